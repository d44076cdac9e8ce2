//! From what was said to a rule that can be worked with.

use super::builder::VotingRuleBuilder;
use super::rule::VotingRule;
use super::voter::Voter;
use crate::error::{Error, Faults, InputFault, Noun, Place, fault};
use crate::roster::names::{self, Names};
use serde::{Deserialize, Deserializer, de};

/// Up to this number of voters the chance of a single set is a floating-point number of full precision.
const MAX_VOTERS: usize = 1_000;

impl VotingRuleBuilder {
    /// Checks everything that was said.
    ///
    /// ```
    /// use roundtable::audit::VotingRule;
    ///
    /// assert!(VotingRule::builder(["ana", "bo"]).majority().build().is_ok());
    /// let nothing_asked = VotingRule::builder(["ana", "bo"]).build();
    /// assert!(nothing_asked.is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Input`] with every fault: no voters, or too many; ids or backgrounds that are empty, repeated, unknown,
    /// or differ only in case or spaces; a quota above the sum of all weights; more of a background than there are;
    /// weights too large to be counted; nothing that has to be met.
    pub fn build(mut self) -> Result<VotingRule, Error> {
        let mut faults = Faults::default();
        for fault in std::mem::take(&mut self.faults) {
            faults.push(fault.in_entry(Place::path("voters")));
        }
        let backgrounds = self.names(&mut faults);
        let quota = faults.inside("quota", |faults| self.weight_needed(faults));
        let houses = faults.inside("agree_in", |faults| self.houses(&backgrounds, faults));
        let measures = faults.inside("quotas", |faults| self.measures(faults));
        let suffices = faults.inside("or", |faults| self.suffices(faults));
        // What is at fault may have been what was asked.
        let asked =
            quota > 0 || !houses.is_empty() || !measures.is_empty() || self.voters.iter().any(|voter| voter.veto);
        if faults.is_empty() && !asked {
            let fault = fault!(
                EverythingPasses,
                "everything passes, even with nobody for it; give a quota of at least 1, a veto, or a \
                 background of which some are to agree"
            );
            faults.push(fault.in_entry(Place::path("quota")));
        }
        faults.finish(VotingRule { voters: self.voters, quota, houses, measures, suffices })
    }

    /// All backgrounds, first appeared first; what is wrong with names is noted.
    fn names(&mut self, faults: &mut Faults) -> Vec<String> {
        match self.voters.len() {
            0 => faults.push(fault!(Missing, "there are no voters; add at least one").in_entry(Place::path("voters"))),
            voters if voters > MAX_VOTERS => faults.push(
                fault!(
                    BeyondLimit,
                    "{voters} voters are given, and {most} are the most; ask about their delegates",
                    most = MAX_VOTERS
                )
                .in_entry(Place::path("voters")),
            ),
            _ => (),
        }
        let (mut ids, mut backgrounds, mut measures) = (Names::default(), Names::default(), Names::default());
        let mut firsts = Vec::new();
        for (at, voter) in self.voters.iter().enumerate() {
            let place = |at: usize| location(at, &self.voters[at]);
            // Two empty ids are empty, not alike.
            let known = ids.position(&voter.id);
            match known.filter(|_| !voter.id.trim().is_empty()) {
                Some(known) => {
                    let fault = InputFault::id_taken(&voter.id, &place(firsts[known]));
                    faults.push(fault.at(place(at)));
                }
                None => note(&voter.id, Noun::Member, &place(at), &ids, faults),
            }
            if known.is_none() {
                ids.push(&voter.id);
                firsts.push(at);
            }
            for (measure, _) in voter.weights.iter() {
                if measures.position(measure).is_none() {
                    note(measure, Noun::Measure, &place(at), &measures, faults);
                    measures.push(measure);
                }
            }
            for background in &voter.backgrounds {
                if backgrounds.position(background).is_none() {
                    let kind = Noun::Background;
                    note(background, kind, &place(at), &backgrounds, faults);
                    backgrounds.push(background);
                }
            }
        }
        for voter in &mut self.voters {
            let mut once = Vec::new();
            for background in std::mem::take(&mut voter.backgrounds) {
                if !once.contains(&background) {
                    once.push(background);
                }
            }
            voter.backgrounds = once;
        }
        backgrounds.into_vec()
    }

    /// The quota as a number.
    fn weight_needed(&self, faults: &mut Faults) -> u64 {
        let mut weights = self.voters.iter().map(|voter| voter.weight);
        let total = weights.try_fold(0, u64::checked_add);
        let (Some(total), Some(needed)) = (total, self.quota) else {
            if total.is_none() {
                faults.push(fault!(BeyondLimit, "the weights add up to more than {}; use a larger unit", u64::MAX));
            }
            return 0;
        };
        let Some(quota) = faults.keep(needed.of(total)) else {
            return 0;
        };
        if quota > total && !self.voters.is_empty() {
            faults.push(match total {
                0 => fault!(
                    NothingPasses,
                    "a quota is asked for, and every voter has the weight 0, so that nothing can pass; give \
                     weights, or leave the quota out"
                ),
                _ => fault!(
                    NothingPasses,
                    "the quota is {quota}, and all weights add up to {total}, so that nothing can pass; ask \
                     for at most {total}"
                ),
            });
        }
        quota
    }

    /// The measures in which weight has to agree, with how much.
    fn measures(&self, faults: &mut Faults) -> Vec<(String, u64)> {
        let mut measures = Vec::new();
        for (measure, needed) in self.quotas.iter() {
            let known = || self.voters.iter().flat_map(|voter| voter.weights.iter()).map(|(name, _)| name);
            if !known().any(|name| name == measure) {
                faults.push(InputFault::unknown(Noun::Measure, measure, names::nearest(measure, known())));
                continue;
            }
            let mut weights = self.voters.iter().map(|voter| voter.weight_in(measure));
            let Some(total) = weights.try_fold(0, u64::checked_add) else {
                let most = u64::MAX;
                faults.push(fault!(
                    BeyondLimit,
                    "the weights in `{measure}` add up to more than {most}; use a larger unit"
                ));
                continue;
            };
            match faults.keep(needed.of(total)) {
                Some(0) => faults.push(fault!(
                    Zero,
                    "at least 0 of the weight in `{measure}` is to agree; ask for at least 1, or leave it out"
                )),
                Some(quota) if quota > total => faults.push(fault!(
                    NothingPasses,
                    "the quota in `{measure}` is {quota}, and all weights in it add up to {total}, so that nothing can \
                     pass; ask for at most {total}"
                )),
                Some(quota) => measures.push((measure.to_owned(), quota)),
                None => {}
            }
        }
        measures
    }

    /// How many voters suffice.
    fn suffices(&self, faults: &mut Faults) -> Option<usize> {
        let voters = self.voters.len();
        let needed = faults.keep(self.or?.of(voters as u64))?;
        let suffices = usize::try_from(needed).ok().filter(|number| (1..=voters).contains(number));
        if suffices.is_none() && voters > 0 {
            faults.push(fault!(
                NotAShare,
                "{needed} of {voters} voters are to suffice; ask for 1 to {voters} of them, or leave it out"
            ));
        }
        suffices
    }

    /// The backgrounds of which some have to agree, with their numbers.
    fn houses(&self, backgrounds: &[String], faults: &mut Faults) -> Vec<(String, usize)> {
        for (name, _) in self.agree_in.iter() {
            if !backgrounds.iter().any(|background| background == name) {
                faults.push(InputFault::unknown(
                    Noun::Background,
                    name,
                    names::nearest(name, backgrounds.iter().map(String::as_str)),
                ));
            }
        }
        if self.agree_in_each.is_some() && backgrounds.is_empty() && !self.voters.is_empty() {
            faults.push(fault!(
                NoBackgrounds,
                "some of each background are to agree, and no voter has any; say who has which"
            ));
        }
        let mut houses = Vec::new();
        for background in backgrounds {
            let mut said = self.agree_in.iter().filter(|(name, _)| name == background);
            let said = said.next().map(|(_, needed)| *needed);
            let Some(needed) = said.or(self.agree_in_each) else {
                continue;
            };
            let members = self.voters.iter();
            let members = members.filter(|voter| voter.backgrounds.contains(background));
            let members = members.count();
            let Some(needed) = faults.keep(needed.of(members as u64)) else {
                continue;
            };
            match usize::try_from(needed) {
                Ok(number) if (1..=members).contains(&number) => houses.push((background.clone(), number)),
                Ok(0) => faults.push(fault!(
                    Zero,
                    "at least 0 voters with the background `{background}` are to agree; ask for at least 1, \
                     or leave it out"
                )),
                _ => faults.push(fault!(
                    NothingPasses,
                    "at least {needed} voters with the background `{background}` are to agree, and {members} \
                     have it, so that nothing can pass; ask for at most {members}"
                )),
            }
        }
        houses
    }
}

/// Checked as by [`VotingRuleBuilder::build`].
impl<'de> Deserialize<'de> for VotingRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<VotingRule, D::Error> {
        VotingRuleBuilder::deserialize(deserializer)?.build().map_err(de::Error::custom)
    }
}

fn location(at: usize, voter: &Voter) -> Place {
    Place::member(at + 1, &voter.id, "")
}

/// Notes what is wrong with a name that is not yet known.
fn note(name: &str, kind: Noun, location: &Place, known: &Names, faults: &mut Faults) {
    faults.note(known.faults(name, kind).map(|fault| fault.at(location.clone())));
}

//! From what was said to a rule that can be worked with.

use super::builder::VotingRuleBuilder;
use super::form::Needed;
use super::rule::VotingRule;
use super::voter::Voter;
use crate::error::{Error, Faults, InputFault, Location, NameKind, Position, VotingFault};
use crate::roster::names::{self, Flaw, Names};

/// Of so many voters the chance of a single set is still a floating-point number of full precision.
const MOST_VOTERS: usize = 1_000;

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
            faults.push(fault);
        }
        let backgrounds = self.names(&mut faults);
        let quota = self.weight_needed(&mut faults);
        let houses = self.houses(&backgrounds, &mut faults);
        // What is at fault may have been what was asked.
        let asked = quota > 0 || !houses.is_empty() || self.voters.iter().any(|voter| voter.veto);
        if faults.is_empty() && !asked {
            faults.push(VotingFault::NothingAsked);
        }
        faults.finish(VotingRule { voters: self.voters, quota, houses })
    }

    /// All backgrounds, first appeared first; what is wrong with names is noted.
    fn names(&mut self, faults: &mut Faults) -> Vec<String> {
        match self.voters.len() {
            0 => faults.push(VotingFault::NoVoters),
            voters if voters > MOST_VOTERS => faults.push(VotingFault::TooManyVoters { voters, most: MOST_VOTERS }),
            _ => (),
        }
        let (mut ids, mut backgrounds) = (Names::default(), Names::default());
        let mut firsts = Vec::new();
        for (at, voter) in self.voters.iter().enumerate() {
            let place = |at: usize| location(at, &self.voters[at]);
            // Two empty ids are empty, not alike.
            let known = ids.position(&voter.id);
            match known.filter(|_| !voter.id.trim().is_empty()) {
                Some(known) => faults
                    .push(InputFault::DuplicateId { location: place(at), earlier: Box::new(place(firsts[known])) }),
                None => note(&voter.id, NameKind::Id, &place(at), &ids, faults),
            }
            if known.is_none() {
                ids.push(&voter.id);
                firsts.push(at);
            }
            for background in &voter.backgrounds {
                if backgrounds.position(background).is_none() {
                    let kind = NameKind::Background;
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
                faults.push(VotingFault::WeightsTooLarge);
            }
            return 0;
        };
        let quota = match needed {
            Needed::AtLeast(quota) => quota,
            Needed::Majority => total / 2 + 1,
        };
        if quota > total && !self.voters.is_empty() {
            faults.push(match total {
                0 => VotingFault::NoWeight,
                _ => VotingFault::QuotaAboveTotal { quota, total },
            });
        }
        quota
    }

    /// The backgrounds of which some have to agree, with their numbers.
    fn houses(&self, backgrounds: &[String], faults: &mut Faults) -> Vec<(String, usize)> {
        for (name, _) in self.agree_in.iter() {
            if !backgrounds.iter().any(|background| background == name) {
                faults.push(VotingFault::UnknownBackground {
                    background: name.to_owned(),
                    nearest: names::nearest(name, backgrounds.iter().map(String::as_str)),
                });
            }
        }
        if self.agree_in_each.is_some() && backgrounds.is_empty() && !self.voters.is_empty() {
            faults.push(VotingFault::NoBackgrounds);
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
            match needed.number(members) {
                Ok(number) => houses.push((background.clone(), number)),
                Err(0) => faults.push(VotingFault::NobodyToAgree { background: background.clone() }),
                Err(needed) => {
                    faults.push(VotingFault::TooFewToAgree { background: background.clone(), needed, members })
                }
            }
        }
        houses
    }
}

impl Needed {
    /// How many of so many, or the number as given if it is 0 or more than there are.
    fn number(self, members: usize) -> Result<usize, u64> {
        match self {
            Needed::Majority => Ok(members / 2 + 1),
            Needed::AtLeast(number) => match usize::try_from(number) {
                Ok(needed) if (1..=members).contains(&needed) => Ok(needed),
                _ => Err(number),
            },
        }
    }
}

fn location(at: usize, voter: &Voter) -> Location {
    Location { position: Position::Member(at + 1), member: voter.id.clone(), field: String::new() }
}

/// Notes what is wrong with a name that is not yet known.
fn note(name: &str, kind: NameKind, location: &Location, known: &Names, faults: &mut Faults) {
    let (location, given) = (location.clone(), name.to_owned());
    match (names::flaw(name), known.lookalike(name)) {
        (Some(Flaw::Empty), _) => faults.push(InputFault::EmptyName { location, kind }),
        (Some(Flaw::Hidden), _) => faults.push(InputFault::HiddenCharacter { location, kind, name: given }),
        (Some(Flaw::SurroundingSpace), _) => faults.push(InputFault::SurroundingSpace { location, kind, name: given }),
        (None, Some(earlier)) => {
            faults.push(InputFault::LookalikeNames { location, kind, name: given, earlier: earlier.to_owned() })
        }
        (None, None) => (),
    }
}

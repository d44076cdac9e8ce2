//! The greedy quota draw of practitioners, called LEGACY in the supplement to Flanigan, Gölz, Gupta, Hennig, Procaccia,
//! "Fair algorithms for selecting citizens' assemblies" (Nature 596, 2021): what a lottery is compared with.

use crate::composition::Composition;
use crate::model::UnitId;
use crate::problem::PricedProblem;
use crate::random::Random;
use crate::roster::{MemberId, Roster, TagId};
use crate::rules::entry::numbered;
use crate::rules::groups::GroupRules;
use crate::rules::{GroupEntry, Lens};

/// Attempts after which a draw is given up.
const MAX_ATTEMPTS: u64 = 1_000;

/// The quotas of a single group.
pub(super) struct QuotaDraw {
    size: usize,
    quotas: Vec<Quota>,
    /// The quotas that each member counts for.
    of_member: Vec<Vec<usize>>,
}

/// How many of those who count for it are selected.
struct Quota {
    least: i64,
    most: i64,
}

/// Where an attempt stands.
struct Attempt<'a> {
    draw: &'a QuotaDraw,
    is_left: Vec<bool>,
    /// For each quota, how many are selected, and how many are left to select from.
    counts: Vec<(i64, i64)>,
    selected: Vec<usize>,
}

impl QuotaDraw {
    /// The quotas that are asked of a composition, or why the greedy draw does not understand it.
    pub(super) fn of(problem: &Composition) -> Result<QuotaDraw, String> {
        let slots = problem.model().slots();
        let size = match slots.sizes() {
            [size] if size.start() == size.end() && slots.has_outside() => *size.start(),
            _ => return Err("it selects for a single group of a fixed size".to_owned()),
        };
        let roster = problem.roster();
        let members: Vec<MemberId> =
            slots.unit_ids().filter_map(|unit| roster.find(&problem.unit_name(unit)?)).collect();
        let rules = problem.to_builder().rules;
        let mut of_member = vec![Vec::new(); members.len()];
        let mut quotas = Vec::new();
        for (rule, asked) in numbered(&rules.asked).filter(|(_, asked)| asked.is_required()) {
            let Some((quota, tag)) = quota(roster, asked) else {
                return Err(format!("it knows bounds for tags alone, and rule {} is another", rule.index() + 1));
            };
            let counts = |member: MemberId| tag.is_some_and(|tag| counts(roster, member, tag, asked.rule.about.lens));
            for (at, _) in members.iter().enumerate().filter(|&(_, &member)| counts(member)) {
                of_member[at].push(quotas.len());
            }
            quotas.push(quota);
        }
        if (0..members.len()).any(|at| slots.open_to(UnitId(at as u32)).len() < slots.len()) {
            return Err("it knows nobody who must be, or must not be, selected".to_owned());
        }
        Ok(QuotaDraw { size, quotas, of_member })
    }

    /// The members who are selected, by their places, and after how many restarts; `None` if all attempts fail.
    pub(super) fn run(&self, random: &mut Random) -> Option<(Vec<usize>, u64)> {
        (0..MAX_ATTEMPTS).find_map(|restarts| Some((self.attempt(random)?, restarts)))
    }

    /// Draws a random member of the most urgent quota until the group is full; `None` if some quota cannot be filled.
    fn attempt(&self, random: &mut Random) -> Option<Vec<usize>> {
        let mut counts = vec![(0, 0); self.quotas.len()];
        self.of_member.iter().flatten().for_each(|&quota| counts[quota].1 += 1);
        let is_left = vec![true; self.of_member.len()];
        let mut attempt = Attempt { draw: self, is_left, counts, selected: Vec::new() };
        (0..self.quotas.len()).for_each(|quota| attempt.close_if_full(quota));
        while attempt.selected.len() < self.size {
            let member = attempt.next(random)?;
            attempt.select(member);
        }
        let filled = self.quotas.iter().zip(&attempt.counts).all(|(quota, &(selected, _))| selected >= quota.least);
        filled.then_some(attempt.selected)
    }

    /// How many members there are to select from.
    pub(super) fn members(&self) -> usize {
        self.of_member.len()
    }

    /// How much a run looks at.
    pub(super) fn work(&self) -> usize {
        self.size.max(1) * (self.of_member.len() + self.quotas.len())
    }
}

impl Attempt<'_> {
    /// A random member of the quota that needs the greatest part of those who are left in it; of all who are left if
    /// there is none with any.
    fn next(&self, random: &mut Random) -> Option<usize> {
        let mut urgent: Option<(usize, i64, i64)> = None;
        for (at, (quota, &(selected, left))) in self.draw.quotas.iter().zip(&self.counts).enumerate() {
            let needed = quota.least - selected;
            if needed > left {
                return None;
            }
            if left > 0 && urgent.is_none_or(|(_, most, of)| needed * of > most * left) {
                urgent = Some((at, needed, left));
            }
        }
        let counts = |&member: &usize| {
            self.is_left[member] && urgent.is_none_or(|(quota, ..)| self.draw.of_member[member].contains(&quota))
        };
        let all: Vec<usize> = (0..self.is_left.len()).filter(counts).collect();
        (!all.is_empty()).then(|| all[random.below(all.len())])
    }

    fn select(&mut self, member: usize) {
        self.selected.push(member);
        self.leave(member);
        for &quota in &self.draw.of_member[member] {
            self.counts[quota].0 += 1;
            self.close_if_full(quota);
        }
    }

    /// Nobody more of a quota that is full can be selected.
    fn close_if_full(&mut self, quota: usize) {
        if self.counts[quota].0 >= self.draw.quotas[quota].most && self.counts[quota].1 > 0 {
            for member in 0..self.is_left.len() {
                if self.is_left[member] && self.draw.of_member[member].contains(&quota) {
                    self.leave(member);
                }
            }
        }
    }

    fn leave(&mut self, member: usize) {
        self.is_left[member] = false;
        self.draw.of_member[member].iter().for_each(|&quota| self.counts[quota].1 -= 1);
    }
}

/// The bounds that a rule sets to those who hold a tag, which nobody may; `None` if the rule is of another kind.
fn quota(roster: &Roster, asked: &GroupEntry) -> Option<(Quota, Option<TagId>)> {
    let GroupRules::Places(places) = &asked.rule.kind.0 else { return None };
    let [name] = places.tag.names() else { return None };
    if !matches!(asked.rule.about.lens, Lens::Every | Lens::Primary | Lens::Undivided) {
        return None;
    }
    let least = places.min.map_or(0, i64::from);
    let most = places.max.map_or(i64::MAX, i64::from);
    Some((Quota { least, most }, roster.tag_if_held(name).ok()?))
}

/// Whether a member counts for a tag.
fn counts(roster: &Roster, member: MemberId, tag: TagId, lens: Lens) -> bool {
    let dimension = roster.tag(tag).dimension();
    match lens {
        Lens::Primary => roster.primary_of(member, dimension) == Some(tag),
        Lens::Undivided => roster.tags_in(member, dimension) == [tag],
        _ => roster.holds(member, tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::composition::CompositionBuilder;
    use crate::error::Error;
    use crate::roster::Member;
    use crate::rules::Rule;

    fn pool(north: usize, south: usize) -> Result<Roster, Error> {
        let site = |at: usize| if at < north { "north" } else { "south" };
        Roster::new(
            (0..north + south).map(|at| Member::new(format!("m{at}")).tag("site", site(at))).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn a_scarce_member_is_always_drawn_and_the_others_alike() -> Result<(), Error> {
        let builder = Composition::builder(&pool(1, 4)?).group("panel", 3);
        let quotas = builder.require(Rule::places("north", 1..=1)).require(Rule::places("south", 1..=2));
        let draw = QuotaDraw::of(&quotas.build()?).expect("bounds for tags");
        let (mut random, mut times) = (Random::new(1, 0), [0_i32; 5]);
        for _ in 0..4_000 {
            let (selected, restarts) = draw.run(&mut random).expect("there are enough");
            assert_eq!((selected.len(), restarts), (3, 0));
            selected.into_iter().for_each(|member| times[member] += 1);
        }
        assert_eq!(times[0], 4_000);
        // The standard error is 32.
        assert!(times[1..].iter().all(|times| (times - 2_000).abs() < 160), "{times:?}");
        Ok(())
    }

    fn told(builder: CompositionBuilder) -> Result<Option<String>, Error> {
        Ok(QuotaDraw::of(&builder.build()?).err())
    }

    #[test]
    fn what_it_does_not_understand_is_told() -> Result<(), Error> {
        let roster = pool(2, 2)?;
        let panel = || Composition::builder(&roster).group("panel", 2);
        let apart = panel().require(Rule::places("north", 1..)).require(Rule::apart(["m0", "m1"]));
        assert_eq!(told(apart)?.as_deref(), Some("it knows bounds for tags alone, and rule 2 is another"));
        let pairs = Composition::builder(&roster).even_groups("pair", 2);
        assert_eq!(told(pairs)?.as_deref(), Some("it selects for a single group of a fixed size"));
        assert_eq!(told(panel())?, None);
        Ok(())
    }

    #[test]
    fn a_draw_that_cannot_be_filled_is_given_up() -> Result<(), Error> {
        let builder = Composition::builder(&pool(1, 4)?).group("panel", 3).require(Rule::places("north", 2..));
        let draw = QuotaDraw::of(&builder.build()?).expect("bounds for tags");
        assert_eq!(draw.run(&mut Random::new(1, 0)), None);
        Ok(())
    }
}

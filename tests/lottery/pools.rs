//! Small pools, and who is where in each of their plans.

use crate::common::cases::{Case, Person, TAGS, cases};
use crate::common::kinds::ALL;
use crate::common::plans::{self, Place};
use crate::common::rules::Asked;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use roundtable::{Composition, CompositionPlan, Rule};
use std::collections::BTreeMap;

/// The group of each member; `None` for those in no group.
pub(crate) type Groups = Vec<Option<usize>>;

/// All plans of a problem that keep what is required.
pub(crate) struct Pool {
    pub(crate) problem: Composition,
    /// For all that differ in who is where, one way to wear the hats.
    pub(crate) plans: BTreeMap<Groups, CompositionPlan>,
}

impl Pool {
    pub(crate) fn new(case: Case) -> Pool {
        Pool::holding(case, 0)
    }

    /// The plans that are as good as the best in all tiers up to this one.
    pub(crate) fn holding(case: Case, tier: u32) -> Pool {
        let problem = case.problem();
        let held = |plan: &CompositionPlan| {
            let costs = problem.check(plan).unwrap_or_else(|faults| panic!("{faults:?}\n{case:?}"));
            costs.iter().filter(|cost| cost.tier.0 <= tier).map(|cost| cost.cost).collect::<Vec<i64>>()
        };
        let mut best: Option<Vec<i64>> = None;
        let mut all = BTreeMap::new();
        plans::each(&case, &mut |places: &[Place]| {
            let plan = plans::plan(case.sizes.len(), places);
            let cost = held(&plan);
            if cost[0] > 0 || best.as_ref().is_some_and(|best| cost > *best) {
                return;
            }
            if best.as_ref().is_none_or(|best| cost < *best) {
                best = Some(cost);
                all.clear();
            }
            all.entry(places.iter().map(|place| place.map(|(group, _)| group)).collect()).or_insert(plan);
        });
        Pool { problem, plans: all }
    }
}

/// Pools of a single group with bounds for what its members hold, around a group that was planted.
pub(crate) fn quotas(people: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Case> {
    let person = (0..TAGS[0].len(), 0..TAGS[1].len(), 0..TAGS[2].len(), any::<bool>());
    let drawn = (vec(person, people), any::<Index>(), any::<Index>(), vec(0..3_u32, 16));
    drawn.prop_flat_map(|(held, size, _, slack)| {
        let number = held.len();
        let size = 1 + size.index(number - 1);
        let planted = subsequence((0..number).collect::<Vec<usize>>(), size);
        planted.prop_map(move |planted| quota_case(&held, &planted, &slack))
    })
}

/// Tags of a member in three dimensions; a second tag in the last, if it is said.
type Held = (usize, usize, usize, bool);

fn quota_case(held: &[Held], planted: &[usize], slack: &[u32]) -> Case {
    let people: Vec<Person> = held.iter().map(person).collect();
    let mut slack = slack.iter().copied().cycle();
    let mut asked = Vec::new();
    for (dimension, tags) in TAGS.iter().enumerate() {
        for &tag in tags.iter() {
            let holds = |person: &Person| person.tags[dimension].contains(&tag);
            if !people.iter().any(holds) {
                continue;
            }
            let number = planted.iter().filter(|&&at| holds(&people[at])).count() as u32;
            let (fewer, more) = (slack.next().unwrap_or(0), slack.next().unwrap_or(0));
            // Two of three quotas are one off at most, the third does not bind.
            let rule = match fewer {
                2 => continue,
                _ => Rule::places(tag, number.saturating_sub(fewer)..=number + more),
            };
            asked.push(Asked { rule, tier: 0, hats: false, can_be_required: true, pins: None });
        }
    }
    Case { people, sizes: vec![(planted.len(), planted.len())], optional: vec![false], everyone: false, asked }
}

fn person(&(first, second, third, also): &Held) -> Person {
    let also = also.then(|| TAGS[2][(third + 1) % TAGS[2].len()]);
    let mut last: Vec<&'static str> = std::iter::once(TAGS[2][third]).chain(also).collect();
    last.sort_unstable();
    let primary = (last.len() > 1).then(|| last[0]);
    Person {
        tags: [vec![TAGS[0][first]], vec![TAGS[1][second]], last],
        primary: [None, None, primary],
        agreed: None,
        half_years: Some(2),
    }
}

/// Pools with any required rules, in one group or several.
pub(crate) fn any_rules() -> impl Strategy<Value = Case> {
    cases(1..=4, ALL).prop_map(Case::all_required)
}

/// Pools with required rules and others that are preferred.
pub(crate) fn with_preferences() -> impl Strategy<Value = Case> {
    cases(1..=4, ALL).prop_filter("nothing is preferred first", |case| case.asked.iter().any(|asked| asked.tier == 1))
}

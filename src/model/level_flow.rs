//! The best list of levels where every unit gives one count one, or stays out: places for which there is money, and those
//! who take them.
//!
//! The worst level is left by as many counts as can be at once, then the next, and so on. Each of these numbers is a
//! greatest flow through the places, as cheap as can be, that keeps the numbers before: it grows by one along a
//! cheapest path while there is money left. Of all that is required the flow knows places, what a count is given once, and one
//! sum of costs; so no plan has a better list, and where nothing else is required the flow is one. That a greatest flow
//! keeps what it serves when it grows is why levels can be settled one by one (Megiddo, "Optimal flows in networks with
//! multiple sources and sinks", 1974).

use super::count::Count;
use super::leximin::Leximin;
use super::network::Network;
use super::slots::{SlotId, UnitId};
use super::tally::Tally;
use super::tiered::Model;
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::Range;

/// Looks at an arc after which the flows of all lists are given up: some tenths of a second.
const MAX_LOOKS: usize = 20_000_000;
/// Levels that are told apart: each is looked for by itself.
const MAX_LEVELS: usize = 1_000;

/// A list that no plan is better than, and who would take part.
#[derive(Debug, Clone)]
pub(crate) struct LevelFlow {
    /// The greatest first.
    levels: Vec<i64>,
    /// What each unit that is about the levels would hold.
    pub(crate) held: Vec<(UnitId, SlotId)>,
}

/// The flows of a model's lists of levels, by the first tier of each, as far as they are known.
#[derive(Debug, Clone, Default)]
pub(crate) struct LevelFlows(BTreeMap<usize, LevelFlow>);

impl LevelFlows {
    /// The flow of a list.
    pub(crate) fn of(&self, list: &Range<usize>) -> Option<&LevelFlow> {
        self.0.get(&list.start)
    }
}

/// A unit that adds one to a count in some slot, and nothing in another.
struct Giver {
    unit: UnitId,
    key: usize,
    gives: SlotId,
    stays_out: SlotId,
    /// Whether it gives in that slot alone.
    is_one: bool,
}

/// A required count that givers add to, by position and weight, and its most.
struct Limit {
    parts: Vec<(usize, i64)>,
    most: i64,
}

/// All that is required of givers, as far as a flow can tell it.
#[derive(Default)]
struct Limits {
    /// Places, each for several counts.
    places: Vec<Limit>,
    /// What is given to one count.
    of_count: Vec<Limit>,
    cost: Option<Limit>,
}

impl LevelFlow {
    /// The sums of the greatest level, of the two greatest, and so on: no plan is below one and at all before it.
    pub(super) fn sums(&self) -> Vec<i64> {
        let sum = |sum: &mut i64, level: &i64| {
            *sum += level;
            Some(*sum)
        };
        self.levels.iter().scan(0, sum).collect()
    }
}

impl Model {
    /// The flows of all lists.
    pub(crate) fn level_flows(&self, interrupts: &Interrupts<'_>) -> LevelFlows {
        let most = MAX_LOOKS / self.lists().len().max(1);
        let flow =
            |list: &Range<usize>| Some((list.start, self.level_flow(self.leximin(list.start)?, most, interrupts)?));
        LevelFlows(self.lists().iter().filter_map(flow).collect())
    }

    /// The flow of a list of levels, given by one of its sums; `None` where levels do not fall by one with each unit, that
    /// takes more than `most` looks at an arc, or it is interrupted.
    fn level_flow(&self, leximin: &Leximin, most: usize, interrupts: &Interrupts<'_>) -> Option<LevelFlow> {
        let levels = leximin.levels();
        let falls = levels.each_level().iter().all(|level| level.times == -1 && level.of == 1);
        if !falls || levels.ranges().iter().any(|range| *range.start() != 0) {
            return None;
        }
        let givers = self.givers(leximin)?;
        let limits = self.limits(&givers);
        let mut network = Network::default();
        let (source, sink) = (network.node(), network.node());
        let counts: Vec<u32> = levels.ranges().iter().map(|_| network.node()).collect();
        let mut from = vec![source; givers.len()];
        let mut to: Vec<u32> = givers.iter().map(|giver| counts[giver.key]).collect();
        for limit in &limits.places {
            let node = network.node();
            network.arc(source, node, 0, limit.most);
            limit.parts.iter().for_each(|&(giver, _)| from[giver] = node);
        }
        for limit in &limits.of_count {
            let node = network.node();
            let Some(&(first, _)) = limit.parts.first() else { continue };
            network.arc(node, counts[givers[first].key], 0, limit.most);
            limit.parts.iter().for_each(|&(giver, _)| to[giver] = node);
        }
        let arcs: Vec<usize> = (0..givers.len()).map(|at| network.arc(from[at], to[at], 0, 1)).collect();
        let mut costs = vec![0; arcs.last().map_or(0, |last| last + 1)];
        for &(giver, cost) in limits.cost.iter().flat_map(|limit| &limit.parts) {
            costs[arcs[giver]] = cost;
        }
        let mut left = limits.cost.as_ref().map_or(0, |limit| limit.most);
        let cost = |arc: usize, _: i64| costs.get(arc).copied().unwrap_or(0);
        let base: Vec<i64> = levels.each_level().iter().map(|level| level.base).collect();
        let best: Vec<i64> = base.iter().zip(levels.ranges()).map(|(base, range)| base - range.end()).collect();
        let (highest, lowest) = (base.iter().copied().max()?, best.iter().copied().min()?);
        let apart = usize::try_from(highest.checked_sub(lowest)?).ok()?;
        // Every level looks at all counts, before any path is looked for.
        if apart > MAX_LEVELS || apart.saturating_mul(base.len()) > most {
            return None;
        }
        // How many counts are at each level or below it, from the highest down.
        let mut sorted: Vec<i64> = Vec::new();
        let mut above = base.len();
        for level in (lowest..highest).rev() {
            let step = network.node();
            let steps = (0..base.len()).filter(|&key| (best[key]..base[key]).contains(&level));
            steps.for_each(|key| {
                network.arc(counts[key], step, 0, 1);
            });
            let out = network.arc(step, sink, 0, base.len() as i64);
            let mut at_or_below = base.iter().filter(|&&base| base <= level).count();
            loop {
                let stopped = |looks: usize| looks > most || interrupts.stop();
                let Some(cost) = network.send_one((source, sink), left, &cost, &stopped) else {
                    if stopped(network.looks()) {
                        return None;
                    }
                    break;
                };
                left -= cost;
                at_or_below += 1;
            }
            network.close(out);
            sorted.resize(base.len() - at_or_below.min(above), level + 1);
            above = at_or_below;
        }
        sorted.resize(base.len(), lowest);
        let held = givers
            .iter()
            .zip(arcs)
            .map(|(giver, arc)| (giver.unit, if network.carried(arc) > 0 { giver.gives } else { giver.stays_out }));
        Some(LevelFlow { levels: sorted, held: held.collect() })
    }

    /// The units that add to the counts; `None` unless each adds one to one count, or stays out.
    fn givers(&self, leximin: &Leximin) -> Option<Vec<Giver>> {
        let counts = leximin.levels().counts();
        let mut givers = Vec::new();
        for unit in counts.grid.unit_ids() {
            let added = |slot: SlotId| counts.added(unit, slot).filter(|&(_, by)| by != 0).collect::<Vec<_>>();
            let open = self.slots().open_to(unit);
            let (gives, stays): (Vec<SlotId>, Vec<SlotId>) = open.iter().partition(|&&slot| !added(slot).is_empty());
            let Some(&first) = gives.first() else { continue };
            let [(key, 1)] = added(first)[..] else { return None };
            gives.iter().all(|&slot| added(slot) == [(key, 1)]).then_some(())?;
            givers.push(Giver { unit, key, gives: first, stays_out: *stays.first()?, is_one: gives.len() == 1 });
        }
        Some(givers)
    }

    /// What is required of them: of families that could be places, the first, and likewise of what a count is given once,
    /// and of sums.
    fn limits(&self, givers: &[Giver]) -> Limits {
        let mut limits = Limits::default();
        let tallies = self.tier(0).filter_map(|family| match &family.count {
            Count::Tally(tally) => Some(tally),
            _ => None,
        });
        let (mut of_one_count, mut single) = (Vec::new(), Vec::new());
        for tally in tallies {
            let of_tally = binding(tally, givers);
            if of_tally.is_empty() {
                continue;
            }
            let parts = || of_tally.iter().flat_map(|limit| &limit.parts);
            let apart = parts().all(|&(_, weight)| weight == 1) && parts().map(|&(giver, _)| giver).all_unique();
            let one_count = |limit: &Limit| limit.parts.iter().map(|&(giver, _)| givers[giver].key).all_equal();
            if apart && of_tally.iter().all(one_count) {
                of_one_count.push(of_tally);
            } else if apart && of_tally.len() == 1 {
                single.extend(of_tally);
            } else if apart && limits.places.is_empty() {
                limits.places = of_tally;
            } else if !apart && of_tally.len() == 1 && limits.cost.is_none() {
                limits.cost = of_tally.into_iter().next();
            }
        }
        let mut of_one_count = of_one_count.into_iter();
        limits.of_count = of_one_count.next().unwrap_or_default();
        // What each place has for one count alone can stand at either end, and one sum of ones anywhere.
        for of_tally in of_one_count {
            if limits.places.is_empty() {
                limits.places = of_tally;
            } else if of_tally.len() == 1 {
                single.extend(of_tally);
            }
        }
        for limit in single {
            if limits.places.is_empty() {
                limits.places.push(limit);
            } else if limits.cost.is_none() {
                limits.cost = Some(limit);
            }
        }
        limits
    }
}

/// The counts of a tally whose most some givers could exceed. None where anything is taken off them.
fn binding(tally: &Tally, givers: &[Giver]) -> Vec<Limit> {
    let grid = tally.grid();
    let negative = grid.kinds().iter().flatten().any(|&(_, weight)| weight < 0);
    if negative || grid.counted_slots().any(|(_, times)| times < 0) {
        return Vec::new();
    }
    let mut parts: BTreeMap<(u32, u32), Vec<(usize, i64)>> = BTreeMap::new();
    for (at, giver) in givers.iter().enumerate().filter(|(_, giver)| giver.is_one) {
        let out = grid.place_of(giver.stays_out).is_some();
        let Some((bucket, times)) = grid.place_of(giver.gives).filter(|_| !out) else { continue };
        for &(column, weight) in grid.columns_of(giver.unit) {
            parts.entry((bucket, column)).or_default().push((at, times * weight));
        }
    }
    let heaviest = grid.counted_slots().map(|(_, times)| times).max().unwrap_or(0);
    let totals = grid.weights();
    let limit = |((bucket, column), parts): ((u32, u32), Vec<(usize, i64)>)| {
        let given: i64 = parts.iter().map(|(_, weight)| weight).sum();
        let all = heaviest * totals[column as usize].iter().sum::<i64>();
        let most = tally.price(bucket, column).free(0..=all).last().map(|free| *free.end())?;
        (most < given).then_some(Limit { parts, most })
    };
    parts.into_iter().filter_map(limit).collect()
}

#[cfg(test)]
mod tests {
    use super::super::generators::assignments;
    use super::super::{Family, Grid, Known, Level, Levels, Price, RuleId, Slots};
    use super::*;
    use proptest::prelude::*;

    /// Who could attend what, at which cost, of so many courses with places; nobody is taught the same thing twice.
    #[derive(Debug, Clone)]
    struct Courses {
        /// Person, course and cost.
        could: Vec<(u32, u32, i64)>,
        places: Vec<i64>,
        people: u32,
        money: Option<i64>,
        /// The highest level of each person, so that they need not begin alike.
        base: Vec<i64>,
    }

    impl Courses {
        /// Courses are about two things, one after the other.
        fn model(&self) -> Model {
            let units = self.could.len();
            let slots = Slots::new(vec![None; 2], Vec::new(), vec![0; units], vec![vec![true; 2]]);
            let grid = |brings: Vec<(u32, i64)>, columns: usize| {
                Grid::new(brings.into_iter().map(|brings| vec![brings]), vec![Some(0), None]).covering(columns, 1)
            };
            let tally = |grid: Grid, most: &dyn Fn(u32) -> i64| {
                Count::Tally(Tally::new(grid, &slots, |_, column| Price::range(None, Some(most(column)))))
            };
            let could = || self.could.iter();
            let at = could().map(|&(_, course, _)| (course, 1)).collect();
            let once = could().map(|&(person, course, _)| (2 * person + course % 2, 1)).collect();
            let mut required = vec![
                tally(grid(at, self.places.len()), &|course| self.places[course as usize]),
                tally(grid(once, 2 * self.people as usize), &|_| 1),
            ];
            let paid = could().map(|&(.., cost)| (0, cost)).collect();
            required.extend(self.money.map(|money| tally(grid(paid, 1), &|_| money)));
            let learns = grid(could().map(|&(person, ..)| (person, 1)).collect(), self.people as usize);
            let level = |_, person: u32| Level { times: -1, of: 1, base: self.base[person as usize] };
            let levels = Levels::new(learns, &slots, level, Known { total: None, each: None });
            let list = Leximin::each(levels).into_iter().map(Count::Leximin);
            let family = |(tier, count)| Family { rule: RuleId(0), tier, count };
            let families = required.into_iter().map(|count| (0, count)).chain((1..).zip(list)).map(family);
            Model::new(slots.clone(), families.collect(), self.people as usize + 1)
        }
    }

    fn courses() -> impl Strategy<Value = Courses> {
        let could = prop::collection::btree_map((0..4_u32, 0..4_u32), 0..4_i64, 1..9);
        let money = prop::option::of(0..9_i64);
        (could, prop::collection::vec(0..3_i64, 4), money, prop::collection::vec(2..5_i64, 4)).prop_map(
            |(could, places, money, base)| Courses {
                could: could.into_iter().map(|((person, course), cost)| (person, course, cost)).collect(),
                places,
                people: 4,
                money,
                base,
            },
        )
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn the_flow_is_the_best_list_of_all_plans(courses in courses()) {
            let model = courses.model();
            let leximin = model.leximin(1).expect("the list begins there");
            let flow = model.level_flow(leximin, MAX_LOOKS, &Interrupts::default()).expect("levels fall by one");
            let costs = assignments(model.slots()).into_iter().map(|assignment| model.cost(&assignment).0);
            let best = costs.filter(|cost| cost[0] == 0).min().expect("all can stay out");
            prop_assert_eq!(&flow.sums()[..], &best[1..]);
            let mut taken = super::super::Assignment::new(vec![SlotId(1); courses.could.len()]);
            flow.held.iter().for_each(|&(unit, slot)| taken.set(unit, slot));
            prop_assert_eq!(model.cost(&taken).0, best.clone());
            let parts = model.lower_bounds().expect("there are plans");
            let flows = model.level_flows(&Interrupts::default());
            prop_assert_eq!(model.conditional_bounds(&parts, &flows, &Interrupts::default()), best);
        }
    }

    #[test]
    fn who_learns_two_things_at_once_is_left_to_others() {
        let courses =
            Courses { could: vec![(0, 0, 0), (1, 0, 0)], places: vec![1; 4], people: 2, money: None, base: vec![1; 2] };
        let slots = courses.model().slots().clone();
        let grid = Grid::new(vec![vec![(0, 2)], vec![(1, 1)]], vec![Some(0), None]).covering(2, 1);
        let levels = Levels::new(grid, &slots, |_, _| Level { times: -1, of: 1, base: 2 }, Known::default());
        let list = Leximin::each(levels).into_iter().map(Count::Leximin);
        let family = |(tier, count)| Family { rule: RuleId(0), tier, count };
        let model = Model::new(slots, (1..).zip(list).map(family).collect(), 3);
        assert!(model.leximin(1).is_some_and(|sum| model.level_flow(sum, MAX_LOOKS, &Interrupts::default()).is_none()));
    }
}

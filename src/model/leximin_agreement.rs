//! The readings of a list of levels agree, on all assignments of small random models.

use super::agreement::{paid, satisfied};
use super::generators::{assignments, listed};
use super::{Count, Known, Level, Levels, Leximin};
use super::{Family, Grid, Model, Price, RuleId, SlotId, Slots, Tally};
use crate::interrupts::Interrupts;
use proptest::prelude::*;

/// So many units of these weights, each held by one of the members, whose levels are their sums over what they offer.
fn offers(weights: &[i64], offers: &[i64]) -> Model {
    let members = offers.len();
    let slots = Slots::new(vec![None; members], Vec::new(), vec![0; weights.len()], vec![vec![true; members]]);
    let units = weights.iter().map(|&weight| vec![(0, weight)]);
    let grid = Grid::new(units, (0..members as u32).map(Some).collect());
    let level = |bucket: u32, _| Level { times: 10_000, of: offers[bucket as usize], base: 0 };
    let list = Leximin::each(Levels::new(grid, &slots, level, Known::default()));
    let family = |(tier, sum)| Family { rule: RuleId(0), tier, count: Count::Leximin(sum) };
    let families = (1..).zip(list).map(family).collect();
    Model::new(slots, families, members + 1)
}

/// The same where members fall into pools, of as many each, and every pool has units of its own, all of one weight.
fn pools(weight: i64, each: &[usize], offers: &[i64]) -> Model {
    let members = each.len() * offers.len();
    let permission_of = (0..).zip(each).flat_map(|(pool, &units)| vec![pool; units]);
    let open = |pool: usize| (0..members).map(|member| member / offers.len() == pool).collect();
    let permissions = (0..each.len()).map(open).collect();
    let slots = Slots::new(vec![None; members], Vec::new(), permission_of.collect(), permissions);
    let units = vec![vec![(0, weight)]; slots.units()];
    let grid = Grid::new(units, (0..members as u32).map(Some).collect());
    let level = |bucket: u32, _| Level { times: 10_000, of: offers[bucket as usize % offers.len()], base: 0 };
    let list = Leximin::each(Levels::new(grid, &slots, level, Known::default()));
    let family = |(tier, sum)| Family { rule: RuleId(0), tier, count: Count::Leximin(sum) };
    Model::new(slots.clone(), (1..).zip(list).map(family).collect(), members + 1)
}

/// Units of these weights, each held by one of the members or left out, where no member may have more than their most and
/// all together no more than a total; the levels know of both.
fn capped(weights: &[i64], levels: &[Level], most: &[i64], total: i64) -> Model {
    let members = levels.len();
    let slots = Slots::new(vec![None; members + 1], Vec::new(), vec![0; weights.len()], vec![vec![true; members + 1]]);
    let grid = |bucket: fn(u32) -> u32| {
        let buckets = (0..members as u32).map(|member| Some(bucket(member))).chain([None]);
        Grid::new(weights.iter().map(|&weight| vec![(0, weight)]), buckets.collect())
    };
    let each = grid(|member| member).covering(1, members);
    let required = [
        Tally::new(each.clone(), &slots, |bucket, _| Price::range(None, Some(most[bucket as usize]))),
        Tally::new(grid(|_| 0).covering(1, 1), &slots, |_, _| Price::range(None, Some(total))),
    ];
    let known = Known { total: Some(total), each: Some(most.to_vec()) };
    let list = Leximin::each(Levels::new(each, &slots, |bucket, _| levels[bucket as usize], known));
    let required = required.into_iter().map(|tally| (0, Count::Tally(tally)));
    let list = (1..).zip(list.into_iter().map(Count::Leximin));
    let family = |(tier, count)| Family { rule: RuleId(0), tier, count };
    Model::new(slots, required.chain(list).map(family).collect(), members + 1)
}

fn best(model: &Model) -> Vec<i64> {
    let costs = assignments(model.slots()).into_iter();
    let costs = costs.map(|assignment| model.cost(&assignment).0);
    costs.min().unwrap_or_default()
}

fn lower_bounds(model: &Model) -> Vec<i64> {
    let parts = model.lower_bounds().unwrap_or_default();
    model.conditional_bounds(&parts, &model.level_flows(&Interrupts::default()), &Interrupts::default())
}

#[test]
fn pieces_that_fit_the_offers_are_proved_by_water_filling() {
    // Pieces of 4, 3, 3 and 2 hours to offers of 6, 4 and 2: everybody gives all that they offer.
    let model = offers(&[4, 3, 3, 2], &[6, 4, 2]);
    assert_eq!(best(&model), [0, 10_000, 20_000, 30_000]);
    assert_eq!(lower_bounds(&model), [0, 10_000, 20_000, 30_000]);
}

#[test]
fn the_greatest_level_comes_first() {
    // Two units to offers of 1 and 2: both to the second, and not one to each.
    let model = offers(&[1, 1], &[1, 2]);
    assert_eq!(best(&model), [0, 10_000, 10_000]);
    assert_eq!(lower_bounds(&model), [0, 10_000, 10_000]);
}

#[test]
fn of_several_who_could_stand_at_a_level_those_do_who_let_the_rest_stand_low() {
    // Of eight units, one too many for the offers but one, somebody stays below what all offer: whoever offers least.
    let model = offers(&[1; 8], &[4, 3, 2]);
    assert_eq!(best(&model), lower_bounds(&model));
    // Two who offer the same: one of them takes one more than the other.
    let model = offers(&[1; 7], &[3, 3, 2]);
    assert_eq!(best(&model), lower_bounds(&model));
}

proptest! {
    #![proptest_config(crate::seeds::cases(128))]

    #[test]
    fn of_units_that_are_alike_the_list_is_found_exactly(
        units in 1..8_usize,
        offered in prop::collection::vec(1..6_i64, 1..4),
    ) {
        let model = offers(&vec![1; units], &offered);
        prop_assert_eq!(lower_bounds(&model), best(&model));
        let (beside, least, _) = model.beside_best_levels(&best(&model));
        let reached = assignments(model.slots()).iter().map(|held| beside.cost(held).0[1]).min();
        prop_assert_eq!(reached, Some(least[1]));
    }

    #[test]
    fn the_sums_compare_as_the_sorted_levels(model in listed()) {
        let first = model.tier(1).find_map(|family| match &family.count {
            Count::Leximin(sum) => Some(sum),
            _ => None,
        });
        let first = first.expect("a list begins in tier 1");
        let list = &model.lists()[0];
        let known = assignments(model.slots());
        let both = known.iter().zip(known.iter().skip(1));
        for (a, b) in both {
            let (levels, others) = (first.levels().sorted(a), first.levels().sorted(b));
            let (costs, other) = (model.cost(a).0, model.cost(b).0);
            prop_assert_eq!(levels.cmp(&others), costs[list.clone()].cmp(&other[list.clone()]));
        }
    }

    #[test]
    fn rows_cost_the_value_and_no_value_is_below_the_floor(model in listed()) {
        let slots = model.slots();
        let sums = model.families().iter().filter(|family| matches!(family.count, Count::Leximin(_)));
        for family in sums {
            let (rows, lower_bound) = (family.rows(slots, &[]), family.lower_bound(slots));
            for assignment in assignments(slots) {
                let value = family.value(&assignment);
                prop_assert!(satisfied(&rows, &assignment), "{:?}", assignment);
                prop_assert_eq!(paid(&rows, &assignment), value);
                prop_assert!(lower_bound.is_some_and(|lower_bound| lower_bound <= value), "{:?} > {}", lower_bound, value);
                prop_assert!(i128::from(value).abs() <= family.greatest(slots));
            }
        }
    }

    #[test]
    fn no_list_is_below_its_floor_in_order(model in listed()) {
        let Some(parts) = model.lower_bounds() else { return Ok(()) };
        let lower_bounds = model.conditional_bounds(&parts, &model.level_flows(&Interrupts::default()), &Interrupts::default());
        for assignment in assignments(model.slots()) {
            let cost = model.cost(&assignment).0;
            for tier in 0..model.tiers() {
                prop_assert!(cost[..tier] != lower_bounds[..tier] || lower_bounds[tier] <= cost[tier], "{:?} {:?}", lower_bounds, cost);
            }
        }
    }

    #[test]
    fn what_is_known_beside_permissions_claims_no_more_than_there_is(
        weights in prop::collection::vec(1..4_i64, 1..6),
        levels in prop::collection::vec((1..5_i64, 1..4_i64, -2..4_i64, 0..6_i64), 1..4),
        (total, falls) in (0..9_i64, any::<bool>()),
    ) {
        let sign = if falls { -1 } else { 1 };
        let level = |&(times, of, base, _): &(i64, i64, i64, i64)| Level { times: sign * times, of, base };
        let most: Vec<i64> = levels.iter().map(|&(.., most)| most).collect();
        let model = capped(&weights, &levels.iter().map(level).collect::<Vec<_>>(), &most, total);
        let lower_bounds = lower_bounds(&model);
        for assignment in assignments(model.slots()) {
            let cost = model.cost(&assignment).0;
            for tier in 0..model.tiers() {
                prop_assert!(cost[..tier] != lower_bounds[..tier] || lower_bounds[tier] <= cost[tier], "{:?} {:?}", lower_bounds, cost);
            }
        }
    }

    #[test]
    fn what_costs_nothing_beside_the_best_list_has_it(model in listed()) {
        let list = model.lists()[0].clone();
        let Some(parts) = model.lower_bounds() else { return Ok(()) };
        let bounds = model.conditional_bounds(&parts, &model.level_flows(&Interrupts::default()), &Interrupts::default());
        let (beside, least, end) = model.beside_best_levels(&bounds);
        if end <= list.start {
            return Ok(());
        }
        let first = model.leximin(list.start).expect("a list begins there");
        let best: Vec<i64> = list.clone().filter_map(|tier| model.leximin(tier)).map(Leximin::lower_bound_in_order).collect();
        for assignment in assignments(model.slots()) {
            if beside.cost(&assignment).0[list.start] <= least[list.start] {
                prop_assert!(model.cost(&assignment).0[list.clone()] <= best[..], "{:?} {:?}", first.levels().sorted(&assignment), best);
            }
        }
    }

    #[test]
    fn of_equal_offers_the_water_finds_its_level(weights in 1..7_usize, members in 1..4_usize, weight in 1..4_i64, offer in 1..5_i64) {
        let model = offers(&vec![weight; weights], &vec![offer; members]);
        prop_assert_eq!(lower_bounds(&model), best(&model));
    }

    #[test]
    fn every_pool_finds_its_level(weight in 1..4_i64, each in prop::collection::vec(0..4_usize, 2), offer in 1..5_i64) {
        let model = pools(weight, &each, &[offer, offer]);
        prop_assert_eq!(lower_bounds(&model), best(&model));
    }

    #[test]
    fn of_weights_that_no_sum_fills_no_list_is_below_the_floor(
        weights in prop::collection::vec(1..6_i64, 1..6),
        members in prop::collection::vec(1..4_i64, 1..4),
    ) {
        let model = offers(&weights, &members);
        let (lower_bounds, best) = (lower_bounds(&model), best(&model));
        prop_assert!(lower_bounds <= best, "{:?} > {:?}", lower_bounds, best);
    }

    #[test]
    fn places_that_hold_the_same_are_alike(model in listed()) {
        let slots: Vec<SlotId> = model.slots().slot_ids().collect();
        let interchangeable = |&(a, b): &(SlotId, SlotId)| a < b && crate::milp::symmetry::interchangeable(&model, a, b);
        let pairs = slots.iter().flat_map(|&a| slots.iter().map(move |&b| (a, b))).filter(interchangeable);
        for (a, b) in pairs {
            for assignment in assignments(model.slots()).into_iter().take(20) {
                let exchanged = |&slot: &SlotId| if slot == a { b } else if slot == b { a } else { slot };
                let held = assignment.slots().iter().map(exchanged).collect();
                let list = model.lists()[0].clone();
                let (cost, other) = (model.cost(&assignment).0, model.cost(&super::Assignment::new(held)).0);
                prop_assert_eq!(&cost[list.clone()], &other[list]);
            }
        }
    }
}

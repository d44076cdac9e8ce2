//! The readings of every kind of count agree: value, rows and floor, on all assignments of small random models.

use super::generators::{any_count, assignments, at_tables, model, periods, price, seated};
use super::rows::total;
use super::{Assignment, Count, CountReadings, Family, Grid, Rows, RuleId, SlotId, Slots, Tally, UnitId};
use crate::interrupts::{Cancel, Interrupts};
use crate::milp::symmetry::interchangeable;
use proptest::prelude::*;
use proptest::sample::Index;

/// Whether the auxiliary variables that follow from an assignment satisfy their ranges and all rows.
pub(super) fn satisfied(rows: &Rows, assignment: &Assignment) -> bool {
    let holds = |unit: UnitId, slot| assignment.slot(unit) == slot;
    let values = rows.auxiliary_values(&holds);
    let ranges = rows.auxiliaries.iter().zip(&values).all(|(auxiliary, value)| auxiliary.range.contains(value));
    ranges
        && rows.rows.iter().all(|row| {
            let sum = total(&row.terms, &holds, &values);
            row.low.is_none_or(|low| sum >= low) && row.high.is_none_or(|high| sum <= high)
        })
}

pub(super) fn paid(rows: &Rows, assignment: &Assignment) -> i64 {
    let holds = |unit: UnitId, slot| assignment.slot(unit) == slot;
    rows.constant + total(&rows.cost, &holds, &rows.auxiliary_values(&holds))
}

pub(super) fn family(tier: usize) -> impl Strategy<Value = (Slots, Family)> {
    periods().prop_flat_map(move |slots| {
        let family = any_count(&slots, tier == 0).prop_map(move |count| Family { rule: RuleId(0), tier, count });
        (Just(slots), family)
    })
}

proptest! {
    #![proptest_config(crate::seeds::cases(192))]

    #[test]
    fn required_rows_hold_where_the_value_is_zero((slots, family) in family(0)) {
        let rows = family.rows(&slots, &[]);
        for assignment in assignments(&slots) {
            prop_assert_eq!(satisfied(&rows, &assignment), family.value(&assignment) == 0, "{:?}", assignment);
        }
    }

    #[test]
    fn paid_rows_cost_the_value((slots, family) in family(1)) {
        let rows = family.rows(&slots, &[]);
        for assignment in assignments(&slots) {
            prop_assert!(satisfied(&rows, &assignment), "{:?}", assignment);
            prop_assert_eq!(paid(&rows, &assignment), family.value(&assignment), "{:?}", assignment);
        }
    }

    #[test]
    fn no_value_is_below_the_floor((slots, family) in family(1)) {
        let lower_bound = family.lower_bound(&slots);
        for assignment in assignments(&slots) {
            prop_assert!(lower_bound.is_some_and(|lower_bound| lower_bound <= family.value(&assignment)), "{:?} {:?}", lower_bound, assignment);
        }
    }

    #[test]
    fn no_value_is_below_a_floor_that_was_cut_short((slots, family) in family(1), look in 0..12_u64) {
        let cancel = Cancel::at_look(look);
        let lower_bound = family.lower_bound_until(&slots, &Interrupts { cancel: Some(&cancel), ..Interrupts::default() });
        for assignment in assignments(&slots) {
            prop_assert!(lower_bound.is_some_and(|lower_bound| lower_bound <= family.value(&assignment)), "{:?} {:?}", lower_bound, assignment);
        }
    }

    #[test]
    fn no_value_is_beyond_the_greatest((slots, family) in family(1), times in 1..4_i64) {
        let more = family.count.times(times).map(|count| Family { count, ..family.clone() });
        let more = more.expect("small");
        prop_assert_eq!(more.greatest(&slots), family.greatest(&slots) * i128::from(times));
    }

    #[test]
    fn no_assignment_that_is_at_its_floors_is_below_those_that_know_of_it(
        model in prop_oneof![1 => seated(2..=4), 2 => at_tables()],
        look in prop_oneof![3 => Just(u64::MAX), 2 => 0..60_u64],
    ) {
        // Whether they are cut short or not.
        let cancel = Cancel::at_look(look);
        let interrupts = Interrupts { cancel: Some(&cancel), ..Interrupts::default() };
        let Some(parts) = model.lower_bounds_until(&interrupts) else {
            let met = assignments(model.slots()).into_iter().find(|assignment| model.cost(assignment).0[0] == 0);
            prop_assert_eq!(met, None);
            return Ok(());
        };
        let lower_bounds = model.conditional_bounds(&parts, &model.level_flows(&interrupts), &interrupts);
        let rows = |(family, parts): (&Family, &Vec<i64>)| family.rows(model.slots(), parts);
        let rows: Vec<Rows> = model.families().iter().zip(&parts).filter(|(family, _)| family.tier > 0).map(rows).collect();
        for assignment in assignments(model.slots()) {
            let cost = model.cost(&assignment).0;
            for tier in 0..3 {
                prop_assert!(cost[..tier] != lower_bounds[..tier] || lower_bounds[tier] <= cost[tier], "{:?} {:?}", lower_bounds, cost);
            }
            prop_assert!(cost[0] > 0 || rows.iter().all(|rows| satisfied(rows, &assignment)), "{:?}", assignment);
            let held = (cost[0] == 0).then(|| model.tier_lower_bounds(&parts));
            prop_assert!(held.is_none_or(|floors| floors.iter().zip(&cost).all(|(floor, cost)| floor <= cost)));
        }
    }

    #[test]
    fn over_finer_slots_a_count_is_that_of_the_slots_they_stand_for(
        (slots, family) in family(1),
        stands_for in prop::collection::vec(any::<Index>(), 1..8),
        held in prop::collection::vec(any::<Index>(), 8),
    ) {
        let of_places = matches!(
            family.count,
            Count::EdgeProducts(_) | Count::Neighbours(_) | Count::QuadraticAssignment(_) | Count::Meetings(_) | Count::DistinctContacts(_) | Count::PriorExperience(_)
        );
        prop_assume!(!of_places);
        let coarse: Vec<SlotId> = stands_for.iter().map(|at| SlotId(at.index(slots.len()) as u32)).collect();
        let fine: Vec<SlotId> = held[..slots.units()].iter().map(|at| SlotId(at.index(coarse.len()) as u32)).collect();
        let meant: Vec<SlotId> = fine.iter().map(|slot| coarse[slot.index()]).collect();
        let refined = Family { count: family.count.clone().refined(&coarse), ..family.clone() };
        prop_assert_eq!(refined.value(&Assignment::new(fine)), family.value(&Assignment::new(meant)));
    }

    #[test]
    fn units_of_one_kind_can_be_exchanged(model in model(1..=3)) {
        let kinds = model.symmetry_classes();
        for assignment in assignments(model.slots()).into_iter().take(50) {
            for (a, b) in (0..kinds.len()).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|&(a, b)| kinds[a] == kinds[b]) {
                let mut held = assignment.slots().to_vec();
                held.swap(a, b);
                prop_assert_eq!(model.cost(&Assignment::new(held)), model.cost(&assignment));
            }
        }
    }

    #[test]
    fn groups_of_one_kind_can_be_exchanged(model in model(1..=3)) {
        let slots = model.slots();
        let groups: Vec<SlotId> = slots.slot_ids().filter(|&slot| slots.group_of(slot).is_some()).collect();
        // Where hats are worn, a slot is only a part of its group.
        prop_assume!(groups.len() == slots.sizes().len());
        // Contacts that join groups are drawn, though no problem has them.
        prop_assume!(!model.families().iter().any(|family| matches!(family.count, Count::Encounters(_))));
        let pairs = groups.iter().flat_map(|&a| groups.iter().map(move |&b| (a, b)));
        let pairs: Vec<(SlotId, SlotId)> = pairs.filter(|&(a, b)| a < b && interchangeable(&model, a, b)).collect();
        for assignment in assignments(slots).into_iter().take(50) {
            for &(a, b) in &pairs {
                let exchanged = |&slot: &SlotId| if slot == a { b } else if slot == b { a } else { slot };
                let held = assignment.slots().iter().map(exchanged).collect();
                prop_assert_eq!(model.cost(&Assignment::new(held)), model.cost(&assignment));
            }
        }
    }

    #[test]
    fn the_floor_of_one_tag_over_fixed_sizes_is_reached(
        sizes in prop::collection::vec(0..4_usize, 1..=3),
        holders in prop::collection::vec(any::<bool>(), 9),
        prices in prop::collection::vec(price(), 1..=3),
    ) {
        let units: usize = sizes.iter().sum();
        let groups = sizes.len() as u32;
        let ranges = sizes.iter().map(|&size| size..=size).collect();
        let slots = Slots::new((0..groups).map(Some).collect(), ranges, vec![0; units], vec![vec![true; sizes.len()]]);
        let columns = holders.iter().take(units).map(|&holds| if holds { vec![(0, 1)] } else { Vec::new() });
        let grid = Grid::new(columns, (0..groups).map(Some).collect()).covering(1, sizes.len());
        let tally = Tally::new(grid, &slots, |bucket, _| prices[bucket as usize % prices.len()].clone());
        // Each split of the holders over the groups, one group after the other.
        let held = holders.iter().take(units).filter(|&&holds| holds).count();
        prop_assert_eq!(tally.lower_bound(&slots, &Interrupts::default()), least(&sizes, &prices, 0, held, units - held));
    }
}

/// The cheapest way to fill the groups from `at` on with `holders` of the tag and `others`.
fn least(sizes: &[usize], prices: &[super::Price], at: usize, holders: usize, others: usize) -> Option<i64> {
    let Some(&size) = sizes.get(at) else {
        return (holders == 0 && others == 0).then_some(0);
    };
    let here = (0..=size).filter(|&here| here <= holders && size - here <= others);
    here.filter_map(|here| {
        let rest = least(sizes, prices, at + 1, holders - here, others - (size - here))?;
        Some(prices[at % prices.len()].at(here as i64) + rest)
    })
    .min()
}

//! Members of two kinds who are at tables in several periods.

use super::{ContactRelation, Weighted, price, priced, with_families};
use super::{
    Contacts, Count, DistinctContacts, Encounters, Grid, Meetings, Model, PairClasses, Price, SlotId, Slots, Tally,
    ThresholdCounts, UnitId,
};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::sync::Arc;

/// A period of two tables and perhaps an outside, of sizes that some assignment has, or without a choice; and who is
/// there.
fn period(members: usize) -> impl Strategy<Value = (Slots, Vec<usize>)> {
    let present = subsequence((0..members).collect::<Vec<_>>(), members - 1..=members);
    let slack = vec((0..2_usize, 0..2_usize), 2);
    let drawn = (present, prop::bool::weighted(0.2), prop::bool::weighted(0.2), slack);
    drawn.prop_flat_map(|(present, outside, fixed, slack)| {
        vec(0..2 + usize::from(outside), present.len()).prop_map(move |held| {
            let sizes = slack.iter().enumerate().map(|(table, &(fewer, more))| {
                let here = held.iter().filter(|&&at| at == table).count();
                here.saturating_sub(fewer)..=here + more
            });
            let groups = [Some(0), Some(1)].into_iter().chain(outside.then_some(None));
            let places = 2 + usize::from(outside);
            let (kinds, open) = if fixed {
                let open = held.iter().map(|&at| (0..places).map(|place| place == at).collect());
                ((0..held.len() as u32).collect(), open.collect())
            } else {
                (vec![0; held.len()], vec![vec![true; places]])
            };
            (Slots::new(groups.collect(), sizes.collect(), kinds, open), present.clone())
        })
    })
}

/// Few of a kind at single tables, and few visits of a member to a table, in tiers 0 and 1; then few meetings or many new
/// people.
pub(crate) fn at_tables() -> BoxedStrategy<Model> {
    let periods = prop_oneof![vec(period(5), 2), vec(period(4), 3)];
    let drawn = periods.prop_flat_map(|periods| {
        let members = 5_usize;
        let weights = prop_oneof![2 => Just((0, 1)), 1 => (-2..3_i64, -2..3_i64)];
        let asked = (0..2_usize, 0..periods.len(), 0..2_usize, weights, vec(price(), 1..3));
        let visits = prop::option::of((0..2_usize, 1..3_i64));
        let pairs = vec((0..2_usize, 0..periods.len(), 0..5_u32, 0..5_u32), 0..4);
        let variety = prop::option::of((0..2_usize, 0..periods.len(), 1..4_i64));
        let past = btree_map((0..3_u32, 3..5_u32), 1..3_i64, 0..3);
        let met = (vec(vec(0..5_i64, 2..5), 2), vec(0..2_u32, 3), past, any::<bool>(), price());
        (
            Just(periods),
            vec(vec(any::<bool>(), members), 2),
            vec(asked, 1..6),
            (visits, pairs, variety),
            1..3_usize,
            met,
        )
    });
    let built = drawn.prop_map(
        |(periods, kinds, asked, (visits, pairs, variety), tier, (prices, classes, past, new, price))| {
            let members: Vec<usize> = periods.iter().flat_map(|(_, present)| present.clone()).collect();
            let slots = Slots::joined(periods.iter().map(|(slots, _)| slots.clone()).collect());
            let table = |slot: SlotId| slots.group_of(slot).map(|group| group as u32);
            let mut counts = Vec::new();
            for (tier, at, kind, (other, weight), prices) in asked {
                let (part, present) = &periods[at];
                let brought = |&member: &usize| vec![(0, if kinds[kind][member] { weight } else { other })];
                let columns = present.iter().map(brought).collect::<Vec<Vec<Weighted>>>();
                let tables = part.slot_ids().map(|slot| part.group_of(slot).map(|group| group as u32));
                let grid = Grid::new(columns, tables.collect()).covering(1, 2);
                let tally = Tally::new(grid, part, |bucket, _| priced(&prices, bucket));
                let period = &slots.periods()[at];
                counts.push((tier, Count::Tally(tally).moved(period.units.start as u32, period.slots.start as u32)));
            }
            if let Some((tier, most)) = visits {
                let columns = members.iter().map(|&member| vec![(member as u32, 1)]);
                let tables = slots.slot_ids().map(|slot| table(slot).map(|group| group % 2)).collect();
                let price = |_, _| Price::range(None, Some(most));
                counts.push((tier, Count::Tally(Tally::new(Grid::new(columns, tables), &slots, price))));
            }
            let relation = ContactRelation::classes(slots.slot_ids().map(table).collect());
            for (tier, at, a, b) in pairs {
                let units = slots.periods()[at].units.clone();
                let unit = |member: u32| units.clone().find(|&unit| members[unit] == member as usize);
                if let (Some(a), Some(b), true) = (unit(a), unit(b), a != b) {
                    let pair = vec![(UnitId(a as u32), UnitId(b as u32))];
                    let price = Price::range(None, Some(0));
                    counts.push((
                        tier,
                        Count::Encounters(Encounters::new(members.len(), pair, relation.clone(), &price)),
                    ));
                }
            }
            if let Some((tier, at, least)) = variety {
                let (part, present) = &periods[at];
                let columns = present.iter().map(|&member| vec![(member as u32 % 3, 1)]).collect::<Vec<_>>();
                let tables = part.slot_ids().map(|slot| part.group_of(slot).map(|group| group as u32));
                let grid = Grid::new(columns, tables.collect()).covering(3, 2);
                let counted = ThresholdCounts::new(grid, 1, |_| Price::range(Some(least), None));
                let period = &slots.periods()[at];
                let moved = Count::ThresholdCounts(counted).moved(period.units.start as u32, period.slots.start as u32);
                counts.push((tier, moved));
            }
            let member_of = members.iter().map(|&member| member as u32).collect();
            let contacts = Arc::new(Contacts::new(5, member_of, relation, past));
            let square = vec![classes[0], classes[1], classes[1], classes[2]];
            let classes =
                Arc::new(PairClasses::by_kind(kinds[0].iter().map(|&holds| u32::from(holds)).collect(), square));
            let prices = prices.iter().map(|values| Price::through(values)).collect();
            let last = if new {
                Count::DistinctContacts(DistinctContacts::new(contacts, classes, price))
            } else {
                Count::Meetings(Meetings::new(contacts, classes, prices))
            };
            counts.push((tier, last));
            with_families(slots, counts)
        },
    );
    built.boxed()
}

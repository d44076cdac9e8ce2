//! Small random models with every kind of count, for tests.

mod levels;
mod neighbours;
mod number_ranges;
mod periods;
mod tables;

use super::{
    Acquaintances, AssignmentWeights, Cluster, ContactRelation, Contacts, Count, DistinctContacts, Encounters,
    ExperiencePrice, Family, Grid, Meetings, Model, PairClasses, Price, PriorExperience, RoleExposure, RuleId, SlotId,
    Slots, Tally, ThresholdCounts, UnitId, UnitWeights, Weighted,
};
use neighbours::{between_seats, columns, neighbours, places};
use number_ranges::number_ranges;
use periods::{are_seats, seats};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

pub(crate) use levels::listed;
pub(crate) use neighbours::pattern;
pub(crate) use periods::{assignments, periods};
pub(crate) use tables::at_tables;

/// Prices that are 0 somewhere and never below.
pub(crate) fn price() -> impl Strategy<Value = Price> {
    prop_oneof![
        (0..3_i64, 0..3_i64).prop_map(|(low, more)| Price::range(Some(low), Some(low + more))),
        (-1..4_i64).prop_map(|low| Price::range(Some(low), None)),
        (0..4_i64).prop_map(|high| Price::range(None, Some(high))),
        (1..4_i64, -2..9_i64).prop_map(|(scale, target)| Price::distance(scale, target)),
        (2..5_i64).prop_map(Price::none_or),
        (0..4_i64).prop_map(Price::opened),
        (-1..4_i64).prop_map(Price::passed),
        (1..4_i64, 2..5_i64).prop_map(|(least, lot)| Price::missing_lots(least, lot)),
        (1..4_i64).prop_map(|least| Price::range(Some(least), None).after_one()),
    ]
}

fn any_price() -> impl Strategy<Value = Price> {
    prop_oneof![4 => price(), 1 => (-3..4_i64).prop_map(Price::linear)]
}

/// Bucket of each slot: its group, itself, one for all groups, or any.
fn buckets(slots: &Slots) -> BoxedStrategy<Vec<Option<u32>>> {
    let of = |bucket: &dyn Fn(SlotId) -> Option<u32>| slots.slot_ids().map(bucket).collect::<Vec<_>>();
    let group = |slot: SlotId| slots.group_of(slot).map(|group| group as u32);
    prop_oneof![
        3 => Just(of(&group)),
        1 => Just(of(&|slot| group(slot).map(|_| slot.0))),
        1 => Just(of(&|slot| group(slot).map(|_| 0))),
        1 => vec(prop::option::of(0..3_u32), slots.len()),
    ]
    .boxed()
}

/// One column of three for each unit, as members share turns among them.
fn one_column(units: usize) -> impl Strategy<Value = Vec<Vec<Weighted>>> {
    vec((0..3_u32).prop_map(|column| vec![(column, 1)]), units)
}

/// A weight for each slot, or none.
fn slot_weights(slots: usize, weights: std::ops::Range<i64>) -> impl Strategy<Value = Option<Vec<i64>>> {
    prop::option::weighted(0.4, vec(weights, slots))
}

/// A grid of slots that may have weights.
fn grid(columns: Vec<Vec<Weighted>>, buckets: Vec<Option<u32>>, weights: Option<Vec<i64>>) -> Grid {
    let grid = Grid::new(columns, buckets);
    match weights {
        None => grid,
        Some(weights) => grid.weighing(weights),
    }
}

/// Prices of buckets times columns, taken in turn.
fn priced(prices: &[Price], at: u32) -> Price {
    prices[at as usize % prices.len()].clone()
}

/// A count of any kind over these slots; with `required`, with prices that are never below 0.
fn count(slots: &Slots, required: bool) -> BoxedStrategy<Count> {
    let units = slots.units();
    let price = || {
        if required { price().boxed() } else { any_price().boxed() }
    };
    let prices = || vec(price(), 1..4);
    let of = slots.clone();
    let tally = |columns: BoxedStrategy<Vec<Vec<Weighted>>>| {
        let of = of.clone();
        let weights = slot_weights(slots.len(), -1..4);
        (columns, buckets(slots), weights, prices()).prop_map(move |(columns, buckets, weights, prices)| {
            let grid = grid(columns, buckets, weights);
            Count::Tally(Tally::new(grid, &of, |bucket, column| priced(&prices, bucket * 3 + column)))
        })
    };
    let whole = prop_oneof![2 => columns(units, 0..3), 1 => one_column(units)];
    let drawn = (whole, buckets(slots), slot_weights(slots.len(), 0..3), prices(), 1..4_i64);
    let joined = prop::option::of((vec(0..4_i64, 3), any::<bool>()));
    let flags = (drawn, joined).prop_map(|((columns, buckets, weights, prices, threshold), of)| {
        let grid = grid(columns, buckets, weights);
        Count::ThresholdCounts(match of {
            None => ThresholdCounts::new(grid, threshold, |bucket| priced(&prices, bucket)),
            Some((of, several)) => {
                let weight = |bucket: u32| of[bucket as usize % of.len()];
                if several {
                    let count = |bucket: u32| (bucket % prices.len() as u32, weight(bucket));
                    ThresholdCounts::joined(grid, threshold, count, prices.clone())
                } else {
                    ThresholdCounts::together(grid, threshold, weight, prices[0].clone())
                }
            }
        })
    });
    let cells =
        (vec((-2..4_i64, vec(prop::option::of(-2..4_i64), slots.len())), units), price()).prop_map(|(of, price)| {
            let weights = of.into_iter().map(|(default, listed)| {
                let listed = (0..).map(SlotId).zip(listed);
                UnitWeights { default, exceptions: listed.filter_map(|(slot, weight)| Some((slot, weight?))).collect() }
            });
            Count::AssignmentWeights(AssignmentWeights::new(weights.collect(), price))
        });
    let pairs: Vec<(UnitId, UnitId)> =
        slots.unit_ids().flat_map(|a| slots.unit_ids().filter(move |&b| b > a).map(move |b| (a, b))).collect();
    let some = proptest::sample::subsequence(pairs.clone(), pairs.len().min(1)..=pairs.len());
    let classes = vec(prop::option::weighted(0.8, 0..3_u32), slots.len()).prop_map(ContactRelation::classes);
    let relation = if are_seats(slots) { prop_oneof![classes, between_seats(slots)].boxed() } else { classes.boxed() };
    let encounters = (some, relation, any::<bool>(), 1..3_i64).prop_map(move |(pairs, relation, wanted, factor)| {
        let price = if wanted { Price::range(Some(1), None) } else { Price::range(None, Some(0)) };
        let price = price.times(factor).expect("small");
        Count::Encounters(Encounters::new(units, pairs, relation, &price))
    });
    let contact: Vec<Option<u32>> = slots.slot_ids().map(|slot| slots.group_of(slot).map(|g| g as u32)).collect();
    let known = proptest::sample::subsequence(pairs.clone(), 0..=pairs.len());
    let everywhere = contact.iter().map(|class| class.or(Some(9))).collect();
    let contacts = proptest::sample::select(vec![contact.clone(), everywhere]);
    let mutual = (known, contacts.clone(), 1..4_u32, 1..3_i64).prop_map(move |(known, contact, least, factor)| {
        let known = Acquaintances::mutual(units, known, contact, least);
        Count::Acquaintances(known).times(factor).expect("small")
    });
    let contacts = contacts.prop_map(ContactRelation::classes);
    let contacts =
        if are_seats(slots) { prop_oneof![contacts, between_seats(slots)].boxed() } else { contacts.boxed() };
    let named = (vec((vec(0..units as u32, 0..4), 0..3_u32), units), contacts).prop_map(|(named, contact)| {
        let known = named.into_iter().enumerate().map(|(unit, (others, least))| {
            let others = others.into_iter().filter(|&other| other as usize != unit);
            (others.map(UnitId).collect(), least)
        });
        Count::Acquaintances(Acquaintances::new(known.collect(), contact, Price::passed(0)))
    });
    let knows = prop_oneof![mutual, named];
    let cluster = (vec(-3..4_i32, pairs.len()), price()).prop_map(move |(values, price)| {
        let mut square = vec![0; units * units];
        for (&(a, b), value) in pairs.iter().zip(values) {
            square[a.index() * units + b.index()] = value;
            square[b.index() * units + a.index()] = value;
        }
        Count::Cluster(Cluster::new(units, square, contact.clone(), price))
    });
    let whole = columns(units, 0..2).boxed();
    let weighted = columns(units, -2..4).boxed();
    let turns = one_column(units).boxed();
    prop_oneof![2 => tally(whole), 2 => tally(weighted), 2 => tally(turns), 2 => flags, 2 => number_ranges(slots, buckets(slots), required), 1 => cells, 1 => encounters, 1 => cluster, 1 => knows].boxed()
}

/// A count within one period, or over all of them.
pub(crate) fn any_count(slots: &Slots, required: bool) -> BoxedStrategy<Count> {
    let parts: Vec<BoxedStrategy<Count>> = slots
        .periods()
        .iter()
        .map(|period| {
            let (units, first) = (period.units.start as u32, period.slots.start as u32);
            count(&slots.part(period), required).prop_map(move |count| count.moved(units, first)).boxed()
        })
        .collect();
    let anywhere = prop_oneof![
        3 => proptest::strategy::Union::new(parts),
        1 => count(slots, required),
        2 => meetings(slots, required),
        1 => seasoned(slots),
    ];
    if are_seats(slots) { prop_oneof![anywhere, neighbours(slots, required)].boxed() } else { anywhere.boxed() }
}

/// Members who may have learnt before, in slots that count, teach, or neither.
fn seasoned(slots: &Slots) -> BoxedStrategy<Count> {
    let exposure = (any::<bool>(), any::<bool>());
    let exposure = exposure.prop_map(|(counted, learnt)| RoleExposure { counted, learnt });
    let periods = slots.periods().len();
    (
        contacts(slots),
        vec(exposure, slots.len()),
        vec(0..3_i64, 6),
        1..3_i64,
        vec((prop_oneof![Just((1, 0)), (-2..4_i64, -2..3_i64)], price()), periods),
        Just(slots.clone()),
    )
        .prop_map(|((contacts, _), exposures, before, threshold, prices, slots)| {
            let of = |((learnt, others), price)| ExperiencePrice { learnt, others, price };
            let prices = prices.into_iter().map(of).collect();
            let units = contacts.units_of_members().into_iter().enumerate();
            let mut members: Vec<(UnitId, u32)> =
                units.flat_map(|(member, units)| units.into_iter().map(move |unit| (unit, member as u32))).collect();
            members.sort_unstable();
            let members: Vec<u32> = members.into_iter().map(|(_, member)| member).collect();
            let before = (0..).zip(&members).map(|(unit, &member)| before[(member as usize + unit) % before.len()]);
            let before = before.collect();
            Count::PriorExperience(PriorExperience::new(&slots, members, exposures, before, threshold, prices))
        })
        .boxed()
}

/// Members who take part in some of the periods, with classes of pairs and earlier meetings.
pub(crate) fn contacts(slots: &Slots) -> BoxedStrategy<(Contacts, PairClasses)> {
    let members = 6_u32;
    let numbers: Vec<u32> = (0..members).collect();
    let who = slots
        .periods()
        .iter()
        .map(|period| {
            let units = period.units.len();
            Just(numbers.clone()).prop_shuffle().prop_map(move |shuffled| shuffled[..units].to_vec())
        })
        .collect::<Vec<_>>();
    let tables = Just(ContactRelation::classes(places(slots)));
    let relation =
        if are_seats(slots) { prop_oneof![1 => tables, 2 => between_seats(slots)].boxed() } else { tables.boxed() };
    let past = proptest::collection::btree_map((0..3_u32, 3..6_u32), 1..3_i64, 0..4);
    let kinds = (vec(0..2_u32, members as usize), vec(0..2_u32, 3));
    let special = vec(((0..3_u32, 3..6_u32), 0..2_u32), 0..3);
    (who, relation, past, kinds, special)
        .prop_map(move |(who, relation, past, (kind_of, of), special)| {
            let square = vec![of[0], of[1], of[1], of[2]];
            let mut classes = PairClasses::by_kind(kind_of, square);
            for (pair, class) in special {
                classes.set(pair, class);
            }
            let member_of = who.into_iter().flatten().collect();
            let contacts = Contacts::new(members as usize, member_of, relation, past);
            (contacts, classes)
        })
        .boxed()
}

/// Meetings and new people.
fn meetings(slots: &Slots, required: bool) -> BoxedStrategy<Count> {
    let prices = vec(vec(0..5_i64, 1..5), 2);
    (contacts(slots), prices, price(), any::<bool>())
        .prop_map(move |((contacts, classes), values, price, reach)| {
            let (contacts, classes) = (Arc::new(contacts), Arc::new(classes));
            if reach {
                return Count::DistinctContacts(DistinctContacts::new(contacts, classes, price));
            }
            let prices = values.into_iter().map(|mut values| {
                values.push(*values.last().unwrap_or(&0));
                if required {
                    // What is required is 0 somewhere.
                    values[0] = 0;
                }
                Price::through(&values)
            });
            Count::Meetings(Meetings::new(contacts, classes, prices.collect()))
        })
        .boxed()
}

/// A model of three tiers with this number of families.
pub(crate) fn model(families: std::ops::RangeInclusive<usize>) -> BoxedStrategy<Model> {
    of_slots(periods(), families)
}

/// The same over seats of one period or two, with neighbours in the first tiers and meetings in the last.
pub(crate) fn seated(families: std::ops::RangeInclusive<usize>) -> BoxedStrategy<Model> {
    let slots = prop_oneof![
        seats(5, 1),
        (seats(3, 1), seats(3, 1)).prop_map(|(first, second)| Slots::joined(vec![first, second])),
    ];
    let drawn = slots.prop_flat_map(move |slots| {
        let of_period = |period: &super::slots::Period| {
            let (units, first) = (period.units.start as u32, period.slots.start as u32);
            neighbours(&slots.part(period), true).prop_map(move |count| count.moved(units, first))
        };
        let parts: Vec<_> = slots.periods().iter().map(of_period).collect();
        let first = (0..2_usize, proptest::strategy::Union::new(parts));
        let last = meetings(&slots, false).prop_map(|count| (2, count));
        (Just(slots), vec(first, families.clone()), last)
    });
    drawn
        .prop_map(|(slots, mut counts, last)| {
            counts.push(last);
            with_families(slots, counts)
        })
        .boxed()
}

fn of_slots(slots: BoxedStrategy<Slots>, families: std::ops::RangeInclusive<usize>) -> BoxedStrategy<Model> {
    let drawn = slots.prop_flat_map(move |slots| {
        let of = slots.clone();
        let family = (0..3_usize).prop_flat_map(move |tier| (Just(tier), any_count(&of, tier == 0)));
        (Just(slots), vec(family, families.clone()))
    });
    drawn.prop_map(|(slots, counts)| with_families(slots, counts)).boxed()
}

fn with_families(slots: Slots, counts: Vec<(usize, Count)>) -> Model {
    let family = |(at, (tier, count))| Family { rule: RuleId(at), tier, count };
    Model::new(slots, (0..).zip(counts).map(family).collect(), 3)
}

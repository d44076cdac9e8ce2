//! Hours within what people said: in each period, and in all.

mod definition;

use super::prelude::*;
use crate::outcome::plain;
use crate::shares::context::in_hours;
use crate::shares::instance::Person;
use itertools::Itertools;

/// Nobody works more in a period than their cap.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct WithinCaps {}

/// Nobody works more in all than they offered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct WithinOffers {}

impl SharingRule for WithinCaps {
    fn words(&self) -> String {
        "nobody works more hours in a period than they said they can at most".to_owned()
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let bring = |job| -> Vec<Weighted> {
            let place = context.place(job).map(|(_, _, place)| &place.by_period);
            let by_period = place.into_iter().flatten();
            by_period.map(|&(period, minutes)| (period as u32, minutes)).collect()
        };
        let largest = context.largest(|job| bring(job).into_iter().map(|(_, minutes)| minutes));
        let already = |person: usize, own| context.instance.people[person].minutes_already(|period| period == own);
        let price = |person: usize, period| match context.instance.people[person].each_period {
            Some(cap) => at_most(required, cap - already(person, period), largest),
            None => Price::range(None, None),
        };
        let caps = context.by_person(context.instance.periods.number(), bring, price);
        in_hours(
            vec![caps],
            Unit::new("hour beyond what is worked in a period", "hours beyond what is worked in a period"),
        )
    }

    /// Somebody has more hours in a period already.
    fn why_out_of_reach(&self, known: &KnownNames<'_>) -> Option<String> {
        let instance = known.instance;
        let hours = |minutes: i64| plain(minutes as f64 / 60.0);
        let people = 0..instance.people.len();
        people.cartesian_product(instance.periods.positions()).find_map(|(at, own)| {
            let person = &instance.people[at];
            let (cap, already) = (person.each_period?, person.minutes_already(|period| period == own));
            let told = || {
                let (period, already, cap) = (instance.told(own), hours(already), hours(cap));
                format!("`{}` already has {already} hours in {period}, and works at most {cap}", known.name(at))
            };
            (already > cap).then(told)
        })
    }
}

impl SharingRule for WithinOffers {
    fn words(&self) -> String {
        "nobody works more hours in all than they offered".to_owned()
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let instance = context.instance;
        let bring = |job| vec![(0, instance.minutes(job))];
        let largest = context.largest(|job| [instance.minutes(job)]);
        let price = |person: usize, _| {
            let person = &instance.people[person];
            at_most(required, person.offered - person.minutes_already(|_| true), largest)
        };
        in_hours(vec![context.by_person(1, bring, price)], Unit::new("hour beyond offers", "hours beyond offers"))
    }

    /// More hours are asked of all than they offer together.
    fn why_out_of_reach(&self, known: &KnownNames<'_>) -> Option<String> {
        let instance = known.instance;
        let places = instance.pieces.iter().flat_map(|piece| &piece.places);
        let asked: i128 = places.map(|place| i128::from(place.minutes)).sum();
        let hours = |minutes: i128| plain(minutes as f64 / 60.0);
        let already = |person: &Person| i128::from(person.minutes_already(|_| true));
        for (at, person) in instance.people.iter().enumerate() {
            let (has, offered) = (already(person), i128::from(person.offered));
            if has > offered {
                return Some(format!(
                    "`{}` already has {} hours, and offered {}",
                    known.name(at),
                    hours(has),
                    hours(offered)
                ));
            }
        }
        let offered: i128 = instance.people.iter().map(|person| i128::from(person.offered)).sum();
        let taken: i128 = instance.people.iter().map(already).sum();
        let beside = if taken > 0 { format!(", of which {} are taken already", hours(taken)) } else { String::new() };
        let told = || format!("{} hours are asked, {} offered{beside}", hours(asked), hours(offered));
        (asked > offered - taken).then(told)
    }
}

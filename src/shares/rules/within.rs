//! Hours within what people said: in each period, and in all.

mod definition;

use super::prelude::*;
use crate::outcome::plain;
use crate::shares::context::in_hours;
use crate::shares::instance::Instance;

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
        let price = |person: usize, _| match context.instance.people[person].each_period {
            Some(cap) => at_most(required, cap, largest),
            None => Price::range(None, None),
        };
        let caps = context.by_person(context.instance.periods.number(), bring, price);
        in_hours(
            vec![caps],
            Unit::new("hour beyond what is worked in a period", "hours beyond what is worked in a period"),
        )
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
        let price = |person: usize, _| at_most(required, instance.people[person].offered, largest);
        in_hours(vec![context.by_person(1, bring, price)], Unit::new("hour beyond offers", "hours beyond offers"))
    }

    /// More hours are asked of all than they offer together.
    fn why_out_of_reach(&self, instance: &Instance) -> Option<String> {
        let places = instance.pieces.iter().flat_map(|piece| &piece.places);
        let asked: i128 = places.map(|place| i128::from(place.minutes)).sum();
        let offered: i128 = instance.people.iter().map(|person| i128::from(person.offered)).sum();
        let hours = |minutes: i128| plain(minutes as f64 / 60.0);
        (asked > offered).then(|| format!("{} hours are asked, {} offered", hours(asked), hours(offered)))
    }
}

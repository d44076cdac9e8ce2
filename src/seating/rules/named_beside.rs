//! Everybody sits beside some of those whom they named.

mod definition;

use super::prelude::*;
use crate::model::{Acquaintances, ContactRelation};
use crate::rules::groups::{Nominations, TOO_FEW};

/// Everybody who named others has some of them beside them, or all of them who named fewer.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct NamedBeside(pub(super) Nominations);

impl MeetingRule for NamedBeside {
    fn words(&self) -> String {
        format!("everybody who named others has {} beside them", self.0.number_words())
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let meeting = context.meeting;
        let unit = |member| meeting.unit(member);
        let of_units = self.0.of_units(context.roster, &meeting.members, unit, faults);
        let beside = ContactRelation::neighbours(context.places(), meeting.hall.near.clone());
        let counts = Acquaintances::new(of_units, beside, Price::passed(0));
        Lowered::whole(vec![Count::Acquaintances(counts)], TOO_FEW)
    }

    fn why_impossible(&self) -> String {
        "no seat that is open to somebody who named others has so many neighbours".to_owned()
    }
}

//! Everybody meets new people.

mod definition;

use super::prelude::*;
use crate::model::{DistinctContacts, PairClasses};
use crate::rules::lowered::PEOPLE;
use std::sync::Arc;

/// Nobody meets fewer than `least` people whom they had not met before.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rounds) struct NewPeople {
    pub(in crate::rounds) least: u32,
}

impl OverRoundsRule for NewPeople {
    fn words(&self) -> String {
        let people = if self.least == 1 { "person" } else { "people" };
        format!("everybody meets at least {} new {people}", self.least)
    }

    fn lower(&self, _: bool, over: &OverRounds<'_>, faults: &mut Faults) -> Option<Lowered> {
        if self.least == 0 {
            faults.push(InputFault::nothing_bounded());
        }
        let mut classes = PairClasses::uniform(over.roster.len());
        for &pair in over.companions {
            classes.set(pair, 1);
        }
        let price = Price::range(Some(i64::from(self.least)), None);
        let reach = DistinctContacts::new(over.contacts.clone(), Arc::new(classes), price);
        Lowered::whole(vec![Count::DistinctContacts(reach)], PEOPLE)
    }
}

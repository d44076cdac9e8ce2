//! A cap on members of a group who share a tag, such as an institution.

use super::setting::{Lowered, Setting};
use super::{Lens, Rule};
use crate::error::Faults;
use crate::model::Price;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sharing {
    pub(crate) dimension: String,
    pub(crate) most: u32,
}

impl Sharing {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        setting.only_lenses(rule, &[Lens::Every, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        let dimension = faults.keep(setting.roster.resolve_dimension(&self.dimension))?;
        let tags = setting.roster.dimension(dimension).tags();
        let price = Price::range(None, Some(i64::from(self.most)));
        let (count, scale) = setting.tally(rule, tags, faults, |_, _, _| price.clone())?;
        Lowered::scaled(vec![count], scale, "people")
    }
}

//! A cap on members who hold several tags of a dimension, whatever hats they agreed to.

use super::Rule;
use super::setting::{Lowered, Setting};
use crate::error::Faults;
use crate::model::Price;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DualHats {
    pub(crate) dimension: String,
    pub(crate) most: u32,
}

impl DualHats {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        let dimension = faults.keep(setting.roster.resolve_dimension(&self.dimension))?;
        let scope = setting.scope(rule, faults);
        let several = |member| setting.roster.tags_in(member, dimension).len() >= 2;
        let column = |member| {
            if several(member) { vec![(0, 1)] } else { Vec::new() }
        };
        let price = Price::range(None, Some(i64::from(self.most)));
        let columns = setting.members().map(column).collect();
        Lowered::whole(vec![setting.tally_of(columns, scope.as_deref(), faults, |_, _| price.clone())?], "people")
    }
}

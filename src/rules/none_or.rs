//! None, or at least so many: nobody is the only one of their kind.

use super::setting::{Lowered, Setting};
use super::{Lens, Rule};
use crate::error::{Faults, fault};
use crate::model::Price;
use crate::roster::{Named, TagId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoneOr {
    pub(crate) of: String,
    pub(crate) least: u32,
}

impl NoneOr {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        setting.only_lenses(rule, &[Lens::Every, Lens::Hat, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        if self.least < 2 {
            faults.push(fault!(AlwaysMet, "every plan meets this; ask for at least 2, or leave the rule out"));
        }
        let tags: Vec<TagId> = match faults.keep(setting.roster.resolve(&self.of))? {
            Named::Tag(tag) => vec![tag],
            Named::Dimension(dimension) => setting.roster.dimension(dimension).tags().to_vec(),
            Named::Number(_) => {
                faults.push(fault!(NumberForTag, "`{name}` is a number; name a tag or a dimension", name = self.of));
                return None;
            }
        };
        let price = Price::none_or(i64::from(self.least));
        let (count, scale) = setting.tally(rule, &tags, faults, |_, _, _| price.clone())?;
        Lowered::scaled(vec![count], scale, "people")
    }
}

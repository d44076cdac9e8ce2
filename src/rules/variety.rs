//! Variety: how many different tags of a dimension are present.

use super::setting::{Lowered, Setting};
use super::{Bounds, Lens, Rule};
use crate::error::Faults;
use crate::model::{Count, Grid, Price, ThresholdCounts};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Variety {
    pub(crate) dimension: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max: Option<u32>,
}

impl Variety {
    pub(super) fn lower(&self, rule: &Rule, setting: &Setting<'_>, faults: &mut Faults) -> Option<Lowered> {
        setting.only_lenses(rule, &[Lens::Every, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        faults.note(self.bounds().fault());
        let dimension = faults.keep(setting.roster.resolve_dimension(&self.dimension))?;
        let scope = setting.scope(rule, faults);
        let columns = setting.columns(setting.roster.dimension(dimension).tags(), rule.lens, faults);
        let grid = Grid::new(columns.of, setting.buckets(scope.as_deref()));
        let price = Price::range(self.bounds().low(), self.bounds().high());
        Lowered::whole(vec![Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))], "tags")
    }

    pub(crate) fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }
}

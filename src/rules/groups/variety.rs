//! Variety: how many different tags of a dimension are present.

mod definition;

use super::prelude::*;
use crate::model::{Grid, ThresholdCounts};

/// So many different tags of a dimension are present in each group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Variety {
    pub(crate) dimension: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max: Option<u32>,
}

impl GroupRule for Variety {
    fn words(&self, about: &About) -> String {
        let (bounds, lens, place) = (self.bounds(), about.lens_words(), about.place_words());
        format!("{bounds} different tags of `{}`{lens} {place}", self.dimension)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        faults.note(self.bounds().fault());
        let dimension = faults.keep(context.roster.resolve_dimension(&self.dimension))?;
        let scope = context.scope(about, faults);
        let columns = context.columns(context.roster.dimension(dimension).tags(), about.lens, faults);
        let grid = Grid::new(columns.of, context.buckets(scope.as_deref()));
        let price = Price::range(self.bounds().low(), self.bounds().high());
        Lowered::whole(
            vec![Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))],
            Unit::new("tag", "tags"),
        )
    }
}

impl Variety {
    fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }
}

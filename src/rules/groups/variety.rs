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
        let tags = context.roster.dimension(dimension).tags();
        let columns = context.columns(tags, about.lens, faults).of;
        let price = Price::range(self.bounds().low(), self.bounds().high());
        let count = |columns: Vec<Vec<Weighted>>, scope: Option<&[usize]>, price: &Price| {
            let grid = Grid::new(columns, context.buckets(scope));
            Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))
        };
        let (optional, others) = scope.as_deref().map_or_else(Default::default, |scope| context.optional(scope));
        let counts = if optional.is_empty() {
            vec![count(columns, scope.as_deref(), &price)]
        } else {
            // Everybody brings one column more, which tells an open group without any tag from one that is empty.
            let present = columns.iter().map(|of| of.iter().copied().chain([(tags.len() as u32, 1)]).collect());
            let of_optional = count(present.collect(), Some(&optional), &price.after_one());
            let of_others = (!others.is_empty()).then(|| count(columns, Some(&others), &price));
            std::iter::once(of_optional).chain(of_others).collect()
        };
        Lowered::whole(counts, Unit::new("tag", "tags"))
    }
}

impl Variety {
    fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }
}

//! Variety: how many different tags of a dimension are present.

mod definition;

use super::prelude::*;
use crate::model::{Grid, ThresholdCounts};
use crate::rules::lowering_context::too_many;

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

    fn hats(&self) -> Vec<&str> {
        vec![&self.dimension]
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every, Lens::Hat, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        faults.note(self.bounds().fault());
        let dimension = faults.keep(context.roster.resolve_dimension(&self.dimension))?;
        let scope = context.scope(about, faults);
        if about.lens == Lens::Hat {
            let tags = context.roster.dimension(dimension).tags();
            let scope = scope.as_deref();
            if too_many(scope.map_or(1, <[usize]>::len).saturating_mul(tags.len() + 1), faults) {
                return None;
            }
            return Lowered::whole(vec![self.of_hats(tags, scope, context)], Unit::new("tag", "tags"));
        }
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
    /// How many hats are worn in each group of the scope, or in all of them together: a flag for each group and hat. Of an
    /// optional group each hat counts twice, and whoever is there without a hat once, so that 0 is an empty group.
    fn of_hats(&self, tags: &[TagId], scope: Option<&[usize]>, context: &LoweringContext<'_>) -> Count {
        let hats = tags.len() as u32;
        let optional =
            |count: u32| scope.is_some_and(|groups| context.groups[groups[count as usize]].open_from.is_some());
        let bucket = |(&hat, group): (&Option<TagId>, Option<u32>)| {
            let group = group?;
            let worn = hat.and_then(|hat| tags.iter().position(|&tag| tag == hat)).map(|at| at as u32);
            let at = worn.or(optional(group).then_some(hats))?;
            Some(group * (hats + 1) + at)
        };
        let buckets = context.hat_of.iter().zip(context.buckets(scope)).map(bucket).collect();
        let counts = scope.map_or(1, <[usize]>::len) as u32;
        let ones = vec![vec![(0, 1)]; context.members.len()];
        let grid = Grid::new(ones, buckets).covering(1, (counts * (hats + 1)) as usize);
        let count = |bucket: u32| {
            let (count, at) = (bucket / (hats + 1), bucket % (hats + 1));
            (count, if optional(count) && at < hats { 2 } else { 1 })
        };
        let price = Price::range(self.bounds().low(), self.bounds().high());
        let twice = || {
            let open = (0..=i64::from(hats)).flat_map(|worn| [price.at(worn); 2]);
            let values: Vec<i64> = std::iter::once(0).chain(open.skip(1)).collect();
            Price::through(&values)
        };
        let prices = (0..counts).map(|count| if optional(count) { twice() } else { price.clone() }).collect();
        Count::ThresholdCounts(ThresholdCounts::joined(grid, 1, count, prices))
    }

    fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }
}

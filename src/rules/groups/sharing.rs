//! A cap on members of a group who share a tag, such as an institution.

mod definition;

use super::prelude::*;

/// At most `most` members of each group share a tag of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Sharing {
    pub(crate) dimension: String,
    pub(crate) most: u32,
}

impl GroupRule for Sharing {
    fn words(&self, about: &About) -> String {
        let Sharing { dimension, most } = self;
        format!("at most {most} who share a tag of `{dimension}` {}", about.place_words())
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        if self.most == 0 {
            faults.push(fault!(
                WrongBound,
                "`most` is how many may share a tag, and whoever holds one has it already: `most = 1` means that nobody \
                 shares one with anybody, so write 1; to keep a tag out of a group, use `places` with `max = 0`"
            ));
        }
        let dimension = faults.keep(context.roster.resolve_dimension(&self.dimension))?;
        let tags = context.roster.dimension(dimension).tags();
        let price = Price::range(None, Some(i64::from(self.most)));
        let (count, scale) = context.tally(about, tags, faults, |_, _, _| price.clone())?;
        Lowered::scaled(vec![count], scale, PEOPLE)
    }
}

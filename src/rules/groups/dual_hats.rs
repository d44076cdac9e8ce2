//! A cap on members who hold several tags of a dimension, whatever hats they agreed to.

mod definition;

use super::prelude::*;

/// At most `most` members of each group hold several tags of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DualHats {
    pub(crate) dimension: String,
    pub(crate) most: u32,
}

impl GroupRule for DualHats {
    fn words(&self, about: &About) -> String {
        let DualHats { dimension, most } = self;
        format!("at most {most} who hold several tags of `{dimension}` {}", about.place_words())
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every], faults);
        let dimension = faults.keep(context.roster.resolve_dimension(&self.dimension))?;
        let scope = context.scope(about, faults);
        let several = |member| context.roster.tags_in(member, dimension).len() >= 2;
        let column = |member| {
            if several(member) { vec![(0, 1)] } else { Vec::new() }
        };
        let price = Price::range(None, Some(i64::from(self.most)));
        let columns = context.members().map(column).collect();
        Lowered::whole(vec![context.tally_of(columns, scope.as_deref(), faults, |_, _| price.clone())?], PEOPLE)
    }
}

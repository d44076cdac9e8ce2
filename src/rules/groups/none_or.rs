//! None, or at least `least`: nobody is the only one of their kind.

mod definition;

use super::prelude::*;

/// In each group nobody with the tag, or at least `least` of them; of a dimension, this for each of its tags.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NoneOr {
    pub(crate) of: String,
    pub(crate) least: u32,
}

impl GroupRule for NoneOr {
    fn words(&self, about: &About) -> String {
        let (lens, place) = (about.lens_words(), about.place_words());
        format!("nobody of `{}` or at least {}{lens} {place}", self.of, self.least)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Any(&self.of)]
    }

    fn hats(&self) -> Vec<&str> {
        vec![&self.of]
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.only_lenses(about, &[Lens::Every, Lens::Hat, Lens::Primary, Lens::Undivided], faults).then_some(())?;
        if self.least < 2 {
            faults.push(fault!(AlwaysMet, "every plan meets this; ask for at least 2, or leave the rule out"));
        }
        let tags: Vec<TagId> = match faults.keep(context.roster.resolve(&self.of))? {
            Named::Tag(tag) => vec![tag],
            Named::Dimension(dimension) => context.roster.dimension(dimension).tags().to_vec(),
            Named::Number(_) => {
                faults.push(fault!(NumberForTag, "`{name}` is a number; name a tag or a dimension", name = self.of));
                return None;
            }
        };
        let price = Price::none_or(i64::from(self.least));
        let (count, scale) = context.tally(about, &tags, faults, |_, _, _| price.clone())?;
        Lowered::scaled(vec![count], scale, PEOPLE)
    }
}

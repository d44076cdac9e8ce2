//! Everybody knows somebody in their group.

mod definition;

use super::prelude::*;
use crate::model::Acquaintances;
use crate::rules::pair_values::{KnowsForm, forms, values};

/// Everybody in a group has at least `least` others there whom they know: those with whom their value is above 0.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "KnowsForm", into = "KnowsForm")]
pub(crate) struct Knows {
    pub(crate) values: PairValues,
    pub(crate) least: u32,
}

impl GroupRule for Knows {
    fn words(&self, _: &About) -> String {
        let others = Unit::new("other", "others").counted(f64::from(self.least));
        format!("everybody knows at least {others} in their group")
    }

    fn pairs(&self, _: usize) -> usize {
        self.values.pairs()
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.no_scope(about, faults);
        if self.least == 0 {
            faults.push(fault!(Zero, "everybody knows at least 0 others; ask for at least 1, or leave the rule out"));
        }
        if self.values.bound.is_some() {
            faults.push(fault!(
                WrongBound,
                "two know each other where their value is above 0, and no sum is taken; leave the bound \
                 out"
            ));
        }
        let values = self.values.scaled(context.roster, faults)?;
        let known = values.pairs.iter().filter(|&&(_, _, value)| value > 0);
        let here = known.filter_map(|&(first, second, _)| Some((context.unit(first)?, context.unit(second)?)));
        let members = context.members.len();
        let counts = Acquaintances::mutual(members, here, context.contact(false), self.least);
        Lowered::whole(vec![Count::Acquaintances(counts)], Unit::new("missing acquaintance", "missing acquaintances"))
    }
}

impl TryFrom<KnowsForm> for Knows {
    type Error = &'static str;

    fn try_from(form: KnowsForm) -> Result<Knows, &'static str> {
        Ok(Knows {
            values: PairValues { values: values(form.pairs, form.matrix, form.triangle)?, bound: None },
            least: form.least,
        })
    }
}

/// Only values of which a problem could be built: those without a bound.
impl From<Knows> for KnowsForm {
    fn from(knows: Knows) -> KnowsForm {
        let (pairs, matrix, triangle) = forms(knows.values.values);
        KnowsForm { pairs, matrix, triangle, least: knows.least }
    }
}

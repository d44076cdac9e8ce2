//! Dominance: never more of one tag than of another (Ianovski, "Electing a committee with dominance constraints",
//! 2019).

mod definition;

use super::prelude::*;
use crate::model::{AssignmentWeights, UnitWeights};
use crate::rules::columns::common_scale;

/// In each group never more with the first tag than with the second.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NeverMore {
    pub(crate) of: String,
    pub(crate) than: String,
}

impl GroupRule for NeverMore {
    fn words(&self, about: &About) -> String {
        let (lens, place) = (about.lens_words(), about.place_words());
        format!("never more of `{}` than of `{}`{lens} {place}", self.of, self.than)
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Tag(&self.of), RosterName::Tag(&self.than)]
    }

    fn hats(&self) -> Vec<&str> {
        vec![&self.of, &self.than]
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let (of, than) = (context.tag(&self.of, faults), context.tag(&self.than, faults));
        let (of, than) = (of?, than?);
        if self.of == self.than || of.is_some() && of == than {
            faults.push(fault!(WithItself, "`{tag}` is compared with itself; name two tags", tag = self.of));
            return None;
        }
        let scope = context.scope(about, faults);
        if about.lens == Lens::Hat {
            let scopes: Vec<Option<usize>> = scope.map_or(vec![None], |groups| groups.into_iter().map(Some).collect());
            let counts = scopes.into_iter().map(|group| hats(of, than, group, context)).collect();
            return Lowered::whole(counts, PEOPLE);
        }
        let [more, less] = [of, than].map(|tag| context.columns(tag.as_slice(), about.lens, faults));
        // Both sides are brought to the common scale of their two dimensions.
        let Some(scale) = common_scale(more.scale, less.scale) else {
            faults.push(InputFault::sums_too_large());
            return None;
        };
        let weight =
            |columns: &[(u32, i64)], own: i64| columns.first().map_or(0, |&(_, weight)| weight * (scale / own));
        let difference =
            more.of.iter().zip(&less.of).map(|(a, b)| vec![(0, weight(a, more.scale) - weight(b, less.scale))]);
        let price = |_: Option<usize>, _: usize| Price::range(None, Some(0));
        let count = context.tally_of(difference.collect(), scope.as_deref(), faults, price)?;
        Lowered::scaled(vec![count], scale, PEOPLE)
    }
}

/// A hat of the one kind weighs 1, of the other −1. The weight goes with the slot, and so this is a list of cells.
fn hats(of: Option<TagId>, than: Option<TagId>, group: Option<usize>, context: &LoweringContext<'_>) -> Count {
    let is = |hat: Option<TagId>, tag: Option<TagId>| i64::from(hat.is_some() && hat == tag);
    let weight = |hat: Option<TagId>| is(hat, of) - is(hat, than);
    let here = |slot| context.slots.group_of(slot).is_some_and(|g| group.is_none_or(|only| only == g));
    let cells =
        context.slots.slot_ids().filter(|&slot| here(slot)).map(|slot| (slot, weight(context.hat_of[slot.index()])));
    let exceptions: Vec<_> = cells.filter(|&(_, weight)| weight != 0).collect();
    let weights = UnitWeights { default: 0, exceptions };
    Count::AssignmentWeights(AssignmentWeights::new(vec![weights; context.members.len()], Price::range(None, Some(0))))
}

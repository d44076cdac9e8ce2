//! Together and apart: pairs that share a group, and pairs that do not.

mod definition;

use super::prelude::*;
use crate::error::listed;
use crate::model::{ContactRelation, Encounters, UnitId};

/// Members that one rule may name: every pair of them is a count.
const MAX_MEMBERS: usize = 5_000;

/// These members are in one group, or all outside.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Together(pub(crate) Vec<String>);

/// No two of these members are in one group.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Apart(pub(crate) Vec<String>);

impl GroupRule for Together {
    fn words(&self, _: &About) -> String {
        format!("{} are in one group", listed(&self.0, "and", "nobody"))
    }

    fn pairs(&self, members: usize) -> usize {
        pairs(&self.0, members)
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.no_scope(about, faults);
        let contact = context.contact(true);
        lower(&self.0, contact, &Price::range(Some(1), None), context, faults)
    }
}

impl GroupRule for Apart {
    fn words(&self, _: &About) -> String {
        format!("{} are in different groups", listed(&self.0, "and", "nobody"))
    }

    fn pairs(&self, members: usize) -> usize {
        pairs(&self.0, members)
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.no_scope(about, faults);
        let contact = context.contact(false);
        lower(&self.0, contact, &Price::range(None, Some(0)), context, faults)
    }
}

/// All pairs of those of these who are among `members`.
fn pairs(names: &[String], members: usize) -> usize {
    let named = names.len().min(members);
    named.saturating_mul(named)
}

fn lower(
    names: &[String],
    contact: Vec<Option<u32>>,
    price: &Price,
    context: &LoweringContext<'_>,
    faults: &mut Faults,
) -> Option<Lowered> {
    let members: Vec<MemberId> = names.iter().filter_map(|name| context.roster.known_member(name, faults)).collect();
    if names.len() < 2 {
        faults.push(InputFault::too_few_members(names.len()));
    }
    if names.len() > MAX_MEMBERS {
        faults.push(InputFault::too_many_for_pairs(names.len(), MAX_MEMBERS));
        return None;
    }
    faults.note(names.iter().duplicates().next().map(|name| InputFault::twice(Noun::Member, name)));
    if members.len() != names.len() {
        return None;
    }
    let units: Vec<UnitId> = members.into_iter().filter_map(|member| context.unit(member)).collect();
    let pairs = units.iter().copied().array_combinations().map(|[first, second]| (first, second)).collect();
    let encounters = Encounters::new(context.members.len(), pairs, ContactRelation::classes(contact), price);
    Lowered::whole(vec![Count::Encounters(encounters)], Unit::new("pair", "pairs"))
}

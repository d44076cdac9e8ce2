//! Ranked wishes of members for groups.

mod definition;

use super::prelude::*;

/// Members' wishes for groups, dearest first.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(crate) struct Wishes {
    pub(crate) of: Vec<Wish>,
}

/// The groups that a member wishes for, dearest first.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Wish {
    pub(crate) member: String,
    pub(crate) groups: Vec<String>,
}

impl GroupRule for Wishes {
    fn words(&self, _: &About) -> String {
        let members = Unit::new("member", "members").counted(self.of.len() as f64);
        format!("the wishes of {members} for groups")
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.no_scope(about, faults);
        let mut ranks: BTreeMap<MemberId, Vec<usize>> = BTreeMap::new();
        for wish in &self.of {
            let member = context.roster.known_member(&wish.member, faults);
            let groups: Vec<usize> = wish.groups.iter().filter_map(|name| context.group(name, faults)).collect();
            if wish.groups.is_empty() {
                faults.push(InputFault::no_group_named());
            }
            faults.note(wish.groups.iter().duplicates().next().map(|group| InputFault::twice(Noun::Group, group)));
            if member.is_some_and(|member| ranks.insert(member, groups).is_some()) {
                faults.push(InputFault::twice(Noun::Member, &wish.member));
            }
        }
        let weights = |member: MemberId| {
            let wished = ranks.get(&member)?;
            let unlisted = if required { 1 } else { wished.len() as i64 };
            let cost = |rank: usize| if required { 0 } else { rank as i64 };
            let special = wished.iter().enumerate().map(|(rank, &group)| (group, cost(rank)));
            Some((unlisted, special.collect()))
        };
        let count = context.cells(weights, Price::linear(1));
        Lowered::whole(vec![count], if required { PEOPLE } else { Unit::new("rank", "ranks") })
    }
}

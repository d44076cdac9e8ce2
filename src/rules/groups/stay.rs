//! Staying: as few members as can be change their group.

mod definition;

use super::prelude::*;

/// Members stay in the groups that they were in; `most_moves` are allowed, or cost nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Stay {
    pub(crate) earlier: Vec<EarlierPlace>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) most_moves: Option<u32>,
}

/// Where a member was.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct EarlierPlace {
    pub(crate) member: String,
    pub(crate) group: String,
}

impl GroupRule for Stay {
    fn words(&self, _: &About) -> String {
        let Some(most) = self.most_moves else {
            return "members stay in their earlier groups".to_owned();
        };
        let members = Unit::new("member changes", "members change").counted(f64::from(most));
        format!("at most {members} their earlier group")
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        context.no_scope(about, faults);
        let mut earlier: BTreeMap<MemberId, usize> = BTreeMap::new();
        for place in &self.earlier {
            let group = context.group(&place.group, faults);
            // Who is not in the roster has left, and is not counted.
            let member = context.roster.find(&place.member);
            if let (Some(member), Some(group)) = (member, group)
                && earlier.insert(member, group).is_some()
            {
                faults.push(InputFault::twice(Noun::Member, &place.member));
            }
        }
        let weights = |member| earlier.get(&member).map(|&group| (1, vec![(group, 0)]));
        let free = self.most_moves.map(i64::from).or(required.then_some(0));
        let price = free.map_or_else(|| Price::linear(1), |free| Price::range(None, Some(free)));
        Lowered::whole(vec![context.cells(weights, price)], Unit::new("move", "moves"))
    }
}

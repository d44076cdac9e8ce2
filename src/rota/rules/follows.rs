//! This week's second is next week's first.

mod definition;

use super::prelude::*;

/// Whoever holds `first` holds `then` at the next meeting.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Follows {
    pub(super) first: String,
    pub(super) then: String,
}

impl TurnRule for Follows {
    fn words(&self, about: &About) -> String {
        let Follows { first, then } = self;
        if about.members.is_none() {
            return format!("whoever holds `{first}` holds `{then}` at the next meeting");
        }
        format!("{} holds `{then}` at the meeting after holding `{first}`", about.everybody())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let [first, then] = [&self.first, &self.then].map(|name| faults.keep(role(context.roles, name)));
        let (first, then) = (&[first?][..], &[then?][..]);
        let held = |at: &usize| context.meetings[*at].roles[then[0]].places > 0;
        let counts = (context.first_to_come()..context.meetings.len()).filter(held).map(|at| {
            let at = at as i64;
            let term = |here| if here == at { (-1, then) } else { (1, first) };
            context.sums_at_most(at - 1..at + 1, 0, term)
        });
        Lowered::whole(counts.collect(), Unit::new("turn that does not follow", "turns that do not follow"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }

    fn is_about_members(&self) -> bool {
        true
    }
}

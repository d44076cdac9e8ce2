//! No morning after a night: a role that is not held right after another.

mod definition;

use super::prelude::*;

/// Nobody holds `then` within `meetings` after holding `first`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct NotAfter {
    pub(super) first: String,
    pub(super) then: String,
    pub(super) meetings: usize,
}

impl TurnRule for NotAfter {
    fn words(&self, about: &About) -> String {
        let NotAfter { first, then, meetings } = self;
        let when = match meetings {
            1 => "at the meeting".to_owned(),
            meetings => format!("within {meetings} meetings"),
        };
        format!("{} `{then}` {when} after holding `{first}`", about.nobody_holds())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let [first, then] = [&self.first, &self.then].map(|name| faults.keep(role(context.roles, name)));
        let (first, then) = (&[first?][..], &[then?][..]);
        context.check_length(self.meetings, 1, faults);
        let spans =
            (context.first_to_come()..context.meetings.len()).map(|at| at.saturating_sub(self.meetings)..at + 1);
        if context.too_many(spans, faults) {
            return None;
        }
        // A turn in `then` weighs as much as all those in `first` that can have come before it.
        let counts = (context.first_to_come()..context.meetings.len()).map(|at| {
            let before = i64::try_from(self.meetings).unwrap_or(i64::MAX);
            let at = at as i64;
            let most = before.min(at + 1);
            let term = |here| if here == at { (most, then) } else { (1, first) };
            context.sums_at_most(at.saturating_sub(before)..at + 1, most, term)
        });
        Lowered::whole(counts.collect(), Unit::new("turn too soon", "turns too soon"))
    }

    fn names_its_roles(&self) -> bool {
        true
    }

    fn is_about_members(&self) -> bool {
        true
    }
}

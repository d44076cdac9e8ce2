//! Meetings off between two runs of meetings.

mod definition;

use super::prelude::*;

/// Whoever stops holding the roles is off for at least `meetings`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Rest {
    pub(super) meetings: usize,
}

impl TurnRule for Rest {
    fn words(&self, about: &About) -> String {
        let (off, roles) = (format!("at least {} meetings", self.meetings), about.any_role());
        let between = "between two runs of meetings at which";
        if about.members.is_none() {
            return format!("{between} a person holds {roles} lie {off} off");
        }
        format!("{} is off for {off} {between} they hold {roles}", about.everybody())
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.check_length(self.meetings, 2, faults);
        let meetings = context.meetings.len();
        let spans = (0..meetings).map(|last| last..last.saturating_add(self.meetings).saturating_add(1).min(meetings));
        if context.too_many(spans, faults) {
            return None;
        }
        let first = if context.history.meetings > 0 { -1 } else { 0 };
        let stops = (first..context.meetings.len() as i64).filter_map(|last| self.stopped(last, context));
        let counts = stops.chain([self.stopped_before(context)]).collect();
        Lowered::whole(counts, Unit::new("turn too soon", "turns too soon"))
    }

    fn is_about_members(&self) -> bool {
        true
    }
}

impl Rest {
    /// Of those whose run ends with the meeting `last`, the turns in the meetings off: to stop weighs as much as all of
    /// these. `None` if there are none to come.
    fn stopped(&self, last: i64, context: &TurnLoweringContext<'_>) -> Option<Count> {
        let meetings = context.meetings.len() as i64;
        let end = (last + 1 + self.meetings.min(context.meetings.len()) as i64).min(meetings);
        let off = end - last - 2;
        let weight = |at: i64| match at - last {
            0 => off,
            1 => -off,
            _ => 1,
        };
        let is_asked = off > 0 && end > context.first_to_come() as i64;
        is_asked.then(|| context.sums_at_most(last..end, off, |at| (weight(at), context.concerned)))
    }

    /// Turns in the meetings off of those who had stopped before the first meeting.
    fn stopped_before(&self, context: &TurnLoweringContext<'_>) -> Count {
        let off = |member: MemberId| {
            let last = context.history.last_turns(member, context.concerned).first().copied();
            let off = last.filter(|&ago| ago > 1).map_or(0, |ago| self.meetings.saturating_add(1).saturating_sub(ago));
            let off = off.min(context.meetings.len());
            if off > context.first_to_come() { off } else { 0 }
        };
        let grid = context.grid(
            0..context.meetings.len(),
            |at, member| {
                let column = context.people.binary_search(&member).ok()?;
                (at < off(member)).then_some((column as u32, 1))
            },
            |_, held| held.iter().any(|role| context.concerned.contains(role)).then_some(0),
        );
        let grid = grid.covering(context.people.len(), 1);
        Count::Tally(Tally::new(grid, context.slots, |_, _| Price::range(None, Some(0))))
    }
}

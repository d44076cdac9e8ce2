//! What a rule of seating says of itself: its words, its counts, and its definition for the check.

use super::lowering_context::{MeetingLoweringContext, OverMeetingsContext};
use super::reading::{SeatedMeeting, SeatingReading};
use super::room::{Layout, SeatPlace};
use crate::error::Faults;
use crate::roster::RosterName;
use crate::rules::definition::Ratio;
use crate::rules::lowered::Lowered;
use crate::rules::rule::About;

/// Why a rule cannot be met, where no more can be said.
pub(super) const NUMBERS: &str = "the numbers of people and seats do not allow it";

/// A rule about the seats of each meeting.
pub(super) trait MeetingRule: MeetingDefinition {
    /// The rule in words, for those who organise.
    fn words(&self) -> String;

    /// What the rule names of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        Vec::new()
    }

    /// The rule as counts; `None` if its faults leave none.
    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered>;

    /// Whether the rule counts by a lens.
    fn has_lens(&self) -> bool {
        false
    }

    /// Whether what it costs stands in levels, so that it stands alone in its tier.
    fn has_levels(&self) -> bool {
        false
    }

    /// The seats that the rule permits a member: required, that is a permission, and no count.
    fn permission(&self) -> Option<&dyn SeatPermission> {
        None
    }

    /// Two members who sit beside each other by the rule.
    fn companions(&self) -> Option<[&str; 2]> {
        None
    }

    /// Why the rule cannot be met, if counting shows it.
    fn why_impossible(&self) -> String {
        NUMBERS.to_owned()
    }
}

/// What a rule about the seats of a meeting costs by its definition, from the roster, the room and the rule alone. It
/// shares nothing with [`MeetingRule::lower`].
pub(super) trait MeetingDefinition {
    /// What the rule costs at a meeting, in its unit.
    fn cost(&self, about: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio;

    /// What a level of the rule costs, from 1, where its costs stand in levels.
    fn cost_of_level(
        &self,
        _level: usize,
        about: &About,
        meeting: &SeatedMeeting<'_>,
        reading: &SeatingReading<'_>,
    ) -> Ratio {
        self.cost(about, meeting, reading)
    }
}

/// Which seats suit a member.
pub(super) trait SeatPermission {
    fn member(&self) -> &str;

    /// Whether a seat of the room suits the member.
    fn suits(&self, seat: &SeatPlace, layout: &Layout) -> bool;

    /// The one seat that suits the member, if there is but one.
    fn only_seat(&self) -> Option<&str> {
        None
    }

    /// For each seat of the room, whether it suits the member.
    fn suiting(&self, layout: &Layout) -> Vec<bool> {
        layout.seats.iter().map(|seat| self.suits(seat, layout)).collect()
    }
}

/// A rule about what goes on over the meetings.
pub(super) trait OverMeetingsRule: OverMeetingsDefinition {
    /// The rule in words, for those who organise.
    fn words(&self) -> String;

    /// What the rule names of the roster.
    fn names(&self) -> Vec<RosterName<'_>> {
        Vec::new()
    }

    /// The rule as counts over all meetings; `None` if its faults leave none.
    fn lower(&self, required: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered>;

    /// Why the rule cannot be met, if counting shows it.
    fn why_impossible(&self) -> String {
        NUMBERS.to_owned()
    }
}

/// What a rule over the meetings costs by its definition, from the roster, the rooms and the rule alone. It shares
/// nothing with [`OverMeetingsRule::lower`].
pub(super) trait OverMeetingsDefinition {
    /// What the rule costs in a plan, in its unit.
    fn cost(&self, required: bool, reading: &SeatingReading<'_>) -> Ratio;
}

//! Maps of who sits where, for members.

use super::seat_map::{drawing, drawings};
use crate::outcome::Outcome;
use crate::seating::SeatingPlan;
use crate::table::{Audience, Presentation, SeatsView, text};

/// The map of one meeting, counted from 1, as an SVG document for members: of a person it shows only tags that the
/// person agreed to show, by shape and letter as well as colour. Marked are the tags of the dimension that the first
/// rule to [mix](crate::SeatRule::mix) one names, where members may see that rule, else of the one of which most tags
/// are shown.
///
/// `None` if there is no such meeting, and for a plan that was read from a file, which knows nothing of the room; call
/// [`Problem::measured`](crate::Problem::measured) first.
///
/// ```
/// use roundtable::{Member, Room, Roster, Seating, Solver, report};
///
/// let roster = Roster::new(["ana", "bo", "chidi"].map(Member::new))?;
/// let problem = Seating::builder(&roster).room(Room::circle(4)).build()?;
/// let plan = Solver::new().solve(&problem)?.solution().expect("there are seats enough").plan;
/// let map = report::seat_map(&plan, 1).expect("there is one meeting");
/// assert!(map.starts_with("<svg") && map.contains("chidi, seat"));
/// assert_eq!(report::seat_map(&plan, 2), None);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[must_use]
pub fn seat_map(plan: &SeatingPlan, meeting: usize) -> Option<String> {
    plan.seats_views().get().get(meeting.checked_sub(1)?).map(drawing)
}

/// An answer as one SVG document for members: the [maps](seat_map()) of all meetings below each other, or in words why
/// there is no plan.
#[must_use]
pub fn svg(outcome: &Outcome<SeatingPlan>) -> String {
    if let Outcome::Solved(solution) = outcome {
        return drawings(solution.plan.seats_views().get());
    }
    let lines = text(outcome, Audience::Members).lines().map(str::to_owned).collect();
    drawing(&SeatsView { title: outcome.title(), lines, ..SeatsView::default() })
}

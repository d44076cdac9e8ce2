//! Maps of who sits where, for members.

use super::seat_map::{drawing, drawings};
use crate::outcome::{Conflict, Outcome};
use crate::seating::SeatingPlan;
use crate::table::{Presentation, SeatsView};

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
    let view = plan.seats_view(meeting.checked_sub(1)?, &plan.words())?;
    Some(drawing(&view))
}

/// An answer as one SVG document for members: the [maps](seat_map()) of all meetings below each other, or in words why
/// there is no plan.
#[must_use]
pub fn svg(outcome: &Outcome<SeatingPlan>) -> String {
    let lines = match outcome {
        Outcome::Solved(solution) => return drawings(&solution.plan.seats_views()),
        Outcome::Impossible(conflict) => clashing(conflict),
        Outcome::Undecided(reason) => vec![format!("{reason}.")],
    };
    drawing(&SeatsView { title: outcome.title(), lines, ..SeatsView::default() })
}

fn clashing(conflict: &Conflict) -> Vec<String> {
    conflict.to_string().lines().map(str::to_owned).collect()
}

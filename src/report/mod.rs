//! Plans as pages and maps, and with the feature `calendar` as calendars.
//!
//! [`html`] writes what is shown of an answer as a page; for members that is of a person the tags that the person
//! agreed to show, no count under 3 unless everyone concerned shows the tag, and of private rules only that there is "a
//! private need of a member". [`svg()`] is a map of who sits where, for members. Text, Markdown and comma-separated
//! text are in [`table`](crate::table).
//!
//! ```
//! use roundtable::table::Audience;
//! use roundtable::{Composition, Member, Roster, Solver, report};
//!
//! let roster = Roster::new([Member::new("ana").tag("site", "north").shows(["north"]), Member::new("bo")])?;
//! let problem = Composition::builder(&roster).group("pair", 2).build()?;
//! let outcome = Solver::new().solve(&problem)?;
//! assert!(report::html(&outcome, Audience::Members).contains("<td>north</td>"));
//! # Ok::<(), roundtable::Error>(())
//! ```

#[cfg(feature = "calendar")]
mod calendar;
mod html;
mod seat_map;
mod seats;

#[cfg(feature = "calendar")]
pub use calendar::{Appointment, rota_calendar};
pub use html::html;
pub use seats::{seat_map, svg};

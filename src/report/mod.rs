//! Plans as pages and maps, and with the feature `calendar` as calendars.
//!
//! [`html`] writes what is shown of an answer as a page; for members that is made of [public facts](crate::Public)
//! alone. So are [`cards()`], one for each person, [`svg()`], a map of who sits where, and calendars. Text, Markdown and
//! comma-separated text are in [`table`](crate::table).
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
mod cards;
mod html;
mod links;
mod seat_map;
mod seats;

#[cfg(feature = "calendar")]
pub use calendar::{Appointment, rota_calendar};
#[cfg(feature = "calendar")]
pub(crate) use calendar::{CalendarEntry, calendar_of};
pub use cards::cards;
pub use html::html;
pub use seats::{seat_map, svg};

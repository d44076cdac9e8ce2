//! Plans as pages for members and as tables for those who organise.
//!
//! [`html`] shows what every member may see: of a person the tags that the person agreed to show, no count under 3
//! unless everyone concerned shows the tag, and of private rules only that there is "a private need of a member"; and
//! so does [`svg()`], a map of who sits where. [`csv()`] lists every placement.
//!
//! ```
//! use roundtable::{Composition, Member, Outcome, Roster, Solver, report};
//!
//! let roster = Roster::new([Member::new("ana").tag("site", "north").shows(["north"]), Member::new("bo")])?;
//! let problem = Composition::builder(&roster).group("pair", 2).build()?;
//! let outcome = Solver::new().solve(&problem)?;
//! assert!(report::html(&outcome).contains("<td>north</td>"));
//! let Outcome::Solved(solution) = outcome else { panic!("two people make a pair") };
//! assert_eq!(report::csv(&solution.plan), "group,id,hat\npair,ana,\npair,bo,\n");
//! # Ok::<(), roundtable::Error>(())
//! ```

#[cfg(feature = "calendar")]
mod calendar;
mod page;
mod rota_page;
mod seat_map;
mod seats;
mod shares_page;
mod shares_table;
mod table;

#[cfg(feature = "calendar")]
pub use calendar::{Appointment, rota_calendar};
pub use page::{Shown, html};
pub use seats::{seat_map, svg};
pub use shares_table::{shared_out_csv, shares_csv};
pub use table::{csv, rota_csv, rounds_csv, seating_csv};

//! What plans and measures say, as tables, apart from how it is written.
//!
//! Whatever can be shown is a [`Presentation`]: a title and [tables](Table) for an [`Audience`]. Plans, answers and
//! measures say their content there and nowhere else. What members see is a [`Public`], made of public facts alone.
//! [`text`], [`markdown`], [`csv`] and, with features, `xlsx` (`sheets`) and `report::html` (`report`) write it; `Display`
//! is [`text`] for members. A further kind of output is one new file with one function from tables: no plan has to know
//! of it.
//!
//! ```
//! use roundtable::table::{Audience, Presentation, csv, markdown};
//! use roundtable::{Composition, Member, Roster, Solver};
//!
//! let roster = Roster::new([Member::new("ana").tag("site", "north").shows(["north"]), Member::new("bo")])?;
//! let problem = Composition::builder(&roster).group("pair", 2).build()?;
//! let plan = Solver::new().solve(&problem)?.solution().expect("two people make a pair").plan;
//!
//! let expected = "pair (2 members)\n  Member  Shows\n  ana     north\n  bo\n";
//! assert!(plan.to_string().starts_with(expected));
//! let placements = &plan.tables(Audience::Organisers)[0];
//! assert_eq!(csv(placements), "group,id,hat\npair,ana,\npair,bo,\n");
//! assert!(markdown(&plan, Audience::Members).contains("| ana | north |"));
//! # Ok::<(), roundtable::Error>(())
//! ```

mod csv;
mod index;
mod markdown;
#[cfg(feature = "report")]
mod seats;
mod text;
mod titled;
#[cfg(feature = "sheets")]
mod xlsx;

pub use csv::csv;
pub(crate) use index::{FIND_YOURSELF, Place, cards, index};
pub use markdown::markdown;
#[cfg(feature = "report")]
pub(crate) use seats::{SeatView, SeatsView, Sitter};
pub use text::{text, visible};
#[cfg(feature = "report")]
pub(crate) use titled::Drawn;
pub use titled::{Column, Table};
pub(crate) use titled::{Target, listed};
#[cfg(feature = "sheets")]
pub use xlsx::xlsx;

use crate::event::Event;
use crate::public::Public;

/// For whom something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who takes part. What they see is made of [public facts](Public) alone.
    Members,
    /// Those who hold the roster and the rules. They see everything.
    Organisers,
}

/// What can be shown as titled tables.
pub trait Presentation {
    /// What the whole is called, such as the heading of a page.
    fn title(&self) -> String;

    /// What the plan is for, if that is given; it stands before the title.
    fn event(&self) -> Option<&Event> {
        None
    }

    /// What those who organise are told where it is proved that nothing is better on the order of priorities.
    fn best_words(&self) -> &'static str {
        "No plan scores better on the order you agreed."
    }

    /// What members see, in the order in which it is read.
    fn for_members(&self) -> Public<Vec<Table>>;

    /// What those who organise see, in the order in which it is read.
    fn for_organisers(&self) -> Vec<Table>;

    /// What those who organise see but for [details](Table::detail), which is what a terminal shows. Where details are long,
    /// they are not made for it.
    fn in_brief(&self) -> Vec<Table> {
        self.for_organisers().into_iter().filter(|table| !table.detail).collect()
    }

    /// The first table for those who organise: of a plan who is where, a row each.
    fn placements(&self) -> Table {
        self.for_organisers().into_iter().next().unwrap_or_default()
    }

    /// A card for each person, by name, who finds on it where they are and with whom, or what they do. Cards are made
    /// of what everybody may know. There are none where there is no plan.
    fn cards(&self) -> Public<Vec<Table>> {
        Public::default()
    }

    /// The content for an audience, in the order in which it is read.
    fn tables(&self, audience: Audience) -> Vec<Table> {
        let tables = match audience {
            Audience::Members => self.for_members().into_inner(),
            Audience::Organisers => self.for_organisers(),
        };
        tables.into_iter().map(Table::visible).collect()
    }
}

/// `Display` as text for members.
macro_rules! display_for_members {
    ($type:ty) => {
        /// As text for members.
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::table::text(self, $crate::table::Audience::Members))
            }
        }
    };
}
pub(crate) use display_for_members;

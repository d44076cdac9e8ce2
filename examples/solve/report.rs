//! What is shown to members: a page, or for seating a map.

use roundtable::table::{Audience, Presentation};
use roundtable::{CompositionPlan, Measured, Outcome, RotaPlan, RoundsPlan, SeatingPlan, SharesPlan};
use std::fmt::Debug;
use std::path::Path;

/// What every plan can do here.
pub(crate) trait Plan: Presentation + Debug + Measured + Sized {
    /// A map, for plans of which there is one.
    const MAP: Option<fn(&Outcome<Self>) -> String> = None;
}

impl Plan for CompositionPlan {}
impl Plan for RoundsPlan {}
impl Plan for RotaPlan {}
impl Plan for SharesPlan {}

impl Plan for SeatingPlan {
    const MAP: Option<fn(&Outcome<Self>) -> String> = Some(written::map);
}

#[cfg(feature = "report")]
mod written {
    pub(super) use roundtable::report::{html as page, svg as map};
}

/// Never asked for: the arguments refuse `--report` in this build.
#[cfg(not(feature = "report"))]
mod written {
    use roundtable::Outcome;
    use roundtable::table::Audience;

    pub(super) fn page<P>(_: &Outcome<P>, _: Audience) -> String {
        String::new()
    }

    pub(super) fn map<P>(_: &Outcome<P>) -> String {
        String::new()
    }
}

/// Whether the name of a report asks for a map.
pub(crate) fn is_picture(path: &Path) -> bool {
    ends_in(path, &["svg"])
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Why there can be no such report of these plans, if there can be none.
pub(crate) fn fault<P: Plan>(path: &Path) -> Option<String> {
    let cause = match is_picture(path) {
        true if P::MAP.is_none() => "a map is drawn of seating alone",
        false if !ends_in(path, &["html", "htm"]) => "a report is a page",
        _ => return None,
    };
    let path = path.display();
    Some(format!("`--report {path}`: {cause}; name a file that ends in `.html`"))
}

/// The report that the name of the file asks for.
pub(crate) fn text<P: Plan>(outcome: &Outcome<P>, path: &Path) -> String {
    match P::MAP.filter(|_| is_picture(path)) {
        Some(map) => map(outcome),
        None => written::page(outcome, Audience::Members),
    }
}

//! A plan as an HTML page.

use super::seat_map;
use crate::audit::{CountsView, GroupView, TOO_FEW};
use crate::composition::CompositionPlan;
use crate::outcome::{Bent, Conflict, Outcome, Solution, StopReason, counted, lines};
use crate::rounds::RoundsPlan;
use crate::seating::{SeatRow, SeatingPlan};
use itertools::Itertools;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Black on white, rules between rows; nothing is said by colour.
const STYLE: &str = "body{font-family:sans-serif;line-height:1.5;max-width:60rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;margin:1rem 0}\
caption{text-align:left;font-weight:bold}\
th,td{border-bottom:1px solid;padding:.25rem .75rem;text-align:left}\
svg{max-width:min(92vw,58rem);height:auto}";

/// A page for members, in English. It stands alone: nothing is loaded, nothing is run, and every name is escaped.
///
/// A plan that was read from a file knows nothing of the people in it; make it anew with
/// [`Problem::assignment`](crate::Problem::assignment) and [`Problem::plan`](crate::Problem::plan) first.
#[must_use]
pub fn html<P: Shown>(outcome: &Outcome<P>) -> String {
    let title = heading(outcome);
    let content = match outcome {
        Outcome::Solved(solution) => solved(solution),
        Outcome::Impossible(conflict) => clashing(conflict),
        Outcome::Undecided(reason) => undecided(*reason),
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { (title) }
                    (content)
                }
            }
        }
    };
    page.into_string()
}

/// What an answer is headed with.
pub(super) fn heading<P: Shown>(outcome: &Outcome<P>) -> &'static str {
    match outcome {
        Outcome::Solved(_) => P::TITLE,
        Outcome::Impossible(_) => "No plan can meet all this at once",
        Outcome::Undecided(_) => "No plan was found",
    }
}

/// A plan that a page can show.
pub trait Shown: private::Content {
    /// What the page is headed with.
    const TITLE: &'static str;
}

pub(super) mod private {
    /// The part of a page that is about the plan itself.
    pub trait Content {
        /// Sections, escaped.
        fn content(&self) -> maud::Markup;
    }
}

impl Shown for CompositionPlan {
    const TITLE: &'static str = "Who is in which group";
}

impl private::Content for CompositionPlan {
    fn content(&self) -> Markup {
        let view = self.members_view();
        html! {
            @for group in &view.groups {
                section { (one_group(group, "h2")) }
            }
            @if !view.unplaced.is_empty() {
                section { h2 { "In no group" } (list(&view.unplaced)) }
            }
        }
    }
}

impl Shown for RoundsPlan {
    const TITLE: &'static str = "Who sits at which table";
}

impl private::Content for RoundsPlan {
    fn content(&self) -> Markup {
        let rounds = (1..).zip(self.rounds()).zip(self.members_views());
        html! {
            @for ((number, round), view) in rounds {
                section {
                    h2 { "Round " (number) }
                    @for table in &view.groups { (one_group(table, "h3")) }
                    @if !round.out.is_empty() { h3 { "Sitting out" } (list(&round.out)) }
                    @if !round.absent.is_empty() { h3 { "Not there" } (list(&round.absent)) }
                }
            }
            section {
                h2 { "How people mix" }
                ul { @for line in self.mixing().to_string().lines() { li { (line) } } }
                table {
                    caption { "How many different people each meets" }
                    thead {
                        tr { th scope="col" { "Member" } th scope="col" { "Rounds" } th scope="col" { "People met" } }
                    }
                    tbody {
                        @for member in &self.mixing().members {
                            tr { th scope="row" { (member.id) } td { (member.rounds) } td { (member.met) } }
                        }
                    }
                }
            }
        }
    }
}

impl Shown for SeatingPlan {
    const TITLE: &'static str = "Who sits where";
}

impl private::Content for SeatingPlan {
    fn content(&self) -> Markup {
        let words = self.words();
        html! {
            @for (at, meeting) in self.meetings().iter().enumerate() {
                section {
                    @if self.meetings().len() > 1 { h2 { "Meeting " (at + 1) } }
                    @if let Some(view) = self.seats_view(at, &words) {
                        (PreEscaped(seat_map::drawing(&view)))
                    }
                    (seats(&self.seat_rows(at)))
                    @if !meeting.absent().is_empty() { h3 { "Not there" } (list(meeting.absent())) }
                }
            }
            @let lines = words.lines();
            @if !lines.is_empty() {
                section {
                    h2 { "How people mix" }
                    ul { @for line in &lines { li { (line) } } }
                }
            }
        }
    }
}

fn seats(rows: &[SeatRow<'_>]) -> Markup {
    let several = !rows.iter().map(|row| row.table).all_equal();
    html! {
        table {
            caption { "Seats" }
            thead {
                tr {
                    th scope="col" { "Seat" }
                    @if several { th scope="col" { "Table" } }
                    th scope="col" { "Member" }
                    th scope="col" { "Shows" }
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" { (row.seat) }
                        @if several { td { (row.table) } }
                        td { (row.member) }
                        td { (row.shows.join(", ")) }
                    }
                }
            }
        }
    }
}

fn list(ids: &[String]) -> Markup {
    html! { ul { @for id in ids { li { (id) } } } }
}

fn solved<P: Shown>(solution: &Solution<P>) -> Markup {
    html! {
        (solution.plan.content())
        section {
            h2 { "How sure we are" }
            ul { @for line in lines(&solution.certificate) { li { (line) } } }
            p {
                @if solution.is_proved() { "No plan scores better on the order you agreed." }
                @else { "This is the best plan found; " (solution.stop) "." }
            }
        }
        @if !solution.bent.is_empty() {
            section {
                h2 { "What this plan bends" }
                ul { @for bent in &solution.bent { li { (bend(bent)) } } }
            }
        }
    }
}

/// A group under a heading of the level that it stands at.
fn one_group(group: &GroupView, level: &str) -> Markup {
    html! {
        @if level == "h3" { h3 { (group.name) } } @else { h2 { (group.name) } }
        table {
            caption { "Members" }
            thead { tr { th scope="col" { "Member" } th scope="col" { "Shows" } } }
            tbody {
                @for (id, tags) in &group.members {
                    tr { th scope="row" { (id) } td { (tags.join(", ")) } }
                }
            }
        }
        @if !group.counts.is_empty() {
            table {
                caption { "How many there are, each way of counting beside the others" }
                thead {
                    tr {
                        th scope="col" { "Tag" }
                        @for lens in CountsView::LENSES { th scope="col" { (lens) } }
                    }
                }
                tbody {
                    @for row in &group.counts {
                        tr {
                            th scope="row" { (row.tag) }
                            @for count in &row.counts { td { (count.as_deref().unwrap_or(TOO_FEW)) } }
                        }
                    }
                }
            }
            p { "A tag that fewer than 3 people here hold is left out, unless all of them show it." }
        }
    }
}

fn bend(bent: &Bent) -> Markup {
    html! { "This plan bends rule " (bent.rule) ": " (bent.words_for_members) " (by " (counted(bent.by, &bent.unit)) ")" }
}

fn clashing(conflict: &Conflict) -> Markup {
    html! {
        p {
            @if conflict.smallest { "Here is a smallest set of rules that clash:" }
            @else { "These clash, and perhaps fewer of them would:" }
        }
        ul {
            @for clashing in &conflict.rules {
                li {
                    @if let Some(rule) = clashing.rule { "rule " (rule) ": " }
                    (clashing.words_for_members)
                }
            }
        }
        @if let Some(reason) = &conflict.reason { p { "Why: " (reason) } }
    }
}

fn undecided(reason: StopReason) -> Markup {
    html! { p { (reason) "." } }
}

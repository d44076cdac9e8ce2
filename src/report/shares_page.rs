//! Shares as a part of a page.

use super::page::{Shown, private};
use crate::outcome::plain;
use crate::shares::{MemberShares, Payment, PlannedLearning, Portion, SharedOut, SharesPlan};
use maud::{Markup, html};

impl Shown for SharesPlan {
    const TITLE: &'static str = "Who does, learns and decides what";
}

impl private::Content for SharesPlan {
    fn content(&self) -> Markup {
        html! {
            @if !self.work().is_empty() { section { h2 { "Work" } (work(self)) } }
            @if !self.learning().is_empty() { section { h2 { "Learning" } (learning(self)) } }
            @if !self.decisions().is_empty() { section { h2 { "Decisions" } (decisions(self)) } }
            section {
                h2 { "What everybody has, beside even shares" }
                (shares(self.shared_out()))
                p {
                    "An even share stands in brackets: of hours, chores and pay it goes by the hours that people offered; of outputs and \
                     decisions everybody has the same. Pay is in the smallest unit of the currency."
                }
                ul { @for line in self.shared_out().in_all() { li { (line) } } }
            }
        }
    }
}

fn work(plan: &SharesPlan) -> Markup {
    html! {
        table {
            thead {
                tr { th scope="col" { "Piece" } th scope="col" { "Lead" } th scope="col" { "With" } }
            }
            tbody {
                @for work in plan.work() {
                    tr {
                        th scope="row" { (work.piece) }
                        td { (work.lead.as_ref().map(ToString::to_string).unwrap_or_default()) }
                        td {
                            @for (at, other) in work.contributors.iter().enumerate() {
                                @if at > 0 { ", " }
                                (other)
                            }
                        }
                    }
                }
            }
        }
    }
}

fn learning(plan: &SharesPlan) -> Markup {
    html! {
        ul {
            @for learning in plan.learning() {
                li {
                    @match learning {
                        PlannedLearning::Event { event, members } => { (event) ": " (members.join(", ")) },
                        PlannedLearning::Mentor { mentor, skill, members } => {
                            (skill) " with " (mentor) ": " (members.join(", "))
                        },
                    }
                }
            }
        }
    }
}

fn decisions(plan: &SharesPlan) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Decision" } th scope="col" { "Led by" } } }
            tbody {
                @for decision in plan.decisions() {
                    tr { th scope="row" { (decision.decision) } td { (decision.leads.join(", ")) } }
                }
            }
        }
    }
}

fn shares(shares: &SharedOut) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Member" }
                    th scope="col" { "Hours" }
                    th scope="col" { "Hours offered" }
                    th scope="col" { "Hours of chores" }
                    th scope="col" { "Hours at trainings" }
                    th scope="col" { "Outputs" }
                    th scope="col" { "Pay" }
                    th scope="col" { "Learns" }
                    th scope="col" { "Teaches" }
                    th scope="col" { "Weight of decisions" }
                }
            }
            tbody { @for member in &shares.members { (row(member)) } }
        }
    }
}

fn row(member: &MemberShares) -> Markup {
    html! {
        tr {
            th scope="row" { (member.id) }
            td { (beside(member.hours)) }
            td { (plain(member.offered)) }
            td { (beside(member.chores)) }
            td { (plain(member.attending)) }
            td { (beside(member.outputs)) }
            td {
                // Who is not paid by the project may have declined money: an employer is not told either, or that could
                // be worked out.
                @if member.payment == Payment::Project { (beside(member.pay)) }
            }
            td { (member.learns.join(", ")) }
            td { @if member.teaches { "yes" } }
            td { (beside(member.decisions)) }
        }
    }
}

fn beside(portion: Portion) -> String {
    format!("{} ({})", plain(portion.has), plain(portion.even))
}

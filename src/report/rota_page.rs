//! A rota as a part of a page.

use super::page::{Shown, private};
use crate::rota::{RotaPlan, Turns};
use maud::{Markup, html};

impl Shown for RotaPlan {
    const TITLE: &'static str = "Who holds which role";
}

impl private::Content for RotaPlan {
    fn content(&self) -> Markup {
        html! {
            (timetable(self))
            section {
                h2 { "Turns beside even shares" }
                (turns(self.turns()))
                p { "An even share is the places of a role, divided by those who are there and hold it at all, over all meetings." }
            }
            @if self.turns().backgrounds.iter().any(|background| background.shown) {
                section { h2 { "Turns by background" } (backgrounds(self.turns())) }
            }
        }
    }
}

fn timetable(plan: &RotaPlan) -> Markup {
    let roles = &plan.turns().roles;
    html! {
        section {
            h2 { "Timetable" }
            table {
                thead {
                    tr {
                        th scope="col" { "Meeting" }
                        @for role in roles { th scope="col" { (role) } }
                        th scope="col" { "Not there" }
                    }
                }
                tbody {
                    @for (number, meeting) in (1..).zip(plan.meetings()) {
                        tr {
                            th scope="row" { (number) }
                            @for role in roles { td { (meeting.holders(role).join(", ")) } }
                            td { (meeting.absent.join(", ")) }
                        }
                    }
                }
            }
        }
    }
}

fn turns(turns: &Turns) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Member" }
                    th scope="col" { "Meetings" }
                    @for role in &turns.roles { th scope="col" { (role) } }
                    th scope="col" { "Burden" }
                    th scope="col" { "Longest wait" }
                }
            }
            tbody {
                @for member in &turns.members {
                    tr {
                        th scope="row" { (member.id) }
                        td { (member.meetings) }
                        @for role in &member.roles { td { (role.turns) " of " (role.share.in_decimals()) } }
                        td { (member.burden) " of " (member.burden_share.in_decimals()) }
                        td { (member.longest_wait) }
                    }
                }
            }
        }
    }
}

fn backgrounds(turns: &Turns) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Background" }
                    @for role in &turns.roles { th scope="col" { (role) } }
                }
            }
            tbody {
                @for background in turns.backgrounds.iter().filter(|background| background.shown) {
                    tr {
                        th scope="row" { (background.dimension) ": " (background.tag) }
                        @for role in &background.roles { td { (role.turns) " of " (role.share.in_decimals()) } }
                    }
                }
            }
        }
        p { "A background is left out unless all who have it agreed to show it." }
    }
}

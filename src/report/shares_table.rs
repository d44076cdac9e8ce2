//! Shares as comma-separated text.

use super::table::row;
use crate::outcome::plain;
use crate::shares::{Payment, PlannedLearning, PlannedPlace, Portion, SharesPlan};

/// Shares for those who organise: one row for each place that somebody takes with kind (`lead`, `contributor`, `event`,
/// `mentor` or `decision`), what it is, id, and the hours of a place on a piece of work; a mentor has a row for each
/// who learns, with the skill after whom they teach. Cells are escaped as by [`csv()`](super::csv()).
#[must_use]
pub fn shares_csv(plan: &SharesPlan) -> String {
    let mut text = String::from("kind,what,id,hours,skill,learns\n");
    for work in plan.work() {
        if let Some(lead) = &work.lead {
            place(&mut text, "lead", &work.piece, lead);
        }
        for other in &work.contributors {
            place(&mut text, "contributor", &work.piece, other);
        }
    }
    for learning in plan.learning() {
        match learning {
            PlannedLearning::Event { event, members } => {
                for id in members {
                    row(&mut text, ["event", event, id, "", "", ""]);
                }
            }
            PlannedLearning::Mentor { mentor, skill, members } => {
                for id in members {
                    row(&mut text, ["mentor", "", mentor, "", skill, id]);
                }
            }
        }
    }
    for decision in plan.decisions() {
        for id in &decision.leads {
            row(&mut text, ["decision", &decision.decision, id, "", "", ""]);
        }
    }
    text
}

fn place(text: &mut String, kind: &str, piece: &str, place: &PlannedPlace) {
    let hours = plain(place.hours);
    row(text, [kind, piece, &place.id, &hours, "", ""]);
}

/// What everybody has beside even shares, for those who organise: one row for each member with hours offered, then
/// hours, hours of chores, outputs, pay and weight of decisions, each beside an even share of it; hours at trainings
/// and what of the pay is for them; how the member is paid, the skills that they learn, and whether they teach. Cells
/// are escaped as by [`csv()`](super::csv()).
#[must_use]
pub fn shared_out_csv(plan: &SharesPlan) -> String {
    let mut text = String::from(
        "id,offered,hours,hours_even,chores,chores_even,attending,outputs,outputs_even,payment,pay,pay_even,pay_for_attending,decisions,decisions_even,learns,teaches\n",
    );
    for member in &plan.shared_out().members {
        let payment = match member.payment {
            Payment::Project => "project",
            Payment::Employer => "employer",
            Payment::Declined => "declined",
            Payment::Unpaid => "unpaid",
        };
        let both = |portion: Portion| [plain(portion.has), plain(portion.even)];
        let [hours, hours_even] = both(member.hours);
        let [chores, chores_even] = both(member.chores);
        let [outputs, outputs_even] = both(member.outputs);
        let [pay, pay_even] = both(member.pay);
        let [decisions, decisions_even] = both(member.decisions);
        let teaches = if member.teaches { "yes" } else { "no" };
        let learns = member.learns.join(" + ");
        let cells = [
            &member.id,
            &plain(member.offered),
            &hours,
            &hours_even,
            &chores,
            &chores_even,
            &plain(member.attending),
            &outputs,
            &outputs_even,
            payment,
            &pay,
            &pay_even,
            &member.pay_for_attending.to_string(),
            &decisions,
            &decisions_even,
            &learns,
            teaches,
        ];
        row(&mut text, cells);
    }
    text
}

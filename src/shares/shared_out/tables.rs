//! What everybody has, as tables.

use super::envy;
use super::{
    BackgroundShares, Concentration, Evenness, MemberShares, Payment, Portion, SharedOut, SkillHolders, UnservedWish,
};
use crate::outcome::plain;
use crate::public::{Public, by_name};
use crate::table::{Presentation, Table, display_for_members};

display_for_members!(SharedOut);

impl Presentation for SharedOut {
    fn title(&self) -> String {
        "What everybody has, beside even shares".to_owned()
    }

    /// What everybody can add up from the plan. Nothing of a plan that was read from a file.
    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().map(|members| {
            let rows = members.into_iter().map(|of| {
                let numbers = [of.hours, of.attending, of.outputs, of.decisions].map(some);
                [of.id].into_iter().chain(numbers)
            });
            let table = Table::new("What everybody has").text("Member");
            let table = table.numbers(["Hours", "Hours at trainings", "Outputs", "Weight of decisions"]).rows(rows);
            table.bars().without_empty_columns().if_any().into_iter().collect()
        })
    }

    /// Nothing of a plan that was read from a file.
    fn for_organisers(&self) -> Vec<Table> {
        if self.members.is_empty() {
            return Vec::new();
        }
        let in_all = Table::new("In all").notes(self.sentences());
        [self.of_members(), in_all].into_iter().chain(self.measures()).filter_map(Table::if_any).collect()
    }
}

/// What everybody can add up of what one of them has.
struct NamedShare {
    id: String,
    hours: f64,
    attending: f64,
    outputs: f64,
    decisions: f64,
}

fn some(amount: f64) -> String {
    if amount > 0.0 { plain(amount) } else { String::new() }
}

impl SharedOut {
    /// What people have in the plan, of those who have anything: who else takes part is known by the hours that they
    /// offered.
    fn facts(&self) -> Public<Vec<NamedShare>> {
        let share = |of: &MemberShares| NamedShare {
            id: of.id.clone(),
            hours: of.hours.has,
            attending: of.attending,
            outputs: of.outputs.has,
            decisions: of.decisions.has,
        };
        let mut members: Vec<NamedShare> = self.members.iter().map(share).collect();
        members.retain(|of| of.hours + of.attending + of.outputs + of.decisions > 0.0);
        members.sort_by(|a, b| by_name(&a.id, &b.id));
        Public::fact(members)
    }

    /// A row for each member with hours offered, then hours, hours of chores, outputs, pay and weight of decisions,
    /// each beside an even share of it; hours at trainings and what of the pay is for them; how the member is paid, the
    /// skills that they learn, and whether they teach.
    fn of_members(&self) -> Table {
        let rows = self.members.iter().map(|member| {
            let payment = match member.payment {
                Payment::Project => "project",
                Payment::Employer => "employer",
                Payment::Declined => "declined",
                Payment::Unpaid => "unpaid",
            };
            let [hours, chores, outputs] = [member.hours, member.chores, member.outputs].map(both);
            let [pay, decisions] = [member.pay, member.decisions].map(both);
            let teaches = if member.teaches { "yes" } else { "no" };
            let own = [member.id.clone(), plain(member.offered)].into_iter();
            let work = hours.into_iter().chain(chores).chain([plain(member.attending)]).chain(outputs);
            let pay = [payment.to_owned()].into_iter().chain(pay).chain([member.pay_for_attending.to_string()]);
            own.chain(work).chain(pay).chain(decisions).chain([member.learns.join(" + "), teaches.to_owned()])
        });
        let table =
            Table::new("Shares").text("id").numbers(["offered", "hours", "hours_even", "chores", "chores_even"]);
        let table = table.numbers(["attending", "outputs", "outputs_even"]).text("payment");
        let table = table.numbers(["pay", "pay_even", "pay_for_attending", "decisions", "decisions_even"]);
        table.text("learns").text("teaches").rows(rows).bars()
    }

    /// What those who organise see beside it.
    fn measures(&self) -> [Table; 4] {
        let spread = |of: &Concentration| [of.index, of.effective_number].map(|number| format!("{number:.4}"));
        let people = std::iter::once([String::new()].into_iter().chain(spread(&self.decisions)));
        let dimensions = self.decisions_by_dimension.iter();
        let dimensions = dimensions.map(|of| [of.dimension.clone()].into_iter().chain(spread(&of.concentration)));
        let backgrounds = self.backgrounds.iter().map(|of: &BackgroundShares| {
            let [hours, leads, decisions] = [of.hours, of.output_leads, of.decisions].map(both);
            let own = [of.dimension.clone(), of.tag.clone(), of.members.to_string()];
            own.into_iter().chain(hours).chain(leads).chain(decisions)
        });
        let skills = self.skills.iter().map(|of| [of.skill.clone(), of.members.join(" + ")]);
        let table = Table::new("Shares by background").text("dimension").text("tag").number("members");
        let table = table.numbers(["hours", "hours_even", "output_leads", "output_leads_even"]);
        let concentration = Table::new("Concentration of decisions").text("dimension");
        [
            table.numbers(["decisions", "decisions_even"]).rows(backgrounds),
            concentration.numbers(["index", "effective_number"]).rows(people.chain(dimensions)),
            envy::table(&self.burdens),
            Table::new("Who has each skill in the end").text("skill").text("members").rows(skills),
        ]
    }

    /// What there is to say of all together.
    fn sentences(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let Evenness { least, greatest, gini } = self.hours;
        if greatest > 0.0 {
            let percent = |share: f64| plain(100.0 * share);
            let (gini, equal) = (plain(gini), greatest - least < 1e-9);
            let (least, greatest) = (percent(least), percent(greatest));
            lines.push(if equal { format!("Everybody works {least} % of the hours that they offered.") } else { format!(
                    "People work between {least} % and {greatest} % of the hours that they offered (Gini coefficient {gini})."
                ) });
        }
        if self.decisions.index > 0.0 {
            let (as_even, people) = (plain(self.decisions.effective_number), self.members.len());
            lines.push(format!("Decisions are spread as if over {as_even} of {people} people with equal parts."));
        }
        for wish in &self.unserved {
            let UnservedWish { member, skill, .. } = wish;
            let meant = wish.nearest.iter();
            let meant: String = meant.map(|name| format!(" Is {name} meant?")).collect();
            lines.push(format!("{member} wishes to learn {skill}, which nobody teaches and no training gives.{meant}"));
        }
        let wished_in_vain = |of: &&SkillHolders| self.unserved.iter().any(|wish| wish.skill == of.skill);
        for SkillHolders { skill, members } in self.skills.iter().filter(|of| !wished_in_vain(of)) {
            match members.as_slice() {
                [] => lines.push(format!("Nobody has {skill} in the end.")),
                [only] => lines.push(format!("{only} alone has {skill} in the end.")),
                _ => {}
            }
        }
        if !self.unattended.is_empty() {
            lines.push(format!("Nobody attends {}.", self.unattended.join(", ")));
        }
        if !self.without_terms.is_empty() {
            let members = self.without_terms.join(", ");
            lines.push(format!("On the roster, with no part in this: {members}."));
        }
        if self.paid > 0 || self.training_places > 0 {
            let rates = self.rates.iter();
            lines.extend(rates.map(|rate| format!("Rate {rate}.")));
            let (paid, attending, places) = (self.paid, self.paid_for_attending, self.training_places);
            lines.push(format!(
                "In all {paid} is paid, of it {attending} for attending trainings; places at trainings cost {places}. Money is in the \
                 smallest unit of the currency."
            ));
        }
        lines
    }
}

fn both(portion: Portion) -> [String; 2] {
    [plain(portion.has), plain(portion.even)]
}

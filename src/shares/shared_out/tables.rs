//! What everybody has, as tables.

use super::envy;
use super::{
    BackgroundShares, Concentration, Evenness, MemberShares, Payment, Portion, SharedOut, SkillHolders, UnservedWish,
};
use crate::outcome::plain;
use crate::public::{Public, by_name};
use crate::shares::money;
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
        let own = [self.of_members(), in_all].into_iter().chain(self.pay_in_parts());
        own.chain(self.measures()).filter_map(Table::if_any).collect()
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
            hours: ((of.hours.has - of.already) * 60.0).round() / 60.0,
            attending: of.attending,
            outputs: of.outputs.has,
            decisions: of.decisions.has,
        };
        let mut members: Vec<NamedShare> = self.members.iter().map(share).collect();
        members.retain(|of| of.hours + of.attending + of.outputs + of.decisions > 0.0);
        members.sort_by(|a, b| by_name(&a.id, &b.id));
        Public::fact(members)
    }

    pub(super) fn money(&self, amount: f64) -> String {
        money::told(amount, self.currency.as_deref())
    }

    /// A row for each member with hours offered, then hours, hours of chores, outputs, pay and weight of decisions,
    /// each beside an even share of it; of the hours those that they have already; hours at trainings and what of the pay is for them; how the member is paid, the
    /// skills that they learn, and whether they teach.
    fn of_members(&self) -> Table {
        let rows = self.members.iter().map(|member| {
            let payment = match member.payment {
                Payment::Project => "project",
                Payment::Employer => "employer",
                Payment::Declined => "declined",
                Payment::Unpaid => "unpaid",
            };
            let already = some(member.already);
            let hours = [beside(member.hours, plain), already, beside(member.chores, plain), some(member.attending)];
            let pay = beside(member.pay, |amount| self.money(amount));
            let attending = match member.pay_for_attending {
                0 => String::new(),
                pay => self.money(pay as f64),
            };
            let pay = [payment.to_owned(), pay, attending];
            let teaches = if member.teaches { "yes" } else { "" };
            let own = [member.id.clone(), plain(member.offered)].into_iter().chain(hours);
            let own = own.chain([member.outputs, member.decisions].map(|of| beside(of, plain))).chain(pay);
            own.chain([member.learns.join(" + "), teaches.to_owned()])
        });
        let table = Table::new("What everybody has, of an even share").text("Member");
        let table = table.numbers(["Hours offered", "Hours", "Of it already"]);
        let table = table.numbers(["Hours of chores", "Hours at trainings", "Outputs"]);
        let table = table.number("Weight of decisions").text("Paid by").number("Pay").number("For trainings");
        table.texts(["Learns", "Teaches"]).rows(rows).bars().without_empty_columns()
    }

    /// What those who organise see beside it.
    fn measures(&self) -> [Table; 4] {
        let spread = |of: &Concentration| [of.index, of.effective_number].map(|number| format!("{number:.4}"));
        let people = std::iter::once([String::new()].into_iter().chain(spread(&self.decisions)));
        let dimensions = self.decisions_by_dimension.iter();
        let dimensions = dimensions.map(|of| [of.dimension.clone()].into_iter().chain(spread(&of.concentration)));
        let backgrounds = self.backgrounds.iter().map(|of: &BackgroundShares| {
            let shares = [of.hours, of.output_leads, of.decisions].map(|of| beside(of, plain));
            [of.dimension.clone(), of.tag.clone(), of.members.to_string()].into_iter().chain(shares)
        });
        let skills = self.skills.iter().map(|of| [of.skill.clone(), of.members.join(" + ")]);
        let table = Table::new("Shares by background, of even shares").texts(["Dimension", "Tag"]).number("Members");
        let table = table.numbers(["Hours", "Leads of outputs", "Weight of decisions"]);
        let concentration = Table::new("Concentration of decisions").text("dimension");
        [
            table.rows(backgrounds).bars().without_empty_columns(),
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
            lines.extend(rates.map(|rate| format!("Rate {}.", rate.told(self.currency.as_deref()))));
            let all = [self.paid, self.paid_for_attending, self.training_places];
            let [paid, attending, places] = all.map(|amount| self.money(amount as f64));
            let unit = if self.currency.is_some() { "" } else { " Money is in the smallest unit of the currency." };
            lines.push(format!(
                "In all {paid} is paid, of it {attending} for attending trainings; places at trainings cost {places}.{unit}"
            ));
        }
        lines
    }
}

/// "1 of 1.22"; empty for nothing of nothing.
fn beside(Portion { has, even }: Portion, told: impl Fn(f64) -> String) -> String {
    if has == 0.0 && even == 0.0 { String::new() } else { format!("{} of {}", told(has), told(even)) }
}

//! The money of a project, as one person sees their own.

use super::plan::ProjectPlan;
use crate::outcome::plain;
use crate::shares::told;
use crate::table::Table;
use itertools::Itertools;

impl ProjectPlan {
    /// A person's own hours beside what they offered, and what they are paid by month and for what. Even shares are not
    /// among it, as they tell what others offer.
    pub(super) fn own_shares(&self, id: &str) -> Vec<Table> {
        let Some(shares) = self.work().map(|work| work.plan.shared_out()) else { return Vec::new() };
        let currency = shares.currency.as_deref();
        let hours = shares.members.iter().filter(|member| member.id == id).map(|member| {
            let rows = [
                ("work, with what roles take", member.hours.has),
                ("of it chores", member.chores.has),
                ("trainings", member.attending),
            ];
            let rows = rows.map(|(what, hours)| [what.to_owned(), plain(hours)]);
            let offered = format!("You offered {} hours.", plain(member.offered));
            Table::new("Your hours").text("Of").number("Hours").rows(rows).notes([offered])
        });
        let payments = shares.payments.iter().filter(|payment| payment.member == id);
        let payments =
            payments.sorted_by_key(|payment| (payment.period.is_none(), payment.period, payment.what.clone()));
        let rows = payments.clone().map(|payment| {
            let month = payment.period.and_then(|period| self.project.calendar.month(period));
            let month = month.map_or(String::new(), |month| month.to_string());
            [month, payment.what.clone(), told(payment.amount as f64, currency)]
        });
        let all: i64 = payments.clone().map(|payment| payment.amount).sum();
        let sum = format!("In all {}.", told(all as f64, currency));
        let pay = Table::new("Your pay").texts(["Month", "For"]).number("Amount").rows(rows.collect::<Vec<_>>());
        hours.chain((all > 0).then(|| pay.notes([sum]))).collect()
    }
}

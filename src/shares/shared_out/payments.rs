//! What is paid, in its parts.

use super::SharedOut;
use crate::date::Month;
use crate::shares::check::held::Held;
use crate::shares::known::KnownNames;
use crate::table::Table;
use itertools::Itertools;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// What a member is paid for one thing in a period.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentFor {
    /// Id of the member.
    pub member: String,
    /// What it is for: `work`, `mentoring`, `trainings`, or what the member has [already](crate::Already).
    pub what: String,
    /// The period, counted from 1; `None` for mentoring, which belongs to none.
    pub period: Option<usize>,
    /// In the smallest unit of the currency.
    pub amount: i64,
}

/// How much somebody is paid is not printed.
impl fmt::Debug for PaymentFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaymentFor").field("member", &self.member).field("what", &self.what).finish_non_exhaustive()
    }
}

/// What everybody is paid, by member, then by what it is for, then by period; empty if nobody has anything already.
pub(super) fn payments(known: KnownNames<'_>, held: &Held) -> Vec<PaymentFor> {
    let instance = known.instance;
    if instance.people.iter().all(|person| person.already.is_empty()) {
        return Vec::new();
    }
    let given = instance.people.iter().flat_map(|person| &person.already).map(|already| already.what.as_str());
    let whats: Vec<&str> = given.chain(["work", "mentoring", "trainings"]).unique().collect();
    let mut sums: BTreeMap<(usize, usize, Option<usize>), i64> = BTreeMap::new();
    let mut add = |person: usize, what: &str, period: Option<usize>, amount: i64| {
        let what = whats.iter().position(|&other| other == what).unwrap_or(0);
        *sums.entry((person, what, period)).or_default() += amount;
    };
    for (person, of) in instance.people.iter().enumerate() {
        of.already.iter().for_each(|it| add(person, &it.what, Some(it.period), it.pay));
    }
    for (person, paid) in held.pay_for_work(instance).into_iter().enumerate() {
        paid.into_iter().for_each(|(period, amount)| {
            add(person, if period.is_some() { "work" } else { "mentoring" }, period, amount);
        });
    }
    for (person, paid) in held.pay_for_attending(instance).into_iter().enumerate() {
        paid.into_iter().for_each(|(period, amount)| add(person, "trainings", period, amount));
    }
    let paid = sums.into_iter().filter(|&(_, amount)| amount > 0);
    let paid = paid.map(|((person, what, period), amount)| PaymentFor {
        member: known.name(person).to_owned(),
        what: whats[what].to_owned(),
        period: period.map(|period| period + 1),
        amount,
    });
    paid.collect()
}

impl SharedOut {
    /// Pay in its parts, by member and by period; empty where nobody has anything already.
    pub(super) fn pay_in_parts(&self) -> [Table; 2] {
        let members = self.payments.iter().map(|of| (of.member.clone(), of));
        let by_period = self.payments.iter().sorted_by_key(|of| (of.period.is_none(), of.period));
        let first_month = self.first_month.as_deref().and_then(Month::read);
        let period = |period: usize| match first_month {
            Some(first) => first.later(period.saturating_sub(1)).to_string(),
            None => period.to_string(),
        };
        let periods = by_period.map(|of| (of.period.map_or("no period".to_owned(), period), of));
        [
            self.parts(Table::new("Pay by member").text("Member"), members.collect()),
            self.parts(Table::new("Pay by period").text("Period"), periods.collect()),
        ]
    }

    /// A row for each of what payments are told by, and a column for each of what they are for.
    fn parts(&self, table: Table, payments: Vec<(String, &PaymentFor)>) -> Table {
        let whats: Vec<&String> = self.payments.iter().map(|of| &of.what).unique().collect();
        let rows = payments.iter().map(|(key, _)| key).unique().map(|key| {
            let own = || payments.iter().filter(|(other, _)| other == key).map(|(_, of)| of);
            let sum = |counted: &dyn Fn(&PaymentFor) -> bool| -> String {
                match own().filter(|of| counted(of)).map(|of| of.amount).sum() {
                    0 => String::new(),
                    amount => self.money(amount as f64),
                }
            };
            let parts = whats.iter().map(|&what| sum(&|of| of.what == *what));
            [key.clone()].into_iter().chain(parts).chain([sum(&|_| true)]).collect::<Vec<String>>()
        });
        table.numbers(whats.iter().copied()).number("In all").rows(rows.collect::<Vec<_>>())
    }
}

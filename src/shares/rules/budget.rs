//! What pay for work may come to: in all, in some periods, or in each.

mod definition;

use super::prelude::*;
use crate::date::Month;
use crate::model::{AssignmentWeights, SlotId, UnitWeights};
use crate::shares::instance::{Instance, Paid};
use std::sync::Arc;

/// Pay for all work and mentoring, or for the work of some periods.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct Budget {
    pub(in crate::shares) most: u64,
    /// Counted from 1.
    #[serde(rename = "in_periods", default, skip_serializing_if = "Option::is_none")]
    pub(in crate::shares) periods: Option<Vec<usize>>,
    /// The first month of the shares that the rule is in, for its words.
    #[serde(skip)]
    pub(in crate::shares) first_month: Option<Month>,
}

/// Pay for work, period by period.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct BudgetEachPeriod {
    pub(in crate::shares) most: u64,
}

impl SharingRule for Budget {
    fn words(&self) -> String {
        let most = self.most;
        match self.periods.as_deref() {
            None => format!("pay for all work and mentoring is {most} at most"),
            Some(periods) => {
                let (one, several) = if self.first_month.is_some() { ("", "") } else { ("period ", "periods ") };
                let (noun, together) = if periods.len() == 1 { (one, "") } else { (several, " together") };
                let told = periods.iter().map(|&period| match self.first_month {
                    Some(first) => first.later(period.saturating_sub(1)).to_string(),
                    None => period.to_string(),
                });
                let told = told.collect::<Vec<_>>().join(", ");
                format!("pay for work in {noun}{told}{together} is {most} at most")
            }
        }
    }

    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        amount(self.most, faults);
        if let Some(periods) = &self.periods {
            known.instance.periods.listed(periods, faults);
        }
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let counted = |job, period| match (job, &self.periods) {
            (Job::Work { .. }, Some(periods)) => periods.contains(&(period + 1)),
            (Job::Work { .. } | Job::Mentor { .. }, None) => true,
            _ => false,
        };
        let most = money::counted(self.most) - self.already(context.instance);
        let count = pay_in_all(context, counted, most, required);
        Lowered::whole(vec![count], money::unit())
    }

    /// More is spent already.
    fn why_out_of_reach(&self, known: &KnownNames<'_>) -> Option<String> {
        let instance = known.instance;
        money::too_little("pay", self.already(instance), self.most, "the budget", instance)
    }
}

impl Budget {
    /// What is paid already of what it is for.
    fn already(&self, instance: &Instance) -> i64 {
        instance.paid_already(|own| self.periods.as_ref().is_none_or(|periods| periods.contains(&(own + 1))))
    }
}

impl SharingRule for BudgetEachPeriod {
    fn words(&self) -> String {
        format!("pay for work is {} at most in every period", self.most)
    }

    fn check(&self, _: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        amount(self.most, faults);
    }

    fn lower(&self, required: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let of_period = |own: usize| {
            let counted = |job, period| matches!(job, Job::Work { .. }) && period == own;
            let already = context.instance.paid_already(|period| period == own);
            pay_in_all(context, counted, money::counted(self.most) - already, required)
        };
        Lowered::whole(context.instance.periods.positions().map(of_period).collect(), money::unit())
    }

    /// More is spent already in a period.
    fn why_out_of_reach(&self, known: &KnownNames<'_>) -> Option<String> {
        let instance = known.instance;
        instance.periods.positions().find_map(|own| {
            let limit = format!("the budget of {}", instance.told(own));
            let already = instance.paid_already(|period| period == own);
            money::too_little("pay", already, self.most, &limit, instance)
        })
    }
}

/// Pay for jobs that are `counted`, by those who are paid alike.
fn pay_in_all(
    context: &SharingLoweringContext<'_>,
    counted: impl Fn(Job, usize) -> bool,
    most: i64,
    required: bool,
) -> Count {
    // The first who is paid by a rate stands for all who are.
    let class = |first: usize| SlotId(first as u32);
    let paid = |person: usize| context.instance.people[person].paid;
    let nobody = context.instance.people.len();
    let people = 0..nobody;
    let first_of = |person: usize| match paid(person) {
        Paid::Rate(rate) => {
            let mut alike = people.clone();
            alike.find(|&other| paid(other) == Paid::Rate(rate))
        }
        Paid::Employer | Paid::Declined | Paid::Unpaid => None,
    };
    let firsts: Vec<usize> = people.clone().filter(|&person| first_of(person) == Some(person)).collect();
    let weights = context.jobs.all.iter().map(|&job| {
        let pay = |person: usize| {
            let pay = context.pay(job, person).into_iter();
            let pay = pay.filter(|&(period, _)| counted(job, period));
            pay.map(|(_, amount)| amount).sum::<i64>()
        };
        let weights = firsts.iter().map(|&first| (class(first), pay(first)));
        UnitWeights { default: 0, exceptions: weights.filter(|&(_, weight)| weight != 0).collect() }
    });
    let (from, weights) = context.in_parts(weights.collect(), |weights| weights.exceptions.is_empty());
    let takers = context.takers(from, weights.len());
    let classes = takers.map(|person| class(person.and_then(first_of).unwrap_or(nobody)));
    let classes: Arc<[SlotId]> = classes.collect();
    let amounts = weights.iter().flat_map(|of| &of.exceptions);
    let largest = amounts.map(|&(_, amount)| amount).max().unwrap_or(0);
    let price = at_most(required, most, largest);
    let pay = Count::AssignmentWeights(AssignmentWeights::by_class(weights, classes, price));
    context.at(from, |units, slots| pay.moved(units, slots))
}

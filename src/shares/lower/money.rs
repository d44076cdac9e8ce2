//! Rules about pay.

use super::{Over, at_most, in_hours};
use crate::model::{AssignmentWeights, Count, Price, SlotId, UnitWeights, Weighted};
use crate::rules::lowered::Lowered;
use crate::shares::openings::Opening;
use crate::shares::rules::{Budget, Earnings, Most};
use crate::shares::scene::Paid;
use crate::unit::Unit;
use std::sync::Arc;

impl Over<'_> {
    /// What somebody is paid for an opening, by period; mentoring belongs to none, and stands in the first.
    fn pay(&self, opening: Opening, person: usize) -> Vec<(usize, i64)> {
        match opening {
            Opening::Work { piece, place } => {
                let place = &self.scene.pieces[piece].places[place];
                self.scene.pay(person, &place.by_period)
            }
            Opening::Mentor { .. } => {
                let minutes = self.scene.mentoring.unwrap_or(0);
                self.scene.pay(person, &[(0, minutes)])
            }
            Opening::Training { training, .. } => {
                let training = &self.scene.trainings[training];
                self.scene.pay(person, &[(training.period, training.minutes)])
            }
            Opening::Lead { .. } => Vec::new(),
        }
    }

    /// Pay for openings that are `counted`, by those who are paid alike.
    fn pay_in_all(&self, counted: impl Fn(Opening, usize) -> bool, most: i64, required: bool) -> Count {
        // The first who is paid by a rate stands for all who are.
        let class = |first: usize| SlotId(first as u32);
        let paid = |person: usize| self.scene.people[person].paid;
        let people = 0..self.scene.people.len();
        let first_of = |person: usize| match paid(person) {
            Paid::Rate(rate) => {
                let mut alike = people.clone();
                alike.find(|&other| paid(other) == Paid::Rate(rate))
            }
            Paid::Employer | Paid::Declined | Paid::Unpaid => None,
        };
        let firsts: Vec<usize> = people.clone().filter(|&person| first_of(person) == Some(person)).collect();
        let weights = self.openings.all.iter().map(|&opening| {
            let pay = |person: usize| {
                let pay = self.pay(opening, person).into_iter();
                let pay = pay.filter(|&(period, _)| counted(opening, period));
                pay.map(|(_, amount)| amount).sum::<i64>()
            };
            let weights = firsts.iter().map(|&first| (class(first), pay(first)));
            UnitWeights { default: 0, exceptions: weights.filter(|&(_, weight)| weight != 0).collect() }
        });
        let (from, weights) = self.in_parts(weights.collect(), |weights| weights.exceptions.is_empty());
        let takers = self.takers(from, weights.len());
        let nobody = self.scene.people.len();
        let classes = takers.map(|person| class(person.and_then(first_of).unwrap_or(nobody)));
        let classes: Arc<[SlotId]> = classes.collect();
        let amounts = weights.iter().flat_map(|of| &of.exceptions);
        let largest = amounts.map(|&(_, amount)| amount).max().unwrap_or(0);
        let price = at_most(required, most, largest);
        let pay = Count::AssignmentWeights(AssignmentWeights::by_class(weights, classes, price));
        self.at(from, |units, slots| pay.moved(units, slots))
    }

    /// Pay for all work and mentoring, or for the work of some periods.
    pub(super) fn budget(&self, budget: &Budget, required: bool) -> Option<Lowered> {
        let counted = |opening, period| match (opening, &budget.periods) {
            (Opening::Work { .. }, Some(periods)) => periods.contains(&(period + 1)),
            (Opening::Work { .. } | Opening::Mentor { .. }, None) => true,
            _ => false,
        };
        let count = self.pay_in_all(counted, amount(budget.most), required);
        Lowered::whole(vec![count], Unit::named(MONEY))
    }

    /// Pay for work, period by period.
    pub(super) fn budget_each_period(&self, most: &Most, required: bool) -> Option<Lowered> {
        let of_period = |own: usize| {
            let counted = |opening, period| matches!(opening, Opening::Work { .. }) && period == own;
            self.pay_in_all(counted, amount(most.most), required)
        };
        Lowered::whole(self.scene.periods.positions().map(of_period).collect(), Unit::named(MONEY))
    }

    /// What it costs that somebody attends a training: the place, and their pay.
    pub(super) fn attendance_cost(&self, opening: Opening) -> i64 {
        let Opening::Training { training, person } = opening else {
            return 0;
        };
        let pay = self.pay(opening, person).into_iter();
        let pay: i64 = pay.map(|(_, amount)| amount).sum();
        self.scene.trainings[training].cost + pay
    }

    /// Places at trainings, and pay for attending them.
    pub(super) fn training_budget(&self, most: &Most, required: bool) -> Option<Lowered> {
        let bring = |opening| vec![(0, self.attendance_cost(opening))];
        let largest = self.largest(|opening| [self.attendance_cost(opening)]);
        let price = |_| at_most(required, amount(most.most), largest);
        let count = self.of_people(1, bring, |_| true, price);
        Lowered::whole(vec![count], Unit::named(MONEY))
    }

    /// What one person is paid in each run of periods.
    pub(super) fn earnings(&self, earnings: &Earnings, required: bool) -> Option<Lowered> {
        let person = self.find(&earnings.member)?;
        let periods = self.scene.periods.number();
        let length = earnings.periods.min(periods);
        let runs = periods - length + 1;
        let bring = |opening| -> Vec<Weighted> {
            // Mentoring may fall into any of them.
            let any = matches!(opening, Opening::Mentor { .. });
            let pay = self.pay(opening, person);
            let in_run = |run: usize| {
                let here = pay.iter().filter(|(period, _)| any || (run..run + length).contains(period));
                (run as u32, here.map(|(_, amount)| amount).sum())
            };
            let runs = (0..runs).filter(|_| !pay.is_empty()).map(in_run);
            runs.filter(|&(_, amount)| amount != 0).collect()
        };
        let largest = self.largest(|opening| bring(opening).into_iter().map(|(_, amount)| amount));
        // By how much it is passed would tell the amount.
        let price = |_| match required {
            true => at_most(true, amount(earnings.most), largest),
            false => Price::passed(amount(earnings.most)),
        };
        let count = self.of_people(runs, bring, |other| other == person, price);
        Lowered::whole(vec![count], Unit::new("time", "times"))
    }

    /// Hours of those who are not paid. Where it is required, they are kept from such work.
    pub(super) fn unpaid_work(&self, required: bool) -> Option<Lowered> {
        let bring = |opening| vec![(0, self.minutes(opening))];
        let unpaid = |person: usize| self.scene.people[person].paid == Paid::Unpaid;
        let count = self.of_people(1, bring, unpaid, |_| Price::linear(1));
        let counts = if required { Vec::new() } else { vec![count] };
        in_hours(counts, Unit::new("hour", "hours"))
    }
}

/// What amounts are counted in.
const MONEY: &str = "in money";

/// An amount that has been checked to fit.
fn amount(most: u64) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

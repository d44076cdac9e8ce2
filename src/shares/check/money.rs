//! What the rules about pay cost, by their definition.

use super::{Held, Reading};
use crate::shares::rules::{Budget, Earnings, Most};
use crate::shares::scene::Scene;

/// An amount with its period; what belongs to none has none.
pub(in crate::shares) type Paid = (Option<usize>, i64);

impl Held {
    /// What somebody is paid for work and mentoring.
    pub(in crate::shares) fn pay_for_work(&self, scene: &Scene, person: usize) -> Vec<Paid> {
        let places = self.places_of(scene, person);
        let work = places.flat_map(|(_, place)| scene.pay(person, &place.by_period));
        let mut paid: Vec<Paid> = work
            .map(|(period, amount)| (Some(period), amount))
            .collect();
        for _ in self.mentoring.iter().filter(|pair| pair.mentor == person) {
            let minutes = scene.mentoring.unwrap_or(0);
            let amounts = scene.pay(person, &[(0, minutes)]).into_iter();
            paid.extend(amounts.map(|(_, amount)| (None, amount)));
        }
        paid
    }

    /// What somebody is paid for attending trainings.
    pub(in crate::shares) fn pay_for_attending(&self, scene: &Scene, person: usize) -> Vec<Paid> {
        let trainings = scene.trainings.iter().zip(&self.attending);
        let attended = trainings.filter(|(_, people)| people.contains(&person));
        let paid = attended
            .flat_map(|(training, _)| scene.pay(person, &[(training.period, training.minutes)]));
        paid.map(|(period, amount)| (Some(period), amount))
            .collect()
    }
}

impl Reading<'_> {
    fn work_paid(&self, counted: impl Fn(Option<usize>) -> bool) -> i64 {
        let all = self
            .people()
            .flat_map(|person| self.held.pay_for_work(self.scene, person));
        let counted = all.filter(|&(period, _)| counted(period));
        counted.map(|(_, amount)| amount).sum()
    }

    pub(super) fn over_budget(&self, budget: &Budget) -> i64 {
        let paid = match &budget.periods {
            None => self.work_paid(|_| true),
            Some(periods) => {
                self.work_paid(|period| period.is_some_and(|at| periods.contains(&(at + 1))))
            }
        };
        over(paid, budget.most)
    }

    pub(super) fn over_budget_each_period(&self, most: &Most) -> i64 {
        let periods = 0..self.scene.periods;
        let paid = periods.map(|at| self.work_paid(|period| period == Some(at)));
        paid.map(|paid| over(paid, most.most)).sum()
    }

    pub(super) fn over_training_budget(&self, most: &Most) -> i64 {
        let places = self.scene.trainings.iter().zip(&self.held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        let attended = self
            .people()
            .flat_map(|person| self.held.pay_for_attending(self.scene, person));
        let attended = attended.map(|(_, amount)| amount);
        over(places.chain(attended).sum(), most.most)
    }

    pub(super) fn over_earnings(&self, earnings: &Earnings) -> i64 {
        let Some(person) = self
            .people()
            .find(|&person| self.is(person, &earnings.member))
        else {
            return 0;
        };
        let mut paid = self.held.pay_for_work(self.scene, person);
        paid.extend(self.held.pay_for_attending(self.scene, person));
        let length = earnings.periods.min(self.scene.periods);
        let mut beyond = 0;
        for first in 0..=self.scene.periods - length {
            let run = first..first + length;
            // What belongs to no period may fall into any.
            let here = paid
                .iter()
                .filter(|(period, _)| period.is_none_or(|at| run.contains(&at)));
            let paid: i64 = here.map(|(_, amount)| amount).sum();
            beyond += i64::from(over(paid, earnings.most) > 0);
        }
        beyond
    }
}

fn over(paid: i64, most: u64) -> i64 {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    (paid - most).max(0)
}

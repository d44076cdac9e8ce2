//! What the rules about pay cost, by their definition.

use super::{Held, Reading};
use crate::shares::rules::{Budget, Earnings, Most};
use crate::shares::scene::Scene;

/// An amount with its period; what belongs to none has none.
pub(in crate::shares) type Paid = (Option<usize>, i64);

impl Held {
    /// What everybody is paid for work and mentoring.
    pub(in crate::shares) fn pay_for_work(&self, scene: &Scene) -> Vec<Vec<Paid>> {
        let mut paid = vec![Vec::new(); scene.people.len()];
        for (piece, people) in scene.pieces.iter().zip(&self.work) {
            for (place, &person) in piece.places.iter().zip(people) {
                paid[person].extend(dated(scene.pay(person, &place.by_period)));
            }
        }
        for pair in &self.mentoring {
            let minutes = scene.mentoring.unwrap_or(0);
            let amounts = scene.pay(pair.mentor, &[(0, minutes)]).into_iter();
            paid[pair.mentor].extend(amounts.map(|(_, amount)| (None, amount)));
        }
        paid
    }

    /// What everybody is paid for attending trainings.
    pub(in crate::shares) fn pay_for_attending(&self, scene: &Scene) -> Vec<Vec<Paid>> {
        let mut paid = vec![Vec::new(); scene.people.len()];
        for (training, people) in scene.trainings.iter().zip(&self.attending) {
            for &person in people {
                paid[person].extend(dated(scene.pay(person, &[(training.period, training.minutes)])));
            }
        }
        paid
    }
}

fn dated(amounts: Vec<(usize, i64)>) -> impl Iterator<Item = Paid> {
    amounts.into_iter().map(|(period, amount)| (Some(period), amount))
}

impl Reading<'_> {
    fn work_paid(&self, counted: impl Fn(Option<usize>) -> bool) -> i64 {
        let all = self.held.pay_for_work(self.scene).into_iter().flatten();
        let counted = all.filter(|&(period, _)| counted(period));
        counted.map(|(_, amount)| amount).sum()
    }

    pub(super) fn over_budget(&self, budget: &Budget) -> i64 {
        let paid = match &budget.periods {
            None => self.work_paid(|_| true),
            Some(periods) => self.work_paid(|period| period.is_some_and(|at| periods.contains(&(at + 1)))),
        };
        over(paid, budget.most)
    }

    pub(super) fn over_budget_each_period(&self, most: &Most) -> i64 {
        let mut paid = vec![0; self.scene.periods.number()];
        for (period, amount) in self.held.pay_for_work(self.scene).into_iter().flatten() {
            if let Some(period) = period {
                paid[period] += amount;
            }
        }
        paid.into_iter().map(|paid| over(paid, most.most)).sum()
    }

    pub(super) fn over_training_budget(&self, most: &Most) -> i64 {
        let places = self.scene.trainings.iter().zip(&self.held.attending);
        let places = places.map(|(training, people)| training.cost * people.len() as i64);
        let attended = self.held.pay_for_attending(self.scene).into_iter().flatten();
        let attended = attended.map(|(_, amount)| amount);
        over(places.chain(attended).sum(), most.most)
    }

    pub(super) fn over_earnings(&self, earnings: &Earnings) -> i64 {
        let Some(person) = self.people().find(|&person| self.is(person, &earnings.member)) else {
            return 0;
        };
        let mut paid = self.held.pay_for_work(self.scene).swap_remove(person);
        paid.extend(self.held.pay_for_attending(self.scene).swap_remove(person));
        let length = earnings.periods.min(self.scene.periods.number());
        let mut beyond = 0;
        for first in 0..=self.scene.periods.number() - length {
            let run = first..first + length;
            // What belongs to no period may fall into any.
            let here = paid.iter().filter(|(period, _)| period.is_none_or(|at| run.contains(&at)));
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

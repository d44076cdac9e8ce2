//! A second definition of what everybody does, is paid, learns and decides, written from the documentation alone.

use crate::taken::Taken;
use crate::tiny::{FOR_A_PIECE, FOR_AN_HOUR, Kind, Pay, SITTINGS, TAGS, Tiny, Work};
use std::collections::BTreeSet;

/// Somebody's place on a piece of work.
pub(crate) struct Held<'a> {
    pub(crate) of: &'a Work,
    pub(crate) minutes: i64,
}

impl Tiny {
    /// The periods of a piece in order, from 1.
    pub(crate) fn periods_of(&self, work: &Work) -> Vec<usize> {
        let mut periods = match &work.periods {
            Some(named) => named.clone(),
            None => (1..=self.periods).collect(),
        };
        periods.sort_unstable();
        periods
    }

    /// Minutes by period: evenly, and one more each in the first ones for what is left over.
    pub(crate) fn by_period(&self, work: &Work, minutes: i64) -> Vec<(usize, i64)> {
        let periods = self.periods_of(work);
        let mut shares: Vec<(usize, i64)> = periods.iter().map(|&period| (period, 0)).collect();
        for minute in 0..minutes as usize {
            let at = minute % shares.len();
            shares[at].1 += 1;
        }
        let first = shares[0].0;
        shares.retain(|&(period, minutes)| minutes > 0 || period == first);
        shares
    }

    pub(crate) fn held<'a>(&'a self, taken: &Taken, person: usize) -> Vec<Held<'a>> {
        let mut held = Vec::new();
        for (of, people) in self.pieces.iter().zip(&taken.work) {
            let places = of.places().into_iter().zip(people);
            let own = places.filter(|&(_, &taker)| taker == person);
            held.extend(own.map(|(minutes, _)| Held { of, minutes }));
        }
        held
    }

    /// Minutes of work, mentoring included.
    pub(crate) fn minutes(&self, taken: &Taken, person: usize) -> i64 {
        let work = self.held(taken, person);
        let work: i64 = work.iter().map(|held| held.minutes).sum();
        let pairs = taken.mentors.iter().filter(|lesson| lesson.0 == person);
        work + pairs.count() as i64 * self.mentoring.unwrap_or(0)
    }

    /// The same with what they have already.
    pub(crate) fn all_minutes(&self, taken: &Taken, person: usize) -> i64 {
        let already = self.people[person].already.iter().map(|already| already.1);
        self.minutes(taken, person) + already.sum::<i64>()
    }

    pub(crate) fn minutes_of_chores(&self, taken: &Taken, person: usize) -> i64 {
        let work = self.held(taken, person).into_iter();
        let chores = work.filter(|held| held.of.kind == Kind::Chore);
        chores.map(|held| held.minutes).sum()
    }

    /// What the work that somebody has weighs for them.
    pub(crate) fn burden(&self, taken: &Taken, person: usize) -> i64 {
        let places =
            taken.work.iter().enumerate().flat_map(|(piece, people)| people.iter().map(move |&at| (piece, at)));
        let own = places.filter(|&(_, at)| at == person);
        own.map(|(piece, _)| self.people[person].burdens[piece] as i64).sum()
    }

    pub(crate) fn outputs(&self, taken: &Taken, person: usize) -> i64 {
        let work = self.held(taken, person).into_iter();
        work.filter(|held| held.of.kind == Kind::Output).count() as i64
    }

    pub(crate) fn minutes_in(&self, taken: &Taken, person: usize, period: usize) -> i64 {
        let held = self.held(taken, person);
        let minutes = held.iter().flat_map(|held| self.by_period(held.of, held.minutes));
        let already = self.people[person].already.iter().map(|&(at, minutes, _)| (at, minutes));
        let here = minutes.chain(already).filter(|&(at, _)| at == period);
        here.map(|(_, minutes)| minutes).sum()
    }

    /// What one person gets for minutes by period.
    fn paid(&self, person: usize, by_period: &[(usize, i64)]) -> Vec<(usize, i64)> {
        let each = |amount: &dyn Fn(i64) -> i64| -> Vec<(usize, i64)> {
            let paid = by_period.iter();
            paid.map(|&(period, minutes)| (period, amount(minutes))).collect()
        };
        match self.people[person].pay {
            Pay::Nothing | Pay::Employer | Pay::Declined => Vec::new(),
            Pay::Piece => vec![(by_period[0].0, FOR_A_PIECE)],
            // What was paid up to each period is rounded, halves up.
            Pay::Hour => {
                let rounded = |minutes: i64| (2 * minutes * FOR_AN_HOUR + 60) / 120;
                let until = |at: usize| by_period[..at].iter().map(|(_, minutes)| minutes).sum();
                let periods = by_period.iter().enumerate();
                let paid = periods.map(|(at, &(period, _))| (period, rounded(until(at + 1)) - rounded(until(at))));
                paid.collect()
            }
            Pay::Sitting => each(&|minutes| {
                let mut amount = 0;
                for (from, paid) in SITTINGS {
                    if minutes >= from {
                        amount = paid;
                    }
                }
                amount
            }),
        }
    }

    /// Pay for work by period, from 1.
    pub(crate) fn paid_for_work(&self, taken: &Taken, person: usize) -> Vec<(usize, i64)> {
        let held = self.held(taken, person);
        let paid = held.iter().flat_map(|held| {
            let minutes = self.by_period(held.of, held.minutes);
            self.paid(person, &minutes)
        });
        paid.collect()
    }

    /// The same with what they are paid already.
    pub(crate) fn paid_beside_trainings(&self, taken: &Taken, person: usize) -> Vec<(usize, i64)> {
        let already = self.people[person].already.iter().map(|&(period, _, pay)| (period, pay));
        self.paid_for_work(taken, person).into_iter().chain(already).collect()
    }

    pub(crate) fn paid_for_mentoring(&self, taken: &Taken, person: usize) -> i64 {
        let pairs = taken.mentors.iter().filter(|lesson| lesson.0 == person);
        let paid = self.paid(person, &[(1, self.mentoring.unwrap_or(0))]);
        pairs.count() as i64 * paid.iter().map(|&(_, amount)| amount).sum::<i64>()
    }

    pub(crate) fn paid_for_attending(&self, taken: &Taken, person: usize) -> Vec<(usize, i64)> {
        let days = self.trainings.iter().zip(&taken.attending);
        let attended = days.filter(|(_, people)| people.contains(&person));
        attended.flat_map(|(day, _)| self.paid(person, &[(day.period, day.minutes)])).collect()
    }

    /// Everything that somebody is paid.
    pub(crate) fn paid_in_all(&self, taken: &Taken, person: usize) -> i64 {
        let work = self.paid_beside_trainings(taken, person);
        let attending = self.paid_for_attending(taken, person);
        let periods = work.iter().chain(&attending);
        periods.map(|&(_, amount)| amount).sum::<i64>() + self.paid_for_mentoring(taken, person)
    }

    pub(crate) fn cost_of_places(&self, taken: &Taken) -> i64 {
        let days = self.trainings.iter().zip(&taken.attending);
        days.map(|(day, people)| day.cost as i64 * people.len() as i64).sum()
    }

    /// The wished-for skills that somebody is taught, as often as they are.
    pub(crate) fn lessons_of(&self, taken: &Taken, person: usize) -> Vec<&'static str> {
        let mut lessons = Vec::new();
        for (day, people) in self.trainings.iter().zip(&taken.attending) {
            if people.contains(&person) {
                let wants = &self.people[person].wants;
                lessons.extend(day.teaches.iter().filter(|skill| wants.contains(skill)));
            }
        }
        let own = taken.mentors.iter().filter(|lesson| lesson.1 == person);
        lessons.extend(own.map(|&(_, _, skill)| skill));
        lessons
    }

    pub(crate) fn is_a_teacher(&self, taken: &Taken, person: usize) -> bool {
        let mut days = self.trainings.iter();
        days.any(|day| day.taught_by.contains(&person)) || taken.mentors.iter().any(|&(mentor, _, _)| mentor == person)
    }

    /// The wishes of each that somebody would teach or a training gives.
    pub(crate) fn wishes_in_reach(&self) -> Vec<usize> {
        let mut taught: BTreeSet<&str> = BTreeSet::new();
        taught.extend(self.trainings.iter().flat_map(|day| &day.teaches));
        if self.mentoring.is_some() {
            taught.extend(self.people.iter().flat_map(|person| &person.teaches));
        }
        let wishes = self.people.iter().map(|person| {
            let wants = person.wants.iter();
            wants.filter(|skill| taught.contains(**skill)).count()
        });
        wishes.collect()
    }

    pub(crate) fn decided(&self, taken: &Taken, person: usize) -> i64 {
        let mut weight = 0;
        for (matter, leads) in self.decisions.iter().zip(&taken.leads) {
            let times = leads.iter().filter(|&&lead| lead == person).count();
            weight += matter.weight as i64 * times as i64;
        }
        weight
    }

    /// How far these people are from holding two tags: one short where they hold one, and where they hold none as many
    /// as there are.
    pub(crate) fn short_of_two_tags(&self, people: impl IntoIterator<Item = usize>) -> i64 {
        let people = people.into_iter();
        let held: BTreeSet<&str> = people.flat_map(|person| self.people[person].tags.iter().copied()).collect();
        match held.len() {
            0 => TAGS.len() as i64,
            1 => 1,
            _ => 0,
        }
    }
}

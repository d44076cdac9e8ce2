//! Rules about learning and teaching.

use super::{Over, one};
use crate::model::{Count, Price, ThresholdCounts, Weighted};
use crate::rules::lowered::{Lowered, PEOPLE};
use crate::shares::openings::Opening;
use crate::shares::rule::ShareRules;
use crate::shares::rules::SkillsHeld;
use crate::unit::Unit;
use itertools::Itertools;
use std::collections::BTreeMap;

impl Over<'_> {
    /// The skills that somebody learns by an opening, and who.
    pub(super) fn taught(&self, opening: Opening) -> Option<(usize, Vec<usize>)> {
        match opening {
            Opening::Training { training, person } => Some((person, self.scene.learns(training, person).collect())),
            Opening::Mentor { person, skill } => Some((person, vec![skill])),
            Opening::Work { .. } | Opening::Lead { .. } => None,
        }
    }

    /// No training has more people than places.
    pub(super) fn training_places(&self) -> Option<Lowered> {
        let bring = |opening| match opening {
            Opening::Training { training, .. } => one(training),
            _ => Vec::new(),
        };
        let trainings = &self.scene.trainings;
        let price = |training: usize| Price::range(None, Some(trainings[training].places as i64));
        let count = self.of_people(trainings.len(), bring, |_| true, price);
        Lowered::whole(vec![count], Unit::new("place", "places"))
    }

    /// Nobody is taught a skill twice.
    pub(super) fn taught_once(&self) -> Option<Lowered> {
        let mut columns: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for &opening in &self.openings.all {
            for (person, skill) in self.lessons(opening) {
                let next = columns.len();
                columns.entry((person, skill)).or_insert(next);
            }
        }
        let bring = |opening| -> Vec<Weighted> {
            let lessons = self.lessons(opening).into_iter();
            lessons.map(|lesson| (columns[&lesson] as u32, 1)).collect()
        };
        let price = |_| Price::range(None, Some(1));
        let count = self.of_people(columns.len(), bring, |_| true, price);
        Lowered::whole(vec![count], Unit::new("lesson", "lessons"))
    }

    /// The most that people can learn in all, by the places at trainings and the money for them. Relaxed by a price on
    /// money: for every price, what all the money is worth and what the places that are worth most gain beyond it is no
    /// less than any plan.
    pub(super) fn most_lessons(&self) -> Option<i64> {
        let budgets = self.required.iter().filter_map(|kind| match kind {
            ShareRules::TrainingBudget(most) => Some(most.most as f64),
            _ => None,
        });
        let budget = budgets.fold(f64::INFINITY, f64::min);
        // By training, what each who could attend would learn and cost.
        let mut attending: Vec<Vec<(f64, f64)>> = vec![Vec::new(); self.scene.trainings.len()];
        let mut mentored = 0.0;
        for &opening in &self.openings.all {
            match opening {
                Opening::Training { training, person } => {
                    let lessons = self.scene.learns(training, person).count() as f64;
                    attending[training].push((lessons, self.attendance_cost(opening) as f64));
                }
                Opening::Mentor { .. } => mentored += 1.0,
                Opening::Work { .. } | Opening::Lead { .. } => {}
            }
        }
        let gained = |price: f64| {
            let of_trainings = attending.iter().zip(&self.scene.trainings);
            let of_trainings = of_trainings.map(|(people, training)| {
                let worth = people.iter().map(|(lessons, cost)| (lessons - price * cost).max(0.0));
                let dearest = worth.sorted_by(|a, b| b.total_cmp(a));
                dearest.take(training.places).sum::<f64>()
            });
            let money = if price > 0.0 { price * budget } else { 0.0 };
            money + of_trainings.sum::<f64>()
        };
        let prices = attending.iter().flatten().filter(|&&(_, cost)| cost > 0.0);
        let prices = prices.map(|(lessons, cost)| lessons / cost).chain([0.0]);
        let prices = prices.sorted_by(f64::total_cmp).dedup();
        let least = prices.map(gained).fold(f64::INFINITY, f64::min);
        Some((least + mentored + 1e-6).floor() as i64).filter(|_| least.is_finite())
    }

    fn lessons(&self, opening: Opening) -> Vec<(usize, usize)> {
        let (person, skills) = self.taught(opening).unwrap_or_default();
        skills.into_iter().map(|skill| (person, skill)).collect()
    }

    /// Whoever leads a piece has what that needs, or learns it in an earlier period.
    pub(super) fn learnt_before(&self) -> Option<Lowered> {
        let needs: Vec<(usize, usize)> = self
            .scene
            .pieces
            .iter()
            .enumerate()
            .flat_map(|(piece, of)| of.lead_needs.iter().map(move |&skill| (piece, skill)))
            .collect();
        let bring = |opening| -> Vec<Weighted> {
            let weight = |&(piece, skill): &(usize, usize)| match opening {
                Opening::Work { piece: on, place } => {
                    let lead = self.scene.pieces[on].places[place].lead;
                    i64::from(on == piece && lead)
                }
                Opening::Training { training, .. } => {
                    let of = &self.scene.trainings[training];
                    let before = of.period < self.scene.pieces[piece].first_period;
                    -i64::from(before && of.teaches.contains(&skill))
                }
                Opening::Mentor { .. } | Opening::Lead { .. } => 0,
            };
            (0..).zip(needs.iter().map(weight)).collect()
        };
        let price = |person: usize, need: usize| {
            let has = self.scene.people[person].has.binary_search(&needs[need].1);
            Price::range(None, has.is_err().then_some(0))
        };
        let count = self.by_person(needs.len(), bring, price);
        Lowered::whole(vec![count], Unit::new("skill", "skills"))
    }

    /// Whoever names both a skill to teach and one to learn does both.
    pub(super) fn teach_and_learn(&self) -> Option<Lowered> {
        let people = &self.scene.people;
        let both = |person: usize| !people[person].teaches.is_empty() && !people[person].wants.is_empty();
        let trainer = |person: usize| {
            let mut trainings = self.scene.trainings.iter();
            trainings.any(|training| training.taught_by.binary_search(&person).is_ok())
        };
        let mentors = |opening| match opening {
            Opening::Mentor { .. } => one(0),
            _ => Vec::new(),
        };
        let teaches =
            self.by_person(1, mentors, |person, _| Price::range((both(person) && !trainer(person)).then_some(1), None));
        let learners = |opening| self.taught(opening).map_or(Vec::new(), |(person, _)| one(person));
        let learns =
            self.of_people(people.len(), learners, |_| true, |person| Price::range(both(person).then_some(1), None));
        Lowered::whole(vec![teaches, learns], PEOPLE)
    }

    /// Each skill is held by enough people of several backgrounds.
    pub(super) fn skills_held(&self, held: &SkillsHeld) -> Option<Lowered> {
        let tags = self.tags_of(&held.dimension)?;
        let skills = self.scene.skills_of(held.skills.as_deref());
        let column: BTreeMap<usize, usize> = skills.iter().copied().zip(0..).collect();
        let holders = |at: usize| {
            let skill = skills[at];
            (0..self.scene.people.len())
                .filter(move |&person| self.scene.people[person].has.binary_search(&skill).is_ok())
        };
        let of_learners = |counted: &dyn Fn(usize) -> bool, price: &dyn Fn(usize) -> Price| {
            let bring = |opening| -> Vec<Weighted> {
                let lessons = self.lessons(opening).into_iter();
                let lessons = lessons.filter(|&(person, _)| counted(person));
                let columns = lessons.filter_map(|(_, skill)| column.get(&skill));
                columns.map(|&column| (column as u32, 1)).collect()
            };
            self.of_people(skills.len(), bring, |_| true, price)
        };
        let missing = |at: usize| {
            let missing = held.people as i64 - holders(at).count() as i64;
            Price::range(Some(missing.max(0)), None)
        };
        // Lessons are people as long as nobody is taught a skill twice; where a conflict is sought without that, people
        // are counted.
        let once = |kind: &&ShareRules| matches!(kind, ShareRules::TaughtOnce {});
        let people = match self.required.iter().any(once) {
            true => vec![of_learners(&|_| true, &missing)],
            false => {
                let learners = (0..skills.len()).map(|at| self.learners(skills[at], missing(at)));
                learners.collect()
            }
        };
        // Where all who hold a skill hold no other tag than this one, one of another background is missing.
        let backgrounds = tags.iter().map(|&tag| {
            let other = |person| self.holds_another(person, tag, &tags);
            of_learners(&other, &|at| {
                let known = holders(at).any(other);
                Price::range((!known).then_some(1), None)
            })
        });
        let counts = people.into_iter().chain(backgrounds).collect();
        Lowered::whole(counts, PEOPLE)
    }

    /// How many people are taught a skill.
    fn learners(&self, skill: usize, price: Price) -> Count {
        let bring = |opening| -> Vec<Weighted> {
            let lessons = self.lessons(opening).into_iter();
            let lessons = lessons.filter(|&(_, taught)| taught == skill);
            lessons.map(|(person, _)| (person as u32, 1)).collect()
        };
        let grid = self.grid(bring, |_| Some(0));
        let grid = grid.covering(self.scene.people.len(), 1);
        Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))
    }
}

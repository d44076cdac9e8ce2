//! Learning as even as can be.

use super::{EvenLearning, EvenRule};
use crate::model::{Known, Level, Levels};
use crate::shares::context::SharingLoweringContext;
use crate::shares::jobs::Job;
use crate::unit::Unit;
use itertools::Itertools;

impl EvenRule for EvenLearning {
    const WORDS: &'static str = "the numbers of wished-for skills that people learn are as even as can be";

    fn unit() -> Unit {
        Unit::new(
            "skill short of the most that anybody could learn",
            "skills short of the most that anybody could learn",
        )
    }

    /// By how many wished-for skills people fall short of the most that anybody could learn.
    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels {
        let learners = context.instance.learners();
        let bring = |job| {
            let (person, skills) = context.taught(job).unwrap_or_default();
            let column = learners.iter().position(|&(learner, _)| learner == person);
            match column {
                Some(column) if !skills.is_empty() => vec![(column as u32, skills.len() as i64)],
                _ => Vec::new(),
            }
        };
        let grid = context.grid(bring, |_| Some(0));
        let known = Known {
            total: most_lessons(context),
            // Nobody is taught a skill twice.
            each: Some(learners.iter().map(|&(_, skills)| skills as i64).collect()),
        };
        let most = learners.iter().map(|&(_, skills)| skills).max().unwrap_or(0);
        let level = |_, _| Level { times: -1, of: 1, base: most as i64 };
        Levels::new(grid.covering(learners.len(), 1), context.slots, level, known)
    }
}

/// The most that people can learn in all, by the places at trainings and the money for them. Relaxed by a price on
/// money: for every price, what all the money is worth and what the places that are worth most gain beyond it is no
/// less than any plan.
fn most_lessons(context: &SharingLoweringContext<'_>) -> Option<i64> {
    let (instance, budget) = (context.instance, context.bounds.training_budget);
    // By training, what each who could attend would learn and cost.
    let mut attending: Vec<Vec<(f64, f64)>> = vec![Vec::new(); instance.trainings.len()];
    let mut mentored = 0.0;
    for &job in &context.jobs.all {
        match job {
            Job::Training { training, person } => {
                let lessons = instance.learns(training, person).count() as f64;
                attending[training].push((lessons, context.attendance_cost(job) as f64));
            }
            Job::Mentor { .. } => mentored += 1.0,
            Job::Work { .. } | Job::Lead { .. } => {}
        }
    }
    let gained = |price: f64| {
        let of_trainings = attending.iter().zip(&instance.trainings);
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

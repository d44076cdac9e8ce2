//! What other ways to select would make of the chances, beside a list.

use super::figures::ChanceFigures;
use super::greedy::QuotaDraw;
use super::list::LotteryList;
use crate::composition::Composition;
use crate::error::Error;
use crate::outcome::{Outcome, plain};
use crate::public::Public;
use crate::random::Random;
use crate::solver::{Run, Solver};
use crate::table::{Presentation, Table};
use serde::Serialize;
use std::time::Instant;

/// Seeds with which the best plan is looked for.
const SEEDS: u64 = 20;
/// Greedy draws, if there is nothing against it.
const RUNS: u64 = 10_000;
/// What is looked at in all greedy draws; in large pools fewer are drawn, but no fewer than the second number.
const MAX_WORK: (usize, u64) = (2_000_000_000, 100);

/// What a list and other ways to select make of the chances. It is for those who organise.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// The list.
    pub lottery: ChanceFigures,
    /// The solver's plan alone: everybody is selected for sure, or never.
    pub one_plan: ChanceFigures,
    /// The solver's plan, where one of `seeds` is drawn for it.
    pub any_seed: ChanceFigures,
    /// With how many seeds a plan was found.
    pub seeds: u64,
    /// The greedy quota draw; `None` if it does not understand what is asked.
    pub greedy: Option<GreedyDraw>,
    /// Why it does not.
    pub no_greedy: Option<String>,
}

/// What a greedy draw makes of the chances, estimated: the most urgent quota, which needs the greatest part of those who
/// are left in it, gives a random member, until the group is full; where a quota cannot be filled all begins again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GreedyDraw {
    /// The chances, as far as they are known from `runs`.
    pub figures: ChanceFigures,
    /// The greatest standard error of a chance.
    pub error: f64,
    /// Draws that were tried.
    pub runs: u64,
    /// How often one began again.
    pub restarts: u64,
}

impl Solver {
    /// Sets what a list makes of the chances beside two other ways to select: optimisation alone, with one seed and with
    /// several, and the greedy quota draw that practitioners use. Of the composition that the list was made for.
    ///
    /// Of the steps and the time that this solver may take, each of the 20 seeds has an even part.
    ///
    /// # Errors
    ///
    /// As [`solve`](Solver::solve).
    pub fn comparison(&self, problem: &Composition, list: &LotteryList) -> Result<Comparison, Error> {
        let run = Run::new(self);
        let started = Instant::now();
        let able: Vec<usize> = list.able().map(|(at, _)| at).collect();
        let mut times = vec![0; able.len()];
        let (mut one_plan, mut seeds) = (times.clone(), 0);
        for at in 0..SEEDS {
            let solver = self.one_of(SEEDS as usize, (SEEDS - at) as usize, started).seed(self.seed.wrapping_add(at));
            let Outcome::Solved(solution) = solver.solve(problem)? else { continue };
            let selected: Vec<&str> = list.selected(&solution.plan).collect();
            let is_selected = list.able().map(|(_, member)| selected.contains(&member.id.as_str()));
            let drawn: Vec<u64> = is_selected.map(u64::from).collect();
            times.iter_mut().zip(&drawn).for_each(|(times, drawn)| *times += drawn);
            if seeds == 0 {
                one_plan = drawn;
            }
            seeds += 1;
        }
        let (greedy, no_greedy) = match QuotaDraw::of(problem).and_then(|draw| simulate(&draw, &able, &run)) {
            Ok(greedy) => (Some(greedy), None),
            Err(reason) => (None, Some(reason)),
        };
        Ok(Comparison {
            lottery: list.figures(),
            one_plan: ChanceFigures::of(&one_plan, 1),
            any_seed: ChanceFigures::of(&times, seeds),
            seeds,
            greedy,
            no_greedy,
        })
    }
}

/// Greedy draws, of whom those count who are `able` to be on a plan.
fn simulate(draw: &QuotaDraw, able: &[usize], run: &Run<'_>) -> Result<GreedyDraw, String> {
    let mut random = Random::new(run.solver.seed, 0);
    let mut times = vec![0; draw.members()];
    let most = ((MAX_WORK.0 / draw.work()) as u64).clamp(MAX_WORK.1, RUNS);
    let (mut runs, mut restarts) = (0, 0);
    while runs < most && run.stopped().is_none() {
        let drawn = draw.run(&mut random);
        let (selected, again) = drawn.ok_or("in many attempts it filled no group that keeps all quotas")?;
        selected.into_iter().for_each(|member| times[member] += 1);
        restarts += again;
        runs += 1;
    }
    if runs == 0 {
        return Err("the limits of the solver were reached before it was tried".to_owned());
    }
    let times: Vec<u64> = able.iter().map(|&member| times[member]).collect();
    let error = |times: u64| {
        let chance = times as f64 / runs as f64;
        (chance * (1.0 - chance) / runs as f64).sqrt()
    };
    let error = times.iter().map(|&times| error(times)).fold(0.0, f64::max);
    Ok(GreedyDraw { figures: ChanceFigures::of(&times, runs), error, runs, restarts })
}

impl Presentation for Comparison {
    fn title(&self) -> String {
        "Chances beside other ways to select".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        Public::default()
    }

    fn for_organisers(&self) -> Vec<Table> {
        let any_seed = format!("the best plan found, with any of {} seeds", self.seeds);
        let mut ways = vec![
            ("this lottery", self.lottery),
            ("the best plan found", self.one_plan),
            (any_seed.as_str(), self.any_seed),
        ];
        ways.extend(self.greedy.map(|greedy| ("a greedy draw by quotas", greedy.figures)));
        let rows = ways.into_iter().map(|(way, figures)| {
            let percent = |chance: f64| format!("{} %", plain(100.0 * chance));
            let ChanceFigures { least, greatest, gini, never } = figures;
            [way.to_owned(), percent(least), percent(greatest), plain(gini), never.to_string()]
        });
        let drawn = self.greedy.map(|greedy| {
            format!(
                "The greedy draw was tried {} times and began again {} times: the standard error of a chance is at most \
                 {} %.",
                greedy.runs,
                greedy.restarts,
                plain(100.0 * greedy.error)
            )
        });
        let not = self.no_greedy.iter().map(|reason| format!("The greedy draw by quotas does not apply: {reason}."));
        let columns = ["Least chance", "Greatest", "Gini coefficient", "Never selected"];
        vec![Table::new("").text("Selected by").numbers(columns).rows(rows).notes(drawn).notes(not)]
    }
}

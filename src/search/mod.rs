//! The search for good assignments: a start, descent, then annealing in ever longer walks.
//!
//! Several walks go side by side from the best plan of the level before. The answer is that of the first walk, in their
//! order, which reaches the bounds, else the best of all; so it is the same for any number of threads.

#[cfg(test)]
mod agreement;
mod anneal;
mod blocks;
mod budget;
mod closing;
mod compound;
mod construct;
mod descent;
mod exchange;
mod halving;
mod lists;
mod moves;
mod opening;
mod pair_scan;
mod people;
mod record;
mod state;
mod sweep;
#[cfg(test)]
mod tight_panel;

pub(crate) use moves::Move;
pub(crate) use people::exchange_people;
pub(crate) use state::State;

use crate::interrupts::Interrupts;
use crate::model::{Assignment, Cost, Model, Shortage};
use crate::random::Random;
use anneal::Earlier;
use budget::StepBudget;
use state::ranked;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{Builder, ScopedJoinHandle};
use std::time::{Duration, Instant};

/// Walks of a level.
const WALKS: u64 = 2;
/// Idle moves after which descent gives up: for each unit, and in addition.
const PATIENCE: (u64, u64) = (200, 2_000);
/// Steps of the first annealing walk, a unit and at least.
const FIRST_WALK: (u64, u64) = (2_000, 20_000);

/// Levels that descend from new starts, and the most units of which they do: of more, descents take as long as all else.
const RESTARTS: (u64, u64) = (2, 5_000);

/// What a search is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) model: &'a Model,
    /// No assignment costs less, tier by tier.
    pub(crate) bounds: &'a [i64],
    /// What each tier need not get below; tiers without an entry count to the last.
    pub(crate) target: &'a [i64],
    /// The one period that is searched, if not all are.
    pub(crate) period: Option<usize>,
    pub(crate) seed: u64,
    pub(crate) threads: usize,
    pub(crate) interrupts: Interrupts<'a>,
}

/// A search that can be taken up again.
#[derive(Debug, Clone)]
pub(crate) struct Search<'a> {
    task: Task<'a>,
    best: Option<(Cost, Assignment)>,
    level: u64,
    /// The first tier above its bound, with the cost that the level before left it at.
    open: Option<(usize, i64)>,
    /// The level before has not bettered it, and one after it is above its bound too.
    stalled: bool,
    used: u64,
    /// Steps and time of the level before.
    pace: (u64, Duration),
    /// Steps counted against the limit: also a walk that finds few moves to look at is charged for its length.
    charged: u64,
    /// A whole level found no move that sizes and permissions allow.
    stuck: bool,
}

impl<'a> Search<'a> {
    pub(crate) fn new(task: Task<'a>) -> Search<'a> {
        Search {
            task,
            best: None,
            level: 0,
            open: None,
            stalled: false,
            used: 0,
            pace: (0, Duration::ZERO),
            charged: 0,
            stuck: false,
        }
    }

    /// Starts from an assignment that is known.
    pub(crate) fn offer(&mut self, assignment: Assignment) {
        let cost = ranked(&self.task.model.cost(&assignment).0, self.task.target);
        if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
            self.best = Some((cost, assignment));
        }
    }

    /// The same search with other bounds, which may be known later.
    pub(crate) fn with_bounds<'b>(self, bounds: &'b [i64]) -> Search<'b>
    where
        'a: 'b,
    {
        Search { task: Task { bounds, ..self.task }, ..self }
    }

    /// The best assignment so far with its cost.
    pub(crate) fn best(&self) -> Option<&(Cost, Assignment)> {
        self.best.as_ref()
    }

    /// Counts steps that were spent on the same problem by another search.
    pub(crate) fn charge(&mut self, steps: u64) {
        self.used += steps;
        self.charged += steps;
    }

    /// Levels that have been searched or skipped.
    pub(crate) fn level(&self) -> u64 {
        self.level
    }

    /// Begins with the walks of this level.
    pub(crate) fn skip(&mut self, level: u64) {
        self.level = level;
    }

    /// Units that may move.
    fn units(&self) -> u64 {
        let slots = self.task.model.slots();
        let units = self.task.period.map_or(slots.units(), |period| slots.periods()[period].units.len());
        units as u64
    }

    /// Steps spent so far.
    pub(crate) fn used(&self) -> u64 {
        self.used
    }

    /// Whether the best is at the bounds.
    pub(crate) fn is_done(&self) -> bool {
        self.best.as_ref().is_some_and(|(cost, _)| cost.0 == self.task.bounds)
    }

    /// Whether this level descends from new starts: most of those that get stuck do so just above the bounds, and
    /// another descent takes less than a walk.
    fn restarts(&self) -> bool {
        (1..=RESTARTS.0).contains(&self.level) && self.units() <= RESTARTS.1
    }

    /// The tiers in which the best is above its bound, with what it costs there.
    fn open_tiers(&self) -> impl Iterator<Item = (usize, i64)> {
        let costs = self.best.iter().flat_map(|(cost, _)| cost.0.iter().copied().enumerate());
        costs.zip(self.task.bounds).filter(|((_, cost), bound)| cost > bound).map(|(open, _)| open)
    }

    /// Goes on until the bounds are reached or `limit` steps are spent in all. `watch` hears of every level.
    pub(crate) fn run(&mut self, limit: u64, watch: &dyn Fn(&Search<'_>)) -> Result<(), Shortage> {
        let units = self.units();
        while !self.is_done() && !self.stuck && self.charged < limit && !self.task.interrupts.stop() {
            let left = (limit - self.charged).min(self.affordable());
            let walk = match self.level {
                0 => left,
                _ if self.restarts() => left,
                level => (FIRST_WALK.0 * units).max(FIRST_WALK.1) << (level - 1).saturating_sub(RESTARTS.0).min(32),
            };
            // A last walk that would be cut short gets all that is left instead.
            let walk = if walk.saturating_mul(2 * WALKS) > left { left / WALKS } else { walk };
            let (before, start) = (self.used, Instant::now());
            self.run_level(walk.max(1))?;
            self.pace = (self.used - before, start.elapsed());
            let open = self.open_tiers().next();
            self.stalled = !self.restarts() && open == self.open && self.open_tiers().nth(1).is_some();
            self.open = open;
            self.level += 1;
            watch(self);
        }
        Ok(())
    }

    /// Steps that can be taken before the deadline at the speed of the level before, so that a walk ends cold and is not
    /// cut short.
    fn affordable(&self) -> u64 {
        let Some(deadline) = self.task.interrupts.deadline else {
            return u64::MAX;
        };
        let left = deadline.saturating_duration_since(Instant::now()).as_secs_f64();
        match self.pace {
            (0, _) => u64::MAX,
            (used, spent) => (used as f64 / spent.as_secs_f64().max(1e-6) * left) as u64,
        }
    }

    fn run_level(&mut self, steps: u64) -> Result<(), Shortage> {
        let mut starts = self.starts_by_halves()?;
        if let Some(at) = starts.iter().position(|start| start.cost.0 == self.task.bounds) {
            let Start { cost, assignment, .. } = starts.swap_remove(at);
            self.best = Some((cost, assignment));
            return Ok(());
        }
        // The first walk in order to reach the bounds makes all later ones pointless.
        let first = AtomicU64::new(u64::MAX);
        let beaten: Vec<AtomicBool> = (0..WALKS).map(|_| AtomicBool::new(false)).collect();
        let walk = |walk: u64| {
            if first.load(Ordering::SeqCst) < walk {
                return None;
            }
            let interrupts = Interrupts { beaten: beaten.get(walk as usize), ..self.task.interrupts };
            // One plan is enough where there is no time to better it.
            if walk > 0 && interrupts.stop() {
                return None;
            }
            let start = starts.get(walk as usize);
            let result = self.walk(self.level * WALKS + walk, steps, start, interrupts);
            if result.as_ref().is_ok_and(|found| found.cost.0 == self.task.bounds) {
                first.fetch_min(walk, Ordering::SeqCst);
                beaten.iter().skip(walk as usize + 1).for_each(|flag| flag.store(true, Ordering::SeqCst));
            }
            Some(result)
        };
        let results: Vec<Option<Result<Walked, Shortage>>> = match self.task.threads.min(WALKS as usize) {
            0 | 1 => (0..WALKS).map(walk).collect(),
            _ => std::thread::scope(|scope| {
                let spawn = |number| Builder::new().spawn_scoped(scope, move || walk(number)).map_err(|_| number);
                let handles: Vec<_> = (0..WALKS).map(spawn).collect();
                let joined = |handle: Result<ScopedJoinHandle<'_, _>, u64>| match handle {
                    Ok(handle) => handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                    // The system has no more threads: it is walked here.
                    Err(number) => walk(number),
                };
                handles.into_iter().map(joined).collect()
            }),
        };
        let reached = first.into_inner();
        let before = self.used;
        for (number, result) in (0..).zip(results) {
            // What later walks did would depend on how far they came before they were stopped.
            if number <= reached
                && let Some(result) = result
            {
                let walked = result?;
                self.used += walked.used;
                self.charged += walked.used.max(steps / 16).max(1);
                if self.best.as_ref().is_none_or(|(best, _)| walked.cost < *best) {
                    self.best = Some((walked.cost, walked.assignment));
                }
            }
        }
        self.stuck = self.used == before;
        Ok(())
    }

    /// A first assignment; of one period, the rest stays as in the best.
    fn constructed(&self, random: &mut Random, interrupts: &Interrupts<'_>) -> Result<Assignment, Shortage> {
        let Task { model, threads, .. } = self.task;
        let mut constructed = construct::construct(model, random, threads, interrupts)?;
        if let (Some(period), Some((_, best))) = (self.task.period, &self.best) {
            let here = &model.slots().periods()[period].units;
            for unit in model.slots().unit_ids().filter(|unit| !here.contains(&unit.index())) {
                constructed.set(unit, best.slot(unit));
            }
        }
        Ok(constructed)
    }

    /// The starts of the first walks where units are dealt out by halves, as far as they are of use: one after the other, as
    /// each takes all threads, and none after one that is at the bounds.
    fn starts_by_halves(&self) -> Result<Vec<Start>, Shortage> {
        let Task { model, bounds, target, seed, interrupts, .. } = self.task;
        let mut starts: Vec<Start> = Vec::new();
        if self.best.is_some() || !construct::halves(model) {
            return Ok(starts);
        }
        for walk in 0..WALKS {
            if starts.iter().any(|start| start.cost.0 == bounds) || walk > 0 && interrupts.stop() {
                break;
            }
            let mut random = Random::new(seed, self.level * WALKS + walk);
            let assignment = self.constructed(&mut random, &interrupts)?;
            starts.push(Start { cost: ranked(&model.cost(&assignment).0, target), assignment, random });
        }
        Ok(starts)
    }

    fn walk(
        &self,
        branch: u64,
        steps: u64,
        start: Option<&Start>,
        interrupts: Interrupts<'_>,
    ) -> Result<Walked, Shortage> {
        let Task { model, bounds, target, seed, .. } = self.task;
        let mut random = start.map_or_else(|| Random::new(seed, branch), |start| start.random.clone());
        let mut budget = StepBudget::new(steps, interrupts);
        let patience = PATIENCE.0 * self.units() + PATIENCE.1;
        // Where levels are even in one way alone, or few moves keep what a period needs, later tiers are bettered only from
        // elsewhere: the second walk begins anew.
        let first = branch.is_multiple_of(WALKS);
        let frozen = !model.lists().is_empty() || self.task.period.is_some() && model.tiers() > 1;
        let anew = self.restarts() || frozen && self.level > 1 && !first;
        let assignment = match (start, self.best.as_ref().filter(|_| !anew)) {
            (Some(start), _) => start.assignment.clone(),
            (None, Some((_, best))) => best.clone(),
            (None, None) => self.constructed(&mut random, &interrupts)?,
        };
        let Some(mut state) = State::unless_stopped(model, assignment.clone(), target, &interrupts) else {
            return Ok(Walked { cost: ranked(&model.cost(&assignment).0, target), used: 0, assignment });
        };
        if let Some(period) = self.task.period {
            state = state.within(period);
        }
        if anew && !self.restarts() {
            descent::descend(&mut state, bounds, patience, &mut random, &mut budget);
        }
        // A tier that its bound may be out of reach of is not to starve those after it.
        let mut aim = bounds.to_vec();
        if let Some((tier, cost)) = self.open.filter(|_| self.stalled && !first && !anew) {
            aim[tier] = cost;
        }
        if self.level > 0 && !self.restarts() {
            // The second walk of a selection goes where what is required is not met: few single exchanges keep it.
            let selects = model.slots().has_outside() && model.slots().periods().len() == 1;
            let warm = selects && !first && !anew && aim == bounds;
            let earlier = if warm { Earlier::StaysWarm } else { Earlier::Cools };
            let (end, cost, assignment) = anneal::anneal(state, &aim, earlier, steps, first, &mut random, &mut budget);
            state = end;
            if *state.cost() != cost {
                state = match state.at(assignment.clone(), &interrupts) {
                    Some(state) => state,
                    None => return Ok(Walked { cost, assignment, used: budget.used() }),
                };
            }
        }
        descent::descend(&mut state, &aim, patience, &mut random, &mut budget);
        Ok(Walked { cost: state.cost().clone(), used: budget.used(), assignment: state.into_assignment() })
    }
}

/// A start that was made before its walk.
#[derive(Debug)]
struct Start {
    cost: Cost,
    assignment: Assignment,
    /// How random numbers go on from there.
    random: Random,
}

/// What a walk came to.
#[derive(Debug)]
struct Walked {
    cost: Cost,
    assignment: Assignment,
    used: u64,
}

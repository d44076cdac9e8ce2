//! Units that stand by their kinds are cut in two, each half with its even share of every kind and column.

use super::kinds::Kinds;
use crate::model::UnitId;
use crate::random::Random;

/// Exchanges tried in a cut: for each kind of unit of which one is odd, in addition, and at most.
const EXCHANGES: (usize, usize, usize) = (32, 1_024, 8_192);

/// Units of one kind that are cut in two.
#[derive(Debug, Clone, Copy)]
struct Run {
    kind: u32,
    number: usize,
    left: usize,
    /// By how much the share of the left is more than `left`, in parts of all units; 0 if it is whole.
    rest: i64,
    /// The left has one more.
    extra: bool,
}

/// Cuts units, with its space to work in.
#[derive(Debug)]
pub(super) struct Cutter<'a> {
    kinds: &'a Kinds,
    /// For each column, by how much the left has more than its share, in parts of all units.
    error: Vec<i64>,
    runs: Vec<Run>,
    right: Vec<UnitId>,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(kinds: &'a Kinds) -> Cutter<'a> {
        Cutter { kinds, error: vec![0; kinds.width], runs: Vec::new(), right: Vec::new() }
    }

    pub(super) fn kinds(&self) -> &'a Kinds {
        self.kinds
    }

    /// Brings `left` of the units to the front, and keeps those alike together on both sides.
    pub(super) fn cut(&mut self, units: &mut [UnitId], left: usize, random: &mut Random) {
        let all = units.len() as i64;
        self.share(units, left as i64);
        self.fill(all, left as i64);
        self.exchange(all, random);
        for run in &self.runs {
            for &column in self.kinds.columns(run.kind) {
                self.error[column as usize] = 0;
            }
        }
        self.right.clear();
        let (mut from, mut to) = (0, 0);
        for run in &self.runs {
            let stay = run.left + usize::from(run.extra);
            units.copy_within(from..from + stay, to);
            // What is overwritten by the front has been passed already.
            self.right.extend_from_slice(&units[from + stay..from + run.number]);
            (from, to) = (from + run.number, to + stay);
        }
        units[to..].copy_from_slice(&self.right);
    }

    /// The whole part of what the left gets of each kind, and greedily who brings one more.
    fn share(&mut self, units: &[UnitId], left: i64) {
        let all = units.len() as i64;
        self.runs.clear();
        for alike in units.chunk_by(|a, b| self.kinds.kind(*a) == self.kinds.kind(*b)) {
            let share = alike.len() as i64 * left;
            let (whole, rest) = (share / all, share % all);
            let kind = self.kinds.kind(alike[0]);
            let columns = self.kinds.columns(kind);
            // One more is nearer to the shares, taken together, than one fewer.
            let errors: i64 = columns.iter().map(|&column| 2 * (self.error[column as usize] - rest) + all).sum();
            let extra = rest > 0 && errors < 0;
            for &column in columns {
                self.error[column as usize] += if extra { all } else { 0 } - rest;
            }
            self.runs.push(Run { kind, number: alike.len(), left: whole as usize, rest, extra });
        }
    }

    /// Gives the left as many as it is to have: one more, or one fewer, of the kinds for which that is nearest to the shares.
    fn fill(&mut self, all: i64, left: i64) {
        let given: i64 = self.runs.iter().map(|run| run.left as i64 + i64::from(run.extra)).sum();
        let by = if given < left { all } else { -all };
        for _ in 0..given.abs_diff(left) {
            let nearest = |run: &&mut Run| {
                let columns = self.kinds.columns(run.kind).iter();
                columns.map(|&column| by.signum() * self.error[column as usize]).sum::<i64>()
            };
            let may_change = |run: &&mut Run| run.rest > 0 && run.extra != (by > 0);
            if let Some(run) = self.runs.iter_mut().filter(may_change).min_by_key(nearest) {
                run.extra = by > 0;
                for &column in self.kinds.columns(run.kind) {
                    self.error[column as usize] += by;
                }
            }
        }
    }

    /// Lets one kind bring the odd one in place of another as long as some column is further from its share than it must.
    fn exchange(&mut self, all: i64, random: &mut Random) {
        let odd: Vec<usize> = (0..self.runs.len()).filter(|&at| self.runs[at].rest > 0).collect();
        let mut off: i64 = self.error.iter().map(|error| error.abs() / all).sum();
        for _ in 0..(EXCHANGES.0 * odd.len() + EXCHANGES.1).min(EXCHANGES.2) {
            if off == 0 || odd.len() < 2 {
                break;
            }
            let (one, other) = (odd[random.below(odd.len())], odd[random.below(odd.len())]);
            if self.runs[one].extra == self.runs[other].extra {
                continue;
            }
            let before = self.off([one, other], all);
            self.change([one, other], all);
            let change = self.off([one, other], all) - before;
            if change > 0 {
                self.change([one, other], all);
            } else {
                off += change;
            }
        }
    }

    /// Changes which of these kinds bring one more.
    fn change(&mut self, runs: [usize; 2], all: i64) {
        for at in runs {
            let run = &mut self.runs[at];
            run.extra = !run.extra;
            let by = if run.extra { all } else { -all };
            for &column in self.kinds.columns(run.kind) {
                self.error[column as usize] += by;
            }
        }
    }

    /// By how many units the columns of two kinds are beyond their shares rounded down or up.
    fn off(&self, runs: [usize; 2], all: i64) -> i64 {
        let columns = runs.iter().flat_map(|&at| self.kinds.columns(self.runs[at].kind));
        columns.map(|&column| self.error[column as usize].abs() / all).sum()
    }
}

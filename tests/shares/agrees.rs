//! Whether answers agree with all that can be.

use crate::clashes::{Falsehood, verdict};
use crate::rules::Ask;
use crate::taken::Taken;
use crate::tiny::Tiny;
use crate::usual::{USUAL, breach};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Conflict, Error, Outcome, Problem, Shares, SharesPlan, Solution, Solver, Tier, extend::milp};

/// A rule with its tier, 0 where it is required, and its weight.
pub(crate) type Asked = (Ask, u32, u32);

/// What is expected of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Expected {
    /// What it says is true.
    Sound,
    /// And it is the best.
    Best,
    /// And that is proved.
    Proved,
}

/// Small shares with rules.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) tiny: Tiny,
    pub(crate) asked: Vec<Asked>,
}

impl Case {
    pub(crate) fn problem(&self) -> Result<Shares, Error> {
        let mut builder = self.tiny.builder();
        for (ask, tier, weight) in &self.asked {
            let rule = ask.rule(&self.tiny).weight(*weight);
            builder = match tier {
                0 => builder.require(rule),
                tier => builder.prefer(Tier(*tier), rule),
            };
        }
        builder.build()
    }

    /// Those of the usual rules that hold of every plan.
    fn usual(&self) -> impl Iterator<Item = usize> {
        let given = self.asked.iter().any(|(ask, _, _)| *ask == Ask::Caps);
        (0..USUAL.len()).filter(move |&at| at > 0 || !given)
    }

    /// What a plan costs, by the second definition.
    pub(crate) fn cost(&self, taken: &Taken) -> Vec<i64> {
        let of_tier = |tier: u32| self.asked.iter().filter(move |asked| asked.1 == tier);
        let broken = of_tier(0).map(|(ask, _, _)| ask.bend(&self.tiny, taken));
        let usual = self.usual().map(|at| breach(at, &self.tiny, taken));
        let mut costs = vec![broken.chain(usual).sum()];
        let mut tiers: Vec<u32> = self.asked.iter().map(|asked| asked.1).collect();
        tiers.sort_unstable();
        tiers.dedup();
        for tier in tiers.into_iter().filter(|&tier| tier > 0) {
            let even = of_tier(tier).find(|(ask, _, _)| ask.is_even());
            if let Some((ask, _, weight)) = even {
                let levels = ask.levels(&self.tiny, taken);
                let mut sum = 0;
                costs.extend(levels.iter().map(|level| {
                    sum += level * i64::from(*weight);
                    sum
                }));
                // Of nobody there are no levels, and the tier is there all the same.
                if levels.is_empty() {
                    costs.push(0);
                }
                continue;
            }
            let scale = of_tier(tier).map(|(ask, _, _)| ask.scale()).max().unwrap_or(1);
            let cost =
                |(ask, _, weight): &Asked| ask.bend(&self.tiny, taken) * i64::from(*weight) * scale / ask.scale();
            costs.push(of_tier(tier).map(cost).sum());
        }
        costs
    }

    /// Whether a plan meets this rule, by its number from 1; the usual ones come last.
    fn meets(&self, problem: &Shares, rule: usize, taken: &Taken) -> bool {
        if let Some((ask, _, _)) = self.asked.get(rule - 1) {
            return ask.bend(&self.tiny, taken) == 0;
        }
        let (_, rule) = problem.rules().nth(rule - 1).expect("a rule of the problem");
        let words = rule.to_string();
        let usual = USUAL.iter().position(|usual| *usual == words);
        breach(usual.expect("a usual rule"), &self.tiny, taken) == 0
    }
}

/// A case with everything that can be, and the costs of what meets all that is required, the best first.
pub(crate) struct Oracle {
    case: Case,
    problem: Shares,
    all: Vec<Taken>,
    costs: Vec<Vec<i64>>,
}

impl Oracle {
    /// None where the rules are refused; then nothing can meet them.
    pub(crate) fn new(case: Case) -> Result<Option<Oracle>, TestCaseError> {
        let all = case.tiny.all();
        let own: Vec<Vec<i64>> = all.iter().map(|taken| case.cost(taken)).collect();
        let problem = match case.problem() {
            Ok(problem) => problem,
            Err(error) => {
                let told = error.to_string();
                let known = ["nobody may take", "can lead it"];
                prop_assert!(known.iter().any(|words| told.contains(words)), "{told}\n{case:#?}");
                prop_assert!(own.iter().all(|cost| cost[0] > 0), "{told}");
                return Ok(None);
            }
        };
        for (taken, own) in all.iter().zip(&own) {
            let checked = problem.price(&case.tiny.plan(taken));
            let checked = checked.map_err(|faults| TestCaseError::fail(format!("{faults:?} of {taken:?}")))?;
            prop_assert_eq!(checked[0] == 0, own[0] == 0, "{:?}: {:?}, {:?}", taken, checked, own);
            prop_assert!(own[0] > 0 || checked == *own, "{taken:?}: {checked:?}, {own:?}");
        }
        let mut costs: Vec<_> = own.into_iter().filter(|cost| cost[0] == 0).collect();
        costs.sort_unstable();
        Ok(Some(Oracle { case, problem, all, costs }))
    }

    /// Every engine, the first of which is the default, and search and floors alone.
    pub(crate) fn all_agree(&self, seed: u64, steps: u64) -> Result<(), TestCaseError> {
        let solver = Solver::new().seed(seed).steps(steps);
        let mut asked = self.case.asked.iter();
        // A program of levels that are rounded up may need more nodes than small shares are worth: then it is only the
        // best.
        let (solver, expected) = if asked.any(|(ask, _, _)| ask.is_even()) {
            (solver.nodes(500), Expected::Best)
        } else {
            (solver, Expected::Proved)
        };
        for engine in milp::backends() {
            let named = solver.clone().backend(engine.name());
            let named = named.map_err(|error| TestCaseError::fail(error.to_string()))?;
            self.agrees(&named, expected)?;
        }
        // Programs that are broken off, and those of parts that are tried then, must not claim what is not so.
        self.agrees(&solver.clone().steps(50).nodes(3), Expected::Sound)?;
        self.agrees(&solver.without_programs(), Expected::Sound)
    }

    pub(crate) fn agrees(&self, solver: &Solver, expected: Expected) -> Result<(), TestCaseError> {
        let outcome = solver.solve(&self.problem);
        match outcome.map_err(|error| TestCaseError::fail(error.to_string()))? {
            Outcome::Solved(solution) => self.solved(&solution, expected),
            Outcome::Impossible(conflict) => self.impossible(&conflict),
            Outcome::Undecided(_) => {
                prop_assert!(expected < Expected::Proved, "undecided");
                prop_assert!(expected < Expected::Best || self.costs.is_empty(), "a plan is missed");
                Ok(())
            }
        }
    }

    fn solved(&self, solution: &Solution<SharesPlan>, expected: Expected) -> Result<(), TestCaseError> {
        let taken = self.case.tiny.taken(&solution.plan);
        let own = self.case.cost(&taken);
        prop_assert_eq!(self.problem.price(&solution.plan), Ok(own.clone()));
        prop_assert!(self.costs.contains(&own), "no plan costs {own:?}");
        let certificate = &solution.certificate;
        prop_assert_eq!(certificate.len(), own.len());
        // Levels are told, and the sums of the greatest are compared.
        let level = |cost: &[i64], at: usize| match certificate[at].level {
            Some(2..) => cost[at] - cost[at - 1],
            _ => cost[at],
        };
        for (at, tier) in certificate.iter().enumerate() {
            prop_assert_eq!(tier.cost, level(&own, at), "{:?}", tier);
            if let Some(number @ 2..) = tier.level {
                prop_assert_eq!(certificate[at - 1].level, Some(number - 1));
                prop_assert!(certificate[at - 1].cost >= tier.cost, "levels rise: {certificate:?}");
            }
            prop_assert!(tier.bound <= tier.cost, "{tier:?}");
            let as_good = |plan: &&Vec<i64>| plan[..at].iter().zip(&own).all(|(a, b)| a <= b);
            let least = self.costs.iter().filter(as_good).map(|plan| level(plan, at)).min();
            prop_assert!(least.is_none_or(|least| tier.bound <= least), "{tier:?} is above {least:?}");
            if tier.proof.is_some() {
                let best = self.costs.first().map(|best| &best[..=at]);
                prop_assert_eq!(Some(&own[..=at]), best, "proved, and not the best");
                prop_assert_eq!(tier.bound, tier.cost);
            }
        }
        if expected >= Expected::Best {
            prop_assert_eq!(Some(&own), self.costs.first(), "not the best");
        }
        prop_assert!(expected < Expected::Proved || solution.is_proved(), "{certificate:?}");
        Ok(())
    }

    fn impossible(&self, conflict: &Conflict) -> Result<(), TestCaseError> {
        prop_assert!(self.costs.is_empty(), "{conflict}");
        prop_assert!(!conflict.rules.is_empty(), "{conflict}");
        self.clashes(conflict).map_err(|falsehood| TestCaseError::fail(format!("{falsehood:?}: {conflict}")))
    }

    pub(crate) fn problem(&self) -> &Shares {
        &self.problem
    }

    /// Whether the rules of a conflict clash, and each of them is needed if it says so, by the second definition.
    pub(crate) fn clashes(&self, conflict: &Conflict) -> Result<(), Falsehood> {
        let rules = crate::clash::numbers(&self.problem, conflict);
        let met = |dropped: Option<usize>| {
            let kept = || rules.iter().copied().filter(|&rule| Some(rule) != dropped);
            self.all.iter().any(|taken| kept().all(|rule| self.case.meets(&self.problem, rule, taken)))
        };
        verdict(rules.iter().copied(), conflict.smallest, met)
    }
}

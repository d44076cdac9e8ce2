//! Two inputs with the same public facts give the same public output, byte for byte.
//!
//! Of each pair the public half is drawn once and the other half twice: tags that are not shown, numbers, hats, main
//! tags, the order of the roster, who met before, private rules, offers, skills, pay, needs. Where the answers then
//! have the same public facts, everything that members see has to be the same.

use crate::draw::Draw;
use crate::seeds::cases;
use roundtable::table::{self, Audience, Presentation};
use roundtable::{Alternatives, Conflict, Error, Judgement, Outcome, Problem, Solution, Solver};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Debug;

/// What everybody may know of an answer, read off its fields.
#[derive(Debug, PartialEq)]
pub(crate) enum Facts {
    Refused(Vec<(String, Option<usize>)>),
    Solved(Value, Vec<String>),
    Impossible(Vec<String>),
    Undecided,
}

/// A plan as it is written, without hats.
fn without_hats(mut plan: Value) -> Value {
    match &mut plan {
        Value::Object(entries) => {
            entries.retain(|key, _| key != "hat" && key != "hats");
            entries.values_mut().for_each(|entry| *entry = without_hats(entry.take()));
        }
        Value::Array(entries) => {
            entries.iter_mut().for_each(|entry| *entry = without_hats(entry.take()));
            entries.sort_by_key(Value::to_string);
        }
        _ => {}
    }
    plan
}

fn of_solution<P: Serialize>(solution: &Solution<P>, tiers: &[u32]) -> Facts {
    let exceptions = solution.exceptions.iter().map(|of| of.words_for_members.clone());
    let bent = solution.violations.iter().map(|of| of.words_for_members.clone());
    let proved = tiers.iter().map(|tier| {
        let mut settled = solution.certificate.iter().filter(|of| of.tier.0 <= *tier);
        Some(settled.all(|of| of.proof.is_some()).to_string())
    });
    let standing = exceptions.flatten().map(|words| format!("gives way: {words}")).chain(bent.flatten());
    let plan = serde_json::to_value(&solution.plan).expect("JSON");
    Facts::Solved(without_hats(plan), standing.chain(proved.flatten()).collect())
}

fn of_conflict(conflict: &Conflict) -> Facts {
    Facts::Impossible(conflict.rules.iter().filter_map(|rule| rule.words_for_members.clone()).collect())
}

fn of_error(error: &Error) -> Facts {
    let Error::Input(faults) = error else { panic!("{error}") };
    Facts::Refused(faults.iter().map(|fault| (fault.code().to_owned(), fault.rule())).collect())
}

/// Everything that members see of something.
pub(crate) fn for_members<T: Presentation + Debug>(of: &T) -> Vec<String> {
    let mut tables = of.tables(Audience::Members);
    tables.extend(of.cards().into_inner());
    let mut texts: Vec<String> = tables.iter().map(table::csv).collect();
    texts.extend([table::text(of, Audience::Members), table::markdown(of, Audience::Members), format!("{of:?}")]);
    #[cfg(feature = "report")]
    texts.extend([roundtable::report::html(of, Audience::Members), roundtable::report::cards(of)]);
    texts
}

/// What is drawn of a kind of problem, and what there is to see of its plans beside pages and texts.
pub(crate) struct Kind<P: Problem> {
    /// From the public half and the other one.
    pub(crate) build: fn(&mut Draw, &mut Draw) -> Result<P, Error>,
    pub(crate) pictures: fn(&Outcome<P::Plan>) -> Vec<String>,
}

/// The tiers in which a rule that is not private is preferred.
type Tiers = [u32];

impl<P: Problem> Kind<P>
where
    P::Plan: Presentation + Debug + Serialize + Clone,
{
    /// Draws pairs; that as many as `least` of each hundred had the same facts shows that something was tried.
    pub(crate) fn holds(&self, number: u32, least: u32, tiers: &Tiers) {
        self.drawn(number, least, |problem, solver| {
            let outcome = match solver.solve(problem) {
                Ok(outcome) => outcome,
                Err(error) => panic!("{error}"),
            };
            let facts = match &outcome {
                Outcome::Solved(solution) => of_solution(solution, tiers),
                Outcome::Impossible(conflict) => of_conflict(conflict),
                Outcome::Undecided(_) => Facts::Undecided,
            };
            let mut texts = for_members(&outcome);
            texts.extend((self.pictures)(&outcome));
            if let Outcome::Solved(solution) = &outcome {
                texts.extend([solution.to_string(), format!("{:?}", solution.plan)]);
            }
            (vec![facts], texts)
        });
    }

    /// The same of several plans to choose among.
    pub(crate) fn alternatives_hold(&self, number: u32, least: u32, tiers: &Tiers) {
        self.drawn(number, least, |problem, solver| {
            let found = solver.alternatives_within(problem, 4, 9.0).unwrap_or_else(|error| panic!("{error}"));
            let mut facts = match &found {
                Alternatives::Plans(plans) => plans.iter().map(|plan| of_solution(plan, tiers)).collect(),
                Alternatives::Impossible(conflict) => vec![of_conflict(conflict)],
                Alternatives::Undecided(_) => vec![Facts::Undecided],
            };
            facts.sort_by_key(|facts| format!("{facts:?}"));
            (facts, for_members(&found))
        });
    }

    /// The same of a plan that is judged.
    pub(crate) fn judgements_hold(&self, number: u32, least: u32) {
        self.drawn(number, least, |problem, solver| {
            let outcome = solver.solve(problem).unwrap_or_else(|error| panic!("{error}"));
            let Some(solution) = outcome.solution() else { return (vec![Facts::Undecided], Vec::new()) };
            let judgement: Judgement<P::Plan> =
                solver.judge(problem, &solution.plan).unwrap_or_else(|error| panic!("{error}"));
            let open = judgement.bent.iter().filter(|rule| !rule.cost.gain);
            let open = open.filter_map(|rule| Some(format!("{} {}", rule.required, rule.words_for_members.clone()?)));
            let plan = serde_json::to_value(&solution.plan).expect("JSON");
            (vec![Facts::Solved(without_hats(plan), open.collect())], for_members(&judgement))
        });
    }

    fn drawn(&self, number: u32, least: u32, answer: impl Fn(&P, &Solver) -> (Vec<Facts>, Vec<String>)) {
        let (number, mut same) = (cases(number).cases, 0);
        for seed in 0..u64::from(number) {
            let solver = Solver::new().seed(seed).steps(2_000).nodes(50);
            let answer = |secret: u64| match (self.build)(&mut Draw(seed), &mut Draw(secret)) {
                Ok(problem) => answer(&problem, &solver),
                Err(error) => (vec![of_error(&error)], vec![error.to_string(), format!("{error:?}")]),
            };
            let (facts, texts) = answer(seed ^ (1 << 40));
            for other in 2..8_u64 {
                let (others, second) = answer(seed ^ (other << 40));
                if facts == others {
                    for (one, two) in texts.iter().zip(&second) {
                        assert_eq!(one, two, "seed {seed}, other half {other}: {facts:?}");
                    }
                    assert_eq!(texts.len(), second.len());
                    same += 1;
                    break;
                }
            }
        }
        println!("{same} of {number} pairs have the same public facts");
        assert!(same * 100 >= least * number, "only {same} of {number} pairs have the same public facts");
    }
}

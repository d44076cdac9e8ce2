//! What is true of answers for any shares: of those who are not paid, of those who decline, of names, seeds and further
//! rules.

use crate::agrees::{Asked, Case};
use crate::cases;
use crate::drawn::{Draw, KINDS};
use crate::rules::Ask;
use crate::tiny::{Pay, Tiny};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, Problem, SharesPlan, Solution, Solver};

const MAX_WAYS: usize = 1_000_000;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..90)
}

/// None where nothing meets what is required, or no plan was found.
fn solved(case: &Case, solver: &Solver) -> Result<Option<Solution<SharesPlan>>, TestCaseError> {
    let failed = |error: roundtable::Error| TestCaseError::fail(error.to_string());
    let Ok(problem) = case.problem() else {
        return Ok(None);
    };
    match solver.solve(&problem).map_err(failed)? {
        Outcome::Solved(solution) => {
            // The definition of the tests agrees.
            let taken = case.tiny.taken(&solution.plan);
            prop_assert_eq!(problem.price(&solution.plan), Ok(case.cost(&taken)));
            Ok(Some(solution))
        }
        _ => Ok(None),
    }
}

/// A draw about which nothing is asserted is drawn again.
fn no_plan() -> TestCaseError {
    TestCaseError::reject("there is no plan")
}

/// Nodes are few, for levels that are rounded up may use many.
fn solver() -> Solver {
    Solver::new().seed(5).steps(20_000).nodes(300)
}

fn cost(solution: &Solution<SharesPlan>) -> Vec<i64> {
    solution.certificate.iter().map(|tier| tier.cost).collect()
}

/// A rule or two, none of which names anybody or anything by its place.
fn about_all(draw: &mut Draw<'_>, tiny: &Tiny) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    for tier in 1..=1 + draw.below(2) as u32 {
        let kind = draw.below(19);
        let ask = draw.ask(kind, tiny);
        let names = |ask: &Ask| matches!(ask, Ask::Earnings(..) | Ask::Most(_, _, Some(_)));
        asked.extend(ask.filter(|ask| !names(ask)).map(|ask| (ask, tier, 1)));
    }
    asked
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn who_is_not_paid_does_no_work_that_takes_hours(bytes in bytes()) {
        let mut draw = Draw::new(&bytes);
        let tiny = draw.tiny(MAX_WAYS);
        let mut asked = about_all(&mut draw, &tiny);
        asked.push((Ask::NoUnpaidWork, 0, 1));
        let case = Case { tiny, asked };
        let solution = solved(&case, &solver())?.ok_or_else(no_plan)?;
        for (person, member) in case.tiny.people.iter().zip(&solution.plan.shared_out().members) {
            prop_assert!(person.pay != Pay::Nothing || member.hours.has == member.already, "{member:?}");
        }
    }

    #[test]
    fn declining_money_changes_nobodys_hours(bytes in bytes()) {
        let mut draw = Draw::new(&bytes);
        let tiny = draw.tiny(MAX_WAYS);
        let who = draw.below(tiny.people.len());
        let levels = |pay: Pay| {
            let mut tiny = tiny.clone();
            tiny.people[who].pay = pay;
            let asked = vec![(Ask::NoUnpaidWork, 0, 1), (Ask::EvenHours, 1, 1), (Ask::EvenChores, 2, 1)];
            let solution = solved(&Case { tiny, asked }, &solver())?;
            // The plan as well: nothing that is asked knows of the difference.
            Ok::<_, TestCaseError>(solution.map(|it| (cost(&it), it.plan)))
        };
        let declined = levels(Pay::Declined)?;
        prop_assert_eq!(&declined, &levels(Pay::Employer)?);
        prop_assert_eq!(&declined, &levels(Pay::Hour)?);
    }

    #[test]
    fn names_and_places_do_not_matter(bytes in bytes(), turn in 0..4_usize) {
        let mut draw = Draw::new(&bytes);
        let tiny = draw.tiny(MAX_WAYS);
        let asked = about_all(&mut draw, &tiny);
        let mut other = tiny.clone();
        let people = tiny.people.len();
        other.people.rotate_left(turn % people);
        let now = |at: usize| (at + people - turn % people) % people;
        let pair = |&(one, other): &(usize, usize)| (now(one), now(other));
        other.unequal = tiny.unequal.iter().map(pair).collect();
        other.agreed = tiny.agreed.iter().map(pair).collect();
        for day in &mut other.trainings {
            day.taught_by.iter_mut().for_each(|at| *at = now(*at));
        }
        other.pieces.reverse();
        other.people.iter_mut().for_each(|person| person.burdens.reverse());
        other.decisions.reverse();
        let first = solved(&Case { tiny, asked: asked.clone() }, &solver())?;
        let second = solved(&Case { tiny: other, asked }, &solver())?;
        prop_assert_eq!(first.is_some(), second.is_some());
        let proved = [&first, &second].into_iter().flatten().all(Solution::is_proved);
        if let (Some(first), Some(second), true) = (first, second, proved) {
            prop_assert_eq!(cost(&first), cost(&second));
        }
    }

    #[test]
    fn one_more_required_rule_lowers_nothing(bytes in bytes(), kind in 0..KINDS) {
        let mut draw = Draw::new(&bytes);
        let tiny = draw.tiny(MAX_WAYS);
        let mut asked = about_all(&mut draw, &tiny);
        let more = draw.ask(kind, &tiny).filter(|ask| !ask.is_only_preferred());
        let before = solved(&Case { tiny: tiny.clone(), asked: asked.clone() }, &solver())?;
        // Caps that were required before would no longer be if they were preferred.
        let caps = asked.iter().any(|(ask, _, _)| *ask == Ask::Caps);
        asked.extend(more.filter(|ask| !caps || *ask != Ask::Caps).map(|ask| (ask, 0, 1)));
        let after = solved(&Case { tiny, asked }, &solver())?.ok_or_else(no_plan)?;
        let before = before.ok_or_else(|| TestCaseError::fail("with fewer rules there is a plan"))?;
        prop_assert!(!before.is_proved() || cost(&before) <= cost(&after));
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes(bytes in bytes(), seed in 0..9_u64) {
        let mut draw = Draw::new(&bytes);
        let tiny = draw.tiny(MAX_WAYS);
        let asked = about_all(&mut draw, &tiny);
        let case = Case { tiny, asked };
        let shown = |threads: usize| {
            let solver = solver().seed(seed).without_programs().threads(threads);
            Ok::<_, TestCaseError>(solved(&case, &solver)?.map(|solution| solution.to_string()))
        };
        let alone = shown(1)?;
        prop_assert_eq!(&alone, &shown(2)?);
        prop_assert_eq!(&alone, &shown(1)?);
    }
}

/// More than floors settle, so that the search goes on and threads could differ.
#[test]
fn threads_and_repeats_change_no_byte_of_a_larger_answer() {
    let bytes: Vec<u8> = (0..400_u32).map(|at| (at * at * 7 + at * 13 + 5) as u8).collect();
    let mut draw = Draw::new(&bytes);
    let mut tiny = draw.tiny(1);
    tiny.people = (0..9).map(|at| crate::tiny::Person::new(90 + 37 * at)).collect();
    tiny.pieces = (0..20).map(|at| crate::tiny::Work::new(Some(31 + 7 * (at % 5)), &[20 + 11 * (at % 3)])).collect();
    (tiny.trainings, tiny.decisions, tiny.mentoring) = (Vec::new(), Vec::new(), None);
    (tiny.unequal, tiny.agreed) = (Vec::new(), Vec::new());
    let asked = vec![(Ask::Piece, 0, 1), (Ask::EvenHours, 1, 1)];
    let case = Case { tiny, asked };
    let shown = |threads: usize| {
        let solver = Solver::new().seed(3).steps(150_000).nodes(50).threads(threads);
        let solution = solved(&case, &solver).expect("an answer");
        solution.expect("a plan").to_string()
    };
    let alone = shown(1);
    assert_eq!(alone, shown(2));
    assert_eq!(alone, shown(1));
}

//! What stands in a plan for members: of what somebody may earn, of who declines and of unequal pairs, nothing.

use crate::cases;
use crate::drawn::Draw;
use crate::tiny::{Pay, Person, Tiny, Work, id};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Outcome, ShareRule, Solver, Tier};

/// Everything that members may read, and what is printed for debugging.
fn shown(tiny: &Tiny, rules: &[(u32, ShareRule)]) -> Result<Option<[String; 2]>, TestCaseError> {
    let builder = rules.iter().fold(tiny.builder(), |builder, (tier, rule)| match tier {
        0 => builder.require(rule.clone()),
        tier => builder.prefer(Tier(*tier), rule.clone()),
    });
    let failed = |error: roundtable::Error| TestCaseError::fail(error.to_string());
    let problem = builder.build().map_err(failed)?;
    let outcome = Solver::new().seed(1).steps(5_000).nodes(300).solve(&problem).map_err(failed)?;
    let debugged = format!("{outcome:?} {problem:?}");
    Ok(match outcome {
        Outcome::Solved(solution) => Some([solution.to_string(), debugged]),
        _ => None,
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_somebody_may_earn_stands_nowhere(bytes in proptest::collection::vec(any::<u8>(), 0..90), required in any::<bool>()) {
        let tiny = Draw::new(&bytes).tiny(1_000_000);
        let amount = 98_765_432_u64;
        let rules: Vec<_> = (0..tiny.people.len())
            .map(|at| (u32::from(!required), ShareRule::earnings(id(at), amount, 2)))
            .collect();
        for text in shown(&tiny, &rules)?.ok_or_else(|| TestCaseError::reject("there is no plan"))? {
            for hidden in ["98765432", "98_765_432", "987654", "is paid 9"] {
                prop_assert!(!text.contains(hidden), "{hidden} is in {text}");
            }
        }
    }

    #[test]
    fn who_declines_reads_like_who_is_not_paid_and_who_is_by_an_employer(
        bytes in proptest::collection::vec(any::<u8>(), 0..90),
        forbidden in any::<bool>(),
    ) {
        let mut tiny = Draw::new(&bytes).tiny(1_000_000);
        let mut told = Vec::new();
        // Where unpaid work is ruled out, who works without pay has declined money or has an employer.
        let (rules, other) = if forbidden { (vec![(0, ShareRule::no_unpaid_work()), (1, ShareRule::even_hours())], Pay::Employer) } else { (vec![(1, ShareRule::even_hours())], Pay::Nothing) };
        for pay in [Pay::Declined, other] {
            tiny.people.iter_mut().for_each(|person| person.pay = pay);
            let texts = shown(&tiny, &rules)?;
            let [text, _] = texts.ok_or_else(|| TestCaseError::reject("there is no plan"))?;
            for hidden in ["eclin", "unpaid", "not paid", "employer"] {
                prop_assert!(!text.contains(hidden), "{hidden} is in {text}");
            }
            told.push(text);
        }
        prop_assert_eq!(&told[0], &told[1]);
    }
}

/// One who is paid, and one piece of work of an hour that only they can do.
fn one_piece() -> Tiny {
    let mut tiny =
        Tiny { periods: 1, people: vec![Person::new(60)], pieces: vec![Work::new(Some(60), &[])], ..Tiny::default() };
    tiny.people[0].pay = Pay::Hour;
    tiny
}

#[test]
fn a_private_limit_that_is_passed_stands_nowhere() {
    let mut tiny = one_piece();
    tiny.people.push(Person::new(60));
    let leads = (1, ShareRule::leads(id(0), "piece 0"));
    let limit = (2, ShareRule::earnings(id(0), 333, 1));
    let texts = shown(&tiny, &[leads, limit]).expect("an answer");
    for text in texts.expect("there is a plan") {
        for hidden in ["333", "is paid 3", "earnings", "bends"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {text}");
        }
    }
}

#[test]
fn unequal_pairs_stand_nowhere() {
    let mut tiny = one_piece();
    tiny.people = vec![Person::new(60); 4];
    tiny.people[0].teaches = vec!["writing"];
    tiny.people[1].wants = vec!["writing"];
    tiny.people[2].wants = vec!["writing"];
    tiny.mentoring = Some(0);
    let rules = [(1, ShareRule::even_learning())];
    let text = |tiny: &Tiny| {
        let texts = shown(tiny, &rules).expect("an answer");
        texts.expect("there is a plan")
    };
    let [free, _] = text(&tiny);
    assert!(free.contains("\n  writing            m0      m1, m2\n"), "{free}");
    tiny.unequal = vec![(0, 2)];
    let [told, debugged] = text(&tiny);
    assert!(told.contains("\n  writing            m0      m1\n"), "{told}");
    // That the wish is not served is not said, for it would tell of whom.
    for text in [told, debugged] {
        for hidden in ["unequal", "power", "m2 wishes"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {text}");
        }
    }
    tiny.agreed = vec![(2, 0)];
    assert_eq!(text(&tiny)[0], free);
}

#[test]
fn private_rules_that_leave_nobody_tell_no_piece() {
    let mut tiny = one_piece();
    tiny.people.push(Person::new(60));
    let leads = |at: usize| ShareRule::leads(id(at), "piece 0").private();
    let builder = tiny.builder().require(leads(0)).require(leads(1));
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    let Ok(Outcome::Impossible(conflict)) = Solver::new().solve(&problem) else {
        panic!("only one leads a piece");
    };
    let told = conflict.to_string();
    assert!(!told.contains("piece 0"), "{told}");
    assert!(told.starts_with("No plan can meet all that must hold at once."), "{told}");
}

//! Fair shares at every moment: nobody is a whole turn off, whoever comes and goes.

use crate::{cases, id, roster};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::{Ledger, Outcome, Role, Rota, RotaPlan, RotaRule, Share, Solver};

/// Whether nobody is ever a whole turn off in the role, and nobody absent holds it.
fn within_one_turn(
    plan: &RotaPlan,
    there: &[Vec<bool>],
    places: usize,
    parts: &[(u32, u32)],
) -> Result<(), TestCaseError> {
    let mut ledger = Ledger::new((0..there.len()).map(id));
    for (member, &(turns, of)) in parts.iter().enumerate().take(there.len()) {
        ledger.set_part(&id(member), turns, of).map_err(|error| TestCaseError::fail(error.to_string()))?;
    }
    let role = [Role::new("chair", places)];
    for (at, meeting) in plan.meetings().iter().enumerate() {
        prop_assert_eq!(meeting.holders("chair").len(), places);
        for holder in meeting.holders("chair") {
            let absent = (0..there.len()).find(|&member| id(member) == *holder && !there[member][at]);
            prop_assert!(absent.is_none(), "{} is not there at {}", holder, at);
        }
        ledger.record(meeting, &role).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for member in ledger.members() {
            let turns = i64::from(ledger.turns(member, "chair").unwrap_or(0));
            let share = ledger.share(member, "chair").unwrap_or_default();
            // Less than one turn off: the share rounded down or up.
            prop_assert!(
                share.floor() <= turns && turns <= share.ceil(),
                "{} has {} of {} at {}",
                member,
                turns,
                share,
                at
            );
        }
    }
    Ok(())
}

/// Who is there, member by member and meeting by meeting; at least so many at each meeting. Members join and leave
/// where a stretch is cut off.
fn attendance(places: usize) -> impl Strategy<Value = Vec<Vec<bool>>> {
    let size = (places.max(2)..10_usize, 1..25_usize);
    let drawn = size.prop_flat_map(|(members, meetings)| {
        let stretch = (0..meetings, 0..meetings);
        let come = proptest::collection::vec(prop::bool::weighted(0.7), meetings);
        proptest::collection::vec((come, prop::option::weighted(0.3, stretch)), members)
    });
    drawn.prop_map(move |members| {
        let cut = |(mut come, stretch): (Vec<bool>, Option<(usize, usize)>)| {
            if let Some((one, other)) = stretch {
                let (joins, leaves) = (one.min(other), one.max(other));
                for (at, come) in come.iter_mut().enumerate() {
                    *come &= (joins..=leaves).contains(&at);
                }
            }
            come
        };
        let mut there: Vec<Vec<bool>> = members.into_iter().map(cut).collect();
        for meeting in 0..there[0].len() {
            let mut member = meeting;
            while there.iter().filter(|come| come[meeting]).count() < places {
                let at = member % there.len();
                there[at][meeting] = true;
                member += 1;
            }
        }
        there
    })
}

fn rota(there: &[Vec<bool>], places: usize, parts: &[(u32, u32)]) -> Rota {
    let mut builder = Rota::builder(&roster(there.len())).meetings(there[0].len()).role(Role::new("chair", places));
    for (member, &(turns, of)) in parts.iter().enumerate().take(there.len()) {
        builder = builder.part(id(member), turns, of);
    }
    for (member, come) in there.iter().enumerate() {
        let absent = (1..).zip(come).filter(|&(_, &comes)| !comes);
        builder = builder.absent(id(member), absent.map(|(meeting, _)| meeting).collect::<Vec<_>>());
    }
    builder.require(RotaRule::fair_share()).build().expect("enough are there")
}

fn fair(there: &[Vec<bool>], places: usize, parts: &[(u32, u32)]) -> Result<(), TestCaseError> {
    let problem = rota(there, places, parts);
    // The flow is the plan: no search and no program is needed.
    let outcome = Solver::new().without_programs().steps(1).solve(&problem);
    let outcome = outcome.map_err(|error| TestCaseError::fail(error.to_string()))?;
    let Outcome::Solved(solution) = outcome else {
        return Err(TestCaseError::fail(format!("{outcome:?}")));
    };
    prop_assert!(solution.is_proved());
    within_one_turn(&solution.plan, there, places, parts)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn one_chair_is_never_a_turn_off(there in attendance(1)) {
        fair(&there, 1, &[])?;
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// One chair is less than a turn of anybody, whatever part they take.
    #[test]
    fn unequal_parts_are_never_a_turn_off(
        there in attendance(1),
        parts in proptest::collection::vec((1..6_u32, 1..6_u32), 9),
    ) {
        fair(&there, 1, &parts)?;
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn two_chairs_are_never_a_turn_off(there in attendance(2)) {
        fair(&there, 2, &[])?;
    }
}

#[test]
fn shares_are_those_of_the_worked_example() {
    // Three members, four meetings; the first is absent at the second, the third at the fourth.
    let mut there = vec![vec![true; 4]; 3];
    there[0][1] = false;
    there[2][3] = false;
    let Ok(Outcome::Solved(solution)) = Solver::new().solve(&rota(&there, 1, &[])) else {
        panic!("there is a plan");
    };
    let shares = solution.plan.turns().members.iter().map(|member| member.roles[0].share.clone());
    let shares: Vec<String> = shares.map(|share: Share| share.to_string()).collect();
    assert_eq!(shares, ["7/6", "5/3", "7/6"]);
}

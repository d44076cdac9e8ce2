//! Fair shares of people who keep a share and decline turns.

use crate::{cases, id, roster};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use roundtable::extend::PricedProblem;
use roundtable::table::{Audience, text};
use roundtable::{PlannedTurns, Role, Rota, RotaBuilder, RotaPlan, RotaRule, Solution, Solver, Tier};

fn chair(members: usize, meetings: usize) -> RotaBuilder {
    Rota::builder(&roster(members)).meetings(meetings).role(Role::new("chair", 1))
}

fn solved(builder: RotaBuilder) -> Solution<RotaPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    Solver::new().solve(&problem).expect("an answer").solution().expect("there is a plan")
}

fn turns(plan: &RotaPlan, member: usize) -> usize {
    let held = |meeting: &&PlannedTurns| meeting.holders("chair").contains(&id(member));
    plan.meetings().iter().filter(held).count()
}

#[test]
fn it_gives_way_for_who_declined_and_says_so() {
    let builder = chair(2, 4).not_this_time(id(0), "chair", 1..=4);
    let solution = solved(builder.clone().require(RotaRule::fair_share()));
    assert_eq!(turns(&solution.plan, 1), 4);
    let (away, there) = (id(0), id(1));
    let told = format!(
        "Rule 1 gives way in `chair` for `{away}` by 2 turns behind, in `chair` for `{there}` by 2 turns ahead: "
    );
    assert_eq!(solution.exceptions.len(), 1);
    assert!(solution.exceptions[0].sentence.starts_with(&told), "{:?}", solution.exceptions[0].sentence);
    assert!(text(&solution, Audience::Organisers).contains(&told));
    let members = solution.to_string();
    assert!(members.contains("all of it does, but for this: nobody is ever"), "{members}");
    // Preferred, both are off after the second, third and fourth meeting.
    let preferred = solved(builder.prefer(Tier(1), RotaRule::fair_share()));
    assert_eq!(preferred.certificate[1].cost, 8);
    assert!(preferred.exceptions.is_empty());
}

#[test]
fn the_others_share_what_is_declined() {
    let builder = chair(3, 6).not_this_time(id(1), "chair", 1..=6).require(RotaRule::fair_share());
    let solution = solved(builder.prefer(Tier(1), RotaRule::wishes([(id(2), vec!["chair"])])));
    assert_eq!([0, 1, 2].map(|member| turns(&solution.plan, member)), [3, 0, 3]);
    let told = ["1 turn ahead", "2 turns behind", "1 turn ahead"].into_iter().enumerate();
    let told: Vec<_> = told.map(|(member, by)| format!("in `chair` for `{}` by {by}", id(member))).collect();
    let told = format!("Rule 1 gives way {}: ", told.join(", "));
    assert!(solution.exceptions[0].sentence.starts_with(&told), "{:?}", solution.exceptions[0].sentence);
}

#[test]
fn it_gives_way_for_those_alone_who_hold_it_for_others() {
    let builder = chair(4, 3).not_this_time(id(0), "chair", 1..=3).not_this_time(id(1), "chair", 1..=3);
    let solution = solved(builder.require(RotaRule::fair_share()));
    // One of two has two of three turns and a share of three quarters of one.
    let told = [2, 3].map(|member| format!("in `chair` for `{}` by 1 turn ahead", id(member)));
    let told = format!("Rule 1 gives way {}: ", told.join(", "));
    assert_eq!(solution.exceptions.len(), 1);
    assert!(solution.exceptions[0].sentence.starts_with(&told), "{:?}", solution.exceptions[0].sentence);
    assert!(solution.to_string().contains("all of it does, but for this: "), "{solution}");
}

#[test]
fn a_turn_that_is_declined_is_taken_up_as_soon_as_may_be() {
    let builder = chair(2, 4).not_this_time(id(0), "chair", [1, 2]).require(RotaRule::fair_share());
    let solution = solved(builder);
    let holders: Vec<&str> =
        solution.plan.meetings().iter().map(|meeting| meeting.holders("chair")[0].as_str()).collect();
    assert_eq!(holders, [id(1), id(1), id(0), id(0)]);
    assert!(solution.exceptions[0].sentence.contains("by 1 turn behind"), "{:?}", solution.exceptions[0].sentence);
    // Where nobody's turn came meanwhile, nothing gives way.
    let builder = chair(3, 6).not_this_time(id(0), "chair", [1]).require(RotaRule::fair_share());
    assert!(solved(builder).exceptions.is_empty());
}

#[test]
fn who_has_a_share_of_more_than_one_turn_holds_one() {
    // Two thirds of two places are 4/3 of a turn at each meeting.
    let builder = Rota::builder(&roster(3)).meetings(3).role(Role::new("chair", 2)).part(id(0), 4, 1);
    let solution = solved(builder.require(RotaRule::fair_share()));
    assert!(solution.is_proved());
    assert_eq!(turns(&solution.plan, 0), 3);
    let told = ["1 turn behind", "1 turn ahead", "1 turn ahead"].into_iter().enumerate();
    let told: Vec<_> = told.map(|(member, by)| format!("in `chair` for `{}` by {by}", id(member))).collect();
    let told = format!("Rule 1 gives way {}: ", told.join(", "));
    assert!(solution.exceptions[0].sentence.starts_with(&told), "{:?}", solution.exceptions[0].sentence);
}

/// Whoever declines or is not enough, a place that may stay open makes no rota impossible, nor unfair beyond the turns
/// that are held.
#[test]
fn open_places_are_nobodys_share() {
    let builder = chair(2, 4).role(Role::new("minutes", 1).needs(0)).prefer(Tier(1), RotaRule::places_filled());
    let builder = (0..2).fold(builder, |builder, member| builder.not_this_time(id(member), "minutes", [1, 2]));
    let solution = solved(builder.require(RotaRule::fair_share()));
    assert!(solution.is_proved() && solution.exceptions.is_empty(), "{:?}", solution.exceptions);
    assert_eq!(solution.certificate[1].cost, 2);
    let shares: Vec<String> =
        solution.plan.turns().members.iter().map(|member| member.roles[1].share.to_string()).collect();
    assert_eq!(shares, ["1", "1"]);
    assert!(text(&solution, Audience::Members).contains("1 open"), "{solution}");
}

#[test]
fn a_turn_that_is_settled_otherwise_is_told() {
    let held = PlannedTurns::new([("chair", vec![id(0)])]);
    let builder = chair(2, 2).fixed([held]).require(RotaRule::holds(id(1), "chair", 1));
    let solution = solved(builder.require(RotaRule::holds(id(0), "chair", 1)));
    assert_eq!(solution.exceptions.iter().map(|of| of.rule).collect::<Vec<_>>(), [1]);
    assert!(solution.exceptions[0].sentence.starts_with("What is fixed in meeting 1 breaks rule 1"));
}

#[test]
fn shares_that_take_too_long_to_work_out_are_refused() {
    let declined = |meetings: usize| chair(30, meetings).not_this_time(id(0), "chair", [1]);
    assert!(declined(52).require(RotaRule::fair_share()).build().is_ok());
    let refused = declined(600).require(RotaRule::fair_share()).build().expect_err("fractions without end");
    assert_eq!(
        refused.to_string(),
        "the fair shares of `chair`, in which some may not hold what they have a share in, or have a share of more than \
         one turn at a meeting, take too long to work out for 30 members at 600 meetings; plan fewer meetings at a time, \
         or do without fair shares"
    );
    // Nothing gives way for a wish, nor for a rule about another role.
    assert!(declined(600).prefer(Tier(1), RotaRule::fair_share()).build().is_ok());
    let minutes = declined(600).role(Role::new("minutes", 1));
    assert!(minutes.clone().require(RotaRule::fair_share().roles(["minutes"])).build().is_ok());
    assert!(minutes.require(RotaRule::fair_share().roles(["chair"])).build().is_err());
    // As many meetings without that are none too many.
    assert!(chair(30, 600).require(RotaRule::fair_share()).build().is_ok());
    assert!(declined(600).build().is_ok());
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn whoever_declines_there_is_a_fair_plan(
        members in 2..=6_usize,
        meetings in 1..=12_usize,
        places in 1..=2_usize,
        away in proptest::collection::vec((0..6_usize, 1..=12_usize), 0..8),
        declined in proptest::collection::vec((0..6_usize, 1..=12_usize), 0..20),
    ) {
        let able = |meeting: usize| {
            let out = |member: usize| away.contains(&(member, meeting)) || declined.contains(&(member, meeting));
            (0..members).filter(|&member| !out(member)).count()
        };
        prop_assume!((1..=meetings).all(|meeting| able(meeting) >= places));
        let mut builder = Rota::builder(&roster(members)).meetings(meetings).role(Role::new("chair", places));
        for &(member, meeting) in away.iter().filter(|(member, meeting)| *member < members && *meeting <= meetings) {
            builder = builder.absent(id(member), [meeting]);
        }
        for &(member, meeting) in declined.iter().filter(|(member, meeting)| *member < members && *meeting <= meetings) {
            builder = builder.not_this_time(id(member), "chair", [meeting]);
        }
        let problem = builder.require(RotaRule::fair_share()).build();
        let problem = problem.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let outcome = Solver::new().steps(50_000).solve(&problem);
        let outcome = outcome.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let solution = outcome.solution();
        prop_assert!(solution.is_some_and(|solution| solution.is_proved()));
    }
}

#[test]
fn what_is_kept_grows_as_the_meetings_do() {
    let bytes = |meetings: usize, rule: RotaRule| {
        let builder = Rota::builder(&roster(20)).meetings(meetings);
        let builder = ["chair", "minutes"].into_iter().fold(builder, |builder, role| builder.role(Role::new(role, 1)));
        let problem = builder.require(rule).build().unwrap_or_else(|error| panic!("{error}"));
        assert!(problem.model().families().len() >= meetings);
        problem.model().bytes()
    };
    for rule in [RotaRule::fair_share(), RotaRule::in_order("chair", [id(0), id(1)])] {
        let (some, twice) = (bytes(100, rule.clone()), bytes(200, rule));
        assert!(twice < some * 21 / 10, "{some} bytes, and {twice}");
    }
}

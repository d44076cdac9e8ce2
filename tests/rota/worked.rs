//! Worked examples, whose numbers were found by enumeration.

use crate::id;
use roundtable::{Member, Outcome, PlannedTurns, Problem, Role, Roster, Rota, RotaPlan, RotaRule, Rule, Solver, Tier};

fn people() -> Roster {
    Roster::new((0..3).map(|at| Member::new(id(at))).collect::<Vec<_>>()).expect("ids differ")
}

fn plan(chairs: &[usize], absent: &[Vec<usize>]) -> RotaPlan {
    let meetings = chairs
        .iter()
        .zip(absent)
        .map(|(&chair, absent)| PlannedTurns::new([("chair", vec![id(chair)])]).absent(absent.iter().copied().map(id)));
    let meetings: Vec<PlannedTurns> = meetings.collect();
    serde_json::from_value(serde_json::json!({ "meetings": meetings })).expect("a plan")
}

#[test]
fn three_members_four_meetings() {
    let absent = vec![vec![], vec![0], vec![], vec![2]];
    let builder = Rota::builder(&people()).meetings(4).role(Role::new("chair", 1));
    let builder = builder.absent(id(0), [2]).absent(id(2), [4]);
    let fair = builder.clone().require(RotaRule::fair_share()).build().expect("good");
    let spaced = builder.clone().require(RotaRule::gap(1)).build().expect("good");
    let (mut within, mut both) = (0, 0);
    for number in 0..81 {
        let chairs: Vec<usize> = (0..4).map(|at| number / 3_usize.pow(at) % 3).collect();
        if (0..4).any(|at| absent[at].contains(&chairs[at])) {
            continue;
        }
        let plan = plan(&chairs, &absent);
        let is_fair = fair.price(&plan) == Ok(vec![0]);
        within += usize::from(is_fair);
        both += usize::from(is_fair && spaced.price(&plan) == Ok(vec![0]));
    }
    assert_eq!((within, both), (12, 7));
    let squares = builder.prefer(Tier(1), RotaRule::squared_burdens()).build().expect("good");
    let Ok(Outcome::Solved(solution)) = Solver::new().solve(&squares) else {
        panic!("there is a plan");
    };
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 6);
}

#[test]
fn two_chairs_of_whom_one_is_experienced() {
    let rule = RotaRule::never_alone_first();
    let builder = Rota::builder(&people()).meetings(3).role(Role::new("chair", 2));
    let problem = builder.experienced(id(0), "chair").require(rule).build().expect("good");
    // Everybody has two turns: at each meeting another one rests.
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let good = orders.iter().filter(|order| {
        let meetings = order.iter().map(|&rests| {
            let holders = (0..3).filter(|&member| member != rests).map(id);
            PlannedTurns::new([("chair", holders.collect::<Vec<_>>())])
        });
        let meetings: Vec<PlannedTurns> = meetings.collect();
        let plan: RotaPlan = serde_json::from_value(serde_json::json!({ "meetings": meetings })).expect("a plan");
        problem.price(&plan) == Ok(vec![0])
    });
    assert_eq!(good.count(), 4);
}

/// What each rule costs in a rota whose turns are counted by hand.
#[test]
fn what_rests_runs_and_orders_cost() {
    let builder = Rota::builder(&people()).meetings(5).role(Role::new("chair", 1));
    let builder = builder.label("weekend", [1, 2]).label("weekend", [4]);
    let plan = plan(&[0, 0, 1, 0, 2], &vec![vec![]; 5]);
    let cases = [
        (RotaRule::gap_any_role(1), 1),
        (RotaRule::gap_any_role(2), 2),
        (RotaRule::window(3, ..=1), 2),
        (RotaRule::window(3, 1..), 2),
        (RotaRule::window(3, 1..).members([id(0), id(1)]), 0),
        (RotaRule::consecutive(..=1), 1),
        (RotaRule::consecutive(2..), 2),
        (RotaRule::rest(2), 1),
        (RotaRule::turns(..=2), 1),
        (RotaRule::turns(2..), 2),
        (RotaRule::labelled("weekend", ..=1), 1),
        (RotaRule::labelled("weekend", 1..), 2),
        (RotaRule::in_order("chair", (0..3).map(id)), 5),
    ];
    for (rule, cost) in cases {
        let problem = builder.clone().prefer(Tier(1), rule.clone()).build().expect("good");
        assert_eq!(problem.price(&plan), Ok(vec![0, cost]), "{rule}");
    }
}

/// What is asked of those who hold roles together, counted by hand.
#[test]
fn who_holds_roles_together_costs() {
    let member = |(at, gender): (usize, &str)| Member::new(id(at)).tag("gender", gender);
    let people: Vec<Member> = ["f", "f", "m", "m"].into_iter().enumerate().map(member).collect();
    let people = Roster::new(people).expect("ids differ");
    let builder = Rota::builder(&people).meetings(3).role(Role::new("welcome", 2)).role(Role::new("chair", 1));
    let turns = |(first, second, chair)| {
        PlannedTurns::new([("welcome", vec![id(first), id(second)]), ("chair", vec![id(chair)])])
    };
    let meetings = [(0, 1, 2), (0, 2, 3), (0, 1, 3)].map(turns);
    let plan: RotaPlan = serde_json::from_value(serde_json::json!({ "meetings": meetings })).expect("a plan");
    let welcome = |rule: Rule| RotaRule::from(rule).roles(["welcome"]);
    let cases = [
        (welcome(Rule::together([id(0), id(1)])), 1),
        (welcome(Rule::sharing("gender", 1)), 2),
        (welcome(Rule::variety("gender", ..=1)), 1),
        (welcome(Rule::none_or("gender", 2)), 2),
        (Rule::places("gender:f", 2..).into(), 1),
        (Rule::together([id(0), id(3)]).into(), 1),
        (RotaRule::not_again_within(3).roles(["welcome"]), 1),
        (RotaRule::not_again_within(2), 2),
        (RotaRule::not_again_within(3).last_met([(id(0), id(1), 1)]), 7),
    ];
    for (rule, cost) in cases {
        let problem = builder.clone().prefer(Tier(1), rule.clone()).build().expect("good");
        assert_eq!(problem.price(&plan), Ok(vec![0, cost]), "{rule}");
    }
}

#[test]
fn what_comes_after_another_role_costs() {
    let builder = Rota::builder(&people()).meetings(3).role(Role::new("chair", 1)).role(Role::new("minutes", 1));
    let turns = |(chair, minutes)| PlannedTurns::new([("chair", vec![id(chair)]), ("minutes", vec![id(minutes)])]);
    let meetings = [(0, 1), (1, 0), (2, 1)].map(turns);
    let plan: RotaPlan = serde_json::from_value(serde_json::json!({ "meetings": meetings })).expect("a plan");
    let cases = [
        (RotaRule::not_after("minutes", "chair", 1), 1),
        (RotaRule::not_after("chair", "minutes", 2), 2),
        (RotaRule::follows("minutes", "chair"), 1),
        (RotaRule::follows("chair", "minutes"), 0),
    ];
    for (rule, cost) in cases {
        let problem = builder.clone().prefer(Tier(1), rule.clone()).build().expect("good");
        assert_eq!(problem.price(&plan), Ok(vec![0, cost]), "{rule}");
    }
}

#[test]
fn the_example_files_are_solved_and_every_tier_proved() {
    for name in ["rotate_roles", "weekly_shifts"] {
        let path = format!("{}/examples/problems/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("it is there");
        let Ok(roundtable::ProblemFile::Rota(form)) = serde_json::from_str(&text) else {
            panic!("it is a rota");
        };
        let problem = form.build().unwrap_or_else(|error| panic!("{error}"));
        let Ok(Outcome::Solved(solution)) = Solver::new().seed(7).solve(&problem) else {
            panic!("there is a plan");
        };
        assert!(solution.is_proved(), "{name}: {:?}", solution.certificate);
    }
}

#[test]
fn rules_about_each_person_say_so() {
    let sentences = [
        (
            RotaRule::rest(2),
            "between two runs of meetings at which a person holds any role lie at least 2 meetings off",
        ),
        (
            RotaRule::rest(2).members(["ana", "bo"]),
            "each of `ana`, `bo` is off for at least 2 meetings between two runs of meetings at which they hold any role",
        ),
        (RotaRule::follows("a", "b"), "whoever holds `a` holds `b` at the next meeting"),
        (RotaRule::follows("a", "b").members(["ana"]), "`ana` holds `b` at the meeting after holding `a`"),
    ];
    for (rule, sentence) in sentences {
        assert_eq!(rule.to_string(), sentence);
    }
}

#[test]
fn who_learns_a_role_knows_it_from_that_meeting_on() {
    let builder = Rota::builder(&people()).meetings(3).role(Role::new("chair", 1)).learns(id(1), "chair", 2);
    for (rule, holders, cost) in [
        // The first one is alone, and knows it afterwards.
        (RotaRule::never_alone_first(), [0, 1, 0], 1),
        (RotaRule::never_alone_first(), [1, 1, 0], 2),
        (RotaRule::never_alone_first().facilitated([1]), [0, 1, 2], 1),
    ] {
        let problem = builder.clone().prefer(Tier(1), rule.clone()).build().expect("good");
        assert_eq!(problem.price(&plan(&holders, &[vec![], vec![], vec![]])), Ok(vec![0, cost]), "{rule} {holders:?}");
    }
    let shadowed = builder.role(Role::new("shadow", 1)).prefer(Tier(1), RotaRule::before("shadow", "chair"));
    let problem = shadowed.build().expect("good");
    for (meetings, cost) in [([(0, 2), (1, 2), (2, 0)], 1), ([(1, 2), (1, 2), (0, 2)], 2)] {
        let meetings = meetings
            .map(|(chair, shadow)| PlannedTurns::new([("chair", vec![id(chair)]), ("shadow", vec![id(shadow)])]));
        let plan: RotaPlan = serde_json::from_value(serde_json::json!({ "meetings": meetings })).expect("a plan");
        assert_eq!(problem.price(&plan), Ok(vec![0, cost]), "{plan:?}");
    }
}

#[test]
fn what_is_learnt_at_no_meeting_or_twice_is_a_fault() {
    let builder = Rota::builder(&people()).meetings(3).role(Role::new("chair", 1));
    let faulty = builder.learns(id(1), "chair", 4).learns(id(1), "chiar", 2).learns(id(1), "chair", 2);
    let told = faulty.learns(id(1), "chair", 3).build().expect_err("it is refused").to_string();
    for words in
        ["learns[0]", "there is no role `chiar`; did you mean `chair`?", "learns[3]", "learns the role `chair` twice"]
    {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
}

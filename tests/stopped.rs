//! Solves that are stopped at any of the looks that they take: what they say holds all the same, and they end soon.

use roundtable::{
    Cancel, Composition, Lottery, Member, Outcome, Problem, ProblemFile, Role, Roster, Rota, RotaRule, RoundRule,
    Rounds, Rule, Solution, Solver, StopReason, Tier,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Steps of each search, so that the looks are few enough to stop at many of them.
const STEPS: u64 = 2_000;
/// What is looked at after a solve was told to stop: once by each count, and where loops end.
const LOOKS_AFTER: u64 = 400;

/// A handle that is cancelled at its `last` look and from then on, with the number of its looks.
fn cancelled_at(last: u64) -> (Cancel, Arc<AtomicU64>) {
    let looks = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&looks);
    (Cancel::when(move || counted.fetch_add(1, Ordering::SeqCst) + 1 >= last), looks)
}

/// Numbers of looks, ever further apart.
fn looks() -> impl Iterator<Item = u64> {
    std::iter::successors(Some(1), |&look: &u64| Some(look + 1 + look / 4))
}

/// Solves until it is not stopped any more: each answer before holds beside the last one.
fn holds_wherever_it_is_stopped<P: Problem>(problem: &P) {
    let solver = Solver::new().steps(STEPS).nodes(20);
    let known = solver.solve(problem).expect("an answer");
    let best: Option<Vec<i64>> = match &known {
        Outcome::Solved(solution) => Some(problem.price(&solution.plan).expect("a plan")),
        _ => None,
    };
    let mut plans = false;
    for look in looks() {
        let (cancel, asked) = cancelled_at(look);
        let outcome = solver.clone().cancel_with(&cancel).solve(problem).expect("an answer");
        let asked = asked.load(Ordering::SeqCst);
        assert!(asked < look + LOOKS_AFTER, "stopped at look {look}, and it went on to {asked}");
        match outcome {
            Outcome::Solved(solution) => {
                plans = true;
                let cost = problem.price(&solution.plan).expect("a plan");
                assert_eq!(cost[0], 0);
                let best = best.as_ref().expect("there is a plan");
                // A bound holds for plans that cost as much as this one in all earlier tiers.
                let alike = cost.iter().zip(best).take_while(|(cost, best)| cost == best).count();
                let certificate = solution.certificate.iter().zip(best).take(alike + 1);
                assert!(certificate.into_iter().all(|(tier, best)| tier.level.is_some() || tier.bound <= *best));
                assert!(asked < look || solution.stop != StopReason::Steps);
            }
            Outcome::Impossible(_) => assert!(matches!(known, Outcome::Impossible(_))),
            Outcome::Undecided(undecided) => {
                assert_eq!(undecided.stop == StopReason::Cancelled, asked >= look);
                // Whoever has found a plan keeps it.
                assert!(!plans, "there was a plan at an earlier look than {look}");
            }
        }
        if asked < look {
            return;
        }
    }
}

fn file(path: &str) -> ProblemFile {
    ProblemFile::from_path(format!("examples/problems/{path}")).expect("an example")
}

fn folder() -> &'static str {
    "examples/problems"
}

#[test]
fn compositions() {
    for path in ["steering_group.json", "impossible/apart.json", "impossible/hats.json"] {
        let ProblemFile::Composition(builder) = file(path) else { panic!("{path} is a composition") };
        let inside = format!("examples/problems/{path}");
        let inside = std::path::Path::new(&inside).parent().expect("a folder");
        holds_wherever_it_is_stopped(&builder.build_in(inside).expect("a problem"));
    }
}

#[test]
fn lotteries() {
    let ProblemFile::Composition(builder) = file("steering_group.json") else { panic!("it is a composition") };
    let problem = builder.build_in(folder().as_ref()).expect("a problem");
    let lottery = Lottery::over(&problem).plans(6);
    let solver = Solver::new().steps(STEPS).nodes(20);
    let Ok(Outcome::Solved(known)) = solver.lottery(&lottery) else { panic!("there are plans") };
    let mut plans = false;
    for look in looks() {
        let (cancel, asked) = cancelled_at(look);
        let outcome = solver.clone().cancel_with(&cancel).lottery(&lottery).expect("an answer");
        let asked = asked.load(Ordering::SeqCst);
        assert!(asked < look + LOOKS_AFTER, "stopped at look {look}, and it went on to {asked}");
        match outcome {
            Outcome::Solved(Solution { plan: list, .. }) => {
                plans = true;
                assert!((1..=6).contains(&list.total()));
                let holds = |plan| problem.check(plan).is_ok_and(|costs| costs[0].cost == 0);
                assert!(list.plans().iter().all(|listed| holds(&listed.plan)));
                // Nobody is said to be on no plan who is, and no bound is below what is known to be the best.
                let pairs = list.members().iter().zip(known.plan.members());
                assert!(pairs.into_iter().all(|(one, known)| one.level.is_some() || known.level.is_none()));
                let bounds = list.levels().iter().zip(known.plan.levels());
                assert!(bounds.into_iter().all(|(one, known)| one.bound >= known.bound));
            }
            Outcome::Impossible(_) => panic!("there are plans"),
            Outcome::Undecided(_) => assert!(!plans, "there was a plan at an earlier look than {look}"),
        }
        if asked < look {
            return;
        }
    }
}

#[test]
fn rounds_with_kinds_who_meet() {
    let member = |at: usize| Member::new(format!("m{at}")).tag("site", ["north", "south"][at % 2]);
    let roster = Roster::new((0..12).map(member)).expect("ids differ");
    for asked in [RoundRule::repeats(), RoundRule::new_people(4), RoundRule::not_again_within(2)] {
        let rounds = Rounds::builder(&roster).even_tables("table", 3).rounds(4);
        let problem = rounds.require(Rule::balance("site")).prefer(Tier(1), asked).build().expect("a problem");
        holds_wherever_it_is_stopped(&problem);
    }
}

#[test]
fn rotas() {
    let member = |at: usize| Member::new(format!("m{at}")).tag("site", ["north", "south"][at % 2]);
    let roster = Roster::new((0..6).map(member)).expect("ids differ");
    for asked in [RotaRule::fair_share(), RotaRule::gap(2)] {
        let rota =
            Rota::builder(&roster).meetings(8).role(Role::new("chair", 1).burden(2)).role(Role::new("minutes", 1));
        let rota = rota.require(asked).prefer(Tier(1), RotaRule::background_moves("site", 2));
        let problem = rota.prefer(Tier(2), RotaRule::even_burden()).build().expect("a problem");
        holds_wherever_it_is_stopped(&problem);
    }
}

#[test]
fn seatings() {
    let text = r#"{"seating": {
        "roster": {"members": [
            {"id": "a", "tags": {"site": "n"}}, {"id": "b", "tags": {"site": "n"}}, {"id": "c", "tags": {"site": "n"}},
            {"id": "d", "tags": {"site": "s"}}, {"id": "e", "tags": {"site": "s"}}, {"id": "f", "tags": {"site": "s"}},
            {"id": "g", "tags": {"site": "w"}}, {"id": "h", "tags": {"site": "w"}}]},
        "room": {"tables": {"tables": 2, "seats": 4}}, "meetings": 2,
        "rules": [
            {"require": {"not_beside": ["a", "d"]}}, {"prefer": {"mix": {"dimension": "site"}}, "tier": 1},
            {"prefer": {"new_neighbours": {}}, "tier": 2}]}}"#;
    let ProblemFile::Seating(builder) = ProblemFile::from_json_str(text, folder()).expect("a file") else {
        panic!("it is a seating")
    };
    holds_wherever_it_is_stopped(&builder.build().expect("a problem"));
}

#[test]
fn shares() {
    let ProblemFile::Shares(builder) = file("share_work.json") else { panic!("it shares out work") };
    holds_wherever_it_is_stopped(&builder.build().expect("a problem"));
}

#[test]
fn the_first_plan_of_a_long_rota_is_kept() {
    let roster = Roster::new((0..6).map(|at| Member::new(format!("m{at}")))).expect("ids differ");
    let rota = Rota::builder(&roster).meetings(1_000).role(Role::new("chair", 1)).prefer(Tier(1), RotaRule::gap(1));
    let problem = rota.build().expect("a problem");
    // Once everybody is placed there is a plan, before each of the 6 000 has been moved once.
    let found = looks().find_map(|look| {
        let (cancel, _) = cancelled_at(look);
        let outcome = Solver::new().cancel_with(&cancel).solve(&problem).expect("an answer");
        outcome.solution().map(|solution| solution.steps)
    });
    assert!(found.is_some_and(|steps| steps < 6_000), "{found:?}");
}

#[test]
fn a_cancelled_handle_stays_cancelled() {
    let asked = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&asked);
    // It says so once alone.
    let cancel = Cancel::when(move || counted.fetch_add(1, Ordering::SeqCst) == 0);
    let roster = Roster::new(["ana", "bo"].map(Member::new)).expect("ids differ");
    let problem = Composition::builder(&roster).even_groups("pair", 1).build().expect("a problem");
    let outcome = Solver::new().cancel_with(&cancel).solve(&problem).expect("an answer");
    assert!(matches!(outcome, Outcome::Undecided(undecided) if undecided.stop == StopReason::Cancelled));
    assert!(asked.load(Ordering::SeqCst) > 1);
}

/// Fair turns that are not found in time are looked for again, and until then nothing is said of them.
#[test]
fn fair_turns_that_are_cut_short_say_nothing() {
    let members = (0..9).map(|at| Member::new(format!("m{at}")));
    let roster = Roster::new(members).expect("a roster");
    let rota = || {
        let rota = Rota::builder(&roster).meetings(30).role(Role::new("chair", 1)).role(Role::new("clerk", 2));
        let rota = rota.absent("m1", 1..8).not_this_time("m2", "chair", 1..8).require(RotaRule::fair_share());
        rota.build().expect("a rota")
    };
    let plan = |problem: &Rota, solver: &Solver| {
        let outcome = solver.solve(problem).expect("an answer");
        assert!(!matches!(outcome, Outcome::Impossible(_)));
        outcome.solution().map(|solution| solution.plan)
    };
    let solver = Solver::new().steps(STEPS).nodes(20);
    let known = plan(&rota(), &solver).expect("there is a plan");
    for look in looks() {
        let (problem, (cancel, asked)) = (rota(), cancelled_at(look));
        plan(&problem, &solver.clone().cancel_with(&cancel));
        let asked = asked.load(Ordering::SeqCst);
        assert!(asked < look + LOOKS_AFTER, "stopped at look {look}, and it went on to {asked}");
        assert_eq!(plan(&problem, &solver).as_ref(), Some(&known), "after it was stopped at look {look}");
        if asked < look {
            return;
        }
    }
}

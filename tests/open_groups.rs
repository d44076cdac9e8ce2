//! Groups that may be empty: as few as can be are open, and nothing is asked of those that are not.

use roundtable::{
    Composition, CompositionBuilder, Member, Outcome, PlannedRound, Problem, Roster, RoundRule, Rounds, Rule, SeatRule,
    Seating, Size, Solution, Solver, Tier,
};

/// As many people, of whom the first `north` are from the north.
fn people(number: usize, north: usize) -> Roster {
    let site = |at: usize| if at < north { "north" } else { "south" };
    Roster::new((0..number).map(|at| Member::new(format!("m{at:02}")).tag("site", site(at)))).expect("a roster")
}

/// As many groups of this size, or empty.
fn groups(roster: &Roster, number: usize, size: std::ops::RangeInclusive<usize>) -> CompositionBuilder {
    let group = |builder: CompositionBuilder, at| builder.group(format!("g{at}"), Size::from(size.clone()).optional());
    (1..=number).fold(Composition::builder(roster), group)
}

fn solved<P: Problem>(problem: &P) -> Solution<P::Plan> {
    match Solver::new().seed(3).solve(problem).expect("an answer") {
        Outcome::Solved(solution) => solution,
        Outcome::Impossible(conflict) => panic!("{conflict}"),
        Outcome::Undecided(reason) => panic!("{reason}"),
    }
}

fn sizes(solution: &Solution<roundtable::CompositionPlan>) -> Vec<usize> {
    let mut sizes: Vec<usize> = solution.plan.groups().iter().map(|group| group.members.len()).collect();
    sizes.sort_unstable();
    sizes
}

#[test]
fn as_few_groups_as_can_be_are_open() {
    let builder = groups(&people(10, 4), 4, 3..=5).prefer(Tier(1), Rule::open_groups());
    let solution = solved(&builder.build().expect("good"));
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 2);
    assert_eq!(sizes(&solution), [0, 0, 5, 5]);
    assert!(solution.violations.is_empty(), "{:?}", solution.violations);
}

#[test]
fn a_whole_dinner_needs_as_few_tables_as_hold_it() {
    let builder = groups(&people(60, 23), 12, 4..=10).prefer(Tier(1), Rule::open_groups());
    let builder = builder.prefer(Tier(2), Rule::balance("site")).require(Rule::at_least("north", 2));
    let solution = solved(&builder.build().expect("good"));
    assert_eq!(sizes(&solution)[5..], [0, 10, 10, 10, 10, 10, 10]);
    assert!(solution.certificate[1].proof.is_some(), "{:?}", solution.certificate);
}

#[test]
fn an_open_group_has_its_least_size() {
    let seven = |least: usize| groups(&people(7, 2), 3, least..=6).prefer(Tier(1), Rule::open_groups());
    let solution = solved(&seven(3).build().expect("good"));
    assert!(solution.is_proved());
    assert_eq!(sizes(&solution), [0, 3, 4]);
    let outcome = Solver::new().solve(&seven(4).build().expect("good")).expect("an answer");
    let Outcome::Impossible(conflict) = outcome else { panic!("no two groups of four hold seven") };
    let named: Vec<&str> = conflict.rules.iter().map(|part| part.sentence.as_str()).collect();
    assert_eq!(named, ["the sizes of the groups", "everybody is placed"]);
}

#[test]
fn nothing_is_asked_of_an_empty_group() {
    let asked = |builder: CompositionBuilder| {
        let builder = builder.require(Rule::at_least("north", 2)).require(Rule::variety("site", 2..));
        builder.build().expect("good")
    };
    let solution = solved(&asked(groups(&people(6, 2), 3, 2..=6)));
    assert_eq!(sizes(&solution), [0, 0, 6]);
    // Without being optional, an empty group lacks what others have.
    let plain = (1..=3).fold(Composition::builder(&people(6, 2)), |builder, at| builder.group(format!("g{at}"), 0..=6));
    assert!(matches!(Solver::new().solve(&asked(plain)).expect("an answer"), Outcome::Impossible(_)));
}

#[test]
fn a_dear_group_is_opened_last() {
    let dear = Rule::open_groups().opening_costs([("g1", 5), ("g2", 2)]);
    assert_eq!(dear.to_string(), "the groups that are open cost as little as can be");
    let solution = solved(&groups(&people(8, 0), 3, 2..=4).prefer(Tier(1), dear).build().expect("good"));
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 3);
    assert!(solution.plan.groups()[0].members.is_empty());
}

#[test]
fn too_few_open_groups_clash_with_sizes_and_figures() {
    let builder = groups(&people(11, 0), 4, 1..=5).require(Rule::open_groups().most_open(2));
    let Outcome::Impossible(conflict) = Solver::new().solve(&builder.build().expect("good")).expect("an answer") else {
        panic!("two groups hold ten");
    };
    assert!(conflict.smallest);
    assert_eq!(conflict.rules.len(), 3, "{conflict}");
    let reason = "11 members are to be placed, and the largest 2 groups have 10 places";
    assert_eq!(conflict.reason.as_deref(), Some(reason));
    let fault = groups(&people(4, 0), 2, 1..=4).require(Rule::open_groups()).build().expect_err("no bound");
    assert!(fault.to_string().contains("say how many may be open"), "{fault}");
}

#[test]
fn tables_of_rounds_are_opened_and_hosted_as_needed() {
    let roster = people(8, 4);
    let table = || Size::from(3..=8).optional();
    let builder = Rounds::builder(&roster).rounds(2).table("hall", table()).table("garden", table());
    let builder =
        builder.require(RoundRule::hosts(["m00"])).prefer(Tier(1), Rule::open_groups().opening_costs([("hall", 9)]));
    let solution = solved(&builder.build().expect("good"));
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 2);
    for round in solution.plan.rounds() {
        assert_eq!(round.tables[1].members.len(), 8);
    }
}

#[test]
fn tables_of_a_room_are_opened_as_needed() {
    let room = roundtable::Room::tables(4, 5);
    let builder = Seating::builder(&people(9, 4)).room(room).prefer(Tier(1), Rule::open_groups());
    let solution = solved(&builder.clone().build().expect("good"));
    assert!(solution.is_proved());
    assert_eq!(solution.certificate[1].cost, 2);
    let beside = builder.require(SeatRule::beside("m00", "m08"));
    assert_eq!(solved(&beside.build().expect("good")).certificate[1].cost, 2);
}

#[test]
fn an_empty_table_of_a_fixed_round_breaks_a_rule_unless_it_is_optional() {
    let held = PlannedRound::new([("table 1", vec!["m00", "m01", "m02", "m03"]), ("table 2", vec![])]);
    let told = |size: Size| {
        let builder = Rounds::builder(&people(4, 2)).rounds(2).table("table 1", 0..=6).table("table 2", size);
        let problem = builder.require(Rule::at_least("north", 1)).fixed([held.clone()]).build().expect("good");
        solved(&problem).exceptions.iter().map(|of| of.sentence.clone()).collect::<Vec<String>>()
    };
    assert!(told(Size::from(0..=6).optional()).is_empty());
    let told = told(Size::from(0..=6));
    assert!(told.len() == 1 && told[0].starts_with("What is fixed in round 1 breaks rule 1: "), "{told:?}");
}

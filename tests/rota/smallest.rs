//! Rotas of one member, with places that nobody takes, or with somebody who is never there: a sensible plan, or a fault
//! that says what to do.

use crate::{id, roster};
use roundtable::{Outcome, PlannedTurns, Role, Rota, RotaBuilder, RotaPlan, RotaRule, Solver, Tier};

fn base(members: usize) -> RotaBuilder {
    Rota::builder(&roster(members)).meetings(3).role(Role::new("chair", 1))
}

fn outcome(builder: RotaBuilder) -> Outcome<RotaPlan> {
    let problem = builder.build().unwrap_or_else(|error| panic!("{error}"));
    Solver::new().solve(&problem).unwrap_or_else(|error| panic!("{error}"))
}

/// What a proved plan costs in its preferred tiers, and who holds a role at each meeting.
fn solved(builder: RotaBuilder, role: &str) -> (Vec<i64>, Vec<Vec<String>>) {
    let Outcome::Solved(solution) = outcome(builder) else { panic!("there is a plan") };
    assert!(solution.is_proved(), "{:?}", solution.certificate);
    let costs = solution.certificate.iter().skip(1).map(|tier| tier.cost);
    let holders = solution.plan.meetings().iter().map(|meeting: &PlannedTurns| meeting.holders(role).to_vec());
    (costs.collect(), holders.collect())
}

fn told(builder: RotaBuilder) -> String {
    builder.build().expect_err("it has a fault").to_string()
}

#[test]
fn one_member_holds_every_turn() {
    let fair = base(1).require(RotaRule::fair_share()).prefer(Tier(1), RotaRule::squared_burdens());
    let (costs, holders) = solved(fair.require(RotaRule::not_again_within(2)), "chair");
    assert_eq!((costs, holders), (vec![9], vec![vec![id(0)]; 3]));
    let pair = base(1).role(Role::new("minutes", 1)).compatible("chair", "minutes");
    assert_eq!(solved(pair, "minutes").1, vec![vec![id(0)]; 3]);
    let apart = told(base(1).role(Role::new("minutes", 1)));
    assert!(apart.contains("the roles `chair` and `minutes` need 2 people between them"), "{apart}");
    assert!(apart.contains("nobody holds two roles at once, so lower the places"), "{apart}");
    let Outcome::Impossible(conflict) = outcome(base(1).require(RotaRule::gap(1))) else { panic!("nobody else") };
    assert!(conflict.to_string().contains("nobody holds"), "{conflict}");
}

#[test]
fn a_role_that_nobody_takes_at_any_meeting() {
    let rules = |builder: RotaBuilder| {
        let rules = [RotaRule::fair_share(), RotaRule::gap(1), RotaRule::window(2, ..=1)];
        rules.into_iter().fold(builder, RotaBuilder::require)
    };
    let closed = rules(base(4).role(Role::new("welcome", 0)));
    assert_eq!(solved(closed, "welcome").1, vec![Vec::<String>::new(); 3]);
    let open = rules(base(4).role(Role::new("welcome", 2).needs(0)));
    let open = open.prefer(Tier(1), RotaRule::places_filled().roles(["welcome"]));
    let nobody = (0..4).fold(open, |builder, member| builder.never(id(member), "welcome"));
    assert_eq!(solved(nobody, "welcome"), (vec![6], vec![Vec::new(); 3]));
    let nowhere = Rota::builder(&roster(4)).meetings(3).role(Role::new("chair", 0)).require(RotaRule::fair_share());
    assert_eq!(solved(nowhere, "chair").1, vec![Vec::<String>::new(); 3]);
}

#[test]
fn somebody_is_away_at_all_meetings() {
    let away = base(4).absent(id(3), [1, 2, 3]);
    let fair = away.clone().require(RotaRule::fair_share()).require(RotaRule::gap(1));
    let (_, holders) = solved(fair.prefer(Tier(1), RotaRule::even_burden()), "chair");
    let mut holders = holders.concat();
    holders.sort();
    assert_eq!(holders, [id(0), id(1), id(2)]);
    let Outcome::Impossible(conflict) = outcome(away.require(RotaRule::turns(1..).members([id(3)]))) else {
        panic!("a turn of somebody who is away")
    };
    assert!(conflict.to_string().contains("`m03` has at least 1 turn"), "{conflict}");
    let nobody = (0..4).fold(base(4), |builder, member| builder.absent(id(member), [2]));
    let told = told(nobody);
    assert!(told.contains("at meeting 2 the role `chair` has 1 places, and 0 people can hold it"), "{told}");
    let without = Rota::builder(&roster(4)).meetings(3).role(Role::new("chair", 1).places_in(2, 0));
    let without = (0..4).fold(without, |builder, member| builder.absent(id(member), [2]));
    assert!(solved(without, "chair").1[1].is_empty());
}

#[test]
fn no_meetings_are_a_fault_beside_rules_that_speak_of_them() {
    let told = told(base(4).meetings(0).require(RotaRule::gap(1)).require(RotaRule::holds(id(0), "chair", 1)));
    assert!(told.contains("there are no meetings"), "{told}");
}

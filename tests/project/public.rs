//! What members see of a project is made of public facts alone, and what a person sees of these and of their own.

use crate::seeds::cases;
use proptest::prelude::*;
use roundtable::table::{Audience, Presentation, markdown, text};
use roundtable::{
    Meeting, Member, Money, Piece, Project, ProjectPlan, ProjectRole, Rate, Roster, Rule, ShareRule, Solver, Terms,
    Tier,
};

const PEOPLE: [&str; 4] = ["ana", "bo", "cy", "di"];

/// What nobody but those who organise may know of a person.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Secret {
    need: bool,
    offers: u8,
    paid: bool,
}

fn secret() -> impl Strategy<Value = Secret> {
    (any::<bool>(), 5u8..9, any::<bool>()).prop_map(|(need, offers, paid)| Secret { need, offers, paid })
}

/// A project in which everything that is public is settled by rules, whatever the secrets are.
fn plan(secrets: &[Secret]) -> ProjectPlan {
    let member = |(id, secret): (&&str, &Secret)| {
        let need = if secret.need { "hoist" } else { "none" };
        Member::new(*id).tag("site", "north").tag("need", need).shows(["north"])
    };
    let roster = Roster::new(PEOPLE.iter().zip(secrets).map(member)).expect("a good roster");
    let terms = PEOPLE.iter().zip(secrets).map(|(id, secret)| {
        let terms = Terms::new(*id).offers(f64::from(secret.offers));
        if secret.paid { terms.paid("session") } else { terms.paid_by_employer() }
    });
    Project::builder(&roster)
        .meeting(Meeting::new("2027-01-12").hours(2.0).small_groups(2, 1))
        .meeting(Meeting::new("2027-02-09").hours(2.0))
        .role(ProjectRole::new("chair").prepare_hours(1.0))
        .money(Money::new().currency("£").attendance("session"))
        .rota(|rota| {
            use roundtable::RotaRule;
            rota.require(RotaRule::holds("ana", "chair", 1)).require(RotaRule::holds("bo", "chair", 2))
        })
        .tables(|tables| {
            tables
                .require(roundtable::RoundRule::from(Rule::stay([
                    ("ana", "table 1"),
                    ("bo", "table 1"),
                    ("cy", "table 2"),
                    ("di", "table 2"),
                ])))
                .prefer(Tier(1), roundtable::RoundRule::from(Rule::balance("need").private()))
        })
        .work(|work| {
            terms
                .fold(work.rate(Rate::hourly("session", 1_000).source("our policy", "2026-10-01")), |work, terms| {
                    work.terms(terms)
                })
                .piece(Piece::new("notes").contributors(1, 2.0))
                .require(ShareRule::takes("cy", "notes"))
        })
        .build()
        .expect("a good project")
        .plan(&Solver::new())
        .expect("an answer")
        .plan()
        .expect("there is a plan")
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn members_see_the_same_of_two_projects_with_the_same_public_facts(
        one in prop::collection::vec(secret(), 4),
        other in prop::collection::vec(secret(), 4),
    ) {
        let (one, other) = (plan(&one), plan(&other));
        prop_assert_eq!(markdown(&one, Audience::Members), markdown(&other, Audience::Members));
        prop_assert_eq!(one.cards().into_inner(), other.cards().into_inner());
        for id in PEOPLE {
            let (one, other) = (one.person(id).expect("a page"), other.person(id).expect("a page"));
            prop_assert_eq!(text(&one, Audience::Members), text(&other, Audience::Members));
        }
    }

    #[test]
    fn a_page_of_a_person_says_nothing_of_what_is_private_to_others(
        secrets in prop::collection::vec(secret(), 4),
        others in prop::collection::vec(secret(), 4),
        whose in 0usize..4,
    ) {
        let mut others = others;
        others[whose] = secrets[whose];
        let (one, other) = (plan(&secrets), plan(&others));
        let page = |plan: &ProjectPlan| text(&plan.person(PEOPLE[whose]).expect("a page"), Audience::Organisers);
        prop_assert_eq!(page(&one), page(&other));
    }
}

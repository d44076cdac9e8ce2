//! What members may see: nothing private, and of a person nothing that the person does not show.

#[path = "audience/attack.rs"]
mod attack;
#[path = "audience/draw.rs"]
mod draw;
#[path = "audience/kinds.rs"]
mod kinds;
#[path = "audience/lotteries.rs"]
mod lotteries;
#[path = "audience/pairs.rs"]
mod pairs;
#[path = "common/seeds.rs"]
mod seeds;

use kinds::TIERS;
use pairs::Kind;
use roundtable::table::{self, Audience, Presentation};
use roundtable::{
    AnswerFile, Composition, CompositionPlan, Lens, Member, Outcome, Roster, RotaPlan, Rule, SeatingPlan, Solver, Tier,
};

/// Nobody shows `sight`, one of two shows `coast`; three show nothing and hold `plain`.
fn roster() -> Roster {
    let member = |id: &str| Member::new(id).tag("place", "plain");
    Roster::new([
        member("ana").tag("need", "sight"),
        member("bo").tag("need", "sight").tags("place", ["coast"]),
        Member::new("cy").tag("place", "coast").shows(["coast"]),
        member("di").tag("need", "hearing").shows(["hearing"]),
        member("emre"),
        member("farah"),
    ])
    .expect("a good roster")
}

fn solve(problem: &Composition) -> Outcome<CompositionPlan> {
    Solver::new().seed(1).solve(problem).expect("an answer")
}

fn display(outcome: &Outcome<CompositionPlan>) -> String {
    match outcome {
        Outcome::Solved(solution) => solution.to_string(),
        Outcome::Impossible(conflict) => conflict.to_string(),
        Outcome::Undecided(reason) => reason.to_string(),
    }
}

/// All texts for members.
fn for_members(outcome: &Outcome<CompositionPlan>) -> Vec<String> {
    vec![
        display(outcome),
        table::markdown(outcome, Audience::Members),
        #[cfg(feature = "report")]
        roundtable::report::html(outcome, Audience::Members),
    ]
}

fn json(outcome: &Outcome<CompositionPlan>) -> String {
    serde_json::to_string(&AnswerFile::new(outcome, 1)).expect("it can be written")
}

#[test]
fn of_a_person_only_what_is_shown() {
    let roster = roster();
    let problem = Composition::builder(&roster).group("all", 6).build().expect("good");
    let outcome = solve(&problem);
    for text in for_members(&outcome) {
        assert!(!text.contains("sight"), "{text}");
        // Beside the name of who shows it, and counted as one, though a second holds it.
        for tag in ["coast", "hearing"] {
            assert_eq!(text.matches(tag).count(), 2, "{text}");
        }
        assert!(!text.contains("plain"), "{text}");
    }
    let answer = json(&outcome);
    assert!(answer.contains("sight") && answer.contains("coast"), "{answer}");
    let debugged = format!("{outcome:?} {problem:?} {:?}", AnswerFile::new(&outcome, 1));
    assert!(debugged.contains("ana") && !debugged.contains("sight"), "{debugged}");
}

#[test]
fn organisers_see_hats_hidden_tags_and_private_rules() {
    let roster = roster();
    let problem = Composition::builder(&roster)
        .group("all", 6)
        .require(Rule::places("plain", 3..).lens(Lens::Hat))
        .prefer(Tier(1), Rule::apart(["ana", "emre"]))
        .build()
        .expect("good");
    let outcome = solve(&problem);
    for text in [table::text(&outcome, Audience::Organisers), table::markdown(&outcome, Audience::Organisers)] {
        for part in ["sight", "coast", "hat", "`ana` and `emre` are in different groups"] {
            assert!(text.replace('\\', "").contains(part), "{part}: {text}");
        }
    }
    let tables = outcome.tables(Audience::Organisers);
    let placements = table::csv(&tables[0]);
    assert!(placements.starts_with("group,id,hat\nall,ana,plain\n"), "{placements}");
}

#[test]
fn a_private_rule_that_is_bent() {
    let roster = roster();
    let problem = Composition::builder(&roster)
        .group("all", 6)
        .prefer(Tier(1), Rule::apart(["ana", "emre"]))
        .prefer(Tier(1), Rule::together(["ana", "bo"]))
        .build()
        .expect("good");
    let outcome = solve(&problem);
    for text in for_members(&outcome) {
        assert!(text.contains("are in one group"), "{text}");
        assert!(!text.contains("sight") && !text.contains("different groups") && !text.contains("bends"), "{text}");
        // In the list of members, and nowhere else.
        assert_eq!(text.matches("emre").count(), 1, "{text}");
    }
    let debugged = format!("{outcome:?} {problem:?} {:?}", AnswerFile::new(&outcome, 1));
    assert!(!debugged.contains("different groups"), "{debugged}");
    let answer = json(&outcome);
    assert!(answer.contains("`ana` and `emre` are in different groups"), "{answer}");
    assert!(answer.contains(r#""by":1}"#), "{answer}");
}

#[test]
fn a_private_rule_in_a_conflict() {
    let roster = roster();
    let builder = || Composition::builder(&roster).group("one", 3).group("two", 3);
    for problem in [
        builder().require(Rule::apart(["ana", "bo", "cy"])),
        builder().require(Rule::apart(["ana", "bo"])).require(Rule::together(["ana", "bo"]).private()),
        builder().require(Rule::places("sight", 2..).private()),
        builder().require(Rule::places("sight", 2..).lens(Lens::Hat).private()),
    ] {
        let outcome = solve(&problem.build().expect("good"));
        assert!(matches!(outcome, Outcome::Impossible(_)), "{outcome:?}");
        let debugged = format!("{outcome:?} {:?}", AnswerFile::new(&outcome, 1));
        assert!(debugged.contains("Answer"), "{debugged}");
        let told = for_members(&outcome);
        assert!(told.iter().all(|text| text.contains("at once")), "{told:?}");
        for text in told.into_iter().chain([debugged]) {
            for hidden in ["ana", "emre", "sight", "together and apart", "need"] {
                assert!(!text.contains(hidden), "{hidden}: {text}");
            }
        }
    }
}

#[test]
fn members_read_which_open_rules_clash_and_no_reason() {
    let roster = roster();
    for rule in [Rule::places("sight", 2..), Rule::places("hearing", 1..).lens(Lens::Hat)] {
        let builder = Composition::builder(&roster).group("one", 3).group("two", 3);
        let outcome = solve(&builder.require(rule.clone()).build().expect("good"));
        for text in for_members(&outcome) {
            let text = text.replace('\\', "").replace("<strong>", "`").replace("</strong>", "`");
            assert!(text.contains(&rule.to_string()) && !text.contains("Why"), "{text}");
        }
        assert!(table::text(&outcome, Audience::Organisers).contains("Why: "));
    }
}

#[cfg(feature = "report")]
#[test]
fn hostile_names_are_only_text() {
    let script = "<script>alert(1)</script>";
    let hostile = |id: &str, tag: &str| Member::new(id).tag("<b>", tag).shows([tag]);
    let roster = Roster::new([
        hostile(script, "\"><img src=x>"),
        hostile("=cmd()", "@sum"),
        hostile("+1, \"two\"", "a&b"),
        hostile("-2", "'"),
    ])
    .expect("a good roster");
    let problem = Composition::builder(&roster)
        .group("<i>=group", 3)
        .prefer(Tier(1), Rule::in_group(script, "<i>=group").weight(2))
        .prefer(Tier(1), Rule::not_in_group(script, "<i>=group"))
        .require(Rule::places("a&b", 1..).lens(Lens::Hat))
        .build()
        .expect("good");
    let outcome = solve(&problem);
    let page = roundtable::report::html(&outcome, Audience::Members);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
    for tag in ["<script", "<img", "<i>", "<b>"] {
        assert!(!page.contains(tag), "{page}");
    }
    let Outcome::Solved(solution) = outcome else { panic!("there is a plan") };
    let placements = table::csv(&solution.plan.tables(Audience::Organisers)[0]);
    for line in placements.lines().skip(1) {
        assert!(!line.starts_with(['=', '+', '-', '@']), "{placements}");
        assert!(
            !line.contains(",=") && !line.contains(",\"+") && !line.contains(",-") && !line.contains(",@"),
            "{placements}"
        );
    }
    assert!(placements.contains("'=cmd()") && placements.contains("\"'+1, \"\"two\"\"\""), "{placements}");
}

#[cfg(feature = "report")]
#[test]
fn a_page_can_be_read_without_seeing_it() {
    let roster = roster();
    let problem = Composition::builder(&roster).group("one", 3).build().expect("good");
    let page = roundtable::report::html(&solve(&problem), Audience::Members);
    for part in [
        "<!DOCTYPE html><html lang=\"en\">",
        "<title>",
        "<main>",
        "<caption>",
        "<th scope=\"col\">",
        "<th scope=\"row\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (_, body) = page.split_once("</style>").expect("a style");
    assert!(!body.contains("color") && !body.contains('%'), "{body}");
}

/// Of a sample of pairs; `PROPTEST_CASES` draws more.
#[test]
fn what_members_see_is_made_of_public_facts_alone() {
    Kind { build: kinds::composition, pictures: |_| Vec::new() }.holds(24, 50, &TIERS);
    Kind { build: kinds::rounds, pictures: |_| Vec::new() }.holds(24, 40, &TIERS);
    Kind { build: kinds::seating, pictures: maps }.holds(24, 40, &TIERS);
    Kind { build: kinds::rota, pictures: calendars }.holds(24, 40, &TIERS);
    Kind { build: kinds::shares, pictures: |_| Vec::new() }.holds(24, 30, &TIERS);
}

#[test]
fn so_are_plans_to_choose_among_judgements_and_errors() {
    Kind { build: kinds::open_composition, pictures: |_| Vec::new() }.alternatives_hold(24, 5, &TIERS);
    Kind { build: kinds::composition, pictures: |_| Vec::new() }.judgements_hold(12, 50);
    Kind { build: kinds::seating, pictures: |_| Vec::new() }.judgements_hold(12, 40);
    Kind { build: kinds::refused, pictures: |_| Vec::new() }.holds(24, 90, &TIERS);
}

#[cfg(feature = "report")]
fn maps(outcome: &Outcome<SeatingPlan>) -> Vec<String> {
    let plan = match outcome {
        Outcome::Solved(solution) => Some(&solution.plan),
        Outcome::Impossible(_) | Outcome::Undecided(_) => None,
    };
    let maps = plan.into_iter().flat_map(|plan| (1..=2).filter_map(|at| roundtable::report::seat_map(plan, at)));
    maps.chain([roundtable::report::svg(outcome)]).collect()
}

#[cfg(not(feature = "report"))]
fn maps(_: &Outcome<SeatingPlan>) -> Vec<String> {
    Vec::new()
}

#[cfg(feature = "calendar")]
fn calendars(outcome: &Outcome<RotaPlan>) -> Vec<String> {
    let Outcome::Solved(solution) = outcome else { return Vec::new() };
    let at = |day: usize| {
        roundtable::report::Appointment::new(format!("2026011{day}T180000Z"), format!("2026011{day}T200000Z"))
    };
    let when: Vec<_> = (1..=4).map(at).collect();
    let calendar = |member| {
        let calendar = roundtable::report::rota_calendar(&solution.plan, "rota", &when, "20260101T000000Z", member);
        calendar.expect("there are as many meetings")
    };
    [None, Some("ana"), Some("emre")].map(calendar).to_vec()
}

#[cfg(not(feature = "calendar"))]
fn calendars(_: &Outcome<RotaPlan>) -> Vec<String> {
    Vec::new()
}

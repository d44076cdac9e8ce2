//! Inputs from which members could work out what is not for them, with all that they see today.

use roundtable::table::{Audience, text};
use roundtable::{AnswerFile, Error, Problem, ProblemFile, Solver};
use std::path::Path;

/// The text for members of an answer of a problem file.
fn told(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attack").join(name);
    let file = ProblemFile::from_path(&path).expect("a good file");
    let folder = path.parent().expect("a folder");
    match file {
        ProblemFile::Composition(builder) => printed(builder.build_in(folder)),
        ProblemFile::Seating(builder) => printed(builder.build_in(folder)),
        ProblemFile::Rota(builder) => printed(builder.build_in(folder)),
        _ => panic!("{name} is of another kind"),
    }
}

fn printed<P: Problem>(problem: Result<P, Error>) -> String
where
    P::Plan: roundtable::table::Presentation + roundtable::Measured + std::fmt::Debug,
{
    let outcome = Solver::new().seed(1).solve(&problem.expect("a good problem")).expect("an answer");
    let debugged = format!("{outcome:?} {:?}", AnswerFile::new(&outcome, 1));
    for hidden in ["hiv", "lived", "bg", "cost"] {
        assert!(!debugged.replace("`hiv`", "").replace("`bg`", "").contains(hidden), "{hidden}: {debugged}");
    }
    text(&outcome, Audience::Members)
}

const SURE: &str = "
How sure we are
What must hold, as far as it is public: all of it does.
";

#[test]
fn a_tag_that_all_of_a_group_hold_and_nobody_shows() {
    let plan = "g (3 members)\n  Member\n  ana\n  bo\n  cy\n";
    assert_eq!(told("privacy_all_hold.json"), format!("{plan}{SURE}"));
}

#[test]
fn a_tag_that_all_but_one_show() {
    let plan = "\
g (4 members)
  Member  Shows
  ana     lived experience
  bo      lived experience
  cy      lived experience
  dana

How many show each tag
  Tag               Members
  lived experience        3
";
    assert_eq!(told("privacy_three_show_fourth.json"), format!("{plan}{SURE}"));
}

#[test]
fn fractions_of_tags_that_nobody_shows() {
    let plan = "g (6 members)\n  Member\n  m0\n  m1\n  m2\n  n0\n  n1\n  z\n";
    assert_eq!(told("privacy_fraction.json"), format!("{plan}{SURE}"));
}

#[test]
fn who_is_selected_from_those_who_hold_a_tag() {
    let text = told("privacy_alternatives.json");
    assert!(text.starts_with("g (5 members)\n  Member\n") && !text.contains("hiv"), "{text}");
    assert_eq!(text.matches("proved: no plan is better").count(), 1, "{text}");
    assert!(!text.contains("Tag"), "{text}");
}

#[test]
fn certificates_tell_no_costs() {
    let text = told("privacy_certificate.json");
    let (_, standing) = text.split_once(SURE).expect("how sure we are");
    let rule = "at least 4 places for `hiv` in every group";
    assert!(standing.starts_with(&format!("Tier 1: {rule}; proved: no plan is better.\n")), "{standing}");
    let text = told("privacy_mix_certificate.json");
    assert_eq!(text.matches("`bg`").count(), 1, "{text}");
    assert!(!text.contains("neighbouring pairs") && !text.contains("bends"), "{text}");
}

#[test]
fn who_never_takes_a_role_is_told_to_nobody() {
    let plan = "\
Timetable
  Meeting  chair
        1  bo
        2  cy

Turns
  Member  Meetings  chair  Longest wait
  ana            2      0             2
  bo             2      1             1
  cy             2      1             1
";
    assert_eq!(told("rota_never_empty.json"), format!("{plan}{SURE}"));
}

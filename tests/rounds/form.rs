//! Rounds in problem files, answers and reports.

use crate::cases;
use proptest::prelude::*;
use proptest::sample::Index;
#[cfg(feature = "report")]
use roundtable::table::{self, Audience, Presentation};
use roundtable::{AnswerFile, ProblemFile, Rounds, Solver};

const GOOD: &str = r#"{"rounds": {"roster": {"members": [
    {"id": "ana", "tags": {"s": ["n", "w"]}, "shown": ["n"]}, {"id": "=bo", "tags": {"s": "w"}}, {"id": "cy", "tags": {"s": "n"}},
    {"id": "<di>", "tags": {"s": "n"}}, {"id": "ed"}, {"id": "fay", "tags": {"s": "w"}}, {"id": "gus"}]},
    "rounds": 4, "tables": [{"name": "t", "size": 3}, {"name": "u", "size": {"min": 2, "max": 3}}],
    "tables_in": [[3, [{"name": "v", "number": 2}]]],
    "absent": {"ed": [2]}, "sit_out": true,
    "fixed": [{"tables": [{"name": "t", "members": ["ana", "=bo"]}, {"name": "u", "members": ["cy"]}], "out": ["fay"]}],
    "met_before": [["ana", "cy", 2]],
    "rules": [{"require": {"places": {"tag": "n", "min": 0, "max": 3}}, "in_rounds": [2], "in_groups": ["t"]},
    {"prefer": {"repeats": {}}, "tier": 2, "weight": 2},
    {"prefer": {"meetings_beyond_first": {"pair_weights": [["ana", "cy", 0]]}}, "tier": 2},
    {"prefer": {"saturating_meetings": {"across": {"dimension": "s", "weight": 2}}}, "tier": 3},
    {"prefer": {"pairs_meet": {}}, "tier": 3}, {"prefer": {"at_most_meetings": {"most": 1}}, "tier": 4},
    {"prefer": {"new_people": {"least": 2}}, "tier": 1, "private": true}, {"prefer": {"sit_out_fairly": {}}, "tier": 1},
    {"prefer": {"never_out_twice_running": {}}, "tier": 1}, {"prefer": {"hosts": {"members": ["ana", "=bo"], "tables": "rotating"}}, "tier": 1},
    {"prefer": {"different_tables": ["cy"]}, "tier": 1}, {"prefer": {"visits": {"tables": ["t"], "max": 1, "members": ["cy"]}}, "tier": 1}, {"prefer": {"as_announced": [{"tables": []}, {"tables": [{"name": "t", "members": ["ana"]}]}]}, "tier": 5},
    {"require": {"apart": ["ana", "fay"]}}]}}"#;

fn read(text: &[u8]) -> Result<Rounds, String> {
    match serde_json::from_slice(text) {
        Ok(ProblemFile::Rounds(form)) => form.build().map_err(|error| error.to_string()),
        Ok(_) => Err("another kind".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn text(problem: &Rounds) -> String {
    let form = serde_json::to_string(problem).expect("it can be written");
    format!("{{\"rounds\": {form}}}")
}

fn survives(bytes: &[u8]) {
    match read(bytes) {
        Err(error) => assert!(!error.is_empty()),
        Ok(problem) => {
            let written = text(&problem);
            let again = read(written.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(text(&again), written);
        }
    }
}

fn good() -> Rounds {
    read(GOOD.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_good_file_is_good_and_survives() {
    assert_eq!(good().rules().count(), 14, "fair turns are not asked for twice");
    survives(GOOD.as_bytes());
}

#[test]
fn shapes_that_are_wrong_are_told_with_their_place() {
    for (from, to, part) in [
        ("\"pairs_meet\"", "\"pairs_meat\"", "there is no rule `pairs_meat`"),
        ("\"pairs_meet\"", "\"pairs_meat\"", "did you mean `pairs_meet`?"),
        ("\"new_people\"", "\"new_poeple\"", "rule 7: this private rule cannot be used as it stands"),
        ("\"most\": 1", "\"least\": 1", "there is no key `least`"),
        ("\"sit_out_fairly\": {}", "\"sit_out_fairly\": {\"least\": 2}", "there is no key `least`"),
        ("\"repeats\": {}", "\"repeats\": {\"cost\": 1}", "there is no key `cost`"),
        ("\"rounds\": 4,", "\"rounds\": \"4\",", "rounds.rounds: the text \"4\" cannot stand here"),
        ("\"sit_out\": true", "\"sitting\": true", "there is no key `sitting`"),
        (
            "{\"require\": {\"places\"",
            "{\"prefer\": {\"balance\": {\"of\": \"s\"}}, \"require\": {\"places\"",
            "both required and preferred",
        ),
        ("{\"require\": {\"apart\": [\"ana\", \"fay\"]}}", "{\"weight\": 2}", "exactly one of `require` and `prefer`"),
        ("{\"require\": {\"apart\"", "{\"tier\": 1, \"require\": {\"apart\"", "rule 14"),
        ("\"tier\": 2, \"weight\": 2", "\"tier\": 2, \"in_rounds\": [1]", "about all rounds together"),
        ("\"tier\": 2, \"weight\": 2", "\"tier\": 2, \"in_groups\": [\"t\"]", "rule 2"),
        ("\"tier\": 2, \"weight\": 2", "\"weight\": 2", "rule 2"),
    ] {
        let changed = GOOD.replacen(from, to, 1);
        assert_ne!(changed, GOOD, "{from}");
        let error = read(changed.as_bytes()).expect_err("it is wrong");
        assert!(error.contains(part), "{part}: {error}");
    }
}

#[test]
fn answers_hold_the_plan_the_counts_and_how_people_mix() {
    let outcome = Solver::new().seed(7).steps(50_000).without_programs().solve(&good()).expect("an answer");
    let answer = serde_json::to_value(AnswerFile::new(&outcome, 7)).expect("it can be written");
    let rounds = answer["plan"]["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 4);
    assert_eq!(rounds[0]["tables"][0]["members"], serde_json::json!(["ana", "=bo"]));
    assert_eq!(rounds[1]["absent"], serde_json::json!(["ed"]));
    assert_eq!(answer["counts"].as_array().expect("counts").len(), 4);
    assert_eq!(answer["mixing"]["members"].as_array().expect("members").len(), 7);
}

#[cfg(feature = "report")]
#[test]
fn pages_show_what_members_may_see() {
    let outcome = Solver::new().seed(7).steps(50_000).without_programs().solve(&good()).expect("an answer");
    let page = roundtable::report::html(&outcome, Audience::Members);
    assert!(page.contains("Round 4") && page.contains("How people mix") && page.contains("&lt;di&gt;"));
    assert!(!page.contains("<di>") && !page.contains("different groups"));
    let placements = table::csv(&outcome.solution().expect("it can be met").plan.tables(Audience::Organisers)[0]);
    assert!(placements.starts_with("round,status,table,id,hat\n1,seated,t,ana,\n1,seated,t,'=bo,\n"), "{placements}");
    assert!(placements.contains("1,out,,fay,") && placements.contains("2,absent,,ed,"), "{placements}");
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_changed_file(changes in proptest::collection::vec((any::<Index>(), prop::sample::select(&b"{}[]:,\" -019aeosn\xFF"[..]), 0..3_usize), 0..4)) {
        let mut bytes = GOOD.as_bytes().to_vec();
        for (at, byte, removed) in changes {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        survives(&bytes);
    }

    /// Words in the places of words, so that the file stays well formed and meanings meet.
    #[test]
    fn a_file_of_other_words(changes in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..4)) {
        let mut words: Vec<String> = GOOD.split('"').map(str::to_owned).collect();
        for (to, from) in changes {
            // Between quotes are the pieces at odd places.
            let (to, from) = (to.index(words.len() / 2) * 2 + 1, from.index(words.len() / 2) * 2 + 1);
            words[to] = words[from].clone();
        }
        survives(words.join("\"").as_bytes());
    }
}

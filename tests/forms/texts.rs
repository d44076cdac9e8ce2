//! Whatever is written as a name or a text of a problem, nothing of it acts on a terminal or hides in what is told.

use proptest::prelude::*;
use roundtable::table::{Audience, Presentation, csv, markdown, text};
use roundtable::{AnswerFile, Error, Measured, Problem, ProblemFile, Rota, Solver};
use serde_json::{Value, json};

/// Problems of all kinds, in which every text of a user begins with `t-`.
fn problems() -> [Value; 5] {
    let members = json!({"members": [
        {"id": "t-ana", "tags": {"t-site": ["t-north"]}, "shown": ["t-north"], "numbers": {"t-years": 4}},
        {"id": "t-bo", "tags": {"t-site": ["t-south", "t-east"]}, "hats": {"t-site": ["t-east"]}},
        {"id": "t-cy"}, {"id": "t-di"}]});
    let event = json!({"name": "t-assembly", "date": "t-spring"});
    [
        json!({"composition": {"roster": members, "event": event,
            "groups": [{"name": "t-panel", "size": 2}, {"name": "t-table", "number": 1}],
            "rules": [{"prefer": {"balance": {"of": "t-site"}}, "tier": 1},
                {"prefer": {"balance": {"of": "t-years", "missing": "mean"}}, "tier": 1},
                {"require": {"apart": ["t-ana", "t-bo"]}, "private": false}]}}),
        json!({"rounds": {"roster": members, "event": event, "rounds": 2,
            "tables": [{"name": "t-oak", "size": 2}, {"name": "t-elm", "size": 2}],
            "rules": [{"prefer": {"repeats": {}}, "tier": 1}]}}),
        json!({"seating": {"roster": members, "event": event, "meetings": 1,
            "room": {"seats": [
                {"id": "t-a", "table": "t-round", "zone": "t-front", "features": ["t-step-free"]}, {"id": "t-b", "x": 1},
                {"id": "t-c", "x": 2}, {"id": "t-d", "x": 3}],
                "neighbours": [["t-a", "t-b"]], "zones": {"t-back": ["t-c", "t-d"]}, "features": {"t-light": ["t-b"]}},
            "rules": [{"prefer": {"mix": {"dimension": "t-site"}}, "tier": 1}]}}),
        json!({"rota": {"roster": members, "event": event, "meetings": 3,
            "roles": [{"name": "t-chair", "places": 1}, {"name": "t-minutes", "places": 1}],
            "labels": {"t-weekend": [[1], [2]]}, "never": [["t-di", "t-chair"]], "absent": {"t-cy": [2]},
            "rules": [{"prefer": {"fair_share": {}}, "tier": 1}]}}),
        json!({"shares": {"roster": members, "event": event,
            "rates": [{"name": "t-fee", "hourly": 1200, "source": "t-policy", "date": "2026-04-01"}],
            "terms": [
                {"member": "t-ana", "offers": 40, "pay": {"paid": "t-fee"}, "has": ["t-film"], "burdens": {"t-notes": 2}},
                {"member": "t-bo", "offers": 40, "pay": {"paid": "t-fee"}, "wants": ["t-film"], "burdens": {"t-notes": 1}}],
            "pieces": [{"name": "t-report", "lead": 10, "needs_skills": ["t-film"]}, {"name": "t-notes", "contributors": [4]}],
            "trainings": [{"name": "t-course", "teaches": ["t-film"], "places": 1}],
            "decisions": [{"name": "t-budget", "topic": "t-money"}],
            "rules": [{"require": {"everyone_has_a_piece": {}}, "for_whom": "t-everybody"}]}}),
    ]
}

/// All texts of users, each once.
fn texts(value: &Value, found: &mut Vec<String>) {
    let mut add = |text: &String| {
        if text.starts_with("t-") && !found.contains(text) {
            found.push(text.clone());
        }
    };
    match value {
        Value::String(text) => add(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(entries) => {
            entries.keys().for_each(&mut add);
            entries.values().for_each(|value| texts(value, found));
        }
        _ => {}
    }
}

/// The same with another text in place of this one, wherever it stands.
fn with(value: &Value, text: &str, other: &str) -> Value {
    let put = |found: &String| if found == text { other.to_owned() } else { found.clone() };
    match value {
        Value::String(found) => Value::String(put(found)),
        Value::Array(items) => items.iter().map(|item| with(item, text, other)).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| (put(key), with(value, text, other)));
            Value::Object(entries.collect())
        }
        other => other.clone(),
    }
}

/// The first character that acts on a terminal or is not seen there, but for line breaks. Joiners are, beside the letters
/// that they join.
fn acts(told: &str) -> Option<char> {
    let ignorable = [
        '\u{AD}', '\u{34F}', '\u{61C}', '\u{180E}', '\u{200B}', '\u{200E}', '\u{200F}', '\u{2060}', '\u{3164}',
        '\u{FEFF}',
    ];
    told.chars().find(|&letter| {
        letter.is_control() && letter != '\n'
            || ignorable.contains(&letter)
            || matches!(u32::from(letter), 0x2028..=0x202E | 0x2061..=0x206F | 0xFE00..=0xFE0F | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF)
    })
}

/// All that is told of a problem.
fn told<P>(problem: Result<P, Error>) -> Result<Vec<String>, Error>
where
    P: Problem,
    P::Plan: Presentation + Measured,
{
    let problem = problem?;
    let outcome = Solver::new().steps(500).nodes(1).solve(&problem)?;
    let mut told = vec![serde_json::to_string_pretty(&AnswerFile::new(&outcome, 0)).expect("it can be written")];
    for audience in [Audience::Members, Audience::Organisers] {
        told.extend([text(&outcome, audience), markdown(&outcome, audience)]);
        told.extend(outcome.tables(audience).iter().map(csv));
        #[cfg(feature = "report")]
        told.push(roundtable::report::html(&outcome, audience));
    }
    #[cfg(feature = "report")]
    told.push(roundtable::report::cards(&outcome));
    Ok(told)
}

/// The seats of an answer as a map.
#[cfg(feature = "report")]
fn map(problem: &roundtable::Seating) -> Result<String, Error> {
    Ok(roundtable::report::svg(&Solver::new().steps(500).nodes(1).solve(problem)?))
}

/// The meetings of a rota for calendars, called as one of its roles.
#[cfg(feature = "calendar")]
fn calendar(rota: &Rota) -> Result<Vec<String>, Error> {
    use roundtable::report::{Appointment, rota_calendar};
    let Some(solution) = Solver::new().steps(500).nodes(1).solve(rota)?.solution() else { return Ok(Vec::new()) };
    let when = (1..4).map(|day| Appointment::new(format!("2026010{day}T180000Z"), format!("2026010{day}T190000Z")));
    let when: Vec<Appointment> = when.collect();
    let title = rota.roles()[0].name().to_owned();
    let file = rota_calendar(&solution.plan, &title, &when, "20260101T000000Z", None)?;
    Ok(vec![file.replace("\r\n", "\n")])
}

#[cfg(not(feature = "calendar"))]
fn calendar(_: &Rota) -> Result<Vec<String>, Error> {
    Ok(Vec::new())
}

/// All that is told of a file, its faults among it, and whether it has any.
fn all_told(file: &Value) -> (Vec<String>, bool) {
    let told = ProblemFile::from_json_str(&file.to_string(), "").and_then(|file| match file {
        ProblemFile::Composition(builder) => told(builder.build()),
        ProblemFile::Rounds(builder) => told(builder.build()),
        ProblemFile::Seating(builder) => {
            let mut all = told(builder.clone().build())?;
            #[cfg(feature = "report")]
            all.push(map(&builder.build()?)?);
            Ok(all)
        }
        ProblemFile::Rota(builder) => {
            let mut all = told(builder.clone().build())?;
            all.extend(calendar(&builder.build()?)?);
            Ok(all)
        }
        ProblemFile::Shares(builder) => told(builder.build()),
        other => panic!("{other:?}"),
    });
    match told {
        Ok(told) => (told, false),
        Err(Error::Input(faults)) => (vec![faults.to_string(), faults.for_organisers(), format!("{faults:?}")], true),
        Err(other) => panic!("{other}"),
    }
}

/// A text with a character that is seldom meant.
fn a_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '\0',
        '\t',
        '\n',
        '\r',
        '\u{1B}',
        '\u{7F}',
        '\u{85}',
        '\u{9B}',
        '\u{AD}',
        '\u{61C}',
        '\u{200B}',
        '\u{200C}',
        '\u{200D}',
        '\u{200E}',
        '\u{2028}',
        '\u{202E}',
        '\u{2066}',
        '\u{2069}',
        '\u{FE0F}',
        '\u{FEFF}',
        '\u{FFF9}',
        '\u{E0041}',
        '\u{E0100}',
        '=',
        '\u{FF1D}',
        '`',
        '|',
        '<',
        ':',
        ';',
        ' ',
        '\u{430}',
        '\u{301}',
    ]);
    let letters = "[a-zé\u{645}\u{915}\u{94D} ]{0,4}";
    prop_oneof![3 => (letters, odd, letters).prop_map(|(a, odd, b)| format!("{a}{odd}{b}")), 1 => any::<String>()]
}

#[test]
fn the_problems_are_good_and_all_of_their_texts_are_drawn() {
    let numbers = problems().map(|problem| {
        let (told, is_fault) = all_told(&problem);
        assert!(!is_fault, "{told:?}");
        assert!(told.iter().all(|told| acts(told).is_none()));
        let mut found = Vec::new();
        texts(&problem, &mut found);
        found.len()
    });
    assert_eq!(numbers, [13, 13, 20, 14, 20]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]
    #[test]
    fn nothing_that_is_told_acts_on_a_terminal(kind in 0_usize..5, at in any::<prop::sample::Index>(), other in a_text()) {
        let problem = &problems()[kind];
        let mut found = Vec::new();
        texts(problem, &mut found);
        let text = at.get(&found);
        for told in all_told(&with(problem, text, &other)).0 {
            prop_assert_eq!(acts(&told), None, "{:?} for {}: {}", other, text, told);
        }
    }
}

/// Each character by itself, in each text of each problem: a fault, for all but those that are left out of files.
#[test]
fn every_text_passes_one_gate() {
    for problem in problems() {
        let mut found = Vec::new();
        texts(&problem, &mut found);
        for text in found {
            for odd in ['\u{1B}', '\u{85}', '\u{AD}', '\u{200D}', '\u{202E}', '\u{E0041}'] {
                let (told, is_fault) = all_told(&with(&problem, &text, &format!("{text}{odd}x")));
                assert!(is_fault, "{text} with U+{:04X}", u32::from(odd));
                let escaped = format!("`{text}{}x`", odd.escape_unicode());
                assert!(told[1].contains(&escaped), "{told:?}");
            }
            let (told, is_fault) = all_told(&with(&problem, &text, &format!("\u{FEFF}{text}\u{200F}")));
            assert!(!is_fault, "{told:?}");
            assert!(told[0].contains("marks of direction, which cannot be seen, were left out"), "{}", told[0]);
        }
    }
}

#[test]
fn texts_are_compared_however_their_letters_are_composed_and_kept_as_written() {
    for problem in problems() {
        let mut found = Vec::new();
        texts(&problem, &mut found);
        for text in found {
            let (composed, decomposed) = (format!("{text}\u{e9}"), format!("{text}e\u{301}"));
            // Half of the places have one form, half the other.
            let mut number = 0;
            let mixed =
                with(&problem, &text, "\u{0}").to_string().split("\\u0000").fold(String::new(), |file, part| {
                    number += 1;
                    let form = if number % 2 == 0 { &composed } else { &decomposed };
                    if number == 1 { part.to_owned() } else { format!("{file}{form}{part}") }
                });
            let mixed: Value = serde_json::from_str(&mixed).expect("it is JSON");
            let (told, is_fault) = all_told(&mixed);
            assert!(!is_fault, "{text}: {told:?}");
        }
    }
}

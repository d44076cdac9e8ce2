//! Any bytes, and changed good files: never a panic, and what is accepted survives being written and read.

use crate::{read, text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use roundtable::ProblemFile;

const GOOD: &[u8] = br#"{"composition": {"roster": {"members": [{"id": "ana", "tags": {"s": ["n", "w"]}, "numbers": {"y": 2.5}},
    {"id": "bo", "tags": {"s": "w"}, "numbers": {"y": 1}, "hats": {"s": []}, "shown": ["s:w"]}, {"id": "cy", "tags": {"s": "n"}}]},
    "groups": [{"name": "a", "size": {"min": 1, "max": 2}}, {"name": "b", "number": 2}], "placing": "select",
    "rules": [{"require": {"places": {"tag": "n", "min": 0, "max": 2}}, "lens": "hat", "in_groups": ["a"]},
    {"prefer": {"balance": {"of": "s"}}, "tier": 1, "weight": 2, "over_all": false},
    {"prefer": {"most_of": {"pairs": [["ana", "bo", 1.5]]}}, "tier": 2, "private": true},
    {"prefer": {"knows": {"pairs": [["ana", "bo", 1]], "least": 1}}, "tier": 2},
    {"prefer": {"wishes": [{"member": "ana", "groups": ["b 1"]}]}, "tier": 2}, {"require": {"apart": ["ana", "bo"]}}]}}"#;

fn survives(bytes: &[u8]) {
    let file = serde_json::from_slice(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let with_faults = ProblemFile::from_json_str(text, "");
        assert_eq!(with_faults.is_ok(), file.is_ok(), "{with_faults:?}\n{file:?}");
    }
    let Ok(ProblemFile::Composition(form)) = file else { return };
    match form.build() {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(problem) => {
            let written = text(&problem);
            let form = read(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
            let again = form.build().unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(text(&again), written);
        }
    }
}

#[test]
fn the_good_file_is_good() {
    let form: ProblemFile = serde_json::from_slice(GOOD).expect("good");
    let ProblemFile::Composition(form) = form else { panic!("it is a composition") };
    form.build().unwrap_or_else(|error| panic!("{error}"));
    survives(GOOD);
}

proptest! {
    #![proptest_config(crate::seeds::cases(256))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn a_changed_file(changes in vec((any::<Index>(), prop::sample::select(&b"{}[]:,\" -019aeosn\xFF"[..]), 0..3_usize), 0..4)) {
        let mut bytes = GOOD.to_vec();
        for (at, byte, removed) in changes {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        survives(&bytes);
    }

    /// Words in the places of words, so that the file stays well formed and meanings meet.
    #[test]
    fn a_file_of_other_words(changes in vec((any::<Index>(), any::<Index>()), 0..4)) {
        let text = String::from_utf8_lossy(GOOD);
        let mut words: Vec<String> = text.split('"').map(str::to_owned).collect();
        for (to, from) in changes {
            // Between quotes are the pieces at odd places.
            let (to, from) = (to.index(words.len() / 2) * 2 + 1, from.index(words.len() / 2) * 2 + 1);
            words[to] = words[from].clone();
        }
        survives(words.join("\"").as_bytes());
    }
}

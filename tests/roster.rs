//! Readers of rosters on any input: they never panic, and what they accept survives being written and read.

#[path = "common/seeds.rs"]
mod seeds;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use roundtable::Roster;

const GOOD_CSV: &[u8] = b"id,background,site,years,hats,shown\r\n\
    ana,lived experience;researcher,north,4.5,researcher,north\r\n\
    \"Lee, Bo\",practitioner,\"so\"\"uth\",,none,\"site:so\"\"uth\"\r\n\
    chidi,,north,-12,,\r\n";

const GOOD_JSON: &[u8] = br#"{"members":[
    {"id":"ana","tags":{"background":["lived experience","researcher"],"site":"north"},"numbers":{"years":4.5},
     "hats":{"background":["researcher"]},"primary":{"background":"researcher"},"shown":["background:researcher"]},
    {"id":"bo","tags":{"site":"south","mode":[]},"numbers":{"years":"12","size":null}}]}"#;

/// One change of a file.
#[derive(Debug, Clone)]
enum Change {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    /// Copies a part to another place.
    Repeat(Index, Index, usize),
}

/// Bytes that mean something to a reader, or any byte.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![prop::sample::select(&b",;:\"\n\r \t.-019naN{}[]\\\xFF"[..]), any::<u8>()]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), byte()).prop_map(|(at, byte)| Change::Replace(at, byte)),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Change::Insert(at, byte)),
        any::<Index>().prop_map(Change::Remove),
        (any::<Index>(), any::<Index>(), 1..40_usize).prop_map(|(from, to, length)| Change::Repeat(from, to, length)),
    ]
}

fn changed(good: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    vec(change(), 0..6).prop_map(move |changes| {
        let mut bytes = good.to_vec();
        for change in changes {
            let length = bytes.len();
            match change {
                _ if length == 0 => {}
                Change::Replace(at, byte) => bytes[at.index(length)] = byte,
                Change::Insert(at, byte) => bytes.insert(at.index(length), byte),
                Change::Remove(at) => drop(bytes.remove(at.index(length))),
                Change::Repeat(from, to, size) => {
                    let from = from.index(length);
                    let part = bytes[from..(from + size).min(length)].to_vec();
                    let to = to.index(length);
                    bytes.splice(to..to, part);
                }
            }
        }
        bytes
    })
}

/// Tables of few and short words, so that names and cells meet and many tables are good.
fn small_table() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop::sample::select(&["", "", "x", "y", "x;y", "a:x", "a", "1", "-0.5", "none"][..]);
    let headers = prop::sample::subsequence(vec!["a", "b", "c:d", "hats", "shown", "n"], 1..5);
    headers.prop_flat_map(move |headers| {
        let rows = vec(vec(cell.clone(), headers.len()), 1..5);
        rows.prop_map(move |rows| {
            let mut text = format!("id,{}\n", headers.join(","));
            for (at, cells) in rows.iter().enumerate() {
                text.push_str(&format!("m{at},{}\n", cells.join(",")));
            }
            text.into_bytes()
        })
    })
}

fn survives(roster: &Roster) {
    let text = serde_json::to_string(roster).expect("a roster can be written");
    let again: Roster = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(again == *roster, "{text}");
}

fn read_csv(bytes: &[u8]) {
    match Roster::from_csv(bytes) {
        Ok(roster) => {
            survives(&roster);
            if let Ok(all) = roster.using(roster.unread()) {
                survives(&all);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn read_json(bytes: &[u8]) {
    if let Ok(roster) = serde_json::from_slice::<Roster>(bytes) {
        survives(&roster);
    }
}

#[test]
fn the_good_files_are_good() {
    survives(&Roster::from_csv(GOOD_CSV).expect("good"));
    survives(&serde_json::from_slice(GOOD_JSON).expect("good"));
}

proptest! {
    #![proptest_config(seeds::cases(256))]

    #[test]
    fn any_bytes_as_csv(bytes in vec(byte(), 0..200)) {
        read_csv(&bytes);
    }

    #[test]
    fn any_bytes_as_json(bytes in vec(byte(), 0..200)) {
        read_json(&bytes);
    }

    #[test]
    fn changed_csv(bytes in changed(GOOD_CSV)) {
        read_csv(&bytes);
    }

    #[test]
    fn changed_json(bytes in changed(GOOD_JSON)) {
        read_json(&bytes);
    }

    #[test]
    fn small_csv(bytes in small_table()) {
        read_csv(&bytes);
    }
}

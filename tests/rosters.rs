//! One list of people as eight programs and people keep it, each read right or refused in a sentence that helps.

use roundtable::Roster;

fn path(name: &str) -> String {
    format!("{}/tests/cases/rosters/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn notes(roster: &Roster) -> Vec<&str> {
    roster.notes().iter().collect()
}

#[test]
fn encodings_and_separators_are_recognised_and_said() {
    for (name, read_as) in [
        ("semicolons.csv", "The file was read as UTF-8 text, with cells separated by semicolons."),
        ("windows.csv", "The file was read as Windows-1252 text, with cells separated by commas."),
        ("unicode.txt", "The file was read as UTF-16 text, with cells separated by tabs."),
        ("trailing.csv", "The file was read as UTF-8 text, with cells separated by commas."),
    ] {
        let roster = Roster::from_csv_path(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((roster.len(), notes(&roster)[0]), (36, read_as), "{name}");
        assert!(roster.find("José Lee").is_some() && roster.find("Jürgen Lee").is_some(), "{name}");
    }
}

#[test]
fn a_letter_that_an_encoding_lacks_is_told() {
    let roster = Roster::from_csv_path(path("windows.csv")).expect("good");
    assert!(notes(&roster)[1].contains("a word reads `José`"), "{:?}", notes(&roster));
    assert!(notes(&roster)[2].contains("`?ukasz O'Brien`"), "{:?}", notes(&roster));
}

#[test]
fn empty_rows_and_columns_are_passed_over_and_said() {
    let roster = Roster::from_csv_path(path("trailing.csv")).expect("good");
    let said = notes(&roster);
    assert!(said.contains(&"3 empty rows were passed over: lines 38, 39 and 40."), "{said:?}");
    assert!(said.contains(&"2 empty columns were passed over: columns 5 and 6."), "{said:?}");
}

#[test]
fn utf_16_without_a_mark_and_in_either_order() {
    let text = "name,site\nAna Šć,north\nbo,south\n";
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let roster = Roster::from_csv(bytes.as_slice()).expect("good");
        assert!(roster.find("Ana Šć").is_some() && notes(&roster)[0].contains("UTF-16"));
    }
    let cut_short: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).chain([0xD8]).collect();
    let error = Roster::from_csv(cut_short.as_slice()).expect_err("an odd number of bytes");
    assert!(error.to_string().contains("save it again as UTF-8"), "{error}");
}

#[test]
fn two_encodings_in_one_file_are_a_fault() {
    let error = Roster::from_csv(&b"name,site\nJos\xC3\xA9,north\nZo\xEB,south\n"[..]).expect_err("mixed");
    assert!(error.to_string().starts_with("line 3: the file is neither UTF-8 text"), "{error}");
}

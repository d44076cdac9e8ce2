//! Workbooks, as they are kept and as they cannot be read.

use roundtable::{ColumnOptions, ProblemFile, Roster, RosterOptions};

fn path(name: &str) -> String {
    format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn fault(name: &str, options: &RosterOptions) -> String {
    Roster::from_path_with(path(name), options).expect_err(name).to_string()
}

#[test]
fn a_workbook_is_read_as_the_same_people_in_text_are() {
    let columns = ["Background", "Region", "Years"];
    let ticked = RosterOptions::new().column("Background", ColumnOptions::new().split([", "]));
    let read = |name: &str| Roster::from_path_with(path(name), &ticked).and_then(|roster| roster.using(columns));
    let (book, text) = (read("rosters/people.xlsx").expect("good"), read("rosters/unicode.txt").expect("good"));
    assert!(book == text);
    assert_eq!(book.notes().iter().next(), Some("The sheet `Responses` of the workbook was read."));
    let joined =
        Roster::from_path_with(path("rosters/people.xlsx"), &RosterOptions::new()).and_then(|r| r.using(columns));
    assert!(joined.expect_err("joined").to_string().contains("`split = \", \"`"));
}

#[test]
fn numbers_and_dates_are_read_as_they_are_shown() {
    let born = ColumnOptions::new().name("age").band("young", ..40).band("old", 40..).on("2026-10-01");
    let options = RosterOptions::new().sheet("People").column("Born", born).tags(["age", "Site"]).numbers(["Years"]);
    for name in ["sheets/typed.xlsx", "sheets/people.ods"] {
        let roster = Roster::from_path_with(path(name), &options).unwrap_or_else(|error| panic!("{name}: {error}"));
        let years: Vec<_> = roster.members().map(|member| (member.id(), member.number("Years"))).collect();
        assert_eq!(years, [("Ana", Some(4.5)), ("Bo", Some(0.3)), ("Cy", None)], "{name}");
        let ages: Vec<_> = roster.members().map(|member| member.tags_in("age").next()).collect();
        assert_eq!(ages, [Some("young"), None, Some("young")], "{name}");
    }
    let first = Roster::from_path_with(path("sheets/typed.xlsx"), &RosterOptions::new()).expect_err("of no people");
    assert!(first.to_string().contains("it is unclear how the members are called"), "{first}");
}

#[test]
fn what_keeps_a_sheet_from_being_read_is_told_at_once_with_its_cells() {
    let broken = fault("sheets/broken.xlsx", &RosterOptions::new());
    for told in ["merged: B4:C4", "no value: C2", "error, such as #N/A: B3"] {
        assert!(broken.contains(told), "{told}: {broken}");
    }
    for name in ["sheets/titles.xlsx", "sheets/groups.xlsx"] {
        let titles = fault(name, &RosterOptions::new());
        assert!(titles.contains("line 2 seems to name them too"), "{titles}");
    }
    let no_sheet = fault("sheets/typed.xlsx", &RosterOptions::new().sheet("Peeple"));
    assert!(no_sheet.contains("no sheet `Peeple`; its sheets are `Notes` and `People`"), "{no_sheet}");
    assert!(fault("sheets/far.xlsx", &RosterOptions::new()).contains("at most 1000 are read"));
}

#[test]
fn numbers_that_are_kept_as_text_are_read_by_their_sign() {
    let read = |sheet: &str, weight: ColumnOptions| {
        let options = RosterOptions::new().sheet(sheet).column("Weight", weight).numbers(["Weight"]);
        Roster::from_path_with(path("sheets/weights.xlsx"), &options)
    };
    let weights = |roster: Roster| roster.members().map(|member| member.number("Weight")).collect::<Vec<_>>();
    let plain = ColumnOptions::new;
    assert_eq!(weights(read("texts", plain()).expect("good")), [Some(4.5), Some(2.25), Some(10.0)]);
    assert_eq!(
        weights(read("thousands", plain().decimal_comma()).expect("said")),
        [Some(1.234), Some(2.25), Some(10.0)]
    );
    for (sheet, unclear) in [("thousands", "line 2 `1,234`"), ("points", "line 2 `1.234`")] {
        let fault = read(sheet, plain()).expect_err(sheet).to_string();
        assert!(fault.contains(&format!("thousands or have three decimals: {unclear};")), "{fault}");
        assert!(read(sheet, plain().rename([(&unclear[8..13], "1234")])).is_ok());
    }
    assert!(read("mixed", plain()).expect_err("two signs").to_string().contains("`4,5` is not a number"));
}

#[test]
fn cells_beyond_what_can_be_read_are_faults() {
    let weights = RosterOptions::new().numbers(["Weight"]);
    let huge = fault("sheets/huge.xlsx", &weights);
    assert!(huge.contains("line 2, column 2 (`Weight`)") && huge.contains("not a finite number"), "{huge}");
    let deep = fault("sheets/deep.xlsx", &RosterOptions::new());
    assert!(deep.contains("reaches over more than 4194304 cells"), "{deep}");
    assert!(fault("sheets/beyond.xlsx", &RosterOptions::new()).contains("workbook"));
}

#[test]
fn files_that_are_no_workbooks_are_told_from_them() {
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let of_bytes = |bytes: &[u8]| Roster::from_csv(bytes).expect_err("no roster").to_string();
    assert!(of_bytes(&[&old[..], &encrypted].concat()).contains("protected by a password"));
    assert!(of_bytes(old).contains("of an old kind"));
    let book = std::fs::read(path("rosters/people.xlsx")).expect("it is there");
    assert!(of_bytes(&book[..book.len() / 2]).contains("the workbook cannot be read"));
    assert!(fault("rosters/labels.csv", &RosterOptions::new().sheet("People")).contains("no workbook"));
}

#[test]
fn a_problem_file_names_a_workbook_and_its_sheet() {
    for (roster, kept) in [
        (
            r#"{"workbook": "sheets/typed.xlsx", "sheet": "People"}"#,
            r#"{"workbook":"sheets/typed.xlsx","sheet":"People"}"#,
        ),
        (r#"{"workbook": "sheets/people.ods"}"#, r#""roster":"sheets/people.ods""#),
        (r#""sheets/people.ods""#, r#""roster":"sheets/people.ods""#),
    ] {
        let text = format!(
            r#"{{"composition": {{"roster": {roster}, "groups": [{{"name": "pair", "size": 2}}],
                "rules": [{{"require": {{"places": {{"tag": "south", "min": 1}}}}}}]}}}}"#
        );
        let file = ProblemFile::from_json_str(&text, path("")).expect("good");
        let written = serde_json::to_string(&file).expect("it can be written");
        assert!(written.contains(kept), "{written}");
        let ProblemFile::Composition(builder) = file else { panic!("it is a composition") };
        assert_eq!(builder.build_in(path("").as_ref()).expect("good").roster().len(), 3);
    }
}

//! Texts that are not JSON, and files that are no problem: one fault, at its line and column, with what to do.

use roundtable::{Error, ProblemFile};

/// The only fault of a text, with its line and column.
fn fault(text: &str) -> (usize, usize, String) {
    let Err(Error::Input(faults)) = ProblemFile::from_json_str(text, "") else { panic!("{text} has no fault") };
    let all: Vec<_> = faults.iter().collect();
    let [fault] = all.as_slice() else { panic!("{text}: {all:?}") };
    let place = fault.place().and_then(|place| place.line_and_column());
    let (line, column) = place.unwrap_or_else(|| panic!("{fault:?} has no place"));
    (line, column, fault.to_string())
}

#[test]
fn what_is_not_json_is_told_at_its_place() {
    for (text, line, column, part) in [
        ("", 1, 1, "the file is empty"),
        (" \n\n", 1, 1, "the file is empty"),
        ("{\"a\": 1,}", 1, 8, "delete the comma"),
        ("{\"é\": 1,\n }", 1, 8, "delete the comma"),
        ("[1,\n]", 1, 3, "delete the comma"),
        ("[1,,2]", 1, 3, "delete the comma"),
        ("{\"a\": 1 // c\n}", 1, 9, "JSON has no comments"),
        ("{\"a\": /* c */ 1}", 1, 7, "JSON has no comments"),
        ("{\"a\": 1,\n# c\n\"b\": 2}", 2, 1, "JSON has no comments"),
        ("{'a': 1}", 1, 2, "straight double quotes"),
        ("{\"a\": “b”}", 1, 7, "straight double quotes"),
        ("{a: 1}", 1, 2, "write \"a\""),
        ("{\"a\": True}", 1, 7, "`True` is no value of JSON"),
        ("{\"a\": .5}", 1, 7, "a value is expected here"),
        ("{\"a\": 1 \"b\": 2}", 1, 9, "write a comma"),
        ("[1 2]", 1, 4, "write a comma"),
        ("{\"a\" 1}", 1, 6, "write `:`"),
        ("{\"a\": 1\n", 1, 8, "close it with `}`"),
        ("[1", 1, 3, "close it with `]`"),
        ("\"abc", 1, 5, "close it with `\"`"),
        ("{\"a\":", 1, 6, "the file ends where a value is expected"),
        ("{} {}", 1, 4, "the file goes on after its end"),
        ("{\"a\": 01}", 1, 8, "invalid number; correct it there"),
        ("{\"a\": 1e999}", 1, 11, "the number is too large"),
    ] {
        let (at_line, at_column, told) = fault(text);
        assert_eq!((at_line, at_column), (line, column), "{text}: {told}");
        assert!(told.contains(part), "{text}: {told}");
    }
    assert!(fault(&"[".repeat(100_000)).2.contains("nested too deep"));
}

#[test]
fn a_file_names_the_kind_of_its_problem() {
    for (text, column, part) in [
        ("{}", 1, "the outermost key"),
        ("[1]", 1, "the outermost key"),
        ("\"rota\"", 1, "the outermost key"),
        ("{\"rota\": {}, \"rounds\": {}}", 2, "nothing stands beside it"),
        ("{\"planning\": {}}", 2, "`composition`, `rounds`, `rota`, `seating` and `shares`"),
        ("{\"compositon\": {}}", 2, "did you mean `composition`?"),
    ] {
        let (line, at_column, told) = fault(text);
        assert_eq!((line, at_column), (1, column), "{text}: {told}");
        assert!(told.contains(part), "{text}: {told}");
    }
}

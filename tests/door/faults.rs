//! Faults of rosters, groups, rules and problem files: all are printed, nothing is written.

use super::folder::{EVEN, Folder, PEOPLE, TABLES, good, problem};

#[test]
fn every_fault_of_a_roster_and_of_the_file_of_it() {
    let folder = Folder::new("rosters");
    for (roster, expected) in [
        (&b""[..], &["the CSV is empty"][..]),
        (b"id,site\n", &["the roster has no members"]),
        (
            b"id,site\nana,n\nana,n\n,n\n",
            &["line 3, column 1", "already that of line 2", "line 4, column 1", "is empty"],
        ),
        (b"id,site\nana,n\nANA,n\n", &["only in case"]),
        (
            b"who,site\nana,n\nbo,s\n",
            &["say which column it is by `id` (each row has an entry of its own in `who`, `site`)"],
        ),
        (b"id,site\nan\x07a,n\n", &["cannot be seen"]),
        (b"id,site,site\nana,n,n\n", &["`site` stands both in column 2 and in column 3"]),
        (b"id,\nana,n\n", &["no dimension, tag or number `site`"]),
        (b"id,site\nana\nbo,n,x\n", &["line 2: 2 cells", "line 3: 2 cells"]),
        (b"id,site\nana,\x81\n", &["line 2", "neither UTF-8"]),
        (b"id,site\nana,\"n\n", &["never closed"]),
        (b"id,site,hats\nana,n,s\n", &["agrees to the hat `s`"]),
    ] {
        folder.write("people.csv", roster).write("p.json", good());
        folder.refuses(&["p.json", "-o", "plan.json"], expected);
    }
    let numbers = r#"{"csv": "people.csv", "numbers": ["years"]}"#;
    folder.write("people.csv", "id,site,years\nana,n,NaN\nbo,n,inf\ncy,n,99999999999999999999\ndi,n,4x\n");
    folder.write("p.json", problem(numbers, TABLES, EVEN));
    let expected =
        ["line 2, column 3", "line 3", "not a finite number", "line 4", "too large", "line 5", "not a number"];
    folder.refuses(&["p.json"], &expected);
    folder.write("p.json", problem(r#"{"csv": "people.csv", "id": "nmae"}"#, TABLES, EVEN));
    folder.refuses(&["p.json"], &["no column `nmae`"]);
    folder.write("people.csv", "id,site\nana,n\nbo,s\nbo,s\ncy,n\ndi,s\n");
    folder.write("p.json", problem("\"people.csv\"", TABLES, r#"[{"require": {"balance": {"of": "stie"}}}]"#));
    folder.refuses(&["p.json"], &["line 4, column 1", "already that of line 3", "did you mean `site`?"]);
}

#[test]
fn every_fault_of_groups_and_rules() {
    let folder = Folder::new("rules");
    folder.write("people.csv", PEOPLE);
    let none = "[]";
    let group = |size: &str| format!(r#"[{{"name": "a", "size": {size}}}, {{"name": "b", "size": 2}}]"#);
    for (groups, rules, expected) in [
        (TABLES, r#"[{"require": {"at": 1}}]"#, &["composition.rules[0].require: there is no rule `at`"][..]),
        (TABLES, r#"[{"require": {"balance": {"of": "stie"}}}]"#, &["did you mean `site`?"]),
        (
            TABLES,
            r#"[{"require": {"places": {"tag": "nort", "min": 1}}}, {"require": {"sharing": {"dimension": "siet", "most": 1}}}]"#,
            &["rule 1", "did you mean `north`?", "rule 2", "did you mean `site`?"],
        ),
        (TABLES, r#"[{"require": {"apart": ["ana", "boo"]}}]"#, &["no member has the id `boo`"]),
        (
            TABLES,
            r#"[{"require": {"in_group": {"member": "ana", "group": "table 3"}}}]"#,
            &["no group `table 3`", "table 1"],
        ),
        (
            TABLES,
            r#"[{"require": {"places": {"tag": "north", "min": 2, "max": 1}}}]"#,
            &["the least number, 2, is above the greatest, 1"],
        ),
        (
            TABLES,
            r#"[{"require": {"in_group": {"member": "ana", "group": "table 1"}}}, {"require": {"in_group": {"member": "ana", "group": "table 2"}}}]"#,
            &["`ana` must be in `table 1` and in `table 2`"],
        ),
        (
            TABLES,
            r#"[{"require": {"in_group": {"member": "ana", "group": "table 1"}}}, {"require": {"not_in_group": {"member": "ana", "group": "table 1"}}}]"#,
            &["must be in `table 1` and must not"],
        ),
        (
            TABLES,
            r#"[{"prefer": {"balance": {"of": "site"}}, "tier": 1, "weight": 4294967295}, {"prefer": {"most_of": {"pairs": [["ana", "bo", 9e99]]}}, "tier": 1}]"#,
            &["15 digits"],
        ),
        (none, none, &["there is no group to fill"]),
        (&group("1"), none, &["3 places for 4 members"]),
        (&group("9"), none, &["at least 11 members and the roster has 4"]),
        (&group("18446744073709551615"), none, &["the roster has 4"]),
        (&group(r#"{"min": 3, "max": 1}"#), none, &["least size of 3"]),
        (r#"[{"name": "t", "number": 4000000000}]"#, none, &["at most"]),
        (
            r#"[{"name": "A", "size": 2}, {"name": "a", "size": 2}, {"name": "", "size": 1}]"#,
            none,
            &["differs from `A` only in case", "group 3"],
        ),
    ] {
        folder.write("p.json", problem("\"people.csv\"", groups, rules));
        folder.refuses(&["p.json", "-o", "plan.json"], expected);
    }
    // Both together and apart is a conflict that names the two rules.
    let rules = r#"[{"require": {"together": ["ana", "bo"]}}, {"require": {"apart": ["bo", "ana"]}}]"#;
    folder.write("p.json", problem("\"people.csv\"", TABLES, rules));
    let ran = folder.solve(&["p.json"]);
    assert_eq!(ran.status, Some(3));
    assert!(ran.out.contains("rule 1") && ran.out.contains("rule 2"), "{}", ran.out);
}

#[test]
fn every_fault_of_the_problem_file() {
    let folder = Folder::new("problems");
    folder.write("people.csv", PEOPLE);
    for (text, expected) in [
        (b"".to_vec(), "`p.json`: line 1, column 1: the file is empty"),
        (b"{\n \"composition\": {,".to_vec(), "`p.json`: line 2, column 18: "),
        (b"\"composition\"".to_vec(), "`p.json`: line 1, column 1: the outermost key"),
        (b"{\"composition\": \"\xFF\"}".to_vec(), "`p.json`: line 1, column 18: the character here is not UTF-8"),
        (b"{\"meeting\": {}}".to_vec(), "`p.json`: line 1, column 2: there is no kind of problem `meeting`"),
        (
            good().replace("\"rules\"", "\"colour\": 1, \"rules\"").into_bytes(),
            "composition.colour: there is no key `colour` here",
        ),
        (
            good().replace("\"rules\"", "\"roster\": \"x.csv\", \"rules\"").into_bytes(),
            "composition.roster: the key `roster` stands twice",
        ),
        ("[".repeat(1_000_000).into_bytes(), "nested too deep"),
        (good().replace("\"people.csv\"", &"[".repeat(1_000_000)).into_bytes(), "nested too deep"),
        (format!("{} x", good()).into_bytes(), "the file goes on after its end"),
    ] {
        folder.write("p.json", text);
        folder.refuses(&["p.json", "-o", "plan.json"], &[expected]);
    }
    folder.refuses(&["missing.json"], &["`missing.json` cannot be read"]);
    folder.refuses(&["."], &["cannot be read"]);
}

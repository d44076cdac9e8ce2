//! Problem files as people first write them, most of them wrong: all faults are told at once, each with its place and
//! with what to do.

use roundtable::{Error, InputFaults, Outcome, Problem, ProblemFile, Solver};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/mistakes")
}

/// What comes of a problem file: the name of its status, or its faults.
fn outcome(name: &str) -> Result<&'static str, InputFaults> {
    let folder = folder();
    let answer = ProblemFile::from_path(folder.join(name).with_extension("json")).and_then(|file| match file {
        ProblemFile::Composition(builder) => status(&builder.build_in(&folder)?),
        ProblemFile::Rounds(builder) => status(&builder.build_in(&folder)?),
        ProblemFile::Rota(builder) => status(&builder.build_in(&folder)?),
        ProblemFile::Seating(builder) => status(&builder.build_in(&folder)?),
        ProblemFile::Shares(builder) => status(&builder.build_in(&folder)?),
        other => panic!("{other:?}"),
    });
    match answer {
        Ok(status) => Ok(status),
        Err(Error::Input(faults)) => Err(faults),
        Err(other) => panic!("{name}: {other}"),
    }
}

fn status<P: Problem>(problem: &P) -> Result<&'static str, Error> {
    Ok(match Solver::new().seed(1).solve(problem)? {
        Outcome::Solved(_) => "solved",
        Outcome::Impossible(_) => "impossible",
        Outcome::Undecided(_) => "undecided",
    })
}

/// A line for each fault, in order: the parts that it tells those who organise.
const FAULTS: &[(&str, &[&[&str]])] = &[
    ("01_misspelt_tag", &[&["rule 1", "did you mean `lived experience`?"]]),
    ("02_size_string", &[&["composition.groups[0].size", "the text \"3\"", "write a size such as 9"]]),
    ("03_sizes_dont_add", &[&["at least 6 members and the roster has 4; make the groups smaller"]]),
    ("04_unknown_key_in_rule", &[&["composition.rules[0].require.places.minimum", "did you mean `min`?"]]),
    ("05_unknown_top_key", &[&["composition.rulez", "did you mean `rules`?"]]),
    ("06_missing_csv", &[&["`people.csv` cannot be read", "check the path"]]),
    ("07_csv_outside", &[&["`../rosters/forms.csv` is not inside the folder", "put it there"]]),
    ("08_dup_id", &[&["member 2 (`ana`)", "already that of member 1", "give each member an id of their own"]]),
    ("09_unknown_member", &[&["rule 1", "`Bob`", "did you mean `bo`?"]]),
    ("10_prefer_no_tier", &[&["rule 2", "without a `tier`; give the tier"]]),
    ("11_rule_name_typo", &[&["composition.rules[0].require", "did you mean `places`?"]]),
    ("12_bad_lens", &[&["composition.rules[0].lens", "did you mean `hat`?"]]),
    ("13_min_gt_max", &[&["rule 1", "the least number, 4, is above the greatest, 2; swap them"]]),
    ("14_trailing_comma", &[&["14_trailing_comma.json`: line 59, column 14", "delete the comma"]]),
    (
        "15_comment",
        &[&["15_comment.json`: line 38, column 3", "JSON has no comments, unlike TOML; delete the comment"]],
    ),
    (
        "16_no_kind",
        &[&[
            "16_no_kind.json`: line 1, column 2",
            "the outermost key",
            "`composition`, `rounds`, `rota`, `seating` and `shares`",
        ]],
    ),
    ("17_group_bigger_than_roster", &[&["at least 30 members and the roster has 4; make the groups smaller"]]),
    ("18_tier0", &[&["rule 2", "tier 0 is for what must hold; require the rule"]]),
    ("19_group_case", &[&["rule 1", "`Panel`", "did you mean `panel`?"]]),
    (
        "20_member_key_and_number_tag",
        &[
            &["composition.roster.members[0].tag", "did you mean `tags`?"],
            &["composition.roster.members[1].tags.age", "the number 34", "write a tag or a list of tags, as text"],
        ],
    ),
    (
        "21_many_semantic",
        &[
            &["member 3 (`ana`)", "give each member an id of their own"],
            &["`panel`", "size of 0"],
            &["rule 1", "did you mean `lived experience`?"],
            &["rule 3", "`Bob`", "did you mean `bo`?"],
            &["rule 4", "`zed`", "check the spelling"],
        ],
    ),
    (
        "21b",
        &[
            &["`panel`", "size of 0"],
            &["rule 1", "did you mean `lived experience`?"],
            &["rule 3", "`Bob`", "did you mean `bo`?"],
            &["rule 4", "`zed`", "check the spelling"],
        ],
    ),
    (
        "22_many_shape",
        &[
            &["composition.groups[0].size", "the text \"3\"", "write a size such as 9"],
            &["composition.rules[0].require.places.minimum", "did you mean `min`?"],
            &["composition.rules[2].require", "`aparts`", "did you mean `apart`?"],
            &["composition.rulez", "did you mean `rules`?"],
        ],
    ),
    ("24_empty", &[&["24_empty.json`: line 1, column 1", "the file is empty; write a problem"]]),
    ("28_seating_guess2", &[&["seating.room.tables.count", "the keys here are `tables` and `seats`"]]),
    ("29_size0", &[&["`panel`", "size of 0"]]),
    ("30_size0", &[&["`a`", "size of 0"]]),
    ("31_dupgroup", &[&["the group `a` is there twice", "rename one"]]),
];

#[test]
fn every_fault_is_told_at_once() {
    for (name, expected) in FAULTS {
        let faults = outcome(name).expect_err(name);
        let told: Vec<String> = faults.iter().map(|fault| fault.for_organisers()).collect();
        assert_eq!(told.len(), expected.len(), "{name}: {told:#?}");
        for (told, parts) in told.iter().zip(*expected) {
            for part in *parts {
                assert!(told.contains(part), "{name}: {part} is missing in\n{told}");
            }
        }
    }
}

#[test]
fn what_is_no_fault_has_an_answer() {
    for (name, status) in
        [("23_impossible", "impossible"), ("25_rota_guess", "impossible"), ("27_seating_guess", "solved")]
    {
        assert_eq!(outcome(name).unwrap_or_else(|faults| panic!("{name}: {faults}")), status, "{name}");
    }
}

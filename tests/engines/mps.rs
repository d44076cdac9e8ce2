//! Files of programs, read back by a parser that shares nothing with what writes them.

use std::collections::{BTreeMap, HashMap};
use std::io::ErrorKind;

use roundtable::extend::milp::Program;

use super::programs::{Tiny, market_split, two_columns};

/// Bounds, cost, and whether integers alone are allowed.
type Column = (i128, i128, i128, bool);
/// Coefficients, lower and upper side.
type Row = (BTreeMap<String, i128>, Option<i128>, Option<i128>);

/// A program as a file says it, by names.
#[derive(Debug, Default, PartialEq)]
struct Parsed {
    columns: BTreeMap<String, Column>,
    rows: BTreeMap<String, Row>,
}

/// Reads free MPS, and panics where a file is anything else.
fn parse(file: &str) -> Parsed {
    let (mut section, mut integer) = ("", false);
    let mut letters: HashMap<String, &str> = HashMap::new();
    let mut parsed = Parsed::default();
    for line in file.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !line.starts_with(' ') {
            section = words[0];
            continue;
        }
        let number = || words[words.len() - 1].parse::<i128>().expect("a whole number");
        match (section, words.as_slice()) {
            ("ROWS", [letter, name]) => {
                letters.insert((*name).to_owned(), letter);
                let sides = match *letter {
                    "E" => (Some(0), Some(0)),
                    "G" => (Some(0), None),
                    "L" => (None, Some(0)),
                    "N" => continue,
                    letter => panic!("a row of the kind {letter}"),
                };
                let row = (BTreeMap::new(), sides.0, sides.1);
                assert!(parsed.rows.insert((*name).to_owned(), row).is_none(), "{name} twice");
            }
            ("COLUMNS", [_, "'MARKER'", word]) => integer = *word == "'INTORG'",
            ("COLUMNS", [column, row, _]) => {
                let column = parsed.columns.entry((*column).to_owned()).or_insert((0, i128::MAX, 0, integer));
                assert_eq!(column.3, integer);
                if letters[*row] == "N" {
                    column.2 = number();
                } else {
                    let name = words[0].to_owned();
                    assert!(parsed.rows.get_mut(*row).expect("a known row").0.insert(name, number()).is_none());
                }
            }
            ("RHS", [_, row, _]) => {
                let (_, lower, upper) = parsed.rows.get_mut(*row).expect("a known row");
                [lower, upper].into_iter().flatten().for_each(|side| *side = number());
            }
            ("RANGES", [_, row, _]) => match parsed.rows.get_mut(*row).expect("a known row") {
                (_, Some(lower), upper @ None) => *upper = Some(*lower + number()),
                row => panic!("a range of {row:?}"),
            },
            ("BOUNDS", [kind, _, column, _]) => {
                let column = parsed.columns.get_mut(*column).expect("a known column");
                match *kind {
                    "LO" => column.0 = number(),
                    "UP" => column.1 = number(),
                    "FX" => (column.0, column.1) = (number(), number()),
                    kind => panic!("a bound of the kind {kind}"),
                }
            }
            line => panic!("{line:?}"),
        }
    }
    assert_eq!(section, "ENDATA");
    parsed
}

fn written(program: &Program) -> String {
    let mut file = Vec::new();
    program.write_mps(&mut file).expect("memory takes all");
    String::from_utf8(file).expect("plain text")
}

/// What the file of a program has to say, but for rows that contradict themselves.
fn expected(program: &Program) -> Parsed {
    let wide = i128::from;
    let columns = program.column_data().iter().enumerate();
    let columns = columns.map(|(at, column)| {
        let data = (wide(column.lower), wide(column.upper), wide(column.cost), column.integer);
        (format!("c{at}"), data)
    });
    let rows = program.row_data().iter().enumerate().map(|(at, row)| {
        let terms = row.terms.iter().map(|(column, number)| (format!("c{}", column.index()), wide(*number)));
        (format!("r{at}"), (terms.collect(), row.lower.map(wide), row.upper.map(wide)))
    });
    Parsed { columns: columns.collect(), rows: rows.collect() }
}

#[test]
fn a_file_says_what_the_program_says() {
    let mut programs: Vec<Program> = (0..300).map(|seed| Tiny::draw(seed).program()).collect();
    programs.extend([Program::new(), two_columns(), market_split(12, 3, 1).0]);
    let mut extreme = Program::new();
    let column = extreme.integer(i64::MIN, i64::MAX, i64::MIN);
    extreme.row(vec![(column, i64::MAX)], Some(i64::MIN), Some(i64::MAX));
    programs.push(extreme);
    for program in programs {
        let contradicts = program.row_data().iter().any(|row| row.lower.zip(row.upper).is_some_and(|(a, b)| a > b));
        if !contradicts {
            assert_eq!(parse(&written(&program)), expected(&program));
        }
    }
}

#[test]
fn a_row_that_contradicts_itself_stands_there_twice() {
    let mut program = Program::new();
    let column = program.integer(0, 9, 0);
    program.row(vec![(column, 2)], Some(3), Some(3));
    let rows = parse(&written(&program)).rows;
    let sides: Vec<_> = rows.iter().map(|(name, row)| (name.as_str(), row.1, row.2)).collect();
    assert_eq!(sides, [("r0", Some(2), None), ("r0_", None, Some(1))]);
}

#[test]
fn short_names_and_numbers_stand_where_fixed_mps_has_them() {
    for line in
        written(&market_split(12, 3, 1).0).lines().filter(|line| line.contains("c1 ") && !line.starts_with(" UP"))
    {
        let field = |from: usize, to: usize| line.get(from..to.min(line.len())).unwrap_or_default().trim();
        assert!(field(4, 12) == "c1" || field(14, 22) == "c1", "{line}");
        assert!(field(24, 36).parse::<i64>().is_ok(), "{line}");
    }
}

#[test]
fn a_defective_program_is_not_written() {
    let mut program = Program::new();
    let column = program.integer(0, 1, 0);
    program.row(vec![(column, i64::MAX), (column, 1)], Some(0), None);
    let fault = program.write_mps(&mut Vec::new()).expect_err("coefficients beyond 64 bits");
    assert_eq!(fault.kind(), ErrorKind::InvalidInput);
}

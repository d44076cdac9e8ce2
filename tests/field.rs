//! What people asked for, as problem files with the right answers: the status, and what the answer tells those who
//! organise.

use roundtable::table::{Audience, Presentation, text};
use roundtable::{Error, Outcome, Problem, ProblemFile, Solver};
use std::path::Path;

/// The status of the answer to a problem file, with the text for those who organise.
fn answer(name: &str) -> (&'static str, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/field");
    let file = ProblemFile::from_path(folder.join(name).with_extension("json"));
    let answer = file.and_then(|file| match file {
        ProblemFile::Composition(builder) => solved(&builder.build_in(&folder)?),
        ProblemFile::Rounds(builder) => solved(&builder.build_in(&folder)?),
        ProblemFile::Rota(builder) => solved(&builder.build_in(&folder)?),
        ProblemFile::Seating(builder) => solved(&builder.build_in(&folder)?),
        ProblemFile::Shares(builder) => solved(&builder.build_in(&folder)?),
        other => panic!("{other:?}"),
    });
    answer.unwrap_or_else(|error| match error {
        Error::Input(faults) => ("faults", faults.for_organisers()),
        other => panic!("{name}: {other}"),
    })
}

fn solved<P: Problem<Plan: Presentation>>(problem: &P) -> Result<(&'static str, String), Error> {
    let outcome = Solver::new().seed(1).solve(problem)?;
    let status = match &outcome {
        Outcome::Solved(_) => "solved",
        Outcome::Impossible(_) => "impossible",
        Outcome::Undecided(_) => "undecided",
    };
    Ok((status, text(&outcome, Audience::Organisers)))
}

/// Each file with its status and with what the text says.
const ANSWERS: &[(&str, &str, &[&str])] = &[
    ("F1_12p_52m_3roles", "solved", &[]),
    ("F1_small_5p_40m_2roles", "solved", &[]),
    ("F1_small_6p_52m_1role", "solved", &[]),
    ("a7b_25", "solved", &[]),
    ("a8e_even_10_3_3_req", "impossible", &["at most 34 pairs meet for the first time, 45 are needed"]),
    ("a8r_4_2_1-3_1_nm", "solved", &["tables of these sizes let 3 meet at most", "proved"]),
    ("a8r_8_3_2-3_3_nm", "solved", &["Tier 1: 7 pairs that never meet; proved"]),
    ("absent_tag", "solved", &["Rule 2: nobody on the roster holds `g:other`."]),
    ("absent_tag_asked", "impossible", &["1 place for `g:other` is asked for, and 0 of the roster hold it"]),
    ("absent_tag_near", "faults", &["`g:ff`; did you mean `g:f`?"]),
    ("absent_tag_unknown", "faults", &["`h:other`", "`other`"]),
    ("b13_min256", "solved", &["proved"]),
    ("b14_two_five", "impossible", &["nobody holds more than two roles at once"]),
    ("b6_weekends52_prefgap", "solved", &["0 turns too soon; proved"]),
    // Two pools: six pieces of one hour among four people, and fourteen.
    ("c2s_4_3_4_7_2", "solved", &["2 times 0.4, 2 times 0.3, 2 times 0.2, 2 times 0.1; proved"]),
    ("c4_over", "impossible", &["90 hours are asked, 80 offered"]),
    ("c4_paper_two_left", "impossible", &["`x01` has 3 places, and 2 people may take them"]),
    ("d4s_7_3x5", "impossible", &["at most 6 can sit so"]),
    ("d4s_9_1x16", "impossible", &["at most 8 can sit so"]),
    // 80 meetings of men and women among 64 pairs.
    ("fac16_5", "solved", &["16 repeats; proved"]),
    ("fac16_9men", "impossible", &["9 of the roster hold `man`, 7 `woman`"]),
    ("g1_gap_all", "solved", &[]),
    ("guests27_7_9", "solved", &["Tier 1: 0 repeats; proved"]),
    ("guests48_7_8", "solved", &["Tier 1: 0 repeats; proved"]),
    ("guests49_7_8_absent", "solved", &["Tier 1: 0 repeats; proved"]),
    // Who named nobody is exempt.
    ("knows_matrix_asym", "solved", &[]),
    ("knows_partial", "solved", &[]),
    // Blocks that have to stay together, in groups of twelve.
    ("must48_4_3", "solved", &["15 age + bmi; proved"]),
    // Three name each other in a ring and fill a group; a fourth names one of them.
    ("nominations_chain", "impossible", &[]),
    // Six of the other kind are met, and there are four.
    ("np2", "impossible", &[]),
    ("odd17", "solved", &["0 repeats; proved"]),
    // Two different tables in two rounds: nine people, and six pairs of tables.
    ("pigeon3", "impossible", &[]),
    ("pigeon3_soft", "solved", &["3 repeats; proved"]),
    // Who has no hat changes places with others of no hat alone, unless hats are changed with the group.
    ("planted_31", "solved", &[]),
    ("share0", "faults", &["`most = 1` means that nobody shares", "write 1"]),
    // Twelve meetings of a buyer and a seller, among nine pairs.
    ("speed3_1", "solved", &["3 repeats; proved"]),
    (
        "speed3_1h",
        "impossible",
        &["at least 12 meetings of one whom it counts and one whom it does not", "9 such pairs"],
    ),
    ("themes35", "solved", &[]),
    ("themes35_6soft", "solved", &["Tier 1: 0 repeats; proved"]),
    ("tight_composition", "solved", &[]),
    ("unproved_money", "solved", &["1975000", "proved"]),
    // Of five rounds without a repeat each pair meets every fifth round.
    ("window6", "solved", &[]),
    ("wishb130_130", "solved", &["Tier 1: 203 ranks; proved"]),
    ("wishb240_10", "solved", &["Tier 1: 59 ranks; proved"]),
    ("wed4", "solved", &["a gain of 3 pair values; proved", "no plan has more"]),
];

#[test]
fn each_file_has_its_answer() {
    for (name, status, words) in ANSWERS {
        let (found, text) = answer(name);
        assert_eq!(found, *status, "{name}: {text}");
        for word in *words {
            assert!(text.contains(word), "{name}: {word}: {text}");
        }
    }
}

/// Forty people, six tables, seven fields in range: few plans of one round are, and three rounds are three of these.
#[test]
fn rounds_that_nothing_ties_together_are_found_one_by_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/field");
    let Ok(ProblemFile::Rounds(builder)) = ProblemFile::from_path(folder.join("mid7_0.json")) else {
        panic!("it is a file of rounds");
    };
    let problem = builder.build_in(&folder).expect("nothing is wrong with it");
    for seed in 0..4 {
        let outcome = Solver::new().seed(seed).steps(6_000_000).solve(&problem).expect("an answer");
        let plan = outcome.solution().expect("there is a plan").plan;
        problem.check(&plan).expect("it keeps all that is required");
    }
}

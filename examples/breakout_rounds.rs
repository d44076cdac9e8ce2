//! 100 people at 20 tables of 5 over six rounds: every table even on five fields each time, and nobody meets anybody
//! twice.
//!
//! `cargo run --release --example breakout_rounds`

use roundtable::{
    Agenda, AgendaItem, Format, Outcome, Roster, RosterOptions, RoundRule, Rounds, RoundsPlan, Rule, Solver, Tier,
};
use std::process::ExitCode;

const FIELDS: [&str; 5] = ["gender", "age", "region", "nation", "media"];
const TABLES: usize = 20;
const ROUNDS: usize = 6;

fn main() -> ExitCode {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/100i_4j_3k_3d_data.csv");
    match run(path) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(path: &str) -> Result<ExitCode, roundtable::Error> {
    let roster = Roster::from_path_with(path, &RosterOptions::new().id("ID").tags(FIELDS))?;
    // Required, an even share means: at every table in every round less than one person off it.
    let problem = FIELDS
        .into_iter()
        .fold(Rounds::builder(&roster), |rounds, field| rounds.require(Rule::balance(field)))
        .even_tables("table", TABLES)
        .rounds(ROUNDS)
        .prefer(Tier(1), RoundRule::repeats())
        .build()?;
    let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else {
        println!("No plan was found.");
        return Ok(ExitCode::from(4));
    };
    println!("{solution}");
    let even = is_even(&roster, &solution.plan);
    if even {
        println!("Every value of every field is even at every table in every round.")
    } else {
        println!("Some table is not even.")
    }

    let group_work =
        (1..=ROUNDS).map(|round| AgendaItem::new(format!("round {round}"), 15, Format::Groups(roster.len() / TABLES)));
    let agenda = Agenda::new(
        [AgendaItem::new("opening talk", 20, Format::Talk)].into_iter().chain(group_work).chain([AgendaItem::new(
            "what we heard",
            20,
            Format::Plenary,
        )]),
    );
    println!("\n{}", agenda.floor(roster.len())?);
    Ok(if even { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether at every table every value's count is its even share rounded down or up.
fn is_even(roster: &Roster, plan: &RoundsPlan) -> bool {
    plan.counts().iter().flatten().all(|table| {
        table.tags.iter().zip(roster.tag_ids()).all(|(count, tag)| {
            let holders = roster.member_ids().filter(|&member| roster.holds(member, tag)).count();
            (holders / TABLES..=holders.div_ceil(TABLES)).contains(&count.every)
        })
    })
}

//! 110 real participants at 14 tables, even on five fields: gender, age, education, ethnicity and region.
//!
//! `cargo run --release --example working_groups`

use roundtable::{ColumnOptions, Composition, CompositionPlan, Outcome, Roster, RosterOptions, Rule, Solver, Tier};
use std::process::ExitCode;

const FIELDS: [&str; 5] = ["gender", "age", "education", "ethnicity", "region"];
const TABLES: usize = 14;

fn main() -> ExitCode {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/philipps_example_data.csv");
    match run(path) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(path: &str) -> Result<ExitCode, roundtable::Error> {
    // As it was filled in, one answer has several spellings.
    let ethnicity = ColumnOptions::new().rename([("w", "White"), ("black and minority ethnic", "BAME")]);
    let columns = RosterOptions::new().tags(FIELDS).column("ethnicity", ethnicity);
    let roster = Roster::from_path_with(path, &columns)?;
    let builder = Composition::builder(&roster).even_groups("table", TABLES);
    let even = |builder: roundtable::CompositionBuilder, field| builder.prefer(Tier(1), Rule::balance(field));
    let problem = FIELDS.into_iter().fold(builder, even).build()?;
    let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else {
        println!("No plan was found.");
        return Ok(ExitCode::from(4));
    };
    for group in solution.plan.groups() {
        let names: Vec<&str> = group.members.iter().map(|member| member.id.as_str()).collect();
        println!("{} ({}): {}", group.name, names.len(), names.join(", "));
    }
    println!();
    let even = spread(&roster, &solution.plan);
    for tier in &solution.certificate {
        println!("{tier}");
    }
    Ok(if even { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints for each value its fewest and most at a table beside the even share; whether all are that share rounded down
/// or up.
fn spread(roster: &Roster, plan: &CompositionPlan) -> bool {
    println!("{:<40} {:>7} {:>7} {:>9}", "value", "fewest", "most", "share");
    let mut all_even = true;
    for (at, tag) in roster.tag_ids().enumerate() {
        let held = roster.member_ids().filter(|&member| roster.holds(member, tag)).count();
        let (floor, ceiling) = (held / TABLES, held.div_ceil(TABLES));
        let counts = || plan.counts().iter().map(|table| table.tags[at].every);
        let (fewest, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
        let even = floor <= fewest && most <= ceiling;
        all_even &= even;
        let verdict = if even { "even" } else { "not even" };
        let share = format!("{floor} to {ceiling}");
        println!("{:<40} {fewest:>7} {most:>7} {share:>9}  {verdict}", roster.tag_label(tag));
    }
    println!();
    all_even
}

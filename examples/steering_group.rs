//! The main job: nine of twenty-four volunteers make a steering group with three places for each of three backgrounds.
//! People with several backgrounds wear one hat each, chosen among those that they agreed to.
//!
//! `cargo run --release --example steering_group [ROSTER.csv]`

use roundtable::{Composition, Lens, Outcome, Roster, Rule, Solver, Tier};
use std::process::ExitCode;

fn main() -> ExitCode {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/volunteers.csv");
    let path = std::env::args().nth(1).unwrap_or_else(|| default.to_owned());
    match run(&path) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(path: &str) -> Result<ExitCode, roundtable::Error> {
    let roster = Roster::from_csv_path(path)?;
    let hat = |background: &str| Rule::places(background, 3..=3).lens(Lens::Hat);
    let problem = Composition::builder(&roster)
        .group("steering group", 9)
        .require(hat("lived experience"))
        .require(hat("practitioner"))
        .require(hat("researcher"))
        .require(Rule::apart(["ana", "bo"]))
        .require(Rule::none_or("site", 2))
        .require(Rule::dual_hats("background", 4))
        .prefer(Tier(1), Rule::undivided("lived experience", 2..))
        .prefer(Tier(1), Rule::sharing("institution", 3))
        .prefer(Tier(2), Rule::balance("site"))
        .prefer(Tier(3), Rule::balance("years"))
        .build()?;
    match Solver::new().seed(7).solve(&problem)? {
        Outcome::Solved(solution) => {
            println!("{solution}");
            println!("For those who organise, and for nobody else, the hats:");
            for hat in ["lived experience", "practitioner", "researcher"] {
                let members = solution.plan.groups().iter().flat_map(|group| &group.members);
                let wearing = members.filter(|member| member.hat.as_deref() == Some(hat));
                let names: Vec<&str> = wearing.map(|member| member.id.as_str()).collect();
                println!("  {hat}: {}", names.join(", "));
            }
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Impossible(conflict) => {
            println!("{conflict}");
            Ok(ExitCode::from(3))
        }
        Outcome::Undecided(reason) => {
            println!("No plan was found: {reason}.");
            Ok(ExitCode::from(4))
        }
    }
}

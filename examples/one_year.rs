//! One group over a year: one file in, one report out.
//!
//! ```sh
//! cargo run --release --example one_year
//! ```

use roundtable::{Project, ProjectOutcome, Solver};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let project = Project::from_path("examples/one_year/project.toml")?;
    match project.plan(&Solver::new().seed(7))? {
        ProjectOutcome::Planned(plan) => println!("{plan:?}"),
        other => println!("{other}"),
    }
    Ok(())
}

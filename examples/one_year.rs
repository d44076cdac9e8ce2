//! One group over a year: one file in, one report out. It was planned in January; in March somebody leaves, and in May
//! somebody joins.
//!
//! ```sh
//! cargo run --release --example one_year
//! ```

use roundtable::{Project, ProjectOutcome, Solver};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let project = Project::from_path("examples/one_year/project.toml")?;
    match project.plan(&Solver::new().seed(7))? {
        ProjectOutcome::Planned(plan) => {
            println!("{}", plan.changes());
            println!("How sure we are, for those who organise");
            plan.claims().iter().filter(|claim| claim.cost.tier.0 > 0).for_each(|claim| println!("{claim}"));
            println!("\n{plan:?}");
            // `plan.write_to("year")?` writes all of it, and the history that the next run reads.
            println!("ana alone sees");
            let ana = plan.person("ana").ok_or("ana takes part")?;
            println!("{}", roundtable::table::text(&ana, roundtable::table::Audience::Organisers));
        }
        other => println!("{other}"),
    }
    Ok(())
}

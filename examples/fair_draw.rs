//! A fair draw: nine of twenty-four volunteers, as in `steering_group`, but drawn from a list of plans in which everybody
//! has the greatest chance that the rules allow. Then who can stand in for whom.
//!
//! `cargo run --release --example fair_draw [SEED]`

use roundtable::table::{Audience, text};
use roundtable::{CalledBy, Composition, Lens, Lottery, Outcome, Roster, Rule, Secrets, Solver};

/// What is read out before witnesses once the list is published.
const SEED: &str = "Lotto numbers of 12 May 2027: 4 8 15 16 23 42";

fn main() -> Result<(), roundtable::Error> {
    let roster = Roster::from_csv_path(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/volunteers.csv"))?;
    let hat = |background: &str| Rule::places(background, 3..=3).lens(Lens::Hat);
    let problem = Composition::builder(&roster)
        .group("steering group", 9)
        .require(hat("lived experience"))
        .require(hat("practitioner"))
        .require(hat("researcher"))
        .require(Rule::apart(["ana", "bo"]))
        .require(Rule::none_or("site", 2))
        .require(Rule::dual_hats("background", 4))
        .build()?;
    let (solver, lottery) = (Solver::new().seed(7), Lottery::over(&problem).plans(1000));
    let list = match solver.lottery(&lottery)? {
        Outcome::Solved(solution) => solution.plan,
        other => {
            println!("{}", text(&other, Audience::Members));
            return Ok(());
        }
    };
    println!("For those who organise, everybody's chance:");
    for member in list.members() {
        println!("  {:8} {:4} of {}", member.id, member.times, list.total());
    }

    // Of a real lottery these are drawn by chance and kept; the program does that.
    let secrets = Secrets::new([7; 32], [8; 32]);
    let kept = list.kept(&lottery, secrets, CalledBy::Codes)?;
    println!("\nPublished before the draw:\n\n{kept}");

    let seed = std::env::args().nth(1).unwrap_or_else(|| SEED.to_owned());
    let draw = kept.published().get().draw(&seed)?;
    let drawn = kept.drawn(&draw)?;
    println!("After the draw:\n\n{drawn}");

    println!("For those who organise, who can stand in for whom:\n");
    println!("{}", text(&solver.reserves(&problem, drawn.plan(), &seed)?, Audience::Organisers));
    println!("If any two drop out: {}", solver.can_fill(&problem, drawn.plan(), 2)?.for_organisers());
    kept.replay(kept.published().get(), Some(&draw))
}

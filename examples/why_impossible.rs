//! Why no plan can be: three problems that cannot be solved, each with a smallest set of rules that clash.
//!
//! `cargo run --release --example why_impossible`

use roundtable::{Composition, Error, Lens, Member, Outcome, Roster, Rule, Solver};

fn main() -> Result<(), Error> {
    show("Hats: five places, and four people who can take them", &hats()?)?;
    show("Pairs: each two of three people apart, in two groups", &pairs()?)?;
    show("Tags: each rule can be met, and not all at once", &tags()?)
}

fn show(title: &str, problem: &Composition) -> Result<(), Error> {
    println!("{title}");
    match Solver::new().seed(7).solve(problem)? {
        Outcome::Impossible(conflict) => println!("{conflict}"),
        Outcome::Solved(solution) => println!("There is a plan after all:\n{solution}"),
        Outcome::Undecided(reason) => println!("Neither a plan nor a proof was found: {reason}."),
    }
    Ok(())
}

/// Counting shows it: a set of hats with more places than people who can wear one of them. The rule on researchers and
/// the pair that must be together take no part.
fn hats() -> Result<Composition, Error> {
    let member = |(id, backgrounds): (&str, &[&str])| Member::new(id).tags("background", backgrounds.iter().copied());
    let roster = Roster::new(
        [
            ("ana", &["lived experience", "carer"][..]),
            ("bo", &["lived experience"]),
            ("chidi", &["carer"]),
            ("dana", &["carer", "researcher"]),
            ("emre", &["researcher"]),
            ("farah", &["researcher"]),
            ("gus", &["researcher"]),
        ]
        .map(member),
    )?;
    let hat = |background, least| Rule::places(background, least..).lens(Lens::Hat);
    Composition::builder(&roster)
        .group("panel", 6)
        .require(hat("lived experience", 2))
        .require(hat("carer", 3))
        .require(hat("researcher", 1))
        .require(Rule::together(["bo", "gus"]))
        .build()
}

/// No single rule is too much and no count is too large: it takes an integer program to show that the three clash. They
/// are private unless the people concerned agree to be named, as here.
fn pairs() -> Result<Composition, Error> {
    let roster = Roster::new(["ana", "bo", "chidi", "dana", "emre", "farah"].map(Member::new))?;
    let apart = |first, second| Rule::apart([first, second]).public();
    Composition::builder(&roster)
        .group("morning", 3)
        .group("evening", 3)
        .require(apart("ana", "bo"))
        .require(apart("bo", "chidi"))
        .require(apart("chidi", "ana"))
        .require(Rule::together(["dana", "emre"]))
        .build()
}

/// Nobody from the south is to be the only one of them, so that the two share a group; both are researchers, of whom
/// each group is to have one, and there are no others.
fn tags() -> Result<Composition, Error> {
    let member =
        |(id, background, site): (&str, &str, &str)| Member::new(id).tag("background", background).tag("site", site);
    let roster = Roster::new(
        [
            ("ana", "researcher", "south"),
            ("bo", "researcher", "south"),
            ("chidi", "practitioner", "north"),
            ("dana", "practitioner", "north"),
            ("emre", "practitioner", "north"),
            ("farah", "practitioner", "north"),
        ]
        .map(member),
    )?;
    Composition::builder(&roster)
        .even_groups("group", 2)
        .require(Rule::at_least("researcher", 1))
        .require(Rule::none_or("south", 2))
        .require(Rule::at_most("practitioner", 3))
        .build()
}

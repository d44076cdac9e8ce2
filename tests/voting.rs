//! Power under voting rules: published values, the definitions by enumeration, faults, files and words.

#[path = "voting/abstention.rs"]
mod abstention;
#[path = "voting/faults.rs"]
mod faults;
#[path = "voting/form.rs"]
mod form;
#[path = "voting/oracle.rs"]
mod oracle;
#[path = "voting/published.rs"]
mod published;
#[path = "common/seeds.rs"]
mod seeds;
#[path = "voting/words.rs"]
mod words;

use roundtable::audit::{Figure, Voter};

/// The lead and eight others.
const NINE: [&str; 9] = ["lead", "ana", "bo", "chidi", "dana", "emre", "farah", "gita", "hugo"];

const BACKGROUNDS: [&str; 3] = ["lived experience", "practitioner", "researcher"];

/// Nine voters, three of each background.
fn three_by_three() -> impl Iterator<Item = Voter> {
    let voter = |(at, id): (usize, &str)| Voter::new(id).background(BACKGROUNDS[at % 3]);
    NINE.into_iter().enumerate().map(voter)
}

fn told(figures: impl IntoIterator<Item = Figure>) -> Vec<String> {
    figures.into_iter().map(|figure| figure.to_string()).collect()
}

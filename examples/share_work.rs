//! Nine people over a year: who does which work, who learns and teaches what, and who leads which decision. Hours go by
//! what each offered, outputs are shared, everybody teaches and learns, and no one holds the decisions.
//!
//! `cargo run --release --example share_work`; the same instance stands in `examples/problems/share_work.json`.

use roundtable::{
    Decision, Member, Outcome, Piece, Rate, Roster, ShareRule, Shares, SharesBuilder, Solver, Terms, Tier, Training,
};
use std::process::ExitCode;

/// Who they are, and the hours that each offers over the year.
const PEOPLE: [(&str, &[&str], f64); 9] = [
    ("ana", &["lived experience"], 40.0),
    ("bo", &["lived experience", "carer"], 30.0),
    ("chidi", &["lived experience", "researcher"], 60.0),
    ("dana", &["practitioner"], 50.0),
    ("emre", &["practitioner"], 40.0),
    ("farah", &["practitioner", "carer"], 40.0),
    ("gus", &["researcher"], 60.0),
    ("hana", &["researcher"], 80.0),
    ("ines", &["lived experience"], 40.0),
];

/// What each can teach, and wishes to learn.
const SKILLS: [(&str, &[&str], &[&str]); 9] = [
    ("ana", &["peer support"], &["facilitation", "statistics"]),
    ("bo", &["peer support"], &["facilitation", "writing"]),
    ("chidi", &["interviewing"], &["facilitation", "film"]),
    ("dana", &["facilitation"], &["interviewing", "film"]),
    ("emre", &["facilitation"], &["statistics", "peer support"]),
    ("farah", &["facilitation"], &["peer support", "writing"]),
    ("gus", &["statistics"], &["facilitation", "peer support"]),
    ("hana", &["writing", "statistics"], &["interviewing", "film"]),
    ("ines", &["peer support"], &["interviewing", "statistics"]),
];

/// Who is paid by an employer for taking part.
const EMPLOYED: [&str; 4] = ["dana", "emre", "gus", "hana"];

/// What is to be decided, how much it weighs, and what it is about.
const DECISIONS: [(&str, u64, &str); 20] = [
    ("research question", 3, "aims"),
    ("who else to ask", 2, "people"),
    ("how people are invited", 1, "people"),
    ("interview guide", 2, "methods"),
    ("what is recorded", 1, "methods"),
    ("who may see the data", 2, "methods"),
    ("how the data are read", 2, "methods"),
    ("pay for participants", 2, "money"),
    ("budget for travel", 1, "money"),
    ("budget for outputs", 2, "money"),
    ("which trainings", 1, "people"),
    ("where we meet", 1, "meetings"),
    ("how we meet online", 1, "meetings"),
    ("ground rules", 2, "meetings"),
    ("title of the report", 1, "outputs"),
    ("order of authors", 2, "outputs"),
    ("who is in the film", 2, "outputs"),
    ("where the toolkit goes", 1, "outputs"),
    ("which conference", 1, "outputs"),
    ("what comes next", 3, "aims"),
];

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, roundtable::Error> {
    let member = |(id, tags, _): (&str, &[&str], f64)| Member::new(id).tags("background", tags.iter().copied());
    let roster = Roster::new(PEOPLE.map(member))?;
    let problem = shares(&roster).build()?;
    let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else {
        println!("No plan was found.");
        return Ok(ExitCode::from(4));
    };
    println!("{solution}");
    Ok(if solution.is_proved() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn shares(roster: &Roster) -> SharesBuilder {
    let mut shares = Shares::builder(roster)
        .periods(12)
        .rate(Rate::hourly("session", 1_250).source("our payment policy", "2026-04-01"))
        .mentoring(0.0)
        .unequal("gus", "hana");
    for ((id, _, hours), (_, teaches, wants)) in PEOPLE.into_iter().zip(SKILLS) {
        let terms = Terms::new(id).offers(hours).at_most_each_period(hours / 2.5);
        let terms = if EMPLOYED.contains(&id) { terms.paid_by_employer() } else { terms.paid("session") };
        let teaches = teaches.iter().copied();
        shares = shares.terms(terms.teaches(teaches).wants(wants.iter().copied()));
    }
    for month in 1..=12 {
        let minutes = Piece::new(format!("minutes {month}")).contributors(1, 2.0);
        shares = shares.piece(minutes.in_period(month).chore());
    }
    for quarter in 0..4 {
        let months = 3 * quarter + 1..=3 * quarter + 3;
        let rooms = Piece::new(format!("rooms {}", quarter + 1)).contributors(1, 3.0);
        shares = shares.piece(rooms.in_periods(months).chore());
    }
    for (name, month, cost, skill) in [
        ("facilitation day", 2, 12_000, "facilitation"),
        ("film workshop", 4, 15_000, "film"),
        ("statistics course", 6, 9_000, "statistics"),
    ] {
        let training = Training::new(name).teaches([skill]).places(3).cost(cost);
        shares = shares.training(training.hours(6.0).in_period(month));
    }
    for (name, weight, topic) in DECISIONS {
        shares = shares.decision(Decision::new(name).weight(weight).topic(topic));
    }
    work(shares)
        .require(ShareRule::everyone_has_a_piece())
        .require(ShareRule::no_unpaid_work())
        .require(ShareRule::budget(250_000).for_whom("those who come after us"))
        .require(ShareRule::training_budget(150_000))
        .require(ShareRule::earnings("bo", 30_000, 3))
        .require(ShareRule::teach_and_learn())
        .require(ShareRule::leads_over("background"))
        .require(ShareRule::most_decisions(1, 3))
        .require(ShareRule::most_decisions(1, 6).of("hana"))
        .require(ShareRule::conflict_of_interest("gus", "money"))
        .prefer(Tier(1), ShareRule::even_hours())
        .prefer(Tier(2), ShareRule::output_leads_over("background"))
        .prefer(Tier(3), ShareRule::even_outputs())
        .prefer(Tier(4), ShareRule::even_learning())
        .prefer(Tier(5), ShareRule::even_decisions())
}

/// Four outputs, and the work behind them.
fn work(shares: SharesBuilder) -> SharesBuilder {
    let report = Piece::new("report").lead(24.0).contributors(3, 12.0);
    let film = Piece::new("film").lead(16.0).contributors(3, 8.0);
    let toolkit = Piece::new("toolkit").lead(16.0).contributors(3, 8.0);
    let talk = Piece::new("talk").lead(8.0).contributors(2, 4.0);
    let interviews = Piece::new("interviews").contributors(8, 8.0);
    let analysis = Piece::new("analysis").lead(20.0).contributors(2, 16.0);
    shares
        .piece(report.in_periods(9..=12).output().needs_skill("writing"))
        .piece(film.in_periods(6..=9).output())
        .piece(toolkit.in_periods(8..=11).output().needs_tag("practitioner"))
        .piece(talk.in_period(11).output().needs_tag("lived experience"))
        .piece(interviews.in_periods(3..=8).needs_skill("interviewing"))
        .piece(analysis.in_periods(7..=10).needs_skill("statistics"))
}

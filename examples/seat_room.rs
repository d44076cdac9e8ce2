//! Nine people of three backgrounds over twelve meetings, in a ring and in a horseshoe: who sits beside whom is mixed
//! at every meeting, then new from meeting to meeting, then on other seats.
//!
//! `cargo run --release --example seat_room [FOLDER]` draws a map of every meeting into the folder, or into one for
//! temporary files; `cargo run --release --example seat_room -- --picture FILE.svg` draws the first meeting in a ring
//! alone.

use roundtable::{Member, Outcome, Room, Roster, SeatRule, Seating, SeatingPlan, Solution, Solver, Tier, report};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const MEETINGS: usize = 12;

/// A steering group. All of them agreed to show their backgrounds.
fn people() -> Result<Roster, roundtable::Error> {
    let person = |(id, backgrounds): (&str, &[&str])| {
        Member::new(id).tags("background", backgrounds.iter().copied()).shows(backgrounds.iter().copied())
    };
    Roster::new([
        person(("ana", &["lived experience", "carer"])),
        person(("bo", &["lived experience", "researcher"])),
        person(("chidi", &["lived experience"])),
        person(("dana", &["practitioner"])),
        person(("emre", &["practitioner"])),
        person(("farah", &["practitioner"])),
        person(("goran", &["researcher"])),
        person(("hana", &["researcher"])),
        person(("ines", &["researcher"])),
    ])
}

/// The meetings in a room whose seats 1 and 2 can be reached without steps.
fn problem(room: Room) -> Result<Seating, roundtable::Error> {
    Seating::builder(&people()?)
        .room(room.feature("step-free", ["1", "2"]))
        .meetings(MEETINGS)
        // Both are private: neither text nor maps for members tell anything of them.
        .require(SeatRule::needs("chidi", ["step-free"]))
        .require(SeatRule::not_beside(["ana", "hana"]))
        .prefer(Tier(1), SeatRule::mix("background"))
        .prefer(Tier(2), SeatRule::mix_worst("background"))
        .prefer(Tier(3), SeatRule::new_neighbours())
        .prefer(Tier(4), SeatRule::different_seats())
        .build()
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["--picture", file] => picture(Path::new(file)),
        [] => all(&std::env::temp_dir().join("seat_room")),
        [folder] if !folder.starts_with('-') => all(Path::new(folder)),
        _ => Err("usage: seat_room [FOLDER] | seat_room --picture FILE.svg".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Plans for both rooms, with a map of every meeting.
fn all(folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    for (name, room) in [("ring", Room::round_table(9)), ("horseshoe", Room::horseshoe(3, 3))] {
        let solution = solve(room)?;
        println!("In a {name}:\n\n{solution}");
        for meeting in 1..=MEETINGS {
            draw(&solution.plan, meeting, &folder.join(format!("{name}-{meeting:02}.svg")))?;
        }
    }
    println!("The maps are in {}.", folder.display());
    Ok(())
}

fn picture(file: &Path) -> Result<(), Box<dyn Error>> {
    draw(&solve(Room::round_table(9))?.plan, 1, file)
}

fn solve(room: Room) -> Result<Solution<SeatingPlan>, Box<dyn Error>> {
    // Enough for as few repeated seats as are known; the rest would go into proving that there are no fewer.
    let solver = Solver::new().seed(7).steps(10_000_000);
    match solver.solve(&problem(room)?)? {
        Outcome::Solved(solution) => Ok(solution),
        Outcome::Impossible(conflict) => Err(conflict.to_string().into()),
        Outcome::Undecided(reason) => Err(format!("no plan was found: {reason}").into()),
    }
}

fn draw(plan: &SeatingPlan, meeting: usize, file: &Path) -> Result<(), Box<dyn Error>> {
    let map = report::seat_map(plan, meeting).ok_or("there is no such meeting")?;
    let cause = |error| format!("{}: {error}", PathBuf::from(file).display());
    Ok(std::fs::write(file, map).map_err(cause)?)
}

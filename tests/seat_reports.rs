//! What is measured of seating, and what is told of it to members and to those who organise.

mod seat_reports {
    mod audience;
    mod measures;
    #[cfg(feature = "report")]
    mod pictures;
    mod words;
}

use roundtable::{Member, Outcome, Problem, Roster, Seating, SeatingBuilder, SeatingPlan, Solver};

/// Ids with backgrounds and what of them is shown.
type Person = (&'static str, &'static [&'static str], bool);

fn roster(people: &[Person]) -> Roster {
    let member = |&(id, backgrounds, shows): &Person| {
        let member = Member::new(id).tags("background", backgrounds.iter().copied());
        if shows { member.shows(backgrounds.iter().copied()) } else { member }
    };
    Roster::new(people.iter().map(member)).expect("a good roster")
}

fn solve(problem: SeatingBuilder) -> Outcome<SeatingPlan> {
    let problem = problem.build().expect("a good problem");
    Solver::new().seed(3).solve(&problem).expect("an answer")
}

fn plan(problem: SeatingBuilder) -> SeatingPlan {
    solve(problem).solution().expect("there are seats enough").plan
}

/// The same plan as if it was made by a solver, so that it can be measured.
fn measured(problem: &Seating, plan: &SeatingPlan) -> SeatingPlan {
    let assignment = problem.assignment(plan).expect("a plan of the problem");
    problem.plan(&assignment)
}

fn read(text: &str) -> SeatingPlan {
    serde_json::from_str(text).expect("a plan")
}

//! Projects: what is coupled, what stays when they are planned again, what can be wrong with them, what is claimed of
//! them, and what members may see.

#[path = "project/again.rs"]
mod again;
#[path = "project/coupled.rs"]
mod coupled;
#[path = "project/faults.rs"]
mod faults;
#[path = "project/files.rs"]
mod files;
#[path = "project/joint.rs"]
mod joint;
#[path = "project/money.rs"]
mod money;
#[path = "project/public.rs"]
mod public;
#[path = "common/seeds.rs"]
mod seeds;

use roundtable::table::{Audience, text};
use roundtable::{Project, ProjectBuilder, ProjectOutcome, ProjectPlan, Roster, Solver};

/// The roster of these people, of whom nothing is known.
fn people(ids: &[&str]) -> Roster {
    Roster::new(ids.iter().copied().map(roundtable::Member::new)).expect("a good roster")
}

/// The plan of a project that has one; every part stands up to its check.
fn planned(builder: ProjectBuilder) -> ProjectPlan {
    let project: Project = builder.build().expect("a good project");
    let outcome = project.plan(&Solver::new().seed(3)).expect("an answer");
    let ProjectOutcome::Planned(plan) = outcome else { panic!("{}", text(&outcome, Audience::Organisers)) };
    checked(&plan);
    *plan
}

/// Holds every part against the check of its own problem.
fn checked(plan: &ProjectPlan) {
    macro_rules! check {
        ($part:expr, $problem:expr) => {
            if let (Some(solution), Some(problem)) = ($part, $problem) {
                let costs = problem.check(&solution.plan).expect("a plan of its problem");
                let certified: Vec<_> = solution.certificate.iter().map(|tier| tier.tier_cost()).collect();
                assert_eq!(costs, certified);
            }
        };
    }
    check!(plan.group(), plan.group_problem());
    check!(plan.rota(), plan.rota_problem());
    check!(plan.work(), plan.work_problem());
    check!(plan.tables(), plan.tables_problem());
    check!(plan.seating(), plan.seating_problem());
}

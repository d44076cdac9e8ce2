//! Projects: `cargo bench --bench project [-- year | growth]`.
//!
//! `year` plans the example year with 20 seeds and one absence after it; `growth` plans projects of more and more people and
//! meetings, with eight roles and tables at each meeting.

use roundtable::{Meeting, Member, Project, ProjectOutcome, ProjectPlan, ProjectRole, Roster, RotaRule, Solver, Tier};
use std::time::{Duration, Instant};

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|asked| asked == name);
    if wanted("year") {
        year();
    }
    if wanted("growth") {
        growth();
    }
}

fn plan(project: &Project, seed: u64) -> (Duration, Option<ProjectPlan>) {
    let started = Instant::now();
    let outcome = project.plan(&Solver::new().seed(seed)).expect("no engine fails");
    let took = started.elapsed();
    if !matches!(outcome, ProjectOutcome::Planned(_)) {
        println!("{outcome}");
    }
    (took, outcome.plan())
}

/// How many tiers of all parts are proved, of how many.
fn proved(plan: &ProjectPlan) -> (usize, usize) {
    let claims = plan.claims();
    (claims.iter().filter(|claim| claim.extent > roundtable::Extent::Open).count(), claims.len())
}

fn year() {
    let project = Project::from_path("examples/one_year/project.toml").expect("a good project");
    // The first plan, without what the example keeps of an earlier run.
    let mut first = project.to_builder();
    first = first.frozen_until("2027-01-01");
    let project = first.build().expect("a good project");
    let mut times = Vec::new();
    for seed in 0..20 {
        let (took, planned) = plan(&project, seed);
        let Some(planned) = planned else { continue };
        let (proved, tiers) = proved(&planned);
        let again = project
            .to_builder()
            .history(planned.history())
            .frozen_until("2027-03-01")
            .away("goran", "2027-04-13 10:00");
        let (once_more, changed) = plan(&again.build().expect("a good project"), seed);
        let told = changed.map_or(0, |changed| changed.changes().people().count());
        println!(
            "seed {seed}: {took:.2?}, {proved} of {tiers} tiers proved; one absence: {once_more:.2?}, {told} people are told"
        );
        times.push(took);
    }
    times.sort();
    println!(
        "year: {} of 20 planned, median {:.2?}, slowest {:.2?}",
        times.len(),
        times[times.len() / 2],
        times[times.len() - 1]
    );
}

fn growth() {
    for (people, meetings) in [(15, 13), (30, 13), (60, 13), (15, 26), (15, 52), (30, 52), (60, 52)] {
        let members = (0..people).map(|at| Member::new(format!("m{at:02}")).tag("site", format!("site {}", at % 4)));
        let roster = Roster::new(members).expect("a good roster");
        let mut builder = Project::builder(&roster);
        for at in 0..meetings {
            let (month, day) = (at / 4, 1 + 7 * (at % 4));
            let date = format!("20{:02}-{:02}-{day:02}", 27 + month / 12, month % 12 + 1);
            builder =
                builder.meeting(Meeting::new(date).absent(format!("m{:02}", at % people)).small_groups(people / 5, 1));
        }
        for role in 0..8 {
            builder = builder.role(ProjectRole::new(format!("role {role}")).burden(1 + role % 3));
        }
        let rota = |rota: roundtable::RotaBuilder| {
            rota.require(RotaRule::fair_share()).require(RotaRule::gap(1)).prefer(Tier(1), RotaRule::even_burden())
        };
        let project = builder.rota(rota).build().expect("a good project");
        let (took, planned) = plan(&project, 1);
        let (proved, tiers) = planned.as_ref().map_or((0, 0), proved);
        println!("{people} people, {meetings} meetings: {took:.2?}, {proved} of {tiers} tiers proved");
    }
}

//! `roundtable alternatives`.

use crate::arguments::Alternatives as Asked;
use crate::changes::{Places, differences};
use crate::failure::{Failure, keep};
use crate::plan::Plan;
use crate::problem::{Source, with_problem};
use crate::{print, progress};
use roundtable::table::{Audience, Presentation, Table, text};
use roundtable::{Alternatives, Error, Problem, Public, Solver};
use std::process::ExitCode;

pub(crate) fn run(asked: &Asked) -> Result<ExitCode, Failure> {
    let mut faults = Vec::new();
    let solver = keep(asked.solver.solver(), &mut faults)?;
    let source = keep(Source::read(&asked.problem), &mut faults)?;
    let (Some(source), Some(solver)) = (source, solver) else { return Err(Failure::Input(faults)) };
    with_problem!(source, problem => side_by_side(problem, solver, asked.number))
}

fn side_by_side<P: Problem>(problem: Result<P, Error>, solver: Solver, number: usize) -> Result<ExitCode, Failure>
where
    P::Plan: Plan,
{
    let problem = problem?;
    let (solver, line) = progress::watched(solver);
    let found = solver.alternatives(&problem, number)?;
    drop(line);
    let (answer, status) = match &found {
        Alternatives::Plans(plans) => {
            let named = (1..).zip(plans).map(|(at, of): (usize, _)| (format!("Plan {at}"), Places::of(&of.plan)));
            let table = differences("In what they differ", "When", &named.collect::<Vec<_>>());
            let first = plans.first().map_or(String::new(), |first| text(first, Audience::Organisers));
            let count = match plans.len() {
                1 => "No other plan of equal worth was found.".to_owned(),
                plans => {
                    format!("{plans} plans of equal worth were found; the first is above. Choosing is the group's.")
                }
            };
            (format!("{first}\n{}", text(&One(table.notes([count])), Audience::Organisers)), 0)
        }
        Alternatives::Impossible(conflict) => (text(conflict, Audience::Organisers), 3),
        Alternatives::Undecided(undecided) => (text(undecided, Audience::Organisers), 4),
    };
    print(&answer)?;
    Ok(ExitCode::from(status))
}

/// One table by itself.
pub(crate) struct One(pub(crate) Table);

impl Presentation for One {
    fn title(&self) -> String {
        self.0.title.clone()
    }

    /// Nothing: it is not known whether all of the table is public.
    fn for_members(&self) -> Public<Vec<Table>> {
        Public::default()
    }

    fn for_organisers(&self) -> Vec<Table> {
        vec![self.0.clone()]
    }
}

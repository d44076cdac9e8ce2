//! Whether the history of a project fits it.

use crate::error::{Faults, fault};
use crate::project::Project;
use crate::project::history::History;
use std::collections::BTreeSet;

/// Notes a history of another project, meetings that are over and not in it, and people in it whom the roster has lost.
pub(super) fn history(project: &Project, faults: &mut Faults) {
    let Some(history) = &project.history else {
        if let Some(at) = project.frozen().next() {
            let fault = fault!(
                Missing,
                "the meeting on `{}` is before this day, and there is no history that says what was planned; plan once without \
                 `frozen_until`, or name the history",
                project.date(at)
            );
            faults.push(fault.under("project.frozen_until"));
        }
        return;
    };
    faults.under("project.history", |faults| {
        history.check(project.name(), faults);
        let known: BTreeSet<String> = project.positions().map(|at| project.date(at)).collect();
        for at in project.frozen() {
            let Some(past) = project.past(at) else {
                faults.push(fault!(
                    OtherProject,
                    "the meeting on `{}` is before `frozen_until`, and the history does not have it; correct the date, or give \
                     an earlier day",
                    project.date(at)
                ));
                continue;
            };
            let held = past.turns.iter().flat_map(|turns| &turns.roles).filter(|(_, holders)| !holders.is_empty());
            for (role, _) in held.filter(|(name, _)| !project.given.roles.iter().any(|role| role.name == **name)) {
                faults.push(fault!(
                    OtherProject,
                    "`{role}` was held on `{}`, which is settled, and is no role of the project; put it back",
                    past.date
                ));
            }
            let rounds = project.given.meetings[at].small_groups.map_or(0, |of| of.rounds);
            if rounds != past.tables.len() {
                faults.push(fault!(
                    OtherProject,
                    "small groups met for {} rounds on `{}`, which is settled, and the project has {rounds}; put them back",
                    past.tables.len(),
                    past.date
                ));
            }
            let strangers: BTreeSet<&str> =
                History::named(past).filter(|id| project.roster.find(id).is_none()).collect();
            for id in strangers {
                faults.push(fault!(
                    OtherProject,
                    "`{id}` was there on `{}`, and is not on the roster; who leaves stays on it, with the day under `left`",
                    past.date
                ));
            }
        }
        let until = project.calendar.moments.get(project.calendar.frozen);
        let lost = history.meetings.iter().filter(|past| {
            let is_over = until.is_none_or(|until| past.date < until.to_string());
            is_over && project.calendar.frozen > 0 && !known.contains(&past.date)
        });
        for past in lost {
            faults.push(fault!(
                OtherProject,
                "the history has a meeting on `{}`, before `frozen_until`, which the project does not have; put it back",
                past.date
            ));
        }
    });
}

//! Who could take the place of somebody who leaves, and what the group lacks until then.

use super::plan::ProjectPlan;
use crate::composition::CompositionBuilder;
use crate::outcome::Outcome;
use crate::roster::Roster;
use crate::solver::Solver;
use crate::table::Table;
use itertools::Itertools;

/// How many of those who could take a place are looked at for each who leaves: the first of the roster.
const MAX_SOUGHT: usize = 200;
/// Steps that are enough to place a group of people who are all given.
const STEPS: u64 = 200_000;

impl ProjectPlan {
    /// For each of those selected who leaves: the rules of the group that are broken without them, and who of the others
    /// would mend that. For those who organise.
    pub(super) fn standing_in(&self) -> Option<Table> {
        self.standing_in.get_or_init(|| self.sought_for_leavers()).clone()
    }

    fn sought_for_leavers(&self) -> Option<Table> {
        let part = self.parts.group.as_ref()?;
        let group = part.solution.plan.groups().first()?;
        let calendar = &self.project.calendar;
        let leavers = group.members.iter().map(|member| member.id.as_str());
        let leavers = leavers.filter_map(|id| Some((id, calendar.leaves(id)?)));
        let mut notes = Vec::new();
        for (leaver, day) in leavers {
            let rest: Vec<&str> =
                group.members.iter().map(|member| member.id.as_str()).filter(|id| *id != leaver).collect();
            let lacking = self.lacking(&rest);
            let lacks = match lacking.as_slice() {
                [] => "what is asked of the group still holds".to_owned(),
                rules => format!("the group lacks what is asked: {}", rules.join("; ")),
            };
            let may = self.project.roster.members().map(|member| member.id()).filter(|id| {
                !self.project.is_supporter(id) && !rest.contains(id) && *id != leaver && calendar.leaves(id).is_none()
            });
            let with = |id: &&str| self.meet(&rest.iter().copied().chain([*id]).collect_vec(), &|_| true);
            let could: Vec<&str> = may.take(MAX_SOUGHT).filter(with).collect();
            let could = match could.as_slice() {
                [] => "nobody on the roster would mend that alone".to_owned(),
                could => format!("each of these could take the place: {}", could.join(", ")),
            };
            notes.push(format!("`{leaver}` leaves on {day}: {lacks}; {could}."));
        }
        Table::new("Who leaves, and who could take the place").notes(notes).if_any()
    }

    /// The required rules of the group that these people do not meet, in words: those that they cannot meet alone.
    fn lacking(&self, people: &[&str]) -> Vec<String> {
        if self.meet(people, &|_| true) {
            return Vec::new();
        }
        let rules = self.project.given.group.iter().flat_map(|group| group.rules.asked.iter().enumerate());
        let broken = rules.filter(|(at, asked)| asked.is_required() && !self.meet(people, &|other| other == *at));
        let broken: Vec<String> = broken.map(|(_, asked)| asked.rule.to_string()).collect();
        if broken.is_empty() { vec!["its rules together".to_owned()] } else { broken }
    }

    /// Whether these people meet those of the required rules of the group that are kept.
    fn meet(&self, people: &[&str], kept: &dyn Fn(usize) -> bool) -> bool {
        let (Some(part), Some(builder)) = (&self.parts.group, self.project.given.group.clone()) else { return true };
        is_met(only(builder, people.len(), kept), &part.problem.roster().only(|id| people.contains(&id)))
    }
}

/// The selection of everybody of a number, with those of its required rules that are kept.
fn only(mut builder: CompositionBuilder, people: usize, kept: &dyn Fn(usize) -> bool) -> CompositionBuilder {
    let mut at = 0;
    builder.rules.asked.retain(|asked| {
        at += 1;
        asked.is_required() && kept(at - 1)
    });
    builder.absent.clear();
    builder.groups.clear();
    builder.group(super::builder::GROUP, people).everyone()
}

fn is_met(builder: CompositionBuilder, roster: &Roster) -> bool {
    let Ok(problem) = builder.build_with(roster) else { return false };
    matches!(Solver::new().steps(STEPS).solve(&problem), Ok(Outcome::Solved(_)))
}

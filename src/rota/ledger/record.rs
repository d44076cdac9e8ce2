//! Records meetings: as they went, or as they are planned.

use super::{Ledger, LedgerEntry, LedgerLine};
use crate::error::{Error, Faults, InputFault};
use crate::rota::meeting_instance::MeetingInstance;
use crate::rota::plan::RotaPlan;
use crate::rota::planned::PlannedTurns;
use crate::rota::problem::Rota;
use crate::rota::role::{Role, role as role_named};
use crate::rota::share::Share;

impl Ledger {
    /// Records a meeting as it went: who held which role, and who was absent. Everybody else in the ledger was there.
    ///
    /// # Errors
    ///
    /// Names that the ledger does not know, roles that are not among `roles`, and turns of somebody absent. Then
    /// nothing is recorded.
    pub fn record(&mut self, meeting: &PlannedTurns, roles: &[Role]) -> Result<(), Error> {
        let mut faults = Faults::default();
        if let Err(fault) = self.checked() {
            faults.push(fault);
        }
        for member in meeting.absent.iter().chain(meeting.roles.values().flatten()) {
            faults.keep(self.known(member));
        }
        let mut held = Vec::new();
        for (name, members) in &meeting.roles {
            if let Some(role) = faults.keep(role_named(roles, name)) {
                held.push((&roles[role], members));
            }
            for member in members.iter().filter(|member| meeting.absent.contains(member)) {
                let fault = InputFault::held_while_absent(self.meetings + 1, member);
                faults.push(fault);
            }
        }
        faults.finish(())?;
        self.meetings += 1;
        for (role, members) in held {
            let shares = |(name, entry): &(&String, &LedgerEntry)| {
                let never = entry.never.iter().any(|never| never == role.name());
                !never && !meeting.absent.contains(name)
            };
            let sharing = self.members.iter().filter(shares);
            let sharing: Vec<String> = sharing.map(|(name, _)| name.clone()).collect();
            // Who held the role all the same had a share in it.
            let all = sharing.iter().chain(members.iter().filter(|m| !sharing.contains(m)));

            let whole = || Share::whole(1);
            let parts = all.map(|member| (member.clone(), self.part(member).unwrap_or_else(whole))).collect::<Vec<_>>();
            self.add(role.name(), role.burden, &parts, members);
        }
        Ok(())
    }

    /// Records the first meetings of a rota as they are planned.
    ///
    /// # Errors
    ///
    /// Members of the rota whom the ledger does not know. Then nothing is recorded.
    pub fn record_plan(&mut self, problem: &Rota, plan: &RotaPlan, meetings: usize) -> Result<(), Error> {
        let roster = problem.roster();
        let mut faults = Faults::default();
        if let Err(fault) = self.checked() {
            faults.push(fault);
        }
        for member in roster.member_ids() {
            faults.keep(self.known(roster.name(member)));
        }
        faults.finish(())?;
        let meetings = problem.meetings.iter().zip(plan.meetings()).take(meetings);
        for (instance, planned) in meetings {
            self.meetings += 1;
            self.record_meeting(problem, instance, planned);
        }
        Ok(())
    }

    fn record_meeting(&mut self, problem: &Rota, instance: &MeetingInstance, planned: &PlannedTurns) {
        let roster = problem.roster();
        for (number, role) in problem.roles().iter().enumerate() {
            let sharing = instance.sharing(number);
            let sharing: Vec<(String, Share)> =
                sharing.map(|member| (roster.name(member).to_owned(), problem.part(member))).collect();
            let burden = instance.roles[number].burden;
            self.add(role.name(), burden, &sharing, planned.holders(role.name()));
        }
    }

    /// Adds the turns of a role at the current meeting to those who held it, and the share to those who have one, by
    /// their parts.
    fn add(&mut self, role: &str, burden: i64, sharing: &[(String, Share)], held: &[String]) {
        let burden = u32::try_from(burden).unwrap_or(u32::MAX);
        let mut parts = Share::default();
        sharing.iter().for_each(|(_, part)| parts += part);
        let now = self.meetings;
        let mut line = |member: &String, change: &dyn Fn(&mut LedgerLine)| {
            let entry = self.members.entry(member.clone()).or_default();
            change(entry.roles.entry(role.to_owned()).or_default());
        };
        for (member, part) in sharing.iter().filter(|_| !held.is_empty()) {
            let share = part.times(held.len()).over_all(&parts);
            line(member, &|line| line.share += &share);
        }
        for member in held {
            line(member, &|line| {
                line.turns = line.turns.saturating_add(1);
                line.burden = line.burden.saturating_add(burden);
                line.last = Some(now);
            });
        }
    }
}

//! Measures turns beside fair shares.

use super::meeting_instance::{MeetingInstance, RoleAt};
use super::planned::PlannedTurns;
use super::problem::Rota;
use super::role::Role;
use super::share::Share;
use super::turns::{BackgroundTurns, MemberTurns, RoleTurns, Turns};
use crate::roster::MemberId;
use std::collections::BTreeMap;

impl Turns {
    pub(super) fn new(problem: &Rota, meetings: &[PlannedTurns]) -> Turns {
        let roster = problem.roster();
        let roles = problem.roles().len();
        // By meeting and role, what each part has of the turns that are held, and of their burden.
        let each = |(meeting, planned): (&MeetingInstance, &PlannedTurns)| {
            let turns = |(role, at): (&Role, &RoleAt)| {
                let share = at.share.times(planned.holders(role.name()).len());
                let burden = share.times(at.burden.max(0) as usize);
                [share, burden]
            };
            problem.roles().iter().zip(&meeting.roles).map(turns).collect()
        };
        let held: Vec<Vec<[Share; 2]>> = problem.meetings.iter().zip(meetings).map(each).collect();
        // By meeting and name, the roles that somebody holds.
        let roles_of = |planned| {
            let mut roles_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (at, role) in problem.roles().iter().enumerate() {
                let holders = PlannedTurns::holders(planned, role.name()).iter();
                holders.for_each(|holder| {
                    let roles = roles_of.entry(holder).or_default();
                    if roles.last() != Some(&at) {
                        roles.push(at);
                    }
                });
            }
            roles_of
        };
        let roles_of: Vec<BTreeMap<&str, Vec<usize>>> = meetings.iter().map(roles_of).collect();
        let member = |id: MemberId| {
            let name = roster.name(id);
            let mut turns = vec![0; roles];
            let mut shares = vec![Share::default(); roles];
            let (mut there, mut burden, mut burden_share) = (0, 0, Share::default());
            let (mut wait, mut longest) = (0, 0);
            for ((meeting, roles_of), one) in problem.meetings.iter().zip(&roles_of).zip(&held) {
                let Some(position) = meeting.position(id) else {
                    continue;
                };
                there += 1;
                wait += 1;
                for role in 0..roles {
                    if meeting.roles[role].sharing[position] {
                        let [share, burden] = &one[role];
                        add(&mut shares[role], share, meeting.parts[position]);
                        add(&mut burden_share, burden, meeting.parts[position]);
                    }
                }
                for &role in roles_of.get(name).into_iter().flatten() {
                    turns[role] += 1;
                    burden += meeting.roles[role].burden;
                    wait = 0;
                }
                longest = longest.max(wait);
            }
            let of_role = |(turns, share)| RoleTurns { turns, share };
            MemberTurns {
                id: name.to_owned(),
                part: problem.part(id),
                meetings: there,
                roles: turns.into_iter().zip(shares).map(of_role).collect(),
                burden,
                burden_share,
                longest_wait: longest,
            }
        };
        let members: Vec<MemberTurns> = roster.member_ids().map(member).collect();
        let background = |tag| {
            let holders = || roster.member_ids().filter(move |&member| roster.holds(member, tag));
            let of_role = |role: usize| {
                let mut sum = RoleTurns { turns: 0, share: Share::default() };
                for holder in holders() {
                    let of = &members[holder.index()].roles[role];
                    sum.turns += of.turns;
                    sum.share += &of.share;
                }
                sum
            };
            let of = roster.tag(tag);
            BackgroundTurns {
                dimension: roster.dimension(of.dimension()).name().to_owned(),
                tag: of.name().to_owned(),
                members: holders().count(),
                roles: (0..roles).map(of_role).collect(),
            }
        };
        let backgrounds = roster.tag_ids().map(background).collect();
        Turns { roles: problem.roles().iter().map(|role| role.name().to_owned()).collect(), members, backgrounds }
    }
}

/// Adds so many times a share.
fn add(sum: &mut Share, share: &Share, times: usize) {
    if times == 1 { *sum += share } else { *sum += &share.times(times) }
}

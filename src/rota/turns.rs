//! What a rota gives everybody: turns beside fair shares, waits, and turns by background.

use super::Rota;
use super::plan::PlannedTurns;
use super::share::Share;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Everybody's turns beside their fair share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Turns {
    /// Names of the roles, in the order of the problem.
    pub roles: Vec<String>,
    /// The members, in the order of the roster.
    pub members: Vec<MemberTurns>,
    /// Turns by tag and role; for those who organise.
    pub backgrounds: Vec<BackgroundTurns>,
}

/// What one member has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MemberTurns {
    /// Id of the member.
    pub id: String,
    /// Meetings at which the member is there.
    pub meetings: usize,
    /// By role, in the order of the roles.
    pub roles: Vec<RoleTurns>,
    /// The sum of the burdens of all turns.
    pub burden: i64,
    /// The fair share of all burdens.
    pub burden_share: Share,
    /// The most meetings in a row, of those at which the member is there, without any role.
    pub longest_wait: usize,
}

/// A member's turns in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RoleTurns {
    /// Turns in this rota.
    pub turns: usize,
    /// The fair share of them.
    pub share: Share,
}

/// The turns of those who hold a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BackgroundTurns {
    /// The dimension.
    pub dimension: String,
    /// The tag.
    pub tag: String,
    /// How many hold it.
    pub members: usize,
    /// Whether all of them agreed to show it, so that members may see these numbers.
    pub shown: bool,
    /// By role, in the order of the roles; who holds several tags is counted with each.
    pub roles: Vec<RoleTurns>,
}

impl Turns {
    pub(super) fn new(problem: &Rota, meetings: &[PlannedTurns]) -> Turns {
        let roster = problem.roster();
        let roles = problem.roles.len();
        let member = |id: crate::roster::MemberId| {
            let name = roster.name(id);
            let mut turns = vec![0; roles];
            let mut shares = vec![Share::default(); roles];
            let (mut there, mut burden, mut burden_share) = (0, 0, Share::default());
            let (mut wait, mut longest) = (0, 0);
            for (meeting, planned) in problem.meetings.iter().zip(meetings) {
                let Some(position) = meeting.position(id) else {
                    continue;
                };
                there += 1;
                wait += 1;
                for role in 0..roles {
                    if meeting.roles[role].sharing[position] {
                        shares[role] += meeting.share(role, false);
                        burden_share += meeting.share(role, true);
                    }
                    let holders = planned.holders(problem.roles[role].name());
                    if holders.iter().any(|holder| holder == name) {
                        turns[role] += 1;
                        burden += meeting.roles[role].burden;
                        wait = 0;
                    }
                }
                longest = longest.max(wait);
            }
            let of_role = |(turns, share)| RoleTurns { turns, share };
            MemberTurns {
                id: name.to_owned(),
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
                shown: holders().all(|member| roster.shown_of(member).contains(&tag)),
                roles: (0..roles).map(of_role).collect(),
            }
        };
        let backgrounds = roster.tag_ids().map(background).collect();
        Turns { roles: problem.roles.iter().map(|role| role.name().to_owned()).collect(), members, backgrounds }
    }

    /// The roles of a meeting in the order of the problem; by name where that is not known.
    pub(crate) fn roles_in_order<'a>(&'a self, meeting: &'a PlannedTurns) -> Vec<&'a str> {
        let known: BTreeMap<&str, usize> = self.roles.iter().map(String::as_str).zip(0..).collect();
        let mut roles: Vec<&str> = meeting.roles.keys().map(String::as_str).collect();
        roles.sort_by_key(|role| known.get(role).copied().unwrap_or(usize::MAX));
        roles
    }
}

/// For members: a line for each, without anything about backgrounds.
impl fmt::Display for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for member in &self.members {
            let held = self.roles.iter().zip(&member.roles);
            let held = held.filter(|(_, of)| of.turns > 0 || !of.share.is_nothing());
            let words = held.map(|(role, of)| {
                let share = of.share.in_decimals();
                format!("{role} {} (an even share is {share})", of.turns)
            });
            let words: Vec<String> = words.collect();
            writeln!(
                f,
                "{}: {}; longest wait {} of {} meetings",
                member.id,
                words.join(", "),
                member.longest_wait,
                member.meetings
            )?;
        }
        Ok(())
    }
}

//! What everyone has done, from rota to rota.

mod members;
mod next;
mod record;

pub use next::{Next, NextTurn};

use super::history::Had;
use super::part::Part;
use super::share::Share;
use crate::error::{Faults, InputFault, fault};
use crate::roster::Roster;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form that is read and written.
const VERSION: u32 = 1;
/// Meetings, and turns in a share, beyond which a ledger comes from no rota.
const MAX_MEETINGS: usize = 10_000;
const MAX_SHARE: i64 = 1_000_000_000;

/// What everyone has done, from rota to rota: turns and burdens in each role, and the fair share of them.
///
/// Whoever is at a meeting has a share in the turns there: those that are held in a role, divided by those who are
/// there and hold it at all. Places that stay open are nobody's share. Turns less share is how far somebody is ahead;
/// the sum over everybody is 0 at any time.
///
/// - Who [joins](Ledger::join) starts at the current mean, rounded half up, of turns and of shares alike, and is
///   neither ahead nor behind.
/// - Who [leaves](Ledger::leave) takes nothing along: what they were ahead or behind is spread evenly over the others.
/// - [`Decline::NotThisTime`] keeps the share, so that the turn comes later. [`Decline::NeverThisRole`] ends it:
///   nothing is left to catch up, and from then on the others share the role.
/// - Who takes a [part](Ledger::set_part) of an ordinary share, such as a half, has so much of every turn from then on.
/// - Who was absent has no share in that meeting: shares follow from who came, whatever was planned.
///
/// ```
/// use roundtable::{Ledger, NextTurn, PlannedTurns, Role};
///
/// let chair = [Role::new("chair", 1)];
/// let mut ledger = Ledger::new(["ana", "bo", "chidi"]);
/// ledger.record(&PlannedTurns::new([("chair", vec!["ana"])]), &chair)?;
/// ledger.record(&PlannedTurns::new([("chair", vec!["bo"])]).absent(["chidi"]), &chair)?;
/// assert_eq!(ledger.share("ana", "chair").map(|share| share.to_string()), Some("5/6".to_owned()));
/// let next = ledger.next_turn(&NextTurn::new("chair"))?;
/// assert_eq!(next.member, "chidi");
/// assert_eq!(next.reasons, ["`chidi` has had fewer turns than an even share: 0, where an even share so far is 0.33"]);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    version: u32,
    meetings: usize,
    members: BTreeMap<String, LedgerEntry>,
}

/// What a member has done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct LedgerEntry {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    roles: BTreeMap<String, LedgerLine>,
    /// Roles that the member never holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    never: Vec<String>,
    /// The part of an ordinary share that the member takes; `None` if it is the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<Share>,
}

/// What a member has done in a role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct LedgerLine {
    turns: u32,
    share: Share,
    burden: u32,
    /// Turns with which the member joined, and which were never held.
    #[serde(default, skip_serializing_if = "is_zero")]
    credited: u32,
    /// Number of the meeting, from 1, at which the member held the role for the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last: Option<usize>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// What somebody says who does not want a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decline {
    /// The share stays, and the turn comes later.
    NotThisTime,
    /// The share ends, and nothing is left to catch up.
    NeverThisRole,
}

impl LedgerLine {
    /// Turns less share.
    fn ahead(&self) -> Share {
        &Share::whole(i64::from(self.turns)) - &self.share
    }
}

impl Ledger {
    /// An empty ledger of these members.
    pub fn new<T: Into<String>>(members: impl IntoIterator<Item = T>) -> Ledger {
        let entry = |member: T| (member.into(), LedgerEntry::default());
        Ledger { version: VERSION, meetings: 0, members: members.into_iter().map(entry).collect() }
    }

    /// How many meetings it covers.
    pub fn meetings(&self) -> usize {
        self.meetings
    }

    /// Ids of the members, in the order of their ids.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    /// How many turns a member has held in a role; `None` if the ledger does not know the member.
    pub fn turns(&self, member: &str, role: &str) -> Option<u32> {
        let line = self.entry(member)?.roles.get(role);
        Some(line.map_or(0, |line| line.turns.saturating_sub(line.credited)))
    }

    /// A member's fair share of a role so far; `None` if the ledger does not know the member.
    pub fn share(&self, member: &str, role: &str) -> Option<Share> {
        let line = self.entry(member)?.roles.get(role);
        Some(line.map_or_else(Share::default, |line| line.share.clone()))
    }

    /// The part of an ordinary share that a member takes; `None` if it is the whole, or the ledger does not know the
    /// member.
    pub(super) fn part(&self, member: &str) -> Option<Share> {
        self.entry(member)?.part.clone()
    }

    pub(super) fn entry(&self, member: &str) -> Option<&LedgerEntry> {
        self.members.get(member)
    }

    fn line(&self, member: &str, role: &str) -> Option<&LedgerLine> {
        self.entry(member)?.roles.get(role)
    }

    /// What a member brings along to a rota.
    pub(super) fn had(&self, member: &str, role: &str) -> Option<Had> {
        let line = self.line(member, role)?;
        let ago = |last: usize| (self.meetings + 1).saturating_sub(last).max(1);
        Some(Had {
            turns: i64::from(line.turns),
            share: line.share.clone(),
            ago: line.last.map(ago),
            burden: i64::from(line.burden),
            experienced: line.turns > line.credited,
        })
    }

    /// Roles that a member never holds.
    pub(super) fn never(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members.iter().flat_map(|(member, entry)| {
            let never = entry.never.iter();
            never.map(move |role| (member.as_str(), role.as_str()))
        })
    }

    /// Notes what it cannot be worked with for, or members whom the roster does not have.
    pub(super) fn check(&self, roster: &Roster, faults: &mut Faults) {
        if let Err(fault) = self.checked() {
            faults.push(fault);
            return;
        }
        for member in self.members.keys().filter(|name| roster.find(name).is_none()) {
            let member = member.clone();
            faults.push(fault!(
                Unknown,
                "the ledger names `{member}`, whom the roster does not have; let the member leave the \
                 ledger first, or add them to the roster"
            ));
        }
    }

    /// Whether it can be worked with: its form, and numbers that a ledger may come to.
    pub(super) fn checked(&self) -> Result<(), InputFault> {
        if self.version != VERSION {
            return Err(fault!(
                LedgerVersion,
                "the ledger has version {version}, and version {known} is read; write it anew with this \
                 version",
                version = self.version,
                known = VERSION
            ));
        }
        if self.meetings > MAX_MEETINGS {
            return Err(fault!(
                BeyondLimit,
                "the ledger covers {meetings} meetings, and {most} are the most; correct it, or begin a \
                 new one",
                meetings = self.meetings,
                most = MAX_MEETINGS
            ));
        }
        let usual = -MAX_SHARE..=MAX_SHARE;
        for (member, entry) in &self.members {
            entry.part.as_ref().map_or(Ok(()), |part| Part::of(member, part).map(drop))?;
            let beyond = |line: &LedgerLine| !usual.contains(&line.share.floor());
            if let Some((role, _)) = entry.roles.iter().find(|(_, line)| beyond(line)) {
                return Err(fault!(
                    BeyondLimit,
                    "the share of `{member}` in `{role}` that the ledger has is beyond {most} turns; correct \
                     it, or begin a new ledger",
                    most = MAX_SHARE
                ));
            }
        }
        Ok(())
    }

    fn known(&self, member: &str) -> Result<(), InputFault> {
        if self.members.contains_key(member) { Ok(()) } else { Err(InputFault::not_in_ledger(member)) }
    }
}

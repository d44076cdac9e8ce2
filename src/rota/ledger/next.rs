//! Whose turn it is on the day.

use super::{Ledger, LedgerLine};
use crate::error::{Error, fault, quoted};
use crate::random::Random;
use crate::roster::{Roster, RosterName};
use crate::rota::share::Share;
use std::collections::{BTreeMap, BTreeSet};

/// A turn to be given on the day, to one of those who came.
///
/// ```
/// use roundtable::{Ledger, NextTurn};
///
/// let ledger = Ledger::new(["ana", "bo", "chidi"]);
/// let next = ledger.next_turn(&NextTurn::new("chair").absent(["bo"]).wished_by(["chidi"]).seed(7))?;
/// assert_eq!(next.member, "chidi");
/// assert_eq!(next.reasons, ["`chidi` has not held the role yet and would like to"]);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct NextTurn {
    role: String,
    absent: BTreeSet<String>,
    not_this_time: BTreeSet<String>,
    wished_by: BTreeSet<String>,
    tags: BTreeMap<String, Vec<String>>,
    seed: u64,
}

/// Whose turn it is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Next {
    /// Id of the member.
    pub member: String,
    /// Why it is this member and nobody else who is here, in words that every member may see.
    pub reasons: Vec<String>,
    /// Who takes the turn if the member cannot, by the same order.
    pub reserve: Option<String>,
}

impl NextTurn {
    /// A turn in this role.
    pub fn new(role: impl Into<String>) -> NextTurn {
        NextTurn { role: role.into(), ..NextTurn::default() }
    }

    /// These are not here.
    pub fn absent<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> Self {
        self.absent.extend(members.into_iter().map(Into::into));
        self
    }

    /// These prefer not to take it this time, or hold another role today.
    pub fn not_this_time<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> Self {
        self.not_this_time.extend(members.into_iter().map(Into::into));
        self
    }

    /// These would like the turn.
    pub fn wished_by<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> Self {
        self.wished_by.extend(members.into_iter().map(Into::into));
        self
    }

    /// Backgrounds are the tags of this dimension.
    ///
    /// # Errors
    ///
    /// A dimension that the roster does not have.
    pub fn backgrounds(mut self, roster: &Roster, dimension: &str) -> Result<Self, Error> {
        let (roster, faults) = roster.naming(&[RosterName::Dimension(dimension)])?;
        faults.finish(())?;
        let dimension = roster.resolve_dimension(dimension)?;
        let tags = |member| {
            let held = roster.tags_in(member, dimension).iter();
            let held = held.map(|&tag| roster.tag(tag).name().to_owned());
            (roster.name(member).to_owned(), held.collect())
        };
        self.tags = roster.member_ids().map(tags).collect();
        Ok(self)
    }

    /// Seed of the draw that ends a tie. Publish it before the meeting.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }
}

impl Ledger {
    /// Whose turn it is on the day, among those who are here. Ties are broken in this order:
    ///
    /// 1. the fewest turns beside an even share of them;
    /// 2. the longest time since the last turn, longest of all for who never had one;
    /// 3. the background that has held the role least recently, where [backgrounds](NextTurn::backgrounds) are given;
    /// 4. who has not held the role yet and would like to;
    /// 5. a draw from the published seed. The order of names decides nothing.
    ///
    /// Who gives each turn to whoever is furthest behind is never further off than half the number of others, however
    /// people come and go (Ajtai, Aspnes, Naor, Rabani, Schulman & Waarts, "Fairness in scheduling", 1998), and less
    /// than one turn off where everybody always comes (Tijdeman 1980), if all take the same part.
    ///
    /// # Errors
    ///
    /// Names that the ledger does not know, nobody who could take the turn, and a ledger of another version, or with
    /// numbers that no rota comes to.
    pub fn next_turn(&self, turn: &NextTurn) -> Result<Next, Error> {
        self.checked()?;
        for member in turn.absent.iter().chain(&turn.not_this_time).chain(&turn.wished_by) {
            self.known(member)?;
        }
        let able = self.members.iter().filter(|(name, entry)| {
            !entry.never.contains(&turn.role) && !turn.absent.contains(*name) && !turn.not_this_time.contains(*name)
        });
        let able: Vec<&str> = able.map(|(name, _)| name.as_str()).collect();
        let (member, reasons) = self.choose(turn, able.clone()).ok_or_else(|| {
            let role = turn.role.clone();
            fault!(NobodyMayTake, "nobody who is here may hold the role `{role}`")
        })?;
        let others = able.into_iter().filter(|&other| other != member);
        let reserve = self.choose(turn, others.collect());
        Ok(Next { member: member.to_owned(), reasons, reserve: reserve.map(|(reserve, _)| reserve.to_owned()) })
    }

    fn choose<'a>(&self, turn: &NextTurn, mut left: Vec<&'a str>) -> Option<(&'a str, Vec<String>)> {
        let nothing = LedgerLine::default();
        let line = |member: &str| self.line(member, &turn.role).unwrap_or(&nothing);
        let mut reasons = Vec::new();
        if let [only] = left[..] {
            return Some((only, vec![format!("`{only}` is the only one here who could take it")]));
        }
        if narrow(&mut left, |member| line(member).ahead()) {
            let first = left.first()?;
            let (turns, share) = (line(first).turns, line(first).share.in_decimals());
            let who = quoted(&left);
            let have = if left.len() == 1 { "has" } else { "have" };
            let each = if left.len() == 1 { "" } else { " each, such as" };
            let fewer = if line(first).ahead() < Share::default() {
                "fewer turns than an even share"
            } else {
                "the fewest turns beside an even share"
            };
            reasons.push(format!("{who} {have} had {fewer}:{each} {turns}, where an even share so far is {share}"));
        }
        if left.len() > 1 && narrow(&mut left, |member| line(member).last) {
            let who = quoted(&left);
            let ago = left.first().and_then(|first| line(first).last);
            reasons.push(match ago.map(|last| (self.meetings + 1).saturating_sub(last)) {
                None => format!("{who} never had a turn, and others had"),
                Some(1) => format!("the last turn of {who} was at the last meeting, and later for nobody"),
                Some(ago) => format!("the last turn of {who} was {ago} meetings ago, longer than for others"),
            });
        }
        let recent = |member: &str| {
            let tags = turn.tags.get(member).map_or(&[][..], Vec::as_slice);
            let holders = self.members.keys().filter(|other| {
                let theirs = turn.tags.get(*other).map_or(&[][..], Vec::as_slice);
                theirs.iter().any(|tag| tags.contains(tag))
            });
            holders.filter_map(|other| line(other).last).max()
        };
        if left.len() > 1 && !turn.tags.is_empty() && narrow(&mut left, recent) {
            let who = quoted(&left);
            reasons.push(format!("nobody with a background of {who} has held the role lately"));
        }
        let wishes = |member: &str| {
            let held = line(member).turns > line(member).credited;
            !turn.wished_by.contains(member) || held
        };
        if left.len() > 1 && narrow(&mut left, wishes) {
            let (who, would) = (quoted(&left), if left.len() == 1 { "has" } else { "have" });
            reasons.push(format!("{who} {would} not held the role yet and would like to"));
        }
        if left.len() > 1 {
            let mut random = Random::new(turn.seed, self.meetings as u64);
            let drawn = left[random.below(left.len())];
            let who = quoted(&left);
            reasons.push(format!("the draw with seed {} between {who} fell on `{drawn}`", turn.seed));
            left = vec![drawn];
        }
        Some((left.first()?, reasons))
    }
}

/// Keeps those with the least key; tells whether anybody went.
fn narrow<K: Ord>(left: &mut Vec<&str>, key: impl Fn(&str) -> K) -> bool {
    let before = left.len();
    let least = left.iter().map(|member| key(member)).min();
    left.retain(|member| Some(key(member)) == least);
    left.len() < before
}

//! Members join, leave, and decline turns.

use super::{Decline, Ledger, LedgerEntry, LedgerLine};
use crate::error::{Error, InputFault, Noun, fault};
use crate::roster::names::flaw;
use crate::rota::part::Part;
use crate::rota::share::Share;
use std::collections::BTreeMap;

impl Ledger {
    /// Somebody joins, at the current mean.
    ///
    /// # Errors
    ///
    /// An id that is empty or holds what cannot be seen, a member whom the ledger knows already, and a ledger of another
    /// version, or with numbers that no rota comes to.
    pub fn join(&mut self, member: impl Into<String>) -> Result<(), Error> {
        self.checked()?;
        let member = member.into();
        if let Some(flaw) = flaw(&member) {
            return Err(InputFault::bad_name(Noun::Member, &member, flaw).into());
        }
        if self.members.contains_key(&member) {
            return Err(fault!(Twice, "`{member}` is in the ledger already").into());
        }
        let mut roles: BTreeMap<String, LedgerLine> = BTreeMap::new();
        for role in self.roles() {
            let of = |value: fn(&LedgerLine) -> u32| {
                let lines = self.members.keys().filter_map(|member| self.line(member, &role));
                let sum: i64 = lines.map(|line| i64::from(value(line))).sum();
                let mean = Share::ratio(sum, self.members.len()).rounded();
                u32::try_from(mean).unwrap_or(u32::MAX)
            };
            let (turns, burden) = (of(|line| line.turns), of(|line| line.burden));
            let line = LedgerLine { turns, share: Share::whole(i64::from(turns)), burden, credited: turns, last: None };
            roles.insert(role, line);
        }
        self.members.insert(member, LedgerEntry { roles, ..LedgerEntry::default() });
        Ok(())
    }

    /// From now on somebody has `turns` turns where another has `of`, as in
    /// [`RotaBuilder::part`](crate::RotaBuilder::part).
    ///
    /// # Errors
    ///
    /// A member whom the ledger does not know, a part that is none, and a ledger of another version, or with numbers
    /// that no rota comes to.
    pub fn set_part(&mut self, member: &str, turns: u32, of: u32) -> Result<(), Error> {
        self.checked()?;
        self.known(member)?;
        let part = Share::ratio(i64::from(turns), of as usize);
        Part::of(member, &part)?;
        if let Some(entry) = self.members.get_mut(member) {
            entry.part = Some(part).filter(|part| !part.is_one());
        }
        Ok(())
    }

    /// Names of all roles that anybody has a line for.
    fn roles(&self) -> Vec<String> {
        let mut roles: Vec<&String> = self.members.values().flat_map(|of| of.roles.keys()).collect();
        roles.sort_unstable();
        roles.dedup();
        roles.into_iter().cloned().collect()
    }

    /// Somebody leaves; what they were ahead or behind is spread evenly over the others who hold the role at all.
    ///
    /// # Errors
    ///
    /// A member whom the ledger does not know, and a ledger of another version, or with numbers that no rota comes to.
    pub fn leave(&mut self, member: &str) -> Result<(), Error> {
        self.checked()?;
        self.known(member)?;
        for role in self.roles() {
            self.write_off(member, &role);
        }
        self.members.remove(member);
        Ok(())
    }

    /// Somebody does not want a turn in a role.
    ///
    /// # Errors
    ///
    /// A member whom the ledger does not know, and a ledger of another version, or with numbers that no rota comes to.
    pub fn decline(&mut self, member: &str, role: &str, decline: Decline) -> Result<(), Error> {
        self.checked()?;
        self.known(member)?;
        if decline == Decline::NeverThisRole {
            self.write_off(member, role);
            if let Some(entry) = self.members.get_mut(member)
                && !entry.never.iter().any(|never| never == role)
            {
                entry.never.push(role.to_owned());
            }
        }
        Ok(())
    }

    /// Makes a member neither ahead nor behind in a role, and spreads the rest over the others.
    fn write_off(&mut self, member: &str, role: &str) {
        let Some(line) = self.members.get_mut(member).and_then(|of| of.roles.get_mut(role)) else {
            return;
        };
        let ahead = line.ahead();
        line.share = Share::whole(i64::from(line.turns));
        let takes_part = |(name, entry): &(&String, &mut LedgerEntry)| {
            name.as_str() != member && !entry.never.iter().any(|never| never == role)
        };
        let others = self.members.iter_mut().filter(takes_part).count();
        let less = ahead.divided(others);
        for (_, entry) in self.members.iter_mut().filter(takes_part) {
            let line = entry.roles.entry(role.to_owned()).or_default();
            line.share = &line.share - &less;
        }
    }
}

//! What everybody has, in words for members.

use super::{Evenness, MemberShares, Payment, Portion, SharedOut, SkillHolders, UnservedWish};
use crate::outcome::{counted, plain};
use std::fmt;

/// For members: a line for each, without anything about backgrounds.
impl fmt::Display for SharedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.members.is_empty() {
            return Ok(());
        }
        writeln!(f, "What everybody has (and an even share)")?;
        for member in &self.members {
            let words = member.words().join(", ");
            writeln!(f, "  {}: {words}", member.id)?;
        }
        for line in self.in_all() {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

impl SharedOut {
    /// What there is to say of all together, for members.
    pub(crate) fn in_all(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let Evenness { least, greatest, gini } = self.hours;
        if greatest > 0.0 {
            let percent = |share: f64| plain(100.0 * share);
            let (gini, equal) = (plain(gini), greatest - least < 1e-9);
            let (least, greatest) = (percent(least), percent(greatest));
            lines.push(match equal {
                true => format!("Everybody works {least} % of the hours that they offered."),
                false => format!(
                    "People work between {least} % and {greatest} % of the hours that they offered (Gini coefficient {gini})."
                ),
            });
        }
        if self.decisions.index > 0.0 {
            let (as_even, people) = (plain(self.decisions.effective_number), self.members.len());
            lines.push(format!("Decisions are spread as if over {as_even} of {people} people with equal parts."));
        }
        for wish in &self.unserved {
            let UnservedWish { member, skill, .. } = wish;
            let meant = wish.nearest.iter();
            let meant: String = meant.map(|name| format!(" Is {name} meant?")).collect();
            lines.push(format!("{member} wishes to learn {skill}, which nobody teaches and no training gives.{meant}"));
        }
        let wished_in_vain = |of: &&SkillHolders| self.unserved.iter().any(|wish| wish.skill == of.skill);
        for SkillHolders { skill, members } in self.skills.iter().filter(|of| !wished_in_vain(of)) {
            match members.as_slice() {
                [] => lines.push(format!("Nobody has {skill} in the end.")),
                [only] => lines.push(format!("{only} alone has {skill} in the end.")),
                _ => {}
            }
        }
        if !self.unattended.is_empty() {
            lines.push(format!("Nobody attends {}.", self.unattended.join(", ")));
        }
        if !self.without_terms.is_empty() {
            let members = self.without_terms.join(", ");
            lines.push(format!("On the roster, with no part in this: {members}."));
        }
        if self.paid > 0 || self.training_places > 0 {
            let rates = self.rates.iter();
            lines.extend(rates.map(|rate| format!("Rate {rate}.")));
            let (paid, attending, places) = (self.paid, self.paid_for_attending, self.training_places);
            lines.push(format!(
                "In all {paid} is paid, of it {attending} for attending trainings; places at trainings cost {places}. Money is in the \
                 smallest unit of the currency."
            ));
        }
        lines
    }
}

impl MemberShares {
    /// What the member has, in words; what there is none of is left out.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut add = |portion: Portion, what: &dyn Fn(f64) -> String| {
            if portion.has > 0.0 || portion.even > 0.0 {
                words.push(format!("{} ({})", what(portion.has), plain(portion.even)));
            }
        };
        let offered = plain(self.offered);
        add(self.hours, &|hours| format!("{} of {offered} hours offered", plain(hours)));
        add(self.chores, &|hours| counted(hours, "hours of chores"));
        add(self.outputs, &|outputs| counted(outputs, "outputs"));
        add(self.decisions, &|weight| format!("decisions of weight {}", plain(weight)));
        // Who is not paid by the project may have declined money: an employer is not told either, or that could be
        // worked out.
        if self.payment == Payment::Project {
            add(self.pay, &|pay| format!("{} paid", plain(pay)));
        }
        if self.pay_for_attending > 0 {
            words.push(format!("{} of it for trainings", self.pay_for_attending));
        }
        if self.attending > 0.0 {
            words.push(format!("attends trainings for {} h", plain(self.attending)));
        }
        if !self.learns.is_empty() {
            words.push(format!("learns {}", self.learns.join(" and ")));
        }
        if self.teaches {
            words.push("teaches".to_owned());
        }
        words
    }
}

//! What everybody has, in words for members.

use super::{Evenness, MemberShares, Payment, Portion, SharedOut, UnservedWish};
use crate::outcome::plain;
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
        let Evenness {
            least,
            greatest,
            gini,
        } = self.hours;
        if greatest > 0.0 {
            let (least, greatest, gini) = (plain(least), plain(greatest), plain(gini));
            lines.push(format!(
                "Of the hours they offered, people work between {least} and {greatest} (Gini coefficient {gini})."
            ));
        }
        if self.decisions.index > 0.0 {
            let (as_even, people) = (plain(self.decisions.effective_number), self.members.len());
            lines.push(format!(
                "Decisions are spread as if over {as_even} of {people} people with equal parts."
            ));
        }
        for UnservedWish { member, skill } in &self.unserved {
            lines.push(format!(
                "{member} wishes to learn {skill}, which nobody teaches and no training gives."
            ));
        }
        if self.paid > 0 || self.training_places > 0 {
            let (paid, places) = (self.paid, self.training_places);
            lines.push(format!(
                "In all {paid} is paid, and places at trainings cost {places}, in the smallest unit of the currency."
            ));
        }
        lines
    }
}

impl MemberShares {
    /// What the member has, in words; what there is none of is left out.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut add = |portion: Portion, what: &str| {
            if portion.has > 0.0 || portion.even > 0.0 {
                let (has, even) = (plain(portion.has), plain(portion.even));
                words.push(format!("{has} {what} ({even})"));
            }
        };
        let hours = format!("of {} hours offered", plain(self.offered));
        add(self.hours, &hours);
        add(self.chores, "hours of chores");
        add(self.outputs, "outputs");
        add(self.decisions, "weight of decisions");
        match self.payment {
            Payment::Project => add(self.pay, "paid"),
            Payment::Employer => words.push("paid by an employer".to_owned()),
            // That money was declined, or is not offered, is nobody's business.
            Payment::Declined | Payment::Unpaid => {}
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

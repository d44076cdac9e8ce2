//! Rules as they are given to seating, by what they are about.

use super::rules::{SeatKind, SeatRules};
use super::seat_rule::MeetingRule;
use crate::rules::RuleEntry;
use crate::rules::groups::GroupEntry;
use crate::rules::groups::GroupKind;

impl RuleEntry<SeatKind> {
    /// Whether it matters to the rule who sits where at a table.
    pub(super) fn looks_at_seats(&self) -> bool {
        !matches!(self.rule.kind.0, SeatRules::Tables(_))
    }

    /// Whether what the rule costs stands in levels.
    pub(super) fn has_levels(&self) -> bool {
        matches!(&self.rule.kind.0, SeatRules::At(rule) if rule.get().has_levels())
    }

    /// The rule for the tables of a meeting, counted from 0, if it is one.
    pub(super) fn at_tables(&self, meeting: usize) -> Option<GroupEntry> {
        self.of_tables().filter(|_| self.rule.about.has_period(meeting))
    }

    /// The rule for tables, if it is one.
    pub(super) fn of_tables(&self) -> Option<GroupEntry> {
        let SeatRules::Tables(rule) = &self.rule.kind.0 else {
            return None;
        };
        let rule = self.rule.clone().map(|_| GroupKind(rule.clone()));
        Some(RuleEntry { rule, tier: self.tier })
    }

    /// The rule for the seats of a meeting, counted from 0, if it is one.
    pub(super) fn at_seats(&self, meeting: usize) -> Option<&dyn MeetingRule> {
        match &self.rule.kind.0 {
            SeatRules::At(rule) if self.rule.about.has_period(meeting) => Some(rule.get()),
            _ => None,
        }
    }
}

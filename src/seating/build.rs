//! From what was given to seating that can be solved.

use super::builder::SeatingBuilder;
use super::context::SeatingContext;
use super::lower::SeatingLoweringInput;
use super::problem::Seating;
use super::validate::{SeatingValidation, supporters};
use crate::error::{Error, InputFault};
use crate::roster::{Roster, RosterName};
use crate::rules::RuleEntry;
use crate::rules::form::builder_in_file;
use crate::rules::group_instance::hat_dimension;
use crate::rules::groups::GroupEntry;
use std::sync::Arc;

builder_in_file!(Seating, SeatingBuilder, SeatRule, "seating");

impl SeatingBuilder {
    /// What is named of the roster.
    pub(crate) fn names(&self) -> Vec<RosterName<'_>> {
        self.rules.names()
    }

    /// Checks all but the roster and makes the problem.
    fn build_for(mut self, roster: Arc<Roster>) -> Result<Seating, Error> {
        let rules = std::mem::take(&mut self.rules);
        let (mut faults, asked) = (rules.faults(), rules.asked);
        let validation = SeatingValidation::new(&roster, &self, &asked, &mut faults);
        let supporters = supporters(&roster, &asked, &mut faults);
        let counted = Arc::new(roster.without_what_they_bring(&supporters));
        let (meetings, periods) = validation.meetings(&mut faults);
        let sound = faults.is_empty();
        let tables: Vec<GroupEntry> = asked.iter().filter_map(RuleEntry::of_tables).collect();
        let hats = hat_dimension(&counted, &tables, &mut faults);
        let input = SeatingLoweringInput {
            roster: &counted,
            meetings: &meetings,
            asked: &asked,
            supporters: &supporters,
            hats: hats.filter(|_| sound),
            past: periods.past(),
        };
        let lowered = input.lower(&|_| true, &mut faults);
        if sound {
            input.check_seats(lowered.priced.model.slots(), &mut faults);
            if let Some(rule) = lowered.priced.model.overflowing() {
                faults.push(asked[rule.index()].fault(rule, InputFault::sums_too_large()));
            }
        }
        let context = SeatingContext::new(&roster, &counted, &meetings, &supporters, periods.past());
        #[cfg(feature = "report")]
        let context = context.marking(asked.iter());
        let shown = SeatingContext::shown(&roster, &meetings, &asked);
        let remarks = faults.take_remarks();
        faults.finish(Seating {
            remarks,
            context: Arc::new(context),
            shown: Arc::new(shown),
            roster,
            counted,
            given: self,
            meetings,
            asked,
            supporters,
            hats,
            periods,
            lowered,
        })
    }
}

//! People who sit as far apart as can be.

mod definition;

use super::pairs::{apart, named};
use super::prelude::*;
use crate::seating::meeting::{Hall, MAX_CLOSE};
use crate::seating::room::length;

/// These members sit as far apart as can be: as few of their pairs as can be within a step of each other, then as few as
/// can be at one step and within two, and so on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct FarApart {
    pub(super) members: Vec<String>,
    /// Distances are compared in whole steps. Kept to a thousandth.
    #[serde(default = "one", deserialize_with = "length", skip_serializing_if = "is_one")]
    pub(super) step: f64,
}

/// Steps across a room beyond which the rule is refused: each is a tier of its own.
const MAX_STEPS: i64 = 64;

fn one() -> f64 {
    1.0
}

fn is_one(step: &f64) -> bool {
    *step == one()
}

impl FarApart {
    pub(super) fn new(members: Vec<String>) -> FarApart {
        FarApart { members, step: one() }
    }
}

impl MeetingRule for FarApart {
    fn words(&self) -> String {
        let step = if is_one(&self.step) { String::new() } else { format!(", in steps of {}", self.step) };
        format!("{} sit as far apart as can be, the nearest of them first{step}", named(&self.members))
    }

    fn has_levels(&self) -> bool {
        true
    }

    /// The pairs closer than one step, those at one step or more and closer than two, and so on.
    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        if context.required {
            faults.push(InputFault::only_preferred());
        }
        let step = libm::round(self.step * 1000.0);
        if !(1.0..1e9).contains(&step) {
            faults.push(fault!(
                BeyondLimit,
                "the step must be at least 0.001 and below 1000000; give it in the unit of the seats' positions"
            ));
            return None;
        }
        let step = step as i64;
        let steps = context.rooms().map(|hall| steps_across(hall, step)).max().unwrap_or(1);
        if steps > MAX_STEPS {
            faults.push(fault!(
                BeyondLimit,
                "the room is {steps} steps wide, and at most {MAX_STEPS} are compared; give a larger step"
            ));
            return None;
        }
        if context.pairs_of_seats() > MAX_CLOSE {
            faults.push(fault!(
                BeyondLimit,
                "the rooms have more than {MAX_CLOSE} pairs of seats to compare; take fewer seats, or one room for all \
                 meetings"
            ));
            return None;
        }
        let pairs = self.members.len().saturating_pow(2) / 2;
        if too_many(pairs.saturating_mul(steps as usize), faults) {
            return None;
        }
        let rings = context.meeting.hall.rings(step, steps as usize);
        let counts = rings.into_iter().enumerate().map(|(level, close)| {
            // What is wrong with the names is said once.
            let mut own = faults.of_part();
            let lowered = apart(&self.members, close, context, if level == 0 { &mut *faults } else { &mut own });
            lowered.map(|lowered| lowered.counts)
        });
        let counts: Vec<Vec<Count>> = counts.collect::<Option<_>>()?;
        let lowered = Lowered::whole(counts.into_iter().flatten().collect(), Unit::new("pair", "pairs"))?;
        Some(Lowered { bends: false, in_levels: true, ..lowered })
    }
}

/// How many steps there are within the box around the seats of a room, at least 1; a step is given in thousandths.
fn steps_across(hall: &Hall, step: i64) -> i64 {
    let seats = &hall.layout.seats;
    let span = |of: &mut dyn Iterator<Item = i64>| of.minmax().into_option().map_or(0, |(least, most)| most - least);
    let (x, y) = (span(&mut seats.iter().map(|seat| seat.x)), span(&mut seats.iter().map(|seat| seat.y)));
    let across = libm::sqrt(x as f64 * x as f64 + y as f64 * y as f64) as i64;
    (across / step).max(1)
}

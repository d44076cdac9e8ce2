//! People sit the nearer, or the farther, the more they are worth to each other.

mod definition;
mod made;

use super::prelude::*;
use crate::model::{QuadraticAssignment, UnitId};
use crate::rules::PairValues;
use crate::rules::pair_values::{Goal, MAX_SUM};
use crate::seating::measure::SeatMeasure;
use crate::seating::meeting::MAX_CLOSE;

/// The more two are worth to each other, the nearer they sit.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct NearByValue(pub(super) ValuesOfSeats);

/// The more two are worth to each other, the farther apart they sit.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub(in crate::seating) struct FarByValue(pub(super) ValuesOfSeats);

/// Values of pairs of members, and how near their seats are.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::seating) struct ValuesOfSeats {
    pub(super) values: PairValues,
    #[serde(default, skip_serializing_if = "SeatMeasure::is_straight")]
    pub(super) by: SeatMeasure,
}

/// People with values beyond whom a full square of these is refused.
const MAX_VALUED: usize = 4_000;

impl ValuesOfSeats {
    fn new(values: PairValues) -> ValuesOfSeats {
        ValuesOfSeats { values, by: SeatMeasure::default() }
    }

    /// Whether a large sum is wanted, or a small one, where those of great value sit near each other, or far.
    fn goal(&self, near: bool) -> Goal {
        if near == self.by.is_closeness() { Goal::Most } else { Goal::Least }
    }

    fn words(&self, near: bool) -> String {
        let how = if near { "nearer" } else { "farther apart" };
        format!(
            "the more two are worth to each other, the {how} they sit: the sum of the pair values, each times {}, is {}",
            self.by.words(),
            self.values.sum_words(self.goal(near))
        )
    }

    fn lower(&self, near: bool, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let goal = self.goal(near);
        self.values.check_side(goal, faults);
        let scaled = self.values.scaled(context.roster, faults);
        if self.by.numbers(context.rooms().count(), context.pairs_of_seats()) > MAX_CLOSE {
            faults.push(fault!(
                BeyondLimit,
                "the rooms have more than {MAX_CLOSE} pairs of seats to measure; take fewer seats, one room for all meetings, \
                 or measure by `beside`"
            ));
            return None;
        }
        let measured = context.meeting.hall.measured(&self.by, faults);
        let (mut scaled, measured) = (scaled?, measured?);
        let meeting = context.meeting;
        let pairs: Vec<(UnitId, UnitId, i64)> = scaled
            .pairs
            .iter()
            .filter_map(|&(first, second, value)| Some((meeting.unit(first)?, meeting.unit(second)?, value)))
            .filter(|&(.., value)| value != 0)
            .collect();
        let valued: Vec<UnitId> = pairs.iter().flat_map(|&(a, b, _)| [a, b]).sorted_unstable().dedup().collect();
        let columns = valued.len();
        if columns > MAX_VALUED {
            faults.push(fault!(
                BeyondLimit,
                "values are given for {columns} of those who are there, and at most {MAX_VALUED} can be seated by them; give \
                 values to fewer pairs"
            ));
            return None;
        }
        let column = |unit: UnitId| valued.binary_search(&unit).ok();
        let mut square = vec![0; columns * columns];
        for (a, b, value) in pairs {
            if let (Some(a), Some(b)) = (column(a), column(b)) {
                square[a * columns + b] = value;
                square[b * columns + a] = value;
            }
        }
        let unit = 10i64.pow(measured.decimals);
        if let Some(bound) = &mut scaled.bound {
            let Some(finer) = bound.checked_mul(unit).filter(|finer| finer.unsigned_abs() < MAX_SUM) else {
                faults.push(InputFault::sums_too_large());
                return None;
            };
            *bound = finer;
        }
        let price = scaled.price(goal, context.required, faults)?;
        let units = (0..meeting.members.len() as u32).map(|unit| column(UnitId(unit)).map(|column| column as u32));
        let sum = QuadraticAssignment::new(units, context.places(), measured.graph, square, price);
        let unit_words = match self.by.is_closeness() {
            true => Unit::new("pair value times closeness", "pair values times closeness"),
            false => Unit::new("pair value times distance", "pair values times distance"),
        };
        Some(Lowered {
            counts: vec![Count::QuadraticAssignment(sum)],
            scale: 10i64.pow(scaled.decimals) * unit,
            unit: unit_words,
            bends: context.required || scaled.bound.is_some(),
            gain: goal == Goal::Most && scaled.bound.is_none(),
            in_levels: false,
        })
    }
}

impl MeetingRule for NearByValue {
    fn words(&self) -> String {
        self.0.words(true)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        self.0.lower(true, context, faults)
    }

    fn why_impossible(&self) -> String {
        NO_SEATING.to_owned()
    }
}

impl MeetingRule for FarByValue {
    fn words(&self) -> String {
        self.0.words(false)
    }

    fn lower(&self, context: &MeetingLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        self.0.lower(false, context, faults)
    }

    fn why_impossible(&self) -> String {
        NO_SEATING.to_owned()
    }
}

const NO_SEATING: &str = "no seating of these people reaches the sum";

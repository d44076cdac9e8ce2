//! How near two seats are to each other: their distance, or their closeness.

use super::room::Layout;
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::roster::number;
use crate::roster::written::NumberText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How near two seats are, for [`near_by_value`](crate::SeatRule::near_by_value) and
/// [`far_by_value`](crate::SeatRule::far_by_value): by a distance, which is smaller the nearer they are, or by a closeness,
/// which is greater.
///
/// ```
/// use roundtable::{PairValues, SeatMeasure, SeatRule};
///
/// let work = PairValues::listed([("ana", "bo", 5), ("ana", "cy", 2)]);
/// let by_steps = SeatRule::near_by_value(work).measured_by(SeatMeasure::steps());
/// assert_eq!(
///     by_steps.to_string(),
///     "the more two are worth to each other, the nearer they sit: the sum of the pair values, each times the steps from \
///      neighbour to neighbour between the two seats, is as small as can be"
/// );
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct SeatMeasure(pub(super) Measure);

/// What is measured, as it stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum Measure {
    /// The distance in a straight line, from position to position.
    #[default]
    Straight,
    /// The distance along the room and across it, added up.
    Grid,
    /// The steps from neighbour to neighbour.
    Steps,
    /// The weight of two seats as neighbours; 0 if they are not beside each other.
    Beside,
    /// These distances of two seats, each pair once; 0 where none is given.
    Distances(Vec<SeatNumber>),
    /// This closeness of two seats, each pair once; 0 where none is given.
    Closeness(Vec<SeatNumber>),
}

/// Two seats and a number for them.
type SeatNumber = (String, String, NumberText);

/// Numbers that were given for pairs of seats, as whole numbers.
pub(super) struct GivenNumbers {
    pub(super) pairs: Vec<(u32, u32, i64)>,
    /// The decimals that the last digit stands for.
    pub(super) decimals: u32,
}

impl SeatMeasure {
    /// The distance in a straight line from position to position, in the unit of these and to the nearest thousandth. This
    /// is what is measured if nothing else is said.
    pub fn straight() -> SeatMeasure {
        SeatMeasure(Measure::Straight)
    }

    /// The distance along the room and across it, added up, in the unit of the positions.
    pub fn grid() -> SeatMeasure {
        SeatMeasure(Measure::Grid)
    }

    /// The least number of steps from neighbour to neighbour. There must be a way between any two seats of the room; the
    /// weights of neighbours do not matter.
    pub fn steps() -> SeatMeasure {
        SeatMeasure(Measure::Steps)
    }

    /// Closeness: the weight of two seats as neighbours, and 0 of two that are not beside each other.
    pub fn beside() -> SeatMeasure {
        SeatMeasure(Measure::Beside)
    }

    /// These distances of pairs of seats, each pair once and in either order; 0 where none is given. None is below 0, and
    /// they are read exactly, with up to six decimals.
    pub fn distances<T: Into<String>, N: ToString>(pairs: impl IntoIterator<Item = (T, T, N)>) -> SeatMeasure {
        SeatMeasure(Measure::Distances(numbers(pairs)))
    }

    /// This closeness of pairs of seats, as [`distances`](SeatMeasure::distances) are given.
    pub fn closeness<T: Into<String>, N: ToString>(pairs: impl IntoIterator<Item = (T, T, N)>) -> SeatMeasure {
        SeatMeasure(Measure::Closeness(numbers(pairs)))
    }

    pub(super) fn is_straight(&self) -> bool {
        self.0 == Measure::Straight
    }

    /// How many numbers for pairs of seats are kept of rooms with so many pairs of seats in all.
    pub(super) fn numbers(&self, rooms: usize, pairs: usize) -> usize {
        match &self.0 {
            Measure::Straight | Measure::Grid | Measure::Steps => pairs,
            Measure::Beside => 0,
            Measure::Distances(given) | Measure::Closeness(given) => given.len().saturating_mul(rooms),
        }
    }

    /// Whether what is greater is nearer.
    pub(super) fn is_closeness(&self) -> bool {
        matches!(self.0, Measure::Beside | Measure::Closeness(_))
    }

    /// What the values are multiplied by, in words.
    pub(super) fn words(&self) -> &'static str {
        match self.0 {
            Measure::Straight => "the distance of the two seats",
            Measure::Grid => "the distance of the two seats along and across the room",
            Measure::Steps => "the steps from neighbour to neighbour between the two seats",
            Measure::Beside => "the weight of the two seats as neighbours",
            Measure::Distances(_) => "the given distance of the two seats",
            Measure::Closeness(_) => "the given closeness of the two seats",
        }
    }

    /// The numbers that were given for pairs of the seats of a room; none if the room says how near they are. Notes what is
    /// wrong with them.
    pub(super) fn given(&self, layout: &Layout, faults: &mut Faults) -> Option<GivenNumbers> {
        let (Measure::Distances(given) | Measure::Closeness(given)) = &self.0 else {
            return None;
        };
        let mut read = Vec::new();
        let mut known = BTreeSet::new();
        let mut sound = true;
        for (first, second, text) in given {
            let here = || Place::path("by");
            let text = text.0.as_deref().unwrap_or("");
            let number =
                number::read(text, here).map_err(|fault| fault.within(format_args!("`{first}` and `{second}`")));
            let number = faults.keep(number);
            let ends = [first, second].map(|id| faults.keep(layout.seat(id)).map(|seat| seat as u32));
            let (Some(number), [Some(a), Some(b)]) = (number, ends) else {
                sound = false;
                continue;
            };
            let fault = if a == b {
                Some(InputFault::twice(Noun::Seat, first))
            } else if !known.insert((a.min(b), a.max(b))) {
                Some(InputFault::pair_twice(first, second))
            } else if number.mantissa() < 0 {
                Some(fault!(
                    BeyondLimit,
                    "the seats `{first}` and `{second}` have a number below 0; give distances and closeness from 0 upwards, \
                     and values below 0 to pairs of members"
                ))
            } else {
                None
            };
            sound = sound && fault.is_none();
            fault.into_iter().for_each(|fault| faults.push(fault.at(Place::path("by"))));
            read.push((a.min(b), a.max(b), number));
        }
        let decimals = read.iter().map(|(.., number)| number.scale()).max().unwrap_or(0);
        let scaled = read
            .into_iter()
            .map(|(a, b, number)| Some((a, b, faults.keep(number::scale(number, decimals, || Place::path("by")))?)));
        let pairs: Vec<(u32, u32, i64)> = scaled.collect::<Option<_>>()?;
        sound.then_some(GivenNumbers { pairs, decimals })
    }
}

fn numbers<T: Into<String>, N: ToString>(pairs: impl IntoIterator<Item = (T, T, N)>) -> Vec<SeatNumber> {
    let number =
        |(first, second, number): (T, T, N)| (first.into(), second.into(), NumberText(Some(number.to_string())));
    pairs.into_iter().map(number).collect()
}

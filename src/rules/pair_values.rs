//! Values of pairs of members, and their sum inside groups.

mod definition;
mod form;
mod scaled;

pub(crate) use definition::{PARTS, in_parts};
pub(super) use form::{KnowsForm, forms, values};
pub(crate) use scaled::MAX_SUM;

use crate::error::{Faults, fault};
use crate::roster::written::NumberText;
use crate::roster::{MemberId, Roster};
use serde::{Deserialize, Serialize};

/// A value for each pair of members: how well two know each other, how much they differ.
///
/// The order of the two does not matter, and a pair that is not given has the value 0. Values are read exactly, with up
/// to six decimals.
///
/// ```
/// use roundtable::{Member, PairValues, Roster, Rule};
///
/// let roster = Roster::new(["ana", "bo", "cy"].map(Member::new))?;
/// let known = PairValues::listed([("ana", "bo", 2.5), ("bo", "cy", 1.0)]);
/// let distance = PairValues::from_fn(&roster, 0, |first, second| first.index().abs_diff(second.index()) as i64);
/// let rules = [Rule::least_of(known), Rule::most_of(distance)];
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "form::PairValuesForm", into = "form::PairValuesForm")]
pub struct PairValues {
    pub(super) values: Values,
    /// A bound on the sum, with the goal that it goes with: at least for much, at most for little.
    pub(super) bound: Option<(Goal, NumberText)>,
}

#[derive(Clone, PartialEq)]
pub(super) enum Values {
    /// Two ids and their value.
    Pairs(Vec<(String, String, NumberText)>),
    /// A full square in the order of the roster.
    Matrix(Vec<Vec<NumberText>>),
    /// The values above the diagonal, row by row, in units of the last of these decimals.
    Triangle(u32, Vec<i64>),
}

/// Whether much or little is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    Most,
    Least,
}

impl PairValues {
    fn new(values: Values) -> PairValues {
        PairValues { values, bound: None }
    }

    /// The values of the pairs listed.
    pub fn listed<T: Into<String>, V: ToString>(pairs: impl IntoIterator<Item = (T, T, V)>) -> PairValues {
        let pair =
            |(first, second, value): (T, T, V)| (first.into(), second.into(), NumberText(Some(value.to_string())));
        PairValues::new(Values::Pairs(pairs.into_iter().map(pair).collect()))
    }

    /// A symmetric square of values, rows and columns in the order of the roster. The diagonal is not looked at.
    pub fn matrix<R, V>(rows: impl IntoIterator<Item = R>) -> PairValues
    where
        R: IntoIterator<Item = V>,
        V: ToString,
    {
        let row = |row: R| row.into_iter().map(|value| NumberText(Some(value.to_string()))).collect();
        PairValues::new(Values::Matrix(rows.into_iter().map(row).collect()))
    }

    /// The values that a function gives, in units of the last of `decimals` decimals: with 2, the value 150 means 1.50.
    /// It is asked once for each pair, the earlier member first.
    pub fn from_fn(roster: &Roster, decimals: u32, value: impl Fn(MemberId, MemberId) -> i64) -> PairValues {
        let first = |first: MemberId| roster.member_ids().skip(first.index() + 1).map(move |second| (first, second));
        let pairs = roster.member_ids().flat_map(first);
        let triangle = pairs.map(|(first, second)| value(first, second)).collect();
        PairValues::new(Values::Triangle(decimals, triangle))
    }

    /// The sum is at least this; preferred: as little below it as can be. Goes with rules that want a large sum:
    /// [`Rule::most_of`](crate::Rule::most_of), and in a seating nearness by closeness and distance from each other by distance.
    #[must_use]
    pub fn at_least(self, sum: impl ToString) -> PairValues {
        self.bounded(Goal::Most, sum)
    }

    /// The sum is at most this; preferred: as little above it as can be. Goes with rules that want a small sum:
    /// [`Rule::least_of`](crate::Rule::least_of), and in a seating nearness by distance and distance from each other by closeness.
    #[must_use]
    pub fn at_most(self, sum: impl ToString) -> PairValues {
        self.bounded(Goal::Least, sum)
    }

    fn bounded(mut self, side: Goal, sum: impl ToString) -> PairValues {
        self.bound = Some((side, NumberText(Some(sum.to_string()))));
        self
    }

    /// The bound on the sum as it was given, with the goal that it goes with.
    pub(crate) fn bound(&self) -> Option<(Goal, &str)> {
        self.bound.as_ref().map(|(goal, bound)| (*goal, bound.0.as_deref().unwrap_or("")))
    }

    /// What is asked of the sum, in words.
    pub(crate) fn sum_words(&self, goal: Goal) -> String {
        match (goal, self.bound()) {
            (Goal::Most, Some((_, bound))) => format!("at least {bound}"),
            (Goal::Most, None) => "as large as can be".to_owned(),
            (Goal::Least, Some((_, bound))) => format!("at most {bound}"),
            (Goal::Least, None) => "as small as can be".to_owned(),
        }
    }

    /// Notes a bound that does not go with the goal.
    pub(crate) fn check_side(&self, goal: Goal, faults: &mut Faults) {
        if self.bound().is_some_and(|(side, _)| side != goal) {
            faults.push(match goal {
                Goal::Most => {
                    fault!(WrongBound, "the sum is to be large here: give `at_least` and not `at_most`, or no bound")
                }
                Goal::Least => {
                    fault!(WrongBound, "the sum is to be small here: give `at_most` and not `at_least`, or no bound")
                }
            });
        }
    }

    /// Number of pairs, of which a matrix has each twice.
    pub(crate) fn pairs(&self) -> usize {
        match &self.values {
            Values::Pairs(pairs) => pairs.len(),
            Values::Matrix(rows) => rows.iter().map(Vec::len).sum(),
            Values::Triangle(_, values) => values.len(),
        }
    }
}

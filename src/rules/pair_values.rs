//! Values of pairs of members, and their sum inside groups.

use super::pair_form::{Listed, Matrix, PairValuesForm, TriangleForm};
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::model::Price;
use crate::roster::written::NumberText;
use crate::roster::{MemberId, Roster, number};
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
#[serde(try_from = "PairValuesForm", into = "PairValuesForm")]
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

/// Bounds of sums stay below this.
pub(crate) const LARGEST_SUM: u64 = 1 << 62;

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

    /// The value of each pair as a whole number, earlier member first, with the number of decimals that the last digit
    /// stands for, and the bound in the same units.
    pub(crate) fn scaled(&self, roster: &Roster, faults: &mut Faults) -> Option<Scaled> {
        let mut read = ValuesVisitor { roster, faults, decimals: 0 };
        let bound = self.bound.as_ref().map(|(_, text)| read.number(text, "", "the bound"));
        let raw: Vec<(MemberId, MemberId, Raw)> = match &self.values {
            Values::Pairs(pairs) => read.pairs(pairs),
            Values::Matrix(rows) => read.matrix(rows)?,
            Values::Triangle(decimals, values) => read.triangle(*decimals, values)?,
        };
        let decimals = read.decimals;
        let scale = |raw: &Raw| {
            let by = 10i128.pow(decimals - raw.decimals);
            i64::try_from(raw.mantissa * by).ok()
        };
        let scaled: Option<Vec<_>> =
            raw.iter().map(|(first, second, raw)| Some((*first, *second, scale(raw)?))).collect();
        let bound = match bound {
            Some(bound) => Some(scale(&bound?).filter(|sum| sum.unsigned_abs() < LARGEST_SUM)),
            None => None,
        };
        if scaled.is_none() || bound == Some(None) {
            faults.push(InputFault::sums_too_large());
            return None;
        }
        Some(Scaled { pairs: scaled?, decimals, bound: bound.flatten() })
    }
}

/// Pair values as whole numbers.
pub(crate) struct Scaled {
    pub(crate) pairs: Vec<(MemberId, MemberId, i64)>,
    pub(crate) decimals: u32,
    pub(crate) bound: Option<i64>,
}

impl Scaled {
    /// What a sum costs that is to be large, or small, or within the bound; `None` if it is required and has no bound.
    pub(crate) fn price(&self, goal: Goal, required: bool, faults: &mut Faults) -> Option<Price> {
        Some(match (required, goal, self.bound) {
            (_, Goal::Most, Some(bound)) => Price::range(Some(bound), None),
            (_, Goal::Least, Some(bound)) => Price::range(None, Some(bound)),
            (true, _, None) => {
                faults.push(fault!(
                    WrongBound,
                    "a required sum of pair values needs a bound; give one with `at_least` or `at_most`, or \
                     prefer the rule"
                ));
                return None;
            }
            (false, Goal::Most, None) => Price::linear(-1),
            (false, Goal::Least, None) => Price::linear(1),
        })
    }
}

/// `mantissa / 10^decimals`.
#[derive(Clone, Copy)]
struct Raw {
    mantissa: i128,
    decimals: u32,
}

struct ValuesVisitor<'a> {
    roster: &'a Roster,
    faults: &'a mut Faults,
    decimals: u32,
}

impl ValuesVisitor<'_> {
    fn number(&mut self, text: &NumberText, first: &str, second: &str) -> Option<Raw> {
        let place = self.roster.find(first).map_or(0, |member| member.index() + 1);
        let location = || Place::member(place, first, &format!("value with {second}"));
        let text = text.0.as_deref().unwrap_or("");
        let decimal = self.faults.keep(number::read(text, location))?;
        self.decimals = self.decimals.max(decimal.scale());
        Some(Raw { mantissa: decimal.mantissa(), decimals: decimal.scale() })
    }

    fn pairs(&mut self, pairs: &[(String, String, NumberText)]) -> Vec<(MemberId, MemberId, Raw)> {
        let mut read = Vec::new();
        for (first, second, text) in pairs {
            let raw = self.number(text, first, second);
            let [a, b] = [first, second].map(|id| self.roster.known_member(id, self.faults));
            if let (Some(a), Some(b), Some(raw)) = (a, b, raw) {
                if a == b {
                    self.faults.push(InputFault::twice(Noun::Member, first))
                } else {
                    read.push((a.min(b), a.max(b), raw))
                }
            }
        }
        let mut sorted: Vec<_> = read.iter().map(|&(a, b, _)| (a, b)).collect();
        sorted.sort_unstable();
        if let Some(twice) = sorted.windows(2).find(|two| two[0] == two[1]) {
            let [first, second] = [twice[0].0, twice[0].1].map(|member| self.roster.name(member).to_owned());
            self.faults.push(InputFault::pair_twice(first, second));
        }
        read
    }

    fn matrix(&mut self, rows: &[Vec<NumberText>]) -> Option<Vec<(MemberId, MemberId, Raw)>> {
        let members = self.roster.len();
        if rows.len() != members || rows.iter().any(|row| row.len() != members) {
            self.faults.push(InputFault::matrix_shape(members));
            return None;
        }
        let mut read = Vec::new();
        let ids: Vec<MemberId> = self.roster.member_ids().collect();
        for &first in &ids {
            for &second in &ids[first.index() + 1..] {
                let (a, b) = (self.roster.name(first).to_owned(), self.roster.name(second).to_owned());
                let above = self.number(&rows[first.index()][second.index()], &a, &b)?;
                let below = self.number(&rows[second.index()][first.index()], &b, &a)?;
                if (above.mantissa, above.decimals) != (below.mantissa, below.decimals) {
                    self.faults.push(InputFault::matrix_not_symmetric(a, b));
                    return None;
                }
                read.push((first, second, above));
            }
        }
        Some(read)
    }

    fn triangle(&mut self, decimals: u32, values: &[i64]) -> Option<Vec<(MemberId, MemberId, Raw)>> {
        let members = self.roster.len();
        if values.len() != members * members.saturating_sub(1) / 2 {
            self.faults.push(InputFault::matrix_shape(members));
            return None;
        }
        if decimals > number::MAX_DECIMALS {
            self.faults.push(InputFault::sums_too_large());
            return None;
        }
        self.decimals = self.decimals.max(decimals);
        let ids: Vec<MemberId> = self.roster.member_ids().collect();
        let pairs = ids.iter().flat_map(|&first| ids[first.index() + 1..].iter().map(move |&second| (first, second)));
        let raw = |value: i64| Raw { mantissa: i128::from(value), decimals };
        Some(pairs.zip(values).map(|((first, second), &value)| (first, second, raw(value))).collect())
    }
}

/// The one of the three that is given.
pub(super) fn values(
    pairs: Option<Listed>,
    matrix: Option<Matrix>,
    triangle: Option<TriangleForm>,
) -> Result<Values, &'static str> {
    match (pairs, matrix, triangle) {
        (Some(pairs), None, None) => Ok(Values::Pairs(pairs)),
        (None, Some(rows), None) => Ok(Values::Matrix(rows)),
        (None, None, Some(triangle)) => Ok(Values::Triangle(triangle.decimals, triangle.values)),
        _ => Err("give exactly one of `pairs`, `matrix` and `triangle`"),
    }
}

/// The three forms, of which one is given.
pub(super) fn forms(values: Values) -> (Option<Listed>, Option<Matrix>, Option<TriangleForm>) {
    match values {
        Values::Pairs(pairs) => (Some(pairs), None, None),
        Values::Matrix(rows) => (None, Some(rows), None),
        Values::Triangle(decimals, values) => (None, None, Some(TriangleForm { decimals, values })),
    }
}

impl TryFrom<PairValuesForm> for PairValues {
    type Error = &'static str;

    fn try_from(form: PairValuesForm) -> Result<PairValues, &'static str> {
        let bound = match (form.at_least, form.at_most) {
            (Some(_), Some(_)) => return Err("give at most one of `at_least` and `at_most`"),
            (Some(bound), None) => Some((Goal::Most, bound)),
            (None, bound) => bound.map(|bound| (Goal::Least, bound)),
        };
        Ok(PairValues { values: values(form.pairs, form.matrix, form.triangle)?, bound })
    }
}

impl From<PairValues> for PairValuesForm {
    fn from(PairValues { values, bound }: PairValues) -> PairValuesForm {
        let (pairs, matrix, triangle) = forms(values);
        let (at_least, at_most) = match bound {
            Some((Goal::Most, bound)) => (Some(bound), None),
            Some((Goal::Least, bound)) => (None, Some(bound)),
            None => (None, None),
        };
        PairValuesForm { pairs, matrix, triangle, at_least, at_most }
    }
}

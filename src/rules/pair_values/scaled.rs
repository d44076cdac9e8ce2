//! Pair values, read as whole numbers.

use super::{Goal, PairValues, Values};
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::model::Price;
use crate::roster::written::NumberText;
use crate::roster::{MemberId, Roster, number};

/// Bounds of sums stay below this.
pub(crate) const MAX_SUM: u64 = 1 << 62;

impl PairValues {
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
            Some(bound) => Some(scale(&bound?).filter(|sum| sum.unsigned_abs() < MAX_SUM)),
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

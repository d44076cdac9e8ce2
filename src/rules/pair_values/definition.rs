//! Pair values as the check reads them: in millionths from the texts that were given, apart from how rules are lowered.

use super::{PairValues, Values};
use crate::error::Place;
use crate::roster::written::NumberText;
use crate::roster::{MemberId, Roster, number};

/// Parts of one in which values are counted; no text tells finer ones.
pub(crate) const PARTS: i128 = 1_000_000;

/// Pair values in parts of one.
pub(crate) struct DefinedValues {
    /// Two members with their value. The order of the two does not matter.
    pub(crate) pairs: Vec<(MemberId, MemberId, i128)>,
    /// The bound on their sum.
    pub(crate) bound: Option<i128>,
}

impl PairValues {
    /// The values by definition; `None` if something cannot be read, of which no problem is built.
    pub(crate) fn by_definition(&self, roster: &Roster) -> Option<DefinedValues> {
        let ids: Vec<MemberId> = roster.member_ids().collect();
        let of_places = |value: &dyn Fn(usize, usize) -> Option<i128>| {
            let places = (0..ids.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
            places.map(|(a, b)| Some((ids[a], ids[b], value(a, b)?))).collect::<Option<Vec<_>>>()
        };
        let pairs = match &self.values {
            Values::Pairs(listed) => {
                let pair = |(first, second, text): &(String, String, NumberText)| {
                    Some((roster.find(first)?, roster.find(second)?, in_parts(text)?))
                };
                listed.iter().map(pair).collect::<Option<Vec<_>>>()?
            }
            Values::Matrix(rows) => of_places(&|a, b| in_parts(rows.get(b)?.get(a)?))?,
            Values::Triangle(decimals, values) => {
                let part = PARTS.checked_div(10i128.checked_pow(*decimals)?)?;
                // Before the row of a member stand those of all earlier ones, each shorter by one than the one before it.
                let place = |a: usize, b: usize| a * (2 * ids.len() - a - 1) / 2 + (b - a - 1);
                of_places(&|a, b| Some(i128::from(*values.get(place(a, b))?) * part))?
            }
        };
        let bound = match &self.bound {
            Some((_, text)) => Some(in_parts(text)?),
            None => None,
        };
        Some(DefinedValues { pairs, bound })
    }
}

/// A number in parts of one.
pub(crate) fn in_parts(text: &NumberText) -> Option<i128> {
    let number = number::read(text.0.as_deref()?, || Place::path("value")).ok()?;
    let parts = PARTS.checked_div(10i128.checked_pow(number.scale())?)?;
    number.mantissa().checked_mul(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Faults;
    use crate::roster::Member;
    use itertools::Itertools;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn values_are_those_of_the_lowering(
            members in 2..6_usize,
            thousandths in prop::collection::vec(-5_000..5_000_i64, 15),
            bound in prop::option::of(-9_000..9_000_i64),
        ) {
            let roster = Roster::new((0..members).map(|at| Member::new(format!("m{at}")))).expect("ids differ");
            let text = |value: i64| format!("{}{}.{:03}", if value < 0 { "-" } else { "" }, value.abs() / 1_000, value.abs() % 1_000);
            let value = |a: usize, b: usize| thousandths[a.max(b) * (a.max(b) - 1) / 2 + a.min(b)];
            let pairs = || (0..members).flat_map(|b| (0..b).map(move |a| (a, b)));
            let listed = PairValues::listed(pairs().map(|(a, b)| (format!("m{b}"), format!("m{a}"), text(value(a, b)))));
            let cell = |a: usize, b: usize| if a == b { text(0) } else { text(value(a, b)) };
            let matrix = PairValues::matrix((0..members).map(|a| (0..members).map(|b| cell(a, b)).collect::<Vec<_>>()));
            let triangle = PairValues::from_fn(&roster, 3, |a, b| value(a.index(), b.index()));
            for values in [listed, matrix, triangle] {
                let values = match bound {
                    Some(bound) => values.at_least(text(bound)),
                    None => values,
                };
                let lowered = values.scaled(&roster, &mut Faults::default()).expect("it can be read");
                let defined = values.by_definition(&roster).expect("it can be read");
                let finer = PARTS / 10i128.pow(lowered.decimals);
                let known = lowered.pairs.iter().map(|&(a, b, value)| (a.min(b), a.max(b), i128::from(value) * finer));
                let read = defined.pairs.iter().map(|&(a, b, value)| (a.min(b), a.max(b), value));
                prop_assert_eq!(known.sorted().collect::<Vec<_>>(), read.sorted().collect::<Vec<_>>());
                prop_assert_eq!(lowered.bound.map(|bound| i128::from(bound) * finer), defined.bound);
            }
        }
    }
}

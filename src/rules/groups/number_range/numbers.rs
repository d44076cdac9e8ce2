//! The numbers of those who take part, as whole numbers on one scale.

use super::RangeOf;
use crate::error::{Faults, InputFault, Place, fault};
use crate::model::RangeGoal;
use crate::roster::{Named, NumberId, number};
use crate::rules::groups::missing::{Meaning, Missing, lacking};
use crate::rules::lowering_context::LoweringContext;
use itertools::Itertools;
use num_integer::Integer;
use rust_decimal::Decimal;

/// Numbers differ by less than this, and bounds are below it.
const MAX_RANGE: i128 = 1 << 60;

/// What those who take part have of a number, less the least of it.
pub(super) struct Numbers {
    /// The different numbers, rising from 0.
    pub(super) values: Vec<i64>,
    /// Position among them of the number of each of those who take part; `None` if they are left out.
    pub(super) column_of: Vec<Option<u32>>,
    /// The bound on the same scale.
    pub(super) bound: Option<i64>,
    /// 1 counts as this much.
    pub(super) scale: i64,
}

impl Numbers {
    pub(super) fn new(
        range: &RangeOf<'_>,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Numbers> {
        let id = number_named(range.of, context, faults)?;
        let missing = faults.keep(range.missing.map(Missing::meaning).transpose());
        let bound = range.bound.map(|text| bound_of(text, range.goal, faults));
        let (missing, bound) = (missing?, bound.map_or(Some(None), |bound| bound.map(Some))?);
        let roster = context.roster;
        // Of each member the number, if there is one; of those who are not counted nothing.
        let value = |member| (!roster.is_uncounted(member)).then(|| roster.number(member, id));
        let values: Vec<Option<Option<i64>>> = context.members().map(value).collect();
        let given: Vec<i128> = values.iter().flatten().flatten().copied().map(i128::from).collect();
        let complete = !values.contains(&Some(None));
        if missing.is_none() && !complete {
            faults.push(lacking(range.of, id, context));
            return None;
        }
        let missing = missing.filter(|_| !complete);
        let decimals_of = |number: Option<Decimal>| number.map_or(0, |number| number.scale());
        let as_number = missing.and_then(|meaning| if let Meaning::As(number) = meaning { Some(number) } else { None });
        let decimals = roster.decimals(id).max(decimals_of(bound)).max(decimals_of(as_number));
        // The mean is a whole number where everything is taken as often as it is of numbers.
        let times = if missing == Some(Meaning::Mean) { given.len().max(1) as i128 } else { 1 };
        let finer = times * 10i128.pow(decimals - roster.decimals(id));
        let decimal = |number: Decimal| number.mantissa().checked_mul(times * 10i128.pow(decimals - number.scale()));
        let in_place = match missing {
            None | Some(Meaning::LeaveOut) => None,
            Some(Meaning::Mean) => Some(given.iter().sum::<i128>().checked_mul(finer / times)),
            Some(Meaning::As(number)) => Some(decimal(number)),
        };
        let numbers: Option<Vec<Option<i128>>> = values
            .into_iter()
            .map(|value| match (value, in_place) {
                (Some(Some(value)), _) => i128::from(value).checked_mul(finer).map(Some),
                (Some(None), Some(number)) => number.map(Some),
                (None, _) | (Some(None), None) => Some(None),
            })
            .collect();
        let bound = bound.map(decimal);
        let on_one_scale = numbers.and_then(|numbers| {
            let bound = bound.map_or(Some(None), |bound| bound.map(Some))?;
            let step = if required { step(&numbers) } else { 1 };
            Numbers::of(&numbers, bound, step, range.goal, 10i128.pow(decimals) * times)
        });
        if on_one_scale.is_none() {
            faults.push(InputFault::sums_too_large());
        }
        on_one_scale
    }

    /// In units of `step`, of which all differences are multiples. `None` if they are too large.
    fn of(numbers: &[Option<i128>], bound: Option<i128>, step: i128, goal: RangeGoal, scale: i128) -> Option<Numbers> {
        let distinct: Vec<i128> = numbers.iter().flatten().copied().sorted_unstable().dedup().collect();
        let least = distinct.first().copied().unwrap_or(0);
        let fits = |range: i128| i64::try_from(range).ok().filter(|_| range < MAX_RANGE);
        let values: Vec<i64> = distinct.iter().map(|value| fits((value - least) / step)).collect::<Option<_>>()?;
        let column = |value: i128| distinct.binary_search(&value).ok().map(|at| at as u32);
        let in_steps = |bound: i128| match goal {
            RangeGoal::Small => bound.div_euclid(step),
            RangeGoal::Large => Integer::div_ceil(&bound, &step),
        };
        Some(Numbers {
            values,
            column_of: numbers.iter().map(|value| value.and_then(column)).collect(),
            bound: bound.map_or(Some(None), |bound| fits(in_steps(bound)).map(Some))?,
            scale: i64::try_from(scale).ok()?,
        })
    }
}

/// What all differences are multiples of: what is required then costs no more than it must, beside what counts people.
fn step(numbers: &[Option<i128>]) -> i128 {
    let mut given = numbers.iter().flatten();
    let Some(first) = given.next() else { return 1 };
    given.fold(0, |step: i128, number| step.gcd(&(number - first))).max(1)
}

/// The number of a name; notes the fault if it is none.
fn number_named(name: &str, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<NumberId> {
    match faults.keep(context.roster.resolve(name))? {
        Named::Number(number) => Some(number),
        Named::Tag(_) | Named::Dimension(_) => {
            faults.push(fault!(TagForNumber, "`{name}` is no number; name a number of the roster, such as years"));
            None
        }
    }
}

/// The bound; notes the fault if it is no number, or one that no range lies beyond.
fn bound_of(text: &str, goal: RangeGoal, faults: &mut Faults) -> Option<Decimal> {
    let key = match goal {
        RangeGoal::Small => "at_most",
        RangeGoal::Large => "at_least",
    };
    let bound = faults.keep(number::read(text, || Place::path(key)))?;
    if bound.is_sign_negative() && !bound.is_zero() {
        let fault = fault!(WrongBound, "a range is never below 0; give a bound of 0 or more, not {text}");
        faults.push(fault.at(Place::path(key)));
        return None;
    }
    if goal == RangeGoal::Large && bound.is_zero() {
        let fault = fault!(AlwaysMet, "every plan meets this; ask for a range above 0, or leave the rule out");
        faults.push(fault.at(Place::path(key)));
    }
    Some(bound)
}

//! The numbers of those who take part, as whole numbers on one scale.

use super::RangeOf;
use crate::error::{Faults, InputFault, Place, fault};
use crate::model::RangeGoal;
use crate::roster::{Named, NumberId, number};
use crate::rules::groups::missing::{Missing, ScaledNumbers};
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
        // Those who are not counted bring nothing.
        let is_counted = |member| !roster.is_uncounted(member);
        let decimals = bound.map_or(0, |bound| bound.scale());
        let numbers = ScaledNumbers::new((range.of, id), missing, decimals, is_counted, context, faults)?;
        // The scale has all decimals of the bound.
        let on_scale = |bound: Decimal| bound.mantissa().checked_mul(numbers.scale / 10i128.pow(bound.scale()));
        let on_one_scale = bound.map_or(Some(None), |bound| on_scale(bound).map(Some)).and_then(|bound| {
            let step = if required { step(&numbers.of) } else { 1 };
            Numbers::of(&numbers.of, bound, step, range.goal, numbers.scale)
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

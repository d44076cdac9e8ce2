//! As even as can be: levels compared from the greatest down.

mod definition;
mod learning;

use super::least_burden::{self, check_burdens};
use super::prelude::*;
use crate::error::InputFault;
use crate::model::{Known as KnownLevels, Level, Levels, Leximin};
use crate::shares::instance::Person;
use crate::shares::piece::PieceKind;
use crate::shares::sharing_rule::SharingDefinition;

/// Shares of what was offered are told apart to a ten-thousandth.
const PARTS: i64 = 10_000;

/// Hours of work beside hours offered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EvenHours {}

/// Hours of chores beside hours offered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EvenChores {}

/// Outputs that people are named on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EvenOutputs {}

/// Wished-for skills that people learn.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EvenLearning {}

/// The weight of decisions that people lead.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EvenDecisions {}

/// What work weighs for those who take it, by their own words.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct EvenBurdens {}

/// Something is shared as evenly as can be: the largest as small as can be, then the next.
trait EvenRule: SharingDefinition {
    /// The rule in words.
    const WORDS: &'static str;
    /// How many parts of a level make one unit.
    const SCALE: i64 = 1;

    /// What levels count.
    fn unit() -> Unit;

    /// Notes that what is to be even is not given.
    fn check_given(_known: &KnownNames<'_>, _faults: &mut Faults) {}

    /// The levels of all people.
    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels;
}

impl<T: EvenRule> SharingRule for T {
    fn words(&self) -> String {
        T::WORDS.to_owned()
    }

    fn check(&self, required: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        if required {
            faults.push(InputFault::only_preferred());
        }
        T::check_given(known, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let counts = Leximin::each(T::lowered_levels(context)).into_iter().map(Count::Leximin);
        let lowered = Lowered::scaled(counts.collect(), T::SCALE, T::unit())?;
        // How even shares turn out is no bend of a rule.
        Some(Lowered { bends: false, ..lowered })
    }

    fn compares_levels(&self) -> bool {
        true
    }
}

impl EvenRule for EvenHours {
    const WORDS: &'static str = "hours of work beside the hours that people offered are as even as can be";
    const SCALE: i64 = PARTS;

    fn unit() -> Unit {
        Unit::named("of the hours offered")
    }

    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels {
        hours(context, |_| true, |person| person.minutes_already(|_| true))
    }
}

impl EvenRule for EvenChores {
    const WORDS: &'static str = "hours of chores beside the hours that people offered are as even as can be";
    const SCALE: i64 = PARTS;

    fn unit() -> Unit {
        Unit::named("of the hours offered, in chores")
    }

    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels {
        hours(context, |job| is(context, job, PieceKind::Chore), |_| 0)
    }
}

impl EvenRule for EvenOutputs {
    const WORDS: &'static str = "the numbers of outputs that people are named on are as even as can be";

    fn unit() -> Unit {
        Unit::new("output", "outputs")
    }

    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels {
        numbers(context, |job| i64::from(is(context, job, PieceKind::Output)), None)
    }
}

impl EvenRule for EvenDecisions {
    const WORDS: &'static str = "the weights of the decisions that people lead are as even as can be";

    fn unit() -> Unit {
        Unit::named("weight of decisions")
    }

    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels {
        numbers(context, |job| context.weight(job), Some(context.bounds.most_led.clone()))
    }
}

impl EvenRule for EvenBurdens {
    const WORDS: &'static str = "what work weighs for those who take it, by their own words, is as even as can be";

    fn unit() -> Unit {
        least_burden::unit()
    }

    fn check_given(known: &KnownNames<'_>, faults: &mut Faults) {
        check_burdens(known, faults);
    }

    fn lowered_levels(context: &SharingLoweringContext<'_>) -> Levels {
        let people = context.instance.people.len();
        let grid = context.grid(|job| context.burdens(job), |person| Some(person as u32));
        Levels::own(grid.covering(people, people), context.slots, |_| Level { times: 1, of: 1, base: 0 })
    }
}

fn is(context: &SharingLoweringContext<'_>, job: Job, kind: PieceKind) -> bool {
    context.place(job).is_some_and(|(_, piece, _)| piece.kind == Some(kind))
}

/// Hours of work, with those that people have already, in proportion to those offered.
fn hours(
    context: &SharingLoweringContext<'_>,
    counted: impl Fn(Job) -> bool,
    already: impl Fn(&Person) -> i64,
) -> Levels {
    let people = &context.instance.people;
    let bring = |job| if counted(job) { vec![(0, context.instance.minutes(job))] } else { Vec::new() };
    let grid = context.grid(bring, |person| Some(person as u32));
    let level = |person: u32, _| {
        let person = &people[person as usize];
        Level { times: PARTS, of: person.offered, base: PARTS * already(person) }
    };
    Levels::new(grid.covering(1, people.len()), context.slots, level, KnownLevels::default())
}

/// What people have of something that comes in whole numbers.
fn numbers(context: &SharingLoweringContext<'_>, worth: impl Fn(Job) -> i64, most: Option<Vec<i64>>) -> Levels {
    let bring = |job| vec![(0, worth(job))];
    let grid = context.grid(bring, |person| Some(person as u32));
    let level = |_, _| Level { times: 1, of: 1, base: 0 };
    let known = KnownLevels { total: None, each: most };
    Levels::new(grid.covering(1, context.instance.people.len()), context.slots, level, known)
}

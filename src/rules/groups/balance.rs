//! Balance: an even share of a tag, of a whole dimension, or of a number.

mod definition;

use super::missing::{Meaning, Missing, ScaledNumbers};
use super::prelude::*;
use crate::roster::NumberId;
use crate::rules::columns;

/// Each group has its even share of a tag, of every tag of a dimension, or of a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Balance {
    pub(crate) of: String,
    /// How those count who lack the number that is balanced: `mean`, `leave_out` or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) missing: Option<Missing>,
}

/// What each of those who take part brings to each column, with what all bring together.
struct Loads {
    of: Vec<Vec<Weighted>>,
    totals: Vec<i64>,
    /// A unit counts as this much.
    scale: i64,
}

impl Loads {
    fn new(of: Vec<Vec<Weighted>>, columns: usize, scale: i64) -> Loads {
        // A tally has a column even where nobody brings anything.
        let mut totals = vec![0i64; columns.max(1)];
        for &(column, weight) in of.iter().flatten() {
            totals[column as usize] = totals[column as usize].saturating_add(weight);
        }
        Loads { of, totals, scale }
    }
}

impl GroupRule for Balance {
    fn words(&self, about: &About) -> String {
        let missing = self.missing.as_ref().map_or(String::new(), Missing::words);
        format!("an even share of `{}`{}{missing} {}", self.of, about.lens_words(), about.place_words())
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Any(&self.of)]
    }

    fn lower(
        &self,
        about: &About,
        required: bool,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        let lenses = [Lens::Every, Lens::Fraction, Lens::Primary, Lens::Undivided, Lens::Cell];
        context.only_lenses(about, &lenses, faults).then_some(())?;
        let named = faults.keep(context.roster.resolve(&self.of))?;
        let scope = context.scope(about, faults);
        let Some(scope) = scope else {
            faults.push(InputFault::scope_does_not_fit());
            return None;
        };
        let missing = self.missing.as_ref().map(Missing::meaning).transpose();
        let missing = faults.keep(missing);
        if self.missing.is_some() && !matches!(named, Named::Number(_)) {
            faults.push(fault!(
                NumberMissing,
                "`{}` is no number, and `missing` says how those count who lack one; leave `missing` out",
                self.of
            ));
        }
        let (loads, unit) = match named {
            Named::Tag(tag) => (self.tag_loads(&[tag], about.lens, context, faults), PEOPLE),
            Named::Dimension(dimension) if about.lens == Lens::Cell => (cell_loads(dimension, context), PEOPLE),
            Named::Dimension(dimension) => {
                let tags = context.roster.dimension(dimension).tags();
                (self.tag_loads(tags, about.lens, context, faults), PEOPLE)
            }
            Named::Number(number) => {
                if required {
                    faults.push(fault!(
                        OnlyPreferred,
                        "the sums of `{number}` can hardly be exactly even; prefer this balance in a tier \
                         instead of requiring it",
                        number = self.of
                    ));
                }
                if about.lens != Lens::Every {
                    context.only_lenses(about, &[Lens::Every], faults);
                }
                (self.number_loads(number, missing?, context, faults)?, Unit::named(self.of.as_str()))
            }
        };
        self.lower_loads(loads, &scope, required, unit, context, faults)
    }
}

impl Balance {
    fn lower_loads(
        &self,
        loads: Loads,
        scope: &[usize],
        required: bool,
        unit: Unit,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Lowered> {
        let members = context.members.len().max(1) as i64;
        let sizes: Vec<_> = scope.iter().map(|&group| context.size(group)).collect();
        let exact = sizes.iter().all(|size| size.start() == size.end());
        let alike = exact && sizes.windows(2).all(|pair| pair[0] == pair[1]);
        // Equal groups that take everybody: the share is one G-th of the total. Else a group's share goes by its size.
        let (scale, groups) = if alike && context.everyone && scope.len() == context.groups.len() {
            (scope.len() as i64, true)
        } else {
            (members, false)
        };
        let greatest = loads.totals.iter().map(|total| total.unsigned_abs()).max().unwrap_or(0);
        let sum: i128 = loads.of.iter().flatten().map(|&(_, weight)| i128::from(weight).abs()).sum();
        let bound = (i128::from(greatest).max(sum) + 1) * i128::from(members.max(scale)) * 2;
        if bound >= 1 << 60 {
            faults.push(InputFault::sums_too_large());
            return None;
        }
        let less_than_one = scale * loads.scale - 1;
        let price = |target: i64| {
            if !required {
                return Price::distance(scale, target);
            }
            // Less than one person from the share: rounded down or up.
            let least = target - less_than_one;
            Price::range(
                Some(least.div_euclid(scale) + i64::from(least.rem_euclid(scale) > 0)),
                Some((target + less_than_one).div_euclid(scale)),
            )
        };
        let totals = &loads.totals;
        let count = if exact {
            let target = |group: Option<usize>, column: usize| match group.filter(|_| !groups) {
                None => totals[column],
                Some(group) => totals[column] * *context.size(group).start() as i64,
            };
            context.tally_of(loads.of, Some(scope), faults, |group, column| price(target(group, column)))?
        } else {
            // Open sizes: a member weighs n times what they bring less what all bring, so that the count is n times the
            // distance from the share whatever the size.
            let centred = loads.of.iter().map(|brought| {
                let mut weights: Vec<i64> = totals.iter().map(|&total| -total).collect();
                brought.iter().for_each(|&(column, weight)| weights[column as usize] += members * weight);
                (0..).zip(weights).collect()
            });
            let centred = centred.collect();
            let open_price =
                if required { Price::range(Some(-less_than_one), Some(less_than_one)) } else { Price::distance(1, 0) };
            context.tally_of(centred, Some(scope), faults, |_, _| open_price.clone())?
        };
        let scale = if required { 1 } else { scale * loads.scale };
        Lowered::scaled(vec![count], scale, unit)
    }

    fn number_loads(
        &self,
        id: NumberId,
        missing: Option<Meaning>,
        context: &LoweringContext<'_>,
        faults: &mut Faults,
    ) -> Option<Loads> {
        // Whoever counts as the mean adds as much to a group's sum as to its share: that is as if left out.
        let missing = missing.map(|meaning| if meaning == Meaning::LeaveOut { Meaning::Mean } else { meaning });
        let numbers = ScaledNumbers::new((&self.of, id), missing, 0, |_| true, context, faults)?;
        let loads = numbers.of.into_iter().map(|number| i64::try_from(number.unwrap_or(0)).ok());
        let Some((loads, scale)) = loads.collect::<Option<Vec<i64>>>().zip(i64::try_from(numbers.scale).ok()) else {
            faults.push(InputFault::sums_too_large());
            return None;
        };
        Some(Loads::new(loads.into_iter().map(|load| vec![(0, load)]).collect(), 1, scale))
    }

    fn tag_loads(&self, tags: &[TagId], lens: Lens, context: &LoweringContext<'_>, faults: &mut Faults) -> Loads {
        let columns = context.columns(tags, lens, faults);
        Loads::new(columns.of, tags.len(), columns.scale)
    }
}

/// One column for each set of tags that somebody who takes part holds in the dimension.
fn cell_loads(dimension: crate::roster::DimensionId, context: &LoweringContext<'_>) -> Loads {
    let of = columns::of_cells(context.roster, context.members, dimension);
    let width = of.iter().flatten().map(|&(column, _)| column as usize + 1).max().unwrap_or(0);
    Loads::new(of, width, 1)
}

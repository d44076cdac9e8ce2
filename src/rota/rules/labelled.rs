//! How many weekends somebody holds a role on: meetings counted by their label.

mod definition;

use super::prelude::*;
use crate::error::Noun;
use crate::model::ThresholdCounts;
use crate::roster::names::nearest;
use crate::rota::labels::labelled;
use crate::rules::bounds::Bounds;

/// Everybody holds one of the roles on `min` to `max` of the times that have the label.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct Labelled {
    pub(super) label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<u32>,
}

impl TurnRule for Labelled {
    fn words(&self, about: &About) -> String {
        let Labelled { label, min, max } = self;
        let (everybody, roles) = (about.everybody(), about.any_role());
        format!("{everybody} holds {roles} on {} of the times called `{label}`", Bounds { min: *min, max: *max })
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let bounds = Bounds { min: self.min, max: self.max };
        faults.note(bounds.fault());
        let Some(times) = labelled(context.labels, &self.label) else {
            let near = nearest(&self.label, context.labels.iter().map(|(label, _)| label));
            faults.push(InputFault::unknown(Noun::Label, &self.label, near));
            return None;
        };
        context.check_least(bounds, times.len(), &format!("times called `{}`", self.label), faults);
        let all = 0..context.meetings.len();
        if context.too_many(context.people.iter().map(|_| all.clone()), faults) {
            return None;
        }
        let price = Price::range(bounds.low(), bounds.high());
        let count = |&person| {
            let on = |at: usize| (0..).zip(times).filter(move |(_, meetings)| meetings.contains(&(at + 1)));
            let grid = context.grid_of_many(
                all.clone(),
                |at, member| if member == person { on(at).map(|(time, _)| (time, 1)).collect() } else { Vec::new() },
                |_, held| held.iter().any(|role| context.concerned.contains(role)).then_some(0),
            );
            let grid = grid.covering(times.len(), 1);
            Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))
        };
        let unit = Unit::new("labelled time too many or too few", "labelled times too many or too few");
        Lowered::whole(context.people.iter().map(count).collect(), unit)
    }

    fn is_about_members(&self) -> bool {
        true
    }
}

//! Roles and backgrounds: a role moves between them, and each has its share of it.

mod definition;

use super::prelude::*;
use crate::model::ThresholdCounts;
use crate::roster::RosterName;
use crate::roster::TagId;
use crate::rota::lowering_context::Stretch;
use crate::rota::meeting_instance::Of;
use crate::rota::share::Share;
use itertools::Itertools;
use std::collections::BTreeSet;

/// Within `meetings` meetings no tag of the dimension holds a role at two.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct BackgroundMoves {
    pub(super) dimension: String,
    pub(super) meetings: usize,
}

/// Over every `meetings` meetings each tag of the dimension has its share of a role.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rota) struct BackgroundShare {
    pub(super) dimension: String,
    pub(super) meetings: usize,
}

impl TurnLoweringContext<'_> {
    /// Turns in a role over some meetings by tag, in one bucket.
    fn turns_by_tag(&self, stretch: &Stretch, role: usize, tags: &[TagId], price: impl Fn(usize) -> Price) -> Count {
        let grid = self.grid_of_many(
            stretch.meetings.clone(),
            |_, member| self.columns_by_tag(member, tags),
            |_, held| held.contains(&role).then_some(0),
        );
        let grid = grid.covering(tags.len(), 1);
        let price = |_, column: u32| price(column as usize);
        Count::Tally(Tally::new(grid, self.slots, price))
    }

    fn columns_by_tag(&self, member: MemberId, tags: &[TagId]) -> Vec<(u32, i64)> {
        let held = (0..).zip(tags).filter(|(_, tag)| self.roster.holds(member, **tag));
        held.map(|(column, _)| (column, 1)).collect()
    }

    /// How many of the last `meetings` before the first had somebody with the tag in a role.
    fn past_meetings(&self, tag: TagId, role: usize, meetings: usize) -> i64 {
        let holders = self.roster.member_ids().filter(|&m| self.roster.holds(m, tag));
        let ago = holders.filter_map(|member| self.history.last_turn(member, role));
        let ago: BTreeSet<usize> = ago.filter(|ago| *ago <= meetings).collect();
        ago.len() as i64
    }

    /// At how many meetings of a stretch somebody with the tag holds the role; priced.
    fn meetings_of_tag(&self, stretch: &Stretch, role: usize, tag: TagId, price: &Price) -> Count {
        let first = stretch.meetings.start;
        let grid = self.grid(
            stretch.meetings.clone(),
            |at, member| self.roster.holds(member, tag).then_some(((at - first) as u32, 1)),
            |_, held| held.contains(&role).then_some(0),
        );
        let grid = grid.covering(stretch.meetings.len(), 1);
        Count::ThresholdCounts(ThresholdCounts::new(grid, 1, |_| price.clone()))
    }

    /// Notes that counts over every stretch, in each of the roles, would take too much memory; `None` then.
    fn check_stretches(&self, length: usize, faults: &mut Faults) -> Option<()> {
        let spans = self.stretches(length).into_iter().map(|stretch| stretch.meetings);
        (!self.too_many(spans.cartesian_product(self.concerned).map(|(span, _)| span), faults)).then_some(())
    }

    /// The tags of a dimension by name.
    fn tags(&self, dimension: &str, faults: &mut Faults) -> Option<&[TagId]> {
        let dimension = faults.keep(self.roster.resolve_dimension(dimension))?;
        Some(self.roster.dimension(dimension).tags())
    }
}

impl TurnRule for BackgroundMoves {
    fn words(&self, about: &About) -> String {
        let BackgroundMoves { dimension, meetings } = self;
        format!("no `{dimension}` holds {} twice within {meetings} meetings", about.same_role())
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.check_length(self.meetings, 2, faults);
        let tags = context.tags(&self.dimension, faults)?;
        context.check_stretches(self.meetings.max(1), faults)?;
        let mut counts = Vec::new();
        for &role in context.concerned {
            for stretch in context.stretches(self.meetings.max(1)) {
                let most = |tag: TagId| {
                    let past = context.past_meetings(tag, role, stretch.before);
                    Price::range(None, Some(1 - past))
                };
                let mut places = stretch.meetings.clone().map(|at| context.meetings[at].roles[role].places);
                // One place a meeting: turns are meetings.
                if places.all(|places| places <= 1) {
                    counts.push(context.turns_by_tag(&stretch, role, tags, |tag| most(tags[tag])));
                } else {
                    let by_tag = tags.iter().map(|&tag| context.meetings_of_tag(&stretch, role, tag, &most(tag)));
                    counts.extend(by_tag);
                }
            }
        }
        Lowered::whole(counts, Unit::new("repeated background", "repeated backgrounds"))
    }
}

impl TurnRule for BackgroundShare {
    fn words(&self, about: &About) -> String {
        let BackgroundShare { dimension, meetings } = self;
        format!("over every {meetings} meetings each `{dimension}` has its share of {}", about.each_role())
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        vec![RosterName::Dimension(&self.dimension)]
    }

    fn lower(&self, _: bool, context: &TurnLoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.check_length(self.meetings, 1, faults);
        let tags = context.tags(&self.dimension, faults)?;
        context.check_stretches(self.meetings.max(1), faults)?;
        let mut counts = Vec::new();
        for &role in context.concerned {
            let stretches = context.stretches(self.meetings.max(1)).into_iter();
            for stretch in stretches.filter(|stretch| stretch.before == 0) {
                let share = |tag: TagId, of: Of| {
                    let mut share = Share::default();
                    for meeting in &context.meetings[stretch.meetings.clone()] {
                        meeting.share_out(role, meeting.roles[role].shared(of), |member, more| {
                            if context.roster.holds(member, tag) {
                                share += more;
                            }
                        });
                    }
                    share
                };
                let within = |tag: usize| {
                    let [needed, all] = [Of::Needed, Of::All].map(|of| share(tags[tag], of));
                    Price::range(Some(needed.floor()), Some(all.ceil()))
                };
                counts.push(context.turns_by_tag(&stretch, role, tags, within));
            }
        }
        Lowered::whole(counts, Unit::new("turn of a background", "turns of a background"))
    }
}

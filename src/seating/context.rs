//! What all plans of a problem have in common: rooms, people and what may be said of them. Measures are taken against
//! it.

use super::meeting::Meeting;
use super::planned::PlannedMeeting;
use super::rules::SeatKind;
#[cfg(feature = "report")]
use super::rules::{MeetingRules, SeatRules};
use super::validate::supporting;
use crate::audit::Chance;
use crate::interrupts::Interrupts;
use crate::model::{Aggregate, CountReadings, EdgeProducts, Grid, MemberPair, Price};
use crate::public::Public;
#[cfg(feature = "report")]
use crate::roster::DimensionId;
use crate::roster::{MemberId, Roster, TagId};
use crate::rules::RuleEntry;
use itertools::Itertools;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Rooms and people of a problem.
pub(super) struct SeatingContext {
    pub(super) roster: Arc<Roster>,
    /// The roster in which supporters bring nothing.
    pub(super) counted: Arc<Roster>,
    pub(super) meetings: Arc<[Meeting]>,
    pub(super) supporters: Vec<MemberId>,
    /// Neighbours before the first meeting.
    pub(super) past: BTreeMap<MemberPair, i64>,
    /// The dimension whose tags are marked on maps.
    #[cfg(feature = "report")]
    pub(super) marked: Option<DimensionId>,
    /// Taken only when asked for, as it takes long, and once for all plans.
    standards: OnceLock<Vec<Arc<[Standard]>>>,
}

/// What same-tag neighbours in one dimension are held against at one meeting.
pub(super) struct Standard {
    pub(super) chance: Chance,
    pub(super) floor: i64,
}

impl SeatingContext {
    pub(super) fn new(
        roster: &Arc<Roster>,
        counted: &Arc<Roster>,
        meetings: &Arc<[Meeting]>,
        supporters: &[MemberId],
        past: &BTreeMap<MemberPair, i64>,
    ) -> SeatingContext {
        SeatingContext {
            roster: roster.clone(),
            counted: counted.clone(),
            meetings: meetings.clone(),
            supporters: supporters.to_vec(),
            past: past.clone(),
            #[cfg(feature = "report")]
            marked: None,
            standards: OnceLock::new(),
        }
    }

    /// What everybody may know: the tags that people show, supporters by public rules, who is there in which room. Who
    /// sat beside whom before the first meeting is left out.
    pub(super) fn shown(
        roster: &Roster,
        meetings: &[Meeting],
        asked: &[RuleEntry<SeatKind>],
    ) -> Public<SeatingContext> {
        let shown = roster.shown().into_inner();
        let open = asked.iter().filter(|asked| !asked.rule.is_private());
        let supporters = supporting(&shown, open.clone());
        let counted = Arc::new(shown.without_what_they_bring(&supporters));
        let meeting = |meeting: &Meeting| {
            let members = meeting.members.iter().filter_map(|&member| shown.find(roster.name(member)));
            Meeting::new(members.sorted().collect(), meeting.hall.clone(), None)
        };
        let meetings = meetings.iter().map(meeting).collect();
        let context = SeatingContext::new(&Arc::new(shown), &counted, &meetings, &supporters, &BTreeMap::new());
        #[cfg(feature = "report")]
        let context = context.marking(open);
        Public::fact(context)
    }

    /// The same, with maps that mark what the first of these rules to mix a dimension names, else the dimension of
    /// which most tags are held.
    #[cfg(feature = "report")]
    pub(super) fn marking<'a>(self, asked: impl Iterator<Item = &'a RuleEntry<SeatKind>>) -> SeatingContext {
        let mut mixed = asked.filter_map(|asked| match &asked.rule.kind.0 {
            SeatRules::At(MeetingRules::Mix(mix)) => Some(&mix.dimension),
            SeatRules::At(MeetingRules::MixWorst(mix)) => Some(&mix.dimension),
            _ => None,
        });
        let marked = mixed.find_map(|name| self.counted.resolve_dimension(name).ok());
        SeatingContext { marked: marked.or_else(|| most_held(&self.counted)), ..self }
    }

    pub(super) fn is_counted(&self, member: MemberId) -> bool {
        self.supporters.binary_search(&member).is_err()
    }

    /// Those who are there and counted.
    pub(super) fn counted_at(&self, at: usize) -> impl Iterator<Item = MemberId> {
        let members = self.meetings[at].members.iter().copied();
        members.filter(|&member| self.is_counted(member))
    }

    /// Who sits on each seat of a meeting.
    pub(super) fn sitters(&self, at: usize, planned: &PlannedMeeting) -> Vec<Option<MemberId>> {
        let layout = &self.meetings[at].hall.layout;
        let mut sitters = vec![None; layout.seats.len()];
        for (seat, id) in planned.seats() {
            if let Ok(seat) = layout.seat(seat) {
                sitters[seat] = self.roster.find(id);
            }
        }
        sitters
    }

    /// For each meeting, what each dimension is held against.
    pub(super) fn standards(&self) -> &[Arc<[Standard]>] {
        self.standards.get_or_init(|| {
            let mut standards: Vec<Arc<[Standard]>> = Vec::new();
            for (at, meeting) in self.meetings.iter().enumerate() {
                // The same people in the same room: the same again.
                let earlier = self.meetings[..at].iter().position(|earlier| {
                    Arc::ptr_eq(&earlier.hall, &meeting.hall) && earlier.members == meeting.members
                });
                standards.push(match earlier {
                    Some(earlier) => standards[earlier].clone(),
                    None => self.standards_at(at).into(),
                });
            }
            standards
        })
    }

    fn standards_at(&self, at: usize) -> Vec<Standard> {
        let meeting = &self.meetings[at];
        let held = |dimension| {
            let members = self.counted_at(at);
            let held = members.map(|member| self.counted.tags_in(member, dimension));
            held.collect::<Vec<&[TagId]>>()
        };
        let held: Vec<_> = self.counted.dimension_ids().map(held).collect();
        let layout = &meeting.hall.layout;
        let chances = Chance::of_dimensions(&layout.neighbours, layout.seats.len(), &held);
        let standard = |(chance, held): (Chance, &Vec<&[TagId]>)| Standard { chance, floor: floor(meeting, held) };
        chances.into_iter().zip(&held).map(standard).collect()
    }
}

/// The least same-tag neighbours of people who hold these tags of a dimension, wherever they sit.
fn floor(meeting: &Meeting, held: &[&[TagId]]) -> i64 {
    let first = held.iter().copied().flatten().min();
    let first = first.map_or(0, |tag| tag.index());
    let columns = held.iter().map(|held| {
        let column = |tag: &TagId| ((tag.index() - first) as u32, 1);
        held.iter().map(column).collect()
    });
    let seats = meeting.hall.seats() as u32;
    let grid = Grid::new(columns, (0..seats).map(Some).collect());
    let near = meeting.hall.near.clone();
    let joins = EdgeProducts::new(grid, near, Price::linear(1), Aggregate::Sum);
    joins.lower_bound(&meeting.open_slots(held.len()), &Interrupts::default()).unwrap_or(0)
}

/// The dimension of which most tags are held, if any are.
#[cfg(feature = "report")]
fn most_held(roster: &Roster) -> Option<DimensionId> {
    let held =
        |&dimension: &DimensionId| roster.member_ids().map(|member| roster.tags_in(member, dimension).len()).sum();
    let most = roster.dimension_ids().map(|dimension| held(&dimension)).max().filter(|&most: &usize| most > 0)?;
    roster.dimension_ids().find(|dimension| held(dimension) == most)
}

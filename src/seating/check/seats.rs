//! What the rules about the seats of one meeting cost, by their definitions.

use super::{Reading, SeatedMeeting};
use crate::roster::{DimensionId, MemberId, TagId};
use crate::rules::Lens;
use crate::rules::definition::{Ratio, sum};
use crate::seating::rules::AtMeetings;
use itertools::Itertools;
use std::collections::BTreeMap;

impl Reading<'_> {
    pub(super) fn at_seats(&self, kind: &AtMeetings, lens: Lens, meeting: &SeatedMeeting<'_>) -> Ratio {
        let whole = |cost: i64| (i128::from(cost), 1);
        let layout = &self.problem.meetings[meeting.at].hall.layout;
        let beside = |a: usize, b: usize| {
            let edge = (a.min(b) as u32, a.max(b) as u32);
            layout.neighbours.iter().any(|&(a, b, _)| (a, b) == edge)
        };
        let facing = |a: usize, b: usize| layout.facing.contains(&(a.min(b) as u32, a.max(b) as u32));
        match kind {
            AtMeetings::Mix(kind) => self.same_tag(&kind.dimension, kind.worst, lens, meeting),
            AtMeetings::NeighboursShare(kind) => whole(self.related(&kind.dimension, false, meeting)),
            AtMeetings::NeighboursDiffer(kind) => whole(self.related(&kind.dimension, true, meeting)),
            AtMeetings::ApartBy(kind) => {
                let distance = kind.thousandths().map_or(0, i128::from);
                let squared = |a: usize, b: usize| {
                    let (a, b) = (&layout.seats[a], &layout.seats[b]);
                    let (x, y) = (i128::from(a.x - b.x), i128::from(a.y - b.y));
                    x * x + y * y
                };
                let close = |a: usize, b: usize| squared(a, b) <= distance * distance;
                whole(self.pairs(&kind.members, meeting, close))
            }
            AtMeetings::Beside(names) => whole(self.pairs(names, meeting, |a, b| !beside(a, b))),
            AtMeetings::NotBeside(names) => whole(self.pairs(names, meeting, beside)),
            AtMeetings::NotFacing(names) => whole(self.pairs(names, meeting, facing)),
            AtMeetings::Unequal(names) => whole(self.pairs(names, meeting, |a, b| beside(a, b) || facing(a, b))),
            AtMeetings::InSeat(kind) => {
                whole(self.unsuited(&kind.member, meeting, |seat| layout.seats[seat].id == kind.seat))
            }
            AtMeetings::NotInSeat(kind) => {
                whole(self.unsuited(&kind.member, meeting, |seat| layout.seats[seat].id != kind.seat))
            }
            AtMeetings::Needs(kind) => whole(self.unsuited(&kind.member, meeting, |seat| {
                let has = |name: &String| {
                    let features = layout.seats[seat].features.iter();
                    features.map(|&feature| &layout.features[feature]).contains(name)
                };
                kind.features.iter().all(has)
            })),
            AtMeetings::Supports(kind) => {
                let both = [kind.supporter.clone(), kind.member.clone()];
                whole(self.pairs(&both, meeting, |a, b| !beside(a, b)))
            }
            AtMeetings::Announced(meetings) => {
                let announced = meetings.get(meeting.at).into_iter().flat_map(|planned| planned.seats());
                let moves = announced.filter(|(seat, member)| {
                    let now = self.member(member).and_then(|member| meeting.seat_of.get(&member));
                    now.is_some_and(|&now| layout.seats[now].id != *seat)
                });
                whole(moves.count() as i64)
            }
        }
    }

    /// Neighbours by the tags that they share, all tags together or the one that has the most.
    fn same_tag(&self, dimension: &str, worst: bool, lens: Lens, meeting: &SeatedMeeting<'_>) -> Ratio {
        let Ok(dimension) = self.problem.counted.resolve_dimension(dimension) else {
            return (0, 1);
        };
        let mut of_tags: BTreeMap<Vec<TagId>, Vec<Ratio>> = BTreeMap::new();
        for (first, second, weight) in meeting.neighbours(self.problem) {
            for (tag, (a, b)) in self.shares(first, dimension, lens) {
                for (other, (c, d)) in self.shares(second, dimension, lens) {
                    if tag == other {
                        let both = (i128::from(weight) * a * c, b * d);
                        of_tags.entry(tag.clone()).or_default().push(both);
                    }
                }
            }
        }
        let counts = of_tags.into_values().map(sum);
        match worst {
            false => sum(counts),
            true => counts.max_by(|(a, b), (c, d)| (a * d).cmp(&(c * b))).unwrap_or((0, 1)),
        }
    }

    /// What a member is counted as under a lens, and for how much.
    fn shares(&self, member: MemberId, dimension: DimensionId, lens: Lens) -> Vec<(Vec<TagId>, Ratio)> {
        let roster = &self.problem.counted;
        let held = roster.tags_in(member, dimension);
        let each = |part: i128| held.iter().map(|&tag| (vec![tag], (1, part))).collect();
        match lens {
            Lens::Every => each(1),
            Lens::Fraction => each(held.len() as i128),
            Lens::Primary => {
                let main = roster.primary_of(member, dimension);
                main.map(|tag| (vec![tag], (1, 1))).into_iter().collect()
            }
            Lens::Undivided if held.len() == 1 => each(1),
            Lens::Cell if !held.is_empty() => vec![(held.to_vec(), (1, 1))],
            Lens::Undivided | Lens::Cell | Lens::Hat => Vec::new(),
        }
    }

    /// Neighbours who have something in common, or nothing, by the weights of the edges.
    fn related(&self, dimension: &str, in_common: bool, meeting: &SeatedMeeting<'_>) -> i64 {
        let roster = &self.problem.counted;
        let Ok(dimension) = roster.resolve_dimension(dimension) else {
            return 0;
        };
        let held = |member: MemberId| roster.tags_in(member, dimension);
        let neighbours = meeting.neighbours(self.problem);
        let counted = neighbours.filter(|&(first, second, _)| {
            let supporters = !self.problem.is_counted(first) || !self.problem.is_counted(second);
            let share = held(first).iter().any(|tag| held(second).contains(tag));
            !supporters && share == in_common
        });
        counted.map(|(.., weight)| weight).sum()
    }

    /// The pairs of these members who are there and of whose seats this is so.
    fn pairs(&self, names: &[String], meeting: &SeatedMeeting<'_>, so: impl Fn(usize, usize) -> bool) -> i64 {
        let members = names.iter().filter_map(|name| self.member(name)).unique();
        let seats = members.filter_map(|member| meeting.seat_of.get(&member).copied());
        let pairs = seats.array_combinations().filter(|&[a, b]| so(a, b));
        pairs.count() as i64
    }

    /// One when a member is there on a seat that does not suit.
    fn unsuited(&self, name: &str, meeting: &SeatedMeeting<'_>, suits: impl Fn(usize) -> bool) -> i64 {
        let seat = self.member(name).and_then(|member| meeting.seat_of.get(&member));
        i64::from(seat.is_some_and(|&seat| !suits(seat)))
    }
}

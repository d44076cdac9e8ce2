//! How people mix on the seats of a plan.

use super::context::{SeatingContext, Standard};
use super::planned::PlannedMeeting;
use crate::audit::{DimensionMixing, MeetingMixing, MemberSeats, Repeat, SeatMixing, TagNeighbours};
use crate::audit::{histogram, in_common, who_met};
use crate::model::{MemberPair, pair};
use crate::public::sorted;
use crate::roster::{DimensionId, MemberId};
use crate::table::Table;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of people on neighbouring seats, with the weight of it.
type Neighbours = Vec<(MemberId, MemberId, i64)>;

impl SeatingContext {
    pub(super) fn mixing(&self, planned: &[PlannedMeeting]) -> SeatMixing {
        let meetings = planned.iter().zip(self.standards()).enumerate();
        let (members, repeats) = self.turns(planned);
        SeatMixing {
            meetings: meetings.map(|(at, (planned, standards))| self.at_meeting(at, planned, standards)).collect(),
            members,
            repeats,
        }
    }

    fn at_meeting(&self, at: usize, planned: &PlannedMeeting, standards: &[Standard]) -> MeetingMixing {
        let neighbours = self.neighbours(at, planned);
        let dimensions = self.counted.dimension_ids().zip(standards);
        MeetingMixing {
            neighbours: neighbours.iter().map(|(.., weight)| weight).sum(),
            dimensions: dimensions
                .map(|(dimension, standard)| self.in_dimension(dimension, &neighbours, standard))
                .collect(),
        }
    }

    fn in_dimension(&self, dimension: DimensionId, neighbours: &Neighbours, standard: &Standard) -> DimensionMixing {
        let roster = &self.counted;
        let held = |member: MemberId| roster.tags_in(member, dimension);
        let same_tag = neighbours.iter().map(|&(a, b, weight)| weight * in_common(held(a), held(b)) as i64).sum();
        let of_tag = |&tag: &_| {
            let both = neighbours.iter().filter(|&&(a, b, _)| held(a).contains(&tag) && held(b).contains(&tag));
            TagNeighbours { tag: roster.tag(tag).name().to_owned(), same_tag: both.map(|(.., weight)| weight).sum() }
        };
        DimensionMixing {
            dimension: roster.dimension(dimension).name().to_owned(),
            same_tag,
            tags: roster.dimension(dimension).tags().iter().map(of_tag).collect(),
            random: standard.chance.beside(same_tag),
            floor: standard.floor,
        }
    }

    /// Who sits beside whom; supporters are left out.
    fn neighbours(&self, at: usize, planned: &PlannedMeeting) -> Neighbours {
        let sitters = self.sitters(at, planned);
        let sitter = |seat: u32| sitters[seat as usize].filter(|&member| self.is_counted(member));
        let edges = self.meetings[at].hall.layout.neighbours.iter();
        edges.filter_map(|&(a, b, weight)| Some((sitter(a)?, sitter(b)?, weight))).collect()
    }

    /// Beside whom somebody sits at a meeting, by name, supporters as well.
    pub(super) fn beside(&self, at: usize, planned: &PlannedMeeting, member: &str) -> Vec<&str> {
        let (sitters, member) = (self.sitters(at, planned), self.roster.find(member));
        let sitter = |seat: u32| sitters[seat as usize];
        let edges = self.meetings[at].hall.layout.neighbours.iter().map(|&(a, b, _)| (sitter(a), sitter(b)));
        let others = edges.filter_map(|(a, b)| match member {
            member if a == member => b,
            member if b == member => a,
            _ => None,
        });
        sorted(others.map(|other| self.roster.name(other)))
    }

    /// How often each pair sits side by side, and how many different neighbours people have; none of a single meeting.
    pub(super) fn met(&self, planned: &[PlannedMeeting]) -> Vec<Table> {
        if planned.len() < 2 {
            return Vec::new();
        }
        let neighbours = planned.iter().enumerate().flat_map(|(at, planned)| self.neighbours(at, planned));
        let pairs = neighbours.map(|(a, b, _)| [self.roster.name(a), self.roster.name(b)]);
        let (members, _) = self.turns(planned);
        let people: Vec<&MemberSeats> = members.iter().filter(|of| of.meetings > 0).collect();
        let neighbours = people.iter().map(|of| of.neighbours);
        let histogram = histogram("How many different neighbours each has", "Neighbours", neighbours);
        let matrix = who_met("Who sits beside whom", people.iter().map(|of| of.id.as_str()), pairs);
        let matrix = matrix.map(|table| table.notes(["Figures are meetings side by side."]));
        std::iter::once(histogram).chain(matrix).collect()
    }

    /// Where each member sits over the meetings, and which pairs sit beside each other again.
    pub(super) fn turns(&self, planned: &[PlannedMeeting]) -> (Vec<MemberSeats>, Vec<Repeat>) {
        let mut met: BTreeMap<MemberPair, usize> = BTreeMap::new();
        let mut taken = vec![Taken::default(); self.roster.len()];
        for (at, planned) in planned.iter().enumerate() {
            for (a, b, _) in self.neighbours(at, planned) {
                let both = pair(a.index() as u32, b.index() as u32);
                *met.entry(both).or_default() += 1;
            }
            let layout = &self.meetings[at].hall.layout;
            let power: i64 = layout.seats.iter().map(|seat| seat.power).sum();
            let people = self.counted_at(at).count();
            for (seat, sitter) in layout.seats.iter().zip(self.sitters(at, planned)) {
                let Some(member) = sitter else { continue };
                let taken = &mut taken[member.index()];
                taken.meetings += 1;
                taken.seats.insert(&seat.id);
                taken.zones.insert(&layout.zones[seat.zone]);
                taken.power += seat.power;
                taken.even_share += power as f64 / people.max(1) as f64;
            }
        }
        let before = |pair: &MemberPair| self.past.get(pair).copied().unwrap_or(0) as usize;
        for pair in met.keys() {
            for member in [pair.0, pair.1] {
                taken[member as usize].neighbours += 1;
                taken[member as usize].new += usize::from(before(pair) == 0);
            }
        }
        let name = |member: u32| self.roster.name(MemberId::new(member as usize)).to_owned();
        let again = met.iter().filter(|&(pair, met)| met + before(pair) > 1);
        let repeats = again.map(|(pair, &meetings)| Repeat {
            first: name(pair.0),
            second: name(pair.1),
            meetings,
            before: before(pair),
        });
        let counted = self.roster.member_ids().zip(&taken);
        let counted = counted.filter(|(member, _)| self.is_counted(*member));
        let members = counted.map(|(member, taken)| MemberSeats {
            id: self.roster.name(member).to_owned(),
            meetings: taken.meetings,
            neighbours: taken.neighbours,
            new: taken.new,
            seats: taken.seats.len(),
            zones: taken.zones.len(),
            power: taken.power,
            even_share: taken.even_share,
        });
        (members.collect(), repeats.collect())
    }
}

/// What one member has had.
#[derive(Clone, Default)]
struct Taken<'a> {
    meetings: usize,
    neighbours: usize,
    new: usize,
    seats: BTreeSet<&'a str>,
    zones: BTreeSet<&'a str>,
    power: i64,
    even_share: f64,
}

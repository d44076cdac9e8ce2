//! What the rules over the meetings cost, by their definitions.

use super::Reading;
use crate::model::MemberPair;
use crate::roster::{MemberId, TagId};
use crate::rules::definition::{Ratio, sum};
use crate::seating::rule::SeatRules;
use crate::seating::rules::{AtMeetings, OverMeetings};
use std::collections::{BTreeMap, BTreeSet};

impl Reading<'_> {
    pub(super) fn over(&self, kind: &OverMeetings, required: bool) -> Ratio {
        let whole = |cost: i64| (i128::from(cost), 1);
        match kind {
            OverMeetings::NewNeighbours {} => whole(self.repeats()),
            OverMeetings::DifferentSeats {} => whole(self.returns(required, |at, seat| {
                let layout = &self.problem.meetings[at].hall.layout;
                layout.seats[seat].id.as_str()
            })),
            OverMeetings::DifferentZones {} => whole(self.returns(required, |at, seat| {
                let layout = &self.problem.meetings[at].hall.layout;
                layout.zones[layout.seats[seat].zone].as_str()
            })),
            OverMeetings::SharePower(kind) => self.power(kind.across.as_deref()),
        }
    }

    /// Pairs that a required rule puts beside each other at every meeting.
    fn companions(&self) -> BTreeSet<MemberPair> {
        let mut pairs = BTreeSet::new();
        let asked = self.problem.asked.iter().filter(|asked| asked.tier == 0);
        for asked in asked.filter(|asked| asked.rule.about.periods.is_none()) {
            let names = match &asked.rule.kind.0 {
                SeatRules::At(AtMeetings::Beside(names)) => names.clone(),
                SeatRules::At(AtMeetings::Supports(kind)) => {
                    vec![kind.supporter.clone(), kind.member.clone()]
                }
                _ => continue,
            };
            let members: Vec<MemberId> = names.iter().filter_map(|name| self.member(name)).collect();
            if let [first, second] = members[..] {
                let (a, b) = (first.index() as u32, second.index() as u32);
                pairs.insert((a.min(b), a.max(b)));
            }
        }
        pairs
    }

    /// Every further time that two sit side by side costs as much as they did so before.
    fn repeats(&self) -> i64 {
        let companions = self.companions();
        let supporter = |member: u32| !self.problem.is_counted(MemberId::new(member as usize));
        let past = self.problem.periods.past();
        let pairs: BTreeSet<MemberPair> = self.met.keys().chain(past.keys()).copied().collect();
        let counted =
            pairs.into_iter().filter(|pair| !companions.contains(pair) && !supporter(pair.0) && !supporter(pair.1));
        let met = |pair: MemberPair| {
            let times = |of: &BTreeMap<MemberPair, i64>| of.get(&pair).copied().unwrap_or(0);
            times(&self.met) + times(past)
        };
        counted.map(met).map(|met| met * (met - 1) / 2).sum()
    }

    /// How often members come back to a seat, or to a zone.
    fn returns<'s>(&'s self, required: bool, name: impl Fn(usize, usize) -> &'s str) -> i64 {
        let mut times: BTreeMap<(MemberId, &str), i64> = BTreeMap::new();
        let mut comes: BTreeMap<MemberId, i64> = BTreeMap::new();
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for meeting in &self.meetings {
            names.extend((0..meeting.sitters.len()).map(|seat| name(meeting.at, seat)));
            for (&member, &seat) in &meeting.seat_of {
                *times.entry((member, name(meeting.at, seat))).or_default() += 1;
                *comes.entry(member).or_default() += 1;
            }
        }
        let seats = names.len().max(1) as i64;
        let cost = |((member, _), times): (&(MemberId, &str), &i64)| match required {
            true => (times - (comes[member] + seats - 1) / seats).max(0),
            false => times * (times - 1) / 2,
        };
        let counted = times.iter().filter(|((member, _), _)| self.problem.is_counted(*member));
        counted.map(cost).sum()
    }

    /// How far the power of the seats is from even shares: of each member, or of the tags of a dimension.
    fn power(&self, across: Option<&str>) -> Ratio {
        let roster = &self.problem.counted;
        let dimension = across.and_then(|name| roster.resolve_dimension(name).ok());
        let of = |member: MemberId| -> Vec<(Option<TagId>, Option<MemberId>)> {
            match dimension {
                None => vec![(None, Some(member))],
                Some(dimension) => {
                    let tags = roster.tags_in(member, dimension).iter();
                    tags.map(|&tag| (Some(tag), None)).collect()
                }
            }
        };
        let mut off: BTreeMap<(Option<TagId>, Option<MemberId>), Vec<Ratio>> = BTreeMap::new();
        for meeting in &self.meetings {
            let seats = &self.problem.meetings[meeting.at].hall.layout.seats;
            let power: i64 = seats.iter().map(|seat| seat.power).sum();
            let counted = meeting.seat_of.iter().filter(|(member, _)| self.problem.is_counted(**member));
            let number = counted.clone().count() as i128;
            for (&member, &seat) in counted {
                let here = i128::from(seats[seat].power) * number - i128::from(power);
                for key in of(member) {
                    off.entry(key).or_default().push((here, number));
                }
            }
        }
        let distance = |ratios: Vec<Ratio>| {
            let (numerator, denominator) = sum(ratios);
            (numerator.abs(), denominator)
        };
        sum(off.into_values().map(distance))
    }
}

//! What members see of how people mix.
//!
//! A count of same-tag neighbours says something about the tags of everybody in it: beside the map of who sits where,
//! "none" says of every pair that their tags differ, and the counts of several meetings narrow it down further. So
//! counts of single meetings are shown only of dimensions in which everybody shows all that they hold: anybody could
//! count them from what is shown already. Of a dimension that a rule which members may see asks to be mixed, the
//! certificate gives the sum over all meetings anyway; it stands here as well, beside what random seatings give, if no
//! tag that enters it has a number of people that may not be shown. Of other dimensions nothing is shown. Where members
//! may not know who is a supporter, nothing is shown either, as supporters are in no count. Who sat beside whom, and on
//! which seats, everybody sees.

use super::context::SeatingContext;
use super::plan::SeatingPlan;
use crate::audit::{DimensionMixing, MemberSeats, Repeat, SeatMixing};
use crate::outcome::plain;
use crate::placed::LEAST_SHOWN;
use crate::roster::{DimensionId, MemberId, TagId};
use itertools::Itertools;

/// Sentences for members.
#[derive(Debug, Clone, Default)]
pub(crate) struct SeatingWords {
    /// Of single meetings, each with the dimension that it is about.
    pub(crate) at: Vec<Vec<(DimensionId, String)>>,
    /// Of all meetings together.
    pub(crate) over: Vec<String>,
}

impl SeatingPlan {
    /// What members see; nothing of a plan that was read from a file.
    pub(crate) fn words(&self) -> SeatingWords {
        let Some(context) = self.context() else {
            return SeatingWords::default();
        };
        if !context.supporters_are_known {
            return SeatingWords::default();
        }
        let (told, in_sum) = (context.told(), context.told_in_sum());
        let (mut at, mut over) = (Vec::new(), Vec::new());
        // Random seatings are drawn only where there is something to show of them.
        if !told.is_empty() || !in_sum.is_empty() {
            let mixing = self.mixing();
            let meetings = 0..self.meetings().len();
            let of_meeting = |at| {
                let told = told.iter();
                told.filter_map(|&of| Some((of, context.sentence(mixing, at, of)?))).collect()
            };
            at = meetings.map(of_meeting).collect();
            let in_sum = in_sum.iter();
            over.extend(in_sum.filter_map(|&of| context.sentence_in_sum(mixing, of)));
        }
        let (members, repeats) = context.turns(self.meetings());
        let turns = over_meetings(&members, &repeats);
        let aside =
            (!turns.is_empty() && !context.supporters.is_empty()).then(|| "Supporters are not counted.".to_owned());
        over.extend(turns.into_iter().chain(aside));
        SeatingWords { at, over }
    }
}

impl SeatingContext {
    /// The dimensions of which every meeting's counts may be shown.
    fn told(&self) -> Vec<DimensionId> {
        let dimensions = self.counted.dimension_ids();
        let told = dimensions.filter(|&dimension| {
            let mut members = self.counted.member_ids();
            members.all(|member| self.shows_all(member, dimension))
        });
        told.collect()
    }

    /// The other dimensions, of which the sum over all meetings may be shown.
    fn told_in_sum(&self) -> Vec<DimensionId> {
        let told = self.told();
        let meetings = 0..self.meetings.len();
        let asked = self.asked.iter().copied().unique();
        asked
            .filter(|dimension| !told.contains(dimension))
            .filter(|&dimension| meetings.clone().all(|at| self.numbers_show(at, dimension)))
            .collect()
    }

    fn shows_all(&self, member: MemberId, dimension: DimensionId) -> bool {
        let shown = self.counted.shown_of(member);
        let mut held = self.counted.tags_in(member, dimension).iter();
        held.all(|tag| shown.contains(tag))
    }

    /// Whether at a meeting each tag of a dimension is held by enough people to be counted openly, or by such as show
    /// it.
    fn numbers_show(&self, at: usize, dimension: DimensionId) -> bool {
        let roster = &self.counted;
        let shows = |tag: &TagId| {
            let holders = self.counted_at(at);
            let holders = holders.filter(|&member| roster.holds(member, *tag));
            let (number, all_show) = holders
                .fold((0, true), |(number, all), member| (number + 1, all && roster.shown_of(member).contains(tag)));
            all_show || number >= LEAST_SHOWN
        };
        roster.dimension(dimension).tags().iter().all(shows)
    }

    /// How a dimension is mixed at one meeting, in a sentence; `None` if nobody shares a tag of it with anybody.
    fn sentence(&self, mixing: &SeatMixing, at: usize, dimension: DimensionId) -> Option<String> {
        let meeting = mixing.meetings.get(at)?;
        let of = meeting.dimensions.get(dimension.index())?;
        let DimensionMixing { dimension, same_tag, random, floor, .. } = of;
        let pairs = match meeting.neighbours {
            1 => "the one neighbouring pair".to_owned(),
            number => format!("the {number} neighbouring pairs"),
        };
        let average = plain(random.average);
        let shared = match same_tag {
            0 => format!("Among {pairs} no `{dimension}` is shared"),
            _ => format!("Among {pairs} a `{dimension}` is shared {}", times(*same_tag)),
        };
        let fewest = if same_tag == floor && *floor > 0 { " No seating of these people has fewer." } else { "" };
        let as_mixed = percent(random.as_mixed);
        (random.numerator > 0).then(|| {
            format!(
                "{shared}; a random seating has {average} on average, and {as_mixed} of random \
                 seatings are at least as mixed.{fewest}"
            )
        })
    }

    /// How a dimension is mixed over all meetings, in a sentence.
    fn sentence_in_sum(&self, mixing: &SeatMixing, dimension: DimensionId) -> Option<String> {
        let meetings = mixing.meetings.iter();
        let of = meetings.filter_map(|meeting| meeting.dimensions.get(dimension.index()));
        let of: Vec<&DimensionMixing> = of.collect();
        let name = self.counted.dimension(dimension).name();
        let average: f64 = of.iter().map(|of| of.random.average).sum();
        let shared = match of.iter().map(|of| of.same_tag).sum() {
            few if few < LEAST_SHOWN as i64 => format!("fewer than {LEAST_SHOWN} times"),
            sum => times(sum),
        };
        let (meetings, random) = match of.len() {
            1 => (String::new(), "a random seating has"),
            number => (format!(" at {number} meetings"), "random seatings have"),
        };
        let average = plain(average);
        (average != "0")
            .then(|| format!("Neighbours share a `{name}` {shared}{meetings}; {random} {average} on average."))
    }
}

/// How often people get new neighbours, and whether seats that carry weight are shared, in sentences that name nobody.
fn over_meetings(members: &[MemberSeats], repeats: &[Repeat]) -> Vec<String> {
    let there = || members.iter().filter(|member| member.meetings > 0);
    let mut lines = Vec::new();
    if there().any(|member| member.meetings > 1) {
        let fewest = there().map(|member| member.neighbours).min();
        lines.push(match fewest.unwrap_or(0) {
            1 => "Everybody sits beside at least 1 other person.".to_owned(),
            fewest => format!("Everybody sits beside at least {fewest} different people."),
        });
    }
    match repeats {
        [] if lines.is_empty() => {}
        [] => lines.push("No two people sit beside each other twice.".to_owned()),
        _ => {
            let most = repeats.iter().map(|repeat| repeat.meetings + repeat.before);
            let (pairs, most) = (repeats.len(), most.max().unwrap_or(0));
            lines.push(match pairs {
                1 => format!("1 pair sits beside each other more than once: {most} times."),
                _ => format!("{pairs} pairs sit beside each other more than once, at most {most} times."),
            });
        }
    }
    let off = |member: &MemberSeats| (member.power as f64 - member.even_share).abs();
    if there().any(|member| member.even_share > 0.0) {
        let farthest = plain(there().map(off).fold(0.0, f64::max));
        lines.push(format!("Of the seats that carry weight nobody is more than {farthest} off an even share."));
    }
    lines
}

fn times(number: i64) -> String {
    match number {
        1 => "once".to_owned(),
        number => format!("{number} times"),
    }
}

/// A share of random seatings, which are no people: any number of them may be a percentage.
fn percent(share: f64) -> String {
    match share {
        0.0 => "none".to_owned(),
        1.0 => "100 %".to_owned(),
        share if share < 0.0005 => "less than 0.1 %".to_owned(),
        share => format!("{:.1} %", share * 100.0),
    }
}

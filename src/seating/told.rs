//! What members are told of how people mix on the seats, of the tags that they show and of nothing else.

use super::context::SeatingContext;
use super::planned::PlannedMeeting;
use crate::audit::{DimensionMixing, MeetingMixing, MemberSeats, Repeat};
use crate::outcome::plain;
use crate::roster::DimensionId;

/// Sentences for members.
#[derive(Debug, Clone, Default)]
pub(super) struct SeatingWords {
    /// Of single meetings, each with the dimension that it is about.
    pub(super) at: Vec<Vec<(DimensionId, String)>>,
    /// Of all meetings together.
    pub(super) over: Vec<String>,
}

impl SeatingWords {
    /// What there is to say where `shown` is what everybody may know.
    pub(super) fn new(shown: &SeatingContext, meetings: &[PlannedMeeting]) -> SeatingWords {
        let mixing = shown.mixing(meetings);
        let of_meeting = |of: &MeetingMixing| {
            let dimensions = shown.counted.dimension_ids().zip(&of.dimensions);
            dimensions.filter_map(|(id, dimension)| Some((id, sentence(of, dimension)?))).collect()
        };
        let mut over = over_meetings(&mixing.members, &mixing.repeats);
        if !over.is_empty() && !shown.supporters.is_empty() {
            over.push("Supporters are not counted.".to_owned());
        }
        SeatingWords { at: mixing.meetings.iter().map(of_meeting).collect(), over }
    }
}

/// How a dimension is mixed at one meeting; `None` if no two people show the same tag of it.
fn sentence(meeting: &MeetingMixing, of: &DimensionMixing) -> Option<String> {
    let DimensionMixing { dimension, same_tag, random, floor, .. } = of;
    let pairs = match meeting.neighbours {
        1 => "the one neighbouring pair".to_owned(),
        number => format!("the {number} neighbouring pairs"),
    };
    let average = plain(random.average);
    let shared = match same_tag {
        0 => format!("Among {pairs} no two show the same `{dimension}`"),
        _ => format!("Among {pairs} two show the same `{dimension}` {}", times(*same_tag)),
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

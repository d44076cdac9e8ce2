//! What neighbours who share a tag cost by definition: the weight of each edge between two of them, times their parts
//! of the tag.

use super::{Mix, MixWorst};
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::Lens;
use crate::rules::definition::{Ratio, sum};
use crate::rules::rule::About;
use crate::seating::reading::{SeatedMeeting, SeatingReading};
use crate::seating::seat_rule::MeetingDefinition;
use std::collections::BTreeMap;

impl MeetingDefinition for Mix {
    fn cost(&self, about: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        sum(by_tag(&self.dimension, about.lens, meeting, reading))
    }
}

impl MeetingDefinition for MixWorst {
    fn cost(&self, about: &About, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Ratio {
        let of_tags = by_tag(&self.dimension, about.lens, meeting, reading).into_iter();
        of_tags.max_by(|(a, b), (c, d)| (a * d).cmp(&(c * b))).unwrap_or((0, 1))
    }
}

/// The neighbours who share each of the tags.
fn by_tag(dimension: &str, lens: Lens, meeting: &SeatedMeeting<'_>, reading: &SeatingReading<'_>) -> Vec<Ratio> {
    let roster = reading.counted;
    let Ok(dimension) = roster.resolve_dimension(dimension) else {
        return Vec::new();
    };
    let mut of_tags: BTreeMap<Vec<TagId>, Vec<Ratio>> = BTreeMap::new();
    for (first, second, weight) in meeting.neighbours() {
        for (tag, (a, b)) in parts(roster, first, dimension, lens) {
            for (other, (c, d)) in parts(roster, second, dimension, lens) {
                if tag == other {
                    let both = (i128::from(weight) * a * c, b * d);
                    of_tags.entry(tag.clone()).or_default().push(both);
                }
            }
        }
    }
    of_tags.into_values().map(sum).collect()
}

/// What a member is counted as under a lens, and for how much.
fn parts(roster: &Roster, member: MemberId, dimension: DimensionId, lens: Lens) -> Vec<(Vec<TagId>, Ratio)> {
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

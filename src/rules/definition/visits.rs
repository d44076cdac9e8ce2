//! What it costs to go round places unevenly: as evenly as the periods in which a member is there allow, and never to
//! one place in two of them running while there is another.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::ptr;

/// A period in which a member is there.
pub(crate) struct OwnPeriod<'a> {
    /// Where the member is; `None` if the member sits out.
    pub(crate) place: Option<&'a str>,
    /// The places that there are.
    pub(crate) places: &'a BTreeSet<&'a str>,
    /// Whether the period is over or settled, so that there was no choice.
    pub(crate) fixed: bool,
}

impl OwnPeriod<'_> {
    fn has_choice(&self) -> bool {
        !self.fixed && self.places.len() > 1
    }
}

/// What the visits of a member cost: 1 for each above or below an even share, and 1 for each that is twice running at a
/// place that may be visited more than once. `out` is how often the member is to sit out in the periods to come.
pub(crate) fn uneven_visits(own: &[OwnPeriod<'_>], out: &RangeInclusive<i64>) -> i64 {
    let to_come: Vec<&OwnPeriod<'_>> = own.iter().filter(|period| !period.fixed).collect();
    let Some(first) = to_come.first() else {
        return 0;
    };
    let other = to_come.iter().filter(|period| !ptr::eq(period.places, first.places));
    let in_all = |place: &&str| other.clone().all(|period| period.places.contains(place));
    let always: BTreeSet<&str> = first.places.iter().copied().filter(in_all).collect();
    let mut visits: BTreeMap<&str, i64> = BTreeMap::new();
    let mut before: BTreeMap<&str, i64> = BTreeMap::new();
    for period in own {
        if let Some(place) = period.place {
            *visits.entry(place).or_default() += 1;
            *before.entry(place).or_default() += i64::from(period.fixed);
        }
    }
    let times = |of: &BTreeMap<&str, i64>, place: &str| of.get(place).copied().unwrap_or(0);
    let elsewhere = to_come.iter().filter(|period| period.places.len() > always.len()).count();
    let last = own.iter().rfind(|period| period.fixed).and_then(|period| period.place);
    // Every second of so many visits can be at one place, where there is a choice each time.
    let choice = to_come.iter().all(|period| period.has_choice());
    let spread = |visits_to_come: i64| {
        let place = |&place: &&str| {
            let later = if last == Some(place) { 0 } else { 1 };
            let room = if choice { (visits_to_come + later) / 2 } else { visits_to_come };
            (times(&before, place), room)
        };
        deal(always.iter().map(place).collect(), visits_to_come)
    };
    let number = to_come.len() as i64;
    let (_, most) = spread((number - out.start()).max(0));
    let (least, _) = spread((number - out.end() - elsewhere as i64).max(0));
    let mut most_at: BTreeMap<&str, i64> = BTreeMap::new();
    let mut cost = 0;
    for ((place, least), most) in always.iter().zip(least).zip(most) {
        let visits = times(&visits, place);
        cost += (visits - most).max(least.min(most) - visits).max(0);
        most_at.insert(place, most);
    }
    let running = own.windows(2).filter(|pair| {
        let again = pair[0].place.filter(|_| pair[0].place == pair[1].place);
        let may_return = again.is_some_and(|place| most_at.get(place).is_none_or(|&most| most > 1));
        may_return && (pair[0].has_choice() || pair[1].has_choice())
    });
    cost + running.count() as i64
}

/// Deals visits out, each to a place that has fewest so far, from visits already made and room for so many more. What
/// each place has for certain, and at most: the last of them may go to any of several.
fn deal(mut places: Vec<(i64, i64)>, mut visits: i64) -> (Vec<i64>, Vec<i64>) {
    loop {
        let fewest = places.iter().filter(|(_, room)| *room > 0).map(|(visited, _)| *visited).min();
        let next: Vec<usize> =
            (0..places.len()).filter(|&at| places[at].1 > 0 && Some(places[at].0) == fewest).collect();
        let certain: Vec<i64> = places.iter().map(|(visited, _)| *visited).collect();
        if next.is_empty() || visits < next.len() as i64 {
            let mut most = certain.clone();
            next.iter().filter(|_| visits > 0).for_each(|&at| most[at] += 1);
            return (certain, most);
        }
        for at in next {
            places[at] = (places[at].0 + 1, places[at].1 - 1);
            visits -= 1;
        }
    }
}

//! What meetings cost at least, from the number of contacts and from the repeats that tables force.
//!
//! Two bounds, of which the larger holds. The first splits the contacts over the pairs as cheaply as can be. The second
//! knows besides that two rounds force repeats: the members of both are spread over the pairs of a table in one and a
//! table in the other, and all who share such a pair meet twice. Over all pairs of rounds that is a least sum of
//! C(meetings, 2), and the cheapest histogram of meetings that keeps it is bounded by a linear program in three rows,
//! whose dual is looked through corner by corner. (Moments of this kind bound designs since Fisher, "An examination of
//! the different possible solutions of a problem in incomplete blocks", 1940.)

use super::contacts::{Contacts, PairKind};
use super::forced_repeats::{PeriodTables, forced_repeats, pairs_of};
use super::graph::Graph;
use super::known_repeats::{Schedule, known_repeats};
use super::open_counts::OpenCounts;
use super::price::Price;
use super::slots::{Period, Slots};
use super::split::{SplitShare, cheapest_split};
use crate::interrupts::Interrupts;
use std::ops::RangeInclusive;

/// What the periods make of contacts, whoever meets whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Supply {
    /// Periods: no pair meets more often.
    pub(crate) periods: i64,
    /// Least and greatest number of contacts.
    pub(crate) contacts: RangeInclusive<i64>,
    /// Least sum of C(meetings, 2) over all pairs.
    pub(crate) repeats: i64,
}

impl Supply {
    /// In plans that pay nothing for `open` tallies; with fewer repeats than are forced where it is interrupted.
    pub(super) fn new(
        contacts: &Contacts,
        slots: &Slots,
        open: &[OpenCounts<'_>],
        interrupts: &Interrupts<'_>,
    ) -> Supply {
        match contacts.relation().graph() {
            None => Supply::at_tables(contacts, slots, open, interrupts),
            Some(graph) => Supply::between_places(contacts, graph, slots),
        }
    }

    /// Contacts of neighbours: all edges, but for those that the places left free cover at most. No two periods force
    /// repeats.
    fn between_places(contacts: &Contacts, graph: &Graph, slots: &Slots) -> Supply {
        let sizes = contacts.sizes(slots);
        let (mut least, mut most) = (0, 0);
        for (at, period) in slots.periods().iter().enumerate() {
            let places = (0..graph.places() as u32).filter(|&place| sizes[place as usize].0 == Some(at));
            let mut degrees: Vec<i64> = places.map(|place| graph.near(place).len() as i64).collect();
            degrees.sort_unstable();
            let edges = degrees.iter().sum::<i64>() / 2;
            let seated = if period.outside { 0 } else { period.units.len().min(degrees.len()) };
            least += (edges - degrees[seated..].iter().sum::<i64>()).max(0);
            most += edges;
        }
        Supply { periods: slots.periods().len() as i64, contacts: least..=most, repeats: 0 }
    }

    fn at_tables(contacts: &Contacts, slots: &Slots, open: &[OpenCounts<'_>], interrupts: &Interrupts<'_>) -> Supply {
        let periods = PeriodTables::of_all(contacts, slots);
        let (mut least, mut most) = (0, 0);
        for PeriodTables { period, tables, .. } in &periods {
            let sizes: Vec<RangeInclusive<usize>> = tables.iter().map(|table| table.size.clone()).collect();
            least += fewest_contacts(period, &sizes);
            most += most_contacts(period, &sizes);
        }
        let known = Schedule::of(&periods, contacts.members()).map_or(0, |schedule| known_repeats(&schedule));
        let repeats = forced_repeats(&periods, open, &|_| true, interrupts).max(known);
        Supply { periods: slots.periods().len() as i64, contacts: least..=most.max(least), repeats }
    }
}

/// Contacts of a period at least: its members spread over the classes as evenly as their sizes allow.
fn fewest_contacts(period: &Period, classes: &[RangeInclusive<usize>]) -> i64 {
    let mut sizes: Vec<usize> = classes.iter().map(|size| *size.start()).collect();
    if !period.outside {
        let mut left = period.units.len().saturating_sub(sizes.iter().sum());
        while left > 0 {
            let open = (0..sizes.len()).filter(|&at| sizes[at] < *classes[at].end());
            let Some(smallest) = open.min_by_key(|&at| sizes[at]) else {
                break;
            };
            sizes[smallest] += 1;
            left -= 1;
        }
    }
    sizes.into_iter().map(|size| pairs_of(size as i64)).sum()
}

/// Contacts of a period at most: beside the least sizes, members fill the largest classes first. One that is filled in
/// part counts in proportion, which is too much at worst; where all classes are alike the number is exact.
fn most_contacts(period: &Period, classes: &[RangeInclusive<usize>]) -> i64 {
    let mut ranges: Vec<(i64, i64)> = classes.iter().map(|size| (*size.start() as i64, *size.end() as i64)).collect();
    ranges.sort_unstable_by_key(|&(least, size)| -(least + size));
    let alike = ranges.windows(2).all(|pair| pair[0] == pair[1]);
    let seated: i64 = ranges.iter().map(|&(least, _)| least).sum();
    let mut left = (period.units.len() as i64 - seated).max(0);
    let mut most = 0;
    for (least, size) in ranges {
        let more = left.min(size - least);
        left -= more;
        most += if alike { pairs_of(least + more) } else { pairs_of(least) + more * (least + size - 1) / 2 };
    }
    most
}

/// The least price of pairs given by price, kind and number; `None` if the contacts cannot be split. Where it is
/// interrupted, that of the split alone.
pub(super) fn least_price(
    pairs: &[(&Price, PairKind, i64)],
    supply: &Supply,
    interrupts: &Interrupts<'_>,
) -> Option<i64> {
    let most = |kind: &PairKind| (supply.periods - kind.apart).max(0);
    let shares: Vec<SplitShare<'_>> = pairs
        .iter()
        .map(|&(price, kind, times)| SplitShare {
            price,
            range: kind.past..=kind.past + most(&kind),
            times,
            required: Vec::new(),
        })
        .collect();
    let before: i64 = pairs.iter().map(|(_, kind, times)| kind.past * times).sum();
    let totals = before + supply.contacts.start()..=before + supply.contacts.end();
    let even = cheapest_split(&shares, totals, 1)?;
    let histograms: Vec<Histogram> = pairs
        .iter()
        .map(|&(price, kind, times)| Histogram {
            prices: (0..=most(&kind)).map(|met| price.at(kind.past + met)).collect(),
            pairs: times,
        })
        .collect();
    let all: i64 = histograms.iter().map(|histogram| histogram.pairs).sum();
    let average = supply.contacts.end() / all.max(1);
    let corners = histograms
        .iter()
        .flat_map(|histogram| corners(&histogram.prices, average))
        .take_while(|_| !interrupts.stop())
        .map(|corner| bound(&histograms, supply, corner));
    let forced = match histograms.as_slice() {
        [only] if !interrupts.stop() => covering(only, supply),
        _ => None,
    };
    Some(corners.chain(forced).fold(even, i64::max))
}

/// Pairs of one price: what they cost at 0, 1, 2, … meetings, and how many they are.
struct Histogram {
    prices: Vec<i64>,
    pairs: i64,
}

/// Prices of a contact and of a repeat, both over `scale`, which is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Corner {
    contact: i128,
    repeat: i128,
    scale: i128,
}

fn repeats_at(met: usize) -> i128 {
    let met = met as i128;
    met * (met - 1) / 2
}

/// Numbers of meetings that corners are made of: the lowest, and those about the average, where the cheapest histograms
/// lie.
fn looked_at(prices: &[i64], average: i64) -> Vec<usize> {
    let near = (average - 6).max(0) as usize..=(average + 14).max(0) as usize;
    let apart = |met: &usize| *met < 3 || near.contains(met) || *met + 1 == prices.len();
    (0..prices.len()).filter(apart).collect()
}

/// The corners at which prices of contact and repeat leave three numbers of meetings equally cheap.
fn corners(prices: &[i64], average: i64) -> Vec<Corner> {
    let mut corners = Vec::new();
    let looked_at = looked_at(prices, average);
    let rise = |from: usize, to: usize| {
        ((to - from) as i128, repeats_at(to) - repeats_at(from), i128::from(prices[to]) - i128::from(prices[from]))
    };
    for (at_a, &a) in looked_at.iter().enumerate() {
        for (at_b, &b) in looked_at.iter().enumerate().skip(at_a + 1) {
            for &c in &looked_at[at_b + 1..] {
                let ((steps, repeats, cost), (far, more, dearer)) = (rise(a, b), rise(a, c));
                // Never 0: repeats grow faster than meetings.
                let scale = steps * more - far * repeats;
                let corner =
                    Corner { contact: cost * more - dearer * repeats, repeat: steps * dearer - far * cost, scale };
                if scale > 0 && corner.repeat >= 0 {
                    corners.push(corner);
                }
            }
        }
    }
    corners
}

/// What all pairs cost at least when each takes what is cheapest at these prices of contact and repeat.
fn bound(histograms: &[Histogram], supply: &Supply, corner: Corner) -> i64 {
    let reduced = |histogram: &Histogram| {
        let at = |(met, &price): (usize, &i64)| {
            i128::from(price) * corner.scale - corner.contact * met as i128 - corner.repeat * repeats_at(met)
        };
        let least = histogram.prices.iter().enumerate().map(at).min();
        least.unwrap_or(0) * i128::from(histogram.pairs)
    };
    let pairs: i128 = histograms.iter().map(reduced).sum();
    let contacts =
        [supply.contacts.start(), supply.contacts.end()].map(|&contacts| corner.contact * i128::from(contacts));
    let sum = pairs + contacts[0].min(contacts[1]) + corner.repeat * i128::from(supply.repeats);
    // The cost is whole.
    let whole = -(-sum).div_euclid(corner.scale);
    i64::try_from(whole).unwrap_or(i64::MIN)
}

/// Repeats up to which they are covered exactly.
const MAX_REPEATS: i64 = 1 << 16;

/// Where prices are convex and all pairs alike: the forced repeats are covered by whole pairs that meet 2, 3, … times,
/// at the least excess over the price of first meetings.
fn covering(histogram: &Histogram, supply: &Supply) -> Option<i64> {
    let prices = &histogram.prices;
    let convex = prices.windows(3).all(|p| p[2] - p[1] >= p[1] - p[0]);
    let fixed = supply.contacts.start() == supply.contacts.end();
    if !convex || !fixed || supply.repeats > MAX_REPEATS || prices.len() < 3 {
        return None;
    }
    let first = prices[1] - prices[0];
    let mut least = vec![0i64; supply.repeats as usize + 1];
    for repeats in 1..least.len() {
        let cover = |met: usize| {
            let excess = prices[met] - prices[0] - met as i64 * first;
            least[repeats.saturating_sub(repeats_at(met) as usize)] + excess
        };
        least[repeats] = (2..prices.len()).map(cover).min()?;
    }
    Some(histogram.pairs * prices[0] + supply.contacts.start() * first + least.last()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::forced_repeats::even_pairs;

    fn supply(people: i64, tables: i64, rounds: i64) -> (Supply, i64) {
        let pairs_of_rounds = rounds * (rounds - 1) / 2;
        let contacts = rounds * even_pairs(people, tables);
        let supply = Supply {
            periods: rounds,
            contacts: contacts..=contacts,
            repeats: pairs_of_rounds * even_pairs(people, tables * tables),
        };
        (supply, pairs_of(people))
    }

    fn repeats(rounds: i64) -> Price {
        Price::through(&(0..=rounds).map(pairs_of).collect::<Vec<_>>())
    }

    fn beyond_first(rounds: i64) -> Price {
        Price::through(&(0..=rounds).map(|met| (met - 1).max(0)).collect::<Vec<_>>())
    }

    #[test]
    fn floors_of_plain_schedules() {
        for (people, tables, rounds, squared, beyond) in [
            (24, 6, 4, 0, 0),
            (24, 4, 4, 48, 24),
            (40, 6, 3, 12, 8),
            (6, 2, 2, 2, 2),
            (6, 2, 3, 6, 4),
            (6, 2, 4, 12, 9),
        ] {
            let (supply, pairs) = supply(people, tables, rounds);
            let of = |price: Price| {
                least_price(
                    &[(&price, PairKind { class: 0, past: 0, apart: 0 }, pairs)],
                    &supply,
                    &Interrupts::default(),
                )
            };
            assert_eq!(of(repeats(rounds)), Some(squared), "{people} {tables} {rounds}");
            assert_eq!(of(beyond_first(rounds)), Some(beyond), "{people} {tables} {rounds}");
        }
    }

    #[test]
    fn earlier_meetings_leave_fewer_free_pairs() {
        let (supply, pairs) = supply(6, 2, 2);
        let price = repeats(4);
        let all_have_met =
            least_price(&[(&price, PairKind { class: 0, past: 1, apart: 0 }, pairs)], &supply, &Interrupts::default());
        assert_eq!(all_have_met, Some(12 + 2));
    }
}

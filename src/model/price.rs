//! What a count costs.

use std::ops::RangeInclusive;

/// The cost of a count as a function of its integer value: a short list of straight pieces.
///
/// Costs are never negative for the rules that bend; a *linear* price may be negative where more of the count is
/// wanted.
///
/// ```
/// use roundtable::extend::model::Price;
///
/// let price = Price::range(Some(2), Some(4));
/// assert_eq!([0, 2, 4, 7].map(|count| price.at(count)), [2, 0, 0, 3]);
/// assert!(price.is_convex());
/// assert!(!Price::none_or(3).is_convex());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Price {
    pieces: Vec<PriceSegment>,
}

/// The line `value + slope · (count − from)`, in force from `from` up to the next piece. The first reaches down without
/// end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct PriceSegment {
    from: i64,
    value: i64,
    slope: i64,
}

/// The line `slope · count + constant`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Cost of one more.
    pub slope: i64,
    /// Cost where the line crosses a count of 0.
    pub constant: i64,
}

/// Lots beyond a limit that are told apart; further ones are counted one by one.
const MAX_LOTS: i64 = 15;

/// Where no bound is given, prices stay exact up to this count.
const FAR: i64 = 1 << 40;

impl Price {
    /// About how much memory the price takes.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Price>() + size_of_val(&self.pieces[..])
    }

    fn new(pieces: impl IntoIterator<Item = (i64, i64, i64)>) -> Price {
        let pieces = pieces.into_iter().map(|(from, value, slope)| PriceSegment { from, value, slope });
        Price { pieces: pieces.collect() }
    }

    /// Nothing up to `free`, one beyond it up to `most`, which is greater, and from there on this much for each one more.
    pub(super) fn stepped(free: i64, most: i64, beyond: i64) -> Price {
        Price::new([(free, 0, 0), (free + 1, 1, 0), (most + 1, 1 + beyond, beyond)])
    }

    /// Nothing from `free` on, one below it down to `least`, which is smaller, and below that this much for each one fewer.
    pub(super) fn stepped_down(free: i64, least: i64, beyond: i64) -> Price {
        Price::new([(least - 1, 1 + beyond, -beyond), (least, 1, 0), (free, 0, 0)])
    }

    /// `slope` for every unit of the count; negative where more is wanted.
    pub fn linear(slope: i64) -> Price {
        Price::new([(0, 0, slope)])
    }

    /// How far the count lies outside `low..=high`; `None` is no limit on that side.
    pub fn range(low: Option<i64>, high: Option<i64>) -> Price {
        match (low, high) {
            (None, None) => Price::new([(0, 0, 0)]),
            (Some(low), None) => Price::new([(low - 1, 1, -1), (low, 0, 0)]),
            (None, Some(high)) => Price::new([(high, 0, 0), (high + 1, 1, 1)]),
            (Some(low), Some(high)) if low == high => Price::new([(low, 0, -1), (low + 1, 1, 1)]),
            (Some(low), Some(high)) => Price::new([(low - 1, 1, -1), (low, 0, 0), (high + 1, 1, 1)]),
        }
    }

    /// 1 beyond `most`, however far; else 0.
    pub(crate) fn passed(most: i64) -> Price {
        Price::new([(most, 0, 0), (most + 1, 1, 0)])
    }

    /// `cost` for any number from 1 on.
    pub(crate) fn opened(cost: i64) -> Price {
        Price::new([(0, 0, 0), (1, cost, 0)])
    }

    /// The number of lots begun beyond `most`: a hard limit on large amounts, such as money, that is to weigh as much
    /// as one on small numbers, of which a little too much is one too many. `lot` is at least 1.
    pub(crate) fn lots(most: i64, lot: i64) -> Price {
        let begun = (0..=MAX_LOTS).map(|lots| (most + 1 + lots * lot, 1 + lots, 0));
        let far = (most + 1 + (MAX_LOTS + 1) * lot, MAX_LOTS + 2, 1);
        Price::new([(most, 0, 0)].into_iter().chain(begun).chain([far]))
    }

    /// `|scale · count − target|`, for shares that are no whole number. `scale` is at least 1.
    pub fn distance(scale: i64, target: i64) -> Price {
        let below = target.div_euclid(scale);
        Price::new([(below, target - scale * below, -scale), (below + 1, scale * (below + 1) - target, scale)])
    }

    /// How far the count is from 0 or from `least` and more, whichever is nearer: "none, or at least `least`".
    pub fn none_or(least: i64) -> Price {
        if least <= 1 {
            return Price::range(Some(0), None);
        }
        let half = least / 2;
        let mut pieces = vec![(0, 0, 0), (1, 1, 1)];
        if half + 1 < least {
            pieces.push((half + 1, least - half - 1, -1));
        }
        pieces.push((least, 0, 0));
        Price::new(pieces)
    }

    /// What is missing of `least` lots, each full at `lot`; nothing at 0. `lot` is at least 2.
    pub(crate) fn missing_lots(least: i64, lot: i64) -> Price {
        let full = (1..=least).map(|lots| (lots * lot, least - lots, 0));
        Price::new([(0, 0, 0), (1, least, 0)].into_iter().chain(full))
    }

    /// The same price one later: what it costs from 0 on stands from 1 on. Nothing at 0.
    pub(crate) fn after_one(&self) -> Price {
        let later = |at: i64| (at + 1, self.at(at), self.step(at));
        let breaks = self.breaks().filter(|&from| from > 0);
        Price::new([(0, 0, 0)].into_iter().chain(std::iter::once(0).chain(breaks).map(later)))
    }

    /// These values at 0, 1, 2, …; beyond the last it goes on as it came there. At least one value.
    pub(crate) fn through(values: &[i64]) -> Price {
        let mut pieces: Vec<(i64, i64, i64)> = Vec::new();
        for (at, ends) in (0..).zip(values.windows(2)) {
            let slope = ends[1] - ends[0];
            if pieces.last().is_none_or(|&(_, _, before)| before != slope) {
                pieces.push((at, ends[0], slope));
            }
        }
        if pieces.is_empty() {
            pieces.push((0, values.first().copied().unwrap_or(0), 0));
        }
        Price::new(pieces)
    }

    /// The same price, `factor` times; `None` if that overflows. `factor` is at least 0.
    pub fn times(&self, factor: i64) -> Option<Price> {
        let piece = |p: &PriceSegment| {
            Some(PriceSegment {
                from: p.from,
                value: p.value.checked_mul(factor)?,
                slope: p.slope.checked_mul(factor)?,
            })
        };
        Some(Price { pieces: self.pieces.iter().map(piece).collect::<Option<_>>()? })
    }

    /// The slope of a price that is linear and 0 at 0.
    pub(crate) fn slope(&self) -> Option<i64> {
        match self.pieces.as_slice() {
            [only] if only.value == only.slope * only.from => Some(only.slope),
            _ => None,
        }
    }

    /// The cost of this count.
    #[inline]
    pub fn at(&self, count: i64) -> i64 {
        let mut piece = &self.pieces[0];
        for next in &self.pieces[1..] {
            if next.from > count {
                break;
            }
            piece = next;
        }
        piece.value + piece.slope * (count - piece.from)
    }

    /// The cost of one more than this count.
    #[inline]
    pub fn step(&self, count: i64) -> i64 {
        self.at(count + 1) - self.at(count)
    }

    /// Whether one more never costs less than the one before did.
    pub fn is_convex(&self) -> bool {
        self.is_convex_on(-FAR..=FAR)
    }

    /// [`is_convex`](Price::is_convex) for counts in `range` alone.
    pub fn is_convex_on(&self, range: RangeInclusive<i64>) -> bool {
        self.runs(range).len() <= 1
    }

    /// The counts at which the slope to the next count may differ from the slope before, with that slope; in order.
    fn slopes(&self, range: &RangeInclusive<i64>) -> Vec<(i64, i64)> {
        let (low, high) = (*range.start(), *range.end());
        let mut at = vec![low];
        at.extend(self.pieces.iter().skip(1).flat_map(|p| [p.from - 1, p.from]));
        at.retain(|&count| count >= low && count < high);
        at.dedup();
        at.into_iter().map(|count| (count, self.step(count))).collect()
    }

    /// Counts at which another piece begins.
    pub(crate) fn breaks(&self) -> impl Iterator<Item = i64> {
        self.pieces.iter().map(|piece| piece.from)
    }

    /// `range` cut into the fewest stretches on each of which the price is convex.
    pub fn runs(&self, range: RangeInclusive<i64>) -> Vec<RangeInclusive<i64>> {
        let (mut from, high) = (*range.start(), *range.end());
        let mut runs = Vec::new();
        let mut before = i64::MIN;
        let slopes = self.slopes(&range);
        for (at, &(count, slope)) in slopes.iter().enumerate() {
            let falls = slope < before;
            before = slope;
            if falls {
                runs.push(from..=count);
                // The falling step itself belongs to no run: the next one starts behind it.
                from = count + 1;
                if slopes.get(at + 1).is_some_and(|&(next, _)| next == from) {
                    before = i64::MIN;
                }
            }
        }
        if from <= high {
            runs.push(from..=high);
        }
        runs
    }

    /// The stretches of `range` that cost nothing.
    pub fn free(&self, range: RangeInclusive<i64>) -> Vec<RangeInclusive<i64>> {
        let (low, high) = (*range.start(), *range.end());
        let mut free: Vec<RangeInclusive<i64>> = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let first = if at == 0 { low } else { piece.from.max(low) };
            let last = self.pieces.get(at + 1).map_or(high, |next| high.min(next.from - 1));
            if first > last {
                continue;
            }
            let stretch = if piece.slope == 0 {
                (piece.value == 0).then_some(first..=last)
            } else {
                let zero = piece.from - piece.value / piece.slope;
                (piece.value % piece.slope == 0 && (first..=last).contains(&zero)).then_some(zero..=zero)
            };
            match (stretch, free.last_mut()) {
                (Some(next), Some(before)) if *before.end() + 1 == *next.start() => {
                    *before = *before.start()..=*next.end()
                }
                (Some(next), _) => free.push(next),
                (None, _) => {}
            }
        }
        free
    }

    /// The lines whose highest is the price, for a `range` on which it is convex. They join neighbouring *integers*,
    /// and so hold the rounding of an uneven share, which lines through the exact share would miss.
    pub fn lines(&self, range: RangeInclusive<i64>) -> Vec<Line> {
        let mut slopes = self.slopes(&range);
        slopes.dedup_by_key(|&mut (_, slope)| slope);
        if slopes.is_empty() {
            return vec![Line { slope: 0, constant: self.at(*range.start()) }];
        }
        let line = |(count, slope)| Line { slope, constant: self.at(count) - slope * count };
        slopes.into_iter().map(line).collect()
    }

    /// The greatest cost over `range`, without regard to its sign and without overflow.
    pub(crate) fn greatest(&self, range: &RangeInclusive<i64>) -> i128 {
        let inner = self.pieces.iter().flat_map(|p| [p.from - 1, p.from]).filter(|count| range.contains(count));
        let counts = [*range.start(), *range.end()].into_iter().chain(inner);
        let cost = |count: i64| {
            let piece = self.pieces.iter().rev().find(|piece| piece.from <= count).unwrap_or(&self.pieces[0]);
            i128::from(piece.value) + i128::from(piece.slope) * (i128::from(count) - i128::from(piece.from))
        };
        counts.map(|count| cost(count).abs()).max().unwrap_or(0)
    }

    /// The least and the greatest cost over `range`.
    pub fn extremes(&self, range: RangeInclusive<i64>) -> (i64, i64) {
        let ends = [*range.start(), *range.end()];
        let inner = self.pieces.iter().flat_map(|p| [p.from - 1, p.from]).filter(|c| range.contains(c));
        let costs: Vec<i64> = ends.into_iter().chain(inner).map(|count| self.at(count)).collect();
        let least = costs.iter().copied().min().unwrap_or(0);
        let greatest = costs.iter().copied().max().unwrap_or(0);
        (least, greatest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn prices() -> impl Strategy<Value = Price> {
        prop_oneof![
            (-3i64..4).prop_map(Price::linear),
            (0i64..5, 0i64..5).prop_map(|(low, more)| Price::range(Some(low), Some(low + more))),
            (0i64..5).prop_map(|low| Price::range(Some(low), None)),
            (0i64..5).prop_map(|high| Price::range(None, Some(high))),
            (1i64..8, -9i64..40).prop_map(|(scale, target)| Price::distance(scale, target)),
            (0i64..7).prop_map(Price::none_or),
            (1i64..4, 2i64..7).prop_map(|(least, lot)| Price::missing_lots(least, lot)),
        ]
    }

    #[test]
    fn each_price_is_its_definition() {
        for count in -4..20 {
            assert_eq!(Price::distance(3, 7).at(count), (3 * count - 7).abs());
            assert_eq!(Price::range(Some(2), Some(2)).at(count), (count - 2).abs());
            for least in 0..7 {
                let nearest = count.min(least - count).max(0);
                assert_eq!(Price::none_or(least).at(count.max(0)), nearest.min(count.max(0)), "{count} of {least}");
            }
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn lines_meet_the_price_on_convex_stretches(price in prices(), low in -5i64..5, more in 0i64..15) {
            for run in price.runs(low..=low + more) {
                for count in run.clone() {
                    let highest = price.lines(run.clone()).iter().map(|l| l.slope * count + l.constant).max();
                    prop_assert_eq!(highest, Some(price.at(count)));
                }
            }
        }

        #[test]
        fn runs_cover_the_range_in_order(price in prices(), low in -5i64..5, more in 0i64..15) {
            let counts: Vec<i64> = price.runs(low..=low + more).into_iter().flatten().collect();
            prop_assert_eq!(counts, (low..=low + more).collect::<Vec<_>>());
        }

        #[test]
        fn free_stretches_are_the_zeros(price in prices(), low in -5i64..5, more in 0i64..15) {
            let free: Vec<i64> = price.free(low..=low + more).into_iter().flatten().collect();
            let zeros: Vec<i64> = (low..=low + more).filter(|&c| price.at(c) == 0).collect();
            prop_assert_eq!(free, zeros);
        }

        #[test]
        fn extremes_hold_every_cost(price in prices(), low in -5i64..5, more in 0i64..15) {
            let costs: Vec<i64> = (low..=low + more).map(|c| price.at(c)).collect();
            let (least, greatest) = price.extremes(low..=low + more);
            prop_assert_eq!(Some(&least), costs.iter().min());
            prop_assert_eq!(Some(&greatest), costs.iter().max());
        }
    }
}

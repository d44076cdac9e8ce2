//! The cheapest way to split a total over counts: the floor that all families share.
//!
//! Where prices are convex the next unit goes where it costs least, which is exact (Fox, "Discrete optimization via
//! marginal analysis", 1966). Where they are not, a small dynamic program is exact, and beyond its size the prices'
//! lower hulls bound it.

use super::price::Price;
use std::ops::RangeInclusive;

/// Some counts with one price and one range.
#[derive(Debug, Clone)]
pub(crate) struct SplitShare<'a> {
    pub(crate) price: &'a Price,
    pub(crate) range: RangeInclusive<i64>,
    /// How many counts are like this.
    pub(crate) times: i64,
    /// Prices of the same count that must be 0.
    pub(crate) required: Vec<&'a Price>,
}

/// States × choices that the dynamic program may look at.
const MAX_PROGRAM: i64 = 10_000_000;
/// Counts of which a lower hull is built.
const MAX_HULL: i64 = 1 << 14;

/// The least total price of counts that are multiples of `unit`, lie in their ranges and add up to a number in
/// `totals`; `None` if there are no such counts.
pub(crate) fn cheapest_split(shares: &[SplitShare<'_>], totals: RangeInclusive<i64>, unit: i64) -> Option<i64> {
    let unit = unit.max(1);
    let lattices: Vec<Lattice<'_>> = shares.iter().map(|share| Lattice::new(share, unit)).collect::<Option<_>>()?;
    let least: i64 = lattices.iter().map(|l| l.first * l.times).sum();
    let most: i64 = lattices.iter().map(|l| (l.first + l.steps) * l.times).sum();
    let low = (-(-totals.start()).div_euclid(unit)).max(least);
    let high = totals.end().div_euclid(unit).min(most);
    if low > high {
        return None;
    }
    let (need, room) = (low - least, high - least);
    if lattices.iter().any(|lattice| !lattice.required.is_empty()) {
        // Gaps between the values that are allowed need the program; beyond its size they are passed over.
        let exact = room <= MAX_PROGRAM && work(&lattices, room) <= MAX_PROGRAM;
        if exact {
            return by_program(&lattices, need, room);
        }
    }
    let curves: Vec<Curve> = lattices.iter().map(Lattice::curve).collect();
    if !curves.iter().all(|curve| curve.exact) && work(&lattices, room) <= MAX_PROGRAM {
        return by_program(&lattices, need, room);
    }
    Some(by_margins(&lattices, curves, need, room))
}

/// States × choices that the dynamic program would look at.
fn work(lattices: &[Lattice<'_>], room: i64) -> i64 {
    let choices = lattices.iter().map(|l| l.times.saturating_mul(l.steps + 1));
    choices.fold(0, i64::saturating_add).saturating_mul(room + 1)
}

/// The counts of a share that are multiples of the unit: `unit · (first + step)` for steps `0..=steps`.
struct Lattice<'a> {
    price: &'a Price,
    unit: i64,
    first: i64,
    steps: i64,
    times: i64,
    /// Prices that must be 0 and leave gaps; what cuts off an end has narrowed the steps.
    required: Vec<&'a Price>,
}

/// `length` steps that each cost `numerator / denominator` more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    numerator: i64,
    denominator: i64,
    length: i64,
}

/// A curve that never rises above what it stands for: the cost of the first count, then segments of rising cost.
struct Curve {
    base: i64,
    segments: Vec<Segment>,
    /// Whether it is the price itself.
    exact: bool,
}

impl<'a> Lattice<'a> {
    fn new(share: &SplitShare<'a>, unit: i64) -> Option<Lattice<'a>> {
        let mut range = share.range.clone();
        let mut required = Vec::new();
        for price in &share.required {
            match price.free(range.clone()).as_slice() {
                [] => return None,
                [only] => range = only.clone(),
                _ => required.push(*price),
            }
        }
        let first = -(-range.start()).div_euclid(unit);
        let last = range.end().div_euclid(unit);
        let lattice = Lattice { price: share.price, unit, first, steps: last - first, times: share.times, required };
        (first <= last).then_some(lattice)
    }

    /// Whether nothing that is required speaks against the count.
    fn allows(&self, step: i64) -> bool {
        let count = self.unit * (self.first + step);
        self.required.iter().all(|price| price.at(count) == 0)
    }

    fn at(&self, step: i64) -> i64 {
        self.price.at(self.unit * (self.first + step))
    }

    /// The steps' costs as segments; `None` if a later step is cheaper than an earlier one.
    fn convex_segments(&self) -> Option<Vec<Segment>> {
        let mut starts = vec![0];
        for from in self.price.breaks() {
            let near = (from - self.unit * self.first).div_euclid(self.unit);
            starts.extend([near - 1, near, near + 1]);
        }
        starts.retain(|&step| step >= 0 && step < self.steps);
        starts.sort_unstable();
        starts.dedup();
        let mut segments: Vec<Segment> = Vec::new();
        for (at, &start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(self.steps);
            let numerator = self.at(start + 1) - self.at(start);
            if segments.last().is_some_and(|before| numerator < before.numerator) {
                return None;
            }
            segments.push(Segment { numerator, denominator: 1, length: end - start });
        }
        Some(segments)
    }

    /// The lower convex hull of the price; flat at the least cost when there are too many counts.
    fn curve(&self) -> Curve {
        if let Some(segments) = self.convex_segments() {
            return Curve { base: self.at(0), segments, exact: true };
        }
        if self.steps > MAX_HULL {
            let range = self.unit * self.first..=self.unit * (self.first + self.steps);
            let flat = Segment { numerator: 0, denominator: 1, length: self.steps };
            return Curve { base: self.price.extremes(range).0, segments: vec![flat], exact: false };
        }
        let mut hull: Vec<(i64, i64)> = Vec::new();
        for point in (0..=self.steps).map(|step| (step, self.at(step))) {
            while let [.., a, b] = hull.as_slice() {
                let rise = |from: (i64, i64), to: (i64, i64)| i128::from(to.1) - i128::from(from.1);
                let run = |from: (i64, i64), to: (i64, i64)| i128::from(to.0 - from.0);
                let turns_up = rise(*a, *b) * run(*b, point) < rise(*b, point) * run(*a, *b);
                if turns_up {
                    break;
                }
                hull.pop();
            }
            hull.push(point);
        }
        let segment = |ends: &[(i64, i64)]| {
            let length = ends[1].0 - ends[0].0;
            Segment { numerator: ends[1].1 - ends[0].1, denominator: length, length }
        };
        Curve { base: self.at(0), segments: hull.windows(2).map(segment).collect(), exact: false }
    }
}

/// Takes the cheapest steps first: `need` of them, and up to `room` as long as they gain. Fractions of a step's cost
/// are rounded up, for the true cost is whole.
fn by_margins(lattices: &[Lattice<'_>], curves: Vec<Curve>, need: i64, room: i64) -> i64 {
    let base: i64 = lattices.iter().zip(&curves).map(|(lattice, curve)| curve.base * lattice.times).sum();
    let mut all: Vec<Segment> = Vec::new();
    for (lattice, curve) in lattices.iter().zip(curves) {
        let times = |segment: Segment| Segment { length: segment.length * lattice.times, ..segment };
        all.extend(curve.segments.into_iter().map(times));
    }
    all.sort_by(|a, b| {
        let (left, right) = (a.numerator as i128 * b.denominator as i128, b.numerator as i128 * a.denominator as i128);
        left.cmp(&right)
    });
    let (mut taken, mut whole, mut parts) = (0, 0i64, Vec::new());
    for segment in all {
        let wanted = if segment.numerator < 0 { room } else { need };
        let steps = segment.length.min(wanted - taken);
        if steps <= 0 {
            break;
        }
        taken += steps;
        match segment.denominator {
            1 => whole += steps * segment.numerator,
            denominator => parts.push((steps as f64) * segment.numerator as f64 / denominator as f64),
        }
    }
    let fraction: f64 = parts.iter().sum();
    base + whole + (fraction - 1e-6 * fraction.abs().max(1.0)).ceil() as i64
}

/// Exact for any price: the least cost of every total, count after count.
fn by_program(lattices: &[Lattice<'_>], need: i64, room: i64) -> Option<i64> {
    let states = room as usize + 1;
    let mut least: Vec<Option<i64>> = vec![None; states];
    least[0] = Some(0);
    for lattice in lattices {
        let steps = 0..=lattice.steps.min(room);
        let costs: Vec<Option<i64>> = steps.map(|step| lattice.allows(step).then(|| lattice.at(step))).collect();
        for _ in 0..lattice.times {
            let mut next: Vec<Option<i64>> = vec![None; states];
            let reached = least.iter().enumerate().filter_map(|(at, cost)| cost.map(|cost| (at, cost)));
            for (before, cost) in reached {
                for (slot, step_cost) in next[before..].iter_mut().zip(&costs) {
                    let Some(step_cost) = step_cost else { continue };
                    let sum = cost + step_cost;
                    if slot.is_none_or(|best| sum < best) {
                        *slot = Some(sum);
                    }
                }
            }
            least = next;
        }
    }
    least[need as usize..].iter().flatten().copied().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every way, one count after the other.
    fn brute(
        shares: &[(Price, RangeInclusive<i64>)],
        totals: &RangeInclusive<i64>,
        unit: i64,
        sum: i64,
    ) -> Option<i64> {
        match shares.split_first() {
            None => totals.contains(&sum).then_some(0),
            Some(((price, range), rest)) => range
                .clone()
                .filter(|count| count % unit == 0)
                .filter_map(|count| Some(price.at(count) + brute(rest, totals, unit, sum + count)?))
                .min(),
        }
    }

    fn any_price() -> impl Strategy<Value = Price> {
        prop_oneof![
            (-3i64..4).prop_map(Price::linear),
            (0i64..5, 0i64..5).prop_map(|(low, more)| Price::range(Some(low), Some(low + more))),
            (1i64..8, -9i64..40).prop_map(|(scale, target)| Price::distance(scale, target)),
            (0i64..5).prop_map(Price::none_or),
        ]
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(256))]

        #[test]
        fn the_floor_is_the_cheapest_split(
            shares in prop::collection::vec((any_price(), -3i64..4, 0i64..7), 1..4),
            low in -6i64..12,
            more in 0i64..4,
            unit in 1i64..4,
        ) {
            let shares: Vec<_> = shares.into_iter().map(|(price, low, more)| (price, low..=low + more)).collect();
            let asked: Vec<_> = shares.iter().map(|(price, range)| SplitShare { price, range: range.clone(), times: 1, required: Vec::new() }).collect();
            let totals = low..=low + more;
            prop_assert_eq!(cheapest_split(&asked, totals.clone(), unit), brute(&shares, &totals, unit, 0));
        }

        #[test]
        fn hulls_never_exceed_the_cheapest_split(
            price in any_price(), low in 0i64..3, more in 0i64..7, times in 1i64..4, total in 0i64..20,
        ) {
            let share = SplitShare { price: &price, range: low..=low + more, times, required: Vec::new() };
            let lattice = Lattice::new(&share, 1).expect("the range holds a number");
            let need = total - low * times;
            prop_assume!(need >= 0 && need <= more * times);
            let hull = by_margins(std::slice::from_ref(&lattice), vec![lattice.curve()], need, need);
            let exact = by_program(&[lattice], need, need).expect("the total can be split");
            prop_assert!(hull <= exact, "{hull} > {exact}");
        }
    }
}

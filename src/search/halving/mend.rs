//! Groups in which some count is beyond its even share: with another group each, they are cut anew.

use super::cut::Cutter;
use super::kinds::Kinds;
use crate::interrupts::Interrupts;
use crate::model::UnitId;
use crate::random::Random;

/// Cuts for a group in a row, and in all for each group of a part.
const CUTS: (usize, usize) = (64, 2);

/// What of each column is to be in a group of any size.
#[derive(Debug)]
pub(super) struct Shares {
    totals: Vec<i64>,
    units: i64,
}

impl Shares {
    pub(super) fn new(kinds: &Kinds, units: &[UnitId]) -> Shares {
        let mut totals = vec![0; kinds.width];
        for &unit in units {
            kinds.columns(kinds.kind(unit)).iter().for_each(|&column| totals[column as usize] += 1);
        }
        Shares { totals, units: units.len() as i64 }
    }

    /// By how many units counts of a group are beyond their shares rounded down or up. `counts` are all 0, and so they stay.
    fn off(&self, kinds: &Kinds, group: &[UnitId], counts: &mut [i64]) -> i64 {
        for &unit in group {
            kinds.columns(kinds.kind(unit)).iter().for_each(|&column| counts[column as usize] += 1);
        }
        let mut off = 0;
        for (count, total) in counts.iter_mut().zip(&self.totals) {
            let share = total * group.len() as i64;
            let (low, high) = (share / self.units, (share + self.units - 1) / self.units);
            off += (low - *count).max(*count - high).max(0);
            *count = 0;
        }
        off
    }
}

/// Cuts groups of a part anew, each that is off with another one, as long as that helps. The groups have these sizes, and
/// their units stand one after the other.
pub(super) fn mend(
    sizes: &[usize],
    units: &mut [UnitId],
    shares: &Shares,
    cutter: &mut Cutter<'_>,
    random: &mut Random,
    interrupts: &Interrupts<'_>,
) {
    if interrupts.stop() {
        return;
    }
    let kinds = cutter.kinds();
    let mut start = 0;
    let mut ranges = Vec::with_capacity(sizes.len());
    for size in sizes {
        ranges.push(start..start + size);
        start += size;
    }
    let mut counts = vec![0; kinds.width];
    let mut off: Vec<i64> = ranges.iter().map(|range| shares.off(kinds, &units[range.clone()], &mut counts)).collect();
    let mut open: Vec<usize> = (0..sizes.len()).filter(|&group| off[group] > 0).collect();
    let mut left = CUTS.1 * sizes.len();
    let mut pool = Vec::new();
    while let Some(group) = open.pop() {
        for _ in 0..CUTS.0.min(left) {
            if off[group] == 0 || interrupts.stop() {
                break;
            }
            left -= 1;
            let other = random.below(sizes.len());
            if other == group {
                continue;
            }
            pool.clear();
            pool.extend([group, other].into_iter().flat_map(|group| &units[ranges[group].clone()]));
            // A sort that keeps the order of those alike.
            pool.sort_by_key(|&unit| kinds.kind(unit));
            cutter.cut(&mut pool, sizes[group], random);
            let (first, second) = pool.split_at(sizes[group]);
            let found = [first, second].map(|half| shares.off(kinds, half, &mut counts));
            if found[0] + found[1] <= off[group] + off[other] {
                units[ranges[group].clone()].copy_from_slice(first);
                units[ranges[other].clone()].copy_from_slice(second);
                if found[1] > 0 && off[other] == 0 {
                    open.push(other);
                }
                [off[group], off[other]] = found;
            }
        }
    }
}

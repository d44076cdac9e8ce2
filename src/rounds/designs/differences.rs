//! A class of people for each seat, and a round for each row of a difference matrix (Bose and Bush, "Orthogonal arrays of
//! strength two and three", 1952), which may have fewer rows than the group has elements. The matrices are searched for
//! in few steps.

use super::ring::Ring;
use super::{Round, longest};
use crate::interrupts::Interrupts;
use crate::random::Random;

/// Steps of all tries together. A step tries one entry.
const STEPS: usize = 2_000_000;
/// Steps of the first tries, and how many tries have as many before they have twice as many.
const FIRST_TRY: usize = 2_000;
const TRIES: usize = 32;
/// The largest ring: differences are bits of a word.
const MAX_ORDER: usize = u64::BITS as usize;

/// At least `rounds` rounds. People of one class never meet but in a last round among themselves, where classes
/// can be split. None where no matrix is found within the steps or before it is
/// interrupted, though there may be one.
///
/// A row of the matrix has an entry of the ring for each class; its group is shifted by each element of the ring. The
/// differences of any two classes differ from row to row, so that no two people meet twice. Rows and classes can be
/// exchanged: the differences of any two rows differ from class to class.
pub(super) fn differences(
    groups: usize,
    size: usize,
    rounds: usize,
    interrupts: &Interrupts<'_>,
) -> Option<Vec<Round>> {
    let ring = Ring::new(groups).filter(|_| groups <= MAX_ORDER && size <= groups)?;
    let inside = if groups.is_multiple_of(size) { longest(groups / size, size) } else { Vec::new() };
    let rows = rounds.saturating_sub(inside.len()).max(1);
    // With a row for each element of a ring of order 2 mod 4 two columns are the most (Drake, "Partial λ-geometries and
    // generalized Hadamard matrices over groups", 1979).
    if rows > groups || rows == groups && groups % 4 == 2 && size > 2 {
        return None;
    }
    let matrix = matrix(&ring, groups, (rows.max(size), rows.min(size)), interrupts)?;
    let entry = |row: usize, class: usize| if rows > size { matrix[class][row] } else { matrix[row][class] };
    let person = |class: usize, element: usize| class * groups + element;
    let mut schedule: Vec<Round> = Vec::new();
    for row in 0..rows {
        let group = |shift| (0..size).map(|class| person(class, ring.plus(entry(row, class), shift))).collect();
        schedule.push((0..groups).map(group).collect());
    }
    for round in &inside {
        let among =
            |class: usize| round.iter().map(move |group| group.iter().map(|&element| person(class, element)).collect());
        schedule.push((0..size).flat_map(among).collect());
    }
    Some(schedule)
}

/// Columns of so many entries, and so many of them: the differences of any two have each value once at most.
fn matrix(
    ring: &Ring,
    order: usize,
    (length, columns): (usize, usize),
    interrupts: &Interrupts<'_>,
) -> Option<Vec<Vec<usize>>> {
    let mut minus = vec![0; order * order];
    for (a, b) in (0..order).flat_map(|a| (0..order).map(move |b| (a, b))) {
        minus[ring.plus(a, b) * order + b] = a;
    }
    let mut random = Random::new(order as u64, length as u64);
    let (mut left, mut each) = (STEPS, FIRST_TRY);
    while left > 0 {
        for _ in 0..TRIES {
            if interrupts.stop() {
                return None;
            }
            let sequence = |_| {
                let mut sequence: Vec<usize> = (0..order).collect();
                random.shuffle(&mut sequence);
                sequence
            };
            let mut attempt = Attempt {
                order,
                length,
                minus: &minus,
                sequences: (0..columns).map(sequence).collect(),
                // The first column and the first entry of each are zero: that can always be.
                matrix: vec![vec![0; length]; columns],
                used: vec![0; columns * columns],
                steps: each.min(left),
            };
            left -= attempt.steps;
            let found = attempt.fill(1, 0);
            left += attempt.steps;
            if found {
                return Some(attempt.matrix);
            }
            // All were tried: there is none.
            if attempt.steps > 0 {
                return None;
            }
        }
        each = each.saturating_mul(2);
    }
    None
}

/// One search by depth.
struct Attempt<'a> {
    order: usize,
    /// The length of a column.
    length: usize,
    /// The differences of two elements.
    minus: &'a [usize],
    /// The order in which values are tried, by column.
    sequences: Vec<Vec<usize>>,
    matrix: Vec<Vec<usize>>,
    /// The differences that a column has so far to one before it.
    used: Vec<u64>,
    steps: usize,
}

impl Attempt<'_> {
    /// Fills the columns from an entry on.
    fn fill(&mut self, column: usize, row: usize) -> bool {
        if column >= self.matrix.len() {
            return true;
        }
        if row == self.length {
            return self.fill(column + 1, 0);
        }
        let values = if row == 0 { 1 } else { self.order };
        for at in 0..values {
            if self.steps == 0 {
                return false;
            }
            self.steps -= 1;
            // Another value comes first in each row.
            let value = if row == 0 { 0 } else { self.sequences[column][(at + 7 * row) % self.order] };
            let before = self.take(column, row, value);
            if before == column {
                self.matrix[column][row] = value;
                if self.fill(column, row + 1) {
                    return true;
                }
            }
            for other in 0..before {
                self.used[column * self.matrix.len() + other] &= !self.difference(other, row, value);
            }
        }
        false
    }

    /// Uses the differences to the columns before, until one was used before; tells for how many.
    fn take(&mut self, column: usize, row: usize, value: usize) -> usize {
        for other in 0..column {
            let difference = self.difference(other, row, value);
            let used = &mut self.used[column * self.matrix.len() + other];
            if *used & difference != 0 {
                return other;
            }
            *used |= difference;
        }
        column
    }

    fn difference(&self, other: usize, row: usize, value: usize) -> u64 {
        1 << self.minus[value * self.order + self.matrix[other][row]]
    }
}

//! The eigenvalues of a symmetric matrix: reflections make it tridiagonal (Householder 1958), and rotations with shifts make
//! that diagonal (Francis 1961). Both keep eigenvalues but for rounding errors of their size.

use crate::interrupts::Interrupts;

/// Rounds for one eigenvalue; three are usual.
const ROUNDS: usize = 60;

/// The eigenvalues of a symmetric matrix, a full square by rows, from the least up; `None` if it is interrupted, or if a
/// number is not finite.
pub(super) fn eigenvalues(matrix: Vec<f64>, size: usize, interrupts: &Interrupts<'_>) -> Option<Vec<f64>> {
    let (mut diagonal, mut beside) = tridiagonal(matrix, size, interrupts)?;
    for first in 0..size {
        let mut rounds = 0..ROUNDS;
        loop {
            let negligible = |at: usize| {
                let scale = diagonal[at].abs() + diagonal[at + 1].abs();
                beside[at].abs() <= f64::EPSILON * scale
            };
            let last = (first..size - 1).find(|&at| negligible(at)).unwrap_or(size - 1);
            if last == first {
                break;
            }
            rounds.next()?;
            rotate(&mut diagonal, &mut beside, first, last);
        }
    }
    diagonal.sort_by(f64::total_cmp);
    diagonal.iter().all(|value| value.is_finite()).then_some(diagonal)
}

/// The diagonal of a tridiagonal matrix with the same eigenvalues, and what stands beside it, with a zero at its end.
fn tridiagonal(mut matrix: Vec<f64>, size: usize, interrupts: &Interrupts<'_>) -> Option<(Vec<f64>, Vec<f64>)> {
    let mut beside = vec![0.0; size];
    for last in (1..size).rev() {
        if interrupts.stop() {
            return None;
        }
        let (before, row) = matrix.split_at_mut(last * size);
        let row = &mut row[..last];
        let length = row.iter().map(|value| value * value).sum::<f64>().sqrt();
        let edge = row[last - 1];
        if length == edge.abs() {
            beside[last - 1] = edge;
            continue;
        }
        // The reflection along `row` takes it to a multiple of its last place.
        let kept = if edge > 0.0 { -length } else { length };
        beside[last - 1] = kept;
        row[last - 1] -= kept;
        let half = length * (length + edge.abs());
        let image = |at: usize| before[at * size..][..last].iter().zip(&*row).map(|(a, b)| a * b).sum::<f64>() / half;
        let mut image: Vec<f64> = (0..last).map(image).collect();
        let overlap = image.iter().zip(&*row).map(|(a, b)| a * b).sum::<f64>() / (2.0 * half);
        image.iter_mut().zip(&*row).for_each(|(image, along)| *image -= overlap * along);
        for (at, line) in before.chunks_exact_mut(size).enumerate() {
            let (along, across) = (row[at], image[at]);
            let places = line[..last].iter_mut().zip(&image).zip(&*row);
            places.for_each(|((value, image), row)| *value -= along * image + across * row);
        }
    }
    Some(((0..size).map(|at| matrix[at * size + at]).collect(), beside))
}

/// One round of rotations from `last` up to `first`, with a shift towards the eigenvalue at `first`.
fn rotate(diagonal: &mut [f64], beside: &mut [f64], first: usize, last: usize) {
    let length = |a: f64, b: f64| (a * a + b * b).sqrt();
    let ratio = (diagonal[first + 1] - diagonal[first]) / (2.0 * beside[first]);
    let shift = beside[first] / (ratio + length(ratio, 1.0).copysign(ratio));
    let mut edge = diagonal[last] - diagonal[first] + shift;
    let (mut sine, mut cosine, mut moved) = (1.0, 1.0, 0.0);
    for at in (first..last).rev() {
        let (across, along) = (sine * beside[at], cosine * beside[at]);
        let radius = length(across, edge);
        beside[at + 1] = radius;
        if radius == 0.0 {
            // The matrix has come apart here.
            diagonal[at + 1] -= moved;
            beside[last] = 0.0;
            return;
        }
        (sine, cosine) = (across / radius, edge / radius);
        let rest = diagonal[at + 1] - moved;
        let turned = (diagonal[at] - rest) * sine + 2.0 * cosine * along;
        moved = sine * turned;
        diagonal[at + 1] = rest + moved;
        edge = cosine * turned - along;
    }
    diagonal[first] -= moved;
    beside[first] = edge;
    beside[last] = 0.0;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(matrix: &[&[f64]]) -> Vec<f64> {
        eigenvalues(matrix.concat(), matrix.len(), &Interrupts::default()).expect("nothing stops it")
    }

    #[test]
    fn eigenvalues_that_are_known() {
        assert_eq!(of(&[&[7.0]]), [7.0]);
        assert_eq!(of(&[&[3.0, 0.0], &[0.0, -2.0]]), [-2.0, 3.0]);
        let near = |found: Vec<f64>, known: &[f64]| {
            assert!(found.iter().zip(known).all(|(found, known)| (found - known).abs() < 1e-12), "{found:?}");
        };
        near(of(&[&[2.0, 1.0], &[1.0, 2.0]]), &[1.0, 3.0]);
        near(of(&[&[0.0, 1.0, 1.0], &[1.0, 0.0, 1.0], &[1.0, 1.0, 0.0]]), &[-1.0, -1.0, 2.0]);
        let none: &[f64] = &[0.0; 4];
        near(of(&[none; 4]), none);
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(64))]

        /// Sums of the first three powers of the eigenvalues are those of the diagonals of the powers.
        #[test]
        fn powers_have_the_traces_of_the_matrix(
            (size, values) in (1..12_usize).prop_flat_map(|size| (Just(size), prop::collection::vec(-9..10_i32, size * size))),
        ) {
            let at = |row: usize, column: usize| f64::from(values[row.max(column) * size + row.min(column)]);
            let places = || (0..size).flat_map(|row| (0..size).map(move |column| (row, column)));
            let found = eigenvalues(places().map(|(row, column)| at(row, column)).collect(), size, &Interrupts::default());
            let found = found.expect("nothing stops it");
            let squared = |row: usize, column: usize| (0..size).map(|by| at(row, by) * at(by, column)).sum::<f64>();
            let first: f64 = (0..size).map(|row| at(row, row)).sum();
            let second: f64 = (0..size).map(|row| squared(row, row)).sum();
            let third: f64 = places().map(|(row, column)| squared(row, column) * at(column, row)).sum();
            for (power, trace) in [(1, first), (2, second), (3, third)] {
                let sum: f64 = found.iter().map(|value| value.powi(power)).sum();
                prop_assert!((sum - trace).abs() < 1e-6, "power {}: {} and {}", power, sum, trace);
            }
        }
    }
}

//! Bounds on sums of pair values in groups of fixed sizes, by eigenvalues (Donath & Hoffman, "Lower bounds for the
//! partitioning of graphs", 1973).
//!
//! Twice the sum is that of `xᵀVx` over the groups, where `x` says who is in a group and `V` has the values. What all `x` have in
//! common with the vector of ones is known from the sizes. The rests are no more directions than groups less one, as long
//! as the sizes say, so that they gain no more than as many of the greatest eigenvalues of `V` across the ones.

use super::spectrum::eigenvalues;
use crate::interrupts::Interrupts;
use std::ops::RangeInclusive;

/// Units beyond which eigenvalues take too long.
const MAX_UNITS: usize = 600;
/// Eigenvalues are taken to be off by this part of the size of the matrix; rounding takes a thousandth of that.
const INACCURACY: f64 = 1e-8;

/// Least and greatest sum of the values of pairs in one group, for groups of these sizes that hold all units; `None` if
/// that takes too long. `values` is a symmetric square with zeros on its diagonal.
pub(super) fn spectral_range(
    values: &[i32],
    sizes: &[usize],
    interrupts: &Interrupts<'_>,
) -> Option<RangeInclusive<i64>> {
    let units: usize = sizes.iter().sum();
    if !(2..=MAX_UNITS).contains(&units) || values.len() != units * units {
        return None;
    }
    let sums: Vec<f64> =
        values.chunks_exact(units).map(|row| row.iter().map(|&value| f64::from(value)).sum()).collect();
    let all: f64 = sums.iter().sum();
    let number = units as f64;
    let spectrum = eigenvalues(across_ones(values, &sums), units - 1, interrupts)?;
    let parts = || sizes.iter().map(|&size| size as f64);
    let along: f64 = parts().map(|size| (size / number) * (size / number) * all).sum();
    // What uneven sizes let the two parts have to do with each other.
    let uneven = sums.iter().map(|sum| (sum - all / number) * (sum - all / number)).sum::<f64>().sqrt();
    let even = 1.0 / sizes.len() as f64;
    let crossing = |size: f64| 2.0 * (size / number - even).abs() * (size - size * size / number).sqrt() * uneven;
    let crossing: f64 = parts().map(crossing).sum();
    let size = values.iter().map(|&value| f64::from(value) * f64::from(value)).sum::<f64>().sqrt();
    let (small, large) = (parts().fold(f64::INFINITY, f64::min), parts().fold(0.0, f64::max));
    let longest = |value: f64| if value > 0.0 { large * value } else { small * value };
    let directions = sizes.len() - 1;
    let most: f64 = spectrum.iter().rev().take(directions).map(|&value| longest(value)).sum();
    let least: f64 = spectrum.iter().take(directions).map(|&value| -longest(-value)).sum();
    let inaccuracy = INACCURACY * size * number;
    let low = (along + least - crossing - inaccuracy) / 2.0;
    let high = (along + most + crossing + inaccuracy) / 2.0;
    Some(low.ceil() as i64..=high.floor() as i64)
}

/// The values as they are across the vector of ones: a reflection takes that to the first place, which is left out.
fn across_ones(values: &[i32], sums: &[f64]) -> Vec<f64> {
    let units = sums.len();
    let share = 1.0 / (units as f64).sqrt();
    // The reflection is along the ones, less the first place.
    let length = (2.0 - 2.0 * share).sqrt();
    let along = |at: usize| (share - if at == 0 { 1.0 } else { 0.0 }) / length;
    let image = |at: usize| (share * sums[at] - f64::from(values[at * units])) / length;
    let image: Vec<f64> = (0..units).map(image).collect();
    let overlap: f64 = image.iter().enumerate().map(|(at, image)| along(at) * image).sum();
    let mut across = Vec::with_capacity((units - 1) * (units - 1));
    for row in 1..units {
        let (here, there) = (along(row), image[row]);
        across.extend((1..units).map(|column| {
            let both = here * along(column);
            f64::from(values[row * units + column]) - 2.0 * (here * image[column] + there * along(column))
                + 4.0 * overlap * both
        }));
    }
    across
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The sums of all ways to deal units out to groups of these sizes.
    fn sums(values: &[i32], sizes: &[usize], held: &mut Vec<usize>, found: &mut Vec<i64>) {
        let units: usize = sizes.iter().sum();
        if held.len() == units {
            let pairs = (0..units).flat_map(|first| (0..first).map(move |second| (first, second)));
            let inside = pairs.filter(|&(first, second)| held[first] == held[second]);
            found.push(inside.map(|(first, second)| i64::from(values[first * units + second])).sum());
            return;
        }
        for group in 0..sizes.len() {
            if held.iter().filter(|&&other| other == group).count() < sizes[group] {
                held.push(group);
                sums(values, sizes, held, found);
                held.pop();
            }
        }
    }

    fn square(units: usize, value: impl Fn(usize, usize) -> i32) -> Vec<i32> {
        let places = (0..units).flat_map(|row| (0..units).map(move |column| (row, column)));
        places.map(|(row, column)| if row == column { 0 } else { value(row.max(column), row.min(column)) }).collect()
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn no_sum_is_out_of_range(
            sizes in prop::collection::vec(1..4_usize, 1..4),
            drawn in prop::collection::vec(-9..10_i32, 64),
            scale in prop_oneof![Just(1), Just(100_000_000)],
        ) {
            let units: usize = sizes.iter().sum();
            prop_assume!(units >= 2);
            let values = square(units, |row, column| scale * drawn[row * 8 % 64 + column % 8]);
            let range = spectral_range(&values, &sizes, &Interrupts::default()).expect("it is small");
            let mut found = Vec::new();
            sums(&values, &sizes, &mut Vec::new(), &mut found);
            for sum in found {
                prop_assert!(range.contains(&sum), "{} is not in {:?}", sum, range);
            }
        }
    }

    #[test]
    fn groups_that_eigenvalues_show_are_proved() {
        // Four times three who value each other 10, and nobody else.
        let values = square(12, |row, column| if row % 4 == column % 4 { 10 } else { 0 });
        let range = spectral_range(&values, &[3; 4], &Interrupts::default());
        assert_eq!(range.map(|range| *range.end()), Some(120));
    }
}

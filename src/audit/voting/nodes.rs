//! Points at which a polynomial is looked at to integrate it.

use std::f64::consts::PI;

/// A point between 0 and 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct QuadratureNode {
    /// The point.
    pub(super) at: f64,
    /// Its distance from 1, with as many good digits as the point itself.
    pub(super) rest: f64,
    /// What the value there counts.
    pub(super) weight: f64,
}

/// So many points and weights whose weighted sum is the integral from 0 to 1 of every polynomial of a degree below
/// twice their number (Gauss, "Methodus nova integralium valores per approximationem inveniendi", 1814).
pub(super) fn nodes(number: usize) -> Vec<QuadratureNode> {
    let mut nodes = Vec::new();
    for nth in 1..=number.div_ceil(2) {
        let node = node(number, nth);
        nodes.push(node);
        if nth <= number / 2 {
            nodes.push(QuadratureNode { at: node.rest, rest: node.at, ..node });
        }
    }
    nodes
}

/// The root of Legendre's polynomial that is `nth` nearest to 0, by Newton's method from a point near it.
fn node(number: usize, nth: usize) -> QuadratureNode {
    let angle = PI * (nth as f64 - 0.25) / (number as f64 + 0.5);
    let half = libm::sin(angle / 2.0);
    let mut at = half * half;
    // Newton's method doubles the good digits with every step; a handful is enough, and a few more cost little.
    for _ in 0..8 {
        let (value, before) = legendre(number, at);
        let slope = number as f64 * (before - (1.0 - 2.0 * at) * value);
        at += value * 2.0 * at * (1.0 - at) / slope;
    }
    let slope = number as f64 * legendre(number, at).1;
    QuadratureNode { at, rest: 1.0 - at, weight: 4.0 * at * (1.0 - at) / (slope * slope) }
}

/// Legendre's polynomials of a degree and of the one before at 1 − 2·`at`. The recurrence runs over differences, so
/// that no digits are lost near 0.
fn legendre(degree: usize, at: f64) -> (f64, f64) {
    let (mut value, mut before, mut difference) = (1.0, 1.0, 0.0);
    for below in 0..degree {
        let below = below as f64;
        difference = (below * difference - (2.0 * below + 1.0) * 2.0 * at * value) / (below + 1.0);
        before = value;
        value += difference;
    }
    (value, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The integral of `at`ᵃ · `rest`ᵇ is a! · b! / (a + b + 1)!.
    #[test]
    fn polynomials_are_integrated_to_the_last_digits() {
        for number in [1, 2, 3, 8, 16, 101, 500] {
            let nodes = nodes(number);
            assert_eq!(nodes.len(), number);
            let degree = 2 * number - 1;
            let mut exact = 1.0 / (degree as f64 + 1.0);
            for first in 0..=degree {
                let rest = degree - first;
                let power = |base: f64, times: usize| libm::exp(times as f64 * libm::log(base));
                let sum: f64 =
                    nodes.iter().map(|node| node.weight * power(node.at, first) * power(node.rest, rest)).sum();
                assert!((sum / exact - 1.0).abs() < 1e-11, "{number} points, {first} and {rest}: {sum} for {exact}");
                exact *= (first as f64 + 1.0) / rest.max(1) as f64;
            }
        }
    }
}

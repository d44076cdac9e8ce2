//! Pairs: the circle method (Kirkman, "On a problem in combinations", 1847).

use super::Round;

/// Everybody with everybody else in pairs. The last person stays while all others move round a circle, and those who
/// face each other are a pair.
pub(super) fn round_robin(pairs: usize) -> Vec<Round> {
    let circle = 2 * pairs - 1;
    let round = |turn: usize| {
        let facing = |step: usize| vec![(turn + step) % circle, (turn + circle - step) % circle];
        let mut round = vec![vec![turn, circle]];
        round.extend((1..pairs).map(facing));
        round
    };
    (0..circle).map(round).collect()
}

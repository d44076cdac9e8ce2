//! Lines that pass by a hyperoval (Seiden, "A method of construction of resolvable BIBD", 1963).

use super::Round;
use super::field::FiniteField;

/// q - 1 groups of q / 2 in which everybody meets everybody else, where q is a power of two; `None` otherwise.
///
/// A hyperoval has q + 2 points of the projective plane of order q, and each line has none or two of them. People are the
/// lines with none: q / 2 pass through each other point. Of a line through a fixed point of the hyperoval, the q - 1 points
/// outside it are a round, since whoever passes by meets that line in one of them.
pub(super) fn hyperoval(groups: usize, size: usize) -> Option<Vec<Round>> {
    let order = groups.checked_add(1).filter(|order| order.is_power_of_two() && *order == 2 * size && size >= 2)?;
    let field = FiniteField::new(order)?;
    // The points (1, t, t²), (0, 0, 1) and (0, 1, 0): a conic with its nucleus.
    let meets = |line: &[usize; 3], point: &[usize; 3]| {
        let terms = line.iter().zip(point).map(|(&a, &b)| field.times(a, b));
        terms.fold(0, |sum, term| field.plus(sum, term)) == 0
    };
    let elements = || 0..order;
    let mut lines: Vec<[usize; 3]> =
        elements().flat_map(|a| elements().map(move |b| [1, a, b])).chain(elements().map(|a| [0, 1, a])).collect();
    lines.push([0, 0, 1]);
    let conic: Vec<[usize; 3]> = elements().map(|t| [1, t, field.times(t, t)]).collect();
    let oval: Vec<[usize; 3]> = conic.into_iter().chain([[0, 0, 1], [0, 1, 0]]).collect();
    let people: Vec<[usize; 3]> =
        lines.into_iter().filter(|line| !oval.iter().any(|point| meets(line, point))).collect();
    let group = |point: [usize; 3]| -> Vec<usize> {
        (0..people.len()).filter(|&person| meets(&people[person], &point)).collect()
    };
    // Lines through (0, 0, 1): the points (1, a, b) of one a but b = a², and those with 0 in front.
    let upright =
        |a: usize| -> Round { elements().filter(|&b| b != field.times(a, a)).map(|b| group([1, a, b])).collect() };
    let last = elements().skip(1).map(|b| group([0, 1, b])).collect();
    Some(elements().map(upright).chain([last]).collect())
}

//! The leximin chances over all plans, exactly.

use super::simplex::{Fraction, maximise};
use num_traits::{One, Zero};

/// The leximin chances of members, each of whom is in one of these sets at least: the least as large as can be, then the
/// next least, and so on. A set has a mark for each member.
pub(crate) fn leximin(sets: &[Vec<bool>]) -> Vec<Fraction> {
    let mut fixed: Vec<Option<Fraction>> = vec![None; sets.first().map_or(0, Vec::len)];
    while fixed.contains(&None) {
        let (level, chances) = program(sets, &fixed, None);
        for member in 0..fixed.len() {
            if fixed[member].is_none() && chances[member] == level {
                // With all others at this level at least, can this member have more?
                let at_least: Vec<Option<Fraction>> = fixed.iter().map(|fixed| fixed.or(Some(level))).collect();
                if program(sets, &at_least, Some(member)).0 == level {
                    fixed[member] = Some(level);
                }
            }
        }
    }
    fixed.into_iter().flatten().collect()
}

/// The greatest least chance of those who are not fixed, where the others have theirs at least; of one member alone if
/// one is named. With everybody's chances.
fn program(sets: &[Vec<bool>], at_least: &[Option<Fraction>], of: Option<usize>) -> (Fraction, Vec<Fraction>) {
    let (members, one, zero) = (at_least.len(), Fraction::one(), Fraction::zero());
    // A column for the probability of each set, one for the level, and one for what each member has beyond it.
    let columns = sets.len() + 1 + members;
    let mut rows = vec![vec![zero; columns]];
    rows[0][..sets.len()].fill(one);
    for (member, least) in at_least.iter().enumerate() {
        let mut row = vec![zero; columns];
        for (set, value) in sets.iter().zip(&mut row) {
            *value = if set[member] { one } else { zero };
        }
        row[sets.len() + 1 + member] = -one;
        if least.is_none() {
            row[sets.len()] = -one;
        }
        rows.push(row);
    }
    if let Some(member) = of {
        // The level is that of the member.
        let mut row = vec![zero; columns];
        row[sets.len()] = -one;
        for (set, value) in sets.iter().zip(&mut row) {
            *value = if set[member] { one } else { zero };
        }
        rows.push(row);
    }
    let least = at_least.iter().map(|least| least.unwrap_or(zero));
    let right: Vec<Fraction> = [one].into_iter().chain(least).chain(of.map(|_| zero)).collect();
    let mut costs = vec![zero; columns];
    costs[sets.len()] = one;
    let (level, values) = maximise(&rows, &right, &costs).expect("earlier chances can be had");
    let chance = |member: usize| sets.iter().zip(&values).filter(|(set, _)| set[member]).map(|(_, value)| value).sum();
    (level, (0..members).map(chance).collect())
}

#[test]
fn known_leximin_chances() {
    let set = |names: &str, members: &str| members.chars().map(|member| names.contains(member)).collect::<Vec<bool>>();
    let sets = |names: &[&str], members: &str| names.iter().map(|names| set(names, members)).collect::<Vec<_>>();
    let fraction = |above: i128, below: i128| Fraction::new(above, below);
    // Any two of three.
    assert_eq!(leximin(&sets(&["ab", "ac", "bc"], "abc")), [fraction(2, 3); 3]);
    // `a` is on every plan, and one of three beside.
    assert_eq!(leximin(&sets(&["ab", "ac", "ad"], "abcd"))[1..], [fraction(1, 3); 3]);
    // Either `a` alone, or `b` with one of `c` and `d`: `c` and `d` can have a third each, and `b` then has two.
    let levels = leximin(&sets(&["a", "bc", "bd"], "abcd"));
    assert_eq!(levels, [fraction(1, 3), fraction(2, 3), fraction(1, 3), fraction(1, 3)]);
    // Level by level: `a` shares with `b`, `c` with `d` and `e`.
    assert_eq!(leximin(&sets(&["ac", "ad", "be", "bc"], "abcde"))[..2], [fraction(1, 2); 2]);
}

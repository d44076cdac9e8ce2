//! Schedules in which everybody meets everybody, of people who stand for several that keep together (van Doorn, "Dagstuhl's
//! happy diner problem").

use super::{Round, constructions};
use crate::interrupts::Interrupts;

/// The most people who stand for themselves or several.
const MAX_ALONE: usize = 256;

/// At most `rounds` rounds of at most `tables` groups of at most `size`, in which as many places as there are people, or more,
/// all meet each other. None where no design with so few rounds is known, or found
/// before it is interrupted.
///
/// A schedule in which nobody meets twice does if everybody has met all others. Where each has met all but one, those two
/// meet in one round more, a pair at a table. Each person of it stands for as many as fit.
pub(crate) fn cover(
    people: usize,
    tables: usize,
    size: usize,
    rounds: usize,
    interrupts: &Interrupts<'_>,
) -> Option<Vec<Round>> {
    let blown_up = (people.div_ceil(MAX_ALONE).max(1)..=size / 2).flat_map(|each| {
        let alone = people.div_ceil(each);
        let units = (2..=size / each).rev();
        units.flat_map(move |unit| {
            (alone.div_ceil(unit)..=tables.min(MAX_ALONE / unit)).map(move |groups| (each, groups, unit))
        })
    });
    blown_up.into_iter().take_while(|_| !interrupts.stop()).find_map(|(each, groups, unit)| {
        let alone = groups * unit;
        // No more rounds than these are needed, and no fewer do.
        let needed = (alone - 1).div_ceil(unit - 1);
        if needed > rounds || alone > 2 * people.div_ceil(each) {
            return None;
        }
        let mut schedule = constructions(groups, unit).into_iter().next()?;
        let missing = (alone - 1).checked_sub(schedule.len() * (unit - 1))?;
        if missing == 1 && alone / 2 <= tables {
            schedule.push(apart(&schedule, alone));
        } else if missing > 0 {
            return None;
        }
        let several = |group: &Vec<usize>| group.iter().flat_map(|&one| one * each..(one + 1) * each).collect();
        let whole = |round: &Round| round.iter().map(several).collect();
        (schedule.len() <= rounds).then(|| schedule.iter().map(whole).collect())
    })
}

/// The pairs of people who never meet, where each person is in one.
fn apart(schedule: &[Round], people: usize) -> Round {
    let mut met = vec![false; people * people];
    for group in schedule.iter().flatten() {
        for (&one, &other) in group.iter().flat_map(|one| group.iter().map(move |other| (one, other))) {
            met[one * people + other] = true;
        }
    }
    let pairs = (0..people).flat_map(|one| (one + 1..people).map(move |other| vec![one, other]));
    pairs.filter(|pair| !met[pair[0] * people + pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_meets_everybody() {
        let never = Interrupts::default();
        for (people, tables, size, rounds) in [
            (9, 3, 3, 4),
            (15, 5, 3, 7),
            (16, 9, 3, 9),
            (12, 3, 6, 3),
            (17, 4, 6, 4),
            (25, 5, 5, 6),
            (24, 6, 8, 5),
            (7, 4, 2, 7),
        ] {
            let found = cover(people, tables, size, rounds, &never).expect("it is known");
            assert!(found.len() <= rounds);
            let mut pairs = BTreeSet::new();
            for round in &found {
                assert!(round.len() <= tables && round.iter().all(|group| group.len() <= size));
                let seats: BTreeSet<usize> = round.iter().flatten().copied().collect();
                assert_eq!(seats.len(), round.iter().flatten().count());
                for group in round {
                    pairs.extend(group.iter().flat_map(|one| group.iter().map(move |other| (*one, *other))));
                }
            }
            let all = (0..people).flat_map(|one| (0..people).map(move |other| (one, other)));
            assert!(all.clone().all(|pair| pairs.contains(&pair)), "{people}, {size}");
        }
        assert_eq!(cover(10, 5, 3, 4, &never), None);
    }
}

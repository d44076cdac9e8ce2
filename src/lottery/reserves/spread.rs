//! Stand-ins spread as evenly as can be.

use std::collections::VecDeque;

/// For each member up to `most` of those who may stand in, the first to be asked first. `may` names them by their places
/// among the `reserves`, in order; where all else is equal, who comes earlier is named.
pub(super) fn spread(may: &[Vec<usize>], reserves: usize, most: usize) -> Vec<Vec<usize>> {
    let mut load = vec![0; reserves];
    let mut left = may.to_vec();
    let mut named = vec![Vec::new(); may.len()];
    for _ in 0..most {
        for (member, next) in semi_matching(&left, &mut load).into_iter().enumerate() {
            left[member].retain(|&reserve| Some(reserve) != next);
            named[member].extend(next);
        }
    }
    named
}

/// One of those who may for each member, so that the numbers of times that each is named, beside those in `load`, are
/// as even as can be: no list of them is better in its least, then in its next, and so on. Members are taken one after
/// the other; each goes along the path, on which earlier ones may change theirs, that ends at the least load.
fn semi_matching(may: &[Vec<usize>], load: &mut [usize]) -> Vec<Option<usize>> {
    let mut chosen: Vec<Option<usize>> = vec![None; may.len()];
    let mut chosen_by: Vec<Vec<usize>> = vec![Vec::new(); load.len()];
    for member in 0..may.len() {
        // Who leads to a reserve on the path.
        let mut from: Vec<Option<usize>> = vec![None; load.len()];
        let mut queue = VecDeque::from([member]);
        while let Some(at) = queue.pop_front() {
            for &reserve in &may[at] {
                if from[reserve].is_none() {
                    from[reserve] = Some(at);
                    queue.extend(&chosen_by[reserve]);
                }
            }
        }
        let reached = (0..load.len()).filter(|&reserve| from[reserve].is_some());
        let Some(end) = reached.min_by_key(|&reserve| (load[reserve], reserve)) else { continue };
        load[end] += 1;
        let mut next = Some(end);
        while let Some(reserve) = next
            && let Some(at) = from[reserve]
        {
            next = chosen[at].replace(reserve);
            if let Some(before) = next {
                chosen_by[before].retain(|&other| other != at);
            }
            chosen_by[reserve].push(at);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The loads of all ways to choose, each sorted.
    fn all_loads(may: &[Vec<usize>], load: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) {
        let Some((first, rest)) = may.split_first() else {
            let mut sorted = load.clone();
            sorted.sort_unstable();
            all.push(sorted);
            return;
        };
        if first.is_empty() {
            all_loads(rest, load, all);
        }
        for &reserve in first {
            load[reserve] += 1;
            all_loads(rest, load, all);
            load[reserve] -= 1;
        }
    }

    proptest! {
        #![proptest_config(crate::seeds::cases(128))]

        #[test]
        fn no_choice_is_more_even(
            may in proptest::collection::vec(proptest::sample::subsequence((0..5).collect::<Vec<usize>>(), 0..=5), 0..6),
            mut load in proptest::collection::vec(0..3_usize, 5),
        ) {
            let mut all = Vec::new();
            all_loads(&may, &mut load.clone(), &mut all);
            let before = load.clone();
            let chosen = semi_matching(&may, &mut load);
            let mut counted = before;
            for (may, chosen) in may.iter().zip(chosen) {
                prop_assert_eq!(may.is_empty(), chosen.is_none());
                if let Some(reserve) = chosen {
                    prop_assert!(may.contains(&reserve));
                    counted[reserve] += 1;
                }
            }
            prop_assert_eq!(&counted, &load);
            counted.sort_unstable();
            prop_assert_eq!(Some(&counted), all.iter().max());
        }
    }

    #[test]
    fn everybody_who_may_is_named_once() {
        assert_eq!(spread(&[vec![0, 1], vec![0]], 2, 5), [vec![1, 0], vec![0]]);
    }
}

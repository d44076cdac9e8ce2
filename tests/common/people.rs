//! The rules that name members, drawn at random.

use super::kinds::Kind;
use super::rules::{Drawn, group, id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;
use roundtable::{PairValues, Rule};

/// The rules that name members.
pub(crate) fn about_people(kind: Kind, members: usize, groups: usize) -> Option<Drawn> {
    let ids: Vec<usize> = (0..members).collect();
    let several = |least: usize| subsequence(ids.clone(), least..=members.min(4).max(least));
    let names = |of: Vec<usize>| of.into_iter().map(id).collect::<Vec<_>>();
    let homes = (several(1), vec(0..groups, members));
    let here = homes
        .prop_map(|(of, homes)| of.into_iter().map(|member| (id(member), group(homes[member]))).collect::<Vec<_>>());
    let pair_values = vec(-2..4_i32, members * members.saturating_sub(1) / 2);
    let drawn = match kind {
        Kind::Together if members >= 2 => several(2).prop_map(move |of| (Rule::together(names(of)), None)).boxed(),
        Kind::Apart if members >= 2 => several(2).prop_map(move |of| (Rule::apart(names(of)), None)).boxed(),
        Kind::InGroup => (0..members, 0..groups).prop_map(|(m, g)| (Rule::in_group(id(m), group(g)), Some(m))).boxed(),
        Kind::NotInGroup => {
            (0..members, 0..groups).prop_map(|(m, g)| (Rule::not_in_group(id(m), group(g)), Some(m))).boxed()
        }
        Kind::Wishes => {
            let wish = subsequence((0..groups).collect::<Vec<_>>(), 1..=groups).prop_shuffle();
            (several(1), vec(wish, members))
                .prop_map(|(of, wishes)| {
                    let wish = |m: usize| (id(m), wishes[m].iter().map(|&g| group(g)).collect::<Vec<_>>());
                    (Rule::wishes(of.into_iter().map(wish).collect::<Vec<_>>()), None)
                })
                .boxed()
        }
        Kind::Stay => here.prop_map(|earlier| (Rule::stay(earlier), None)).boxed(),
        Kind::StayMoves => {
            (here, 0..4_u32).prop_map(|(earlier, moves)| (Rule::stay(earlier).most_moves(moves), None)).boxed()
        }
        Kind::MostOf | Kind::LeastOf | Kind::MostOfMatrix => (pair_values, -2..6_i32)
            .prop_map(move |(values, bound)| (pair_sum(kind, members, &values, bound), None))
            .boxed(),
        Kind::Knows => (pair_values, 1..4_u32)
            .prop_map(move |(values, least)| (Rule::knows(listed(members, &values), least), None))
            .boxed(),
        Kind::Nominations => (vec(vec(0..members, 0..4), members), 1..3_u32)
            .prop_map(|(named, least)| {
                let of = named.into_iter().enumerate().map(|(member, mut names)| {
                    names.sort_unstable();
                    names.dedup();
                    names.retain(|&name| name != member);
                    (id(member), names.into_iter().map(id).collect::<Vec<_>>())
                });
                (Rule::nominations(of, least), None)
            })
            .boxed(),
        _ => return None,
    };
    Some(drawn)
}

/// Pairs of members with the values that are not 0, by halves.
fn listed(members: usize, values: &[i32]) -> PairValues {
    let pairs = (0..members).flat_map(|a| (a + 1..members).map(move |b| (a, b)));
    let given = pairs.zip(values).filter(|&(_, &value)| value != 0);
    PairValues::listed(given.map(|((a, b), &value)| (id(a), id(b), halves(value))))
}

fn halves(value: i32) -> f64 {
    f64::from(value) / 2.0
}

fn pair_sum(kind: Kind, members: usize, values: &[i32], bound: i32) -> Rule {
    let pairs = (0..members).flat_map(|a| (a + 1..members).map(move |b| (a, b)));
    let valued: Vec<((usize, usize), i32)> = pairs.zip(values.iter().copied()).collect();
    let value = |a: usize, b: usize| {
        valued.iter().find(|((x, y), _)| (*x, *y) == (a.min(b), a.max(b))).map_or(0, |&(_, value)| value)
    };
    match kind {
        Kind::MostOf => Rule::most_of(listed(members, values).at_least(halves(bound))),
        Kind::LeastOf => Rule::least_of(listed(members, values).at_most(halves(bound))),
        _ => Rule::most_of(
            PairValues::matrix((0..members).map(|a| (0..members).map(move |b| value(a, b)).collect::<Vec<_>>()))
                .at_least(bound),
        ),
    }
}

//! Seeded pools: toys of two categories, and pools around a panel that was planted.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Composition, Member, ProblemFile, Roster, Rule};
use std::collections::BTreeSet;

/// A pool with the number of its profiles: members who hold the same.
pub(crate) struct Pool {
    pub(crate) problem: Composition,
    pub(crate) profiles: usize,
}

/// How many there are, how many are selected, how many values each field has, and by how much a quota may be missed.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) members: usize,
    pub(crate) selected: usize,
    pub(crate) fields: &'static [usize],
    pub(crate) slack: u32,
}

/// 150 members for 22 places, 20 quotas of six fields.
pub(crate) const QUOTAS: Shape = Shape { members: 150, selected: 22, fields: &[2, 3, 3, 4, 4, 4], slack: 1 };
/// 240 members for 30 places, seven fields that are tight.
pub(crate) const TIGHT: Shape = Shape { members: 240, selected: 30, fields: &[2, 3, 3, 4, 4, 4, 5], slack: 1 };
/// 300 members for 30 places, six fields.
pub(crate) const SIX: Shape = Shape { members: 300, selected: 30, fields: &[2, 3, 3, 4, 4, 5], slack: 1 };
/// Four fields, for 75 places.
pub(crate) const FOUR: [Shape; 2] = [
    Shape { members: 825, selected: 75, fields: &[2, 4, 5, 6], slack: 1 },
    Shape { members: 500, selected: 75, fields: &[2, 4, 5, 6], slack: 1 },
];
/// 1 727 members for 110 places, seven fields.
pub(crate) const LARGE: Shape = Shape { members: 1_727, selected: 110, fields: &[2, 3, 4, 4, 5, 5, 3], slack: 1 };
/// 10 000 members for 100 places, ten fields.
pub(crate) const LARGEST: Shape =
    Shape { members: 10_000, selected: 100, fields: &[2, 2, 3, 3, 3, 4, 4, 4, 5, 5], slack: 1 };

fn below(random: &mut Xoshiro256PlusPlus, bound: usize) -> usize {
    (random.next_u64() % bound as u64) as usize
}

/// One value of a field, of which each is a third less likely than the one before.
fn value(random: &mut Xoshiro256PlusPlus, values: usize) -> usize {
    (0..values - 1).find(|_| below(random, 3) == 0).unwrap_or(values - 1)
}

/// A pool around a panel that was planted. Fields go together: each member has a leaning, and in every other field the
/// value that is most usual for it.
pub(crate) fn planted(shape: Shape, seed: u64) -> Pool {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let held: Vec<Vec<usize>> = (0..shape.members)
        .map(|_| {
            let leaning = below(&mut random, 4);
            let of_field = |&values: &usize| {
                if below(&mut random, 2) == 0 { leaning % values } else { value(&mut random, values) }
            };
            shape.fields.iter().map(of_field).collect()
        })
        .collect();
    let mut order: Vec<usize> = (0..shape.members).collect();
    (0..shape.selected).for_each(|at| {
        let other = at + below(&mut random, shape.members - at);
        order.swap(at, other);
    });
    let panel = &order[..shape.selected];
    let mut rules = Vec::new();
    for (field, &values) in shape.fields.iter().enumerate() {
        for value in (0..values).filter(|value| held.iter().any(|held| held[field] == *value)) {
            let number = panel.iter().filter(|&&member| held[member][field] == value).count() as u32;
            let tag = format!("f{field}:v{value}");
            rules.push(Rule::places(tag, number.saturating_sub(shape.slack)..=number + shape.slack));
        }
    }
    pool(&held, shape.selected, rules)
}

/// People of two categories that halve them, with quotas that are met in proportion: what the public `example_small_20`
/// and `example_large_200` are.
pub(crate) fn toy(members: usize, selected: usize) -> Pool {
    let held: Vec<Vec<usize>> = (0..members).map(|at| vec![at % 2, at / 2 % 2]).collect();
    let half = selected as u32 / 2;
    let tags = ["f0:v0", "f0:v1", "f1:v0", "f1:v1"];
    pool(&held, selected, tags.map(|tag| Rule::places(tag, half..=half)))
}

fn pool(held: &[Vec<usize>], selected: usize, rules: impl IntoIterator<Item = Rule>) -> Pool {
    let member = |(at, held): (usize, &Vec<usize>)| {
        let fields = held.iter().enumerate();
        fields.fold(Member::new(format!("m{at}")), |member, (field, value)| {
            member.tag(format!("f{field}"), format!("v{value}"))
        })
    };
    let members: Vec<Member> = held.iter().enumerate().map(member).collect();
    let roster = Roster::new(members).expect("the generator makes good rosters");
    let builder = Composition::builder(&roster).group("panel", selected);
    let builder = rules.into_iter().fold(builder, |builder, rule| builder.require(rule));
    let profiles = held.iter().collect::<BTreeSet<_>>().len();
    Pool { problem: builder.build().expect("the generator makes good problems"), profiles }
}

/// Nine of the twenty-four volunteers of the example, with what is required there.
pub(crate) fn volunteers() -> Pool {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/problems");
    let file = ProblemFile::from_path(format!("{folder}/steering_group.json")).expect("the file is good");
    let ProblemFile::Composition(builder) = file else { panic!("it is a composition") };
    Pool { problem: builder.build_in(folder.as_ref()).expect("the problem is good"), profiles: 24 }
}

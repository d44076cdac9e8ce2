//! Instances of maximally diverse grouping: the public ones where `ROUNDTABLE_DATA` tells where they are, and others drawn
//! as those were.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Composition, Member, MemberId, PairValues, Roster, Rule, Tier};
use std::path::PathBuf;

/// Members to be parted into groups of one size, with a value for each pair, in thousandths.
pub(crate) struct Instance {
    pub(crate) name: String,
    pub(crate) members: usize,
    pub(crate) groups: usize,
    /// A full square.
    pub(crate) values: Vec<i64>,
}

impl Instance {
    /// An instance of MDGPLIB; `None` if it is not there.
    pub(crate) fn read(name: &str) -> Option<Instance> {
        let path = PathBuf::from(std::env::var_os("ROUNDTABLE_DATA")?).join("mdgplib").join(name);
        let text = std::fs::read_to_string(path).ok()?;
        let mut lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<&str>>());
        let head = lines.next()?;
        let (members, groups): (usize, usize) = (head.first()?.parse().ok()?, head.get(1)?.parse().ok()?);
        let mut values = vec![0; members * members];
        for line in lines.filter(|line| line.len() == 3) {
            let (first, second): (usize, usize) = (line[0].parse().ok()?, line[1].parse().ok()?);
            let value = (line[2].parse::<f64>().ok()? * 1_000.0).round() as i64;
            values[first * members + second] = value;
            values[second * members + first] = value;
        }
        Some(Instance { name: name.to_owned(), members, groups, values })
    }

    /// Drawn as those of a kind are: `RanInt` whole numbers from 0 to 100, `RanReal` any from 0 to 100, `Geo` distances of
    /// points with coordinates from 0 to 10 in 2 to 21 dimensions.
    pub(crate) fn drawn(kind: &str, members: usize, groups: usize, seed: u64) -> Instance {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut unit = move || (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
        let dimensions = 2 + (20.0 * unit()) as usize;
        let points: Vec<Vec<f64>> = (0..members).map(|_| (0..dimensions).map(|_| 10.0 * unit()).collect()).collect();
        let mut values = vec![0; members * members];
        for first in 0..members {
            for second in 0..first {
                let value = match kind {
                    "RanInt" => 1_000 * (101.0 * unit()) as i64,
                    "RanReal" => (100_000.0 * unit()).round() as i64,
                    _ => {
                        let apart = points[first].iter().zip(&points[second]);
                        let squares: f64 = apart.map(|(a, b)| (a - b) * (a - b)).sum();
                        (1_000.0 * squares.sqrt()).round() as i64
                    }
                };
                values[first * members + second] = value;
                values[second * members + first] = value;
            }
        }
        Instance { name: format!("{kind}, {members} drawn from {seed}"), members, groups, values }
    }

    pub(crate) fn problem(&self) -> Composition {
        let members = (0..self.members).map(|at| Member::new(format!("m{at}"))).collect::<Vec<_>>();
        let roster = Roster::new(members).expect("the roster is good");
        let value = |first: MemberId, second: MemberId| self.values[first.index() * self.members + second.index()];
        Composition::builder(&roster)
            .even_groups("group", self.groups)
            .prefer(Tier(1), Rule::most_of(PairValues::from_fn(&roster, 3, value)))
            .build()
            .expect("the problem is good")
    }
}

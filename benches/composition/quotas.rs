//! Panels under tight quotas of tags that intersect, drawn about a panel that fills them, with values of pairs.

use super::instances::{below, choose};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;
use roundtable::{Composition, Member, PairValues, Roster, Rule, Tier};
use std::ops::RangeInclusive;

/// Members, and how many of them the panel takes.
const MEMBERS: usize = 400;
const PANEL: usize = 60;

/// A kind of draw.
#[derive(Debug, Clone)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Tags, each of which has a quota, and how many of them a member holds.
    tags: usize,
    held: RangeInclusive<usize>,
    /// How far a quota reaches to either side of the number in the panel drawn first.
    slack: u32,
    /// One in so many pairs has a value of 1 to 9; if all have one, of 0 to 9.
    valued: usize,
}

/// The kinds that are measured.
pub(crate) const KINDS: [Kind; 6] = [
    Kind { name: "few tags, few values", tags: 20, held: 1..=5, slack: 0, valued: 20 },
    Kind { name: "many tags, few values", tags: 20, held: 4..=10, slack: 0, valued: 20 },
    Kind { name: "25 quotas, few values", tags: 25, held: 4..=10, slack: 0, valued: 20 },
    Kind { name: "15 quotas of three numbers each", tags: 15, held: 4..=10, slack: 1, valued: 5 },
    Kind { name: "few tags, all values", tags: 20, held: 1..=5, slack: 0, valued: 1 },
    Kind { name: "many tags, all values", tags: 20, held: 4..=10, slack: 0, valued: 1 },
];

/// What is drawn, in numbers.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    /// The tags of each member.
    held: Vec<Vec<usize>>,
    quotas: Vec<RangeInclusive<u32>>,
    /// Two members and their value.
    values: Vec<(usize, usize, usize)>,
}

impl Kind {
    pub(crate) fn draw(&self, seed: u64) -> Drawn {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let spread = self.held.end() - self.held.start() + 1;
        let held: Vec<Vec<usize>> = (0..MEMBERS)
            .map(|_| {
                let number = self.held.start() + below(&mut random, spread);
                choose(&mut random, number, self.tags)
            })
            .collect();
        let mut numbers = vec![0u32; self.tags];
        for member in choose(&mut random, PANEL, MEMBERS) {
            held[member].iter().for_each(|&tag| numbers[tag] += 1);
        }
        let quota = |number: u32| number.saturating_sub(self.slack)..=number + self.slack;
        let mut values = Vec::new();
        for (first, second) in (0..MEMBERS).flat_map(|first| (first + 1..MEMBERS).map(move |second| (first, second))) {
            if below(&mut random, self.valued) == 0 {
                let value = if self.valued == 1 { below(&mut random, 10) } else { 1 + below(&mut random, 9) };
                values.push((first, second, value));
            }
        }
        Drawn { held, quotas: numbers.into_iter().map(quota).collect(), values }
    }
}

impl Drawn {
    /// A panel within the quotas, whose pairs have values that are as small as can be in sum.
    pub(crate) fn problem(&self) -> Composition {
        let member = |(at, held): (usize, &Vec<usize>)| {
            Member::new(format!("m{at}")).tags("tag", held.iter().map(|tag| format!("t{tag}")))
        };
        let roster = Roster::new(self.held.iter().enumerate().map(member).collect::<Vec<_>>())
            .expect("the generator makes good rosters");
        let values =
            self.values.iter().map(|(first, second, value)| (format!("m{first}"), format!("m{second}"), *value));
        let mut builder = Composition::builder(&roster).group("panel", PANEL);
        for (tag, quota) in self.quotas.iter().enumerate() {
            builder = builder.require(Rule::places(format!("t{tag}"), quota.clone()));
        }
        let values = Rule::least_of(PairValues::listed(values));
        builder.prefer(Tier(1), values).build().expect("the generator makes good problems")
    }
}

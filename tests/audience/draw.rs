//! People drawn at random, of whom everybody may know one half.

use roundtable::{Member, Roster};

/// Numbers drawn from a seed (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Clone)]
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, number: usize) -> usize {
        (self.next() % number as u64) as usize
    }

    /// True once in `number` times.
    pub(crate) fn once_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    pub(crate) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// The same in another order.
    pub(crate) fn shuffled<T>(&mut self, mut all: Vec<T>) -> Vec<T> {
        (1..all.len()).rev().for_each(|at| all.swap(at, self.below(at + 1)));
        all
    }

    /// Two of them.
    pub(crate) fn two(&mut self, ids: &[String]) -> [String; 2] {
        let first = self.below(ids.len());
        let second = (first + 1 + self.below(ids.len() - 1)) % ids.len();
        [ids[first].clone(), ids[second].clone()]
    }
}

const TAGS: [(&str, [&str; 3]); 3] = [
    ("background", ["lived", "practice", "research"]),
    ("site", ["north", "south", "east"]),
    ("need", ["north", "hoist", "lived"]),
];

/// What everybody may know of some people: their names, and the tags that they show.
#[derive(Clone)]
pub(crate) struct People {
    pub(crate) ids: Vec<String>,
    shown: Vec<Vec<(&'static str, &'static str)>>,
}

impl People {
    /// Six people, of whom the first three show something of each dimension but `need`.
    pub(crate) fn new(open: &mut Draw) -> People {
        let ids = ["ana", "Bo", "cy 2", "cy 10", "di", "emre"].map(str::to_owned).to_vec();
        let mut shown = vec![vec![]; ids.len()];
        (shown[0], shown[1], shown[2]) = (vec![TAGS[0].tag(0)], vec![TAGS[1].tag(0)], vec![TAGS[1].tag(1)]);
        for person in &mut shown {
            let tag = open.of(&TAGS).tag(open.below(3));
            if open.once_in(2) && !person.contains(&tag) {
                person.push(tag);
            }
        }
        People { ids, shown }
    }

    /// A roster of them, in any order, with what nobody but those who organise may know.
    pub(crate) fn roster(&self, secret: &mut Draw) -> Roster {
        let mut members = Vec::new();
        for (id, shown) in self.ids.iter().zip(&self.shown) {
            let mut member = Member::new(id);
            for &(dimension, tag) in shown {
                member = member.tag(dimension, tag).shows([format!("{dimension}:{tag}")]);
            }
            let mut held = shown.clone();
            for _ in 0..secret.below(4) {
                let (dimension, tag) = secret.of(&TAGS).tag(secret.below(3));
                member = member.tag(dimension, tag);
                held.push((dimension, tag));
            }
            if secret.once_in(3) {
                member = member.tag("illness", secret.of(&["asthma", "north"]));
            }
            if !held.is_empty() && secret.once_in(3) {
                let (dimension, tag) = secret.of(&held);
                member = member.hats(dimension, [tag]).primary(dimension, tag);
            }
            members.push(if secret.once_in(2) { member.number("age", 18 + secret.below(60)) } else { member });
        }
        Roster::new(secret.shuffled(members)).expect("ids differ, and all that is named is held")
    }
}

trait Dimension {
    fn tag(&self, at: usize) -> (&'static str, &'static str);
}

impl Dimension for (&'static str, [&'static str; 3]) {
    fn tag(&self, at: usize) -> (&'static str, &'static str) {
        (self.0, self.1[at])
    }
}

/// Rules that everybody may know among others of which nobody may; the former keep their order.
pub(crate) fn mixed<R>(secret: &mut Draw, open: Vec<R>, private: Vec<R>) -> Vec<R> {
    let mut rules = open;
    for rule in private {
        rules.insert(secret.below(rules.len() + 1), rule);
    }
    rules
}

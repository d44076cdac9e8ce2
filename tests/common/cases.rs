//! Small problems drawn at random: the people first, then sizes that some plan fits, then rules about what the people
//! hold.

use super::kinds::Kind;
use super::rules::{self, Asked, Context, Shape};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use roundtable::{Composition, CompositionBuilder, Member, Roster, Size};
use std::fmt;

/// Tags of the three dimensions `d0`, `d1` and `d2`. Hats are worn of `d0`.
pub(crate) const TAGS: [&[&str]; 3] = [&["a", "b", "c"], &["d", "e"], &["f", "g", "h"]];
/// Ways to spread the members over the places, before sizes are looked at.
const MAX_PLANS: usize = 4_096;

/// A member as drawn.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) tags: [Vec<&'static str>; 3],
    /// Main tag of each dimension.
    pub(crate) primary: [Option<&'static str>; 3],
    /// Hats agreed to; none when nothing was said, which means every tag of `d0`.
    pub(crate) agreed: Option<Vec<&'static str>>,
    pub(crate) half_years: Option<i32>,
}

impl Person {
    /// The hats that the person may wear.
    pub(crate) fn hats(&self) -> &[&'static str] {
        self.agreed.as_deref().unwrap_or(&self.tags[0])
    }

    pub(crate) fn member(&self, id: &str) -> Member {
        let mut member = Member::new(id);
        if let Some(half_years) = self.half_years {
            member = member.number("years", f64::from(half_years) / 2.0);
        }
        for (dimension, tags) in self.tags.iter().enumerate().filter(|(_, tags)| !tags.is_empty()) {
            let name = format!("d{dimension}");
            member = member.tags(&name, tags.iter().copied());
            if let Some(primary) = self.primary[dimension] {
                member = member.primary(&name, primary);
            }
            if let Some(agreed) = self.agreed.as_ref().filter(|_| dimension == 0) {
                member = member.hats(&name, agreed.iter().copied());
            }
        }
        member
    }
}

/// A problem as drawn.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) people: Vec<Person>,
    /// Least and greatest size of each group.
    pub(crate) sizes: Vec<(usize, usize)>,
    /// Which groups are optional.
    pub(crate) optional: Vec<bool>,
    pub(crate) everyone: bool,
    pub(crate) asked: Vec<Asked>,
}

impl Case {
    pub(crate) fn roster(&self) -> Roster {
        let members = self.people.iter().enumerate();
        Roster::new(members.map(|(at, person)| person.member(&rules::id(at))))
            .unwrap_or_else(|error| panic!("{error}\n{self:?}"))
    }

    pub(crate) fn size(&self, group: usize) -> Size {
        let (least, most) = self.sizes[group];
        let size = Size::from(least..=most);
        if self.optional[group] { size.optional() } else { size }
    }

    pub(crate) fn builder(&self) -> CompositionBuilder {
        let mut builder = Composition::builder(&self.roster());
        for at in 0..self.sizes.len() {
            builder = builder.group(rules::group(at), self.size(at));
        }
        if self.everyone { builder.everyone() } else { builder.select() }
    }

    pub(crate) fn problem(&self) -> Composition {
        let with_rules = self.asked.iter().fold(self.builder(), |builder, asked| asked.give(builder));
        with_rules.build().unwrap_or_else(|error| panic!("{error}\n{self:?}"))
    }

    /// The same with every rule required that may be.
    pub(crate) fn all_required(self) -> Case {
        let required = self.asked.into_iter().filter(|asked| asked.can_be_required);
        let asked = required.map(|asked| Asked { tier: 0, ..asked }).collect();
        Case { asked: rules::without_clashing_pins(asked), ..self }
    }

    /// Whether some rule counts hats, so that they are worn.
    pub(crate) fn wears_hats(&self) -> bool {
        self.asked.iter().any(|asked| asked.hats)
    }

    /// The same people and groups under these of the rules alone.
    pub(crate) fn with_rules(&self, kept: impl Fn(usize) -> bool) -> Case {
        let asked = self.asked.iter().enumerate().filter(|&(at, _)| kept(at));
        Case { asked: asked.map(|(_, asked)| asked.clone()).collect(), ..self.clone() }
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "everyone: {}, sizes: {:?}, optional: {:?}", self.everyone, self.sizes, self.optional)?;
        for (at, person) in self.people.iter().enumerate() {
            writeln!(f, "  m{at}: {person:?}")?;
        }
        for (at, asked) in self.asked.iter().enumerate() {
            writeln!(f, "  rule {}: {asked:?}", at + 1)?;
        }
        Ok(())
    }
}

fn person() -> impl Strategy<Value = Person> {
    let held = |dimension: usize, most: usize| subsequence(TAGS[dimension].to_vec(), 0..=most);
    let tags = (held(0, 2), held(1, 2), held(2, 3)).prop_map(<[_; 3]>::from);
    let half_years = proptest::option::weighted(0.9, -3..9_i32);
    (tags, any::<[Index; 3]>(), any::<Option<u8>>(), half_years).prop_map(|(tags, main, agreed, half_years)| {
        let primary = [0, 1, 2].map(|d: usize| (tags[d].len() > 1).then(|| tags[d][main[d].index(tags[d].len())]));
        let agreed = agreed.map(|mask| {
            let agreed = tags[0].iter().enumerate().filter(|&(at, _)| mask >> at & 1 == 0);
            agreed.map(|(_, &tag)| tag).collect()
        });
        Person { tags, primary, agreed, half_years }
    })
}

/// Problems with so many rules of the kinds named; of any kind where none is.
pub(crate) fn cases(number: std::ops::RangeInclusive<usize>, kinds: &'static [Kind]) -> BoxedStrategy<Case> {
    let hats = kinds.iter().any(|kind| kind.counts_hats());
    let hats = if hats { any::<bool>().boxed() } else { Just(false).boxed() };
    // A single group that takes everybody leaves few plans: it is drawn now and then.
    let everyone = prop_oneof![1 => Just(1), 3 => Just(2), 2 => Just(3)].prop_map(|groups| (groups, true));
    let selecting = (1..=3_usize).prop_map(|groups| (groups, false));
    let shape =
        (prop_oneof![everyone, selecting], hats).prop_map(|((groups, everyone), hats)| (groups, everyone, hats));
    let people = shape.prop_flat_map(|(groups, everyone, hats)| {
        let places = groups * if hats { 2 } else { 1 } + usize::from(!everyone);
        let most = (1..=8_usize).rev().find(|&n| usize::pow(places, n as u32) <= MAX_PLANS).unwrap_or(1);
        let number = prop_oneof![3 => most.saturating_sub(2).max(1)..=most, 1 => 1..=most];
        let people = number.prop_flat_map(|number| vec(person(), number));
        (Just((groups, everyone, hats)), people)
    });
    let sized = people.prop_flat_map(|((groups, everyone, hats), people)| {
        let homes = vec(0..groups + usize::from(!everyone), people.len());
        let slack = vec((select(vec![0, 0, 0, 1, 2]), select(vec![0, 0, 0, 1, 2]), select(vec![0, 0, 0, 2])), groups);
        (Just((everyone, hats, people)), homes, slack)
    });
    let framed = sized.prop_map(|((everyone, hats, people), homes, slack)| {
        // An optional group has some room more.
        let size = |(group, &(fewer, more, optional)): (usize, &(usize, usize, usize))| {
            let here = homes.iter().filter(|&&home| home == group).count();
            let least = if here == 0 && optional > 0 { 2 } else { here.saturating_sub(fewer) };
            (least, (here + more + optional).max(1))
        };
        let sizes = slack.iter().enumerate().map(size).collect();
        let optional = slack.iter().map(|&(.., optional)| optional > 0).collect();
        (Case { people, sizes, optional, everyone, asked: Vec::new() }, hats)
    });
    framed
        .prop_flat_map(move |(case, hats)| {
            let context = Context::new(&case.people, Shape { groups: case.sizes.len(), everyone: case.everyone, hats });
            let rule = rules::any_of(kinds, &context);
            (Just(case), vec(rule, number.clone()))
        })
        .prop_map(|(case, asked)| Case { asked: rules::without_clashing_pins(asked), ..case })
        .boxed()
}

//! One rule of each kind that the library knows, under each lens that it takes.

use super::cases::{Person, TAGS};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use roundtable::{CompositionBuilder, Lens, PairValues, Rule, Tier};
use std::fmt;
use std::ops::Bound;

/// Id of a member.
pub(crate) fn id(member: usize) -> String {
    format!("m{member}")
}

/// Name of a group.
pub(crate) fn group(group: usize) -> String {
    format!("g{group}")
}

/// A rule with the tier in which it stands; 0 is required.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) rule: Rule,
    pub(crate) tier: u32,
    /// Whether the rule counts hats.
    pub(crate) hats: bool,
    pub(crate) can_be_required: bool,
    /// The member whom the rule pins to a group or keeps out of one, if it does.
    pub(crate) pins: Option<usize>,
}

impl Asked {
    pub(crate) fn give(&self, builder: CompositionBuilder) -> CompositionBuilder {
        match self.tier {
            0 => builder.require(self.rule.clone()),
            tier => builder.prefer(Tier(tier), self.rule.clone()),
        }
    }
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tier {}: {}", self.tier, self.rule)
    }
}

/// What a rule is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Places(Lens),
    PlacesCell,
    AtLeast(Lens),
    AtMost(Lens),
    Undivided,
    BalanceTag(Lens),
    BalanceDimension(Lens),
    BalanceNumber,
    NeverMore(Lens),
    NoneOrTag(Lens),
    NoneOrDimension(Lens),
    DualHats,
    Sharing(Lens),
    Variety(Lens),
    Together,
    Apart,
    InGroup,
    NotInGroup,
    Wishes,
    Stay,
    StayMoves,
    MostOf,
    LeastOf,
    MostOfMatrix,
}

use Lens::{Cell, Every, Fraction, Hat, Primary, Undivided};

/// Every constructor of a rule with every lens that it takes.
pub(crate) const ALL: &[Kind] = &[
    Kind::Places(Every),
    Kind::Places(Hat),
    Kind::Places(Fraction),
    Kind::Places(Primary),
    Kind::Places(Undivided),
    Kind::Places(Cell),
    Kind::PlacesCell,
    Kind::AtLeast(Every),
    Kind::AtLeast(Hat),
    Kind::AtLeast(Fraction),
    Kind::AtLeast(Primary),
    Kind::AtLeast(Undivided),
    Kind::AtMost(Every),
    Kind::AtMost(Hat),
    Kind::AtMost(Fraction),
    Kind::AtMost(Primary),
    Kind::AtMost(Undivided),
    Kind::Undivided,
    Kind::BalanceTag(Every),
    Kind::BalanceTag(Fraction),
    Kind::BalanceTag(Primary),
    Kind::BalanceTag(Undivided),
    Kind::BalanceTag(Cell),
    Kind::BalanceDimension(Every),
    Kind::BalanceDimension(Fraction),
    Kind::BalanceDimension(Primary),
    Kind::BalanceDimension(Undivided),
    Kind::BalanceDimension(Cell),
    Kind::BalanceNumber,
    Kind::NeverMore(Every),
    Kind::NeverMore(Hat),
    Kind::NeverMore(Fraction),
    Kind::NeverMore(Primary),
    Kind::NeverMore(Undivided),
    Kind::NeverMore(Cell),
    Kind::NoneOrTag(Every),
    Kind::NoneOrTag(Hat),
    Kind::NoneOrTag(Primary),
    Kind::NoneOrTag(Undivided),
    Kind::NoneOrDimension(Every),
    Kind::NoneOrDimension(Hat),
    Kind::NoneOrDimension(Primary),
    Kind::NoneOrDimension(Undivided),
    Kind::DualHats,
    Kind::Sharing(Every),
    Kind::Sharing(Primary),
    Kind::Sharing(Undivided),
    Kind::Variety(Every),
    Kind::Variety(Primary),
    Kind::Variety(Undivided),
    Kind::Together,
    Kind::Apart,
    Kind::InGroup,
    Kind::NotInGroup,
    Kind::Wishes,
    Kind::Stay,
    Kind::StayMoves,
    Kind::MostOf,
    Kind::LeastOf,
    Kind::MostOfMatrix,
];

impl Kind {
    fn lens(self) -> Lens {
        match self {
            Kind::Places(lens)
            | Kind::AtLeast(lens)
            | Kind::AtMost(lens)
            | Kind::BalanceTag(lens) => lens,
            Kind::BalanceDimension(lens) | Kind::NeverMore(lens) | Kind::NoneOrTag(lens) => lens,
            Kind::NoneOrDimension(lens) | Kind::Sharing(lens) | Kind::Variety(lens) => lens,
            Kind::Undivided => Undivided,
            Kind::PlacesCell => Cell,
            _ => Every,
        }
    }

    pub(crate) fn counts_hats(self) -> bool {
        self.lens() == Hat
    }

    /// Whether the rule may be limited to some groups.
    fn takes_groups(self) -> bool {
        !matches!(
            self,
            Kind::Together
                | Kind::Apart
                | Kind::InGroup
                | Kind::NotInGroup
                | Kind::Wishes
                | Kind::Stay
                | Kind::StayMoves
                | Kind::MostOf
                | Kind::LeastOf
                | Kind::MostOfMatrix
        )
    }

    /// Whether the rule may be about all groups taken together.
    fn takes_all(self, everyone: bool) -> bool {
        let constant = matches!(
            self,
            Kind::Places(_)
                | Kind::PlacesCell
                | Kind::AtLeast(_)
                | Kind::AtMost(_)
                | Kind::Undivided
        ) && !self.counts_hats();
        let balance = matches!(
            self,
            Kind::BalanceTag(_) | Kind::BalanceDimension(_) | Kind::BalanceNumber
        );
        self.takes_groups() && !balance && !(everyone && constant)
    }

    /// Whether the rule may be required as it is drawn.
    fn can_be_required(self) -> bool {
        self != Kind::BalanceNumber
    }
}

/// How the groups are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) groups: usize,
    pub(crate) everyone: bool,
    /// Whether rules may count hats.
    pub(crate) hats: bool,
}

/// What rules can be about.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    members: usize,
    shape: Shape,
    /// Tags that somebody holds, by dimension.
    held: Vec<Vec<&'static str>>,
}

impl Context {
    pub(crate) fn new(people: &[Person], shape: Shape) -> Context {
        let somebody =
            |dimension: usize, tag: &str| people.iter().any(|p| p.tags[dimension].contains(&tag));
        let held = (0..TAGS.len()).map(|d| {
            TAGS[d]
                .iter()
                .copied()
                .filter(|tag| somebody(d, tag))
                .collect()
        });
        Context {
            members: people.len(),
            shape,
            held: held.collect(),
        }
    }

    fn tags(&self, lens: Lens) -> Vec<&'static str> {
        match lens {
            Hat => self.held[0].clone(),
            _ => self.held.concat(),
        }
    }

    fn dimensions(&self, lens: Lens) -> Vec<String> {
        let held = self
            .held
            .iter()
            .enumerate()
            .filter(|&(d, tags)| !tags.is_empty() && (lens != Hat || d == 0));
        held.map(|(d, _)| format!("d{d}")).collect()
    }
}

/// A rule of one of the kinds, required or preferred, with a weight; of staying where none of the kinds is possible.
pub(crate) fn any_of(kinds: &[Kind], context: &Context) -> BoxedStrategy<Asked> {
    let possible: Vec<Kind> = kinds
        .iter()
        .copied()
        .filter(|&kind| rule(kind, context).is_some())
        .collect();
    let mut drawn_from = if possible.is_empty() {
        vec![Kind::Stay]
    } else {
        possible
    };
    // Where hats may be worn, they are drawn more often than one rule in ten.
    let of_hats: Vec<Kind> = drawn_from
        .iter()
        .copied()
        .filter(|kind| kind.counts_hats())
        .collect();
    drawn_from.extend(of_hats.repeat(3));
    let context = context.clone();
    let tiered = move |kind: Kind| {
        let tier = if kind.can_be_required() {
            0..3_u32
        } else {
            1..3
        };
        let drawn = rule(kind, &context)
            .unwrap_or_else(|| Just((Rule::stay([("m0", "g0")]), None)).boxed());
        (drawn, tier, 1..=3_u32).prop_map(move |((rule, pins), tier, weight)| Asked {
            rule: rule.weight(weight),
            tier,
            hats: kind.counts_hats(),
            can_be_required: kind.can_be_required(),
            pins,
        })
    };
    select(drawn_from).prop_flat_map(tiered).boxed()
}

/// Of required rules that pin a member, or keep one out, the first of each member alone: two may be a fault.
pub(crate) fn without_clashing_pins(asked: Vec<Asked>) -> Vec<Asked> {
    let mut seen = Vec::new();
    let keep = |asked: &Asked| match asked.pins.filter(|_| asked.tier == 0) {
        Some(member) if seen.contains(&member) => false,
        Some(member) => {
            seen.push(member);
            true
        }
        None => true,
    };
    let mut kept = asked;
    kept.retain(keep);
    kept
}

type Drawn = BoxedStrategy<(Rule, Option<usize>)>;

fn bounds() -> impl Strategy<Value = (Bound<u32>, Bound<u32>)> {
    let included = |(low, more): (u32, u32)| (Bound::Included(low), Bound::Included(low + more));
    prop_oneof![
        2 => (0..3_u32, 0..2_u32).prop_map(included),
        1 => (1..4_u32).prop_map(|low| (Bound::Included(low), Bound::Unbounded)),
        1 => (0..3_u32).prop_map(|high| (Bound::Unbounded, Bound::Included(high))),
    ]
}

fn rule(kind: Kind, context: &Context) -> Option<Drawn> {
    if kind.counts_hats() && !context.shape.hats {
        return None;
    }
    let lens = kind.lens();
    let tags = context.tags(lens);
    let dimensions = context.dimensions(lens);
    let tag = || (!tags.is_empty()).then(|| select(tags.clone()));
    let dimension = || (!dimensions.is_empty()).then(|| select(dimensions.clone()));
    let members = context.members;
    let groups = context.shape.groups;
    let plain: BoxedStrategy<Rule> = match kind {
        Kind::Places(_) => (tag()?, bounds())
            .prop_map(|(tag, number)| Rule::places(tag, number))
            .boxed(),
        Kind::AtLeast(_) => (tag()?, 0..3_u32)
            .prop_map(|(tag, least)| Rule::at_least(tag, least))
            .boxed(),
        Kind::AtMost(_) => (tag()?, 0..3_u32)
            .prop_map(|(tag, most)| Rule::at_most(tag, most))
            .boxed(),
        Kind::Undivided => (tag()?, bounds())
            .prop_map(|(tag, number)| Rule::undivided(tag, number))
            .boxed(),
        Kind::PlacesCell => {
            let held: Vec<_> = context
                .held
                .iter()
                .filter(|tags| !tags.is_empty())
                .cloned()
                .collect();
            let cell = (!held.is_empty())
                .then(|| select(held))?
                .prop_flat_map(|tags| {
                    let most = tags.len();
                    subsequence(tags, 1..=most)
                });
            (cell, bounds())
                .prop_map(|(tags, number)| Rule::places_cell(tags, number))
                .boxed()
        }
        Kind::BalanceTag(_) => tag()?.prop_map(Rule::balance).boxed(),
        Kind::BalanceDimension(_) => dimension()?.prop_map(Rule::balance).boxed(),
        Kind::BalanceNumber => Just(Rule::balance("years")).boxed(),
        Kind::NeverMore(_) => {
            let two = (tags.len() >= 2).then(|| subsequence(tags.clone(), 2))?;
            (two, any::<bool>())
                .prop_map(|(two, turned)| {
                    Rule::never_more(two[usize::from(turned)], two[usize::from(!turned)])
                })
                .boxed()
        }
        Kind::NoneOrTag(_) => (tag()?, 2..5_u32)
            .prop_map(|(tag, least)| Rule::none_or(tag, least))
            .boxed(),
        Kind::NoneOrDimension(_) => (dimension()?, 2..4_u32)
            .prop_map(|(d, least)| Rule::none_or(d, least))
            .boxed(),
        Kind::DualHats => (dimension()?, 0..3_u32)
            .prop_map(|(d, most)| Rule::dual_hats(d, most))
            .boxed(),
        Kind::Sharing(_) => (dimension()?, 0..3_u32)
            .prop_map(|(d, most)| Rule::sharing(d, most))
            .boxed(),
        Kind::Variety(_) => (dimension()?, bounds())
            .prop_map(|(d, number)| Rule::variety(d, number))
            .boxed(),
        _ => return about_people(kind, members, groups),
    };
    let scope = match (kind.takes_groups(), kind.takes_all(context.shape.everyone)) {
        (false, _) => Just(0).boxed(),
        (true, false) => (0..2_u8).boxed(),
        (true, true) => (0..3_u8).boxed(),
    };
    // The same group named twice means no more than once.
    let named = vec(0..groups, 1..=groups);
    let scoped = (plain, scope, named).prop_map(move |(rule, scope, named)| {
        let rule = if matches!(kind, Kind::Undivided | Kind::PlacesCell) {
            rule
        } else {
            rule.lens(lens)
        };
        let rule = match scope {
            0 => rule,
            1 => rule.in_groups(named.into_iter().map(group)),
            _ => rule.over_all(),
        };
        (rule, None)
    });
    Some(scoped.boxed())
}

/// The rules that name members.
fn about_people(kind: Kind, members: usize, groups: usize) -> Option<Drawn> {
    let ids: Vec<usize> = (0..members).collect();
    let several = |least: usize| subsequence(ids.clone(), least..=members.min(4).max(least));
    let names = |of: Vec<usize>| of.into_iter().map(id).collect::<Vec<_>>();
    let homes = (several(1), vec(0..groups, members));
    let here = homes.prop_map(|(of, homes)| {
        of.into_iter()
            .map(|member| (id(member), group(homes[member])))
            .collect::<Vec<_>>()
    });
    let pair_values = vec(-2..4_i32, members * members.saturating_sub(1) / 2);
    let drawn = match kind {
        Kind::Together if members >= 2 => several(2)
            .prop_map(move |of| (Rule::together(names(of)), None))
            .boxed(),
        Kind::Apart if members >= 2 => several(2)
            .prop_map(move |of| (Rule::apart(names(of)), None))
            .boxed(),
        Kind::InGroup => (0..members, 0..groups)
            .prop_map(|(m, g)| (Rule::in_group(id(m), group(g)), Some(m)))
            .boxed(),
        Kind::NotInGroup => (0..members, 0..groups)
            .prop_map(|(m, g)| (Rule::not_in_group(id(m), group(g)), Some(m)))
            .boxed(),
        Kind::Wishes => {
            let wish = subsequence((0..groups).collect::<Vec<_>>(), 1..=groups).prop_shuffle();
            (several(1), vec(wish, members))
                .prop_map(|(of, wishes)| {
                    let wish = |m: usize| {
                        (
                            id(m),
                            wishes[m].iter().map(|&g| group(g)).collect::<Vec<_>>(),
                        )
                    };
                    (
                        Rule::wishes(of.into_iter().map(wish).collect::<Vec<_>>()),
                        None,
                    )
                })
                .boxed()
        }
        Kind::Stay => here.prop_map(|earlier| (Rule::stay(earlier), None)).boxed(),
        Kind::StayMoves => (here, 0..4_u32)
            .prop_map(|(earlier, moves)| (Rule::stay(earlier).most_moves(moves), None))
            .boxed(),
        Kind::MostOf | Kind::LeastOf | Kind::MostOfMatrix => (pair_values, -2..6_i32)
            .prop_map(move |(values, bound)| (pair_sum(kind, members, &values, bound), None))
            .boxed(),
        _ => return None,
    };
    Some(drawn)
}

fn pair_sum(kind: Kind, members: usize, values: &[i32], bound: i32) -> Rule {
    let pairs = (0..members).flat_map(|a| (a + 1..members).map(move |b| (a, b)));
    let valued: Vec<((usize, usize), i32)> = pairs.zip(values.iter().copied()).collect();
    let halves = |value: i32| f64::from(value) / 2.0;
    let listed = || {
        let given = valued.iter().filter(|(_, value)| *value != 0);
        PairValues::listed(given.map(|&((a, b), value)| (id(a), id(b), halves(value))))
    };
    let value = |a: usize, b: usize| {
        valued
            .iter()
            .find(|((x, y), _)| (*x, *y) == (a.min(b), a.max(b)))
            .map_or(0, |&(_, value)| value)
    };
    match kind {
        Kind::MostOf => Rule::most_of(listed().at_least(halves(bound))),
        Kind::LeastOf => Rule::least_of(listed().at_most(halves(bound))),
        _ => Rule::most_of(
            PairValues::matrix(
                (0..members).map(|a| (0..members).map(move |b| value(a, b)).collect::<Vec<_>>()),
            )
            .at_least(bound),
        ),
    }
}

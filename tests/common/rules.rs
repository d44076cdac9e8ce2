//! One rule of each kind that the library knows, under each lens that it takes.

use super::cases::{Person, TAGS};
use super::kinds::Kind;
use super::people::about_people;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use roundtable::Lens::Hat;
use roundtable::{CompositionBuilder, Lens, Rule, Tier};
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
    /// Whether somebody has a number of years, and whether somebody has none.
    years: [bool; 2],
}

impl Context {
    pub(crate) fn new(people: &[Person], shape: Shape) -> Context {
        let somebody = |dimension: usize, tag: &str| people.iter().any(|p| p.tags[dimension].contains(&tag));
        let held = (0..TAGS.len()).map(|d| TAGS[d].iter().copied().filter(|tag| somebody(d, tag)).collect());
        let years = [true, false].map(|given| people.iter().any(|person| person.half_years.is_some() == given));
        Context { members: people.len(), shape, held: held.collect(), years }
    }

    fn tags(&self, lens: Lens) -> Vec<&'static str> {
        match lens {
            Hat => self.held[0].clone(),
            _ => self.held.concat(),
        }
    }

    fn dimensions(&self, lens: Lens) -> Vec<String> {
        let held = self.held.iter().enumerate().filter(|&(d, tags)| !tags.is_empty() && (lens != Hat || d == 0));
        held.map(|(d, _)| format!("d{d}")).collect()
    }
}

/// A rule of one of the kinds, required or preferred, with a weight; of staying where none of the kinds is possible.
pub(crate) fn any_of(kinds: &[Kind], context: &Context) -> BoxedStrategy<Asked> {
    let possible: Vec<Kind> = kinds.iter().copied().filter(|&kind| rule(kind, context).is_some()).collect();
    let mut drawn_from = if possible.is_empty() { vec![Kind::Stay] } else { possible };
    // Where hats may be worn, they are drawn more often than one rule in ten.
    let of_hats: Vec<Kind> = drawn_from.iter().copied().filter(|kind| kind.counts_hats()).collect();
    drawn_from.extend(of_hats.repeat(3));
    let context = context.clone();
    let tiered = move |kind: Kind| {
        let tier = if kind.can_be_required() { 0..3_u32 } else { 1..3 };
        let drawn = rule(kind, &context).unwrap_or_else(|| Just((Rule::stay([("m0", "g0")]), None)).boxed());
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

/// A rule, with the member whom it pins.
pub(crate) type Drawn = BoxedStrategy<(Rule, Option<usize>)>;

fn bounds() -> impl Strategy<Value = (Bound<u32>, Bound<u32>)> {
    let included = |(low, more): (u32, u32)| (Bound::Included(low), Bound::Included(low + more));
    prop_oneof![
        2 => (0..3_u32, 0..2_u32).prop_map(included),
        1 => (1..4_u32).prop_map(|low| (Bound::Included(low), Bound::Unbounded)),
        1 => (0..3_u32).prop_map(|high| (Bound::Unbounded, Bound::Included(high))),
    ]
}

/// What it costs to open some of the groups.
fn opening_costs(groups: usize) -> impl Strategy<Value = Vec<(String, u32)>> {
    let some = subsequence((0..groups).collect::<Vec<_>>(), 0..=groups);
    (some, 0..4_u32).prop_map(|(some, cost)| some.into_iter().map(|at| (group(at), cost)).collect())
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
        Kind::Places(_) => (tag()?, bounds()).prop_map(|(tag, number)| Rule::places(tag, number)).boxed(),
        Kind::AtLeast(_) => (tag()?, 0..3_u32).prop_map(|(tag, least)| Rule::at_least(tag, least)).boxed(),
        Kind::AtMost(_) => (tag()?, 0..3_u32).prop_map(|(tag, most)| Rule::at_most(tag, most)).boxed(),
        Kind::Undivided => (tag()?, bounds()).prop_map(|(tag, number)| Rule::undivided(tag, number)).boxed(),
        Kind::PlacesCell => {
            let held: Vec<_> = context.held.iter().filter(|tags| !tags.is_empty()).cloned().collect();
            let cell = (!held.is_empty()).then(|| select(held))?.prop_flat_map(|tags| {
                let most = tags.len();
                subsequence(tags, 1..=most)
            });
            (cell, bounds()).prop_map(|(tags, number)| Rule::places_cell(tags, number)).boxed()
        }
        Kind::BalanceTag(_) => tag()?.prop_map(Rule::balance).boxed(),
        Kind::BalanceDimension(_) => dimension()?.prop_map(Rule::balance).boxed(),
        Kind::BalanceNumber => of_years(context.years, &|| Rule::balance("years"))?,
        Kind::SmallRange => of_years(context.years, &|| Rule::small_range("years"))?,
        Kind::LargeRange => of_years(context.years, &|| Rule::large_range("years"))?,
        Kind::RangeAtMost => {
            let most = |quarters: u32| Rule::range_at_most("years", f64::from(quarters) / 4.0);
            let drawn: Option<Vec<_>> = (0..18).map(|quarters| of_years(context.years, &|| most(quarters))).collect();
            proptest::strategy::Union::new(drawn?).boxed()
        }
        Kind::RangeAtLeast => {
            let least = |quarters: u32| Rule::range_at_least("years", f64::from(quarters) / 4.0);
            let drawn: Option<Vec<_>> = (1..18).map(|quarters| of_years(context.years, &|| least(quarters))).collect();
            proptest::strategy::Union::new(drawn?).boxed()
        }
        Kind::NeverMore(_) => {
            let two = (tags.len() >= 2).then(|| subsequence(tags.clone(), 2))?;
            (two, any::<bool>())
                .prop_map(|(two, turned)| Rule::never_more(two[usize::from(turned)], two[usize::from(!turned)]))
                .boxed()
        }
        Kind::NoneOrTag(_) => (tag()?, 2..5_u32).prop_map(|(tag, least)| Rule::none_or(tag, least)).boxed(),
        Kind::NoneOrDimension(_) => (dimension()?, 2..4_u32).prop_map(|(d, least)| Rule::none_or(d, least)).boxed(),
        Kind::DualHats => (dimension()?, 0..3_u32).prop_map(|(d, most)| Rule::dual_hats(d, most)).boxed(),
        Kind::Sharing(_) => (dimension()?, 1..3_u32).prop_map(|(d, most)| Rule::sharing(d, most)).boxed(),
        Kind::Variety(_) => (dimension()?, bounds()).prop_map(|(d, number)| Rule::variety(d, number)).boxed(),
        Kind::OpenGroups => (0..3_u32, opening_costs(groups))
            .prop_map(|(most, costs)| Rule::open_groups().most_open(most).opening_costs(costs))
            .boxed(),
        Kind::FewGroups => opening_costs(groups).prop_map(|costs| Rule::open_groups().opening_costs(costs)).boxed(),
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
        let rule = if matches!(kind, Kind::Undivided | Kind::PlacesCell) { rule } else { rule.lens(lens) };
        let rule = match scope {
            0 => rule,
            1 => rule.in_groups(named.into_iter().map(group)),
            _ => rule.over_all(),
        };
        (rule, None)
    });
    Some(scoped.boxed())
}

/// A rule about years, with each way in which those count who lack them.
fn of_years([given, lacking]: [bool; 2], years: &dyn Fn() -> Rule) -> Option<BoxedStrategy<Rule>> {
    let counted = [years().missing_as_mean(), years().missing_left_out(), years().missing_as(1.25)];
    let drawn: Vec<Rule> = counted.into_iter().chain((!lacking).then(years)).collect();
    given.then(|| select(drawn).boxed())
}

//! What each rule costs, by its definition.

use super::{Placement, Ratio, Worn, sum};
use crate::error::Faults;
use crate::roster::{MemberId, Named};
use crate::rules::{Asked, Goal, Kind};
use itertools::Itertools;

impl Placement<'_> {
    /// What a rule costs here.
    pub(crate) fn cost(&self, asked: &Asked) -> Ratio {
        let required = asked.tier == 0;
        let rule = &asked.rule;
        match &rule.kind {
            Kind::Places(kind) => {
                let tags = self.tags(kind.tag.names());
                let off = |(numerator, denominator): Ratio| {
                    let short = kind.min.map_or(0, |min| i128::from(min) * denominator - numerator);
                    let over = kind.max.map_or(0, |max| numerator - i128::from(max) * denominator);
                    (short.max(over).max(0), denominator)
                };
                sum(self.scopes(&rule.scope).into_iter().map(|group| off(self.amount(&group, &tags, rule.lens))))
            }
            Kind::Balance(kind) => self.balance(&kind.of, rule.lens, &rule.scope, required),
            Kind::NeverMore(kind) => {
                let (of, than) =
                    (self.tags(std::slice::from_ref(&kind.of)), self.tags(std::slice::from_ref(&kind.than)));
                sum(self.scopes(&rule.scope).into_iter().map(|group| {
                    let (a, b) = (self.amount(&group, &of, rule.lens), self.amount(&group, &than, rule.lens));
                    ((a.0 * b.1 - b.0 * a.1).max(0), a.1 * b.1)
                }))
            }
            Kind::NoneOr(kind) => {
                let tags = match self.roster.resolve(&kind.of) {
                    Ok(Named::Tag(tag)) => vec![tag],
                    Ok(Named::Dimension(dimension)) => self.roster.dimension(dimension).tags().to_vec(),
                    _ => Vec::new(),
                };
                let least = i128::from(kind.least);
                let lonely = |count: i128| {
                    if count >= least { 0 } else { count.min(least - count) }
                };
                let groups = self.scopes(&rule.scope);
                let pairs = groups.iter().cartesian_product(&tags);
                sum(pairs.map(|(group, &tag)| (lonely(self.amount(group, &[tag], rule.lens).0), 1)))
            }
            Kind::DualHats(kind) => {
                let dimension = self.roster.resolve_dimension(&kind.dimension).ok();
                let several = |worn: &&Worn| dimension.is_some_and(|d| self.roster.tags_in(worn.member, d).len() > 1);
                let over =
                    |group: Vec<Worn>| (group.iter().filter(several).count() as i128 - i128::from(kind.most)).max(0);
                sum(self.scopes(&rule.scope).into_iter().map(|group| (over(group), 1)))
            }
            Kind::Sharing(kind) => {
                let tags = self.tags_of_dimension(&kind.dimension);
                let groups = self.scopes(&rule.scope);
                let pairs = groups.iter().cartesian_product(&tags);
                sum(pairs
                    .map(|(group, &tag)| ((self.amount(group, &[tag], rule.lens).0 - i128::from(kind.most)).max(0), 1)))
            }
            Kind::Variety(kind) => {
                let tags = self.tags_of_dimension(&kind.dimension);
                sum(self.scopes(&rule.scope).into_iter().map(|group| {
                    let present =
                        tags.iter().filter(|&&tag| self.amount(&group, &[tag], rule.lens).0 > 0).count() as i128;
                    let short = kind.min.map_or(0, |min| i128::from(min) - present);
                    let over = kind.max.map_or(0, |max| present - i128::from(max));
                    (short.max(over).max(0), 1)
                }))
            }
            Kind::Together(kind) => self.pairs(&kind.0, |a, b| a != b),
            Kind::Apart(kind) => self.pairs(&kind.0, |a, b| a.is_some() && a == b),
            Kind::InGroup(kind) => {
                let place = self.place(&kind.member);
                let wrong = place.is_some_and(|place| place != Some(&kind.group));
                (i128::from(wrong), 1)
            }
            Kind::NotInGroup(kind) => {
                let place = self.place(&kind.member);
                let wrong = place.is_some_and(|place| place == Some(&kind.group));
                (i128::from(wrong), 1)
            }
            Kind::Wishes(kind) => sum(kind.of.iter().map(|wish| {
                let Some(place) = self.place(&wish.member) else {
                    return (0, 1);
                };
                let rank = wish.groups.iter().position(|group| Some(group.as_str()) == place);
                let cost = if required { usize::from(rank.is_none()) } else { rank.unwrap_or(wish.groups.len()) };
                (cost as i128, 1)
            })),
            Kind::Stay(kind) => {
                let moved = kind.earlier.iter().filter(|earlier| {
                    let place = self.place(&earlier.member);
                    place.is_some_and(|place| place != Some(&earlier.group))
                });
                let moved = moved.count() as i128;
                ((moved - i128::from(kind.most_moves.unwrap_or(0))).max(0), 1)
            }
            Kind::PairSum(kind) => {
                let Some(values) = kind.values.scaled(self.roster, &mut Faults::default()) else {
                    return (0, 1);
                };
                let group_of = &self.group_of;
                let inside = |a: MemberId, b: MemberId| {
                    group_of[a.index()].is_some() && group_of[a.index()] == group_of[b.index()]
                };
                let met = values.pairs.iter().filter(|&&(a, b, _)| inside(a, b));
                let total: i128 = met.map(|&(_, _, value)| i128::from(value)).sum();
                let bound = values.bound.map_or(0, i128::from);
                let cost = match (values.bound.is_some(), kind.goal) {
                    (true, Goal::Most) => (bound - total).max(0),
                    (true, Goal::Least) => (total - bound).max(0),
                    (false, Goal::Most) => -total,
                    (false, Goal::Least) => total,
                };
                (cost, 10i128.pow(values.decimals))
            }
            Kind::Knows(kind) => {
                let Some(values) = kind.values.scaled(self.roster, &mut Faults::default()) else {
                    return (0, 1);
                };
                let mut known: Vec<[MemberId; 2]> = Vec::new();
                for (a, b, value) in values.pairs {
                    known.extend((value > 0).then_some([[a, b], [b, a]]).into_iter().flatten());
                }
                known.sort_unstable();
                let missing = |group: &Vec<Worn>| {
                    let met = |worn: &Worn| {
                        let others = group.iter().map(|other| [worn.member, other.member]);
                        others.filter(|pair| known.binary_search(pair).is_ok()).count() as i128
                    };
                    let missing = |worn| (i128::from(kind.least) - met(worn)).max(0);
                    group.iter().map(missing).sum::<i128>()
                };
                (self.groups.iter().map(missing).sum(), 1)
            }
        }
    }

    /// The pairs of these members, of those who take part, that are where they should not be.
    fn pairs(&self, names: &[String], wrong: impl Fn(Option<&str>, Option<&str>) -> bool) -> Ratio {
        let places: Vec<Option<&str>> = names.iter().filter_map(|name| self.place(name)).collect();
        let pairs = places.iter().array_combinations().filter(|&[&a, &b]| wrong(a, b));
        (pairs.count() as i128, 1)
    }
}

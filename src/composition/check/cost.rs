//! What each rule costs in a plan, by its definition.

use super::{Ratio, Reading, Worn};
use crate::composition::Asked;
use crate::error::Faults;
use crate::roster::{DimensionId, MemberId, Named, TagId};
use crate::rules::{Goal, Kind, Lens, Scope};
use itertools::Itertools;

impl Reading<'_> {
    pub(super) fn cost(&self, asked: &Asked) -> Ratio {
        let required = asked.tier == 0;
        let rule = &asked.rule;
        match &rule.kind {
            Kind::Places(kind) => {
                let tags = self.tags(kind.tag.names());
                let off = |(numerator, denominator): Ratio| {
                    let short = kind
                        .min
                        .map_or(0, |min| i128::from(min) * denominator - numerator);
                    let over = kind
                        .max
                        .map_or(0, |max| numerator - i128::from(max) * denominator);
                    (short.max(over).max(0), denominator)
                };
                sum(self
                    .scopes(&rule.scope)
                    .into_iter()
                    .map(|group| off(self.amount(&group, &tags, rule.lens))))
            }
            Kind::Balance(kind) => self.balance(&kind.of, rule.lens, &rule.scope, required),
            Kind::NeverMore(kind) => {
                let (of, than) = (
                    self.tags(std::slice::from_ref(&kind.of)),
                    self.tags(std::slice::from_ref(&kind.than)),
                );
                sum(self.scopes(&rule.scope).into_iter().map(|group| {
                    let (a, b) = (
                        self.amount(&group, &of, rule.lens),
                        self.amount(&group, &than, rule.lens),
                    );
                    ((a.0 * b.1 - b.0 * a.1).max(0), a.1 * b.1)
                }))
            }
            Kind::NoneOr(kind) => {
                let tags = match self.roster.resolve(&kind.of) {
                    Ok(Named::Tag(tag)) => vec![tag],
                    Ok(Named::Dimension(dimension)) => {
                        self.roster.dimension(dimension).tags().to_vec()
                    }
                    _ => Vec::new(),
                };
                let least = i128::from(kind.least);
                let lonely = |count: i128| {
                    if count >= least {
                        0
                    } else {
                        count.min(least - count)
                    }
                };
                let groups = self.scopes(&rule.scope);
                let pairs = groups.iter().cartesian_product(&tags);
                sum(pairs.map(|(group, &tag)| (lonely(self.amount(group, &[tag], rule.lens).0), 1)))
            }
            Kind::DualHats(kind) => {
                let dimension = self.roster.resolve_dimension(&kind.dimension).ok();
                let several = |worn: &&Worn| {
                    dimension.is_some_and(|d| self.roster.tags_in(worn.member, d).len() > 1)
                };
                let over = |group: Vec<Worn>| {
                    (group.iter().filter(several).count() as i128 - i128::from(kind.most)).max(0)
                };
                sum(self
                    .scopes(&rule.scope)
                    .into_iter()
                    .map(|group| (over(group), 1)))
            }
            Kind::Sharing(kind) => {
                let tags = self.tags_of_dimension(&kind.dimension);
                let groups = self.scopes(&rule.scope);
                let pairs = groups.iter().cartesian_product(&tags);
                sum(pairs.map(|(group, &tag)| {
                    (
                        (self.amount(group, &[tag], rule.lens).0 - i128::from(kind.most)).max(0),
                        1,
                    )
                }))
            }
            Kind::Variety(kind) => {
                let tags = self.tags_of_dimension(&kind.dimension);
                sum(self.scopes(&rule.scope).into_iter().map(|group| {
                    let present = tags
                        .iter()
                        .filter(|&&tag| self.amount(&group, &[tag], rule.lens).0 > 0)
                        .count() as i128;
                    let short = kind.min.map_or(0, |min| i128::from(min) - present);
                    let over = kind.max.map_or(0, |max| present - i128::from(max));
                    (short.max(over).max(0), 1)
                }))
            }
            Kind::Together(kind) => self.pairs(&kind.0, |a, b| a != b),
            Kind::Apart(kind) => self.pairs(&kind.0, |a, b| a.is_some() && a == b),
            Kind::InGroup(kind) => (
                i128::from(self.place(&kind.member) != Some(kind.group.as_str())),
                1,
            ),
            Kind::NotInGroup(kind) => (
                i128::from(self.place(&kind.member) == Some(kind.group.as_str())),
                1,
            ),
            Kind::Wishes(kind) => sum(kind.of.iter().map(|wish| {
                let place = self.place(&wish.member);
                let rank = wish
                    .groups
                    .iter()
                    .position(|group| Some(group.as_str()) == place);
                let cost = if required {
                    usize::from(rank.is_none())
                } else {
                    rank.unwrap_or(wish.groups.len())
                };
                (cost as i128, 1)
            })),
            Kind::Stay(kind) => {
                let here = kind
                    .earlier
                    .iter()
                    .filter(|place| self.roster.find(&place.member).is_some());
                let moved = here
                    .filter(|place| self.place(&place.member) != Some(place.group.as_str()))
                    .count() as i128;
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
        }
    }

    /// The groups that a rule is about; all together as one.
    fn scopes(&self, scope: &Scope) -> Vec<Vec<Worn>> {
        match scope {
            Scope::Every => self.groups.clone(),
            Scope::Over => vec![self.groups.concat()],
            Scope::Named(names) => {
                let named = self
                    .groups
                    .iter()
                    .zip(&self.problem.groups)
                    .filter(|(_, group)| names.contains(&group.name));
                named.map(|(worn, _)| worn.clone()).collect()
            }
        }
    }

    fn tags(&self, names: &[String]) -> Vec<TagId> {
        names
            .iter()
            .filter_map(|name| self.roster.resolve_tag(name).ok())
            .collect()
    }

    fn tags_of_dimension(&self, name: &str) -> Vec<TagId> {
        self.roster
            .resolve_dimension(name)
            .map_or(Vec::new(), |dimension| {
                self.roster.dimension(dimension).tags().to_vec()
            })
    }

    /// How many of a group are counted for a tag; under [`Lens::Cell`], for exactly these tags.
    fn amount(&self, group: &[Worn], tags: &[TagId], lens: Lens) -> Ratio {
        let Some(&tag) = tags.first() else {
            return (0, 1);
        };
        let dimension = self.roster.tag(tag).dimension();
        match lens {
            Lens::Hat => (
                group.iter().filter(|worn| worn.hat == Some(tag)).count() as i128,
                1,
            ),
            _ => sum(group
                .iter()
                .map(|worn| self.weight(worn.member, dimension, tags, lens))),
        }
    }

    fn weight(
        &self,
        member: MemberId,
        dimension: DimensionId,
        tags: &[TagId],
        lens: Lens,
    ) -> Ratio {
        let held = self.roster.tags_in(member, dimension);
        let tag = tags[0];
        let counts = match lens {
            Lens::Every | Lens::Fraction => held.contains(&tag),
            Lens::Primary => self.roster.primary_of(member, dimension) == Some(tag),
            Lens::Undivided => *held == [tag],
            Lens::Cell => {
                held.len() == tags.iter().unique().count()
                    && tags.iter().all(|tag| held.contains(tag))
            }
            Lens::Hat => false,
        };
        (
            i128::from(counts),
            if lens == Lens::Fraction {
                held.len().max(1) as i128
            } else {
                1
            },
        )
    }

    /// What a member brings to each thing that is balanced.
    fn loads(&self, of: &str, lens: Lens) -> Vec<Vec<Ratio>> {
        let roster = self.roster;
        let of_tags = |tags: &[Vec<TagId>], dimension: DimensionId| {
            let loads = |set: &Vec<TagId>| {
                roster
                    .member_ids()
                    .map(|m| self.weight(m, dimension, set, lens))
                    .collect()
            };
            tags.iter().map(loads).collect()
        };
        match roster.resolve(of) {
            Ok(Named::Tag(tag)) => of_tags(&[vec![tag]], roster.tag(tag).dimension()),
            Ok(Named::Dimension(dimension)) => {
                let sets: Vec<Vec<TagId>> = match lens {
                    Lens::Cell => {
                        let held = roster
                            .member_ids()
                            .map(|member| roster.tags_in(member, dimension).to_vec());
                        held.filter(|set| !set.is_empty()).unique().collect()
                    }
                    _ => roster
                        .dimension(dimension)
                        .tags()
                        .iter()
                        .map(|&tag| vec![tag])
                        .collect(),
                };
                of_tags(&sets, dimension)
            }
            Ok(Named::Number(number)) => {
                let unit = 10i128.pow(roster.decimals(number));
                let load = |member| (roster.number(member, number).map_or(0, i128::from), unit);
                vec![roster.member_ids().map(load).collect()]
            }
            Err(_) => Vec::new(),
        }
    }

    /// The distances from shares that go by size, added up; required: the groups that are a whole person or more off.
    fn balance(&self, of: &str, lens: Lens, scope: &Scope, required: bool) -> Ratio {
        let members = self.roster.len() as i128;
        let groups = self.scopes(scope);
        let distances = self.loads(of, lens).into_iter().flat_map(|loads| {
            let total = sum(loads.iter().copied());
            groups
                .iter()
                .map(|group| {
                    let here = sum(group.iter().map(|worn| loads[worn.member.index()]));
                    // here − total · size / members, over a common denominator.
                    let off = here.0 * total.1 * members - total.0 * group.len() as i128 * here.1;
                    (off.abs(), here.1 * total.1 * members)
                })
                .collect::<Vec<Ratio>>()
        });
        match required {
            true => sum(distances.map(|(off, unit)| (i128::from(off >= unit), 1))),
            false => sum(distances),
        }
    }

    /// The pairs of these members that are where they should not be.
    fn pairs(&self, names: &[String], wrong: impl Fn(Option<&str>, Option<&str>) -> bool) -> Ratio {
        let places: Vec<Option<&str>> = names.iter().map(|name| self.place(name)).collect();
        let pairs = places
            .iter()
            .array_combinations()
            .filter(|&[&a, &b]| wrong(a, b));
        (pairs.count() as i128, 1)
    }

    /// Group of a member; none when unplaced.
    fn place(&self, name: &str) -> Option<&str> {
        let member = self.roster.find(name)?;
        let group = self.group_of[member.index()]?;
        self.problem
            .groups
            .get(group)
            .map(|group| group.name.as_str())
    }
}

/// The sum of ratios, over one denominator and in lowest terms.
fn sum(ratios: impl IntoIterator<Item = Ratio>) -> Ratio {
    ratios.into_iter().fold((0, 1), |(a, b), (c, d)| {
        if b == d {
            return (a + c, b);
        }
        let (numerator, denominator) = (a * d + c * b, b * d);
        let divisor = greatest_common_divisor(numerator.abs(), denominator).max(1);
        (numerator / divisor, denominator / divisor)
    })
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

//! What ranges cost by definition.

use super::{LargeRange, SmallRange, text};
use crate::error::Place;
use crate::roster::{MemberId, Named, number};
use crate::rules::definition::{Placement, Ratio, sum};
use crate::rules::group_rule::GroupDefinition;
use crate::rules::groups::missing::{Meaning, Missing};
use crate::rules::rule::About;
use itertools::Itertools;
use num_rational::Ratio as Fraction;

impl GroupDefinition for SmallRange {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let most = bound(text(&self.at_most)).unwrap_or_default();
        let over = |range: Fraction<i128>| (range - most).max(Fraction::default());
        let ranges = ranges(&self.of, self.missing.as_ref(), about, placement);
        sum(ranges.into_iter().map(|range| over(range).into_raw()))
    }
}

impl GroupDefinition for LargeRange {
    fn cost(&self, about: &About, _: bool, placement: &Placement<'_>) -> Ratio {
        let short = |range: Fraction<i128>| match bound(text(&self.at_least)) {
            Some(least) => (least - range).max(Fraction::default()),
            None => -range,
        };
        let ranges = ranges(&self.of, self.missing.as_ref(), about, placement);
        sum(ranges.into_iter().map(|range| short(range).into_raw()))
    }
}

fn bound(text: Option<&str>) -> Option<Fraction<i128>> {
    let read = number::read(text?, || Place::path("bound")).ok()?;
    Some(Fraction::new(read.mantissa(), 10i128.pow(read.scale())))
}

/// The range in each group that the rule is about: 0 where nobody has the number.
fn ranges(of: &str, missing: Option<&Missing>, about: &About, placement: &Placement<'_>) -> Vec<Fraction<i128>> {
    let roster = placement.roster;
    let Ok(Named::Number(id)) = roster.resolve(of) else {
        return Vec::new();
    };
    let unit = 10i128.pow(roster.decimals(id));
    let own = |member| roster.number(member, id).map(|value| Fraction::new(i128::from(value), unit));
    let is_counted = |member: &MemberId| !roster.is_uncounted(*member);
    let counted = placement.members.iter().copied().filter(is_counted);
    let given: Vec<Fraction<i128>> = counted.filter_map(own).collect();
    let in_place = match missing.map(Missing::meaning) {
        Some(Ok(Meaning::Mean)) => Some(given.iter().sum::<Fraction<i128>>() / (given.len().max(1) as i128)),
        Some(Ok(Meaning::As(value))) => Some(Fraction::new(value.mantissa(), 10i128.pow(value.scale()))),
        _ => None,
    };
    let groups = placement.groups_of(&about.groups).into_iter();
    groups
        .map(|group| {
            let members = group.iter().map(|worn| worn.member).filter(is_counted);
            let numbers = members.filter_map(|member| own(member).or(in_place));
            numbers.minmax().into_option().map_or(Fraction::default(), |(least, greatest)| greatest - least)
        })
        .collect()
}

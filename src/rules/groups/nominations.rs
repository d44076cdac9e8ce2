//! Everybody is with some of those whom they named.

mod definition;

use super::prelude::*;
use crate::model::{Acquaintances, ContactRelation, UnitId};
use crate::roster::Roster;

/// What it counts if too few are there.
pub(crate) const TOO_FEW: Unit = Unit::new("person with too few", "people with too few");

/// Everybody who named others has at least `least` of them in their group, or all of them who named fewer.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Nominations {
    pub(crate) of: Vec<Nomination>,
    pub(crate) least: u32,
}

/// Those whom a member named.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Nomination {
    pub(crate) member: String,
    pub(crate) names: Vec<String>,
}

impl GroupRule for Nominations {
    fn words(&self, _: &About) -> String {
        format!("everybody who named others has {} in their group", self.number_words())
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.no_scope(about, faults);
        let of_units = self.of_units(context.roster, context.members, |member| context.unit(member), faults);
        let contact = ContactRelation::classes(context.contact(false));
        Lowered::whole(vec![Count::Acquaintances(Acquaintances::new(of_units, contact, Price::passed(0)))], TOO_FEW)
    }
}

impl Nominations {
    /// At least `least` of those whom each named.
    pub(crate) fn new<M, N>(of: impl IntoIterator<Item = (M, Vec<N>)>, least: u32) -> Nominations
    where
        M: Into<String>,
        N: Into<String>,
    {
        let nomination = |(member, names): (M, Vec<N>)| Nomination {
            member: member.into(),
            names: names.into_iter().map(Into::into).collect(),
        };
        Nominations { of: of.into_iter().map(nomination).collect(), least }
    }

    /// For each of these members, those whom they named among the units, and how many of these are to be there.
    pub(crate) fn of_units(
        &self,
        roster: &Roster,
        members: &[MemberId],
        unit: impl Fn(MemberId) -> Option<UnitId>,
        faults: &mut Faults,
    ) -> Vec<(Vec<UnitId>, u32)> {
        if self.least == 0 {
            faults.push(fault!(
                Zero,
                "everybody has at least 0 of those whom they named; ask for at least 1, or leave the rule out"
            ));
        }
        let mut of: BTreeMap<MemberId, Vec<UnitId>> = BTreeMap::new();
        for Nomination { member: name, names } in &self.of {
            let member = roster.known_member(name, faults);
            let named: Vec<MemberId> = names.iter().filter_map(|name| roster.known_member(name, faults)).collect();
            if names.contains(name) {
                faults.push(fault!(
                    Twice,
                    "`{name}` names `{name}`; leave it out, nobody is asked to be with themselves"
                ));
            }
            faults.note(names.iter().duplicates().next().map(|name| InputFault::twice(Noun::Member, name)));
            let here = named.into_iter().filter_map(&unit).collect();
            if member.is_some_and(|member| of.insert(member, here).is_some()) {
                faults.push(InputFault::twice(Noun::Member, name));
            }
        }
        let of_member = |member: &MemberId| {
            let named = of.remove(member).unwrap_or_default();
            let least = self.least.min(named.len() as u32);
            (named, least)
        };
        members.iter().map(of_member).collect()
    }

    /// "at least 2 of them (all of them if they named fewer)".
    pub(crate) fn number_words(&self) -> String {
        let all = if self.least > 1 { " (all of them if they named fewer)" } else { "" };
        format!("at least {} of them{all}", self.least)
    }
}

//! Everybody is with some of those whom they named.

mod definition;

use super::prelude::*;
use crate::model::{Acquaintances, UnitId};

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
        let all = if self.least > 1 { " (all of them if they named fewer)" } else { "" };
        format!("everybody who named others has at least {} of them{all} in their group", self.least)
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        context.no_scope(about, faults);
        if self.least == 0 {
            faults.push(fault!(
                Zero,
                "everybody has at least 0 of those whom they named; ask for at least 1, or leave the rule out"
            ));
        }
        let mut of: BTreeMap<MemberId, Vec<UnitId>> = BTreeMap::new();
        for Nomination { member: name, names } in &self.of {
            let member = faults.keep(context.roster.member(name));
            let named: Vec<MemberId> =
                names.iter().filter_map(|name| faults.keep(context.roster.member(name))).collect();
            if names.contains(name) {
                faults.push(fault!(
                    Twice,
                    "`{name}` names `{name}`; leave it out, nobody is asked to be with themselves"
                ));
            }
            faults.note(names.iter().duplicates().next().map(|name| InputFault::twice(Noun::Member, name)));
            let here = named.into_iter().filter_map(|member| context.unit(member)).collect();
            if member.is_some_and(|member| of.insert(member, here).is_some()) {
                faults.push(InputFault::twice(Noun::Member, name));
            }
        }
        let known = context.members().map(|member| {
            let named = of.remove(&member).unwrap_or_default();
            let least = self.least.min(named.len() as u32);
            (named, least)
        });
        let counts = Acquaintances::new(known.collect(), context.contact(false), Price::passed(0));
        Lowered::whole(vec![Count::Acquaintances(counts)], Unit::new("person with too few", "people with too few"))
    }
}

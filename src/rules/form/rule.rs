//! Rules in a problem file.

#[cfg(feature = "schema")]
mod schema;

use crate::error::{InputFault, fault};
use crate::model::RuleId;
use crate::rules::entry::GivenRules;
use crate::rules::rule::{About, RuleKind, RuleOf, Scope};
use crate::rules::{Lens, RuleEntry};
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// A rule as it was read, with what is wrong with the way in which it stands.
struct RuleForm<K> {
    entry: RuleEntry<K>,
    faults: Vec<InputFault>,
}

/// The keys of a rule, as they are read.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
struct RuleKeys<K> {
    /// What must hold.
    require: Option<K>,
    /// What is met as well as can be, once all lower tiers are settled.
    prefer: Option<K>,
    /// The tier in which it is preferred, from 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    tier: Option<u32>,
    /// How much it weighs against the other rules of the tier; 1 if left out.
    weight: Option<u32>,
    /// Whether members may not see what the rule says; if left out, as is usual for it.
    private: Option<bool>,
    /// How a member with several tags is counted; `every` if left out.
    lens: Option<Lens>,
    /// Names of the groups that it is about, each by itself; all if left out.
    in_groups: Option<Vec<String>>,
    /// Whether it is about all groups taken together.
    over_all: Option<bool>,
    /// The rounds or meetings that it is about, counted from 1; all if left out.
    periods: Option<Vec<usize>>,
    /// The roles that it is about; all if left out.
    roles: Option<Vec<String>>,
    /// The members that it is about, each by themselves; all if left out.
    members: Option<Vec<String>>,
    /// Whose benefit it serves.
    for_whom: Option<String>,
}

impl<K> Default for RuleKeys<K> {
    fn default() -> RuleKeys<K> {
        RuleKeys {
            require: None,
            prefer: None,
            tier: None,
            weight: None,
            private: None,
            lens: None,
            in_groups: None,
            over_all: None,
            periods: None,
            roles: None,
            members: None,
            for_whom: None,
        }
    }
}

impl<K: RuleKind> RuleKeys<K> {
    /// The rule; `None` if there is none.
    fn rule(self) -> Option<RuleForm<K>> {
        let mut faults = Vec::new();
        let required = self.require.is_some();
        if required && self.prefer.is_some() {
            faults.push(InputFault::required_and_preferred());
        }
        if self.in_groups.is_some() && self.over_all == Some(true) {
            faults.push(fault!(WrongScope, "`in_groups` and `over_all` exclude each other; leave one of them out"));
        }
        let mut rule = RuleOf::new(self.require.or(self.prefer)?);
        rule.weight = self.weight.unwrap_or(rule.weight);
        rule.private = self.private.unwrap_or(rule.private);
        rule.about = About {
            lens: self.lens.unwrap_or_default(),
            groups: match (self.in_groups, self.over_all) {
                (Some(names), _) => Scope::Named(names),
                (None, Some(true)) => Scope::Over,
                (None, _) => Scope::Every,
            },
            periods: self.periods,
            roles: self.roles,
            members: self.members,
            for_whom: self.for_whom,
        };
        let tier = tier(required, self.tier, &mut faults);
        Some(RuleForm { entry: RuleEntry { rule, tier }, faults })
    }
}

/// The tier of a rule, 0 where it is required, and what is wrong with it.
fn tier(required: bool, tier: Option<u32>, faults: &mut Vec<InputFault>) -> u32 {
    let (tier, fault) = match (required, tier) {
        (true, None) => (0, None),
        (true, Some(_)) => (
            0,
            Some(fault!(
                WrongTier,
                "it is required, and only what is preferred has a `tier`; leave the tier out, or prefer the rule"
            )),
        ),
        (false, Some(0)) => (1, Some(InputFault::tier_zero())),
        (false, Some(tier)) => (tier, None),
        (false, None) => (
            1,
            Some(fault!(Missing, "it is preferred without a `tier`; give the tier in which it is preferred, from 1")),
        ),
    };
    faults.extend(fault);
    tier
}

/// Takes the value of a key that may stand once.
fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    key: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(Error::duplicate_field(key));
    }
    *slot = map.next_value()?;
    Ok(())
}

struct RuleVisitor<K>(PhantomData<K>);

impl<'de, K: RuleKind> Visitor<'de> for RuleVisitor<K> {
    type Value = RuleForm<K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rule with `require` or `prefer`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleForm<K>, A::Error> {
        let mut keys = RuleKeys::default();
        while let Some(name) = map.next_key::<String>()? {
            let Some(&key) = K::KEYS.iter().find(|key| **key == name) else {
                return Err(Error::unknown_field(&name, K::KEYS));
            };
            match key {
                "require" => once(&mut keys.require, key, &mut map)?,
                "prefer" => once(&mut keys.prefer, key, &mut map)?,
                "tier" => once(&mut keys.tier, key, &mut map)?,
                "weight" => once(&mut keys.weight, key, &mut map)?,
                "private" => once(&mut keys.private, key, &mut map)?,
                "lens" => once(&mut keys.lens, key, &mut map)?,
                "in_groups" => once(&mut keys.in_groups, key, &mut map)?,
                "over_all" => once(&mut keys.over_all, key, &mut map)?,
                "roles" => once(&mut keys.roles, key, &mut map)?,
                "members" => once(&mut keys.members, key, &mut map)?,
                "for_whom" => once(&mut keys.for_whom, key, &mut map)?,
                _ => once(&mut keys.periods, key, &mut map)?,
            }
        }
        keys.rule().ok_or_else(|| Error::custom("give a rule exactly one of `require` and `prefer`"))
    }
}

impl<'de, K: RuleKind> Deserialize<'de> for RuleForm<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RuleForm<K>, D::Error> {
        deserializer.deserialize_map(RuleVisitor(PhantomData))
    }
}

/// Without the keys that say what holds anyway.
impl<K: RuleKind> Serialize for RuleEntry<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let RuleOf { kind, about, weight, private } = &self.rule;
        let mut map = serializer.serialize_map(None)?;
        if self.is_required() {
            map.serialize_entry("require", kind)?;
        } else {
            map.serialize_entry("prefer", kind)?;
            map.serialize_entry("tier", &self.tier)?;
        }
        if *weight != 1 {
            map.serialize_entry("weight", weight)?;
        }
        if about.lens != Lens::Every {
            map.serialize_entry("lens", &about.lens)?;
        }
        match &about.groups {
            Scope::Every => {}
            Scope::Named(names) => map.serialize_entry("in_groups", names)?,
            Scope::Over => map.serialize_entry("over_all", &true)?,
        }
        if *private != kind.is_private() {
            map.serialize_entry("private", private)?;
        }
        if let Some(periods) = &about.periods {
            let key = K::KEYS.iter().find(|key| ["in_rounds", "in_meetings"].contains(key));
            map.serialize_entry(key.unwrap_or(&"in_periods"), periods)?;
        }
        if let Some(roles) = &about.roles {
            map.serialize_entry("roles", roles)?;
        }
        if let Some(members) = &about.members {
            map.serialize_entry("members", members)?;
        }
        if let Some(people) = &about.for_whom {
            map.serialize_entry("for_whom", people)?;
        }
        map.end()
    }
}

/// A list of rules.
impl<K: RuleKind> Serialize for GivenRules<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.asked.serialize(serializer)
    }
}

impl<'de, K: RuleKind> Deserialize<'de> for GivenRules<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<GivenRules<K>, D::Error> {
        let mut given = GivenRules::default();
        for RuleForm { entry, faults } in Vec::<RuleForm<K>>::deserialize(deserializer)? {
            let id = RuleId(given.asked.len() as u32);
            given.faults.extend(faults.into_iter().map(|fault| entry.fault(id, fault)));
            given.asked.push(entry);
        }
        Ok(given)
    }
}

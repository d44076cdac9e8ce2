//! A rule of any kind: what is asked, with how much it weighs, who may know of it and what it is about.

use super::Lens;
use crate::error::{InputFault, quoted};
use crate::roster::RosterName;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// A kind of rule: of groups, rounds, seats, roles or shares.
pub trait RuleKind: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The keys that stand beside the rule in a problem file.
    const KEYS: &'static [&'static str];
    /// The names in files of the rules that are private unless something else is said.
    const PRIVATE: &'static [&'static str];

    /// The rule in words, for those who organise.
    fn words(&self, about: &About) -> String;

    /// Whether members may not see what the rule says, unless it is said to be public.
    fn is_private(&self) -> bool;

    /// The tags that the rule counts by name.
    fn tags(&self) -> Vec<&str> {
        Vec::new()
    }

    /// The dimensions, tags and numbers of the roster that the rule names: no others are read of its file.
    fn names(&self) -> Vec<RosterName<'_>>;
}

/// Which groups a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) enum Scope {
    /// Each group by itself.
    #[default]
    Every,
    /// Each of these groups by itself.
    Named(Vec<String>),
    /// All groups taken together.
    Over,
}

/// What a rule is about, where that is said beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    pub(crate) lens: Lens,
    pub(crate) groups: Scope,
    /// Rounds or meetings, counted from 1; `None`: all of them.
    pub(crate) periods: Option<Vec<usize>>,
    /// `None`: all of them.
    pub(crate) roles: Option<Vec<String>>,
    /// Members, each by themselves; `None`: all of them.
    pub(crate) members: Option<Vec<String>>,
    /// Whose benefit it serves.
    pub(crate) for_whom: Option<String>,
}

impl About {
    /// Whether the rule is about this period, counted from 0.
    pub(crate) fn has_period(&self, period: usize) -> bool {
        self.periods.as_ref().is_none_or(|periods| periods.contains(&(period + 1)))
    }

    /// Where the rule is about every group by itself in the words of its kind.
    pub(crate) fn place_words(&self) -> String {
        match &self.groups {
            Scope::Every => "in every group".to_owned(),
            Scope::Over => "over all groups".to_owned(),
            Scope::Named(names) => format!("in {}", quoted(names)),
        }
    }

    pub(crate) fn lens_words(&self) -> &'static str {
        match self.lens {
            Lens::Every | Lens::Cell => "",
            Lens::Hat => ", one hat each,",
            Lens::Fraction => ", by fractions,",
            Lens::Primary => ", by main tag,",
            Lens::Undivided => " and no other tag of its kind",
        }
    }
}

/// Something that is asked of a plan. [`Rule`](crate::Rule), [`RoundRule`](crate::RoundRule),
/// [`SeatRule`](crate::SeatRule), [`RotaRule`](crate::RotaRule) and [`ShareRule`](crate::ShareRule) are its kinds.
#[derive(Clone, PartialEq)]
pub struct RuleOf<K> {
    pub(crate) kind: K,
    pub(crate) about: About,
    pub(crate) weight: u32,
    pub(crate) private: bool,
}

impl<K: RuleKind> RuleOf<K> {
    /// The names in files of the rules that are private unless something else is said.
    pub(crate) const PRIVATE: &[&str] = K::PRIVATE;

    pub(crate) fn new(kind: impl Into<K>) -> RuleOf<K> {
        let kind = kind.into();
        RuleOf { private: kind.is_private(), kind, about: About::default(), weight: 1 }
    }

    /// How much the rule weighs against the others of its tier, at least 1.
    #[must_use]
    pub fn weight(mut self, weight: u32) -> Self {
        self.weight = weight;
        self
    }

    /// What is written for members says nothing of this rule, nor whether it holds.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// What is written for members may name this rule.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.private = false;
        self
    }

    /// Whether members may not see what the rule says.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// The rule in words that every member may see.
    pub fn words_for_members(&self) -> String {
        self.open_words().unwrap_or_else(|| "a private need of a member".to_owned())
    }

    /// The rule in words, unless it is private.
    pub(crate) fn open_words(&self) -> Option<String> {
        (!self.private).then(|| self.to_string())
    }

    /// The fault with the rule that it concerns, by its number from 1. What a private rule says is kept to those who
    /// organise.
    pub(crate) fn fault(&self, number: usize, fault: InputFault) -> InputFault {
        if self.private { fault.of_private_rule(number, self) } else { fault.of_rule(number, self) }
    }

    /// The same in another kind, of which this is one.
    pub(crate) fn map<L>(self, kind: impl FnOnce(K) -> L) -> RuleOf<L> {
        let RuleOf { kind: of, about, weight, private } = self;
        RuleOf { kind: kind(of), about, weight, private }
    }
}

/// The rule in words, for those who organise.
impl<K: RuleKind> fmt::Display for RuleOf<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind.words(&self.about))
    }
}

/// Names nobody of a private rule.
impl<K: RuleKind> fmt::Debug for RuleOf<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words_for_members())
    }
}

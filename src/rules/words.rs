//! Rules in plain words.

use super::{Kind, Rule};
use std::fmt;

/// The rule in plain words, for those who organise.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lens, place) = (self.lens_words(), self.place_words());
        match &self.kind {
            Kind::Places(kind) => write!(f, "{kind}{lens} {place}"),
            Kind::Balance(kind) => write!(f, "an even share of `{}`{lens} {place}", kind.of),
            Kind::NeverMore(kind) => write!(f, "never more of `{}` than of `{}`{lens} {place}", kind.of, kind.than),
            Kind::NoneOr(kind) => write!(f, "nobody of `{}` or at least {}{lens} {place}", kind.of, kind.least),
            Kind::DualHats(kind) => {
                write!(f, "at most {} who hold several tags of `{}` {place}", kind.most, kind.dimension)
            }
            Kind::Sharing(kind) => write!(f, "at most {} who share a tag of `{}` {place}", kind.most, kind.dimension),
            Kind::Variety(kind) => write!(f, "{} different tags of `{}`{lens} {place}", kind.bounds(), kind.dimension),
            Kind::Together(kind) => write!(f, "{} are in one group", kind.names()),
            Kind::Apart(kind) => write!(f, "{} are in different groups", kind.names()),
            Kind::InGroup(kind) => write!(f, "`{}` is in `{}`", kind.member, kind.group),
            Kind::NotInGroup(kind) => write!(f, "`{}` is not in `{}`", kind.member, kind.group),
            Kind::Wishes(kind) => write!(f, "the wishes of {} for groups", people(kind.of.len())),
            Kind::Stay(kind) => write!(f, "{kind}"),
            Kind::PairSum(kind) => write!(f, "{kind}"),
            Kind::Knows(kind) => write!(f, "{kind}"),
        }
    }
}

/// Names nobody of a private rule.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.words_for_members())
    }
}

fn people(number: usize) -> String {
    match number {
        1 => "1 member".to_owned(),
        number => format!("{number} members"),
    }
}

//! What everybody may know, told apart by its type from what only those who organise do.

use std::cmp::Ordering;

/// Something that is made of public facts alone, such as what members see of a plan.
///
/// Public are names; who is there, where they are, and what they hold or do; the tags that people show; what rules say
/// that are not private, whether a plan bends them, and whether it is proved that no plan is better. Everything else is
/// for those who organise: tags that are not shown and that there are such, hats, numbers, needs, private rules, costs.
/// Two inputs with the same public facts give the same public output.
///
/// Only this crate can put a fact in. From there on [`map`](Public::map) takes a function that holds nothing of its
/// own, so that nothing else gets in on the way.
///
/// ```
/// use roundtable::table::Presentation;
/// use roundtable::{Composition, Member, Roster, Solver};
///
/// let roster = Roster::new([Member::new("ana").tag("need", "hoist"), Member::new("bo")])?;
/// let problem = Composition::builder(&roster).group("pair", 2).build()?;
/// let plan = Solver::new().solve(&problem)?.solution().expect("two people make a pair").plan;
/// let rows = plan.for_members().map(|tables| tables[0].rows.clone());
/// assert_eq!(rows.get(), &[["ana"], ["bo"]]);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Public<T>(T);

impl<T> Public<T> {
    /// A fact that is public by itself. Whoever adds a call answers for it.
    pub(crate) fn fact(value: T) -> Public<T> {
        Public(value)
    }

    /// What a function makes of it that knows nothing else.
    pub fn map<U>(self, made: fn(T) -> U) -> Public<U> {
        Public(made(self.0))
    }

    /// This and something else that is public.
    pub fn with<U>(self, other: Public<U>) -> Public<(T, U)> {
        Public((self.0, other.0))
    }

    /// The same by reference.
    pub fn as_ref(&self) -> Public<&T> {
        Public(&self.0)
    }

    /// What it is.
    pub fn get(&self) -> &T {
        &self.0
    }

    /// What it is, by itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// The order of names in public output, which tells nothing but the names: `table 2` stands before `table 10`.
pub(crate) fn by_name(one: &str, other: &str) -> Ordering {
    parts(one).cmp(parts(other)).then_with(|| one.cmp(other))
}

/// A name in parts: letters one by one, and runs of digits, of which the longer is the greater number.
fn parts(name: &str) -> impl Iterator<Item = (usize, String)> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let end = if digits > 0 { digits } else { rest.chars().next()?.len_utf8() };
        let (part, after) = rest.split_at(end);
        rest = after;
        let number = part.trim_start_matches('0');
        Some(if digits > 0 { (number.len(), number.to_owned()) } else { (usize::MAX, part.to_lowercase()) })
    })
}

/// Sorts names as [`by_name`] does.
pub(crate) fn sorted<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.into_iter().collect();
    names.sort_by(|one, other| by_name(one.as_ref(), other.as_ref()));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_by_letters_and_numbers() {
        let names = ["table 10", "table 2", "Table 1", "ana", "Bo", "a", "table 02", "7", ""];
        assert_eq!(sorted(names), ["", "7", "a", "ana", "Bo", "Table 1", "table 02", "table 2", "table 10"]);
    }
}

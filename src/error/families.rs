//! The five families of faults that any list can have: a name that is unknown, something given twice, something
//! missing, a number beyond a limit, and a name that cannot be used.

use super::{InputFault, Noun, fault};
use std::fmt::Display;

/// What is wrong with the characters of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Nothing to read in it.
    Empty,
    /// A character that cannot be seen.
    Hidden,
    /// A space before or after it.
    SurroundingSpace,
}

impl InputFault {
    /// A name that nothing of its kind has.
    pub(crate) fn unknown(noun: Noun, name: impl Display, nearest: Option<String>) -> Self {
        let advice = match (noun, &nearest) {
            (Noun::Skill, None) => {
                "nobody who takes part has, teaches or wishes to learn it, and no training teaches it: check the \
                 spelling, or say who has it"
                    .to_owned()
            }
            _ => suggestion(&nearest),
        };
        fault!(Unknown, "{} `{name}`; {advice}", noun.there_is_none())
    }

    /// A number of a round, meeting or period that there is none of.
    pub(crate) fn out_of_range(noun: Noun, number: usize, last: usize) -> Self {
        let noun = noun.one();
        fault!(Unknown, "there is no {noun} {number}; {noun}s are counted from 1 to {last}")
    }

    /// Something named twice in one list.
    pub(crate) fn twice(noun: Noun, name: impl Display) -> Self {
        match noun {
            Noun::Member => fault!(Twice, "`{name}` is named twice; name each member once"),
            Noun::Skill | Noun::Tag => {
                fault!(Twice, "the {} `{name}` is listed twice; list it once", noun.one())
            }
            _ => fault!(Twice, "the {} `{name}` is named twice; name it once", noun.one()),
        }
    }

    /// A pair with two values.
    pub(crate) fn pair_twice(first: impl Display, second: impl Display) -> Self {
        fault!(Twice, "the pair `{first}` and `{second}` has two values; give one")
    }

    /// Two things of one name, or of names that a reader would take for the same.
    pub(crate) fn name_taken(noun: Noun, name: impl Display, earlier: impl Display) -> Self {
        let noun = noun.one();
        fault!(
            Twice,
            "the {noun} `{name}` is there twice, or differs from `{earlier}` only in case or spaces; \
             rename one"
        )
    }

    /// Two names that a reader would take for the same.
    pub(crate) fn lookalike(noun: Noun, name: impl Display, earlier: impl Display) -> Self {
        let noun = noun.name();
        fault!(
            Twice,
            "the {noun} `{name}` differs from `{earlier}` only in case or spaces; write both alike if they mean the \
             same, else rename one"
        )
    }

    /// A list that names nothing.
    pub(crate) fn none_named(noun: Noun) -> Self {
        fault!(Missing, "it names no {}; name those that it is about, or leave the list out", noun.one())
    }

    /// A problem without rounds or meetings.
    pub(crate) fn none_given(noun: Noun) -> Self {
        fault!(Missing, "there are no {}s; say how many there are to be", noun.one())
    }

    /// More rounds or meetings than are worked with.
    pub(crate) fn too_many(noun: Noun, found: usize, most: usize) -> Self {
        fault!(BeyondLimit, "{found} {}s are asked for, and {most} are the most; plan them in parts", noun.one())
    }

    /// A name that cannot be used.
    pub(crate) fn bad_name(noun: Noun, name: &str, flaw: Flaw) -> Self {
        let noun = noun.name();
        match flaw {
            Flaw::Empty => fault!(BadName, "the {noun} is empty; write a name"),
            Flaw::Hidden => fault!(
                BadName,
                "the {noun} `{}` contains a control character or an invisible one; delete it",
                name.escape_debug()
            ),
            Flaw::SurroundingSpace => {
                fault!(BadName, "the {noun} `{name}` begins or ends with a space; remove the space")
            }
        }
    }
}

/// "did you mean `ana`?", or what to do when no known name comes near.
pub(crate) fn suggestion(nearest: &Option<String>) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => "check the spelling".to_owned(),
    }
}

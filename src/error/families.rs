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

    /// A text that holds a character that may not stand in it, which is shown by its number.
    pub(crate) fn unfit_text(what: &str, text: &str) -> Self {
        fault!(
            BadName,
            "the {what} `{text}` contains a character that cannot be seen, or that changes how others are shown; delete it"
        )
    }

    /// A name in letters of another script that looks like an earlier one.
    pub(crate) fn of_another_script(noun: Noun, name: &str, earlier: &str) -> Self {
        let noun = noun.name();
        let other = name.chars().zip(earlier.chars()).find(|(one, other)| one != other);
        let which =
            other.map_or(String::new(), |(letter, _)| format!(", as its `{letter}` is U+{:04X}", u32::from(letter)));
        fault!(
            Twice,
            "the {noun} `{name}` looks like `{earlier}` and has letters of another script{which}; write both alike if \
             they mean the same, else rename one"
        )
    }

    /// A remark that two names of one script look alike.
    pub(crate) fn looks_like(noun: Noun, name: &str, earlier: &str) -> Self {
        let noun = noun.name();
        fault!(Twice, "the {noun} `{name}` looks much like `{earlier}`; they are told apart here, and hardly on paper")
            .into_remark()
    }

    /// A remark that marks were left out of a text.
    pub(crate) fn marks_left_out() -> Self {
        fault!(BadName, "a byte order mark or marks of direction, which cannot be seen, were left out of this text")
            .into_remark()
    }

    /// A name that cannot be used.
    pub(crate) fn bad_name(noun: Noun, name: &str, flaw: Flaw) -> Self {
        let noun = noun.name();
        match flaw {
            Flaw::Empty => fault!(BadName, "the {noun} is empty; write a name"),
            Flaw::Hidden => InputFault::unfit_text(&noun, name),
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

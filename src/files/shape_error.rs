//! Why a form cannot be read from a tree, and which node is to blame.

use super::tree::Positions;
use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// What a form met while it was read: one flaw, or one for each entry of a list or map.
#[derive(Debug, Default)]
pub(super) struct ShapeError(pub(super) Vec<Flaw>);

/// A cause and the node to blame.
#[derive(Debug)]
pub(super) struct Flaw {
    pub(super) cause: Cause,
    /// Positions from the node to blame up to the root.
    steps: Vec<usize>,
    /// How many of the steps are below the node that cannot stay: a tuple goes as a whole.
    below: usize,
}

/// What is wrong with a node.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cause {
    /// A key that the node does not have.
    UnknownKey { key: String, known: &'static [&'static str] },
    /// A rule, or a word, that there is none of.
    UnknownWord { word: String, known: &'static [&'static str] },
    /// A key that must be given.
    MissingKey(&'static str),
    /// Missing keys, all of which were noted.
    Incomplete,
    /// A key that stands twice.
    RepeatedKey(String),
    /// A value of another kind, or beyond its range.
    Unexpected { found: String, expected: String },
    /// A list with too few or too many values.
    Length { found: usize, expected: String },
    /// A word that needs keys of its own.
    Bare(String),
    /// Several keys where one is given.
    SeveralKeys(Vec<String>),
    /// What a form says itself, in a sentence.
    Said(String),
}

impl ShapeError {
    pub(super) fn new(cause: Cause) -> ShapeError {
        ShapeError(vec![Flaw { cause, steps: Vec::new(), below: 0 }])
    }

    /// The same, seen from the parent in which the node stands at `position`.
    pub(super) fn within(mut self, position: usize) -> ShapeError {
        self.0.iter_mut().for_each(|flaw| flaw.steps.push(position));
        self
    }

    /// The same, seen from a tuple: no value can be cut out of it.
    pub(super) fn within_tuple(self, position: usize) -> ShapeError {
        let mut error = self.within(position);
        for flaw in error.0.iter_mut().filter(|flaw| flaw.below + 1 == flaw.steps.len()) {
            flaw.below += 1;
        }
        error
    }
}

impl Flaw {
    /// Positions of the node to blame, from the root.
    pub(super) fn positions(&self) -> Positions {
        self.steps.iter().rev().copied().collect()
    }

    /// Positions of the node that cannot stay, from the root.
    pub(super) fn cut(&self) -> Positions {
        self.steps[self.below..].iter().rev().copied().collect()
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for ShapeError {}

impl Error for ShapeError {
    fn custom<T: fmt::Display>(sentence: T) -> ShapeError {
        ShapeError::new(Cause::Said(sentence.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> ShapeError {
        ShapeError::new(Cause::Unexpected { found: described(found), expected: expected.to_string() })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> ShapeError {
        ShapeError::invalid_type(found, expected)
    }

    fn invalid_length(found: usize, expected: &dyn Expected) -> ShapeError {
        ShapeError::new(Cause::Length { found, expected: expected.to_string() })
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> ShapeError {
        ShapeError::new(Cause::UnknownWord { word: word.to_owned(), known })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> ShapeError {
        ShapeError::new(Cause::UnknownKey { key: key.to_owned(), known })
    }

    fn missing_field(key: &'static str) -> ShapeError {
        ShapeError::new(Cause::MissingKey(key))
    }

    fn duplicate_field(key: &'static str) -> ShapeError {
        ShapeError::new(Cause::RepeatedKey(key.to_owned()))
    }
}

/// Longer texts are shown by their beginning.
const MAX_SHOWN: usize = 40;

/// What stands there, in the words of the format.
fn described(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(number) => format!("the number {number}"),
        Unexpected::Signed(number) => format!("the number {number}"),
        Unexpected::Float(number) => format!("the number {number}"),
        Unexpected::Str(text) if text.chars().count() > MAX_SHOWN => {
            let start: String = text.chars().take(MAX_SHOWN).collect();
            format!("the text that begins with {start:?}")
        }
        Unexpected::Str(text) => format!("the text {text:?}"),
        Unexpected::Unit | Unexpected::Option => "`null`".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        other => other.to_string(),
    }
}

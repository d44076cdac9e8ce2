//! Which form a problem has, by its kind.

use super::ProblemFile;
use super::shape_error::ShapeError;
use super::tree::Node;
use serde::Deserialize;
use serde::de::Error as _;

/// The kinds of problem that there are.
pub(super) const KINDS: &[&str] = &["composition", "rounds", "rota", "seating", "shares"];

/// The form of the problem, or the first fault that it has.
pub(super) fn form(root: &Node) -> Result<ProblemFile, ShapeError> {
    let Some((kind, content)) = root.entries().first() else {
        return Err(ShapeError::custom("a problem has a kind"));
    };
    let read = match kind.as_str() {
        "composition" => Deserialize::deserialize(content).map(ProblemFile::Composition),
        "rounds" => Deserialize::deserialize(content).map(ProblemFile::Rounds),
        "rota" => Deserialize::deserialize(content).map(ProblemFile::Rota),
        "seating" => Deserialize::deserialize(content).map(ProblemFile::Seating),
        "shares" => Deserialize::deserialize(content).map(ProblemFile::Shares),
        kind => Err(ShapeError::unknown_variant(kind, KINDS)),
    };
    read.map_err(|error| error.within(0))
}

//! JSON Schemas of problem files and answers, made from the definitions by which these are read and written.
//!
//! An editor that knows the schema of problem files offers keys while one is written, and marks what does not have its
//! shape. A file is accepted by its schema if and only if it has the shape that it must have; what it *says*, such as
//! the name of a member, is checked when the problem is built. JSON itself cannot say that a key stands twice, so that
//! a schema is silent about it; and to a schema 2.0 is a whole number, to the reader it is not.
//!
//! ```
//! let schema = roundtable::schema::problem_file();
//! let text = serde_json::to_string_pretty(&schema)?;
//! assert!(text.contains("https://json-schema.org/draft/2020-12/schema"));
//! assert!(text.contains("Who is in which group, and who is selected."));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod words;

use crate::answer::{AnswerFile, Measured};
use crate::audit::VotingRuleBuilder;
use crate::files::ProblemFile;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

/// The schema of problem files of every kind: of what [`ProblemFile`] reads.
#[must_use]
pub fn problem_file() -> Schema {
    read::<ProblemFile>()
}

/// The schema of a voting rule: of what [`VotingRule`](crate::audit::VotingRule) reads.
#[must_use]
pub fn voting_rule() -> Schema {
    read::<VotingRuleBuilder>()
}

/// The schema of answers with such a plan: of what [`AnswerFile`] writes.
///
/// ```
/// use roundtable::{RotaPlan, schema};
///
/// let schema = schema::answer_file::<RotaPlan>();
/// assert!(schema.pointer("/properties/turns").is_some());
/// ```
#[must_use]
pub fn answer_file<P>() -> Schema
where
    P: Measured<Measures: JsonSchema> + JsonSchema,
{
    of::<AnswerFile<'_, P>>(SchemaSettings::draft2020_12().for_serialize())
}

fn read<T: JsonSchema>() -> Schema {
    of::<T>(SchemaSettings::draft2020_12().for_deserialize())
}

fn of<T: JsonSchema>(settings: SchemaSettings) -> Schema {
    let settings = settings.with_transform(RecursiveTransform(words::tidy)).with_transform(RecursiveTransform(limits));
    settings.into_generator().into_root_schema_for::<T>()
}

/// Says how large a number may be that is kept in 32 bits.
fn limits(schema: &mut Schema) {
    if schema.get("format").is_some_and(|format| format == "uint32") {
        schema.insert("maximum".into(), u32::MAX.into());
    }
}

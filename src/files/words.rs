//! Faults of shape in the words of the format.

use super::shape::{ShapeFault, nearest};
use super::shape_error::Cause;
use super::tree::{Node, Step, Value};
use crate::error::{Code, InputFault};
use crate::{RotaRule, RoundRule, Rule, SeatRule, ShareRule};

/// Longer lists of what is known are left to the documentation.
const MAX_LISTED: usize = 40;

/// The fault at its path, with what to do.
pub(super) fn fault(root: &Node, fault: &ShapeFault) -> InputFault {
    let path = root.path(&fault.positions);
    let (code, words) = match &fault.cause {
        Cause::UnknownKey { key, known } => {
            (Code::UnknownKey, format!("there is no key `{key}` here; {}", instead(key, known, "the keys here are")))
        }
        Cause::UnknownWord { word, known } => {
            let noun = noun(root, fault);
            (Code::Unknown, format!("there is no {noun} `{word}`; {}", instead(word, known, "there are")))
        }
        Cause::Incomplete => (Code::Missing, "keys are missing; add them".to_owned()),
        Cause::MissingKey(key) => (Code::Missing, format!("the key `{key}` is missing; add it")),
        Cause::RepeatedKey(key) => (Code::Twice, format!("the key `{key}` stands twice; keep one")),
        Cause::Unexpected { found, expected } => {
            (Code::WrongShape, format!("{found} cannot stand here; write {}", in_format(expected)))
        }
        Cause::Length { found, expected } => {
            let values = if *found == 1 { "value stands" } else { "values stand" };
            (Code::WrongShape, format!("{found} {values} here; write {}", in_format(expected)))
        }
        Cause::Bare(word) => {
            (Code::WrongShape, format!("`{word}` stands here without its keys; write `{{\"{word}\": {{…}}}}`"))
        }
        Cause::SeveralKeys(keys) => {
            (Code::WrongShape, format!("`{}` stand here together; keep one of them", keys.join("` and `")))
        }
        Cause::Said(sentence) if sentence.starts_with(NO_VARIANT) => (
            Code::WrongShape,
            "this is none of the forms that can stand here; see the documentation of problem files".into(),
        ),
        Cause::Said(sentence) => (Code::WrongShape, sentence.clone()),
    };
    let told = InputFault::in_file(code, path, words);
    match rule(root, &fault.positions) {
        None => told,
        Some(rule) if rule.is_private => told.of_private_rule(rule.number, rule.name),
        Some(rule) => told.in_rule(rule.number),
    }
}

/// A rule in which something does not have its shape.
struct FaultyRule<'a> {
    number: usize,
    name: &'a str,
    is_private: bool,
}

/// The rule in which the node at these positions stands.
fn rule<'a>(root: &'a Node, positions: &[usize]) -> Option<FaultyRule<'a>> {
    let (list, position) = (positions.get(..2)?, *positions.get(2)?);
    if !matches!(root.last_step(list)?, Step::Key("rules")) {
        return None;
    }
    let rule = root.at(&positions[..3])?;
    let asked = |(key, _): &&(String, Node)| key == "require" || key == "prefer";
    let names: Vec<&str> = rule
        .entries()
        .iter()
        .filter(asked)
        .flat_map(|(_, kind)| kind.entries())
        .map(|(name, _)| name.as_str())
        .collect();
    let said = rule.entries().iter().find_map(|(key, node)| match node.value {
        Value::Bool(said) if key == "private" => Some(said),
        _ => None,
    });
    let usual = || names.iter().any(|name| nearest(name, PRIVATE_RULES.concat()).is_some());
    Some(FaultyRule {
        number: position + 1,
        name: names.first().unwrap_or(&"?"),
        is_private: said.unwrap_or_else(usual),
    })
}

/// The rules of each kind that are private unless something else is said.
const PRIVATE_RULES: [&[&str]; 5] =
    [Rule::PRIVATE, RoundRule::PRIVATE, SeatRule::PRIVATE, RotaRule::PRIVATE, ShareRule::PRIVATE];

/// What serde says where none of several forms fits.
const NO_VARIANT: &str = "data did not match any variant";

/// What there is in place of what is unknown.
fn instead(word: &str, known: &[&str], there_are: &str) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "leave it out".to_owned(),
        None if known.len() > MAX_LISTED => "check the spelling".to_owned(),
        None => format!("{there_are} {}", listed(known)),
    }
}

/// "`a`, `b` and `c`".
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => format!("`{}` and `{last}`", first.join("`, `")),
    }
}

/// What the unknown word is a word for.
fn noun(root: &Node, fault: &ShapeFault) -> &'static str {
    match root.last_step(&fault.positions) {
        Some(Step::Key("require" | "prefer")) => "rule",
        Some(Step::Key("lens")) => "lens",
        _ => "value",
    }
}

/// What serde expects, in the words of the format.
fn in_format(expected: &str) -> String {
    let range = |most: u64| format!("a whole number from 0 to {most}");
    match expected {
        "u8" => range(u8::MAX.into()),
        "u16" => range(u16::MAX.into()),
        "u32" => range(u32::MAX.into()),
        "u64" | "usize" => "a whole number, 0 or more".to_owned(),
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number".to_owned(),
        "f32" | "f64" => "a number".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "a string" => "text in double quotes".to_owned(),
        "a sequence" => "a list in brackets".to_owned(),
        "a map" => "an object in braces".to_owned(),
        "unit" => "`null`".to_owned(),
        _ => in_format_by_beginning(expected),
    }
}

fn in_format_by_beginning(expected: &str) -> String {
    let beginnings = ["struct ", "a map ", "map "];
    if beginnings.iter().any(|beginning| expected.starts_with(beginning)) {
        return "an object in braces".to_owned();
    }
    let lengths = ["a tuple of size ", "an array of length ", "tuple of "];
    let length = lengths.iter().find_map(|beginning| expected.strip_prefix(beginning));
    match length.and_then(|rest| rest.split(' ').next()) {
        Some(length) => format!("a list of {length} values"),
        None => expected.to_owned(),
    }
}

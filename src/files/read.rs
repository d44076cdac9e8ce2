//! Reads problem files, and finds all their faults at once.

use super::form::{KINDS, form};
use super::rest;
use super::shape::{self, ShapeReading};
use super::tree::Node;
use super::words::{self, listed};
use super::{ProblemFile, json, toml};
use crate::disk;
use crate::error::{Error, Faults, InputFault, Place, fault};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::io::ErrorKind;
use std::path::Path;

/// A larger problem file is refused: the tree of its values takes many times its bytes.
const MAX_BYTES: u64 = 64 << 20;

/// Some programs write this before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// All faults of shape are in the message of the error, each with its path.
impl<'de> Deserialize<'de> for ProblemFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ProblemFile, D::Error> {
        let root = Node::deserialize(deserializer)?;
        let read = check_kind(&root).map_err(Error::from).and_then(|()| read(root, None));
        read.map_err(D::Error::custom)
    }
}

/// The problem in a file of JSON or TOML.
pub(super) fn from_path(path: &Path) -> Result<ProblemFile, Error> {
    let root = parsed(path, parse_toml, parse_json)?;
    read(root, Some(path.parent().unwrap_or(Path::new(""))))
}

/// The values of a file of JSON or TOML, whatever it is.
pub(super) fn tree(path: &Path) -> Result<Node, Error> {
    let json = |text: &str| serde_json::from_str(text).map_err(|error| json::fault(text, &error));
    parsed(path, toml::parse, json)
}

/// The values of a file, read by its ending.
fn parsed(
    path: &Path,
    toml: impl Fn(&str) -> Result<Node, InputFault>,
    json: impl Fn(&str) -> Result<Node, InputFault>,
) -> Result<Node, Error> {
    let bytes = bytes(path)?;
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| json::not_utf8(bytes, error));
    let is_toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let root = text.and_then(|text| if is_toml { toml(text) } else { json(text) });
    Ok(root.map_err(|fault| fault.within(format_args!("`{}`", path.display())))?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, InputFault> {
    let shown = path.display().to_string();
    disk::read(path, MAX_BYTES).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => fault!(BeyondLimit, "`{shown}`: {error}; put the roster into a CSV"),
        _ => InputFault::unreadable_file(&shown, error),
    })
}

/// The problem in a text of JSON.
pub(super) fn from_json_str(text: &str, folder: &Path) -> Result<ProblemFile, Error> {
    read(parse_json(text)?, Some(folder))
}

/// The problem in a text of TOML.
pub(super) fn from_toml_str(text: &str, folder: &Path) -> Result<ProblemFile, Error> {
    read(parse_toml(text)?, Some(folder))
}

/// The values of a text of TOML.
fn parse_toml(text: &str) -> Result<Node, InputFault> {
    let root = toml::parse(text)?;
    check_kind(&root)?;
    Ok(root)
}

/// The values of a text of JSON.
fn parse_json(text: &str) -> Result<Node, InputFault> {
    let root = serde_json::from_str(text).map_err(|error| json::fault(text, &error))?;
    check_kind(&root).map_err(|fault| fault.at(json::first_key(text)))?;
    Ok(root)
}

/// The fault of a file that is no problem of any kind.
fn check_kind(root: &Node) -> Result<(), InputFault> {
    let (kind, is_alone) = match root.entries() {
        [(kind, _)] => (kind.as_str(), true),
        _ => ("", false),
    };
    if is_alone && KINDS.contains(&kind) {
        return Ok(());
    }
    if let Some(near) = shape::nearest(kind, KINDS.iter().copied()).filter(|_| is_alone) {
        return Err(fault!(Unknown, "there is no kind of problem `{kind}`; did you mean `{near}`?"));
    }
    Err(fault!(
        Unknown,
        "the outermost key of a file names the kind of problem, and nothing stands beside it; the kinds are {}: put \
         what is here under one of them, such as `{{\"composition\": {{…}}}}`",
        listed(KINDS)
    ))
}

/// The problem of a tree; beside the faults of shape stand those of what can be read, if there is a folder to read the
/// roster from.
fn read(mut root: Node, folder: Option<&Path>) -> Result<ProblemFile, Error> {
    let mut marked = Vec::new();
    root.leave_out_marks("", &mut marked);
    let ShapeReading { read, faults: found, is_cut_short } = shape::read(&mut root, form);
    if let Some(file) = read.filter(|_| found.is_empty()) {
        return Ok(file.remarking(marked.iter().map(|path| InputFault::marks_left_out().at(Place::path(path)))));
    }
    let mut faults = Faults::default();
    for shape in &found {
        faults.push(words::fault(&root, shape));
    }
    if let Some(folder) = folder.filter(|_| !is_cut_short) {
        faults.note(rest::faults(root, folder));
    }
    if is_cut_short {
        faults.push(InputFault::more_faults());
    }
    Err(faults.into())
}

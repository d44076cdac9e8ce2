//! Project files: what the project gives its parts is put in before they are read, and dates become the numbers that the
//! parts count by.

mod dates;

use super::shape::{self, ShapeReading};
use super::shape_error::ShapeError;
use super::tree::{Node, Value};
use super::{read, words};
use crate::error::{Error, Faults, InputFault, Place, fault};
use crate::project::{Project, ProjectBuilder};
use serde::Deserialize;
use std::path::Path;

/// The key that tells a project from a problem.
const PROJECT: &str = "project";

/// The parts, each with the keys that the project gives it and, of these, those without which it cannot be read.
const PARTS: [(&str, &[&str], &[&str]); 5] = [
    ("group", &["roster", "event", "placing"], &["roster", "placing"]),
    ("rota", &["roster", "event", "meetings", "roles", "absent", "online", "fixed"], &["roster", "meetings", "roles"]),
    ("work", &["roster", "event", "periods", "first_month"], &["roster"]),
    ("tables", &["roster", "event", "rounds", "tables", "tables_in", "absent", "fixed"], &["roster", "rounds"]),
    ("seating", &["roster", "event", "room", "room_at", "meetings", "absent", "fixed"], &["roster"]),
];

impl Project {
    /// Reads a project file of TOML or JSON, with the roster and the history that it names, which lie in its folder. A
    /// history that is not there yet is none.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and all faults of what it says.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Project, Error> {
        let path = path.as_ref();
        project_from_path(path)?.build_in(path.parent().unwrap_or(Path::new("")))
    }

    /// Whether a file of TOML or JSON has the outermost key `project`.
    pub fn is_in(path: impl AsRef<Path>) -> bool {
        read::tree(path.as_ref()).is_ok_and(|root| root.entry(PROJECT).is_some())
    }
}

/// The project in a file of JSON or TOML.
fn project_from_path(path: &Path) -> Result<ProjectBuilder, Error> {
    let mut root = read::tree(path)?;
    let (mut faults, mut marked) = (Faults::default(), Vec::new());
    root.leave_out_marks("", &mut marked);
    if root.entry(PROJECT).is_none() {
        return Err(fault!(Missing, "the file has no key `project`; add it with `name` and `roster`").into());
    }
    prepare(&mut root, &mut faults);
    let ShapeReading { read, faults: found, .. } = shape::read(&mut root, form);
    for shape in &found {
        faults.push(words::fault(&root, shape));
    }
    let marks = marked.iter().map(|path| InputFault::marks_left_out().at(Place::path(path)));
    match read {
        Some(project) => faults.finish(project.remarking(marks)),
        None => Err(faults.into()),
    }
}

fn form(root: &Node) -> Result<ProjectBuilder, ShapeError> {
    ProjectBuilder::deserialize(root)
}

/// Puts in what the project gives, and writes short forms out.
fn prepare(root: &mut Node, faults: &mut Faults) {
    long_forms(root, "meetings", "date");
    long_forms(root, "roles", "name");
    dates::as_numbers(root, faults);
    size_of_group(root);
    for (part, given, needed) in PARTS {
        let Some(Value::Map(entries)) = root.entry_mut(part).map(|node| &mut node.value) else { continue };
        for (key, _) in entries.iter().filter(|(key, _)| given.contains(&key.as_str())) {
            faults.push(
                fault!(PartMissing, "the project gives this to `{part}`; leave it out").under(&format!("{part}.{key}")),
            );
        }
        entries.retain(|(key, _)| !given.contains(&key.as_str()));
        let supplied = |key: &&str| {
            let value = match *key {
                "roster" => Value::Map(vec![("members".to_owned(), Node::new(Value::List(Vec::new())))]),
                "roles" => Value::List(Vec::new()),
                "placing" => Value::Text("select".to_owned()),
                _ => Value::Unsigned(1),
            };
            ((*key).to_owned(), Node::new(value))
        };
        entries.extend(needed.iter().map(supplied));
    }
}

/// An entry of a list that is a text alone is its first key.
fn long_forms(root: &mut Node, list: &str, key: &str) {
    let Some(Value::List(entries)) = root.entry_mut(list).map(|node| &mut node.value) else { return };
    for entry in entries {
        if let Value::Text(text) = &entry.value {
            let text = Node::new(Value::Text(text.clone()));
            entry.value = Value::Map(vec![(key.to_owned(), text)]);
        }
    }
}

/// `size = 9` of the group is one group of that size, for which some are selected.
fn size_of_group(root: &mut Node) {
    let Some(Value::Map(entries)) = root.entry_mut("group").map(|node| &mut node.value) else { return };
    let Some(at) = entries.iter().position(|(key, _)| key == "size") else { return };
    let (_, size) = entries.remove(at);
    let name = Node::new(Value::Text("group".to_owned()));
    let group = Value::Map(vec![("name".to_owned(), name), ("size".to_owned(), size)]);
    entries.insert(at, ("groups".to_owned(), Node::new(Value::List(vec![Node::new(group)]))));
}

impl Node {
    /// The value of a key.
    pub(super) fn entry(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(known, _)| known == key).map(|(_, node)| node)
    }

    /// The value of a key, to be changed.
    pub(super) fn entry_mut(&mut self, key: &str) -> Option<&mut Node> {
        let Value::Map(entries) = &mut self.value else { return None };
        entries.iter_mut().find(|(known, _)| known == key).map(|(_, node)| node)
    }
}

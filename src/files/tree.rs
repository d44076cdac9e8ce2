//! A file as it was given, whatever its format: values in their order, and numbers as they were read.

use crate::characters::without_marks;
use crate::error::Place;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::fmt;

/// Deeper nesting is refused; no problem needs a tenth of it.
const MAX_DEPTH: usize = 128;

/// A value of a file.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) value: Value,
    /// True for what is wrong and was noted: it is passed over when the tree is read again.
    pub(super) cut: bool,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Nothing,
    /// What a missing key would have.
    Missing,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    /// Keys in their order; a key may stand twice.
    Map(Vec<(String, Node)>),
}

/// Where a node is: the position of its ancestor in the root, and so on down to its own in its parent.
pub(super) type Positions = Vec<usize>;

impl Node {
    pub(super) const fn new(value: Value) -> Node {
        Node { value, cut: false }
    }

    /// Whether it stands for what a missing key would have.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self.value, Value::Missing)
    }

    /// The child at a position, and what to append to a path for it.
    fn child(&self, position: usize) -> Option<(&Node, Step<'_>)> {
        match &self.value {
            Value::List(items) => items.get(position).map(|item| (item, Step::Index(position))),
            Value::Map(entries) => entries.get(position).map(|(key, node)| (node, Step::Key(key))),
            _ => None,
        }
    }

    /// Keys and values of an object; none of anything else.
    pub(super) fn entries(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The children in their order.
    pub(super) fn children(&self) -> impl Iterator<Item = &Node> {
        let (items, entries) = match &self.value {
            Value::List(items) => (items.as_slice(), &[][..]),
            Value::Map(entries) => (&[][..], entries.as_slice()),
            _ => (&[][..], &[][..]),
        };
        items.iter().chain(entries.iter().map(|(_, node)| node))
    }

    /// The node at these positions.
    pub(super) fn at(&self, positions: &[usize]) -> Option<&Node> {
        positions.iter().try_fold(self, |node, &position| node.child(position).map(|(child, _)| child))
    }

    /// The key or the index under which the node at these positions stands.
    pub(super) fn last_step(&self, positions: &[usize]) -> Option<Step<'_>> {
        let (&last, parent) = positions.split_last()?;
        self.at(parent)?.child(last).map(|(_, step)| step)
    }

    fn at_mut(&mut self, positions: &[usize]) -> Option<&mut Node> {
        positions.iter().try_fold(self, |node, &position| match &mut node.value {
            Value::List(items) => items.get_mut(position),
            Value::Map(entries) => entries.get_mut(position).map(|(_, node)| node),
            _ => None,
        })
    }

    /// Passes over the node at these positions from now on.
    pub(super) fn cut(&mut self, positions: &[usize]) {
        if let Some(node) = self.at_mut(positions) {
            node.cut = true;
        }
    }

    /// Adds a missing key to the object at these positions.
    pub(super) fn add_missing(&mut self, positions: &[usize], key: &str) {
        if let Some(Node { value: Value::Map(entries), .. }) = self.at_mut(positions) {
            entries.push((key.to_owned(), Node::new(Value::Missing)));
        }
    }

    /// The path of the node at these positions, such as `rounds.rules[2].require.places`.
    pub(super) fn path(&self, positions: &[usize]) -> String {
        let mut path = String::new();
        let mut node = self;
        for &position in positions {
            let Some((child, step)) = node.child(position) else { break };
            path = match step {
                Step::Index(index) => format!("{path}[{index}]"),
                Step::Key(key) => Place::key(&path, key),
            };
            node = child;
        }
        path
    }

    /// Leaves out of keys and texts the marks that programs leave in them, and adds the path of each to `found`.
    pub(super) fn leave_out_marks(&mut self, path: &str, found: &mut Vec<String>) {
        match &mut self.value {
            Value::Text(text) => {
                if let Some(rest) = without_marks(text) {
                    *text = rest;
                    found.push(path.to_owned());
                }
            }
            Value::List(items) => {
                for (at, item) in items.iter_mut().enumerate() {
                    item.leave_out_marks(&format!("{path}[{at}]"), found);
                }
            }
            Value::Map(entries) => {
                for (key, node) in entries {
                    let rest = without_marks(key);
                    let is_marked = rest.is_some();
                    *key = rest.unwrap_or(std::mem::take(key));
                    let path = Place::key(path, key);
                    found.extend(is_marked.then(|| path.clone()));
                    node.leave_out_marks(&path, found);
                }
            }
            _ => {}
        }
    }

    /// The number of values in the tree.
    pub(super) fn size(&self) -> usize {
        1 + self.children().map(Node::size).sum::<usize>()
    }

    /// Positions of all keys that stand in their map a second time.
    pub(super) fn repeated_keys(&self) -> Vec<Positions> {
        let mut found = Vec::new();
        self.find_repeated_keys(&mut Vec::new(), &mut found);
        found
    }

    fn find_repeated_keys(&self, here: &mut Positions, found: &mut Vec<Positions>) {
        let mut seen = BTreeSet::new();
        for (position, child) in self.children().enumerate() {
            here.push(position);
            if let Some((_, Step::Key(key))) = self.child(position)
                && !seen.insert(key)
            {
                found.push(here.clone());
            } else {
                child.find_repeated_keys(here, found);
            }
            here.pop();
        }
    }
}

/// One step of a path.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Index(usize),
    Key(&'a str),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        NodeSeed { depth: 0 }.deserialize(deserializer)
    }
}

/// Reads a node that stands at a depth.
#[derive(Clone, Copy)]
struct NodeSeed {
    depth: usize,
}

impl NodeSeed {
    fn inner<E: Error>(self) -> Result<NodeSeed, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom(format!("the values are nested more than {MAX_DEPTH} deep")));
        }
        Ok(NodeSeed { depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::new(Value::Nothing))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::new(Value::Nothing))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::new(Value::Bool(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::new(Value::Unsigned(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::new(u64::try_from(value).map_or(Value::Signed(value), Value::Unsigned)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::new(Value::Float(value)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::new(Value::Text(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::new(Value::Text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Node::new(Value::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let inner = self.inner()?;
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            map.push((key, entries.next_value_seed(inner)?));
        }
        Ok(Node::new(Value::Map(map)))
    }
}

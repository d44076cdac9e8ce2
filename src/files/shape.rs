//! All faults of shape of a file at once: those that a reading meets are noted, their nodes are cut, and the rest is
//! read again.

use super::shape_error::{Cause, Flaw, ShapeError};
use super::tree::{Node, Positions, Step};
use crate::roster::names;

/// No more faults of shape are looked for.
pub(super) const MAX_FAULTS: usize = 1_000;

/// How many values are looked at in all while faults are sought; it bounds the time that a large file takes.
const MAX_VISITS: usize = 50_000_000;

/// How often a file is read at most.
const MAX_READINGS: usize = 100;

/// A node that does not have the shape it must have.
#[derive(Debug)]
pub(super) struct ShapeFault {
    pub(super) positions: Positions,
    pub(super) cause: Cause,
}

/// What could be read of a tree, and what is wrong with it.
pub(super) struct ShapeReading<T> {
    /// What is left once all faults are cut, or `None` if nothing is.
    pub(super) read: Option<T>,
    /// In the order of the file.
    pub(super) faults: Vec<ShapeFault>,
    /// Whether there may be more faults than were sought.
    pub(super) is_cut_short: bool,
}

/// Reads the tree as a `T`, again and again until no flaw is left. What has faults is cut from the tree.
pub(super) fn read<T>(root: &mut Node, form: impl Fn(&Node) -> Result<T, ShapeError>) -> ShapeReading<T> {
    let mut faults = repeated_keys(root);
    let (mut read, mut is_cut_short) = (None, true);
    for _ in 0..(MAX_VISITS / root.size()).clamp(2, MAX_READINGS) {
        let flaws = match form(root) {
            Ok(form) => {
                (read, is_cut_short) = (Some(form), false);
                break;
            }
            Err(ShapeError(flaws)) => flaws,
        };
        for flaw in flaws {
            mend(root, flaw, &mut faults);
        }
        // What stands at the root is the whole problem.
        is_cut_short = root.at(&[0]).is_some_and(|content| !content.cut);
        if faults.len() > MAX_FAULTS || !is_cut_short {
            break;
        }
    }
    is_cut_short |= faults.len() > MAX_FAULTS;
    faults.sort_by(|a, b| a.positions.cmp(&b.positions));
    faults.truncate(MAX_FAULTS);
    ShapeReading { read, faults, is_cut_short }
}

fn repeated_keys(root: &mut Node) -> Vec<ShapeFault> {
    let mut faults = Vec::new();
    for positions in root.repeated_keys() {
        let key = match root.last_step(&positions) {
            Some(Step::Key(key)) => key.to_owned(),
            _ => continue,
        };
        root.cut(&positions);
        faults.push(ShapeFault { positions, cause: Cause::RepeatedKey(key) });
    }
    faults
}

/// Notes the fault, and changes the tree so that the rest can be read.
fn mend(root: &mut Node, flaw: Flaw, faults: &mut Vec<ShapeFault>) {
    let positions = flaw.positions();
    if let Cause::UnknownKey { known, .. } = flaw.cause {
        let unknown = root.at(&positions).map(|node| unknown_keys(node, known)).unwrap_or_default();
        for (position, key) in unknown {
            let positions = [positions.as_slice(), &[position]].concat();
            root.cut(&positions);
            faults.push(ShapeFault { positions, cause: Cause::UnknownKey { key, known } });
        }
        return;
    }
    let is_new = !follows(root, &positions, &flaw.cause, faults);
    match flaw.cause {
        Cause::MissingKey(key) => root.add_missing(&positions, key),
        _ => root.cut(&flaw.cut()),
    }
    if is_new {
        faults.push(ShapeFault { positions, cause: flaw.cause });
    }
}

/// Positions and names of all keys that are not known.
fn unknown_keys(node: &Node, known: &[&str]) -> Vec<(usize, String)> {
    let entries = node.entries().iter().enumerate();
    let unknown = entries.filter(|(_, (key, child))| !child.cut && !known.contains(&key.as_str()));
    unknown.map(|(position, (key, _))| (position, key.clone())).collect()
}

/// Whether the fault is there only because of what was cut before.
fn follows(root: &Node, positions: &[usize], cause: &Cause, earlier: &[ShapeFault]) -> bool {
    let Some(node) = root.at(positions) else { return false };
    match cause {
        Cause::Incomplete => true,
        Cause::UnknownKey { .. } | Cause::UnknownWord { .. } | Cause::RepeatedKey(_) => false,
        Cause::MissingKey(key) => {
            let in_node =
                earlier.iter().filter(|fault| fault.positions.split_last().is_some_and(|(_, of)| of == positions));
            cut_keys(node).any(|cut| cut == *key) || in_node.into_iter().any(|fault| may_be_meant(key, &fault.cause))
        }
        _ => node.children().any(|child| child.cut),
    }
}

/// Whether the missing key may be what was meant by the unknown one.
fn may_be_meant(missing: &str, cause: &Cause) -> bool {
    let Cause::UnknownKey { key, known } = cause else { return false };
    nearest(key, known.iter().copied()).is_none_or(|near| near == missing)
}

fn cut_keys(node: &Node) -> impl Iterator<Item = &str> {
    node.entries().iter().filter(|(_, child)| child.cut).map(|(key, _)| key.as_str())
}

/// The known word that was probably meant: one that differs by few letters, or of which only the beginning is written,
/// or with which the word begins.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    let begins = |known: &&str| known.starts_with(written) || written.starts_with(known);
    let is_long = |known: &&str| known.len().min(written.len()) >= SHORTEST_BEGINNING;
    let near = names::nearest(written, known.clone());
    near.or_else(|| known.into_iter().find(|known| is_long(known) && begins(known)).map(str::to_owned))
}

/// Shorter beginnings say too little.
const SHORTEST_BEGINNING: usize = 3;

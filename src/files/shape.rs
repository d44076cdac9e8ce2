//! All faults of shape of a file at once: one is met and noted, its node is cut, and the rest is read again.

use super::shape_error::{Cause, ShapeError};
use super::tree::{Node, Positions, Step};
use crate::roster::names;

/// Further faults are left for the next time.
const MAX_FAULTS: usize = 200;

/// How many values are looked at in all while faults are sought; it bounds the time that a large file takes.
const MAX_VISITS: usize = 20_000_000;

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

/// Reads the tree as a `T`, as often as there are faults. What has faults is cut from the tree.
pub(super) fn read<T>(root: &mut Node, form: impl Fn(&Node) -> Result<T, ShapeError>) -> ShapeReading<T> {
    let mut faults = repeated_keys(root);
    let rounds = (MAX_VISITS / root.size()).clamp(1, MAX_FAULTS);
    let (mut read, mut is_cut_short) = (None, true);
    for _ in 0..rounds {
        let error = match form(root) {
            Ok(form) => {
                (read, is_cut_short) = (Some(form), false);
                break;
            }
            Err(error) => error,
        };
        let (positions, cut) = culprit(root, &error);
        if !follows(root, &positions, &error.cause, &faults) {
            faults.push(ShapeFault { positions, cause: error.cause });
        }
        root.cut(&cut);
        // What stands at the root is the whole problem.
        if cut.len() <= 1 {
            is_cut_short = false;
            break;
        }
    }
    faults.sort_by(|a, b| a.positions.cmp(&b.positions));
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

/// The node to blame, and the one that has to go for the rest to be read.
fn culprit(root: &Node, error: &ShapeError) -> (Positions, Positions) {
    let mut positions = error.positions();
    let Cause::UnknownKey { key, .. } = &error.cause else { return (positions, error.cut()) };
    let unknown = root.at(&positions).and_then(|node| position_of(node, key));
    positions.extend(unknown);
    (positions.clone(), positions)
}

/// The position of a key that was not cut.
fn position_of(node: &Node, key: &str) -> Option<usize> {
    node.entries().iter().position(|(name, child)| name == key && !child.cut)
}

/// Whether the fault is there only because of what was cut before.
fn follows(root: &Node, positions: &[usize], cause: &Cause, earlier: &[ShapeFault]) -> bool {
    let Some(node) = root.at(positions) else { return false };
    match cause {
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

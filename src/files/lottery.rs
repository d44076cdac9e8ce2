//! What is published and kept of lotteries, read from JSON, with all faults at once.

use super::shape::{self, ShapeReading};
use super::shape_error::ShapeError;
use super::tree::Node;
use super::{json, words};
use crate::disk;
use crate::error::{Error, Faults, InputFault, fault};
use crate::lottery::{Draw, DrawForm, KeptLottery, ListForm, PublishedList};
use serde::Deserialize;
use std::path::Path;

/// A larger file is refused: a list of a million entries has less.
const MAX_BYTES: u64 = 1 << 30;

impl PublishedList {
    /// Reads a list from a text of JSON, as it was published: an object with the key `lottery_list`.
    ///
    /// # Errors
    ///
    /// All that shows that it was changed.
    pub fn from_json_str(text: &str) -> Result<PublishedList, Error> {
        read("lottery_list", text, |node| ListForm::deserialize(node))?.try_into()
    }

    /// Reads a list from a file that was published, of JSON, or comma-separated if its name ends in `.csv`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and all that shows that it was changed.
    pub fn from_path(path: impl AsRef<Path>) -> Result<PublishedList, Error> {
        let (path, text) = (path.as_ref(), text(path.as_ref())?);
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_csv { PublishedList::from_csv_str(&text) } else { PublishedList::from_json_str(&text) }
    }

    /// The list as a text of JSON, as it is published.
    pub fn to_json(&self) -> String {
        written("lottery_list", self)
    }
}

impl Draw {
    /// Reads a draw from a text of JSON: an object with the key `draw`.
    ///
    /// # Errors
    ///
    /// All faults of its form. Whether it is what its list gives is found by [`PublishedList::replay`].
    pub fn from_json_str(text: &str) -> Result<Draw, Error> {
        read("draw", text, |node| DrawForm::deserialize(node))?.try_into()
    }

    /// Reads a draw from a file of JSON.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and all faults of its form.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Draw, Error> {
        Draw::from_json_str(&text(path.as_ref())?)
    }

    /// The draw as a text of JSON.
    pub fn to_json(&self) -> String {
        written("draw", self)
    }
}

impl KeptLottery {
    /// Reads what was kept from a text of JSON: an object with the key `kept_lottery`.
    ///
    /// # Errors
    ///
    /// All faults of its form, and numbers of entries that cannot be. Whether it agrees with what was published is found by
    /// [`KeptLottery::replay`].
    pub fn from_json_str(text: &str) -> Result<KeptLottery, Error> {
        read("kept_lottery", text, |node| KeptLottery::deserialize(node))?.with_fitting_numbers()
    }

    /// Reads what was kept from a file of JSON.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and all faults of its form.
    pub fn from_path(path: impl AsRef<Path>) -> Result<KeptLottery, Error> {
        KeptLottery::from_json_str(&text(path.as_ref())?)
    }

    /// What is kept as a text of JSON: for a file that nobody but those who organise can read.
    pub fn to_json(&self) -> String {
        written("kept_lottery", self)
    }
}

fn text(path: &Path) -> Result<String, InputFault> {
    let shown = path.display().to_string();
    let bytes = disk::read(path, MAX_BYTES).map_err(|error| InputFault::unreadable_file(&shown, error))?;
    String::from_utf8(bytes)
        .map_err(|error| json::not_utf8(error.as_bytes(), error.utf8_error()).within(format_args!("`{shown}`")))
}

/// An object with one key, as JSON.
fn written(key: &str, value: &impl serde::Serialize) -> String {
    // Keys are texts and values are finite: there is nothing that JSON cannot hold.
    let text = serde_json::to_string_pretty(&std::collections::BTreeMap::from([(key, value)]));
    text.map_or_else(|_| String::new(), |text| text + "\n")
}

/// The value of the only key of an object.
fn read<T>(key: &str, text: &str, form: impl Fn(&Node) -> Result<T, ShapeError>) -> Result<T, Error> {
    let mut root: Node = serde_json::from_str(text).map_err(|error| json::fault(text, &error))?;
    if !matches!(root.entries(), [(known, _)] if known == key) {
        return Err(fault!(WrongShape, "an object with the key `{key}` alone is expected; take another file").into());
    }
    let content = |root: &Node| match root.entries() {
        [(_, content), ..] => form(content).map_err(|error| error.within(0)),
        [] => Err(ShapeError::default()),
    };
    let ShapeReading { read, faults: found, .. } = shape::read(&mut root, content);
    let mut faults = Faults::default();
    found.iter().for_each(|shape| faults.push(words::fault(&root, shape)));
    match read {
        Some(value) => faults.finish(value),
        None => Err(faults.into()),
    }
}

//! The list as it is published before the draw.

mod form;
mod sheet;

pub(crate) use form::ListForm;

use super::chance::Chance;
use super::encoding::{Bytes32, Encoding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the list is a list of, and how it is written as bytes. Another way to write it gets another name.
pub(super) const FORMAT: &str = "roundtable lottery 1";

/// A list of plans as it is published before one entry of it is drawn: who is in which group, under codes.
///
/// Its entries are counted from 0, and a plan that is listed three times is three of them. Whoever has the list can hash
/// it ([`hash`](PublishedList::hash)), find their own chance by their code ([`chance`](PublishedList::chance)), and repeat
/// the draw ([`draw`](PublishedList::draw)).
///
/// ```
/// use roundtable::PublishedList;
///
/// # let text = include_str!("../../tests/golden/lottery/list.json");
/// let list = PublishedList::from_json_str(text)?;
/// let draw = list.draw("Lotto numbers of 12 May 2027: 4 8 15 16 23 42")?;
/// assert_eq!(list.replay(&draw)?, list.entry(draw.index()).expect("an index is that of an entry"));
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedList {
    pub(super) called_by: CalledBy,
    pub(super) in_group: Option<String>,
    pub(super) commitment: Bytes32,
    pub(super) entries: Vec<PublishedEntry>,
}

/// How a published list calls people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CalledBy {
    /// By codes, each of which is given to its member alone.
    #[default]
    Codes,
    /// By their names: everybody then sees who is never with whom, and who counts alike.
    Names,
}

impl CalledBy {
    fn word(self) -> &'static str {
        match self {
            CalledBy::Codes => "codes",
            CalledBy::Names => "names",
        }
    }
}

/// A plan of a published list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct PublishedEntry {
    /// The groups by name.
    pub groups: Vec<PublishedGroup>,
    /// How many entries it is; at least 1.
    pub times: u64,
}

/// A group of a published plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PublishedGroup {
    /// Name of the group.
    pub name: String,
    /// Who is in it, by code or name, in the order of their letters.
    pub members: Vec<String>,
}

impl PublishedList {
    /// The different plans, in the order in which their entries are counted through.
    pub fn entries(&self) -> &[PublishedEntry] {
        &self.entries
    }

    /// How many entries there are to draw from.
    pub fn total(&self) -> u64 {
        self.entries.iter().map(|entry| entry.times).sum()
    }

    /// How people are called.
    pub fn called_by(&self) -> CalledBy {
        self.called_by
    }

    /// The group that chances are about; `None` if it is any group.
    pub fn in_group(&self) -> Option<&str> {
        self.in_group.as_deref()
    }

    /// SHA-256(nonce ‖ input), by which the organisers can show later which people and rules the list was made from; until
    /// then it says nothing.
    pub fn commitment(&self) -> Bytes32 {
        self.commitment
    }

    /// The plan of an entry, counted from 0; `None` if there are fewer.
    pub fn entry(&self, index: u64) -> Option<&PublishedEntry> {
        self.numbered().find(|(first, entry)| (*first..first + entry.times).contains(&index)).map(|(_, entry)| entry)
    }

    /// The plans, each with the number of its first entry.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (u64, &PublishedEntry)> {
        self.entries.iter().scan(0, |next, entry| {
            let first = *next;
            *next += entry.times;
            Some((first, entry))
        })
    }

    /// How many entries have somebody, by code or name.
    pub fn times(&self) -> BTreeMap<&str, u64> {
        let mut times = BTreeMap::new();
        for entry in &self.entries {
            let counted = |group: &&PublishedGroup| self.in_group.as_ref().is_none_or(|name| *name == group.name);
            for member in entry.groups.iter().filter(counted).flat_map(|group| &group.members) {
                *times.entry(member.as_str()).or_default() += entry.times;
            }
        }
        times
    }

    /// The chance of somebody, by code or name; 0 if no entry has them.
    pub fn chance(&self, member: &str) -> Chance {
        Chance::of(self.times().get(member).copied().unwrap_or_default(), self.total())
    }

    /// SHA-256 of the [encoded](PublishedList::encoded) list. Of a list that was changed in any way it is another one.
    pub fn hash(&self) -> Bytes32 {
        self.encoding().hash()
    }

    /// The list as bytes, of which the hash is made: what `sha256sum` is given.
    ///
    /// A number is 8 bytes, the greatest first; a text is the number of its bytes and then itself in UTF-8. The list is:
    /// the text `roundtable lottery 1`; the text `codes` or `names`; the text of the group that chances are about, empty if
    /// it is any group; the number of different plans; and for each of these how often it is listed, the number of its
    /// groups, and for each group its name, the number of its members, and their codes or names.
    pub fn encoded(&self) -> Vec<u8> {
        self.encoding().into_bytes()
    }

    fn encoding(&self) -> Encoding {
        let head = Encoding::default().text(FORMAT).text(self.called_by.word());
        let head = head.text(self.in_group.as_deref().unwrap_or("")).number(self.entries.len() as u64);
        self.entries.iter().fold(head, |list, entry| {
            let list = list.number(entry.times).number(entry.groups.len() as u64);
            entry.groups.iter().fold(list, |list, group| {
                let list = list.text(&group.name).number(group.members.len() as u64);
                group.members.iter().fold(list, |list, member| list.text(member))
            })
        })
    }
}

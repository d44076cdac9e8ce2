//! The written form of rosters, for serde.

use super::number;
use super::people::Roster;
use super::{Member, MemberId};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[serde(rename = "Roster", deny_unknown_fields)]
struct Members {
    members: Vec<Member>,
}

impl Serialize for Roster {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = descriptions(self, self.member_ids());
        Members { members }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Roster {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Members::deserialize(deserializer)?;
        Roster::new(form.members).map_err(D::Error::custom)
    }
}

/// Descriptions from which these members were, or could have been, read. Dimensions and numbers are ordered by first
/// appearance, so the first member mentions them all.
pub(super) fn descriptions(roster: &Roster, members: impl Iterator<Item = MemberId>) -> Vec<Member> {
    members.enumerate().map(|(at, id)| describe(roster, id, at == 0)).collect()
}

/// The description from which the member was, or could have been, read; with all dimensions and numbers of the roster
/// if it `mentions_all`, even those in which the member has nothing.
pub(super) fn describe(roster: &Roster, id: MemberId, mentions_all: bool) -> Member {
    let names = |tags: &[super::TagId]| tags.iter().map(|&tag| roster.tag(tag).name().to_owned()).collect::<Vec<_>>();
    let mut member = Member::new(roster.name(id));
    for dimension in roster.dimension_ids() {
        let name = roster.dimension(dimension).name();
        let held = roster.tags_in(id, dimension);
        let hats = roster.hats_of(id, dimension);
        if mentions_all || !held.is_empty() {
            member.push_tags(name, names(held));
        }
        if hats != held {
            member.hats.push(name.to_owned(), names(hats));
        }
        if let Some(primary) = roster.primary_of(id, dimension)
            && held.len() > 1
        {
            member.primary.push(name.to_owned(), roster.tag(primary).name().to_owned());
        }
    }
    for number in roster.number_ids() {
        let value = roster.number(id, number).map(|scaled| number::write(scaled, roster.decimals(number)));
        if mentions_all || value.is_some() {
            member.push_number(roster.number_name(number), value);
        }
    }
    member.shown = roster.shown_of(id).iter().map(|&tag| roster.tag_label(tag)).collect();
    member
}

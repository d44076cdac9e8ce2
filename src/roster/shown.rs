//! What everybody may know of a roster.

use super::name_table::NameTable;
use super::people::{Profile, Roster};
use super::{Dimension, DimensionId, MemberId, Tag, TagId};
use crate::public::{Public, by_name};
use std::collections::BTreeMap;

impl Roster {
    /// The same people in the order of their names, with the tags that they show and nothing else: no other tag,
    /// dimension or number leaves a trace, be it in the order of tags or in their labels.
    pub(crate) fn shown(&self) -> Public<Roster> {
        let mut members: Vec<MemberId> = self.member_ids().collect();
        members.sort_by(|&a, &b| by_name(self.name(a), self.name(b)));
        let names = |tag: TagId| (self.dimension(self.tag(tag).dimension()).name(), self.tag(tag).name());
        let mut used: Vec<TagId> = members.iter().flat_map(|&member| self.shown_of(member)).copied().collect();
        used.sort_by(|&a, &b| {
            let ((dimension, tag), (other, second)) = (names(a), names(b));
            by_name(dimension, other).then_with(|| by_name(tag, second))
        });
        used.dedup();
        let (mut dimensions, mut tags): (Vec<Dimension>, Vec<Tag>) = (Vec::new(), Vec::new());
        for (at, &tag) in used.iter().enumerate() {
            let (dimension, name) = names(tag);
            if dimensions.last().is_none_or(|last| last.name != dimension) {
                dimensions.push(Dimension { name: dimension.to_owned(), tags: Vec::new() });
            }
            let last = dimensions.len() - 1;
            dimensions[last].tags.push(TagId::new(at));
            tags.push(Tag { name: name.to_owned(), dimension: DimensionId::new(last) });
        }
        let places: BTreeMap<TagId, TagId> = used.iter().copied().zip((0..).map(TagId::new)).collect();
        let profile = |&member: &MemberId| {
            let mut tags: Vec<TagId> = self.shown_of(member).iter().map(|tag| places[tag]).collect();
            tags.sort_unstable();
            Profile { shown: tags.clone(), tags, ..Profile::default() }
        };
        let profiles = members.iter().map(profile).collect();
        let ids: Vec<String> = members.iter().map(|&member| self.name(member).to_owned()).collect();
        let table = NameTable::new(&ids, &dimensions, &tags, &[]);
        let (number_names, decimals, values, notes, sheet) = Default::default();
        Public::fact(Roster { ids, dimensions, tags, number_names, decimals, values, profiles, table, notes, sheet })
    }

    /// Ids of those who show anything.
    pub(crate) fn showing(&self) -> impl Iterator<Item = &String> {
        self.ids.iter().zip(&self.profiles).filter(|(_, profile)| !profile.shown.is_empty()).map(|(id, _)| id)
    }

    /// Labels of the tags that a person shows; none for somebody who is not on the roster.
    pub(crate) fn shown_labels(&self, id: &str) -> Vec<String> {
        let shown = self.find(id).map_or(&[][..], |member| self.shown_of(member));
        shown.iter().map(|&tag| self.tag_label(tag)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::roster::{Member, Roster};

    #[test]
    fn what_is_not_shown_leaves_no_trace() {
        let shown = |members: Vec<Member>| Roster::new(members).map(|roster| roster.shown());
        let plain = shown(vec![
            Member::new("bo").tag("site", "north").shows(["north"]),
            Member::new("ana").tag("site", "east").shows(["east"]),
        ]);
        let secret = shown(vec![
            Member::new("ana").tag("need", "north").tags("site", ["west", "east"]).number("age", 4).shows(["east"]),
            Member::new("bo").tags("site", ["west", "north"]).shows(["site:north"]).primary("site", "west"),
        ]);
        let (plain, secret) = (plain.expect("good").into_inner(), secret.expect("good").into_inner());
        assert!(plain == secret);
        assert_eq!(format!("{secret:?}"), r#"Roster {"ana": ["east"], "bo": ["north"]}"#);
        assert_eq!(secret.shown_labels("bo"), ["north"]);
    }
}

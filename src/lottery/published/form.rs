//! The list as it stands in a file, and what can be wrong with one.

use super::{CalledBy, FORMAT, PublishedEntry, PublishedGroup, PublishedList};
use crate::error::{Error, Faults, InputFault, Place, fault};
use crate::lottery::encoding::{Bytes32, is_code};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeSet;

/// The list in a file. What can be worked out of the rest stands there for people, and has to fit.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename = "lottery_list", deny_unknown_fields)]
pub(crate) struct ListForm {
    pub(super) format: String,
    pub(super) called_by: CalledBy,
    /// The group that chances are about; any group if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) in_group: Option<String>,
    pub(super) commitment: String,
    pub(super) hash: String,
    /// How many entries there are.
    pub(super) total: u64,
    pub(super) plans: Vec<EntryForm>,
}

/// A plan of a list in a file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryForm {
    /// The number of its first entry, counted from 0.
    pub(super) first: u64,
    /// The number of its last entry.
    pub(super) last: u64,
    /// How many entries it is.
    pub(super) times: u64,
    pub(super) groups: Vec<PublishedGroup>,
}

impl From<&PublishedList> for ListForm {
    fn from(list: &PublishedList) -> ListForm {
        let plan = |(first, entry): (u64, &PublishedEntry)| {
            let PublishedEntry { times, groups } = entry.clone();
            EntryForm { first, last: first + times - 1, times, groups }
        };
        ListForm {
            format: FORMAT.to_owned(),
            called_by: list.called_by,
            in_group: list.in_group.clone(),
            commitment: list.commitment.to_string(),
            hash: list.hash().to_string(),
            total: list.total(),
            plans: list.numbered().map(plan).collect(),
        }
    }
}

/// As the value of `lottery_list` in a file.
impl Serialize for PublishedList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ListForm::from(self).serialize(serializer)
    }
}

impl TryFrom<ListForm> for PublishedList {
    type Error = Error;

    fn try_from(form: ListForm) -> Result<PublishedList, Error> {
        let mut faults = Faults::default();
        Check { form: &form, faults: &mut faults }.all();
        let [commitment, hash] = [("commitment", &form.commitment), ("hash", &form.hash)].map(|(key, text)| {
            let read = text.parse().map_err(|cause: &str| fault!(WrongShape, "{cause}").at(Place::path(key)));
            faults.keep(read).unwrap_or(Bytes32::new([0; 32]))
        });
        let entries = form.plans.into_iter().map(|EntryForm { times, groups, .. }| PublishedEntry { times, groups });
        let (called_by, in_group) = (form.called_by, form.in_group);
        let list = PublishedList { called_by, in_group, commitment, entries: entries.collect() };
        if faults.is_empty() && list.hash() != hash {
            let own = list.hash();
            let words = fault!(ListChanged, "the hash of this list is {own}, and not {hash}; {AS_PUBLISHED}");
            faults.push(words.at(Place::path("hash")));
        }
        faults.finish(list)
    }
}

/// What to do with a list that was changed.
const AS_PUBLISHED: &str = "take the list as it was published";

/// Notes what cannot be so in any list.
struct Check<'a> {
    form: &'a ListForm,
    faults: &'a mut Faults,
}

impl Check<'_> {
    fn all(mut self) {
        let ListForm { format, in_group, total, plans, .. } = self.form;
        if format != FORMAT {
            self.note("format", fault!(ListChanged, "`{format}` is not `{FORMAT}`; take a list of this form"));
        }
        if plans.is_empty() {
            self.note("plans", fault!(Missing, "the list is empty; {AS_PUBLISHED}"));
        }
        let groups = plans.first().map(names).unwrap_or_default();
        let mut next = Some(0);
        for (at, plan) in plans.iter().enumerate() {
            next = self.numbers(at, plan, next);
            if names(plan) != groups {
                let words = fault!(ListChanged, "the groups are not those of the first plan; {AS_PUBLISHED}");
                self.note(&format!("plans[{at}].groups"), words);
            }
            self.members(at, plan);
        }
        if next != Some(*total) {
            let number = next.map_or("too many".to_owned(), |number| number.to_string());
            self.note("total", fault!(ListChanged, "the list has {number} entries and not {total}; {AS_PUBLISHED}"));
        }
        let is_sorted = plans.is_sorted_by(|one, other| one.groups < other.groups);
        if !is_sorted || !plans.iter().flat_map(|plan| &plan.groups).all(|group| group.members.is_sorted()) {
            let words = "plans, each once, and members do not stand in the order of their letters";
            self.note("plans", fault!(ListChanged, "{words}; {AS_PUBLISHED}"));
        }
        if let Some(name) = in_group.as_ref().filter(|name| !groups.contains(&name.as_str())) {
            self.note("in_group", fault!(Unknown, "there is no group `{name}` in the plans; {AS_PUBLISHED}"));
        }
    }

    /// The numbers of a plan's entries, the first of which is to be `first`; gives the next.
    fn numbers(&mut self, at: usize, plan: &EntryForm, first: Option<u64>) -> Option<u64> {
        let next = first?.checked_add(plan.times);
        if plan.times == 0 {
            let words = fault!(Zero, "a plan that is listed is at least one entry; {AS_PUBLISHED}");
            self.note(&format!("plans[{at}].times"), words);
        } else if first != Some(plan.first) || next != plan.last.checked_add(1) {
            let EntryForm { first, last, times, .. } = plan;
            let words = "do not follow those before them, or are not as many as said";
            let words = fault!(ListChanged, "the entries {first} to {last} ({times}) {words}; {AS_PUBLISHED}");
            self.note(&format!("plans[{at}].first"), words);
        }
        next
    }

    fn members(&mut self, at: usize, plan: &EntryForm) {
        let place = format!("plans[{at}].groups");
        let mut seen = BTreeSet::new();
        for member in plan.groups.iter().flat_map(|group| &group.members) {
            if !seen.insert(member) {
                self.note(&place, fault!(Twice, "`{member}` stands twice in one plan; {AS_PUBLISHED}"));
            }
            if self.form.called_by == CalledBy::Codes && !is_code(member) {
                self.note(&place, fault!(BadName, "`{member}` is no code; codes look like `MZXW6-YTBOI`"));
            }
        }
    }

    fn note(&mut self, place: &str, fault: InputFault) {
        self.faults.push(fault.at(Place::path(place)));
    }
}

/// The names of a plan's groups.
fn names(plan: &EntryForm) -> Vec<&str> {
    plan.groups.iter().map(|group| group.name.as_str()).collect()
}

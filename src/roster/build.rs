//! The checked way from descriptions of members to a roster.

use rust_decimal::Decimal;

use super::name_table::{NameTable, Named};
use super::notes::RosterNotes;
use super::number;
use super::origin::{Entries, Entry, Field, Origin};
use super::people::{Profile, Roster};
use super::vocabulary::Vocabulary;
use super::{DimensionId, TagId, names};
use crate::error::{Error, Faults, InputFault, Noun, Place, fault};

/// The roster as far as it can be read, with `faults` and all that were found besides. A member whose id is that of an
/// earlier one is left out of it.
///
/// # Errors
///
/// All faults, if there are no members.
pub(super) fn build(entries: &dyn Entries, origin: &Origin, mut faults: Faults) -> Result<(Roster, Faults), Error> {
    if entries.len() == 0 {
        if faults.is_empty() {
            let fault = fault!(Missing, "the roster has no members; add at least one");
            faults.push(fault.in_entry(Place::path("roster")));
        }
        return Err(faults.into());
    }
    let vocabulary = Vocabulary::gather(entries, origin, &mut faults);
    let numbers = read_numbers(entries, origin, &vocabulary, &mut faults);
    let mut profiles: Vec<Profile> = Vec::with_capacity(entries.len());
    // Those who say what they show, or which hats they wear.
    let mut say_more: Vec<usize> = Vec::new();
    for index in 0..entries.len() {
        let entry = entries.entry(index);
        profiles.push(read_profile(index, &entry, origin, &vocabulary, &mut faults));
        if !entry.member.shown.is_empty() || entry.hats.is_some() {
            say_more.push(index);
        }
    }
    let known = vocabulary.known_members().to_vec();
    let (ids, dimensions, tags, number_names) = vocabulary.into_parts();
    let table = NameTable::new(&ids, &dimensions, &tags, &number_names);
    let (decimals, mut values): (Vec<u32>, Vec<Vec<Option<i64>>>) = numbers.into_iter().unzip();
    for column in &mut values {
        *column = known.iter().map(|&index| column[index]).collect();
    }
    let mut roster = Roster {
        ids,
        dimensions,
        tags,
        number_names,
        decimals,
        values,
        profiles: Vec::new(),
        table,
        notes: RosterNotes::default(),
        sheet: None,
    };
    // Bare tags can be resolved only now that all tags are known.
    for index in say_more {
        let (entry, profile) = (entries.entry(index), &mut profiles[index]);
        let shown = || origin.locate(index, &entry.member.id, Field::Shown);
        let id = entry.member.id.as_str();
        let not_held = |tag: &str| shown_not_held(id, tag);
        profile.shown = resolve_held(&roster, &entry.member.shown, profile, shown, not_held, &mut faults);
        if let Some(listed) = &entry.hats {
            let hats = || origin.locate(index, &entry.member.id, Field::Hats(""));
            let not_held = |hat: &str| InputFault::hat_not_held(id, hat);
            let agreed = resolve_held(&roster, listed, profile, hats, not_held, &mut faults);
            restrict_hats(&roster, profile, &agreed);
        }
    }
    faults.take_remarks().into_iter().for_each(|remark| roster.notes.push(remark));
    roster.profiles = known.iter().map(|&index| std::mem::take(&mut profiles[index])).collect();
    Ok((roster, faults))
}

/// For each number its decimals and its values, scaled.
fn read_numbers(
    entries: &dyn Entries,
    origin: &Origin,
    vocabulary: &Vocabulary,
    faults: &mut Faults,
) -> Vec<(u32, Vec<Option<i64>>)> {
    let mut columns: Vec<Vec<(usize, Decimal)>> = vec![Vec::new(); vocabulary.number_names().count()];
    let has_numbers = !columns.is_empty();
    for index in (0..entries.len()).filter(|_| has_numbers) {
        let member = &entries.member(index);
        for (name, text) in member.numbers.iter() {
            let location = || origin.locate(index, &member.id, Field::Value(name));
            let value = text.0.as_ref().and_then(|text| faults.keep(number::read(text, location)));
            if let (Some(value), Some(number)) = (value, vocabulary.number(name)) {
                columns[number.index()].push((index, value));
            }
        }
    }
    let named = vocabulary.number_names().zip(columns);
    named
        .map(|(name, column)| {
            let decimals = column.iter().map(|(_, value)| value.scale()).max().unwrap_or(0);
            let mut values = vec![None; entries.len()];
            for (index, value) in column {
                let location = || origin.locate(index, &entries.member(index).id, Field::Value(name));
                values[index] = faults.keep(number::scale(value, decimals, location));
            }
            (decimals, values)
        })
        .collect()
}

/// Tags, hats by dimension and main tags of a member; what is shown comes later.
fn read_profile(index: usize, entry: &Entry, origin: &Origin, vocabulary: &Vocabulary, faults: &mut Faults) -> Profile {
    let member = &entry.member;
    let locate = |field| origin.locate(index, &member.id, field);
    let mut tags = Vec::new();
    for (name, words) in member.tags.iter() {
        let dimension = vocabulary.dimension(name);
        tags.extend(words.0.iter().filter_map(|tag| vocabulary.tag(dimension?, tag)));
    }
    sort_once(&mut tags);

    let mut hats = tags.clone();
    for (name, agreed) in member.hats.iter() {
        let location = || locate(Field::Hats(name));
        let Some(dimension) = known_dimension(name, vocabulary, location, faults) else {
            continue;
        };
        hats.retain(|hat| vocabulary.dimension_of(*hat) != dimension);
        for hat in agreed {
            match vocabulary.tag(dimension, hat).filter(|hat| tags.binary_search(hat).is_ok()) {
                Some(hat) => hats.push(hat),
                None => faults.push(InputFault::hat_not_held(&member.id, hat).at(location())),
            }
        }
    }
    sort_once(&mut hats);

    let mut primary = Vec::new();
    for (name, tag) in member.primary.iter() {
        let location = || locate(Field::Primary(name));
        let Some(dimension) = known_dimension(name, vocabulary, location, faults) else {
            continue;
        };
        match vocabulary.tag(dimension, tag).filter(|tag| tags.binary_search(tag).is_ok()) {
            Some(tag) => primary.push(tag),
            None => {
                let fault = fault!(
                    NotHeld,
                    "`{}` has the main tag `{tag}` without holding it; add the tag or choose another",
                    member.id
                );
                faults.push(fault.at(location()));
            }
        }
    }
    // The only tag of a dimension is the main one without saying so.
    let beside = |tag, other| tag != other && vocabulary.dimension_of(tag) == vocabulary.dimension_of(other);
    primary.retain(|&tag| tags.iter().any(|&other| beside(tag, other)));
    sort_once(&mut primary);
    Profile { tags, hats, primary, ..Profile::default() }
}

fn known_dimension(
    name: &str,
    vocabulary: &Vocabulary,
    location: impl FnOnce() -> Place,
    faults: &mut Faults,
) -> Option<DimensionId> {
    let dimension = vocabulary.dimension(name);
    if dimension.is_none() {
        let nearest = names::nearest(name, vocabulary.dimension_names());
        faults.push(InputFault::unknown(Noun::Dimension, name, nearest).at(location()));
    }
    dimension
}

/// The tags that `listed` names, as far as the member holds them; a fault for each of the others.
fn resolve_held(
    roster: &Roster,
    listed: &[String],
    profile: &Profile,
    location: impl Fn() -> Place,
    not_held: impl Fn(&str) -> InputFault,
    faults: &mut Faults,
) -> Vec<TagId> {
    let mut found = Vec::new();
    for name in listed {
        let candidates = roster.tags_named(name);
        match candidates.as_slice() {
            [tag] if profile.tags.binary_search(tag).is_ok() => found.push(*tag),
            [] | [_] => faults.push(not_held(name).at(location())),
            _ => {
                let fault = roster.ambiguous(name, candidates.iter().copied().map(Named::Tag));
                faults.push(fault.at(location()));
            }
        }
    }
    sort_once(&mut found);
    found
}

/// In each dimension with an agreed hat, keeps only the agreed ones; other dimensions keep all. Without any agreed hat,
/// no hat is kept.
fn restrict_hats(roster: &Roster, profile: &mut Profile, agreed: &[TagId]) {
    let dimensions: Vec<DimensionId> = agreed.iter().map(|&hat| roster.tag(hat).dimension()).collect();
    profile.hats.retain(|hat| {
        let silent = !dimensions.is_empty() && dimensions.binary_search(&roster.tag(*hat).dimension()).is_err();
        silent || agreed.binary_search(hat).is_ok()
    });
}

fn shown_not_held(member: &str, shown: &str) -> InputFault {
    fault!(NotHeld, "`{member}` agrees to show `{shown}` without holding it; add the tag or leave it out")
}

fn sort_once(tags: &mut Vec<TagId>) {
    tags.sort_unstable();
    tags.dedup();
}

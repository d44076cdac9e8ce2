//! Pieces of work, checked.

use super::names::check_names;
use super::{SharesValidation, in_minutes, note_of};
use crate::error::{Faults, InputFault, Noun, fault};
use crate::roster::TagId;
use crate::shares::hours::split;
use crate::shares::instance::{Instance, InstancePiece, WorkPlace};
use crate::shares::known::position;
use crate::shares::piece::Piece;
use std::collections::BTreeSet;

impl SharesValidation<'_> {
    /// Adds the pieces; people, skills and trainings are there.
    pub(super) fn add_pieces(&self, instance: &mut Instance, faults: &mut Faults) {
        let pieces = &self.given.pieces;
        check_names("pieces", Noun::Piece, pieces.iter().map(Piece::name), faults);
        let kept = self.check_size(instance.periods.number(), faults);
        for (at, piece) in pieces.iter().enumerate() {
            let mut own = faults.of_part();
            let checked = self.piece(piece, kept, instance, &mut own);
            note_of(("pieces", at), format_args!("the piece `{}`", piece.name), own, faults);
            instance.pieces.push(checked);
        }
        if kept {
            self.add_burdens(instance, faults);
        }
    }

    /// `kept`: whether minutes are kept period by period.
    fn piece(&self, piece: &Piece, kept: bool, instance: &Instance, faults: &mut Faults) -> InstancePiece {
        let periods: Vec<usize> = match &piece.in_periods {
            None => instance.periods.positions().collect(),
            Some(named) => instance.periods.listed(named, faults),
        };
        let places = self.places(piece, if kept { &periods } else { &[] }, instance, faults);
        let needs_skills = needed_skills(&piece.needs_skills, instance, faults);
        for &skill in needs_skills.iter().filter(|skill| !has(instance, **skill)) {
            let skill = instance.skills[skill].clone();
            faults.push(fault!(
                NobodyHas,
                "it needs the skill `{skill}`, which nobody who takes part has; ask who else would take \
                 part, or drop the need"
            ));
        }
        let needs_tags = self.needed_tags(piece, instance, faults);
        let first_period = periods.first().copied().unwrap_or(0);
        let lead_needs = needed_skills(&piece.lead_needs, instance, faults);
        if !piece.lead_needs.is_empty() && piece.lead.is_none() {
            faults.push(fault!(NoLead, "it says what its lead needs, and has no lead; give it one, or drop the need"));
        }
        let is_taught = |skill: usize| {
            let mut earlier = instance.trainings.iter().filter(|it| it.period < first_period);
            earlier.any(|it| it.teaches.contains(&skill) && has_learners(instance, &it.teaches))
        };
        let out_of_reach = lead_needs.iter().filter(|it| !has(instance, **it) && !is_taught(**it));
        for &skill in out_of_reach {
            let skill = instance.skills[skill].clone();
            faults.push(fault!(
                NobodyCanHaveLearnt,
                "its lead needs the skill `{skill}`, which nobody has and nobody would learn at a \
                 training in an earlier period; plan such a training, ask who wishes to learn it, or \
                 begin the piece later"
            ));
        }
        InstancePiece {
            name: piece.name.clone(),
            kind: piece.kind,
            places,
            needs_skills,
            needs_tags,
            lead_needs,
            first_period,
        }
    }

    fn places(&self, piece: &Piece, periods: &[usize], instance: &Instance, faults: &mut Faults) -> Vec<WorkPlace> {
        let (places, people) = (piece.number_of_places(), instance.people.len());
        if places == 0 {
            faults.push(InputFault::no_places());
        } else if places > people && people > 0 && people == self.given.terms.len() {
            faults.push(fault!(
                TooFewPeople,
                "it has {places} places, and {people} people take part; nobody holds two of them, so \
                 lower the places, or ask who else would take part"
            ));
        }
        let lead = piece.lead.map(|hours| (true, hours));
        let contributors = piece.contributors.iter().map(|&hours| (false, hours));
        // A piece with more places than people is refused, however many they are.
        let held = lead.into_iter().chain(contributors).take(people.max(1));
        let mut last = None;
        let place = |(lead, hours): (bool, f64)| {
            let minutes = in_minutes(hours).unwrap_or_else(|fault| {
                // Contributors alike have one fault.
                let is_told = last.as_ref() == Some(&fault);
                faults.note(Some(fault.clone()).filter(|_| !is_told));
                last = Some(fault);
                0
            });
            WorkPlace { lead, minutes, by_period: split(minutes, periods) }
        };
        held.map(place).collect()
    }

    fn needed_tags(&self, piece: &Piece, instance: &Instance, faults: &mut Faults) -> Vec<TagId> {
        let mut tags = BTreeSet::new();
        for name in &piece.needs_tags {
            let Some(tag) = faults.keep(self.roster.resolve_tag(name)) else {
                continue;
            };
            let mut people = instance.people.iter();
            let is_held = people.any(|person| self.roster.holds(person.member, tag));
            let name = name.clone();
            if !tags.insert(tag) {
                faults.push(InputFault::twice(Noun::Tag, name));
            } else if !is_held {
                faults.push(fault!(
                    NobodyHas,
                    "it needs somebody with the tag `{name}`, and nobody who takes part holds it; ask who \
                     else would take part, or drop the need"
                ));
            }
        }
        tags.into_iter().collect()
    }
}

fn has(instance: &Instance, skill: usize) -> bool {
    instance.people.iter().any(|person| person.has.contains(&skill))
}

/// Whether anybody wishes for one of these skills, and so might come to where they are taught.
fn has_learners(instance: &Instance, teaches: &[usize]) -> bool {
    let wants = |skill| teaches.contains(skill);
    instance.people.iter().any(|person| person.wants.iter().any(wants))
}

/// Skills that somebody has, wants or learns, sorted; notes those that nobody knows of, and those listed twice.
fn needed_skills(names: &[String], instance: &Instance, faults: &mut Faults) -> Vec<usize> {
    let known = instance.skills.iter().map(String::as_str);
    let mut found = BTreeSet::new();
    for name in names {
        let at = faults.keep(position(Noun::Skill, name, known.clone()));
        if at.is_some_and(|at| !found.insert(at)) {
            let skill = name.clone();
            faults.push(InputFault::twice(Noun::Skill, skill));
        }
    }
    found.into_iter().collect()
}

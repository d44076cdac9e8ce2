//! What changes to announced shares cost by definition: each place that somebody was announced for, could still have,
//! and has not.

use super::SharesAsAnnounced;
use crate::shares::check::reading::SharesReading;
use crate::shares::plan::PlannedLearning;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for SharesAsAnnounced {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let learning: i64 = self.learning.iter().map(|learning| lessons_lost(learning, reading)).sum();
        let decisions = self.decisions.iter().map(|planned| {
            let of = reading.instance.decisions.iter().zip(&reading.held.leads);
            let leads = of.filter(|(decision, _)| decision.name == planned.decision).flat_map(|(_, leads)| leads);
            lost(&planned.leads, &leads.copied().collect::<Vec<_>>(), reading)
        });
        work_lost(self, reading) + learning + decisions.sum::<i64>()
    }
}

/// How many of those who were announced and take part are not among the holders; none where there is nothing to hold.
fn lost<'a>(announced: impl IntoIterator<Item = &'a String>, holders: &[usize], reading: &SharesReading<'_>) -> i64 {
    let gone = |id: &&String| person(id, reading).is_some_and(|person| !holders.contains(&person));
    if holders.is_empty() { 0 } else { announced.into_iter().filter(gone).count() as i64 }
}

fn person(id: &str, reading: &SharesReading<'_>) -> Option<usize> {
    reading.people().find(|&person| reading.is(person, id))
}

fn work_lost(of: &SharesAsAnnounced, reading: &SharesReading<'_>) -> i64 {
    let mut changes = 0;
    for planned in &of.work {
        let pieces = reading.instance.pieces.iter().zip(&reading.held.work);
        for (piece, people) in pieces.filter(|(piece, _)| piece.name == planned.piece) {
            let now = |lead: bool| -> Vec<usize> {
                let places = piece.places.iter().zip(people).filter(|(place, _)| place.lead == lead);
                places.map(|(_, &person)| person).collect()
            };
            changes += lost(planned.lead.iter().map(|place| &place.id), &now(true), reading);
            changes += lost(planned.contributors.iter().map(|place| &place.id), &now(false), reading);
        }
    }
    changes
}

fn lessons_lost(learning: &PlannedLearning, reading: &SharesReading<'_>) -> i64 {
    let (instance, held) = (reading.instance, reading.held);
    let learners = learning.members().iter().filter_map(|id| person(id, reading));
    let lost = learners.filter(|&learner| {
        let wants = &instance.people[learner].wants;
        match learning {
            PlannedLearning::Event { event, .. } => {
                let mut trainings = instance.trainings.iter().zip(&held.attending);
                trainings.any(|(training, people)| {
                    let wishes = training.teaches.iter().any(|skill| wants.contains(skill));
                    let may = wishes && !training.taught_by.contains(&learner);
                    training.name == *event && may && !people.contains(&learner)
                })
            }
            PlannedLearning::Mentor { mentor, skill, .. } => {
                let skill = instance.skills.iter().position(|name| name == skill);
                skill.zip(person(mentor, reading)).is_some_and(|(skill, mentor)| {
                    let may = wants.contains(&skill)
                        && instance.people[mentor].teaches.contains(&skill)
                        && instance.may_mentor(mentor, learner);
                    let mut pairs = held.mentoring.iter();
                    may && !pairs.any(|pair| (pair.mentor, pair.mentee, pair.skill) == (mentor, learner, skill))
                })
            }
        }
    });
    lost.count() as i64
}

//! Work, learning and decisions that were announced stay as they were.

mod definition;

use super::prelude::*;
use crate::error::{InputFault, Noun};
use crate::shares::instance::Instance;
use crate::shares::known::position;
use crate::shares::plan::{PlannedDecision, PlannedLearning, PlannedWork};
use itertools::Itertools;

/// An earlier plan that members know, or a part of one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct SharesAsAnnounced {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::shares) work: Vec<PlannedWork>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::shares) learning: Vec<PlannedLearning>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::shares) decisions: Vec<PlannedDecision>,
}

/// What somebody may have been announced for: jobs that are alike are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Work { piece: usize, lead: bool },
    Decision { decision: usize },
    Training { training: usize, person: usize },
    Mentor { person: usize, skill: usize },
}

impl Part {
    fn of(job: Job, instance: &Instance) -> Part {
        match job {
            Job::Work { piece, place } => Part::Work { piece, lead: instance.pieces[piece].places[place].lead },
            Job::Lead { decision } => Part::Decision { decision },
            Job::Training { training, person } => Part::Training { training, person },
            Job::Mentor { person, skill } => Part::Mentor { person, skill },
        }
    }

    /// How many people can have it.
    fn places(self, instance: &Instance) -> usize {
        match self {
            Part::Work { piece, lead } => {
                instance.pieces[piece].places.iter().filter(|place| place.lead == lead).count()
            }
            Part::Decision { decision } => instance.decisions[decision].leads,
            Part::Training { .. } | Part::Mentor { .. } => 1,
        }
    }
}

impl SharesAsAnnounced {
    /// Those who were announced for this, still take part and may have it.
    fn people(&self, part: Part, known: &KnownNames<'_>) -> Vec<usize> {
        let instance = known.instance;
        let find = |id: &String| known.find(id);
        match part {
            Part::Work { piece, lead } => {
                let work = self.work.iter().filter(|work| work.piece == instance.pieces[piece].name);
                let leads = work.clone().flat_map(|work| &work.lead).filter(|_| lead);
                let others = work.flat_map(|work| &work.contributors).filter(|_| !lead);
                leads.chain(others).filter_map(|place| find(&place.id)).collect()
            }
            Part::Decision { decision } => {
                let decisions = self.decisions.iter();
                let own = decisions.filter(|planned| planned.decision == instance.decisions[decision].name);
                own.flat_map(|planned| &planned.leads).filter_map(find).collect()
            }
            Part::Training { training, person } => {
                let comes = self.learning.iter().any(|learning| match learning {
                    PlannedLearning::Event { event, members } => {
                        *event == instance.trainings[training].name && members.iter().any(|id| known.is(person, id))
                    }
                    PlannedLearning::Mentor { .. } => false,
                });
                comes.then_some(person).into_iter().collect()
            }
            Part::Mentor { person, skill } => {
                let mentors = self.learning.iter().filter_map(|learning| match learning {
                    PlannedLearning::Mentor { mentor, skill: taught, members } => {
                        let learns = members.iter().any(|id| known.is(person, id));
                        find(mentor).filter(|_| learns && *taught == instance.skills[skill])
                    }
                    PlannedLearning::Event { .. } => None,
                });
                let able = instance.mentors(person, skill);
                mentors.filter(|mentor| able.contains(mentor)).collect()
            }
        }
    }

    /// Those who were announced for something twice.
    fn named_twice(&self) -> Vec<&String> {
        let work = self.work.iter().flat_map(|work| work.places().map(|place| (&work.piece, &place.id)));
        let decisions = self.decisions.iter().flat_map(|of| of.leads.iter().map(|id| (&of.decision, id)));
        let learning = self.learning.iter().flat_map(|learning| {
            let from = match learning {
                PlannedLearning::Event { event, .. } => (None, event),
                PlannedLearning::Mentor { mentor, skill, .. } => (Some(mentor), skill),
            };
            learning.members().iter().map(move |id| (from, id))
        });
        let once = work.duplicates().chain(decisions.duplicates()).map(|(_, id)| id);
        once.chain(learning.duplicates().map(|(_, id)| id)).collect()
    }
}

impl SharingRule for SharesAsAnnounced {
    fn words(&self) -> String {
        "work, learning and decisions stay as announced".to_owned()
    }

    /// Who is not there any more has left, and is not counted; pieces, trainings, skills and decisions are named.
    fn check(&self, _: bool, known: &KnownNames<'_>, faults: &mut Faults) {
        for work in &self.work {
            faults.keep(known.piece(&work.piece));
        }
        for learning in &self.learning {
            faults.keep(match learning {
                PlannedLearning::Event { event, .. } => {
                    let names = known.instance.trainings.iter().map(|training| training.name.as_str());
                    position(Noun::Training, event, names)
                }
                PlannedLearning::Mentor { skill, .. } => known.skill(skill),
            });
        }
        for planned in &self.decisions {
            faults.keep(known.decision(&planned.decision));
        }
        faults.note(self.named_twice().into_iter().map(|id| InputFault::twice(Noun::Member, id)));
    }

    /// Work, decisions and learning are counted apart, each within its own part.
    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let (instance, known) = (context.instance, context.known());
        let counts = context.jobs.parts.iter().filter_map(|jobs| {
            let jobs = context.jobs.all[jobs.clone()].iter();
            let parts = jobs.map(|&job| Part::of(job, instance)).sorted_unstable().dedup();
            let announced = parts.map(|part| (part, self.people(part, &known)));
            let announced: Vec<(Part, Vec<usize>)> = announced.filter(|(_, people)| !people.is_empty()).collect();
            let bring = |job| {
                let part = Part::of(job, instance);
                announced.binary_search_by_key(&part, |&(part, _)| part).map_or(Vec::new(), one)
            };
            let price =
                |person: usize, column: usize| Price::range(announced[column].1.contains(&person).then_some(1), None);
            (!announced.is_empty()).then(|| context.by_person(announced.len(), bring, price))
        });
        Lowered::whole(counts.collect(), Unit::new("changed place", "changed places"))
    }

    fn closes_jobs(&self) -> bool {
        true
    }

    /// Others are kept from what those who were announced for it take up.
    fn keeps_from(&self, job: Job, person: usize, known: &KnownNames<'_>) -> bool {
        let part = Part::of(job, known.instance);
        let announced = self.people(part, known);
        announced.len() >= part.places(known.instance) && !announced.contains(&person)
    }
}

//! Reads a plan against the shares that it is for.

use crate::error::PlanFault;
use crate::plan_reader::finish;
use crate::shares::check::held::{Held, Mentoring};
use crate::shares::instance::{Instance, InstancePiece};
use crate::shares::known::KnownNames;
use crate::shares::plan::{PlannedLearning, SharesPlan};
use std::collections::BTreeSet;

/// Who takes what; or what makes it no plan of this problem.
pub(in crate::shares) fn read(known: KnownNames<'_>, plan: &SharesPlan) -> Result<Held, Vec<PlanFault>> {
    let mut reader = PlanReading { known, instance: known.instance, faults: Vec::new() };
    let held = Held {
        work: reader.work(plan),
        attending: reader.attending(plan),
        mentoring: reader.mentoring(plan),
        leads: reader.leads(plan),
    };
    finish(held, reader.faults)
}

struct PlanReading<'a> {
    known: KnownNames<'a>,
    instance: &'a Instance,
    faults: Vec<PlanFault>,
}

impl PlanReading<'_> {
    fn person(&mut self, id: &str) -> Option<usize> {
        let person = self.known.find(id);
        if person.is_none() {
            self.faults.push(PlanFault::unknown_member(id));
        }
        person
    }

    fn work(&mut self, plan: &SharesPlan) -> Vec<Vec<usize>> {
        let pieces = self.instance.pieces.iter().map(|piece| &piece.name);
        if !pieces.eq(plan.work().iter().map(|work| &work.piece)) {
            self.faults.push(PlanFault::other_pieces());
            return Vec::new();
        }
        let mut work = Vec::new();
        for (piece, planned) in self.instance.pieces.iter().zip(plan.work()) {
            let mut held: Vec<Option<usize>> = vec![None; piece.places.len()];
            let has_lead = piece.places.first().is_some_and(|place| place.lead);
            let fits = has_lead == planned.lead.is_some()
                && planned.contributors.len() + usize::from(has_lead) == piece.places.len();
            if !fits {
                let size = planned.contributors.len() + usize::from(planned.lead.is_some());
                self.faults.push(PlanFault::size(&piece.name, size));
                work.push(Vec::new());
                continue;
            }
            if let Some(lead) = &planned.lead {
                if piece.places[0].minutes as f64 == (lead.hours * 60.0).round() {
                    held[0] = self.person(&lead.id)
                } else {
                    self.other_hours(piece)
                }
            }
            for contributor in &planned.contributors {
                let minutes = (contributor.hours * 60.0).round();
                let free = (0..held.len()).find(|&at| {
                    let place = &piece.places[at];
                    !place.lead && held[at].is_none() && place.minutes as f64 == minutes
                });
                match free {
                    Some(at) => held[at] = self.person(&contributor.id),
                    None => self.other_hours(piece),
                }
            }
            work.push(held.into_iter().flatten().collect());
        }
        work
    }

    fn other_hours(&mut self, piece: &InstancePiece) {
        self.faults.push(PlanFault::hours(&piece.name));
    }

    fn attending(&mut self, plan: &SharesPlan) -> Vec<BTreeSet<usize>> {
        let mut attending = vec![BTreeSet::new(); self.instance.trainings.len()];
        for learning in plan.learning() {
            let PlannedLearning::Event { event, members } = learning else {
                continue;
            };
            let mut trainings = self.instance.trainings.iter();
            let Some(at) = trainings.position(|training| training.name == *event) else {
                self.faults.push(PlanFault::unknown_training(event));
                continue;
            };
            for id in members {
                let Some(person) = self.person(id) else {
                    continue;
                };
                let teaches = self.instance.trainings[at].taught_by.contains(&person);
                let learns = self.instance.trainings[at].teaches.iter();
                let mut learns = learns.filter(|skill| self.instance.people[person].wants.contains(skill));
                let wishes = learns.next().is_some() && !teaches;
                if !wishes || !attending[at].insert(person) {
                    self.faults.push(PlanFault::may_not_hold(id, event));
                }
            }
        }
        attending
    }

    fn mentoring(&mut self, plan: &SharesPlan) -> Vec<Mentoring> {
        let mut pairs: Vec<Mentoring> = Vec::new();
        for learning in plan.learning() {
            let PlannedLearning::Mentor { mentor: mentor_id, skill, members } = learning else {
                continue;
            };
            let Some(mentor) = self.person(mentor_id) else {
                continue;
            };
            let known = self.instance.skills.iter().position(|name| name == skill);
            for id in members {
                let Some(mentee) = self.person(id) else {
                    continue;
                };
                let pair = known.map(|skill| Mentoring { mentor, mentee, skill });
                let may = pair.filter(|pair| {
                    let taught_already = pairs.iter().any(|other| other.mentee == mentee && other.skill == pair.skill);
                    self.instance.people[mentor].teaches.contains(&pair.skill)
                        && self.instance.people[mentee].wants.contains(&pair.skill)
                        && self.instance.may_mentor(mentor, mentee)
                        && !taught_already
                });
                match may {
                    Some(pair) => pairs.push(pair),
                    None => self.faults.push(PlanFault::may_not_hold(mentor_id, &format!("mentor for {skill}"))),
                }
            }
        }
        pairs
    }

    fn leads(&mut self, plan: &SharesPlan) -> Vec<Vec<usize>> {
        let decisions = self.instance.decisions.iter().map(|decision| &decision.name);
        if !decisions.eq(plan.decisions().iter().map(|planned| &planned.decision)) {
            self.faults.push(PlanFault::other_decisions());
            return Vec::new();
        }
        let mut leads = Vec::new();
        for (decision, planned) in self.instance.decisions.iter().zip(plan.decisions()) {
            let people: Vec<usize> = planned.leads.iter().filter_map(|id| self.person(id)).collect();
            if planned.leads.len() != decision.leads {
                self.faults.push(PlanFault::size(&decision.name, planned.leads.len()));
            }
            leads.push(people);
        }
        leads
    }
}

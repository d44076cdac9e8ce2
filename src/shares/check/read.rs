//! Reads a plan against the shares that it is for.

use crate::plan_fault::PlanFault;
use crate::plan_reader::finish;
use crate::shares::plan::{PlannedLearning, SharesPlan};
use crate::shares::problem::Shares;
use crate::shares::scene::{Scene, ScenePiece};
use std::collections::BTreeSet;

/// Who takes what, by position.
#[derive(Debug, Clone, Default)]
pub(in crate::shares) struct Held {
    /// By piece and place.
    pub(in crate::shares) work: Vec<Vec<usize>>,
    /// By training, those who attend.
    pub(in crate::shares) attending: Vec<BTreeSet<usize>>,
    pub(in crate::shares) mentoring: Vec<Mentoring>,
    /// By decision.
    pub(in crate::shares) leads: Vec<Vec<usize>>,
}

/// One who learns a skill from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::shares) struct Mentoring {
    pub(in crate::shares) mentor: usize,
    pub(in crate::shares) mentee: usize,
    pub(in crate::shares) skill: usize,
}

/// Who takes what; or what makes it no plan of this problem.
pub(in crate::shares) fn read(problem: &Shares, plan: &SharesPlan) -> Result<Held, Vec<PlanFault>> {
    let mut reader = Reader { problem, scene: &problem.scene, faults: Vec::new() };
    let held = Held {
        work: reader.work(plan),
        attending: reader.attending(plan),
        mentoring: reader.mentoring(plan),
        leads: reader.leads(plan),
    };
    finish(held, reader.faults)
}

struct Reader<'a> {
    problem: &'a Shares,
    scene: &'a Scene,
    faults: Vec<PlanFault>,
}

impl Reader<'_> {
    fn person(&mut self, id: &str) -> Option<usize> {
        let member = self.problem.roster.find(id);
        let person = member.and_then(|member| self.scene.person(member));
        if person.is_none() {
            self.faults.push(PlanFault::unknown_member(id));
        }
        person
    }

    fn work(&mut self, plan: &SharesPlan) -> Vec<Vec<usize>> {
        let pieces = self.scene.pieces.iter().map(|piece| &piece.name);
        if !pieces.eq(plan.work().iter().map(|work| &work.piece)) {
            self.faults.push(PlanFault::other_pieces());
            return Vec::new();
        }
        let mut work = Vec::new();
        for (piece, planned) in self.scene.pieces.iter().zip(plan.work()) {
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
                match piece.places[0].minutes as f64 == (lead.hours * 60.0).round() {
                    true => held[0] = self.person(&lead.id),
                    false => self.other_hours(piece),
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

    fn other_hours(&mut self, piece: &ScenePiece) {
        self.faults.push(PlanFault::hours(&piece.name));
    }

    fn attending(&mut self, plan: &SharesPlan) -> Vec<BTreeSet<usize>> {
        let mut attending = vec![BTreeSet::new(); self.scene.trainings.len()];
        for learning in plan.learning() {
            let PlannedLearning::Event { event, members } = learning else {
                continue;
            };
            let mut trainings = self.scene.trainings.iter();
            let Some(at) = trainings.position(|training| training.name == *event) else {
                self.faults.push(PlanFault::unknown_training(event));
                continue;
            };
            for id in members {
                let Some(person) = self.person(id) else {
                    continue;
                };
                let teaches = self.scene.trainings[at].taught_by.contains(&person);
                let learns = self.scene.trainings[at].teaches.iter();
                let mut learns = learns.filter(|skill| self.scene.people[person].wants.contains(skill));
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
            let known = self.scene.skills.iter().position(|name| name == skill);
            for id in members {
                let Some(mentee) = self.person(id) else {
                    continue;
                };
                let pair = known.map(|skill| Mentoring { mentor, mentee, skill });
                let may = pair.filter(|pair| {
                    let taught_already = pairs.iter().any(|other| other.mentee == mentee && other.skill == pair.skill);
                    self.scene.people[mentor].teaches.contains(&pair.skill)
                        && self.scene.people[mentee].wants.contains(&pair.skill)
                        && self.scene.may_mentor(mentor, mentee)
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
        let decisions = self.scene.decisions.iter().map(|decision| &decision.name);
        if !decisions.eq(plan.decisions().iter().map(|planned| &planned.decision)) {
            self.faults.push(PlanFault::other_decisions());
            return Vec::new();
        }
        let mut leads = Vec::new();
        for (decision, planned) in self.scene.decisions.iter().zip(plan.decisions()) {
            let people: Vec<usize> = planned.leads.iter().filter_map(|id| self.person(id)).collect();
            if planned.leads.len() != decision.leads {
                self.faults.push(PlanFault::size(&decision.name, planned.leads.len()));
            }
            leads.push(people);
        }
        leads
    }
}

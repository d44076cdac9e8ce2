//! From rules to a model.

use super::context::{RequiredBounds, SharingLoweringContext};
use super::instance::Instance;
use super::jobs::{Job, Jobs};
use super::known::KnownNames;
use super::rules::{ShareKind, ShareRules};
use super::sharing_rule::SharingRule;
use crate::error::Faults;
use crate::model::{PermissionLists, RuleId, Slots};
use crate::problem::PricedModel;
use crate::roster::Roster;
use crate::rules::RuleEntry;
use crate::rules::entry::{Frame, numbered};
use crate::rules::lowered::Made;
use crate::rules::tiers::price;
use itertools::Itertools;
use std::collections::BTreeSet;
use std::ops::Range;

/// What is lowered.
#[derive(Clone, Copy)]
pub(super) struct SharesLoweringInput<'a> {
    pub(super) roster: &'a Roster,
    pub(super) instance: &'a Instance,
    pub(super) jobs: &'a Jobs,
    pub(super) asked: &'a [RuleEntry<ShareKind>],
}

impl<'a> SharesLoweringInput<'a> {
    fn known(&self) -> KnownNames<'a> {
        KnownNames { roster: self.roster, instance: self.instance }
    }

    /// The rules that must hold and are kept.
    fn required(&self, kept: &'a dyn Fn(RuleId) -> bool) -> impl Iterator<Item = (RuleId, &'a dyn SharingRule)> {
        let required = numbered(self.asked).filter(move |&(id, asked)| asked.tier == 0 && kept(id));
        required.map(|(id, asked)| (id, asked.rule.kind.0.get()))
    }

    /// Those who may take a job whatever is asked; somebody who may stay away counts, nobody does not.
    fn able(&self, job: Job) -> Vec<usize> {
        match job {
            Job::Work { .. } | Job::Lead { .. } => (0..self.instance.people.len()).collect(),
            Job::Training { person, .. } => vec![person],
            Job::Mentor { person, skill } => self.instance.mentors(person, skill),
        }
    }

    /// The required rules that between them leave nobody for some job, with the job.
    pub(super) fn without_anybody(&self, kept: &'a dyn Fn(RuleId) -> bool) -> Option<(Job, Vec<RuleId>)> {
        let known = self.known();
        let always = |job: &&Job| matches!(job, Job::Work { .. } | Job::Lead { .. });
        let mut jobs = self.jobs.all.iter().filter(always).filter(|_| kept(Frame::behind(self.asked).placing));
        jobs.find_map(|&job| {
            let mut rules: Vec<RuleId> = Vec::new();
            for person in self.able(job) {
                let mut against = self.required(kept);
                let (id, _) = against.find(|(_, rule)| rule.keeps_from(job, person, &known))?;
                if !rules.contains(&id) {
                    rules.push(id);
                }
            }
            rules.sort_unstable();
            Some((job, rules))
        })
    }

    /// For a job and a person, the first rule kept that keeps the person from the job.
    pub(super) fn keeping_away(&self, kept: &'a dyn Fn(RuleId) -> bool) -> impl Fn(Job, usize) -> Option<RuleId> + 'a {
        let known = self.known();
        let closing: Vec<(RuleId, &dyn SharingRule)> =
            self.required(kept).filter(|(_, rule)| rule.closes_jobs()).collect();
        move |job, person| {
            let mut closing = closing.iter();
            closing.find(|(_, rule)| rule.keeps_from(job, person, &known)).map(|&(id, _)| id)
        }
    }

    /// Places of one piece, or of one decision, that fewer people may take than there are places, where nobody takes
    /// two of them.
    pub(super) fn too_few_people(&self, kept: &'a dyn Fn(RuleId) -> bool) -> Option<Shortfall> {
        let mut once = numbered(self.asked).filter(|&(id, asked)| asked.tier == 0 && kept(id));
        let (once, _) = once.find(|(_, asked)| matches!(asked.rule.kind.0, ShareRules::OnceAPiece(_)))?;
        let against = self.keeping_away(kept);
        let pieces = self.jobs.all.chunk_by(|&a, &b| of_one_piece(a, b));
        pieces.filter(|jobs| jobs.len() > 1).find_map(|of_piece| {
            let able = |job: Job| -> BTreeSet<usize> {
                self.able(job).into_iter().filter(|&person| against(job, person).is_none()).collect()
            };
            let able: Vec<(Job, BTreeSet<usize>)> = of_piece.iter().map(|&job| (job, able(job))).collect();
            let all = able.iter().flat_map(|(_, able)| able.iter().copied()).collect();
            let sets = able.iter().map(|(_, able)| able).chain([&all]);
            // Hall's condition, for the people of each place and for those of all together.
            sets.unique().find_map(|people| {
                let within = able.iter().filter(|(_, able)| able.is_subset(people));
                let jobs: Vec<Job> = within.map(|&(job, _)| job).collect();
                if jobs.len() <= people.len() {
                    return None;
                }
                let others = jobs.iter().cartesian_product(0..self.instance.people.len());
                let rules = others.filter_map(|(&job, person)| against(job, person)).chain([once]);
                let rules = rules.sorted_unstable().dedup().collect();
                Some(Shortfall { jobs, people: people.len(), rules })
            })
        })
    }

    /// The slots, closed to those whom the rules that are kept keep away.
    fn slots(&self, kept: &'a dyn Fn(RuleId) -> bool) -> Slots {
        let closing = self.required(kept).map(|(_, rule)| rule).filter(|rule| rule.closes_jobs());
        let closing: Vec<&dyn SharingRule> = closing.collect();
        let taken = kept(Frame::behind(self.asked).placing);
        let parts = self.jobs.parts.iter();
        Slots::joined(parts.map(|part| self.part(part, &closing, taken)).collect())
    }

    /// The slots of some jobs. `taken`: whether work and leads are taken by somebody.
    fn part(&self, part: &Range<usize>, closing: &[&dyn SharingRule], taken: bool) -> Slots {
        let known = self.known();
        let mut permissions = PermissionLists::new();
        let mut permission_of: Vec<u32> = Vec::with_capacity(part.len());
        for at in part.clone() {
            let job = self.jobs.all[at];
            // Leads of a decision are alike.
            if at > part.start && self.jobs.all[at - 1] == job {
                permission_of.extend(permission_of.last().copied());
                continue;
            }
            let mut open = vec![false; self.jobs.slots()];
            for person in self.able(job) {
                let mut closing = closing.iter();
                open[person] = !closing.any(|rule| rule.keeps_from(job, person, &known));
            }
            if let Some(nobody) = open.last_mut() {
                *nobody = !taken || matches!(job, Job::Training { .. } | Job::Mentor { .. });
            }
            permission_of.push(permissions.number(open, |open, _| open.clone()));
        }
        let outside = vec![None; self.jobs.slots()];
        Slots::new(outside, Vec::new(), permission_of, permissions.into_lists())
    }

    /// Lowers those of the rules that are kept, and notes their faults.
    pub(super) fn lower(&self, kept: &'a dyn Fn(RuleId) -> bool, faults: &mut Faults) -> PricedModel {
        let slots = self.slots(kept);
        let known = self.known();
        let mut bounds = RequiredBounds::none(self.instance.people.len());
        self.required(kept).for_each(|(_, rule)| rule.add_bounds(&known, &mut bounds));
        let SharesLoweringInput { roster, instance, jobs, asked } = *self;
        let context = SharingLoweringContext { roster, instance, jobs, slots: &slots, bounds };
        let (mut drafts, mut made) = (Vec::new(), Made::default());
        for (id, asked) in numbered(asked).filter(|(id, _)| kept(*id)) {
            let lower = |_: &mut Faults| asked.rule.kind.0.get().lower(asked.is_required(), &context);
            drafts.extend(asked.draft(id, &mut made, faults, lower));
        }
        price(slots, drafts, self.asked, faults)
    }
}

/// Places for which there are too few people.
pub(super) struct Shortfall {
    pub(super) jobs: Vec<Job>,
    /// How many may take them.
    pub(super) people: usize,
    /// The rules that leave no others.
    pub(super) rules: Vec<RuleId>,
}

/// Whether both are places on one piece of work, or among the leads of one decision.
fn of_one_piece(a: Job, b: Job) -> bool {
    match (a, b) {
        (Job::Work { piece: a, .. }, Job::Work { piece: b, .. }) => a == b,
        (Job::Lead { decision: a }, Job::Lead { decision: b }) => a == b,
        _ => false,
    }
}

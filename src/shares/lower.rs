//! From rules to a model: openings are the units, those who take them the slots, and everything is counted over both.

mod decisions;
mod even;
mod grids;
mod learning;
mod money;
mod work;

use super::openings::{Opening, Openings};
use super::rule::{ShareKind, ShareRule, ShareRules};
use super::scene::{Paid, Scene};
use crate::error::{Faults, InputFault};
use crate::model::{Count, PermissionLists, Price, RuleId, Slots, Weighted};
use crate::problem::PricedModel;
use crate::roster::{MemberId, Roster, TagId};
use crate::rules::RuleEntry;
use crate::rules::entry::numbered;
use crate::rules::lowered::Lowered;
use crate::rules::tiers::price;
use crate::unit::Unit;
use std::ops::Range;

/// What is lowered.
#[derive(Clone, Copy)]
pub(super) struct LoweringInput<'a> {
    pub(super) roster: &'a Roster,
    pub(super) scene: &'a Scene,
    pub(super) openings: &'a Openings,
    pub(super) asked: &'a [RuleEntry<ShareKind>],
}

/// What a rule is lowered against.
struct Over<'a> {
    roster: &'a Roster,
    scene: &'a Scene,
    openings: &'a Openings,
    slots: &'a Slots,
    /// What must hold beside the rule that is lowered.
    required: Vec<&'a ShareRules>,
}

impl ShareRule {
    /// Whether it is settled by who may take what, where it must hold.
    pub(super) fn closes_openings(&self) -> bool {
        matches!(
            self.kind.0,
            ShareRules::NoUnpaidWork {}
                | ShareRules::DoesNotTake(_)
                | ShareRules::Leads(_)
                | ShareRules::ConflictOfInterest(_)
        )
    }
}

impl<'a> LoweringInput<'a> {
    fn required(&self, kept: &'a dyn Fn(RuleId) -> bool) -> impl Iterator<Item = (RuleId, &'a ShareRules)> {
        let required = numbered(self.asked).filter(move |&(id, asked)| asked.tier == 0 && kept(id));
        required.map(|(id, asked)| (id, &asked.rule.kind.0))
    }

    /// Those who may take an opening whatever is asked; somebody who may stay away counts, nobody does not.
    pub(super) fn able(&self, opening: Opening) -> Vec<usize> {
        let everybody = || (0..self.scene.people.len()).collect();
        match opening {
            Opening::Work { .. } | Opening::Lead { .. } => everybody(),
            Opening::Training { person, .. } => vec![person],
            Opening::Mentor { person, skill } => self.scene.mentors(person, skill),
        }
    }

    /// Whether a required rule keeps somebody from taking an opening: the kinds of which
    /// [`closes_openings`](ShareRule::closes_openings) is true.
    fn keeps_from(&self, kind: &ShareRules, opening: Opening, person: usize) -> bool {
        let is = |name: &str| {
            let member = self.roster.find(name);
            member.is_some_and(|member| self.scene.people[person].member == member)
        };
        match (kind, opening) {
            (ShareRules::NoUnpaidWork {}, Opening::Work { piece, place }) => {
                let minutes = self.scene.pieces[piece].places[place].minutes;
                minutes > 0 && self.scene.people[person].paid == Paid::Unpaid
            }
            (ShareRules::NoUnpaidWork {}, Opening::Mentor { .. }) => {
                let minutes = self.scene.mentoring.unwrap_or(0);
                minutes > 0 && self.scene.people[person].paid == Paid::Unpaid
            }
            (ShareRules::DoesNotTake(on), Opening::Work { piece, .. }) => {
                self.scene.pieces[piece].name == on.piece && is(&on.member)
            }
            (ShareRules::Leads(on), Opening::Work { piece, place }) => {
                let piece = &self.scene.pieces[piece];
                piece.name == on.piece && piece.places[place].lead && !is(&on.member)
            }
            (ShareRules::ConflictOfInterest(close), Opening::Lead { decision }) => {
                self.scene.decisions[decision].is_about(&close.topic) && is(&close.member)
            }
            _ => false,
        }
    }

    /// The required rules that between them leave nobody for some opening, with the opening.
    pub(super) fn without_anybody(&self, kept: &'a dyn Fn(RuleId) -> bool) -> Option<(Opening, Vec<RuleId>)> {
        let always = |opening: &&Opening| matches!(opening, Opening::Work { .. } | Opening::Lead { .. });
        let mut openings = self.openings.all.iter().filter(always);
        openings.find_map(|&opening| {
            let mut rules: Vec<RuleId> = Vec::new();
            for person in self.able(opening) {
                let mut against = self.required(kept);
                let (id, _) = against.find(|(_, kind)| self.keeps_from(kind, opening, person))?;
                if !rules.contains(&id) {
                    rules.push(id);
                }
            }
            rules.sort_unstable();
            Some((opening, rules))
        })
    }

    /// The slots, closed to those whom the rules that are kept keep away.
    pub(super) fn slots(&self, kept: &'a dyn Fn(RuleId) -> bool) -> Slots {
        let closing: Vec<&ShareRules> = self
            .required(kept)
            .filter(|(id, _)| self.asked[id.index()].rule.closes_openings())
            .map(|(_, kind)| kind)
            .collect();
        let parts = self.openings.parts.iter();
        Slots::joined(parts.map(|part| self.part(part, &closing)).collect())
    }

    fn part(&self, part: &Range<usize>, closing: &[&ShareRules]) -> Slots {
        let mut permissions = PermissionLists::new();
        let mut permission_of: Vec<u32> = Vec::with_capacity(part.len());
        for at in part.clone() {
            let opening = self.openings.all[at];
            // Leads of a decision are alike.
            if at > part.start && self.openings.all[at - 1] == opening {
                permission_of.extend(permission_of.last().copied());
                continue;
            }
            let mut open = vec![false; self.openings.slots()];
            for person in self.able(opening) {
                let mut closing = closing.iter();
                open[person] = !closing.any(|kind| self.keeps_from(kind, opening, person));
            }
            if let Some(nobody) = open.last_mut() {
                *nobody = matches!(opening, Opening::Training { .. } | Opening::Mentor { .. });
            }
            permission_of.push(permissions.number(open, |open, _| open.clone()));
        }
        let outside = vec![None; self.openings.slots()];
        Slots::new(outside, Vec::new(), permission_of, permissions.into_lists())
    }

    /// Lowers those of the rules that are kept, and notes their faults.
    pub(super) fn lower(&self, kept: &'a dyn Fn(RuleId) -> bool, faults: &mut Faults) -> PricedModel {
        let slots = self.slots(kept);
        let over = Over {
            roster: self.roster,
            scene: self.scene,
            openings: self.openings,
            slots: &slots,
            required: self.required(kept).map(|(_, kind)| kind).collect(),
        };
        let mut drafts = Vec::new();
        for (id, asked) in numbered(self.asked).filter(|(id, _)| kept(*id)) {
            let lower = |faults: &mut Faults| over.lower(asked, faults);
            drafts.extend(asked.draft(id, faults, lower));
        }
        price(slots, drafts, self.asked, faults)
    }
}

impl Over<'_> {
    fn lower(&self, asked: &RuleEntry<ShareKind>, faults: &mut Faults) -> Option<Lowered> {
        let required = asked.tier == 0;
        let kind = &asked.rule.kind.0;
        if required && matches!(kind, ShareRules::Even(_)) {
            faults.push(InputFault::only_preferred());
            return None;
        }
        match kind {
            ShareRules::EveryoneHasAPiece {} => self.everyone_has_a_piece(),
            ShareRules::WithinCaps {} => self.within_caps(required),
            ShareRules::WithinOffers {} => self.within_offers(required),
            ShareRules::Even(even) => self.even(even.of),
            ShareRules::OutputLeads(across) => self.output_leads(across),
            ShareRules::NoUnpaidWork {} => self.unpaid_work(required),
            ShareRules::Budget(budget) => self.budget(budget, required),
            ShareRules::BudgetEachPeriod(most) => self.budget_each_period(most, required),
            ShareRules::TrainingBudget(most) => self.training_budget(most, required),
            ShareRules::Earnings(earnings) => self.earnings(earnings, required),
            ShareRules::TeachAndLearn {} => self.teach_and_learn(),
            ShareRules::SkillsHeld(held) => self.skills_held(held),
            ShareRules::LeadBackgrounds(across) => self.lead_backgrounds(across),
            ShareRules::MostDecisions(most) => self.most_decisions(most),
            ShareRules::ConflictOfInterest(close) => self.conflict_of_interest(close, required),
            ShareRules::Leads(on) => self.leads(on, required),
            ShareRules::Takes(on) => self.takes(on),
            ShareRules::DoesNotTake(on) => self.does_not_take(on, required),
            ShareRules::OnceAPiece {} => self.once_a_piece(),
            ShareRules::NeedsMet {} => self.needs_met(),
            ShareRules::LearntBefore {} => self.learnt_before(),
            ShareRules::TrainingPlaces {} => self.training_places(),
            ShareRules::TaughtOnce {} => self.taught_once(),
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.scene.person(self.roster.find(name)?)
    }

    fn tags_of(&self, dimension: &str) -> Option<Vec<TagId>> {
        let dimension = self.roster.resolve_dimension(dimension).ok()?;
        Some(self.roster.dimension(dimension).tags().to_vec())
    }

    fn member(&self, person: usize) -> MemberId {
        self.scene.people[person].member
    }

    fn holds(&self, person: usize, tag: TagId) -> bool {
        self.roster.holds(self.member(person), tag)
    }

    /// Whether somebody holds another of these tags than this one.
    fn holds_another(&self, person: usize, tag: TagId, tags: &[TagId]) -> bool {
        tags.iter().any(|&other| other != tag && self.holds(person, other))
    }
}

/// So much at most. Where it must hold, it is counted in lots of half the largest amount that could be left out: beside
/// places and people, a sum of money would otherwise be all that a search sees.
fn at_most(required: bool, most: i64, largest: i64) -> Price {
    match required {
        true => Price::lots(most, (largest / 2).max(1)),
        false => Price::range(None, Some(most)),
    }
}

/// One of something.
fn one(column: usize) -> Vec<Weighted> {
    vec![(column as u32, 1)]
}

/// Hours that are counted in minutes.
fn in_hours(counts: Vec<Count>, unit: Unit) -> Option<Lowered> {
    Lowered::scaled(counts, 60, unit)
}

//! A rota to be planned: what was given, checked, and lowered to a model.

use super::builder::RotaBuilder;
use super::chain::gives_way;
use super::check::broken_by_what_is_fixed;
use super::history::History;
use super::layout::RoleLayout;
use super::lower::{LoweredRota, RotaLoweringInput};
use super::meeting_instance::{MeetingInstance, RoleAt};
use super::part::Part;
use super::plan::RotaPlan;
use super::role::{Role, SIZES};
use super::rules::{RotaKind, RotaRule};
use super::share::{Common, Share};
use super::start::{fair_turns, meets_what_is_required, turns_side_by_side};
use crate::error::Faults;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Model, RuleId, Shortage, SlotId, UnitId, place};
use crate::outcome::Exception;
use crate::problem::{CountedConflict, PricedModel, PricedProblem, out_of_reach};
use crate::roster::{MemberId, Roster};
use crate::rules::RuleEntry;
use crate::rules::entry::{Frame, absent_tags, numbered};
use crate::rules::lowered::PEOPLE;
use crate::unit::Unit;
use itertools::Itertools;
use std::sync::{Arc, OnceLock};

/// Roles at meetings to be shared out, and the rules for them.
#[derive(Clone)]
pub struct Rota {
    pub(super) roster: Arc<Roster>,
    /// What those who organise should look at in what was given.
    pub(super) remarks: Vec<String>,
    /// What was given, but for the rules.
    pub(super) given: RotaBuilder,
    pub(super) meetings: Vec<MeetingInstance>,
    pub(super) layout: RoleLayout,
    pub(super) history: History,
    /// The part that each member of the roster takes.
    pub(super) parts: Vec<Part>,
    /// A number of which all denominators of shares are divisors.
    pub(super) common: Common,
    /// By how many turns the bounds of each role's shares give way.
    pub(super) slack: Vec<i64>,
    /// One that holds without being given comes last.
    pub(super) asked: Vec<RuleEntry<RotaKind>>,
    pub(super) rules_given: usize,
    pub(super) lowered: LoweredRota,
    /// Fair turns to start from, with whether they meet everything that is required, once they have been asked for.
    pub(super) fair: OnceLock<Option<(Assignment, bool)>>,
}

impl Rota {
    /// The builder that makes this rota again, to change it or to write it to a file.
    pub fn to_builder(&self) -> RotaBuilder {
        RotaBuilder { rules: self.asked[..self.rules_given].to_vec().into(), ..self.given.clone() }
    }

    /// The roles, in the order given.
    pub fn roles(&self) -> &[Role] {
        &self.given.roles
    }

    /// Number of meetings, with those that are over or settled.
    pub fn meetings(&self) -> usize {
        self.meetings.len()
    }

    /// The part of an ordinary share that a member takes.
    pub(super) fn part(&self, member: MemberId) -> Share {
        self.parts[member.index()].share()
    }

    /// Fair turns to start from, with whether they meet everything that is required; `None` if there are none, or it is
    /// interrupted before they are found.
    fn fair_turns(&self, interrupts: &Interrupts<'_>) -> Option<&(Assignment, bool)> {
        if let Some(known) = self.fair.get() {
            return known.as_ref();
        }
        let start = fair_turns(self, interrupts);
        if start.is_none() && interrupts.stop() {
            return None;
        }
        let with_meets = |start: Assignment| {
            let meets = meets_what_is_required(self, &start);
            (start, meets)
        };
        self.fair.get_or_init(|| start.map(with_meets)).as_ref()
    }

    fn input(&self) -> RotaLoweringInput<'_> {
        RotaLoweringInput {
            roster: &self.roster,
            roles: self.roles(),
            meetings: &self.meetings,
            layout: &self.layout,
            history: &self.history,
            slack: &self.slack,
            labels: &self.given.labels,
            asked: &self.asked,
        }
    }

    /// The first meeting whose fixed and forbidden turns leave too few people for its places.
    fn conflict_at_meetings(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        interrupts: &Interrupts<'_>,
    ) -> Option<CountedConflict> {
        let input = self.input();
        (0..self.meetings.len()).take_while(|_| !interrupts.stop()).find_map(|at| {
            let pins = input.pins(at, kept);
            let shortage = place(&input.slots_at(at, &pins, kept)).err()?;
            let filled = numbered(&self.asked).filter(|&(id, asked)| asked.fills_places() && kept(id));
            let rules: Vec<RuleId> = pins.iter().map(|&(id, _)| id).chain(filled.map(|(id, _)| id)).unique().collect();
            let reason = match shortage {
                Shortage::Groups { groups, needed, available } => {
                    let roles = groups.iter().map(|&group| {
                        let role = self.layout.groups()[group];
                        format!("`{}`", self.roles()[role].name())
                    });
                    let places = if needed == 1 { "1 place" } else { &format!("{needed} places") };
                    let roles = roles.collect_vec().join(", ");
                    let is_open = |&group: &usize| self.meetings[at].roles[self.layout.groups()[group]].may_stay_open();
                    let asked = if groups.iter().any(is_open) {
                        format!("{places} in {roles} must be taken")
                    } else {
                        format!("there are {places} in {roles}")
                    };
                    format!("at meeting {} {asked}, and {available} could be taken", at + 1)
                }
                Shortage::Units { units, places } => {
                    format!("at meeting {} {} people are fixed to {places} places", at + 1, units.len())
                }
            };
            Some(CountedConflict { rules, reason }.with(self.frame()))
        })
    }

    /// The first meeting with more places than those who are there can take, holding as many roles each as they may.
    fn conflict_of_places(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        interrupts: &Interrupts<'_>,
    ) -> Option<CountedConflict> {
        let filled = numbered(&self.asked).filter(|&(id, asked)| asked.fills_places() && kept(id));
        let input = self.input();
        let to_come = (0..self.meetings.len()).filter(|&at| self.meetings[at].fixed.is_none());
        filled.cartesian_product(to_come).take_while(|_| !interrupts.stop()).find_map(|((filled, asked), at)| {
            let pins = input.pins(at, kept);
            let slots = input.slots_at(at, &pins, kept);
            let roles = |slot: &SlotId| self.layout.roles_of(slot.index()).len();
            let most = |unit| slots.open_to(unit).iter().map(roles).max().unwrap_or(0);
            let taken: usize = slots.unit_ids().map(most).sum();
            let meeting = &self.meetings[at];
            let places = (0..self.roles().len()).filter_map(|role| input.filled_by(asked, at, role));
            let places: usize = places.map(|people| *people.start()).sum();
            (places > taken).then(|| {
                let rules: Vec<RuleId> = pins.iter().map(|&(id, _)| id).chain([filled]).sorted().dedup().collect();
                let most = match self.layout.most_at_once() {
                    2 => "two".to_owned(),
                    most => most.to_string(),
                };
                let why = format!("nobody holds more than {most} roles at once");
                let there = PEOPLE.counted(meeting.members.len() as f64);
                let reason = format!(
                    "at meeting {} there are {places} places, and the {there} there can take {taken}: {why}",
                    at + 1
                );
                CountedConflict { rules, reason }.with(self.frame())
            })
        })
    }

    /// What is told of required rules: for whom fair shares give way, and by how much; and which rules are broken by
    /// what is fixed, where they rest.
    pub(super) fn exceptions(&self, plan: &RotaPlan) -> Vec<Exception> {
        let fixed = match self.given.fixed.len() {
            1 => "meeting 1",
            fixed => &format!("the first {fixed} meetings"),
        };
        let broken = broken_by_what_is_fixed(self, plan);
        let note = |(id, asked): (RuleId, &RuleEntry<RotaKind>)| {
            if asked.rule.kind.is_fair_share() {
                let details = self.gives_way(&asked.rule);
                return (!details.is_empty()).then(|| asked.gives_way(id, &details));
            }
            broken.contains(&id).then(|| asked.broken_in(id, fixed))
        };
        numbered(&self.asked).filter(|(_, asked)| asked.is_required()).filter_map(note).collect()
    }

    /// For whom fair shares give way, in each role that a rule is about.
    fn gives_way(&self, rule: &RotaRule) -> String {
        let turns = |number: i64| Unit::new("turn", "turns").counted(number as f64);
        let roles = self.input().roles_of(rule, &mut Faults::default()).into_iter();
        let parts = roles.flat_map(|role| {
            let members = gives_way(self.roster.len(), &self.meetings, role, &self.history).into_iter();
            let members =
                members.map(|(member, by, side)| (format!("`{}`", self.roster.name(member)), by, format!(" {side}")));
            let slack = Some(self.slack[role]).filter(|&slack| slack > 0);
            let all = members.chain(slack.map(|slack| ("everybody".to_owned(), slack, String::new())));
            let role = self.roles()[role].name();
            all.map(move |(who, by, side)| format!("in `{role}` for {who} by {}{side}", turns(by)))
        });
        parts.collect_vec().join(", ")
    }

    /// A rule that counting alone shows to be out of reach.
    fn conflict_of_one_rule(
        &self,
        kept: &dyn Fn(RuleId) -> bool,
        interrupts: &Interrupts<'_>,
    ) -> Option<CountedConflict> {
        // Turns that are fixed, or ruled out, may leave too few for it.
        let rule = |id: RuleId| &self.asked[id.index()].rule;
        let fixes = |id: RuleId| rule(id).kind.of_turns().is_some_and(|rule| rule.pin().is_some());
        let (broken, rules) = out_of_reach(self, kept, &fixes, interrupts)?;
        let input = self.input();
        let why = input.why_out_of_reach(input.fills_places(kept), rule(broken), self.model().slots());
        let unknown = "with who is there, who may hold what, and what is settled, this cannot be met";
        let reason = why.unwrap_or_else(|| unknown.to_owned());
        Some(CountedConflict { rules, reason }.with(self.frame()))
    }
}

impl PricedProblem for Rota {
    fn priced(&self) -> &PricedModel {
        &self.lowered.priced
    }

    fn model_with(&self, kept: &dyn Fn(RuleId) -> bool) -> Model {
        self.input().lower(kept, &mut Faults::default()).priced.model
    }

    fn notes(&self) -> Vec<String> {
        self.remarks.iter().cloned().chain(absent_tags(&self.roster, &self.asked)).collect()
    }

    fn rules_given(&self) -> usize {
        self.rules_given
    }

    /// Where places are counted, there is a rule for it.
    fn frame(&self) -> Vec<RuleId> {
        let sizes = Frame::behind(&self.asked).sizes;
        (!self.layout.has_pairs()).then_some(sizes).into_iter().collect()
    }

    fn frame_words(&self, _: RuleId) -> &'static str {
        let may_stay_open = self.meetings.iter().flat_map(|meeting| &meeting.roles).any(RoleAt::may_stay_open);
        if may_stay_open { SIZES } else { "each role is held by as many people as it has places" }
    }

    fn start(&self, interrupts: &Interrupts<'_>) -> Option<Assignment> {
        let fair = self.fair_turns(interrupts).map(|(start, _)| start);
        let cost = |start: &Assignment| self.model().cost(start);
        if fair.is_some_and(|fair| cost(fair).0.iter().all(|&cost| cost == 0)) {
            return fair.cloned();
        }
        turns_side_by_side(self, fair, interrupts).into_iter().chain(fair.cloned()).min_by_key(cost)
    }

    fn unit_name(&self, unit: UnitId) -> Option<String> {
        let (meeting, position) = self.model().slots().in_period(unit);
        let member = self.meetings[meeting].members.get(position)?;
        Some(self.roster.name(*member).to_owned())
    }

    fn counted_conflict(&self, kept: &dyn Fn(RuleId) -> bool, interrupts: &Interrupts<'_>) -> Option<CountedConflict> {
        // What meets all rules meets those that are kept.
        if self.fair_turns(interrupts).is_some_and(|(_, meets)| *meets) {
            return None;
        }
        self.conflict_at_meetings(kept, interrupts)
            .or_else(|| self.conflict_of_places(kept, interrupts))
            .or_else(|| self.conflict_of_one_rule(kept, interrupts))
    }
}

//! What each member can hold from meeting to meeting, looked at by themselves: a graph of what they have had so far, in
//! which every path keeps to what is required.

use super::turn_sums::{TurnSum, TurnSums};
use crate::model::{Model, UnitId};
use crate::random::Random;
use crate::roster::MemberId;
use crate::rota::problem::Rota;
use itertools::Itertools;
use std::collections::HashMap;
use std::ops::Range;

/// Costs of the first tiers of preferences.
pub(super) type Costs = [i64; 3];

/// The greatest number of edges, and of figures that are kept of turns to come.
const MAX_EDGES: usize = 2_000_000;
const MAX_FIGURES: usize = 20_000_000;

/// Of so many roles any two are looked at together; of more, single ones and all.
const MAX_IN_PAIRS: usize = 4;

/// How many meetings are looked ahead.
pub(super) const NEAR: usize = 16;

/// What a member has had before a meeting, as far as it matters there and later.
struct Node {
    edges: Range<usize>,
    /// What the member costs from here on at least; `None` if no path keeps to what is required.
    ahead: Option<Costs>,
}

/// What a member holds at a meeting.
pub(super) struct Edge {
    /// Slot of the meeting.
    pub(super) slot: usize,
    pub(super) cost: Costs,
    pub(super) to: usize,
}

/// How a member waits for a role.
#[derive(Clone, Copy)]
pub(super) struct Wait {
    /// At how many of the next meetings the member could hold it, until not holding it would cost more.
    chances: u8,
    /// At which of the next meetings the member could hold it, as bits.
    pub(super) open: u32,
}

/// How many turns in each set of roles a member has over the next meetings, at least and at most: by node, set and number
/// of meetings.
#[derive(Default)]
struct TurnsAhead(Vec<(u8, u8)>);

/// The graphs of all members.
#[derive(Default)]
pub(super) struct Paths {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// By node and role.
    waits: Vec<Wait>,
    roles: usize,
    /// The sets of roles of which turns to come are counted together.
    pub(super) sets: Vec<Vec<usize>>,
    /// On paths that keep to what is required, and on those that cost least; `None` if nothing costs.
    turns: (TurnsAhead, Option<TurnsAhead>),
    /// The first node of each member.
    pub(super) first: Vec<usize>,
}

/// By kind of turns: how many a member has had, and the last meetings as bits.
type Had = Vec<(i64, u64)>;

/// How much of what was had matters after a meeting.
#[derive(Clone, Copy, Default)]
struct Kept {
    turns: bool,
    meetings: usize,
}

impl Paths {
    /// `None` if they are too many, or somebody has no path at all.
    pub(super) fn new(problem: &Rota, model: &Model) -> Option<Paths> {
        let members = problem.roster.len();
        let sums = TurnSums::new(model, members, &problem.meetings);
        let kept = kept(&sums);
        let roles = problem.roles().len();
        let pairs = if roles <= MAX_IN_PAIRS { 2 } else { 1 };
        let sets = (1..=pairs).flat_map(|size| (0..roles).combinations(size)).chain([(0..roles).collect()]);
        let sets = sets.unique().collect();
        let mut paths = Paths { sets, roles, ..Paths::default() };
        for member in 0..members {
            paths.first.push(paths.nodes.len());
            paths.add(problem, model, &sums, &kept, member)?;
        }
        paths.look_ahead(problem);
        paths.first.iter().all(|&first| paths.nodes[first].ahead.is_some()).then_some(paths)
    }

    /// What all members cost at least, each by themselves.
    pub(super) fn least(&self) -> Costs {
        let ahead = self.first.iter().filter_map(|&first| self.nodes[first].ahead);
        ahead.fold(Costs::default(), sum)
    }

    /// How much members wait for roles at each node: half as much for each more meeting at which they could hold one. Drawn
    /// up to eight times as much where there are random numbers.
    pub(super) fn urgency(&self, mut random: Option<Random>) -> Vec<i64> {
        let of_node = |waits: &[Wait]| {
            let urgency: i64 = waits.iter().map(|wait| 1 << (NEAR - usize::from(wait.chances))).sum();
            urgency * random.as_mut().map_or(1, |random| 1 + random.below(8) as i64)
        };
        self.waits.chunks(self.roles.max(1)).map(of_node).collect()
    }

    /// What a member costs from a node on at least; `None` if no path keeps to what is required.
    pub(super) fn ahead(&self, node: usize) -> Option<Costs> {
        self.nodes[node].ahead
    }

    pub(super) fn edge(&self, edge: usize) -> &Edge {
        &self.edges[edge]
    }

    /// The edge from a node with this slot, if a path goes on from there.
    pub(super) fn with_slot(&self, node: usize, slot: usize) -> Option<usize> {
        let mut edges = self.nodes[node].edges.clone();
        edges.find(|&edge| self.edges[edge].slot == slot && self.nodes[self.edges[edge].to].ahead.is_some())
    }

    /// What a member costs from an edge on at least.
    pub(super) fn beyond(&self, edge: usize) -> Option<Costs> {
        let Edge { cost, to, .. } = &self.edges[edge];
        self.nodes[*to].ahead.map(|ahead| sum(*cost, ahead))
    }

    /// How a member waits for a role.
    pub(super) fn wait(&self, node: usize, role: usize) -> Wait {
        self.waits[node * self.roles + role]
    }

    /// How many turns a member has in a set of roles over each number of meetings to come, at least and at most: on paths
    /// that keep to what is required, or on those that cost least.
    pub(super) fn turns(&self, node: usize, set: usize, cheapest: bool) -> &[(u8, u8)] {
        let TurnsAhead(turns) = self.turns.1.as_ref().filter(|_| cheapest).unwrap_or(&self.turns.0);
        let at = (node * self.sets.len() + set) * NEAR;
        &turns[at..at + NEAR]
    }

    /// Whether something costs.
    pub(super) fn has_costs(&self) -> bool {
        self.turns.1.is_some()
    }

    fn push(&mut self) -> usize {
        self.nodes.push(Node { edges: 0..0, ahead: None });
        self.nodes.len() - 1
    }

    /// Adds the graph of a member, meeting by meeting.
    fn add(
        &mut self,
        problem: &Rota,
        model: &Model,
        sums: &TurnSums<'_>,
        kept: &[Vec<Kept>],
        member: usize,
    ) -> Option<()> {
        let none = problem.layout.slot(&[])?;
        let mut layer: Vec<(Had, usize)> = vec![(vec![(0, 0); sums.kinds.len()], self.push())];
        for (at, ending) in sums.ending.iter().enumerate() {
            let period = &model.slots().periods()[at];
            let open: Vec<usize> = match problem.meetings[at].position(MemberId::new(member)) {
                Some(position) => {
                    let open = model.slots().open_to(UnitId((period.units.start + position) as u32));
                    open.iter().map(|slot| slot.index() - period.slots.start).collect()
                }
                None => vec![none],
            };
            let mut next: Vec<(Had, usize)> = Vec::new();
            let mut number: HashMap<Had, usize> = HashMap::new();
            for (had, node) in layer {
                let begin = self.edges.len();
                for &slot in &open {
                    let mut had = had.clone();
                    for ((turns, bits), kind) in had.iter_mut().zip(&sums.kinds) {
                        *turns += kind[slot];
                        *bits = *bits << 1 | u64::from(kind[slot] > 0);
                    }
                    let Some(cost) = cost(ending, member, at, &had) else { continue };
                    for ((turns, bits), kept) in had.iter_mut().zip(&kept[at]) {
                        *turns = if kept.turns { *turns } else { 0 };
                        *bits &= last(kept.meetings);
                    }
                    let to = *number.entry(had).or_insert_with_key(|had| {
                        next.push((had.clone(), self.push()));
                        self.nodes.len() - 1
                    });
                    self.edges.push(Edge { slot, cost, to });
                }
                self.nodes[node].edges = begin..self.edges.len();
                let figures = self.nodes.len().saturating_mul(self.sets.len() * NEAR);
                if self.edges.len() > MAX_EDGES || figures > MAX_FIGURES {
                    return None;
                }
            }
            if next.is_empty() {
                return None;
            }
            layer = next;
        }
        for (_, node) in layer {
            self.nodes[node].ahead = Some(Costs::default());
        }
        Some(())
    }

    /// From the last meeting to the first: what members cost at least, and how long they can wait.
    fn look_ahead(&mut self, problem: &Rota) {
        self.waits = vec![Wait { chances: NEAR as u8, open: 0 }; self.nodes.len() * self.roles];
        for node in (0..self.nodes.len()).rev() {
            let edges = self.nodes[node].edges.clone();
            let ends = edges.is_empty();
            if !ends {
                self.nodes[node].ahead = edges.clone().filter_map(|edge| self.beyond(edge)).min();
            }
            for role in (0..self.roles).filter(|_| !ends) {
                self.waits[node * self.roles + role] = self.wait_at(problem, node, role);
            }
        }
        let costs = self.edges.iter().any(|edge| edge.cost != Costs::default());
        self.turns = (self.turns_ahead(problem, false), costs.then(|| self.turns_ahead(problem, true)));
    }

    fn wait_at(&self, problem: &Rota, node: usize, role: usize) -> Wait {
        let mut wait = Wait { chances: 0, open: 0 };
        let edges = || {
            let edges = self.nodes[node].edges.clone().filter_map(|edge| Some((&self.edges[edge], self.beyond(edge)?)));
            edges.map(|(edge, beyond)| (edge, beyond, problem.layout.roles_of(edge.slot).contains(&role)))
        };
        for (edge, _, holds) in edges() {
            wait.open |= self.wait(edge.to, role).open << 1 | u32::from(holds);
        }
        let chance = wait.open as u8 & 1;
        for (edge, ..) in edges().filter(|&(_, beyond, holds)| !holds && Some(beyond) == self.nodes[node].ahead) {
            let later = self.wait(edge.to, role);
            wait.chances = wait.chances.max((later.chances + chance).min(NEAR as u8));
        }
        wait
    }

    /// The turns to come on the paths that keep to what is required, or on those that cost least.
    fn turns_ahead(&self, problem: &Rota, cheapest: bool) -> TurnsAhead {
        let sets = self.sets.len();
        let mut ahead = vec![(0_u8, 0_u8); self.nodes.len() * sets * NEAR];
        for (node, of) in self.nodes.iter().enumerate().rev() {
            let goes_on = |&edge: &usize| self.beyond(edge).is_some_and(|cost| !cheapest || Some(cost) == of.ahead);
            for (place, edge) in of.edges.clone().filter(goes_on).enumerate() {
                let Edge { slot, to, .. } = self.edges[edge];
                let roles = problem.layout.roles_of(slot);
                for (set, of_set) in self.sets.iter().enumerate() {
                    let held = roles.iter().filter(|role| of_set.contains(role)).count().min(u8::MAX.into()) as u8;
                    let (here, later) = ((node * sets + set) * NEAR, (to * sets + set) * NEAR);
                    for meetings in 0..NEAR {
                        let (low, high) = if meetings == 0 { (0, 0) } else { ahead[later + meetings - 1] };
                        let (low, high) = (low.saturating_add(held), high.saturating_add(held));
                        let known = &mut ahead[here + meetings];
                        *known = if place == 0 { (low, high) } else { (known.0.min(low), known.1.max(high)) };
                    }
                }
            }
        }
        TurnsAhead(ahead)
    }
}

/// What is had by a member at a meeting, in the tiers of preferences; `None` if it breaks something required.
fn cost(ending: &[TurnSum<'_>], member: usize, at: usize, had: &Had) -> Option<Costs> {
    let mut costs = Costs::default();
    for sum in ending {
        let Some(price) = sum.price(member) else { continue };
        let (turns, bits) = had[sum.kind];
        let turns = match sum.meetings.start {
            0 => turns,
            start => i64::from((bits & last(at + 1 - start)).count_ones()),
        };
        let cost = price.at(turns);
        match sum.tier.checked_sub(1) {
            None if cost > 0 => return None,
            None => {}
            Some(tier) => costs.get_mut(tier).into_iter().for_each(|costs| *costs += cost),
        }
    }
    Some(costs)
}

/// What matters after each meeting of each kind of turns: some sum ends later.
fn kept(sums: &TurnSums<'_>) -> Vec<Vec<Kept>> {
    let mut kept = vec![vec![Kept::default(); sums.kinds.len()]; sums.ending.len()];
    for sum in sums.ending.iter().flatten() {
        let Range { start, end } = sum.meetings;
        for at in start..end - 1 {
            let kept = &mut kept[at][sum.kind];
            if start == 0 {
                kept.turns = true;
            } else {
                kept.meetings = kept.meetings.max(at + 1 - start);
            }
        }
    }
    kept
}

/// The last meetings, as bits.
fn last(meetings: usize) -> u64 {
    if meetings < 64 { (1 << meetings) - 1 } else { u64::MAX }
}

pub(super) fn sum(a: Costs, b: Costs) -> Costs {
    std::array::from_fn(|tier| a[tier] + b[tier])
}

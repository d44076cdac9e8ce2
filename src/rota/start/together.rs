//! The paths of all members side by side, meeting by meeting and place by place: of the states that can be reached, the
//! best are kept.

use super::paths::{Costs, NEAR, Paths, sum};
use crate::model::{Assignment, Model, SlotId};
use crate::rota::problem::Rota;
use std::collections::HashSet;

/// Where all members stand before a meeting.
struct State {
    /// By member of the roster.
    nodes: Vec<usize>,
    spent: Costs,
    open: usize,
    /// Position in the trail of what they held last.
    trail: usize,
}

/// What comes first is better: who must hold something and does not, places left open, costs at least, how much all
/// wait.
type Rank = (usize, usize, Costs, i64);

/// What comes first is better: places left open, what the next meetings lack to meet what is required, costs at least, what
/// they lack to cost no more, how much all wait.
type StateRank = (usize, i64, Costs, i64, i64);

/// Who holds what at a meeting, of those who do so far.
#[derive(Clone)]
struct Choice {
    state: usize,
    /// Members with their edges, in the order of the roster.
    held: Vec<(usize, usize)>,
    rank: Rank,
}

/// All paths side by side.
pub(super) struct Together<'a> {
    pub(super) problem: &'a Rota,
    pub(super) model: &'a Model,
    pub(super) paths: &'a Paths,
    /// How much a member waits at each node.
    pub(super) urgency: Vec<i64>,
    /// Slot of no role.
    pub(super) none: usize,
}

impl Together<'_> {
    /// A plan in which all members keep to what is required of them, and its costs as far as single members tell; `None`
    /// if none is among the states kept, of which there are `width` a meeting.
    pub(super) fn plan(&self, width: usize) -> Option<(Costs, Assignment)> {
        let places: Vec<Vec<(usize, bool)>> = (0..self.problem.meetings.len()).map(|at| self.places(at)).collect();
        let mut trail: Vec<(usize, Vec<usize>)> = Vec::new();
        let first = State { nodes: self.paths.first.clone(), spent: Costs::default(), open: 0, trail: 0 };
        let mut states = vec![first];
        for (at, of_meeting) in places.iter().enumerate() {
            let mut choices: Vec<Choice> = (0..states.len()).map(|state| self.nobody(state, &states[state])).collect();
            for &(role, may_stay_open) in of_meeting {
                let more =
                    choices.iter().flat_map(|choice| self.taken(choice, &states[choice.state], role, may_stay_open));
                let mut more: Vec<Choice> = more.collect();
                more.sort_by_key(|choice| choice.rank);
                let mut seen: HashSet<(usize, Vec<(usize, usize)>)> = HashSet::new();
                more.retain(|choice| seen.len() < 4 * width && seen.insert((choice.state, choice.held.clone())));
                choices = more;
            }
            states = self.next(&states, choices, &places[at + 1..], width, &mut trail);
        }
        let best = states.into_iter().next()?;
        Some((best.spent, self.assignment(best.trail, &trail)))
    }

    /// The places of a meeting by role, with whether each may stay open.
    fn places(&self, at: usize) -> Vec<(usize, bool)> {
        let (slots, layout) = (self.model.slots(), &self.problem.layout);
        let meeting = &self.problem.meetings[at];
        let of_role = |role: usize| {
            let group = layout.groups().iter().position(|&of| of == role);
            let size = match (&meeting.fixed, group) {
                (Some(held), _) => held[role].len()..=held[role].len(),
                (None, Some(group)) => slots.sizes()[slots.periods()[at].groups.start + group].clone(),
                (None, None) => meeting.roles[role].needed..=meeting.roles[role].places,
            };
            (0..*size.end()).map(move |place| (role, place >= *size.start()))
        };
        (0..meeting.roles.len()).flat_map(of_role).collect()
    }

    /// Where nobody holds anything yet.
    fn nobody(&self, state: usize, from: &State) -> Choice {
        let mut rank = (0, from.open, from.spent, 0);
        for &node in &from.nodes {
            self.rank(&mut rank, node, None, 1);
        }
        Choice { state, held: Vec::new(), rank }
    }

    /// Adds what a member at a node adds to a rank, or takes it away.
    fn rank(&self, rank: &mut Rank, node: usize, edge: Option<usize>, sign: i64) {
        let edge = edge.or_else(|| self.paths.with_slot(node, self.none));
        let (missing, costs, urgency) = match edge {
            Some(edge) => (0, self.paths.beyond(edge), self.urgency[self.paths.edge(edge).to]),
            None => (1, self.paths.ahead(node), 0),
        };
        rank.0 = rank.0.wrapping_add_signed(sign as isize * missing);
        rank.2 = sum(rank.2, costs.unwrap_or_default().map(|cost| sign * cost));
        rank.3 += sign * urgency;
    }

    /// The same with one more holder of a role, or with the place left open.
    fn taken(&self, choice: &Choice, from: &State, role: usize, may_stay_open: bool) -> Vec<Choice> {
        let mut more = Vec::new();
        for (member, &node) in from.nodes.iter().enumerate() {
            let known = choice.held.binary_search_by_key(&member, |&(member, _)| member);
            let edge = known.ok().map(|at| choice.held[at].1);
            let roles = self.problem.layout.roles_of(edge.map_or(self.none, |edge| self.paths.edge(edge).slot));
            if roles.contains(&role) {
                continue;
            }
            let slot = self.problem.layout.slot(&[roles, &[role]].concat());
            let Some(taken) = slot.and_then(|slot| self.paths.with_slot(node, slot)) else { continue };
            let mut with = choice.clone();
            self.rank(&mut with.rank, node, edge, -1);
            self.rank(&mut with.rank, node, Some(taken), 1);
            match known {
                Ok(at) => with.held[at].1 = taken,
                Err(at) => with.held.insert(at, (member, taken)),
            }
            more.push(with);
        }
        if may_stay_open {
            let mut open = choice.clone();
            open.rank.1 += 1;
            more.push(open);
        }
        more
    }

    /// The best states after a meeting.
    fn next(
        &self,
        states: &[State],
        choices: Vec<Choice>,
        later: &[Vec<(usize, bool)>],
        width: usize,
        trail: &mut Vec<(usize, Vec<usize>)>,
    ) -> Vec<State> {
        let mut seen: HashSet<Vec<usize>> = HashSet::new();
        let mut ranked = Vec::new();
        for Choice { state, held, rank } in choices.into_iter().filter(|choice| choice.rank.0 == 0) {
            let from = &states[state];
            let mut edges: Vec<Option<usize>> =
                from.nodes.iter().map(|&node| self.paths.with_slot(node, self.none)).collect();
            held.into_iter().for_each(|(member, edge)| edges[member] = Some(edge));
            let Some(edges) = edges.into_iter().collect::<Option<Vec<usize>>>() else { continue };
            let nodes: Vec<usize> = edges.iter().map(|&edge| self.paths.edge(edge).to).collect();
            if seen.insert(nodes.clone()) {
                let lacking = self.lacking(&nodes, later, false);
                let at_least = if self.paths.has_costs() { self.lacking(&nodes, later, true) } else { lacking };
                let rank = (rank.1, lacking, rank.2, at_least, rank.3);
                ranked.push((rank, state, edges, nodes));
            }
        }
        ranked.sort_by_key(|&(rank, ..)| rank);
        let kept = ranked.into_iter().take(width);
        let state = |((open, ..), state, edges, nodes): (StateRank, usize, Vec<usize>, _)| {
            let spent = edges.iter().map(|&edge| self.paths.edge(edge).cost).fold(states[state].spent, sum);
            let slots = edges.iter().map(|&edge| self.paths.edge(edge).slot).collect();
            trail.push((states[state].trail, slots));
            State { nodes, spent, open, trail: trail.len() - 1 }
        };
        kept.map(state).collect()
    }

    /// What the next meetings lack in all, each number of them for each set of roles: places for those who have to hold one
    /// of the roles, and people for the places.
    fn lacking(&self, nodes: &[usize], later: &[Vec<(usize, bool)>], cheapest: bool) -> i64 {
        let mut lacking = 0;
        for (set, roles) in self.paths.sets.iter().enumerate() {
            let (mut turns, mut open) = ([(0, 0); NEAR], [0; NEAR]);
            for &node in nodes {
                for (all, of) in turns.iter_mut().zip(self.paths.turns(node, set, cheapest)) {
                    *all = (all.0 + i64::from(of.0), all.1 + i64::from(of.1));
                }
                let bits = roles.iter().fold(0, |bits, &role| bits | self.paths.wait(node, role).open);
                open.iter_mut().enumerate().for_each(|(at, open)| *open += i64::from(bits >> at & 1));
            }
            let (mut needed, mut places) = (0, 0);
            for ((of_meeting, (least, most)), open) in later.iter().zip(turns).zip(open) {
                let of_set = || of_meeting.iter().filter(|(role, _)| roles.contains(role));
                let needed_here = of_set().filter(|&&(_, may_stay_open)| !may_stay_open).count() as i64;
                needed += needed_here;
                places += of_set().count() as i64;
                lacking += (least - places).max(0) + (needed - most).max(0) + (needed_here - open).max(0);
            }
        }
        lacking
    }

    fn assignment(&self, mut at: usize, trail: &[(usize, Vec<usize>)]) -> Assignment {
        let mut held: Vec<SlotId> = Vec::new();
        let periods = self.model.slots().periods().iter().zip(&self.problem.meetings).rev();
        for (period, meeting) in periods {
            let (before, slots) = &trail[at];
            let of_meeting = meeting.members.iter().map(|member| slots[member.index()]);
            held.extend(of_meeting.rev().map(|slot| SlotId((period.slots.start + slot) as u32)));
            at = *before;
        }
        held.reverse();
        Assignment::new(held)
    }
}

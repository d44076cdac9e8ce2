//! Moves of several units at once, for what single exchanges reach over worse plans only: units that must be together
//! go elsewhere, two who must be neighbours change places with two others, all of a ring move on round it, of what
//! is shared out one thing is given up for another, groups that may be empty are opened and closed, and two change groups.

use super::blocks::BlockMoves;
use super::exchange::{exchange_groups, may_change_slots};
use super::moves::Move;
use super::opening::{may_open, open_or_close};
use super::state::State;
use crate::model::{ComponentShape, ContactRelation, Graph, Model, SlotId, Slots, UnitId};
use crate::random::Random;

/// What can move as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Compounds<'a> {
    blocks: BlockMoves<'a>,
    /// Pairs who must be neighbours.
    links: Vec<(UnitId, UnitId, &'a ContactRelation)>,
    rings: Vec<RingMove>,
    /// Which kinds of move there are, by position.
    kinds: Vec<usize>,
    /// One in `every` moves is of several units.
    pub(crate) every: usize,
}

/// One in this many moves of an annealing walk is of several units, if there are such moves; more often where things
/// are shared out, which single moves rarely better.
const EVERY: usize = 32;
const EVERY_OF_SHARES: usize = 4;
/// The same where hardly anybody moves alone.
const EVERY_OF_BLOCKS: usize = 2;
/// How far units stand apart, at most, that are tried together most often: what stands close is mostly of one thing.
const NEAR: usize = 8;

/// Slots in the order in which they stand beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RingMove {
    slots: Vec<SlotId>,
    /// The same in order, each with its position in the ring.
    sorted: Vec<(SlotId, usize)>,
    /// The last stands beside the first.
    closed: bool,
}

impl RingMove {
    fn new(slots: Vec<SlotId>, closed: bool) -> RingMove {
        let mut sorted: Vec<(SlotId, usize)> = slots.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        RingMove { slots, sorted, closed }
    }

    fn position(&self, slot: SlotId) -> Option<usize> {
        let at = self.sorted.binary_search_by_key(&slot, |&(slot, _)| slot);
        Some(self.sorted[at.ok()?].1)
    }
}

impl<'a> Compounds<'a> {
    pub(crate) fn new(model: &'a Model) -> Compounds<'a> {
        let (blocks, links, rings) = (BlockMoves::new(model), links(model), rings(model));
        // Levels are of what is shared out; where groups have sizes, a move on its own may not be allowed.
        let shared = !model.lists().is_empty() && model.slots().sizes().is_empty();
        let there = [
            !blocks.is_empty(),
            !links.is_empty(),
            !rings.is_empty(),
            shared,
            may_open(model),
            may_change_slots(model),
        ];
        let every = match (shared, blocks.hold_most()) {
            (true, _) => EVERY_OF_SHARES,
            (_, true) => EVERY_OF_BLOCKS,
            _ => EVERY,
        };
        Compounds { blocks, links, rings, kinds: (0..there.len()).filter(|&kind| there[kind]).collect(), every }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether hardly anybody moves alone.
    pub(super) fn hold_most(&self) -> bool {
        self.blocks.hold_most()
    }

    /// A random one of these moves, as exchanges made one after the other; no steps if it is not allowed.
    pub(crate) fn propose(&self, state: &State<'_>, random: &mut Random, steps: &mut Vec<Move>) {
        steps.clear();
        let kind = match self.kinds.as_slice() {
            [] => return,
            [only] => *only,
            several => several[random.below(several.len())],
        };
        match kind {
            0 => self.blocks.propose(state, random, steps),
            1 => exchange_link(self.links[random.below(self.links.len())], state, random, steps),
            2 => turn(&self.rings[random.below(self.rings.len())], state, random, steps),
            3 => give_and_take(state, random, steps),
            4 => open_or_close(state, random, steps),
            _ => exchange_groups(state, random, steps),
        }
        // What does not move stays, whatever it is part of.
        if steps.iter().any(|&step| !state.may_move(step)) {
            steps.clear();
        }
    }
}

/// The units of a unit's period.
pub(super) fn around(state: &State<'_>, unit: UnitId) -> std::ops::Range<usize> {
    let period = state.period(unit).unwrap_or(0);
    state.model().slots().periods()[period].units.clone()
}

/// A unit goes to another slot, and one that stood there, or stands close, goes elsewhere.
fn give_and_take(state: &State<'_>, random: &mut Random, steps: &mut Vec<Move>) {
    let slots = state.model().slots();
    let unit = UnitId(random.below(slots.units()) as u32);
    let units = around(state, unit);
    let other = match random.below(2) {
        0 => units.start + random.below(units.len()),
        _ => {
            let low = unit.index().saturating_sub(NEAR).max(units.start);
            let high = (unit.index() + NEAR + 1).min(units.end);
            low + random.below(high - low)
        }
    };
    let other = UnitId(other as u32);
    if other == unit {
        return;
    }
    let any = |of: UnitId, random: &mut Random| {
        let open = slots.open_to(of);
        open[random.below(open.len())]
    };
    let (from, to) = (state.slot(unit), any(unit, random));
    let elsewhere = if slots.permits(other, from) && random.below(2) == 0 { from } else { any(other, random) };
    let both = [Move::Relocate(unit, to), Move::Relocate(other, elsewhere)];
    if both.iter().all(|&step| state.allows(step)) {
        steps.extend(both);
    }
}

/// Two who must be neighbours take the slots of two others who are.
fn exchange_link(
    (first, second, relation): (UnitId, UnitId, &ContactRelation),
    state: &State<'_>,
    random: &mut Random,
    steps: &mut Vec<Move>,
) {
    let units = || around(state, first).map(|at| UnitId(at as u32));
    let number = units().len();
    let Some(other) = units().nth(random.below(number)) else {
        return;
    };
    let to = state.slot(other);
    let beside = |unit: &UnitId| ![first, second, other].contains(unit) && relation.touches(state.slot(*unit), to);
    let neighbours: Vec<UnitId> = units().filter(beside).collect();
    if neighbours.is_empty() || other == first || other == second {
        return;
    }
    let neighbour = neighbours[random.below(neighbours.len())];
    let slots = state.model().slots();
    let allowed = slots.permits(first, to)
        && slots.permits(second, state.slot(neighbour))
        && slots.permits(other, state.slot(first))
        && slots.permits(neighbour, state.slot(second));
    if allowed {
        steps.extend([Move::Swap(first, other), Move::Swap(second, neighbour)]);
    }
}

/// All of a ring move on by as many slots, or change sides; of a row, they change sides.
fn turn(ring: &RingMove, state: &State<'_>, random: &mut Random, steps: &mut Vec<Move>) {
    let slots = state.model().slots();
    let period = slots.periods().iter().find(|period| period.slots.contains(&ring.slots[0].index()));
    let Some(units) = period.map(|period| period.units.clone()) else {
        return;
    };
    let number = ring.slots.len();
    if units.len() < number {
        return;
    }
    let mut holders: Vec<Option<UnitId>> = vec![None; number];
    for unit in units.map(|at| UnitId(at as u32)) {
        if let Some(at) = ring.position(state.slot(unit)) {
            holders[at] = Some(unit);
        }
    }
    let Some(holders) = holders.into_iter().collect::<Option<Vec<UnitId>>>() else {
        return;
    };
    let mirrored = !ring.closed || random.below(2) == 0;
    let by = if ring.closed { random.below(number) } else { number - 1 };
    let from = |at: usize| if mirrored { (by + number - at) % number } else { (at + by) % number };
    let allowed = (0..number).all(|at| slots.permits(holders[from(at)], ring.slots[at]));
    // Holders by where they sat at first: who sits at each place now, and where each sits now.
    let mut now: Vec<usize> = (0..number).collect();
    let mut place_of = now.clone();
    for at in (0..number).filter(|_| allowed) {
        let (leaves, comes) = (now[at], from(at));
        if leaves != comes {
            steps.push(Move::Swap(holders[leaves], holders[comes]));
            now.swap(at, place_of[comes]);
            place_of.swap(leaves, comes);
        }
    }
}

/// Pairs that a required encounter makes neighbours.
fn links(model: &Model) -> Vec<(UnitId, UnitId, &ContactRelation)> {
    let wanted = model.tier(0).filter_map(|family| family.count.readings().wanted_contacts());
    let between_places = wanted.filter(|(relation, _)| relation.graph().is_some());
    let links = between_places.flat_map(|(relation, pairs)| pairs.iter().map(move |&(a, b)| (a, b, relation)));
    links.collect()
}

/// Rings and rows of slots that some count tells apart.
fn rings(model: &Model) -> Vec<RingMove> {
    let slots = model.slots();
    let mut rings: Vec<RingMove> = Vec::new();
    for family in model.families() {
        let count = family.count.readings();
        let Some(graph) = count.turned_graph() else {
            continue;
        };
        for ring in of_graph(graph, &|slot| count.place_of(slot), slots) {
            let mut counts = model.families().iter().map(|family| family.count.readings());
            if !rings.contains(&ring) && counts.any(|count| count.tells_apart(&ring.slots)) {
                rings.push(ring);
            }
        }
    }
    rings
}

/// The rings and rows of a graph each of whose places is one slot.
fn of_graph(graph: &Graph, place: &dyn Fn(SlotId) -> Option<u32>, slots: &Slots) -> Vec<RingMove> {
    let mut slot_of: Vec<Vec<SlotId>> = vec![Vec::new(); graph.places()];
    for slot in slots.slot_ids() {
        if let Some(place) = place(slot) {
            slot_of[place as usize].push(slot);
        }
    }
    let components = graph.components().iter();
    let ring = |component: &crate::model::Component| {
        let closed = matches!(component.shape, ComponentShape::Ring(_));
        let slots = graph.in_order(component)?.into_iter();
        let slots = slots.map(|place| match slot_of[place as usize].as_slice() {
            [only] => Some(*only),
            _ => None,
        });
        let slots = slots.collect::<Option<Vec<SlotId>>>()?;
        (slots.len() > 2).then(|| RingMove::new(slots, closed))
    };
    components.filter_map(ring).collect()
}

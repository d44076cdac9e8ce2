//! A known design as a start, where people are alike and tables equal or nearly so.

use super::designs::{Round, cover, known_schedules, longest_schedule, places, schedules};
use super::round_instance::RoundInstance;
use crate::interrupts::Interrupts;
use crate::model::{Assignment, Count, Family, Model, SlotId, UnitId};
use crate::roster::MemberId;
use crate::search::exchange_people;
use itertools::Itertools;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// About how many bytes a design takes: beside a mark for each two people, all places of all rounds in the schedule, by
/// person, and in the plan.
pub(super) fn design_bytes(rounds: &[RoundInstance]) -> usize {
    let people = rounds.iter().map(|round| round.members.len()).max().unwrap_or(0);
    people.saturating_mul(people).saturating_add(64_usize.saturating_mul(people).saturating_mul(rounds.len()))
}

/// The better of two plans, where there are any: one in which nobody meets twice, from a design whose places may be more than
/// the people, and one in which everybody meets everybody. Who takes which place is bettered by exchanges of two people in
/// all rounds until it is interrupted. `None` if tables are another number in some round, no design is known or fits, or
/// nothing is asked of meetings.
pub(super) fn design(rounds: &[RoundInstance], model: &Model, interrupts: &Interrupts<'_>) -> Option<Assignment> {
    let tables = rounds.first()?.groups.len();
    let plain = |round: &RoundInstance| round.everyone && round.fixed.is_none() && round.groups.len() == tables;
    let slots = model.slots();
    let one_a_table = slots.len() == slots.sizes().len();
    let meetings = |family: &Family| matches!(family.count, Count::Meetings(_));
    if !model.families().iter().any(meetings) || !one_a_table || !rounds.iter().all(plain) || interrupts.stop() {
        return None;
    }
    let people: BTreeSet<MemberId> = rounds.iter().flat_map(|round| round.members.iter().copied()).collect();
    let seating = Seating { rounds, model, tables, people: people.into_iter().collect() };
    let apart = seating.nobody_twice(interrupts);
    let all = seating.everybody(interrupts);
    let best = [apart, all].into_iter().flatten().min_by_key(|(held, _)| model.cost(held));
    best.map(|(held, units)| exchange_people(model, held, &units, interrupts))
}

/// An assignment, and the units of each person with their rounds.
type Seated = (Assignment, Vec<Vec<(usize, UnitId)>>);

/// People to be put into the places of a schedule.
struct Seating<'a> {
    rounds: &'a [RoundInstance],
    model: &'a Model,
    tables: usize,
    people: Vec<MemberId>,
}

impl Seating<'_> {
    fn nobody_twice(&self, interrupts: &Interrupts<'_>) -> Option<Seated> {
        let size = self.people.len().div_ceil(self.tables.max(1));
        let is_away =
            |person: &MemberId| self.rounds.iter().map(|round| round.members.binary_search(person).is_err()).collect();
        let away: Vec<Vec<bool>> = self.people.iter().map(is_away).collect();
        let placed = |schedule: Vec<Round>, least| match places(&schedule, &away, least, interrupts) {
            Some(place_of) => Ok((schedule, place_of)),
            None => Err(schedule),
        };
        let least = self.least()?;
        let known = known_schedules(self.tables, size);
        let schedules = schedules(&known, (self.tables, size, self.rounds.len()), interrupts);
        let mut others = Vec::new();
        let fitting = schedules
            .take_while(|_| !interrupts.stop())
            .find_map(|schedule| placed(schedule, least).map_err(|schedule| others.push(schedule)).ok());
        // Where two empty places must meet, one table is a person too small once, which is mended there.
        let smaller = least.checked_sub(1);
        let mended = || others.into_iter().find_map(|schedule| placed(schedule, smaller?).ok());
        // None of so many rounds is known: one of more than half as many begins again.
        let repeated = || {
            let longest = longest_schedule(&known, (self.tables, size));
            placed(longest.filter(|schedule| 2 * schedule.len() > self.rounds.len())?, least).ok()
        };
        let (schedule, place_of) = fitting.or_else(mended).or_else(repeated)?;
        self.seated(&schedule, &place_of)
    }

    fn everybody(&self, interrupts: &Interrupts<'_>) -> Option<Seated> {
        let largest = self.model.slots().sizes().iter().map(|size| *size.end()).min()?;
        let people = self.people.len();
        let schedule = cover(people, self.tables, largest.min(people), self.rounds.len(), interrupts)?;
        self.seated(&schedule, &(0..people).collect::<Vec<_>>())
    }

    /// The fewest who sit at a table.
    fn least(&self) -> Option<usize> {
        self.model.slots().sizes().iter().map(|size| *size.start()).min()
    }

    /// The rounds of a schedule, over again where there are more.
    fn seated(&self, schedule: &[Round], place_of: &[usize]) -> Option<Seated> {
        let (slots, least) = (self.model.slots(), self.least()?);
        let mut held = vec![SlotId(0); slots.units()];
        let mut units = vec![Vec::new(); self.people.len()];
        let rounds = self.rounds.iter().zip(slots.periods()).enumerate();
        for ((at, (round, period)), groups) in rounds.zip(schedule.iter().cycle()) {
            let places = groups.iter().flatten().max().map_or(0, |last| last + 1);
            let mut group_of = vec![0; places];
            for (group, seats) in groups.iter().enumerate() {
                seats.iter().for_each(|&place| group_of[place] = group);
            }
            let person = |member| self.people.binary_search(member).ok();
            let there: Vec<usize> = round.members.iter().map(person).collect::<Option<_>>()?;
            let mut groups: Vec<usize> = there.iter().map(|&person| group_of[place_of[person]]).collect();
            let sizes = evened_out(&mut groups, self.tables, least)?;
            let table_of = tables_for(&sizes, &slots.sizes()[period.groups.clone()])?;
            for ((unit, person), group) in period.units.clone().zip(there).zip(groups) {
                held[unit] = SlotId((period.slots.start + table_of[group]) as u32);
                units[person].push((at, UnitId(unit as u32)));
            }
        }
        let allowed = slots.unit_ids().all(|unit| slots.permits(unit, held[unit.index()]));
        allowed.then(|| (Assignment::new(held), units))
    }
}

/// The sizes of the groups after single members have gone from the largest to those that have fewer than `least`; `None` if
/// there are too few members.
fn evened_out(groups: &mut [usize], number: usize, least: usize) -> Option<Vec<usize>> {
    let mut sizes = vec![0; number];
    groups.iter().for_each(|&group| sizes[group] += 1);
    while let Some(small) = (0..number).find(|&group| sizes[group] < least) {
        let large = (0..number).max_by_key(|&group| sizes[group]).filter(|&group| sizes[group] > least)?;
        let moved = groups.iter_mut().find(|group| **group == large)?;
        *moved = small;
        sizes[large] -= 1;
        sizes[small] += 1;
    }
    Some(sizes)
}

/// A table for each group of these sizes; the one at the same position where all fit there. `None` if they do not fit.
fn tables_for(sizes: &[usize], allowed: &[RangeInclusive<usize>]) -> Option<Vec<usize>> {
    if sizes.iter().zip(allowed).all(|(size, allowed)| allowed.contains(size)) {
        return Some((0..sizes.len()).collect());
    }
    let mut table_of = vec![0; sizes.len()];
    let mut free: Vec<usize> = (0..allowed.len()).collect();
    // Of the tables that fit, the one that fits the fewest larger groups.
    for group in (0..sizes.len()).sorted_by_key(|&group| sizes[group]) {
        let fitting = (0..free.len()).filter(|&at| allowed[free[at]].contains(&sizes[group]));
        let at = fitting.min_by_key(|&at| *allowed[free[at]].end())?;
        table_of[group] = free.remove(at);
    }
    Some(table_of)
}

//! Checks a room: from what the user gave to a layout.

mod edges;
mod lists;

use super::layout::{Layout, SeatPlace};
use super::parts::SeatPower;
use super::{MAX_SEATS, Room, Seat};
use crate::error::{Faults, InputFault, Noun, Place, fault};
use crate::roster::names::{self, Names};
use lists::SeatList;
use std::collections::BTreeMap;

/// The greatest x and y.
const FARTHEST: u32 = 1_000_000;
/// The greatest power of a seat.
const MAX_POWER: u32 = 1_000_000;
/// The table of seats that are at none.
pub(crate) const NO_TABLE: &str = "room";
/// Unknown ids beyond these get no suggestion: each is compared with all seats.
const MAX_SUGGESTIONS: usize = 100;

impl Room {
    /// Checks the room and notes all its faults; if there are any, the layout is only what could be made of the rest.
    pub(crate) fn layout(&self, faults: &mut Faults) -> Layout {
        let mut validation = RoomValidation {
            faults,
            ids: BTreeMap::new(),
            names: Names::default(),
            seats: &self.seats,
            suggestions: MAX_SUGGESTIONS,
        };
        validation.number_of_seats();
        validation.seats();
        let zones = validation.zones(self);
        let powers = validation.powers(self);
        let (places, tables, zones) = validation.places(&zones, &powers);
        let mut layout = Layout { seats: places, tables, zones, ..Layout::default() };
        validation.features(self, &mut layout);
        layout.neighbours = validation.neighbours(self);
        layout.facing = validation.facing(self);
        layout.by_id = validation.ids;
        layout
    }
}

struct RoomValidation<'a> {
    faults: &'a mut Faults,
    seats: &'a [Seat],
    /// The first seat of each id.
    ids: BTreeMap<String, usize>,
    names: Names,
    /// How many more unknown ids get a suggestion.
    suggestions: usize,
}

impl RoomValidation<'_> {
    fn at_seat(&mut self, at: usize, fault: InputFault) {
        let id = self.seats.get(at).map_or("", |seat| seat.id.as_str());
        let named = if id.trim().is_empty() { String::new() } else { format!(" (`{}`)", id) };
        let fault = fault.within(format_args!("seat {}{named}", at + 1));
        self.faults.push(fault.in_entry(Place::entry("seats", at)));
    }

    fn number_of_seats(&mut self) {
        let fault = match self.seats.len() {
            0 => fault!(Missing, "the room has no seats; add at least one"),
            number if number > MAX_SEATS => {
                fault!(BeyondLimit, "the room has more than {most} seats; plan it in parts", most = MAX_SEATS)
            }
            _ => return,
        };
        self.faults.push(fault.in_entry(Place::path("seats")));
    }

    /// Notes what is wrong with single seats, and which id is whose.
    fn seats(&mut self) {
        for (at, seat) in self.seats.iter().enumerate() {
            let of_id = self.id_faults(&seat.id);
            for fault in of_id.into_iter().chain(position_fault(seat)).chain(power_fault(seat.power)) {
                self.at_seat(at, fault);
            }
            self.ids.entry(seat.id.clone()).or_insert(at);
            self.names.push(&seat.id);
        }
    }

    /// What is wrong with an id: that it cannot be used, or that an earlier seat has it, or one like it.
    fn id_faults(&self, id: &str) -> Vec<InputFault> {
        match self.ids.get(id).filter(|_| !id.trim().is_empty()) {
            Some(earlier) => vec![fault!(
                Twice,
                "its id is already that of seat {earlier}; give each seat an id of its own",
                earlier = earlier + 1
            )],
            None => self.names.faults(id, Noun::Seat).collect(),
        }
    }

    fn nearest(&mut self, id: &str) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let ids = self.seats.iter().map(|seat| seat.id.as_str());
        names::nearest(id, ids.filter(|id| !id.trim().is_empty()))
    }

    /// The zone that a list puts each seat in; notes what is wrong with the names of zones.
    fn zones<'r>(&mut self, room: &'r Room) -> Vec<Option<&'r str>> {
        let mut known = Names::default();
        for (at, seat) in self.seats.iter().enumerate() {
            if let Some(name) = &seat.zone {
                intern(&mut known, name, Noun::Zone, |fault| self.at_seat(at, fault));
            }
        }
        for (name, _) in room.zones.iter() {
            intern(&mut known, name, Noun::Zone, |fault| self.in_list(&SeatList::Zone(name.to_owned()), fault));
        }
        let zones: Vec<(&str, &Vec<String>)> = room.zones.iter().collect();
        let lists = zones.iter().map(|(name, seats)| {
            let list = SeatList::Zone((*name).to_owned());
            (list, seats.as_slice())
        });
        let lists: Vec<(SeatList, &[String])> = lists.collect();
        let of_seat = self.one_list_each(&lists);
        let name = |list: Option<usize>| list.map(|list| zones[list].0);
        of_seat.into_iter().map(name).collect()
    }

    /// The power of each seat.
    fn powers(&mut self, room: &Room) -> Vec<i64> {
        let lists = room.power.iter();
        let lists = lists.map(|of| (SeatList::Power(of.weight), of.seats.as_slice()));
        let lists: Vec<(SeatList, &[String])> = lists.collect();
        for SeatPower { weight, .. } in &room.power {
            if let Some(fault) = power_fault(*weight) {
                self.in_list(&SeatList::Power(*weight), fault);
            }
        }
        let of_seat = self.one_list_each(&lists);
        let power = |(seat, list): (&Seat, Option<usize>)| {
            let weight = list.map_or(seat.power, |list| room.power[list].weight);
            i64::from(weight.min(MAX_POWER))
        };
        self.seats.iter().zip(of_seat).map(power).collect()
    }

    /// The seats with their tables and zones, and the names of these.
    fn places(&mut self, zones: &[Option<&str>], powers: &[i64]) -> (Vec<SeatPlace>, Vec<String>, Vec<String>) {
        let (mut table_names, mut zone_names) = (Names::default(), Names::default());
        let mut places = Vec::with_capacity(self.seats.len());
        for (at, seat) in self.seats.iter().enumerate() {
            let table = seat.table.as_deref().unwrap_or(NO_TABLE);
            let note = |fault| self.at_seat(at, fault);
            let table_at = intern(&mut table_names, table, Noun::Table, note);
            let zone = zones[at].or(seat.zone.as_deref()).unwrap_or(table);
            let zone_at = zone_names.position(zone);
            let zone_at = zone_at.unwrap_or_else(|| zone_names.push(zone));
            places.push(SeatPlace {
                id: seat.id.clone(),
                x: thousandths(seat.x),
                y: thousandths(seat.y),
                table: table_at,
                zone: zone_at,
                features: Vec::new(),
                power: powers[at],
            });
        }
        (places, table_names.into_vec(), zone_names.into_vec())
    }

    /// Gives the seats their features: those that are named with the seat first, then those of the lists.
    fn features(&mut self, room: &Room, layout: &mut Layout) {
        let mut known = Names::default();
        for (at, seat) in self.seats.iter().enumerate() {
            for name in &seat.features {
                let note = |fault| self.at_seat(at, fault);
                let feature = intern(&mut known, name, Noun::Feature, note);
                layout.seats[at].features.push(feature);
            }
        }
        for (name, ids) in room.features.iter() {
            let list = SeatList::Feature(name.to_owned());
            let note = |fault| self.in_list(&list, fault);
            let feature = intern(&mut known, name, Noun::Feature, note);
            for seat in self.listed(&list, ids) {
                layout.seats[seat].features.push(feature);
            }
        }
        for seat in &mut layout.seats {
            seat.features.sort_unstable();
            seat.features.dedup();
        }
        layout.features = known.into_vec();
    }
}

/// Position of a name; when it is new, its faults are noted once, and it is kept all the same.
fn intern(known: &mut Names, name: &str, kind: Noun, mut note: impl FnMut(InputFault)) -> usize {
    if let Some(position) = known.position(name) {
        return position;
    }
    known.faults(name, kind).for_each(&mut note);
    known.push(name)
}

fn position_fault(seat: &Seat) -> Option<InputFault> {
    let both = [seat.x, seat.y];
    if !both.iter().all(|coordinate| coordinate.is_finite()) {
        return Some(fault!(NotANumber, "its position is not finite; write x and y with digits, such as 1 or 1.5"));
    }
    let near = |coordinate: &f64| coordinate.abs() <= f64::from(FARTHEST);
    (!both.iter().all(near)).then_some(fault!(
        BeyondLimit,
        "its position is beyond {most} units from the origin in x or y; use a larger unit",
        most = FARTHEST
    ))
}

fn power_fault(power: u32) -> Option<InputFault> {
    (power > MAX_POWER).then_some(fault!(
        BeyondLimit,
        "the power {power} is above {most}; use smaller weights",
        most = MAX_POWER
    ))
}

/// The nearest whole number of thousandths; positions that are faults are cut off or 0.
fn thousandths(coordinate: f64) -> i64 {
    let farthest = f64::from(FARTHEST);
    libm::round(coordinate.clamp(-farthest, farthest) * 1000.0) as i64
}

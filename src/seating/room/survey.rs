//! Checks a room: from what the user gave to a layout.

use super::layout::{Layout, Place};
use super::{MOST_SEATS, Room, Seat};
use crate::error::{Faults, NameKind, RoomFault, SeatList, SeatPairs};
use crate::roster::names::{self, Flaw, Names};
use std::collections::BTreeMap;

/// The greatest x and y.
const FARTHEST: u32 = 1_000_000;
/// The greatest power of a seat.
const MOST_POWER: u32 = 1_000_000;
/// The table of seats that are at none.
pub(crate) const NO_TABLE: &str = "room";
/// Unknown ids beyond these get no suggestion: each is compared with all seats.
const MOST_SUGGESTIONS: usize = 100;

pub(super) fn survey(room: &Room, faults: &mut Faults) -> Layout {
    let mut survey = Survey {
        faults,
        ids: BTreeMap::new(),
        by_key: BTreeMap::new(),
        seats: &room.seats,
        suggestions: MOST_SUGGESTIONS,
    };
    survey.number_of_seats();
    survey.seats();
    let zones = survey.zones(room);
    let powers = survey.powers(room);
    let (places, tables, zones) = survey.places(&zones, &powers);
    let mut layout = Layout { seats: places, tables, zones, ..Layout::default() };
    survey.features(room, &mut layout);
    layout.neighbours = survey.neighbours(room);
    layout.facing = survey.facing(room);
    layout.by_id = survey.ids;
    layout
}

struct Survey<'a> {
    faults: &'a mut Faults,
    seats: &'a [Seat],
    /// The first seat of each id.
    ids: BTreeMap<String, usize>,
    by_key: BTreeMap<String, usize>,
    /// How many more unknown ids get a suggestion.
    suggestions: usize,
}

impl Survey<'_> {
    fn at_seat(&mut self, at: usize, fault: RoomFault) {
        let id = self.seats.get(at).map(|seat| seat.id.clone());
        self.faults.push(RoomFault::AtSeat { place: at + 1, id: id.unwrap_or_default(), fault: Box::new(fault) });
    }

    fn in_list(&mut self, list: SeatList, fault: RoomFault) {
        let fault = Box::new(fault);
        self.faults.push(RoomFault::InList { list, fault });
    }

    fn number_of_seats(&mut self) {
        let fault = match self.seats.len() {
            0 => RoomFault::NoSeat,
            number if number > MOST_SEATS => RoomFault::TooManySeats { most: MOST_SEATS },
            _ => return,
        };
        self.faults.push(fault);
    }

    /// Notes what is wrong with single seats, and which id is whose.
    fn seats(&mut self) {
        for (at, seat) in self.seats.iter().enumerate() {
            let flaw = name_fault(&seat.id, NameKind::Seat);
            // Two empty ids are empty, not alike.
            let twin = match seat.id.trim().is_empty() {
                true => None,
                false => self.twin(&seat.id),
            };
            let faults = [flaw, twin, position_fault(seat), power_fault(seat.power)];
            for fault in faults.into_iter().flatten() {
                self.at_seat(at, fault);
            }
            self.ids.entry(seat.id.clone()).or_insert(at);
            self.by_key.entry(names::key(&seat.id)).or_insert(at);
        }
    }

    /// The fault of an id that an earlier seat has, or one like it.
    fn twin(&self, id: &str) -> Option<RoomFault> {
        if let Some(earlier) = self.ids.get(id) {
            return Some(RoomFault::DuplicateSeat { earlier: earlier + 1 });
        }
        let earlier = self.seats.get(*self.by_key.get(&names::key(id))?)?;
        Some(RoomFault::LookalikeNames { kind: NameKind::Seat, name: id.to_owned(), earlier: earlier.id.clone() })
    }

    fn nearest(&mut self, id: &str) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let ids = self.seats.iter().map(|seat| seat.id.as_str());
        names::nearest(id, ids.filter(|id| !id.trim().is_empty()))
    }

    /// The seats that a list names; notes those that are none.
    fn listed(&mut self, list: &SeatList, ids: &[String]) -> Vec<usize> {
        if ids.is_empty() {
            self.in_list(list.clone(), RoomFault::EmptyList);
        }
        let mut seats = Vec::new();
        for id in ids {
            match self.ids.get(id) {
                Some(&seat) => seats.push(seat),
                None => {
                    let fault = RoomFault::UnknownSeat { name: id.clone(), nearest: self.nearest(id) };
                    self.in_list(list.clone(), fault);
                }
            }
        }
        seats
    }

    /// Which of these lists each seat is in; notes seats that are in several.
    fn one_list_each(&mut self, lists: &[(SeatList, &[String])]) -> Vec<Option<usize>> {
        let mut of_seat: Vec<Option<usize>> = vec![None; self.seats.len()];
        for (number, (list, ids)) in lists.iter().enumerate() {
            for seat in self.listed(list, ids) {
                match of_seat[seat].map(|earlier| &lists[earlier].0) {
                    None => of_seat[seat] = Some(number),
                    Some(earlier) if earlier == list => {}
                    Some(earlier) => {
                        let fault =
                            RoomFault::ListedTwice { seat: self.seats[seat].id.clone(), earlier: earlier.clone() };
                        self.in_list(list.clone(), fault);
                    }
                }
            }
        }
        of_seat
    }

    /// The zone that a list puts each seat in; notes what is wrong with the names of zones.
    fn zones<'r>(&mut self, room: &'r Room) -> Vec<Option<&'r str>> {
        let mut known = Names::default();
        for (at, seat) in self.seats.iter().enumerate() {
            if let Some(name) = &seat.zone {
                intern(&mut known, name, NameKind::Zone, |fault| self.at_seat(at, fault));
            }
        }
        for (name, _) in room.zones.iter() {
            intern(&mut known, name, NameKind::Zone, |fault| self.in_list(SeatList::Zone(name.to_owned()), fault));
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
        let lists = lists.map(|(weight, seats)| (SeatList::Power(*weight), seats.as_slice()));
        let lists: Vec<(SeatList, &[String])> = lists.collect();
        for (weight, _) in &room.power {
            if let Some(fault) = power_fault(*weight) {
                self.in_list(SeatList::Power(*weight), fault);
            }
        }
        let of_seat = self.one_list_each(&lists);
        let power = |(seat, list): (&Seat, Option<usize>)| {
            let weight = list.map_or(seat.power, |list| room.power[list].0);
            i64::from(weight.min(MOST_POWER))
        };
        self.seats.iter().zip(of_seat).map(power).collect()
    }

    /// The seats with their tables and zones, and the names of these.
    fn places(&mut self, zones: &[Option<&str>], powers: &[i64]) -> (Vec<Place>, Vec<String>, Vec<String>) {
        let (mut table_names, mut zone_names) = (Names::default(), Names::default());
        let mut places = Vec::with_capacity(self.seats.len());
        for (at, seat) in self.seats.iter().enumerate() {
            let table = seat.table.as_deref().unwrap_or(NO_TABLE);
            let note = |fault| self.at_seat(at, fault);
            let table_at = intern(&mut table_names, table, NameKind::Table, note);
            let zone = zones[at].or(seat.zone.as_deref()).unwrap_or(table);
            let zone_at = zone_names.position(zone);
            let zone_at = zone_at.unwrap_or_else(|| zone_names.push(zone));
            places.push(Place {
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
                let feature = intern(&mut known, name, NameKind::Feature, note);
                layout.seats[at].features.push(feature);
            }
        }
        for (name, ids) in room.features.iter() {
            let list = SeatList::Feature(name.to_owned());
            let note = |fault| self.in_list(list.clone(), fault);
            let feature = intern(&mut known, name, NameKind::Feature, note);
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

    fn neighbours(&mut self, room: &Room) -> Vec<(u32, u32, i64)> {
        let mut edges = BTreeMap::new();
        for (first, second, weight) in &room.neighbours {
            if *weight == 0 {
                let (first, second) = (first.clone(), second.clone());
                let fault = RoomFault::EdgeWithoutWeight { first, second };
                self.faults.push(fault);
            }
            let weight = i64::from(*weight).max(1);
            self.edge(SeatPairs::Neighbours, first, second, weight, &mut edges);
        }
        let edges = edges.into_iter();
        edges.map(|((a, b), weight)| (a, b, weight)).collect()
    }

    fn facing(&mut self, room: &Room) -> Vec<(u32, u32)> {
        let mut edges = BTreeMap::new();
        for (first, second) in &room.facing {
            self.edge(SeatPairs::Facing, first, second, (), &mut edges);
        }
        edges.into_keys().collect()
    }

    /// Adds an edge, or notes why it cannot be added.
    fn edge<V>(&mut self, pairs: SeatPairs, first: &str, second: &str, value: V, edges: &mut BTreeMap<(u32, u32), V>) {
        let ends = [first, second].map(|id| self.ids.get(id).map(|&seat| seat as u32));
        let (given_first, given_second) = (first.to_owned(), second.to_owned());
        let fault = match ends {
            [Some(a), Some(b)] if a == b => RoomFault::EdgeToItself { pairs, seat: given_first },
            [Some(a), Some(b)] => {
                if edges.insert((a.min(b), a.max(b)), value).is_none() {
                    return;
                }
                RoomFault::EdgeTwice { pairs, first: given_first, second: given_second }
            }
            _ => {
                for (id, _) in [first, second].iter().zip(ends).filter(|(_, end)| end.is_none()) {
                    let fault = RoomFault::EdgeToNowhere {
                        pairs,
                        first: given_first.clone(),
                        second: given_second.clone(),
                        unknown: (*id).to_owned(),
                        nearest: self.nearest(id),
                    };
                    self.faults.push(fault);
                }
                return;
            }
        };
        self.faults.push(fault);
    }
}

/// Position of a name; when it is new, its faults are noted once, and it is kept all the same.
fn intern(known: &mut Names, name: &str, kind: NameKind, mut note: impl FnMut(RoomFault)) -> usize {
    if let Some(position) = known.position(name) {
        return position;
    }
    if let Some(fault) = name_fault(name, kind) {
        note(fault);
    }
    if let Some(earlier) = known.lookalike(name).filter(|_| !name.trim().is_empty()) {
        note(RoomFault::LookalikeNames { kind, name: name.to_owned(), earlier: earlier.to_owned() });
    }
    known.push(name)
}

fn name_fault(name: &str, kind: NameKind) -> Option<RoomFault> {
    let given = name.to_owned();
    names::flaw(name).map(|flaw| match flaw {
        Flaw::Empty => RoomFault::EmptyName { kind },
        Flaw::Hidden => RoomFault::HiddenCharacter { kind, name: given },
        Flaw::SurroundingSpace => RoomFault::SurroundingSpace { kind, name: given },
    })
}

fn position_fault(seat: &Seat) -> Option<RoomFault> {
    let both = [seat.x, seat.y];
    if !both.iter().all(|coordinate| coordinate.is_finite()) {
        return Some(RoomFault::PositionNotFinite);
    }
    let near = |coordinate: &f64| coordinate.abs() <= f64::from(FARTHEST);
    (!both.iter().all(near)).then_some(RoomFault::PositionTooFar { most: FARTHEST })
}

fn power_fault(power: u32) -> Option<RoomFault> {
    (power > MOST_POWER).then_some(RoomFault::PowerTooLarge { power, most: MOST_POWER })
}

/// The nearest whole number of thousandths; positions that are faults are cut off or 0.
fn thousandths(coordinate: f64) -> i64 {
    let farthest = f64::from(FARTHEST);
    libm::round(coordinate.clamp(-farthest, farthest) * 1000.0) as i64
}

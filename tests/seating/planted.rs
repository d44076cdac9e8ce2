//! A seating is drawn, and rules that it meets: a plan has to be found.

use crate::{cases, id};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use roundtable::{Member, Outcome, PlannedMeeting, Problem, Room, Roster, Rule, Seat, SeatRule, Seating, Solver};
use std::collections::{BTreeMap, BTreeSet};

const TAGS: [&str; 4] = ["lived", "practice", "research", "local"];

/// Who sits where, in a room with drawn edges. Seats stand in rows of four, and every fourth is at one table.
#[derive(Debug, Clone)]
struct Planted {
    seats: usize,
    members: usize,
    edges: BTreeSet<(usize, usize)>,
    facing: BTreeSet<(usize, usize)>,
    features: Vec<bool>,
    /// For each meeting the seats of the members, one by one.
    meetings: Vec<Vec<usize>>,
    /// Tags of the members; at the first meeting neighbours differ where they can.
    tags: Vec<&'static str>,
    /// A rule each: its kind, what it is about, and the meeting.
    rules: Vec<(u8, Index, Index, Index)>,
}

fn planted() -> impl Strategy<Value = Planted> {
    let shape = (6..=16_usize, 0..=2_usize, 1..=3_usize);
    shape.prop_flat_map(|(seats, empty, meetings)| {
        let members = seats - empty;
        let order = Just((0..seats).collect::<Vec<_>>()).prop_shuffle();
        let extra = vec((0..seats, 0..seats), 0..4);
        let rule = (0..14_u8, any::<Index>(), any::<Index>(), any::<Index>());
        (
            (extra.clone(), extra),
            vec(any::<bool>(), seats),
            vec(order, meetings),
            vec(0..4_usize, seats),
            vec(rule, 4..=20),
        )
            .prop_map(move |((edges, facing), features, orders, drawn, rules)| {
                let ring = (0..seats).map(|at| (at, (at + 1) % seats));
                let sorted = |(a, b): (usize, usize)| (a.min(b), a.max(b));
                let proper = |&(a, b): &(usize, usize)| a != b;
                let edges: BTreeSet<(usize, usize)> = ring.chain(edges).filter(proper).map(sorted).collect();
                let across = (0..seats / 2).map(|at| (at, at + seats / 2));
                let facing = across.chain(facing).filter(proper).map(sorted).collect();
                let meetings: Vec<Vec<usize>> = orders.into_iter().map(|order| order[..members].to_vec()).collect();
                let mut tags: Vec<&str> = Vec::new();
                for member in 0..members {
                    let near = (0..member).filter(|&other| {
                        let pair = (meetings[0][member], meetings[0][other]);
                        edges.contains(&sorted(pair))
                    });
                    let taken: Vec<&str> = near.map(|other| tags[other]).collect();
                    let free = (0..4).map(|more| TAGS[(drawn[member] + more) % 4]);
                    let tag = free.clone().find(|tag| !taken.contains(tag));
                    tags.push(tag.unwrap_or(TAGS[drawn[member]]));
                }
                Planted { seats, members, edges, facing, features, meetings, tags, rules }
            })
    })
}

fn seat(at: usize) -> String {
    format!("s{at}")
}

fn table(seat: usize) -> String {
    format!("t{}", seat % 4)
}

impl Planted {
    fn beside(&self, a: usize, b: usize) -> bool {
        self.edges.contains(&(a.min(b), a.max(b)))
    }

    fn faces(&self, a: usize, b: usize) -> bool {
        self.facing.contains(&(a.min(b), a.max(b)))
    }

    fn room(&self) -> Room {
        let place = |at: usize| {
            let seat = Seat::new(seat(at)).table(table(at));
            let seat = seat.at((at % 4) as f64, (at / 4) as f64);
            if self.features[at] { seat.feature("step-free") } else { seat.feature("plain") }
        };
        let room = (0..self.seats).fold(Room::new(), |room, at| room.seat(place(at)));
        let room = self.edges.iter().fold(room, |room, &(a, b)| room.neighbours(seat(a), seat(b)));
        self.facing.iter().fold(room, |room, &(a, b)| room.facing(seat(a), seat(b)))
    }

    /// How often each pair sits side by side, and each member on each seat.
    fn repeats(&self) -> (usize, usize) {
        let (mut pairs, mut seats) = (BTreeMap::new(), BTreeMap::new());
        for held in &self.meetings {
            for a in 0..self.members {
                *seats.entry((a, held[a])).or_insert(0) += 1;
                for b in (0..a).filter(|&b| self.beside(held[a], held[b])) {
                    *pairs.entry((a, b)).or_insert(0) += 1;
                }
            }
        }
        let most = |times: Vec<usize>| times.into_iter().max().unwrap_or(0);
        (most(pairs.into_values().collect()), most(seats.into_values().collect()))
    }

    /// A rule that the plan meets; none where it would not meet it.
    fn rule(&self, &(kind, one, other, at): &(u8, Index, Index, Index)) -> Option<SeatRule> {
        let (a, b) = (one.index(self.members), other.index(self.members));
        let at = at.index(self.meetings.len());
        let held = &self.meetings[at];
        let (here, there) = (held[a], held[b]);
        let apart = a != b && !self.beside(here, there);
        let both = [id(a), id(b)];
        let other_seat = other.index(self.seats);
        let squared = (here % 4).abs_diff(there % 4).pow(2) + (here / 4).abs_diff(there / 4).pow(2);
        let alike = |a: usize, b: usize| self.tags[a] == self.tags[b];
        let mixed = (0..self.members).all(|a| (0..a).all(|b| !alike(a, b) || !self.beside(held[a], held[b])));
        let (met, sat) = self.repeats();
        let rule = match kind {
            0 | 1 if a != b && self.beside(here, there) => SeatRule::beside(id(a), id(b)).in_meetings([at + 1]),
            2 | 3 if apart => SeatRule::not_beside(both),
            4 if a != b && !self.faces(here, there) => SeatRule::not_facing(both),
            5 if apart && !self.faces(here, there) => SeatRule::unequal(id(a), id(b)),
            // Just what they are apart, to a thousandth.
            6 if squared > 0 => SeatRule::apart_by(both, ((squared as f64).sqrt() * 1000.0).floor() / 1000.0),
            7 => SeatRule::in_seat(id(a), seat(here)),
            8 if other_seat != here => SeatRule::not_in_seat(id(a), seat(other_seat)),
            9 if self.features[here] => SeatRule::needs(id(a), ["step-free"]),
            10 => {
                let holds = |member: &usize| held[*member] % 4 == here % 4 && alike(*member, a);
                let number = (0..self.members).filter(holds).count() as u32;
                Rule::places(self.tags[a], number..=number).in_groups([table(here)]).into()
            }
            11 if mixed => SeatRule::mix("background"),
            12 if met == 1 => SeatRule::new_neighbours(),
            13 if sat == 1 => SeatRule::different_seats(),
            _ => return None,
        };
        Some(match kind {
            12 | 13 => rule,
            _ => rule.in_meetings([at + 1]),
        })
    }

    fn problem(&self) -> Result<Seating, TestCaseError> {
        let member = |at: usize| Member::new(id(at)).tag("background", self.tags[at]);
        let roster = Roster::new((0..self.members).map(member)).expect("ids differ");
        let builder = Seating::builder(&roster).room(self.room()).meetings(self.meetings.len());
        let rules = self.rules.iter().filter_map(|drawn| self.rule(drawn));
        let builder = rules.fold(builder, |builder, rule| builder.require(rule));
        builder.build().map_err(|error| TestCaseError::fail(error.to_string()))
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_a_seating_meets_can_be_met(planted in planted(), seed in any::<u64>()) {
        let problem = planted.problem()?;
        let meeting = |held: &Vec<usize>| {
            let sitter = |at: usize| {
                let member = held.iter().position(|&held| held == at)?;
                Some((seat(at), id(member)))
            };
            PlannedMeeting::new((0..planted.seats).filter_map(sitter))
        };
        let meetings = planted.meetings.iter().map(meeting).collect();
        prop_assert_eq!(problem.price(&crate::frames::plan(meetings)), Ok(vec![0]), "the planted plan");
        let solver = Solver::new().seed(seed).steps(400_000).without_programs();
        let outcome = solver.solve(&problem).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let Outcome::Solved(solution) = outcome else {
            return Err(TestCaseError::fail(format!("{outcome:?}")));
        };
        prop_assert_eq!(problem.price(&solution.plan), Ok(vec![0]));
    }
}

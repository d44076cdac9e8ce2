//! What the rules about work cost, by their definition.

use super::Reading;
use crate::shares::check::Held;
use crate::shares::piece::PieceKind;
use crate::shares::rules::{Across, OnPiece};
use crate::shares::scene::{Paid, Place, Scene, ScenePiece};

impl Held {
    /// Each place on a piece of work that somebody has.
    pub(in crate::shares) fn places_of<'a>(
        &'a self,
        scene: &'a Scene,
        person: usize,
    ) -> impl Iterator<Item = (&'a ScenePiece, &'a Place)> {
        let pieces = scene.pieces.iter().zip(&self.work);
        pieces.flat_map(move |(piece, people)| {
            let places = piece.places.iter().zip(people);
            let own = places.filter(move |&(_, &other)| other == person);
            own.map(move |(place, _)| (piece, place))
        })
    }

    /// What everybody has in places on pieces of work, each of which is worth something.
    pub(in crate::shares) fn of_all(&self, scene: &Scene, worth: impl Fn(&ScenePiece, &Place) -> i64) -> Vec<i64> {
        let mut sums = vec![0; scene.people.len()];
        for (piece, people) in scene.pieces.iter().zip(&self.work) {
            for (place, &person) in piece.places.iter().zip(people) {
                sums[person] += worth(piece, place);
            }
        }
        sums
    }

    /// Minutes of work that everybody does, mentoring included.
    pub(in crate::shares) fn minutes_of_all(&self, scene: &Scene) -> Vec<i64> {
        let mut minutes = self.of_all(scene, |_, place| place.minutes);
        for pair in &self.mentoring {
            minutes[pair.mentor] += scene.mentoring.unwrap_or(0);
        }
        minutes
    }
}

impl Reading<'_> {
    pub(super) fn twice_on_a_piece(&self) -> i64 {
        let again = |people: &Vec<usize>| {
            let times = self.people().map(|person| {
                let held = people.iter().filter(|&&other| other == person).count() as i64;
                (held - 1).max(0)
            });
            times.sum::<i64>()
        };
        self.held.work.iter().chain(&self.held.leads).map(again).sum()
    }

    pub(super) fn needs_unmet(&self) -> i64 {
        let mut unmet = 0;
        for (piece, people) in self.scene.pieces.iter().zip(&self.held.work) {
            for skill in &piece.needs_skills {
                let has = |&person: &usize| self.scene.people[person].has.contains(skill);
                unmet += i64::from(!people.iter().any(has));
            }
            for &tag in &piece.needs_tags {
                unmet += i64::from(!people.iter().any(|&person| self.holds(person, tag)));
            }
        }
        unmet
    }

    pub(super) fn beyond_caps(&self) -> i64 {
        let mut worked = vec![vec![0; self.scene.periods.number()]; self.scene.people.len()];
        for (piece, people) in self.scene.pieces.iter().zip(&self.held.work) {
            for (place, &person) in piece.places.iter().zip(people) {
                for &(period, minutes) in &place.by_period {
                    worked[person][period] += minutes;
                }
            }
        }
        let mut beyond = 0;
        for (person, worked) in self.scene.people.iter().zip(worked) {
            if let Some(cap) = person.each_period {
                let over = worked.iter().map(|minutes: &i64| (minutes - cap).max(0));
                beyond += over.sum::<i64>();
            }
        }
        beyond
    }

    pub(super) fn beyond_offers(&self) -> i64 {
        let minutes = self.held.minutes_of_all(self.scene).into_iter();
        let both = minutes.zip(&self.scene.people);
        both.map(|(minutes, person)| (minutes - person.offered).max(0)).sum()
    }

    pub(super) fn without_a_piece(&self) -> i64 {
        let places = self.held.of_all(self.scene, |_, _| 1);
        places.iter().filter(|&&places| places == 0).count() as i64
    }

    pub(super) fn output_leads_off(&self, across: &Across) -> i64 {
        let mut leads = Vec::new();
        for (piece, people) in self.scene.pieces.iter().zip(&self.held.work) {
            let has_lead = piece.places.first().is_some_and(|place| place.lead);
            if piece.kind == Some(PieceKind::Output) && has_lead {
                leads.extend(people.first());
            }
        }
        let all = self.scene.people.len() as i64;
        let mut off = 0;
        for tag in self.tags(&across.dimension) {
            let holders = self.people().filter(|&person| self.holds(person, tag)).count() as i64;
            let led = leads.iter().filter(|&&person| self.holds(person, tag)).count() as i64;
            let (low, rest) = (leads.len() as i64 * holders / all, leads.len() as i64 * holders % all);
            let high = low + i64::from(rest > 0);
            off += (low - led).max(led - high).max(0);
        }
        off
    }

    /// Minutes of work of those who are not paid.
    pub(super) fn unpaid(&self) -> i64 {
        let minutes = self.held.minutes_of_all(self.scene).into_iter();
        let people = self.scene.people.iter().zip(minutes);
        let unpaid = people.filter(|(person, _)| person.paid == Paid::Unpaid);
        unpaid.map(|(_, minutes)| minutes).sum()
    }

    fn on<'a>(&'a self, on: &'a OnPiece) -> impl Iterator<Item = &'a Place> {
        let person = self.people().find(|&person| self.is(person, &on.member));
        let places = person.into_iter().flat_map(|person| self.held.places_of(self.scene, person));
        places.filter(|(piece, _)| piece.name == on.piece).map(|(_, place)| place)
    }

    pub(super) fn leads_piece(&self, on: &OnPiece) -> bool {
        self.on(on).any(|place| place.lead)
    }

    pub(super) fn places_on(&self, on: &OnPiece) -> i64 {
        self.on(on).count() as i64
    }
}

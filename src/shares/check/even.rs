//! Levels of what is to be even, by their definition.

use super::Held;
use crate::shares::piece::PieceKind;
use crate::shares::rules::EvenOf;
use crate::shares::scene::Scene;

/// Levels, the greatest first.
pub(in crate::shares) type Levels = Vec<i64>;

/// Shares of what was offered are told apart to a ten-thousandth.
const PARTS: i64 = 10_000;

impl Held {
    pub(in crate::shares) fn levels(&self, scene: &Scene, of: EvenOf) -> Levels {
        let people = 0..scene.people.len();
        let beside_offer = |person: usize, minutes: i64| {
            let offered = scene.people[person].offered;
            (minutes * PARTS + offered - 1) / offered
        };
        let mut levels: Levels = match of {
            EvenOf::Hours => people
                .map(|person| beside_offer(person, self.minutes(scene, person)))
                .collect(),
            EvenOf::Chores => people
                .map(|person| beside_offer(person, self.chores(scene, person)))
                .collect(),
            EvenOf::Outputs => people.map(|person| self.outputs(scene, person)).collect(),
            EvenOf::Decisions => people.map(|person| self.decided(scene, person)).collect(),
            EvenOf::Learning => {
                let learners = scene.learners();
                let most = learners
                    .iter()
                    .map(|&(_, skills)| skills)
                    .max()
                    .unwrap_or(0) as i64;
                let short = learners
                    .iter()
                    .map(|&(person, _)| most - self.lessons(scene, person).len() as i64);
                short.collect()
            }
        };
        levels.sort_unstable();
        levels.reverse();
        levels
    }

    /// Minutes of chores.
    pub(in crate::shares) fn chores(&self, scene: &Scene, person: usize) -> i64 {
        let chores = self.places_of(scene, person);
        let chores = chores.filter(|(piece, _)| piece.kind == Some(PieceKind::Chore));
        chores.map(|(_, place)| place.minutes).sum()
    }

    /// Outputs that somebody is named on.
    pub(in crate::shares) fn outputs(&self, scene: &Scene, person: usize) -> i64 {
        let outputs = self.places_of(scene, person);
        let outputs = outputs.filter(|(piece, _)| piece.kind == Some(PieceKind::Output));
        outputs.count() as i64
    }
}

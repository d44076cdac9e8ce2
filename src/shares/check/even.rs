//! Levels of what is to be even, by their definition.

use super::Held;
use crate::shares::piece::PieceKind;
use crate::shares::rules::EvenOf;
use crate::shares::scene::{Scene, ScenePiece};

/// Levels, the greatest first.
pub(in crate::shares) type Levels = Vec<i64>;

/// Shares of what was offered are told apart to a ten-thousandth.
const PARTS: i64 = 10_000;

impl Held {
    pub(in crate::shares) fn levels(&self, scene: &Scene, of: EvenOf) -> Levels {
        let beside_offers = |minutes: Vec<i64>| {
            let offers = scene.people.iter().map(|person| person.offered);
            let both = minutes.into_iter().zip(offers);
            both.map(|(minutes, offered)| (minutes * PARTS + offered - 1) / offered)
                .collect()
        };
        let mut levels: Levels = match of {
            EvenOf::Hours => beside_offers(self.minutes_of_all(scene)),
            EvenOf::Chores => {
                let chore = |piece: &ScenePiece| piece.kind == Some(PieceKind::Chore);
                beside_offers(self.of_all(scene, |piece, place| match chore(piece) {
                    true => place.minutes,
                    false => 0,
                }))
            }
            EvenOf::Outputs => self.of_all(scene, |piece, _| i64::from(piece.is_output())),
            EvenOf::Decisions => {
                let mut decided = vec![0; scene.people.len()];
                for (decision, leads) in scene.decisions.iter().zip(&self.leads) {
                    leads
                        .iter()
                        .for_each(|&lead| decided[lead] += decision.weight);
                }
                decided
            }
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

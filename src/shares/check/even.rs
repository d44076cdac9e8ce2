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
            both.map(|(minutes, offered)| (minutes * PARTS + offered - 1) / offered).collect()
        };
        let mut levels: Levels = match of {
            EvenOf::Hours => beside_offers(self.minutes_of_all(scene)),
            EvenOf::Chores => beside_offers(self.chores_of_all(scene)),
            EvenOf::Outputs => self.outputs_of_all(scene),
            EvenOf::Decisions => self.decided_of_all(scene),
            EvenOf::Learning => {
                let learners = scene.learners();
                let most = learners.iter().map(|&(_, skills)| skills).max().unwrap_or(0) as i64;
                let short = learners.iter().map(|&(person, _)| most - self.lessons(scene, person).len() as i64);
                short.collect()
            }
        };
        levels.sort_unstable();
        levels.reverse();
        levels
    }

    /// Minutes of chores that everybody does.
    pub(in crate::shares) fn chores_of_all(&self, scene: &Scene) -> Vec<i64> {
        let chore = |piece: &ScenePiece| piece.kind == Some(PieceKind::Chore);
        self.of_all(scene, |piece, place| match chore(piece) {
            true => place.minutes,
            false => 0,
        })
    }

    /// Outputs that everybody is named on.
    pub(in crate::shares) fn outputs_of_all(&self, scene: &Scene) -> Vec<i64> {
        self.of_all(scene, |piece, _| i64::from(piece.is_output()))
    }
}

//! Shares that are as even as can be: levels compared from the greatest down.

use super::Over;
use crate::model::{Count, Known, Level, Levels, Leximin};
use crate::rules::lowered::Lowered;
use crate::shares::openings::Opening;
use crate::shares::piece::PieceKind;
use crate::shares::rules::EvenOf;
use crate::unit::Unit;

/// Shares of what was offered are told apart to a ten-thousandth.
pub(in crate::shares) const PARTS: i64 = 10_000;

impl Over<'_> {
    pub(super) fn even(&self, of: EvenOf) -> Option<Lowered> {
        let (levels, scale, unit) = match of {
            EvenOf::Hours => (self.hours(|_| true), PARTS, Unit::named("of the hours offered")),
            EvenOf::Chores => (
                self.hours(|opening| self.is(opening, PieceKind::Chore)),
                PARTS,
                Unit::named("of the hours offered, in chores"),
            ),
            EvenOf::Outputs => (
                self.numbers(|opening| i64::from(self.is(opening, PieceKind::Output)), None),
                1,
                Unit::new("output", "outputs"),
            ),
            EvenOf::Decisions => (
                self.numbers(|opening| self.weight(opening), Some(self.most_led())),
                1,
                Unit::named("weight of decisions"),
            ),
            EvenOf::Learning => (
                self.learning(),
                1,
                Unit::new(
                    "skill short of the most that anybody could learn",
                    "skills short of the most that anybody could learn",
                ),
            ),
        };
        let counts = Leximin::each(levels).into_iter().map(Count::Leximin);
        let lowered = Lowered::scaled(counts.collect(), scale, unit)?;
        Some(Lowered {
            // How even shares turn out is no bend of a rule.
            bends: false,
            ..lowered
        })
    }

    fn is(&self, opening: Opening, kind: PieceKind) -> bool {
        match opening {
            Opening::Work { piece, .. } => self.scene.pieces[piece].kind == Some(kind),
            _ => false,
        }
    }

    /// Hours of work in proportion to those offered.
    fn hours(&self, counted: impl Fn(Opening) -> bool) -> Levels {
        let bring = |opening| match counted(opening) {
            true => vec![(0, self.minutes(opening))],
            false => Vec::new(),
        };
        let grid = self.grid(bring, |person| Some(person as u32));
        let level = |person: u32, _| Level { times: PARTS, of: self.scene.people[person as usize].offered, base: 0 };
        let people = self.scene.people.len();
        Levels::new(grid.covering(1, people), self.slots, level, Known::default())
    }

    /// What people have of something that comes in whole numbers.
    fn numbers(&self, worth: impl Fn(Opening) -> i64, most: Option<Vec<i64>>) -> Levels {
        let bring = |opening| vec![(0, worth(opening))];
        let grid = self.grid(bring, |person| Some(person as u32));
        let level = |_, _| Level { times: 1, of: 1, base: 0 };
        let people = self.scene.people.len();
        let known = Known { total: None, each: most };
        Levels::new(grid.covering(1, people), self.slots, level, known)
    }

    /// By how many wished-for skills people fall short of the most that anybody could learn.
    fn learning(&self) -> Levels {
        let learners = self.scene.learners();
        let bring = |opening| {
            let (person, skills) = self.taught(opening).unwrap_or_default();
            let column = learners.iter().position(|&(learner, _)| learner == person);
            match column {
                Some(column) if !skills.is_empty() => vec![(column as u32, skills.len() as i64)],
                _ => Vec::new(),
            }
        };
        let grid = self.grid(bring, |_| Some(0));
        let known = Known {
            total: self.most_lessons(),
            // Nobody is taught a skill twice.
            each: Some(learners.iter().map(|&(_, skills)| skills as i64).collect()),
        };
        let most = learners.iter().map(|&(_, skills)| skills).max().unwrap_or(0);
        let level = |_, _| Level { times: -1, of: 1, base: most as i64 };
        Levels::new(grid.covering(learners.len(), 1), self.slots, level, known)
    }
}

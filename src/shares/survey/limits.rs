//! How much is worked with.

use super::Survey;
use crate::error::{Faults, SharesFault};
use crate::shares::MOST_PERIODS;
use crate::shares::piece::{MOST_PLACES, Piece};

/// Places times people, and places times periods, beyond which they are refused.
const MOST_CELLS: usize = 10_000_000;

impl Survey<'_> {
    /// Notes periods that there are none or too many of.
    pub(super) fn check_periods(&self, faults: &mut Faults) {
        let (periods, most) = (self.given.periods, MOST_PERIODS);
        if periods == 0 {
            faults.push(SharesFault::NoPeriods);
        } else if periods > most {
            faults.push(SharesFault::TooManyPeriods { periods, most });
        }
    }

    /// Whether places are as few as are worked with; notes it where they are not.
    pub(super) fn check_places(&self, periods: usize, faults: &mut Faults) -> bool {
        let (pieces, people) = (&self.given.pieces, self.given.terms.len());
        let places = total(pieces.iter().map(Piece::number_of_places));
        if places > MOST_PLACES {
            faults.push(SharesFault::TooManyPlaces { most: MOST_PLACES });
            return false;
        }
        let by_period = pieces.iter().map(|piece| {
            let periods = piece.periods.as_ref().map_or(periods, Vec::len);
            piece.number_of_places().saturating_mul(periods)
        });
        // A decision with more leads than people is refused, however many they are.
        let leads = self.given.decisions.iter().map(|it| it.leads.min(people));
        let held = total([places, total(leads), self.given.trainings.len()].into_iter());
        let cells = total(by_period).max(held.saturating_mul(people));
        let most = MOST_CELLS;
        if cells > most {
            faults.push(SharesFault::TooManyCells { cells, most });
        }
        cells <= most
    }
}

fn total(numbers: impl Iterator<Item = usize>) -> usize {
    numbers.fold(0, usize::saturating_add)
}

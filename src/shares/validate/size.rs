//! How much is worked with.

use super::SharesValidation;
use crate::error::{Faults, InputFault, fault};
use crate::shares::piece::{MAX_PLACES, Piece};

/// What could be taken times people, and places or people times periods, beyond which they are refused.
const MAX_CELLS: usize = 10_000_000;

impl SharesValidation<'_> {
    /// Whether everything is as small as is worked with; notes it where it is not.
    pub(super) fn check_size(&self, periods: usize, faults: &mut Faults) -> bool {
        let before = faults.len();
        let most = MAX_CELLS;
        let cells = self.jobs().saturating_mul(self.given.terms.len());
        let in_periods = self.cells_in_periods(periods);
        if self.number_of_places() > MAX_PLACES {
            faults.push(InputFault::too_many_places(MAX_PLACES));
        } else if cells > most {
            faults.push(fault!(
                BeyondLimit,
                "what could be taken or learnt, times those who take part, comes to {cells}, and {most} \
                 is the most; plan in parts"
            ));
        } else if in_periods > most {
            let cells = in_periods;
            faults.push(fault!(
                BeyondLimit,
                "places or people, times periods, come to {cells}, and {most} are the most; use longer \
                 periods, or plan in parts"
            ));
        }
        faults.len() == before
    }

    /// What somebody could take, attend or be taught, at most.
    fn jobs(&self) -> usize {
        let given = self.given;
        let learners = given.terms.iter().filter(|it| !it.wants.is_empty()).count();
        let attended = given.trainings.len().saturating_mul(learners);
        let wishes = given.terms.iter().map(|it| it.wants.len());
        let taught = given.mentoring.map_or(0, |_| total(wishes));
        total([self.number_of_places(), attended, taught].into_iter())
    }

    /// Places on pieces of work, and among the leads of decisions.
    fn number_of_places(&self) -> usize {
        let given = self.given;
        let places = given.pieces.iter().map(Piece::number_of_places);
        // A decision with more leads than people is refused, however many they are.
        let most = given.terms.len().max(1);
        let leads = given.decisions.iter().map(|it| it.leads.clamp(1, most));
        total(places.chain(leads))
    }

    fn cells_in_periods(&self, periods: usize) -> usize {
        let given = self.given;
        let of_places = given.pieces.iter().map(|piece| {
            let periods = piece.in_periods.as_ref().map_or(periods, Vec::len);
            piece.number_of_places().saturating_mul(periods)
        });
        total(of_places).max(given.terms.len().saturating_mul(periods))
    }
}

fn total(numbers: impl Iterator<Item = usize>) -> usize {
    numbers.fold(0, usize::saturating_add)
}

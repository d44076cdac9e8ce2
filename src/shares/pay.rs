//! What work comes to.

use super::instance::PaidBy;

const MINUTES_AN_HOUR: i64 = 60;

impl PaidBy {
    /// What minutes in periods come to, by period. No amount that [`super::validate`] lets through overflows.
    pub(super) fn pay(&self, by_period: &[(usize, i64)]) -> Vec<(usize, i64)> {
        match self {
            PaidBy::Piece(amount) => {
                let first = by_period.first();
                first.map(|&(period, _)| (period, *amount)).into_iter().collect()
            }
            PaidBy::Hour(amount) => {
                // What was paid up to each period is rounded, so that all periods add up to what all the minutes come
                // to.
                let paid = |minutes| (minutes * amount + MINUTES_AN_HOUR / 2) / MINUTES_AN_HOUR;
                let mut so_far = 0;
                let each = by_period.iter().map(|&(period, minutes)| {
                    let before = paid(so_far);
                    so_far += minutes;
                    (period, paid(so_far) - before)
                });
                each.collect()
            }
            PaidBy::Sitting(bands) => {
                let paid = |minutes: i64| {
                    let begun = bands.iter().take_while(|(from, _)| *from <= minutes);
                    begun.last().map_or(0, |(_, amount)| *amount)
                };
                let paid = by_period.iter().map(|&(period, minutes)| (period, paid(minutes)));
                paid.collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_paid_once_in_its_first_period() {
        let piece = PaidBy::Piece(500);
        assert_eq!(piece.pay(&[(2, 60), (3, 60)]), [(2, 500)]);
        assert_eq!(piece.pay(&[(4, 0)]), [(4, 500)]);
        assert_eq!(piece.pay(&[]), []);
    }

    #[test]
    fn hours_of_all_periods_add_up_to_what_they_come_to_halves_up() {
        let hour = PaidBy::Hour(1_210);
        // 1 minute is 20.17, 4 are 80.67.
        assert_eq!(hour.pay(&[(0, 1), (1, 3), (5, 60)]), [(0, 20), (1, 61), (5, 1_210)]);
        assert_eq!(hour.pay(&[(0, 0)]), [(0, 0)]);
        let thirds = PaidBy::Hour(1_250).pay(&[(3, 200), (4, 200), (5, 200)]);
        assert_eq!(thirds, [(3, 4_167), (4, 4_166), (5, 4_167)]);
        assert_eq!(PaidBy::Hour(1_000_000_000_000).pay(&[(0, 6_000_000)]), [(0, 100_000_000_000_000_000)]);
    }

    #[test]
    fn a_sitting_is_paid_by_the_last_band_that_it_reaches() {
        let bands = PaidBy::Sitting(vec![(0, 2_500), (120, 7_500), (360, 15_000)]);
        let sittings = [(0, 0), (1, 60), (2, 119), (3, 120), (4, 359), (5, 600)];
        let paid = [(0, 2_500), (1, 2_500), (2, 2_500), (3, 7_500), (4, 7_500), (5, 15_000)];
        assert_eq!(bands.pay(&sittings), paid);
    }
}

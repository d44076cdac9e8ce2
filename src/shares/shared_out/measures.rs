//! How uneven shares are, and how concentrated.

use super::{Concentration, Evenness};

impl Evenness {
    pub(super) fn of(shares: &[f64]) -> Evenness {
        let mut rising = shares.to_vec();
        rising.sort_by(f64::total_cmp);
        let (number, sum) = (rising.len() as f64, rising.iter().sum::<f64>());
        let ranked = (1..).zip(&rising).map(|(rank, share)| f64::from(rank) * share);
        let gini = 2.0 * ranked.sum::<f64>() / (number * sum) - (number + 1.0) / number;
        Evenness {
            least: rising.first().copied().unwrap_or(0.0),
            greatest: rising.last().copied().unwrap_or(0.0),
            gini: if sum > 0.0 { gini.max(0.0) } else { 0.0 },
        }
    }
}

impl Concentration {
    pub(super) fn of(amounts: &[f64]) -> Concentration {
        let sum: f64 = amounts.iter().sum();
        if sum <= 0.0 {
            return Concentration::default();
        }
        let index: f64 = amounts.iter().map(|amount| (amount / sum) * (amount / sum)).sum();
        Concentration { index, effective_number: 1.0 / index }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_shares_are_even_and_spread_over_all() {
        let even = Evenness::of(&[0.5, 0.5, 0.5, 0.5]);
        assert_eq!((even.least, even.greatest, even.gini), (0.5, 0.5, 0.0));
        let spread = Concentration::of(&[2.0, 2.0, 2.0, 2.0]);
        assert_eq!((spread.index, spread.effective_number), (0.25, 4.0));
    }

    #[test]
    fn one_who_has_all_is_as_uneven_as_can_be() {
        // The Gini coefficient of n people of whom one has all is (n - 1) / n.
        let uneven = Evenness::of(&[0.0, 1.0, 0.0, 0.0]);
        assert_eq!((uneven.least, uneven.greatest, uneven.gini), (0.0, 1.0, 0.75));
        let alone = Concentration::of(&[0.0, 3.0]);
        assert_eq!((alone.index, alone.effective_number), (1.0, 1.0));
        // Shares of 1 and 3: mean difference 2 over twice the mean 2, times (n - 1) / n.
        assert_eq!(Evenness::of(&[1.0, 3.0]).gini, 0.25);
    }

    #[test]
    fn nothing_to_share_is_no_division() {
        assert_eq!(Evenness::of(&[]), Evenness::default());
        assert_eq!(Evenness::of(&[0.0, 0.0]), Evenness::default());
        assert_eq!(Concentration::of(&[0.0]), Concentration::default());
    }
}

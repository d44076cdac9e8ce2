//! Measures a voting rule.

use super::figure::Figure;
use super::game::Game;
use super::power::{BackgroundPower, MeasuredPower, Measures, Precision, VoterPower, VotingPower};
use super::rule::VotingRule;
use super::{counting, table};
use crate::error::Error;

impl VotingRule {
    /// How often each voter makes the difference, and how easily anything passes.
    ///
    /// Up to 30 voters all sets of voters who can agree are counted, whatever the weights, and every figure is exact.
    /// Beyond, a table is kept of the sums of weights below the quota and of the numbers who agree of each background,
    /// in which all numbers are probabilities and are only added and multiplied, so that a figure is off by at most a
    /// billionth of itself. The Shapley–Shubik index is taken there as an integral over the probability with which each
    /// voter agrees (Owen, "Multilinear extensions of games", 1972), which Gauss's quadrature gives without error of
    /// its own.
    ///
    /// ```
    /// use roundtable::audit::{Precision, Voter, VotingRule};
    ///
    /// // The Council of the European Communities of 1958.
    /// let weights = [("FR", 4), ("DE", 4), ("IT", 4), ("BE", 2), ("NL", 2), ("LU", 1)];
    /// let voters = weights.map(|(id, weight)| Voter::new(id).weight(weight));
    /// let power = VotingRule::builder(voters).quota(12).build()?.power()?;
    /// let indices: Vec<String> = power.voters.iter().map(|voter| voter.shapley_shubik.to_string()).collect();
    /// assert_eq!(indices, ["7/30", "7/30", "7/30", "3/20", "3/20", "0"]);
    /// assert!(power.voters[5].never_matters);
    /// assert_eq!(power.precision, Precision::Exact);
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A fault of the code `beyond_limit` beyond 30 voters, where the quota and the backgrounds ask for a table that
    /// takes more than half a minute: some 10 million cells for 31 voters, 190 000 for 200.
    pub fn power(&self) -> Result<VotingPower, Error> {
        let game = Game::of(self);
        let (measured, precision) = if self.voters.len() <= counting::MAX_COUNTED {
            (counting::measured(&game), Precision::Exact)
        } else {
            (table::measured(&game)?, Precision::Near)
        };
        Ok(VotingPower::new(self, &game, &measured, precision))
    }
}

impl VotingPower {
    fn new(rule: &VotingRule, game: &Game, measured: &MeasuredPower, precision: Precision) -> VotingPower {
        let voter = |(at, measures): (usize, &Measures)| {
            let is_needed = game.must.contains(&at);
            VoterPower {
                id: rule.voters[at].id.clone(),
                shapley_shubik: measures.shapley_shubik,
                banzhaf: measures.banzhaf,
                banzhaf_share: measures.banzhaf_share,
                prevents: measures.prevents,
                initiates: measures.initiates,
                is_needed,
                decides_alone: is_needed && game.must.len() == 1 && game.is_settled(),
                // Chances are sums of what is not below 0, so that this is exact in either way.
                never_matters: measures.banzhaf.value == 0.0,
            }
        };
        let voters: Vec<VoterPower> = measured.voters.iter().enumerate().map(voter).collect();
        let mut names: Vec<&String> = Vec::new();
        for name in rule.voters.iter().flat_map(|voter| &voter.backgrounds) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let background = |name: &String| {
            let all = rule.voters.iter().zip(&voters);
            let holders = all.filter(|(voter, _)| voter.backgrounds.contains(name));
            let holders: Vec<&VoterPower> = holders.map(|(_, power)| power).collect();
            let (members, all) = (holders.len(), voters.len());
            BackgroundPower {
                background: name.clone(),
                members,
                share_of_members: Figure::exact(members as u128, all as u128),
                shapley_shubik: Figure::sum(holders.iter().map(|power| power.shapley_shubik)),
                banzhaf_share: Figure::sum(holders.iter().map(|power| power.banzhaf_share)),
            }
        };
        let backgrounds = names.into_iter().map(background).collect();
        let goes_by_backgrounds = !rule.houses.is_empty();
        VotingPower { precision, passes: measured.passes, voters, backgrounds, goes_by_backgrounds }
    }
}

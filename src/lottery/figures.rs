//! How even chances are, in a few numbers.

use super::list::{LotteryList, MemberChance};
use serde::Serialize;

/// How even the chances are of those who can be on a plan.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChanceFigures {
    /// The least chance.
    pub least: f64,
    /// The greatest chance.
    pub greatest: f64,
    /// The Gini coefficient of the chances (Gini, "Variabilità e mutabilità", 1912): 0 when all are equal, below 1.
    pub gini: f64,
    /// How many are never selected.
    pub never: usize,
}

impl ChanceFigures {
    /// From how often each was selected, of so many draws.
    pub(super) fn of(times: &[u64], draws: u64) -> ChanceFigures {
        let mut sorted = times.to_vec();
        sorted.sort_unstable();
        let (n, draws) = (sorted.len() as f64, draws.max(1) as f64);
        let sum: f64 = sorted.iter().map(|&times| times as f64).sum();
        let ranked: f64 = sorted.iter().zip(1_u32..).map(|(&times, rank)| f64::from(rank) * times as f64).sum();
        let gini = if sum > 0.0 { 2.0 * ranked / (n * sum) - (n + 1.0) / n } else { 0.0 };
        ChanceFigures {
            least: sorted.first().map_or(0.0, |&times| times as f64 / draws),
            greatest: sorted.last().map_or(0.0, |&times| times as f64 / draws),
            gini: gini.max(0.0),
            never: sorted.partition_point(|&times| times == 0),
        }
    }
}

impl LotteryList {
    /// How even the chances are of those who can be on a plan.
    pub fn figures(&self) -> ChanceFigures {
        let times: Vec<u64> = self.able().map(|(_, member)| member.times).collect();
        ChanceFigures::of(&times, self.total())
    }

    /// Those who can be on a plan, with their places among all who take part.
    pub(super) fn able(&self) -> impl Iterator<Item = (usize, &MemberChance)> {
        self.members().iter().enumerate().filter(|(_, member)| member.level.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_in_a_few_numbers() {
        let all_alike = ChanceFigures::of(&[2, 2, 2, 2], 4);
        assert_eq!(all_alike, ChanceFigures { least: 0.5, greatest: 0.5, gini: 0.0, never: 0 });
        let one_alone = ChanceFigures::of(&[0, 0, 0, 4], 4);
        assert_eq!(one_alone, ChanceFigures { least: 0.0, greatest: 1.0, gini: 0.75, never: 3 });
        assert_eq!(ChanceFigures::of(&[], 0), ChanceFigures { least: 0.0, greatest: 0.0, gini: 0.0, never: 0 });
    }
}

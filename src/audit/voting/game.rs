//! A rule without those who have to agree to everything.

use super::rule::VotingRule;
use num_integer::Integer;

/// What is left to decide once everybody without whom nothing passes agrees: no set without them passes, so that only
/// the sets of the others have to be looked at.
#[derive(Debug, Clone)]
pub(super) struct Game {
    /// How many voters there are in all.
    pub(super) voters: usize,
    /// Positions of those without whom nothing passes.
    pub(super) must: Vec<usize>,
    /// The others.
    pub(super) free: Vec<Free>,
    /// The weight that the others still have to bring. Where no weight is asked for, one of the houses stands here,
    /// with weights of 0 and 1.
    pub(super) quota: u64,
    /// How many of each other house still have to agree, at least 1 each.
    pub(super) needs: Vec<usize>,
    /// The weight in each other measure that the others still have to bring, at least 1 each.
    pub(super) quotas: Vec<u64>,
    /// With how many of the others everything passes, whatever they bring.
    pub(super) suffices: Option<usize>,
}

/// Somebody without whom something can pass.
#[derive(Debug, Clone)]
pub(super) struct Free {
    /// Position among all voters.
    pub(super) voter: usize,
    /// At most the quota.
    pub(super) weight: u64,
    /// The houses that the voter belongs to, by position in the needs, sorted.
    pub(super) houses: Vec<usize>,
    /// In each other measure, at most its quota.
    pub(super) weights: Vec<u64>,
}

impl Game {
    /// The rest of a rule that was checked.
    pub(super) fn of(rule: &VotingRule) -> Game {
        let total: u64 = rule.voters.iter().map(|voter| voter.weight).sum();
        let mut houses: Vec<House> = rule
            .houses
            .iter()
            .map(|(name, needed)| {
                let belongs = rule.voters.iter();
                let belongs = belongs.map(|voter| voter.backgrounds.contains(name));
                let belongs: Vec<bool> = belongs.collect();
                House {
                    unanimous: belongs.iter().filter(|belongs| **belongs).count() == *needed,
                    belongs,
                    need: *needed,
                }
            })
            .collect();
        let mut measures: Vec<Measure> = rule.measures.iter().map(|of| Measure::new(rule, of)).collect();
        // Nobody else is needed where all but somebody suffice.
        let all = rule.suffices.is_none_or(|number| number == rule.voters.len());
        let is_needed = |voter: usize| {
            let of = &rule.voters[voter];
            let house = |house: &House| house.unanimous && house.belongs[voter];
            let measure = |measure: &Measure| measure.total - measure.weights[voter] < measure.quota;
            let by_numbers = total - of.weight < rule.quota || houses.iter().any(house) || measures.iter().any(measure);
            of.veto || all && by_numbers
        };
        let (must, free): (Vec<usize>, Vec<usize>) = (0..rule.voters.len()).partition(|&voter| is_needed(voter));
        let brought: u64 = must.iter().map(|&voter| rule.voters[voter].weight).sum();
        for house in &mut houses {
            let there = must.iter().filter(|&&voter| house.belongs[voter]).count();
            house.need = house.need.saturating_sub(there);
        }
        houses.retain(|house| house.need > 0);
        for measure in &mut measures {
            let brought: u64 = must.iter().map(|&voter| measure.weights[voter]).sum();
            measure.quota = measure.quota.saturating_sub(brought);
        }
        measures.retain(|measure| measure.quota > 0);
        measures.iter_mut().for_each(|measure| measure.reduce(&free));
        let mut quota = rule.quota.saturating_sub(brought);
        let mut weights: Vec<u64> = rule.voters.iter().map(|voter| voter.weight).collect();
        if quota == 0 {
            // Nobody weighs anything, so that the house of which most are needed can be told by weights: one each for
            // its members.
            let largest = (0..houses.len()).max_by_key(|&house| houses[house].need);
            let largest = largest.map(|house| houses.remove(house));
            weights.fill(0);
            if let Some(House { belongs, need, .. }) = largest {
                weights = belongs.into_iter().map(u64::from).collect();
                quota = need as u64;
            }
        }
        // Weights of a larger unit make a smaller table, and what is above the quota makes no difference.
        let unit = free.iter().fold(0, |unit: u64, &voter| unit.gcd(&weights[voter]));
        let unit = unit.max(1);
        let quota = quota.div_ceil(unit);
        let free = free.into_iter().map(|voter| Free {
            voter,
            weight: (weights[voter] / unit).min(quota),
            houses: (0..houses.len()).filter(|&house| houses[house].belongs[voter]).collect(),
            weights: measures.iter().map(|measure| measure.weights[voter]).collect(),
        });
        Game {
            voters: rule.voters.len(),
            suffices: rule.suffices.map(|number| number.saturating_sub(must.len())),
            must,
            free: free.collect(),
            quota,
            needs: houses.iter().map(|house| house.need).collect(),
            quotas: measures.iter().map(|measure| measure.quota).collect(),
        }
    }

    /// Whether the agreement of those who have to agree is all that is needed.
    pub(super) fn is_settled(&self) -> bool {
        let nothing_left = self.quota == 0 && self.needs.is_empty() && self.quotas.is_empty();
        nothing_left || self.suffices == Some(0)
    }
}

/// A background of which some have to agree.
struct House {
    /// By voter.
    belongs: Vec<bool>,
    need: usize,
    /// True if all of it have to agree.
    unanimous: bool,
}

/// A measure in which weight has to agree.
struct Measure {
    /// By voter.
    weights: Vec<u64>,
    total: u64,
    quota: u64,
}

impl Measure {
    fn new(rule: &VotingRule, (name, quota): &(String, u64)) -> Measure {
        let weights: Vec<u64> = rule.voters.iter().map(|voter| voter.weight_in(name)).collect();
        Measure { total: weights.iter().sum(), weights, quota: *quota }
    }

    /// Counts in the largest unit that these voters leave, and nothing above the quota.
    fn reduce(&mut self, free: &[usize]) {
        let unit = free.iter().fold(0, |unit: u64, &voter| unit.gcd(&self.weights[voter])).max(1);
        self.quota = self.quota.div_ceil(unit);
        self.weights.iter_mut().for_each(|weight| *weight = (*weight / unit).min(self.quota));
    }
}

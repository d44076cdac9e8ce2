//! What is proved of the chances of a list.

use super::chance::Chance;
use super::levels::Level;
use super::list::{ChanceLevel, ChanceProof};
use num_rational::BigRational;
use num_traits::Zero;

/// A level as it is told, with its units.
pub(super) struct ToldLevel {
    pub(super) told: ChanceLevel,
    pub(super) units: Vec<usize>,
}

/// The levels of chances above 0, with what a list of `total` entries makes of them.
///
/// In such a list chances are multiples of 1/`total`. A level is at its best if no such list has more there, given that
/// the earlier levels are at theirs: what these lack for that weighs as much as their prices say.
pub(super) fn levels(levels: &[Level], turns: &[u64], class_of: &[usize], total: u64) -> Vec<ToldLevel> {
    let mut units: Vec<Vec<usize>> = Vec::new();
    for (unit, &class) in class_of.iter().enumerate() {
        if class >= units.len() {
            units.resize(class + 1, Vec::new());
        }
        units[class].push(unit);
    }
    let all = BigRational::from_integer(total.into());
    // What a member of each class lacks of the bound of its level.
    let mut lacks: Vec<BigRational> = vec![BigRational::zero(); units.len()];
    let mut is_settled = true;
    let mut told: Vec<ToldLevel> = Vec::new();
    for level in levels {
        let of_level: Vec<usize> = level.classes.iter().flat_map(|&class| units[class].iter().copied()).collect();
        let least = of_level.iter().map(|&unit| turns[unit]).min().unwrap_or(0);
        let slack: BigRational = level.weights.iter().map(|(class, weight)| weight * &lacks[*class]).sum();
        let most = ((&level.bound + slack) * &all).floor();
        let reached = BigRational::from_integer(least.into());
        // Whoever is on every plan cannot have more, whatever is known of others.
        let is_certain = reached == all;
        is_settled = is_settled && (is_certain || level.is_exact && reached >= most);
        let reached = reached / &all;
        for &class in &level.classes {
            lacks[class] = (&level.bound - &reached).max(BigRational::zero());
        }
        if level.bound.is_zero() {
            continue;
        }
        let by = if level.over_plans { ChanceProof::Plans } else { ChanceProof::Relaxation };
        let proof = (is_settled || is_certain).then_some(by);
        let bound = Chance::new(level.bound.clone());
        match told.last_mut().filter(|last| last.told.bound == bound) {
            Some(last) => {
                last.told.members += of_level.len();
                last.told.least = last.told.least.clone().min(Chance::of(least, total));
                last.told.proof = last.told.proof.and(proof);
                last.units.extend(of_level);
            }
            None => {
                let least = Chance::of(least, total);
                let level = ChanceLevel { members: of_level.len(), least, bound, proof };
                told.push(ToldLevel { told: level, units: of_level });
            }
        }
    }
    told
}

//! Power by the probabilities of sums.
//!
//! If each voter agrees with the same probability, independently, then the chance that a voter makes the difference is
//! a polynomial in that probability. At one half it is the Banzhaf index, and its integral is the Shapley–Shubik index
//! (Owen 1972). Each value is read off a table of the chances of all sums of the others, from which the voter has to be
//! left out. Leaving one out by dividing again would lose all digits, so that the table is built up along a tree
//! instead: each half of the voters is worked through with the other half already in the table.

use super::counting::MAX_COUNTED;
use super::figure::Figure;
use super::game::Game;
use super::nodes::nodes;
use super::power::{MeasuredPower, Measures};
use super::sums::{Kind, SumShape, Sums};
use crate::error::{InputFault, fault};

/// How often cells may be looked at: less than half a minute, and at most 400 MB.
const MAX_STEPS: u128 = 30_000_000_000;

/// The chances at one probability.
struct Chances {
    /// By kind: that one of it makes the difference.
    kinds: Vec<f64>,
    /// That the free voters pass what all others agree to, and that they do not.
    pass: f64,
    fail: f64,
}

/// Everything that is measured, each figure up to a small multiple of the rounding of one operation, times the number
/// of voters.
pub(super) fn measured(game: &Game) -> Result<MeasuredPower, InputFault> {
    let kinds = Kind::of(game);
    let points = game.voters.div_ceil(2);
    let shape = affordable(game, &kinds, points)?;
    let must = game.must.len();

    let half = chances(&shape, &kinds, 0.5, 0.5);
    let all_agree = power(0.5, must);
    let (passes, fails) = (all_agree * half.pass, (1.0 - all_agree) + all_agree * half.fail);
    let banzhaf = by_voter(game, &kinds, &half, 0.5);

    let mut shapley_shubik = vec![0.0; game.voters];
    for node in nodes(points) {
        let chances = chances(&shape, &kinds, node.at, node.rest);
        let values = by_voter(game, &kinds, &chances, node.at);
        for (sum, value) in shapley_shubik.iter_mut().zip(values) {
            *sum += node.weight * value;
        }
    }

    let every: f64 = banzhaf.iter().sum();
    let of = |(shapley_shubik, banzhaf): (f64, &f64)| Measures {
        shapley_shubik: Figure::near(shapley_shubik),
        banzhaf: Figure::near(*banzhaf),
        banzhaf_share: Figure::near(banzhaf / every),
        prevents: Figure::near(banzhaf / (2.0 * passes)),
        initiates: Figure::near(banzhaf / (2.0 * fails)),
    };
    Ok(MeasuredPower {
        voters: shapley_shubik.into_iter().zip(&banzhaf).map(of).collect(),
        passes: Figure::near(passes),
    })
}

/// The table that the rule needs, unless it takes too long.
fn affordable(game: &Game, kinds: &[Kind], points: usize) -> Result<SumShape, InputFault> {
    let houses = game.needs.iter().map(|need| *need as u128 + 1);
    let houses = houses.chain(game.quotas.iter().map(|quota| u128::from(*quota) + 1));
    if game.suffices.is_some() {
        let counted = MAX_COUNTED;
        return Err(fault!(
            BeyondLimit,
            "beyond {counted} voters no number of voters can suffice whatever they weigh; leave it out, or ask about \
             at most {counted} voters"
        ));
    }
    let cells = houses.fold(u128::from(game.quota) + 1, u128::saturating_mul);
    let depth = kinds.len().next_power_of_two().ilog2() + 2;
    let additions = game.free.len() as u128 * u128::from(depth) * (points as u128 + 1);
    let steps = cells.saturating_mul(additions);
    let shape = if steps <= MAX_STEPS { SumShape::new(game) } else { None };
    shape.ok_or(fault!(
        BeyondLimit,
        "beyond {counted} voters a table is kept of every sum of weights below the quota, for \
         every number who agree of each background and every weight in other measures; here it has {cells} cells, \
         which comes to {steps} steps, and {most} are the most; use a larger unit for the weights, ask for \
         fewer backgrounds, or ask about at most {counted} voters",
        counted = MAX_COUNTED,
        most = MAX_STEPS
    ))
}

/// For each voter the chance of making the difference.
fn by_voter(game: &Game, kinds: &[Kind], chances: &Chances, agree: f64) -> Vec<f64> {
    let must = game.must.len();
    let mut values = vec![0.0; game.voters];
    let others = power(agree, must.saturating_sub(1));
    for &voter in &game.must {
        values[voter] = others * chances.pass;
    }
    let all = power(agree, must);
    for (kind, chance) in kinds.iter().zip(&chances.kinds) {
        for &voter in &kind.voters {
            values[voter] = all * chance;
        }
    }
    values
}

/// Multiplied out, for the same digits on every machine.
fn power(base: f64, times: usize) -> f64 {
    (0..times).fold(1.0, |product, _| product * base)
}

/// `agree` and `rest` are the probabilities to agree and not to.
fn chances(shape: &SumShape, kinds: &[Kind], agree: f64, rest: f64) -> Chances {
    let mut whole = Sums::of_nobody(shape);
    for kind in kinds {
        whole.add(kind, kind.voters.len(), agree, rest);
    }
    let mut chances = Chances { kinds: Vec::new(), pass: whole.passing(), fail: whole.failing() };
    leave_each_out(kinds, Sums::of_nobody(shape), agree, rest, &mut chances.kinds);
    chances
}

/// Notes for each of these kinds the chance that one of it makes the difference; `sums` are those of all other kinds.
fn leave_each_out(kinds: &[Kind], mut sums: Sums<'_>, agree: f64, rest: f64, out: &mut Vec<f64>) {
    match kinds {
        [] => (),
        [kind] => {
            sums.add(kind, kind.voters.len() - 1, agree, rest);
            out.push(sums.decided_by(kind));
        }
        _ => {
            let (front, back) = kinds.split_at(kinds.len() / 2);
            let mut with_back = sums.clone();
            for kind in back {
                with_back.add(kind, kind.voters.len(), agree, rest);
            }
            leave_each_out(front, with_back, agree, rest, out);
            for kind in front {
                sums.add(kind, kind.voters.len(), agree, rest);
            }
            leave_each_out(back, sums, agree, rest, out);
        }
    }
}

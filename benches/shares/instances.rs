//! Seeded shares. Offers of hours hang together with background: people with lived experience offer fewer.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Member, Piece, Rate, Roster, ShareRule, Shares, SharesBuilder, Terms, Tier, Training};

struct Dice(Xoshiro256PlusPlus);

impl Dice {
    fn new(seed: u64) -> Dice {
        Dice(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0.next_u64() % bound
    }

    /// From `low` to `high`.
    fn among(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }
}

const TAGS: [&str; 3] = ["lived experience", "practitioner", "researcher"];
const SKILLS: [&str; 8] =
    ["facilitation", "film", "interviewing", "peer support", "planning", "safeguarding", "statistics", "writing"];

fn id(at: usize) -> String {
    format!("m{at:04}")
}

fn roster(members: usize) -> Roster {
    let member = |at: usize| Member::new(id(at)).tag("background", TAGS[at % 3]);
    Roster::new((0..members).map(member).collect::<Vec<_>>()).expect("ids differ")
}

/// So many people who offer 30 to 120 hours, fewer with lived experience, of whom one in three is paid by an employer.
fn people(members: usize, periods: usize, dice: &mut Dice) -> SharesBuilder {
    let mut shares = Shares::builder(&roster(members))
        .periods(periods)
        .rate(Rate::hourly("session", 1_250).source("drawn for this benchmark", "2026-01-01"));
    for member in 0..members {
        let most = if member % 3 == 0 { 70 } else { 120 };
        let hours = dice.among(30, most) as f64;
        let terms = Terms::new(id(member)).offers(hours);
        let terms = match member % 3 {
            1 => terms.paid_by_employer(),
            _ => terms.paid("session"),
        };
        shares = shares.terms(terms.at_most_each_period((hours / 2.0).round().max(25.0)));
    }
    shares
}

/// So many pieces, each with a lead and one to three contributors, one in five an output and one in five a chore.
fn pieces(mut shares: SharesBuilder, pieces: usize, periods: usize, dice: &mut Dice) -> SharesBuilder {
    for at in 0..pieces {
        let first = dice.among(1, periods as u64) as usize;
        let last = (first + dice.below(3) as usize).min(periods);
        let piece = Piece::new(format!("piece {at}"))
            .lead(dice.among(4, 16) as f64)
            .contributors(dice.among(1, 3) as usize, dice.among(2, 9) as f64)
            .in_periods(first..=last);
        shares = shares.piece(match at % 5 {
            0 => piece.output(),
            1 => piece.chore(),
            _ => piece,
        });
    }
    shares
}

/// Work alone, as even as can be.
pub(crate) fn work(members: usize, number: usize, periods: usize, seed: u64) -> Shares {
    let mut dice = Dice::new(seed);
    let shares = people(members, periods, &mut dice);
    pieces(shares, number, periods, &mut dice)
        .require(ShareRule::everyone_has_a_piece())
        .prefer(Tier(1), ShareRule::even_hours())
        .build()
        .expect("everybody may do everything")
}

/// Nine people, thirty pieces over twelve months, with a budget for the project and for every month, and what two may
/// earn.
pub(crate) fn nine(seed: u64) -> Shares {
    let mut dice = Dice::new(seed);
    let shares = people(9, 12, &mut dice);
    pieces(shares, 30, 12, &mut dice)
        .require(ShareRule::everyone_has_a_piece())
        .require(ShareRule::no_unpaid_work())
        .require(ShareRule::budget(750_000))
        .require(ShareRule::budget_each_period(150_000))
        .require(ShareRule::earnings("m0000", 60_000, 3))
        .require(ShareRule::earnings("m0003", 60_000, 3))
        .require(ShareRule::output_leads_over("background"))
        .prefer(Tier(1), ShareRule::even_hours())
        .build()
        .expect("everybody may do everything")
}

/// Everybody wishes to learn two to four skills; trainings teach one, or up to so many, and places and money are short.
pub(crate) fn training(members: usize, trainings: usize, skills: u64, seed: u64) -> Shares {
    let mut dice = Dice::new(seed);
    let mut shares = {
        let mut shares = Shares::builder(&roster(members))
            .periods(12)
            .rate(Rate::hourly("session", 1_250).source("drawn for this benchmark", "2026-01-01"));
        for member in 0..members {
            let first = dice.below(8) as usize;
            let number = dice.among(2, 4) as usize;
            let wants = (0..number).map(|at| SKILLS[(first + 3 * at) % 8]);
            let terms = Terms::new(id(member)).offers(40.0).wants(wants);
            shares = shares.terms(match member % 3 {
                1 => terms.paid_by_employer(),
                _ => terms.paid("session"),
            });
        }
        shares
    };
    for at in 0..trainings {
        let first = dice.below(8) as usize;
        let taught = dice.among(1, skills) as usize;
        let teaches = (0..taught).map(|more| SKILLS[(first + more) % 8]);
        let training = Training::new(format!("training {at}"))
            .teaches(teaches)
            .places(dice.among(4, 8) as usize)
            .cost(dice.among(20, 90) * 100)
            .hours(dice.among(2, 6) as f64)
            .in_period(dice.among(1, 12) as usize);
        shares = shares.training(training);
    }
    shares
        .require(ShareRule::training_budget(1_200_000))
        .prefer(Tier(1), ShareRule::even_learning())
        .build()
        .expect("trainings are open to all")
}

/// A few people, each with a rate of their own that is a multiple of `step`, whose work costs far more than the budget.
pub(crate) fn over_budget(step: u64, seed: u64) -> Shares {
    let mut dice = Dice::new(seed);
    let (members, work) = (dice.among(2, 4) as usize, dice.among(3, 6) as usize);
    let mut shares = Shares::builder(&roster(members));
    for member in 0..members {
        let hourly = dice.among(20_000 / step, 60_000 / step) * step;
        let rate = Rate::hourly(id(member), hourly).source("drawn for this benchmark", "2026-01-01");
        // Together enough for 150 hours a piece.
        let offers = (150 * work.div_ceil(members)) as f64;
        shares = shares.rate(rate).terms(Terms::new(id(member)).offers(offers).paid(id(member)));
    }
    for at in 0..work {
        shares = shares.piece(Piece::new(format!("piece {at}")).lead(dice.among(80, 150) as f64));
    }
    shares
        .require(ShareRule::within_offers())
        .prefer(Tier(1), ShareRule::budget(dice.among(0, 1_000) * step))
        .build()
        .expect("everybody may do everything")
}

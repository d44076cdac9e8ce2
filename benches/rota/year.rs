//! A year of weekly duty: 5–12 people, 1–3 roles, fair shares, 1–3 meetings between two turns, and 2–8 absences each. The
//! absences are drawn beside a plan, so that there is one.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use roundtable::{Member, Role, Roster, Rota, RotaRule, Tier};

const MEETINGS: usize = 52;

/// Divided by each number of people there can be.
const TURN: usize = 27_720;

/// Draws of one meeting before the whole is drawn anew.
const DRAWS: usize = 60;

struct Year {
    people: usize,
    roles: usize,
    gap: usize,
    /// Whether the gap is one between turns in any roles.
    any_role: bool,
}

/// The rota of a seed. One in four prefers the gaps, the others require them.
pub(crate) fn year(seed: u64) -> Rota {
    let mut dice = Xoshiro256PlusPlus::seed_from_u64(seed);
    let (year, absences) = loop {
        let mut from = |low: usize, high: usize| low + below(&mut dice, high + 1 - low);
        let year = Year { people: from(5, 12), roles: from(1, 3), gap: from(1, 3), any_role: seed % 4 == 1 };
        let busy = (year.gap + 1) * if year.any_role { year.roles } else { 1 };
        if year.people <= busy.max(year.roles + 1) {
            continue;
        }
        if let Some(absences) = (0..20).find_map(|_| year.absences(&mut dice)) {
            break (year, absences);
        }
    };
    let id = |member: usize| format!("p{:02}", member + 1);
    let roster = Roster::new((0..year.people).map(|at| Member::new(id(at))).collect::<Vec<_>>()).expect("ids differ");
    let mut builder = Rota::builder(&roster).meetings(MEETINGS).require(RotaRule::fair_share());
    for role in 0..year.roles {
        builder = builder.role(Role::new(format!("r{role}"), 1));
    }
    for (member, absent) in absences.into_iter().enumerate() {
        builder = builder.absent(id(member), absent);
    }
    let gap = if year.any_role { RotaRule::gap_any_role(year.gap) } else { RotaRule::gap(year.gap) };
    let builder = if seed % 4 == 3 { builder.prefer(Tier(1), gap) } else { builder.require(gap) };
    builder.build().expect("drawn to be sound")
}

/// A number below `bound`.
fn below(dice: &mut Xoshiro256PlusPlus, bound: usize) -> usize {
    (dice.next_u64() % bound as u64) as usize
}

impl Year {
    /// When each is absent, counted from 1; `None` if the plan beside it came to an end, or too few meetings are missed.
    fn absences(&self, dice: &mut Xoshiro256PlusPlus) -> Option<Vec<Vec<usize>>> {
        let mut left: Vec<usize> = (0..self.people).map(|_| 2 + below(dice, 7)).collect();
        let mut absences = vec![Vec::new(); self.people];
        // By role and member.
        let mut shares = vec![vec![0; self.people]; self.roles];
        let mut turns = vec![vec![0; self.people]; self.roles];
        let mut plan: Vec<Vec<usize>> = Vec::new();
        for at in 0..MEETINGS {
            let (there, held) = (0..DRAWS).find_map(|_| {
                let comes = |&member: &usize| below(dice, MEETINGS - at) >= left[member];
                let there: Vec<usize> = (0..self.people).filter(comes).collect();
                let held = self.holders(&there, &shares, &turns, &plan, dice)?;
                Some((there, held))
            })?;
            for member in (0..self.people).filter(|member| !there.contains(member)) {
                left[member] -= 1;
                absences[member].push(at + 1);
            }
            for (role, &holder) in held.iter().enumerate() {
                there.iter().for_each(|&member| shares[role][member] += TURN / there.len());
                turns[role][holder] += 1;
            }
            plan.push(held);
        }
        absences.iter().all(|absences| absences.len() >= 2).then_some(absences)
    }

    /// Who holds each role at the next meeting: mostly who is furthest behind, so that nobody is a whole turn off.
    fn holders(
        &self,
        there: &[usize],
        shares: &[Vec<usize>],
        turns: &[Vec<usize>],
        plan: &[Vec<usize>],
        dice: &mut Xoshiro256PlusPlus,
    ) -> Option<Vec<usize>> {
        let mut held: Vec<usize> = Vec::new();
        for role in 0..self.roles {
            let last = plan.iter().rev().take(self.gap);
            let rested = |member: usize| {
                last.clone().all(|held| if self.any_role { !held.contains(&member) } else { held[role] != member })
            };
            let free = there.iter().copied().filter(|&member| !held.contains(&member) && rested(member));
            let behind = |&member: &usize| {
                shares[role][member] as i64 - (turns[role][member] * TURN) as i64 + below(dice, TURN / 4) as i64
            };
            let holder = free.max_by_key(behind)?;
            let within = |member: usize| {
                let share = shares[role][member] + if there.contains(&member) { TURN / there.len() } else { 0 };
                let turns = turns[role][member] + usize::from(member == holder);
                (share / TURN..=share.div_ceil(TURN)).contains(&turns)
            };
            if !(0..self.people).all(within) {
                return None;
            }
            held.push(holder);
        }
        Some(held)
    }
}

//! Pieces of work for which those who may take them have too few hours: Hall's condition by hours, from the cut of a
//! flow.

use super::instance::WorkPlace;
use super::jobs::Job;
use super::lower::SharesLoweringInput;
use super::rules::ShareRules;
use crate::model::RuleId;
use crate::model::network::{Network, UNLIMITED};
use crate::rules::entry::numbered;
use itertools::Itertools;
use std::collections::BTreeSet;

/// Pieces that take more hours than those who may take them have for work.
pub(super) struct TooFewHours {
    pub(super) pieces: Vec<usize>,
    pub(super) places: usize,
    /// How many may take any of them.
    pub(super) people: usize,
    /// Minutes that the pieces take.
    pub(super) asked: i64,
    /// Minutes that these people have, and how many of them places can fill: each takes a multiple of `unit`.
    pub(super) offered: i64,
    pub(super) usable: i64,
    pub(super) unit: i64,
    /// In this period; `None`: in all.
    pub(super) period: Option<usize>,
    pub(super) rules: Vec<RuleId>,
}

/// The places of one piece that the same people may take.
struct Demand {
    piece: usize,
    jobs: Vec<Job>,
    minutes: i64,
    able: Vec<usize>,
}

impl<'a> SharesLoweringInput<'a> {
    /// A set of pieces that the limits on hours leave short, of those kept: on all hours, or on those of a period.
    pub(super) fn too_few_hours(&self, kept: &'a dyn Fn(RuleId) -> bool) -> Option<TooFewHours> {
        let mut limits: Vec<(RuleId, Option<usize>)> = Vec::new();
        for (id, asked) in numbered(self.asked).filter(|&(id, asked)| asked.tier == 0 && kept(id)) {
            match asked.rule.kind.0 {
                ShareRules::WithinOffers(_) => limits.push((id, None)),
                ShareRules::WithinCaps(_) => {
                    limits.extend(self.instance.periods.positions().map(|period| (id, Some(period))));
                }
                _ => {}
            }
        }
        limits.into_iter().find_map(|(limit, period)| self.too_few_hours_by(limit, period, kept))
    }

    fn too_few_hours_by(
        &self,
        limit: RuleId,
        period: Option<usize>,
        kept: &'a dyn Fn(RuleId) -> bool,
    ) -> Option<TooFewHours> {
        let against = self.keeping_away(kept);
        let people = 0..self.instance.people.len();
        let minutes = |place: &WorkPlace| match period {
            None => place.minutes,
            Some(own) => place.by_period.iter().filter(|(period, _)| *period == own).map(|(_, minutes)| minutes).sum(),
        };
        let mut demands: Vec<Demand> = Vec::new();
        let mut unit = 0;
        for &job in &self.jobs.all {
            let Job::Work { piece, place } = job else { continue };
            let minutes = minutes(&self.instance.pieces[piece].places[place]);
            if minutes == 0 {
                continue;
            }
            unit = num_integer::gcd(unit, minutes);
            let able: Vec<usize> = people.clone().filter(|&person| against(job, person).is_none()).collect();
            match demands.last_mut().filter(|last| last.piece == piece && last.able == able) {
                Some(last) => {
                    last.jobs.push(job);
                    last.minutes += minutes;
                }
                None => demands.push(Demand { piece, jobs: vec![job], minutes, able }),
            }
        }
        let has = |person: usize| {
            let of = &self.instance.people[person];
            let most = if period.is_some() { of.each_period } else { Some(of.offered) };
            let already = of.minutes_already(|other| period.is_none_or(|own| own == other));
            most.map(|most| (most - already).max(0))
        };
        // All places take multiples of the unit, so that less than one is of no use.
        let usable = people.clone().map(|person| has(person).map_or(UNLIMITED, |has| has - has % unit.max(1)));
        let usable: Vec<i64> = usable.collect();
        let short = short(&demands, &usable)?;
        let taking: BTreeSet<usize> = short.iter().flat_map(|demand| demand.able.iter().copied()).collect();
        let jobs = || short.iter().flat_map(|demand| demand.jobs.iter().copied());
        let others = jobs().cartesian_product(people);
        let rules = others.filter_map(|(job, person)| against(job, person)).chain([limit]);
        Some(TooFewHours {
            rules: rules.sorted_unstable().dedup().collect(),
            pieces: short.iter().map(|demand| demand.piece).dedup().collect(),
            places: jobs().count(),
            people: taking.len(),
            asked: short.iter().map(|demand| demand.minutes).sum(),
            offered: taking.iter().map(|&person| has(person).unwrap_or(UNLIMITED)).sum(),
            usable: taking.iter().map(|&person| usable[person]).sum(),
            unit,
            period,
        })
    }
}

/// Demands beyond what those who may meet any of them have, none of which can be left out.
fn short<'a>(demands: &'a [Demand], has: &[i64]) -> Option<Vec<&'a Demand>> {
    let mut network = Network::default();
    let (source, sink) = (network.node(), network.node());
    let people: Vec<u32> = has.iter().map(|_| network.node()).collect();
    for (&person, &has) in people.iter().zip(has) {
        network.arc(person, sink, 0, has);
    }
    let nodes: Vec<u32> = demands.iter().map(|_| network.node()).collect();
    for (&node, demand) in nodes.iter().zip(demands) {
        network.arc(source, node, 0, demand.minutes);
        for &person in &demand.able {
            network.arc(node, people[person], 0, UNLIMITED);
        }
    }
    let all = demands.iter().map(|demand| demand.minutes).sum();
    if network.send(source, sink, all) == all {
        return None;
    }
    let reached = network.reached(source);
    let mut short: Vec<&Demand> = Vec::new();
    // How many of the demands each person may meet.
    let mut meets = vec![0; has.len()];
    let (mut asked, mut offered) = (0, 0);
    for (_, demand) in nodes.iter().zip(demands).filter(|&(&node, _)| reached[node as usize]) {
        short.push(demand);
        asked += demand.minutes;
        for &person in &demand.able {
            meets[person] += 1;
            offered += if meets[person] == 1 { has[person] } else { 0 };
        }
    }
    short.retain(|demand| {
        let alone = demand.able.iter().filter(|&&person| meets[person] == 1);
        let without = offered - alone.map(|&person| has[person]).sum::<i64>();
        let needed = asked - demand.minutes <= without;
        if !needed {
            asked -= demand.minutes;
            offered = without;
            demand.able.iter().for_each(|&person| meets[person] -= 1);
        }
        needed
    });
    Some(short)
}

//! How many of those who hold certain slots of a period have held such slots before: "nobody chairs alone the first
//! time".

use super::price::Price;
use super::readings::CountReadings;
use super::rows::{Expression, Meaning, Reading, Rows, Variable};
use super::slots::{Assignment, Period, SlotId, Slots, UnitId};
use crate::interrupts::Interrupts;
use itertools::Itertools;
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// What holding a slot means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct RoleExposure {
    /// The holder is looked at.
    pub(crate) counted: bool,
    /// The holder learns from it, for later periods.
    pub(crate) learnt: bool,
}

/// What is counted in a period, and what it costs.
#[derive(Debug, Clone)]
pub(crate) struct ExperiencePrice {
    /// What each brings who is in a counted slot and has learnt enough before.
    pub(crate) learnt: i64,
    /// What each other one in a counted slot brings.
    pub(crate) others: i64,
    pub(crate) price: Price,
}

impl ExperiencePrice {
    /// What the count can come to, if so many can have learnt enough, of so many that can be counted.
    fn range(&self, learnt: i64, counted: i64) -> RangeInclusive<i64> {
        let sums = [self.learnt * learnt, self.others * counted];
        sums.iter().map(|&sum| sum.min(0)).sum()..=sums.iter().map(|&sum| sum.max(0)).sum()
    }
}

/// For every period, one priced count: of those in counted slots, what they bring who have learnt `threshold` times
/// before, and what the others bring.
#[derive(Debug, Clone)]
pub struct PriorExperience {
    /// Member and period of each unit.
    member_of: Vec<u32>,
    period_of: Vec<u32>,
    /// By slot.
    exposures: Vec<RoleExposure>,
    /// How often the member of each unit has learnt before it, but for what earlier units teach.
    before: Vec<i64>,
    threshold: i64,
    /// By period.
    prices: Vec<ExperiencePrice>,
}

impl PriorExperience {
    /// `threshold` is at least 1.
    pub(crate) fn new(
        slots: &Slots,
        member_of: Vec<u32>,
        exposures: Vec<RoleExposure>,
        before: Vec<i64>,
        threshold: i64,
        prices: Vec<ExperiencePrice>,
    ) -> PriorExperience {
        let period = |unit| slots.period_of(unit) as u32;
        PriorExperience {
            member_of,
            period_of: slots.unit_ids().map(period).collect(),
            exposures,
            before,
            threshold,
            prices,
        }
    }

    fn member(&self, unit: UnitId) -> usize {
        self.member_of[unit.index()] as usize
    }

    /// What holding a slot means.
    pub(crate) fn exposure(&self, slot: SlotId) -> RoleExposure {
        self.exposures[slot.index()]
    }

    /// What somebody brings to the count of a period who has learnt so often before.
    fn brings(&self, exposure: RoleExposure, learnt: i64, period: u32) -> i64 {
        let price = &self.prices[period as usize];
        let brings = if learnt >= self.threshold { price.learnt } else { price.others };
        if exposure.counted { brings } else { 0 }
    }

    /// Number of members.
    fn members(&self) -> usize {
        self.member_of.iter().max().map_or(0, |&last| last as usize + 1)
    }

    /// The units of each member, in the order of the periods.
    fn units_of_members(&self) -> Vec<Vec<UnitId>> {
        let mut units = vec![Vec::new(); self.members()];
        for (unit, &member) in (0..).map(UnitId).zip(&self.member_of) {
            units[member as usize].push(unit);
        }
        units
    }

    /// The counts by period, with how often the member of each unit has learnt before.
    fn counts(&self, assignment: &Assignment) -> (Vec<i64>, Vec<i64>) {
        let mut learnt = vec![0; self.members()];
        let mut counts = vec![0; self.prices.len()];
        let mut so_far = Vec::with_capacity(self.member_of.len());
        for (unit, &period) in (0..).map(UnitId).zip(&self.period_of) {
            let exposure = self.exposure(assignment.slot(unit));
            let learnt = &mut learnt[self.member(unit)];
            let before = self.before[unit.index()] + *learnt;
            so_far.push(before);
            counts[period as usize] += self.brings(exposure, before, period);
            *learnt += i64::from(exposure.learnt);
        }
        (counts, so_far)
    }

    /// What the count of each period can come to: of those who can have learnt enough, and of all, no more are counted
    /// than there are places.
    fn ranges(&self, slots: &Slots) -> Vec<RangeInclusive<i64>> {
        let mut chances = vec![0; self.members()];
        let mut ranges = Vec::new();
        for (period, price) in slots.periods().iter().zip(&self.prices) {
            let here = || period.units.clone().map(|unit| UnitId(unit as u32));
            let open = |unit, of: fn(RoleExposure) -> bool| {
                let mut open = slots.open_to(unit).iter();
                open.any(|&slot| of(self.exposure(slot)))
            };
            let able: Vec<UnitId> = here().filter(|&unit| open(unit, |exposure| exposure.counted)).collect();
            let learnt = |unit: UnitId| self.before[unit.index()] + chances[self.member(unit)];
            let learnt = able.iter().filter(|&&unit| learnt(unit) >= self.threshold).count();
            let able = able.len();
            let counted = period.slots.clone().map(|slot| SlotId(slot as u32));
            let counted = counted.filter(|&slot| self.exposure(slot).counted);
            let groups: Option<Vec<usize>> = counted.map(|slot| slots.group_of(slot)).collect();
            let places = groups.map_or(able, |groups| {
                let groups: Vec<usize> = groups.into_iter().sorted_unstable().dedup().collect();
                *slots.capacity(&groups).end()
            });
            ranges.push(price.range(learnt.min(places) as i64, able.min(places) as i64));
            for unit in here().filter(|&unit| open(unit, |exposure| exposure.learnt)) {
                chances[self.member(unit)] += 1;
            }
        }
        ranges
    }
}

impl CountReadings for PriorExperience {
    fn value(&self, assignment: &Assignment) -> i64 {
        let (counts, _) = self.counts(assignment);
        let prices = self.prices.iter().zip(counts);
        prices.map(|(of, count)| of.price.at(count)).sum()
    }

    /// A lower bound: the least price of each period, over all that its count can come to.
    fn lower_bound(&self, slots: &Slots, _: &Interrupts<'_>) -> Option<i64> {
        let prices = self.prices.iter().zip(self.ranges(slots));
        Some(prices.map(|(of, range)| of.price.extremes(range).0).sum())
    }

    /// The linear reading: a binary for "has learnt enough by now" of each unit, one for "and is counted".
    fn rows(&self, slots: &Slots, reading: Reading, _: &[i64]) -> Rows {
        let mut rows = Rows::default();
        let mut counts: Vec<Expression> = vec![Vec::new(); self.prices.len()];
        for units in self.units_of_members() {
            let mut learnt: Expression = Vec::new();
            let mut chances = 0;
            for unit in units {
                let held = |of: fn(RoleExposure) -> bool| {
                    let open = slots.open_to(unit).iter();
                    let open = open.filter(move |&&slot| of(self.exposure(slot)));
                    open.map(|&slot| (Variable::Holds(unit, slot), 1)).collect::<Expression>()
                };
                let counted = held(|exposure| exposure.counted);
                let lacking = self.threshold - self.before[unit.index()];
                let period = self.period_of[unit.index()] as usize;
                let (count, price) = (&mut counts[period], &self.prices[period]);
                let brings = if lacking <= 0 { price.learnt } else { price.others };
                if brings != 0 {
                    count.extend(counted.iter().map(|&(variable, weight)| (variable, weight * brings)));
                }
                if lacking > 0 && !counted.is_empty() && chances >= lacking {
                    let meaning = Meaning::Within(learnt.clone(), lacking..=i64::MAX);
                    let enough = rows.auxiliary(0..=1, true, meaning);
                    let mut from_above = learnt.clone();
                    from_above.push((enough, -lacking));
                    rows.row(from_above, Some(0), None);
                    let mut from_below = learnt.clone();
                    from_below.push((enough, lacking - 1 - chances));
                    rows.row(from_below, None, Some(lacking - 1));
                    let both = vec![(counted.clone(), vec![(enough, 1)])];
                    let both = rows.auxiliary(0..=1, true, Meaning::AnyBoth(both));
                    let with = |other: Expression| {
                        let less = other.into_iter().map(|(variable, weight)| (variable, -weight));
                        less.chain([(both, 1)]).collect::<Expression>()
                    };
                    rows.row(with(counted.clone()), None, Some(0));
                    rows.row(with(vec![(enough, 1)]), None, Some(0));
                    let all = counted.into_iter().chain([(enough, 1)]);
                    rows.row(with(all.collect()), Some(-1), None);
                    count.push((both, price.learnt - price.others));
                }
                let learns = held(|exposure| exposure.learnt);
                chances += i64::from(!learns.is_empty());
                learnt.extend(learns);
            }
        }
        for ((count, range), of) in counts.into_iter().zip(self.ranges(slots)).zip(&self.prices) {
            rows.price(count, range, &of.price, reading);
        }
        rows
    }

    fn greatest(&self, slots: &Slots) -> i128 {
        let prices = self.prices.iter().zip(slots.periods());
        let most = |(of, period): (&ExperiencePrice, &Period)| {
            let units = period.units.len() as i64;
            of.price.greatest(&of.range(units, units))
        };
        prices.map(most).sum()
    }

    fn times(&self, factor: i64) -> Option<PriorExperience> {
        let prices = self.prices.iter().map(|of| Some(ExperiencePrice { price: of.price.times(factor)?, ..*of }));
        Some(PriorExperience { prices: prices.collect::<Option<_>>()?, ..self.clone() })
    }

    fn bytes(&self) -> usize {
        let units = self.member_of.len() * 6 * size_of::<u32>();
        let of_periods = self.prices.iter().map(|it| size_of::<ExperiencePrice>() + it.price.bytes());
        units + self.exposures.len() * size_of::<RoleExposure>() + of_periods.sum::<usize>()
    }

    fn exchanges(&self, _: &Slots, a: SlotId, b: SlotId) -> bool {
        self.exposure(a) == self.exposure(b)
    }
}

/// The counts while a search moves units about.
#[derive(Debug, Clone)]
pub(crate) struct PriorExperienceState<'a> {
    experience: &'a PriorExperience,
    units_of: Vec<Vec<UnitId>>,
    /// Position of each unit among those of its member.
    place: Vec<u32>,
    held: Vec<RoleExposure>,
    /// How often the member of each unit has learnt before it.
    so_far: Vec<i64>,
    counts: Vec<i64>,
}

impl<'a> PriorExperienceState<'a> {
    pub(crate) fn new(experience: &'a PriorExperience, assignment: &Assignment) -> Self {
        let (counts, so_far) = experience.counts(assignment);
        let units_of = experience.units_of_members();
        let mut place = vec![0; so_far.len()];
        for units in &units_of {
            for (at, unit) in (0..).zip(units) {
                place[unit.index()] = at;
            }
        }
        PriorExperienceState {
            experience,
            units_of,
            place,
            held: assignment.slots().iter().map(|&slot| experience.exposure(slot)).collect(),
            so_far,
            counts,
        }
    }

    /// The periods whose counts change when a unit comes to hold another slot, in order, and by how much.
    fn effects(&self, unit: UnitId, to: SlotId) -> impl Iterator<Item = (usize, i64)> {
        let units = &self.units_of[self.experience.member(unit)][self.place[unit.index()] as usize..];
        let new = self.experience.exposure(to);
        let old = self.held[unit.index()];
        let more = i64::from(new.learnt) - i64::from(old.learnt);
        let reach = if more == 0 { 1 } else { units.len() };
        let effect = move |&later: &UnitId| {
            let (held, so_far) = (self.held[later.index()], self.so_far[later.index()]);
            let period = self.experience.period_of[later.index()];
            let brings = |exposure, learnt| self.experience.brings(exposure, learnt, period);
            let after = if later == unit { brings(new, so_far) } else { brings(held, so_far + more) };
            let change = after - brings(held, so_far);
            (change != 0).then_some((period as usize, change))
        };
        units[..reach].iter().filter_map(effect)
    }

    fn cost(&self, period: usize, change: i64) -> i64 {
        let (price, count) = (&self.experience.prices[period].price, self.counts[period]);
        price.at(count + change) - price.at(count)
    }

    pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
        if self.experience.exposure(from) == self.experience.exposure(to) {
            return 0;
        }
        let effects = self.effects(unit, to);
        effects.map(|(period, change)| self.cost(period, change)).sum()
    }

    pub(crate) fn swap(&self, (first, a): (UnitId, SlotId), (second, b): (UnitId, SlotId)) -> i64 {
        if self.experience.exposure(a) == self.experience.exposure(b) {
            return 0;
        }
        let (mut left, mut right) = (self.effects(first, b).peekable(), self.effects(second, a).peekable());
        let mut cost = 0;
        loop {
            let order = match (left.peek(), right.peek()) {
                (Some((one, _)), Some((other, _))) => one.cmp(other),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return cost,
            };
            let one = left.next_if(|_| order.is_le());
            let other = right.next_if(|_| order.is_ge());
            let change = |effect: Option<(usize, i64)>| effect.map_or(0, |(_, change)| change);
            if let Some((period, _)) = one.or(other) {
                cost += self.cost(period, change(one) + change(other));
            }
        }
    }

    pub(crate) fn apply(&mut self, unit: UnitId, _: SlotId, to: SlotId) {
        let effects: Vec<(usize, i64)> = self.effects(unit, to).collect();
        for (period, change) in effects {
            self.counts[period] += change;
        }
        let new = self.experience.exposure(to);
        let more = i64::from(new.learnt) - i64::from(self.held[unit.index()].learnt);
        self.held[unit.index()] = new;
        if more != 0 {
            let units = &self.units_of[self.experience.member(unit)];
            for later in &units[self.place[unit.index()] as usize + 1..] {
                self.so_far[later.index()] += more;
            }
        }
    }
}

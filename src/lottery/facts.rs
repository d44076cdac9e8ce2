//! What everybody may know of the chances that a list gives.

use super::chance::Chance;
use super::list::LotteryList;
use crate::public::Public;
use crate::table::Table;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// What everybody may know of a list: how many have which chance, and how sure it is that nobody could have more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChanceFacts {
    total: u64,
    in_group: Option<String>,
    /// On how many entries members are, from the fewest up.
    times: Vec<u64>,
    /// The least chance of those who can be on a plan, and whether it is proved that no list of as many entries gives all of
    /// them more; `None` if nobody can be.
    least: Option<(Chance, bool)>,
}

impl LotteryList {
    /// What members see of the chances.
    ///
    /// Public are how many members have which chance, without names, the least chance of those who can be on a plan, and
    /// whether that is proved: so it was decided for all lotteries, since whoever is to trust a draw must see how even it
    /// is. The bound is no public fact, as it may tell of private rules, and neither are later levels, who has which
    /// chance, and why somebody is on no plan.
    pub(super) fn facts(&self) -> Public<ChanceFacts> {
        let least = self.levels.iter().map(|level| &level.least).min().cloned();
        // A later level that is below the first one is not bounded by it.
        let is_proved = |least: &Chance| self.levels[0].proof.is_some() && self.levels[0].least == *least;
        let least = least.map(|least| (least.clone(), is_proved(&least)));
        Public::fact(ChanceFacts {
            total: self.total(),
            in_group: self.group.clone(),
            times: self.sorted_times(),
            least,
        })
    }

    /// On how many entries members are, from the fewest up.
    pub(super) fn sorted_times(&self) -> Vec<u64> {
        let mut times: Vec<u64> = self.members.iter().map(|member| member.times).collect();
        times.sort_unstable();
        times
    }
}

impl ChanceFacts {
    /// The sentences for members, and the histogram.
    pub(super) fn tables(&self) -> Vec<Table> {
        let ChanceFacts { total, in_group, times, least } = self;
        let people = if times.len() == 1 { "member takes part" } else { "members take part" };
        let people = format!("{} {people}. One of {total} entries is drawn, each as likely as any other.", times.len());
        let least = match least {
            None => "Nobody can be on a plan that keeps the rules.".to_owned(),
            Some((least, is_proved)) => {
                let place = in_group.as_ref().map_or(String::new(), |name| format!(" in `{name}`"));
                let proof = if *is_proved {
                    format!("proved: no list of {total} entries gives each of them more")
                } else {
                    "not proved: another list may give each of them more".to_owned()
                };
                let least = entries_of(least, *total);
                format!(
                    "Everybody who can be on a plan that keeps the rules has a place{place} on {least} at least; {proof}."
                )
            }
        };
        vec![Table::new("How sure the chances are").notes([people, least]).opening(), histogram(times, *total)]
    }
}

/// So many bins a histogram has at most, beside that of those who are on no entry.
const MAX_BINS: u64 = 10;

/// How many members are on how many entries, in bins of the same width. `times` go from the fewest up.
pub(super) fn histogram(times: &[u64], total: u64) -> Table {
    let greatest = times.last().copied().unwrap_or(0);
    let width = greatest.div_ceil(MAX_BINS).max(1);
    let within = |from: u64, to: u64| times.partition_point(|of| *of <= to) - times.partition_point(|of| *of < from);
    let bins = (0..greatest.div_ceil(width)).map(|bin| (bin * width + 1, (bin + 1) * width));
    let named = |(from, to): (u64, u64)| if from == to { from.to_string() } else { format!("{from} to {to}") };
    let none = (within(0, 0) > 0).then(|| ["none".to_owned(), within(0, 0).to_string()]);
    let rows = none.into_iter().chain(bins.map(|bin| [named(bin), within(bin.0, bin.1).to_string()]));
    let title = "How many members have which chance";
    Table::new(title).text(format!("On how many of {total} entries")).number("Members").rows(rows).bars()
}

/// The same of a chance.
fn entries_of(chance: &Chance, total: u64) -> String {
    let times = chance.fraction() * BigRational::from_integer(total.into());
    entries(times.to_integer().to_u64().unwrap_or(total), total)
}

/// A chance as so many of all entries, in percent too where there are enough to speak of percent.
pub(super) fn entries(times: u64, total: u64) -> String {
    let percent =
        (total >= LEAST_FOR_PERCENT).then(|| format!(" ({:.1} %)", 100.0 * Chance::of(times, total).to_f64()));
    format!("{times} of {total}{}", percent.unwrap_or_default())
}

/// From this number on, parts of it are in percent.
const LEAST_FOR_PERCENT: u64 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_even_and_hold_everybody_once() {
        for (times, rows) in [
            (vec![5, 5, 5], vec![["1", "0"], ["2", "0"], ["3", "0"], ["4", "0"], ["5", "3"]]),
            (vec![0, 1, 2], vec![["none", "1"], ["1", "1"], ["2", "1"]]),
            (vec![0], vec![["none", "1"]]),
        ] {
            assert_eq!(histogram(&times, 10).rows, rows, "{times:?}");
        }
        let times: Vec<u64> = (0..=99).collect();
        let table = histogram(&times, 1000);
        assert_eq!((table.rows.len(), table.rows[1].clone()), (11, vec!["1 to 10".to_owned(), "10".to_owned()]));
        let numbers = table.rows.iter().map(|row| row[1].parse::<usize>().unwrap_or_default());
        assert_eq!(numbers.sum::<usize>(), times.len());
    }

    #[test]
    fn percent_needs_twenty_entries() {
        assert_eq!((entries(5, 10).as_str(), entries(91, 1000).as_str()), ("5 of 10", "91 of 1000 (9.1 %)"));
    }
}

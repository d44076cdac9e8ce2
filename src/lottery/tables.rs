//! What a list says, as tables.

use super::chance::Chance;
use super::facts::{ChanceFacts, entries, histogram};
use super::list::{ChanceLevel, ChanceProof, LotteryList, MemberChance};
use crate::composition::CompositionPlan;
use crate::placed::{PlannedGroup, with_hat};
use crate::public::Public;
use crate::table::{Presentation, Table, display_for_members};
use std::collections::BTreeMap;

display_for_members!(LotteryList);

impl Presentation for LotteryList {
    fn title(&self) -> String {
        "A lottery over plans".to_owned()
    }

    fn best_words(&self) -> &'static str {
        "Every plan of the list keeps this; how sure the chances are is said beside them."
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().map(|facts| ChanceFacts::tables(&facts))
    }

    fn for_organisers(&self) -> Vec<Table> {
        let numbered = self.plans.iter().map(|listed| (listed.times.to_string(), &listed.plan));
        self.chances().into_iter().chain([plans("Entries", numbered)]).collect()
    }
}

impl LotteryList {
    /// All that is to be said of chances, for those who organise.
    pub(super) fn chances(&self) -> Vec<Table> {
        let out = Table::new("Who can be on no plan").texts(["Member", "Why"]);
        let out =
            out.rows(self.excluded().map(|member| [member.id.clone(), member.excluded.clone().unwrap_or_default()]));
        [self.sure(), self.spread()]
            .into_iter()
            .chain(out.if_any())
            .chain([self.each(), self.together(), self.alike()])
            .collect()
    }

    fn excluded(&self) -> impl Iterator<Item = &MemberChance> {
        self.members.iter().filter(|member| member.level.is_none())
    }

    /// The levels with their proofs.
    fn sure(&self) -> Table {
        let total = self.total();
        let row = |(number, level): (usize, &ChanceLevel)| {
            let proof = match level.proof {
                Some(ChanceProof::Relaxation) => "proved in exact fractions, by the linear relaxation of the rules",
                Some(ChanceProof::Plans) => "proved in exact fractions, over all plans",
                None => "not proved",
            };
            let least = chance(&level.least);
            [number.to_string(), level.members.to_string(), least, chance(&level.bound), proof.to_owned()]
        };
        let table = Table::new("How sure the chances are").number("Level").number("Members").number("Least chance");
        let table = table.number("No lottery gives all more than").text("").rows((1..).zip(&self.levels).map(row));
        let proved = format!(
            "A level is proved where no list of {total} entries has a greater least chance, given the levels before."
        );
        table
            .notes([format!("The list has {total} entries, of {} different plans.", self.plans.len()), proved])
            .opening()
    }

    /// The histogram, and how even chances are.
    fn spread(&self) -> Table {
        let (times, total) = (self.sorted_times(), self.total());
        let able = || self.able().map(|(_, member)| member.times);
        let (least, greatest) = (able().min().unwrap_or(0), able().max().unwrap_or(0));
        let [least, greatest] = [least, greatest].map(|times| entries(times, total));
        let gini = self.figures().gini;
        histogram(&times, total).notes([format!(
            "Of those who can be on a plan, the least chance is {least} and the greatest {greatest}; the Gini coefficient of \
             their chances is {gini:.3}, and 0 if all are the same."
        )])
    }

    /// The chance of each, beside the bound of their level.
    fn each(&self) -> Table {
        let total = self.total();
        let row = |member: &MemberChance| {
            let level = member.level.and_then(|at| self.levels.get(at).map(|level| (at + 1, level)));
            let (number, bound) =
                level.map_or_else(Default::default, |(number, level)| (number.to_string(), chance(&level.bound)));
            [member.id.clone(), entries(member.times, total), bound, number]
        };
        let table = Table::new("The chance of each").text("Member").number("Entries").number("Bound of the level");
        table.number("Level").rows(self.members.iter().map(row)).detail()
    }

    /// Who is never with whom: what everybody could see in a list with names.
    fn together(&self) -> Table {
        let ids: Vec<&str> =
            self.members.iter().filter(|member| member.times > 0).map(|member| member.id.as_str()).collect();
        let place: BTreeMap<&str, usize> = ids.iter().copied().zip(0..).collect();
        let members = |group: &PlannedGroup| -> Vec<usize> {
            group.members.iter().filter_map(|member| place.get(member.id.as_str()).copied()).collect()
        };
        let groups = self.plans.iter().flat_map(|listed| listed.plan.groups());
        let groups: Vec<Vec<usize>> = groups.map(members).collect();
        let mut groups_of = vec![Vec::new(); ids.len()];
        for group in &groups {
            group.iter().for_each(|&member| groups_of[member].push(group));
        }
        let (mut number, mut pairs) = (0, Vec::new());
        for (one, groups) in groups_of.iter().enumerate() {
            let mut with = vec![false; ids.len()];
            groups.iter().copied().flatten().for_each(|&other| with[other] = true);
            for other in (one + 1..ids.len()).filter(|&other| !with[other]) {
                number += 1;
                if pairs.len() < MAX_NAMED {
                    pairs.push(format!("{} and {}", ids[one], ids[other]));
                }
            }
        }
        let told = match number {
            0 => "Of those who are on an entry, each is with each other one somewhere.".to_owned(),
            number => format!(
                "Of those who are on an entry, {number} pairs are never in one group: {}.",
                cut_short(pairs, number)
            ),
        };
        Table::new("What a list with names would give away").notes([told])
    }

    /// Who counts alike: those of one level.
    fn alike(&self) -> Table {
        let names = |at: usize| {
            let of_level = self.members.iter().filter(|member| member.level == Some(at));
            let names: Vec<String> = of_level.map(|member| member.id.clone()).collect();
            (names.len(), cut_short(names.iter().take(MAX_NAMED).cloned().collect(), names.len()))
        };
        let rows = self.levels.iter().enumerate().map(|(at, level)| {
            let (number, names) = names(at);
            [chance(&level.bound), number.to_string(), names]
        });
        let table = Table::new("Who counts alike, as chances with names would tell");
        table.number("Best chance").number("Members").text("Who").rows(rows).detail()
    }
}

/// So many names or pairs are told one by one.
const MAX_NAMED: usize = 30;

/// The first of so many names.
fn cut_short(names: Vec<String>, number: usize) -> String {
    let more = number.saturating_sub(names.len());
    let more = (more > 0).then(|| format!("and {more} more"));
    names.into_iter().chain(more).collect::<Vec<_>>().join(", ")
}

/// A fraction of more digits is told in percent alone.
const MAX_FRACTION_DIGITS: usize = 9;

/// A chance as a fraction and in percent.
fn chance(chance: &Chance) -> String {
    let (fraction, percent) = (chance.to_string(), format!("{:.2} %", 100.0 * chance.to_f64()));
    if fraction.len() > MAX_FRACTION_DIGITS { format!("about {percent}") } else { format!("{fraction} ({percent})") }
}

/// Plans in rows, each with which entries it is, or how many.
pub(super) fn plans<'a>(entries: &str, numbered: impl Iterator<Item = (String, &'a CompositionPlan)>) -> Table {
    let mut table = Table::new("The list").text(entries).detail();
    for (entries, plan) in numbered {
        if table.rows.is_empty() {
            table = table.texts(plan.groups().iter().map(|group| group.name.as_str()));
        }
        let groups = plan.groups().iter().map(|group| {
            let members = group.members.iter().map(|member| with_hat(&member.id, member.hat.as_ref()));
            members.collect::<Vec<_>>().join(", ")
        });
        table = table.rows([std::iter::once(entries).chain(groups).collect::<Vec<_>>()]);
    }
    table
}

//! The answer: who sits at which table, round by round.

use crate::audit::{GroupCounts, Mixing, NamedGroups, balance, counts_tables, who_met};
use crate::placed::with_hat;
use crate::public::{Public, sorted};
use crate::roster::Roster;
use crate::table::{Place, Presentation, Table, Target, cards, display_for_members, index, listed};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Who sits at which table, round by round.
///
/// `Display` and `Debug` are for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundsPlan {
    pub(super) rounds: Vec<PlannedRound>,
    #[serde(skip)]
    pub(super) counts: Vec<Vec<GroupCounts>>,
    #[serde(skip)]
    pub(super) mixing: Mixing,
    /// `None` for a plan that was read from a file.
    #[serde(skip)]
    pub(super) shown: Public<Option<Roster>>,
}

/// A round with its tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "round", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedRound {
    /// The tables, in the order of the problem.
    pub tables: Vec<PlannedTable>,
    /// Ids of those who are not there, in the order of the roster.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Ids of those who are there and sit out.
    #[serde(default)]
    pub out: Vec<String>,
}

/// A table with those who sit there, in the order of the roster. `Debug` prints no hats.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "table", deny_unknown_fields)]
#[non_exhaustive]
pub struct PlannedTable {
    /// Name of the table.
    pub name: String,
    /// Ids of its members.
    pub members: Vec<String>,
    /// The hats worn here by id, where hats are worn.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hats: BTreeMap<String, String>,
}

impl PlannedTable {
    fn names(&self) -> (&str, impl Iterator<Item = &str>) {
        (&self.name, self.members.iter().map(String::as_str))
    }
}

impl fmt::Debug for PlannedTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entry(&self.name, &self.members).finish()
    }
}

impl PlannedRound {
    /// A round from its tables: names with the ids of those who sit there.
    pub fn new<N, M>(tables: impl IntoIterator<Item = (N, Vec<M>)>) -> PlannedRound
    where
        N: Into<String>,
        M: Into<String>,
    {
        let table = |(name, members): (N, Vec<M>)| PlannedTable {
            name: name.into(),
            members: members.into_iter().map(Into::into).collect(),
            hats: BTreeMap::new(),
        };
        PlannedRound { tables: tables.into_iter().map(table).collect(), ..PlannedRound::default() }
    }

    /// The same round in which these sat out.
    #[must_use]
    pub fn out<T: Into<String>>(mut self, members: impl IntoIterator<Item = T>) -> PlannedRound {
        self.out = members.into_iter().map(Into::into).collect();
        self
    }
}

impl RoundsPlan {
    /// The rounds in order.
    pub fn rounds(&self) -> &[PlannedRound] {
        &self.rounds
    }

    /// How many of each tag each table of each round has, under all lenses side by side. For those who organise; empty
    /// for a plan that was read from a file.
    pub fn counts(&self) -> &[Vec<GroupCounts>] {
        &self.counts
    }

    /// Who meets how many others, which pairs repeat, and how many pairs could meet at most. Of nobody for a plan that
    /// was read from a file.
    pub fn mixing(&self) -> &Mixing {
        &self.mixing
    }

    /// Who is where in each round.
    fn facts(&self) -> Public<Vec<NamedRound>> {
        let round = |round: &PlannedRound| NamedRound {
            tables: NamedGroups::new(round.tables.iter().map(PlannedTable::names)),
            out: sorted(round.out.iter().cloned()),
            absent: sorted(round.absent.iter().cloned()),
        };
        Public::fact(self.rounds.iter().map(round).collect())
    }
}

/// The rounds in order: what [`RoundsBuilder::fixed`](crate::RoundsBuilder::fixed) and
/// [`RoundRule::as_announced`](crate::RoundRule::as_announced) take.
impl<'a> IntoIterator for &'a RoundsPlan {
    type Item = &'a PlannedRound;
    type IntoIter = std::slice::Iter<'a, PlannedRound>;

    fn into_iter(self) -> Self::IntoIter {
        self.rounds.iter()
    }
}

/// Two plans are equal when in every round the same members are at the same tables under the same hats.
impl PartialEq for RoundsPlan {
    fn eq(&self, other: &Self) -> bool {
        self.rounds == other.rounds
    }
}

impl fmt::Debug for RoundsPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts().get().fmt(f)
    }
}

display_for_members!(RoundsPlan);

impl Presentation for RoundsPlan {
    fn title(&self) -> String {
        "Who sits at which table".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        let mixing = self.mixing.for_members();
        self.facts().with(self.shown.as_ref()).with(mixing).map(|((rounds, shown), mixing)| {
            let shown = shown.as_ref();
            let names: Vec<&String> = shown.iter().flat_map(|roster| roster.showing()).collect();
            let tags = Table::new("What people show").rows_of_tags(names, shown).detail().if_any();
            let counts = (1..).zip(&rounds).filter_map(|(number, round): (usize, _)| {
                let title = format!("Round {number}: how many show each tag");
                round.tables.counts(title, "Table", shown).map(Table::detail)
            });
            let tables = (1..).zip(&rounds).map(|(number, round)| round.table(number));
            let periods = (1..).zip(&rounds).map(|(number, round)| (title(number), round.places(number)));
            let index = index("Member", periods);
            tables.chain(mixing).chain(met(&rounds)).chain([index]).chain(tags).chain(counts).collect()
        })
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.facts().map(|rounds| {
            let rows = (1..).zip(&rounds).flat_map(|(number, round)| round.rows_of_cards(number));
            cards(["Round", "Table", "With"], rows)
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let counts = counts_tables(Some("round"), "table", &self.counts);
        let balance = (1..).zip(&self.counts).flat_map(|(number, counts): (usize, _)| {
            balance(&format!("Balance in round {number}"), "table", counts).collect::<Vec<_>>()
        });
        let rounds = (1..).zip(&self.rounds).map(|(number, round)| round.list(number));
        let plan = std::iter::once(self.placements()).chain(rounds).chain(balance);
        plan.chain(self.mixing.for_organisers()).chain(met(self.facts().get())).chain(counts).collect()
    }
}

/// A round as everybody may know it, all names in their order.
#[derive(Debug)]
struct NamedRound {
    tables: NamedGroups,
    out: Vec<String>,
    absent: Vec<String>,
}

impl NamedRound {
    fn table(&self, number: usize) -> Table {
        let others = [listed("Sitting out", &self.out), listed("Not there", &self.absent)];
        let table = Table::new(title(number)).text("Table").text("Members");
        table.rows(self.tables.rows()).notes(others.into_iter().flatten())
    }
}

/// How often each pair shares a table, if there are several rounds.
fn met(rounds: &[NamedRound]) -> Option<Table> {
    let people = rounds.iter().flat_map(|round| round.tables.by_member().map(|(member, ..)| member));
    let people: BTreeSet<&str> = people.collect();
    let tables = rounds.iter().flat_map(|round| round.tables.iter());
    let pairs = tables.flat_map(|(_, members)| members.iter().map(String::as_str).array_combinations());
    let table = if rounds.len() > 1 { who_met("Who meets whom", people, pairs) } else { None };
    table.map(|table| table.notes(["Figures are rounds at the same table."]))
}

/// What a round is called.
fn title(number: usize) -> String {
    format!("Round {number}")
}

impl NamedRound {
    /// Everybody, and where they are.
    fn places(&self, number: usize) -> Vec<(&str, Place)> {
        let place = |said: &str, row: &str| Place { said: said.to_owned(), leads_to: Target::new(title(number), row) };
        let seated = self.tables.by_member().map(|(member, table, _)| (member, place(table, table)));
        seated.chain(self.others().map(|(member, words)| (member, place(words, "")))).collect()
    }

    /// What the card of each says of the round.
    fn rows_of_cards(&self, number: usize) -> Vec<(&str, [String; 3])> {
        let seated = self.tables.by_member().map(|(member, table, with)| (member, table, with.join(", ")));
        let others = self.others().map(|(member, words)| (member, words, String::new()));
        let row = |(member, place, with): (_, &str, _)| (member, [number.to_string(), place.to_owned(), with]);
        seated.chain(others).map(row).collect()
    }

    /// Those who sit at no table, and why.
    fn others(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let others = [("sitting out", &self.out), ("not there", &self.absent)];
        others.into_iter().flat_map(|(words, ids)| ids.iter().map(move |id| (id.as_str(), words)))
    }
}

impl PlannedRound {
    /// The tables in rows, with the hats that are worn.
    fn list(&self, number: usize) -> Table {
        let rows = self.tables.iter().map(|table| {
            let members = table.members.iter().map(|id| with_hat(id, table.hats.get(id)));
            [table.name.clone(), members.collect::<Vec<_>>().join(", ")]
        });
        let others = [listed("Sitting out", &self.out), listed("Not there", &self.absent)];
        let table = Table::new(title(number)).text("Table").text("Members");
        table.rows(rows).notes(others.into_iter().flatten())
    }
}

impl RoundsPlan {
    /// A row for each member and round with round, status (`seated`, `out` or `absent`), table, id and hat.
    fn placements(&self) -> Table {
        let table = Table::new("Placements").number("round").texts(["status", "table", "id", "hat"]);
        (1..).zip(&self.rounds).fold(table, |table, (number, round): (usize, _)| {
            let row = |status, name: &str, id: &String, hat: Option<&String>| {
                [number.to_string(), status, name.to_owned(), id.clone(), hat.cloned().unwrap_or_default()]
            };
            let seated = round.tables.iter().flat_map(|at| {
                at.members.iter().map(move |id| row("seated".to_owned(), &at.name, id, at.hats.get(id)))
            });
            let out = round.out.iter().map(|id| row("out".to_owned(), "", id, None));
            let absent = round.absent.iter().map(|id| row("absent".to_owned(), "", id, None));
            table.rows(seated.chain(out).chain(absent)).detail()
        })
    }
}

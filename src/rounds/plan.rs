//! The answer: who sits at which table, round by round.

use crate::audit::{GroupCounts, MembersView, Mixing, counts_tables};
use crate::table::{Audience, Presentation, Table, display_for_members, listed};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Who sits at which table, round by round.
///
/// `Display` is for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundsPlan {
    pub(super) rounds: Vec<PlannedRound>,
    #[serde(skip)]
    pub(super) counts: Vec<Vec<GroupCounts>>,
    #[serde(skip)]
    pub(super) mixing: Mixing,
    /// Empty for a plan that was read from a file.
    #[serde(skip)]
    pub(super) views: Vec<MembersView>,
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

/// A table with those who sit there, in the order of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    fn names(&self) -> (&str, Vec<&str>) {
        (&self.name, self.members.iter().map(String::as_str).collect())
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

    /// What members may see of the tables of each round; of a plan that was read from a file, names alone.
    fn members_views(&self) -> Cow<'_, [MembersView]> {
        if !self.views.is_empty() {
            return Cow::Borrowed(&self.views);
        }
        let names = |round: &PlannedRound| MembersView::of_names(round.tables.iter().map(PlannedTable::names));
        self.rounds.iter().map(names).collect()
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
        f.debug_list().entries(&self.rounds).finish()
    }
}

display_for_members!(RoundsPlan);

impl Presentation for RoundsPlan {
    fn title(&self) -> String {
        "Who sits at which table".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        let mixing = self.mixing.tables(audience);
        match audience {
            Audience::Members => {
                let views = self.members_views();
                let rounds = (1..).zip(&self.rounds).zip(views.iter());
                let rounds = rounds.map(|((number, round), view)| round.for_members(number, view));
                let shown = views.iter().flat_map(MembersView::members).unique().filter(|(_, tags)| !tags.is_empty());
                let shown = Table::new("What people show").rows_of_tags(shown).detail().if_any();
                let counts = (1..).zip(views.iter()).filter_map(|(number, view): (usize, _)| {
                    let title = format!("Round {number}: how many there are, counted in each way");
                    view.counts(title, "Table").map(Table::detail)
                });
                rounds.chain(shown).chain(counts).chain(mixing).collect()
            }
            Audience::Organisers => {
                let counts = counts_tables(Some("round"), "table", &self.counts);
                std::iter::once(self.placements()).chain(counts).chain(mixing).collect()
            }
        }
    }
}

impl PlannedRound {
    /// The tables in rows; `view` is what members may see of them.
    fn for_members(&self, number: usize, view: &MembersView) -> Table {
        let others = [listed("Sitting out", &self.out), listed("Not there", &self.absent)];
        let table = Table::new(format!("Round {number}")).text("Table").text("Members");
        table.rows(view.rows()).notes(others.into_iter().flatten())
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
            table.rows(seated.chain(out).chain(absent))
        })
    }
}

//! How well people mix over several rounds.

use super::who_met::histogram;
use crate::outcome::plain;
use crate::placed::PlannedGroup;
use crate::public::{Public, by_name};
use crate::roster::Roster;
use crate::table::{Presentation, Table, display_for_members};
use crate::unit::Unit;
use serde::Serialize;
use std::collections::BTreeMap;

/// Who meets how many others over the rounds of a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mixing {
    /// One entry a member, in the order of the roster.
    pub members: Vec<MemberMixing>,
    /// Fewest different people that anybody meets who is there in some round.
    pub fewest_met: usize,
    /// Pairs that meet at least once.
    pub pairs_met: usize,
    /// Pairs that can meet at most, however the tables are filled: a bound from their sizes and the number of rounds.
    pub most_pairs: usize,
    /// All pairs of the roster.
    pub pairs: usize,
    /// Pairs that meet more than once, with those that had met before and meet again; in the order of the roster.
    pub repeats: Vec<Repeat>,
}

/// How one member mixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MemberMixing {
    /// Id of the member.
    pub id: String,
    /// Rounds in which the member sits at a table.
    pub rounds: usize,
    /// Different people met.
    pub met: usize,
    /// Those of them whom the member had not met before the first round.
    pub new: usize,
}

/// A pair that meets more than once: at tables, or as neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Repeat {
    /// The earlier member.
    pub first: String,
    /// The later one.
    pub second: String,
    /// Meetings in these rounds, or at these meetings.
    pub meetings: usize,
    /// Meetings before the first of them.
    pub before: usize,
}

impl Mixing {
    /// `rounds` are the tables of each; `past` the meetings before, by positions in the roster, the earlier first.
    pub(crate) fn new(
        roster: &Roster,
        rounds: &[Vec<PlannedGroup>],
        past: &BTreeMap<(usize, usize), usize>,
        most_pairs: usize,
    ) -> Mixing {
        let members = roster.len();
        let mut seated = vec![0; members];
        let mut meetings: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for table in rounds.iter().flatten() {
            let mut here: Vec<usize> = table
                .members
                .iter()
                .filter_map(|placed| roster.find(&placed.id))
                .map(|member| member.index())
                .collect();
            here.sort_unstable();
            for (at, &first) in here.iter().enumerate() {
                seated[first] += 1;
                for &second in &here[at + 1..] {
                    *meetings.entry((first, second)).or_default() += 1;
                }
            }
        }
        let before = |pair: &(usize, usize)| past.get(pair).copied().unwrap_or(0);
        let (mut met, mut new) = (vec![0; members], vec![0; members]);
        for pair in meetings.keys() {
            for member in [pair.0, pair.1] {
                met[member] += 1;
                new[member] += usize::from(before(pair) == 0);
            }
        }
        let names: Vec<&str> = roster.member_ids().map(|member| roster.name(member)).collect();
        let again = meetings.iter().filter(|&(pair, &times)| times + before(pair) > 1);
        let repeat = |(pair, &meetings): (&(usize, usize), &usize)| Repeat {
            first: names[pair.0].to_owned(),
            second: names[pair.1].to_owned(),
            meetings,
            before: before(pair),
        };
        Mixing {
            repeats: again.map(repeat).collect(),
            fewest_met: (0..members).filter(|&member| seated[member] > 0).map(|member| met[member]).min().unwrap_or(0),
            members: (0..members)
                .map(|member| MemberMixing {
                    id: names[member].to_owned(),
                    rounds: seated[member],
                    met: met[member],
                    new: new[member],
                })
                .collect(),
            pairs_met: meetings.len(),
            most_pairs,
            pairs: members * members.saturating_sub(1) / 2,
        }
    }
}

display_for_members!(Mixing);

impl Presentation for Mixing {
    fn title(&self) -> String {
        "How people mix".to_owned()
    }

    /// Nothing of a plan that was read from a file.
    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().map(|mixing| mixing.with_sentences([mixing.histogram()]))
    }

    /// Nothing of a plan that was read from a file.
    fn for_organisers(&self) -> Vec<Table> {
        let rows = self.members.iter().map(|of| of.row().into_iter().chain([of.new.to_string()]));
        let met = Table::new("People met").text("id").numbers(["rounds", "met", "new"]).rows(rows).bars();
        self.with_sentences([self.histogram(), met].into_iter().chain(Repeat::table(&self.repeats)))
    }
}

impl MemberMixing {
    fn row(&self) -> [String; 3] {
        [self.id.clone(), self.rounds.to_string(), self.met.to_string()]
    }
}

const OTHERS: Unit = Unit::new("other", "others");

impl Mixing {
    /// What the plan says by itself: whom anybody had met before is left out.
    fn facts(&self) -> Public<Mixing> {
        let mut mixing = self.clone();
        mixing.members.sort_by(|a, b| by_name(&a.id, &b.id));
        mixing.members.iter_mut().for_each(|of| of.new = of.met);
        mixing.repeats.retain(|repeat| repeat.meetings > 1);
        mixing.repeats.iter_mut().for_each(|repeat| repeat.before = 0);
        Public::fact(mixing)
    }

    fn with_sentences(&self, tables: impl IntoIterator<Item = Table>) -> Vec<Table> {
        if self.members.is_empty() {
            return Vec::new();
        }
        std::iter::once(Table::new(self.title()).notes(self.sentences())).chain(tables).collect()
    }

    /// How many others each meets of those who are there, beside the most that the sizes of tables let them.
    fn histogram(&self) -> Table {
        let there: Vec<usize> = self.members.iter().filter(|of| of.rounds > 0).map(|of| of.met).collect();
        let each = |pairs: usize| plain(2.0 * pairs as f64 / there.len().max(1) as f64);
        let (met, most) = (each(self.pairs_met), each(self.most_pairs));
        let note = format!("On average a person meets {met} others; tables of these sizes let it be {most} at most.");
        histogram("How many different people each meets", "People met", there).notes([note])
    }

    fn sentences(&self) -> [String; 3] {
        let Mixing { fewest_met, pairs_met, most_pairs, pairs, .. } = self;
        [
            format!("{pairs_met} of {pairs} pairs meet; tables of these sizes let {most_pairs} meet at most."),
            format!("Everybody meets at least {}.", OTHERS.counted(*fewest_met as f64)),
            match self.repeats.len() {
                0 => "No pair meets twice.".to_owned(),
                1 => "1 pair meets more than once.".to_owned(),
                repeats => format!("{repeats} pairs meet more than once."),
            },
        ]
    }
}

impl Repeat {
    /// Pairs that meet again, for those who organise; `None` if there are none.
    pub(super) fn table(repeats: &[Repeat]) -> Option<Table> {
        let row = |of: &Repeat| [of.first.clone(), of.second.clone(), of.meetings.to_string(), of.before.to_string()];
        let table = Table::new("Pairs that meet more than once").text("first").text("second");
        table.numbers(["meetings", "before"]).rows(repeats.iter().map(row)).if_any()
    }
}

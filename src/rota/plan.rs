//! The answer: who holds which role at which meeting.

use super::planned::PlannedTurns;
use super::turns::Turns;
use crate::public::{Public, sorted};
use crate::roster::Roster;
use crate::table::{Place, Presentation, Table, Target, cards, display_for_members, index};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Who holds which role at which meeting.
///
/// `Display` and `Debug` are for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RotaPlan {
    pub(super) meetings: Vec<PlannedTurns>,
    #[serde(skip)]
    pub(super) turns: Turns,
    /// `None` for a plan that was read from a file.
    #[serde(skip)]
    pub(super) shown: Public<Option<Roster>>,
}

impl RotaPlan {
    /// The meetings in order.
    pub fn meetings(&self) -> &[PlannedTurns] {
        &self.meetings
    }

    /// Everybody's turns beside their share, and the turns by background. Of nobody for a plan that was read from a
    /// file.
    pub fn turns(&self) -> &Turns {
        &self.turns
    }

    /// Who holds which role at each meeting, and who is not there.
    pub(crate) fn facts(&self) -> Public<NamedRota> {
        let names = |names: &[String]| sorted(names.iter().cloned());
        let meeting = |meeting: &PlannedTurns| PlannedTurns {
            roles: meeting.roles.iter().map(|(role, holders)| (role.clone(), names(holders))).collect(),
            absent: names(&meeting.absent),
            ..meeting.clone()
        };
        let roles = self.turns.roles_in_order(&self.meetings).into_iter().map(str::to_owned);
        Public::fact(NamedRota { roles: roles.collect(), meetings: self.meetings.iter().map(meeting).collect() })
    }
}

/// The meetings in order: what [`RotaBuilder::fixed`](crate::RotaBuilder::fixed) and
/// [`RotaRule::as_announced`](crate::RotaRule::as_announced) take.
impl<'a> IntoIterator for &'a RotaPlan {
    type Item = &'a PlannedTurns;
    type IntoIter = std::slice::Iter<'a, PlannedTurns>;

    fn into_iter(self) -> Self::IntoIter {
        self.meetings.iter()
    }
}

/// Two plans are equal when the same members hold the same roles at every meeting.
impl PartialEq for RotaPlan {
    fn eq(&self, other: &Self) -> bool {
        self.meetings == other.meetings
    }
}

impl fmt::Debug for RotaPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts().get().meetings.fmt(f)
    }
}

display_for_members!(RotaPlan);

impl Presentation for RotaPlan {
    fn title(&self) -> String {
        "Who holds which role".to_owned()
    }

    fn for_members(&self) -> Public<Vec<Table>> {
        self.facts().with(self.turns.facts()).with(self.shown.as_ref()).map(|((rota, turns), shown)| {
            let by_tag = shown.as_ref().map(|shown| turns.by_tag(shown));
            let rest = std::iter::once(turns.of_members()).chain(by_tag).filter_map(Table::if_any);
            std::iter::once(rota.timetable()).chain(rest).chain([rota.strip()]).collect()
        })
    }

    fn cards(&self) -> Public<Vec<Table>> {
        self.facts().map(|rota| {
            let held = (1..).zip(&rota.meetings).flat_map(|(number, meeting)| rota.held(number, meeting));
            let row = |(member, number, roles): (_, u32, _)| (member, [number.to_string(), roles]);
            cards(["Meeting", "Role"], held.map(row))
        })
    }

    fn for_organisers(&self) -> Vec<Table> {
        let rota = self.facts().into_inner();
        [self.rows(), rota.timetable()].into_iter().chain(self.turns.for_organisers()).chain([rota.strip()]).collect()
    }
}

/// A rota as everybody may know it, names of members in their order.
pub(crate) struct NamedRota {
    /// In the order of the problem.
    pub(crate) roles: Vec<String>,
    pub(crate) meetings: Vec<PlannedTurns>,
}

impl NamedRota {
    /// A row for each meeting and a column for each role.
    fn timetable(&self) -> Table {
        let rows = (1..).zip(&self.meetings).map(|(number, meeting): (u32, _)| {
            let held = self.roles.iter().map(|role| meeting.told(role));
            std::iter::once(number.to_string()).chain(held).chain([meeting.absent.join(", ")]).collect::<Vec<_>>()
        });
        let table = Table::new(TIMETABLE).number("Meeting").texts(&self.roles).text("Not there");
        table.rows(rows).without_empty_columns()
    }
}

const TIMETABLE: &str = "Timetable";

impl NamedRota {
    /// Everybody's turns, meeting by meeting.
    fn strip(&self) -> Table {
        let periods = (1..).zip(&self.meetings).map(|(number, meeting)| {
            let places = self.held(number, meeting).into_iter().map(|(member, number, said)| {
                (member, Place { said, leads_to: Target::new(TIMETABLE, number.to_string()) })
            });
            (number.to_string(), places)
        });
        index("Member", periods)
    }

    /// The roles of each who has any at a meeting, with its number, and who is not there.
    fn held<'a>(&'a self, number: u32, meeting: &'a PlannedTurns) -> Vec<(&'a str, u32, String)> {
        let turns = self.roles.iter().flat_map(|role| meeting.holders(role).iter().map(move |id| (id, role.as_str())));
        let mut held: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        turns.for_each(|(id, role)| held.entry(id).or_default().push(role));
        let absent = meeting.absent.iter().map(|id| (id.as_str(), number, "not there".to_owned()));
        held.into_iter().map(|(id, roles)| (id, number, roles.join(", "))).chain(absent).collect()
    }
}

impl RotaPlan {
    /// A row for each turn with meeting, role and id, one for each place that stays open with the id left empty, and
    /// one for each absence with the role left empty.
    fn rows(&self) -> Table {
        let table = Table::new("Turns").number("meeting").texts(["status", "role", "id"]);
        (1..)
            .zip(&self.meetings)
            .fold(table, |table, (number, meeting): (u32, _)| {
                let number = number.to_string();
                let roles = self.turns.roles_in_order(std::slice::from_ref(meeting));
                let turns =
                    roles.iter().flat_map(|&role| meeting.holders(role).iter().map(move |id| ("turn", role, id)));
                let no_id = &String::new();
                let open = roles.iter().flat_map(|&role| {
                    let places = meeting.open.get(role).copied().unwrap_or(0);
                    std::iter::repeat_n(("open", role, no_id), places)
                });
                let absent = meeting.absent.iter().map(|id| ("absent", "", id));
                table.rows(
                    turns
                        .chain(open)
                        .chain(absent)
                        .map(|(status, role, id)| [&number, status, role, id].map(str::to_owned)),
                )
            })
            .detail()
    }
}

//! The answer: who holds which role at which meeting.

use super::planned::PlannedTurns;
use super::turns::Turns;
use crate::table::{Audience, Presentation, Table, display_for_members};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who holds which role at which meeting.
///
/// `Display` is for members. Everything else here, and the serde form, is for those who organise.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RotaPlan {
    pub(super) meetings: Vec<PlannedTurns>,
    #[serde(skip)]
    pub(super) turns: Turns,
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
        f.debug_list().entries(&self.meetings).finish()
    }
}

display_for_members!(RotaPlan);

impl Presentation for RotaPlan {
    fn title(&self) -> String {
        "Who holds which role".to_owned()
    }

    fn tables(&self, audience: Audience) -> Vec<Table> {
        let first = match audience {
            Audience::Members => self.timetable(),
            Audience::Organisers => self.rows(),
        };
        std::iter::once(first).chain(self.turns.tables(audience)).collect()
    }
}

impl RotaPlan {
    /// A row for each meeting and a column for each role.
    fn timetable(&self) -> Table {
        let roles = self.turns.roles_in_order(&self.meetings);
        let rows = (1..).zip(&self.meetings).map(|(number, meeting): (u32, _)| {
            let held = roles.iter().map(|role| meeting.told(role));
            std::iter::once(number.to_string()).chain(held).chain([meeting.absent.join(", ")]).collect::<Vec<_>>()
        });
        let table = Table::new("Timetable").number("Meeting").texts(roles.iter().copied()).text("Not there");
        table.rows(rows).without_empty_columns()
    }

    /// A row for each turn with meeting, role and id, one for each place that stays open with the id left empty, and
    /// one for each absence with the role left empty.
    fn rows(&self) -> Table {
        let table = Table::new("Turns").number("meeting").texts(["status", "role", "id"]);
        (1..).zip(&self.meetings).fold(table, |table, (number, meeting): (u32, _)| {
            let number = number.to_string();
            let roles = self.turns.roles_in_order(std::slice::from_ref(meeting));
            let turns = roles.iter().flat_map(|&role| meeting.holders(role).iter().map(move |id| ("turn", role, id)));
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
    }
}

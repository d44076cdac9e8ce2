//! How many visits members pay to places over the periods: to tables over rounds, or over meetings.

use super::bounds::Bounds;
use crate::error::{Faults, InputFault, Noun, quoted};
use crate::model::Price;
use crate::periods;
use crate::roster::names::nearest;
use crate::roster::{MemberId, Roster};
use crate::unit::Unit;
use itertools::Itertools;
use serde::{Deserialize, Serialize};

/// Everybody pays `min` to `max` visits to each table.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberOfVisits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max: Option<u32>,
    /// All of them if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tables: Option<Vec<String>>,
    /// Whether visits to all these tables are added up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) in_total: bool,
    /// All of them if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) members: Option<Vec<String>>,
}

/// What the cost counts.
pub(crate) const VISITS_OFF: Unit = Unit::new("visit too many or too few", "visits too many or too few");

impl NumberOfVisits {
    /// As many visits of everybody to each table.
    pub(crate) fn new(Bounds { min, max }: Bounds) -> NumberOfVisits {
        NumberOfVisits { min, max, tables: None, in_total: false, members: None }
    }

    /// The rule in words.
    pub(crate) fn words(&self) -> String {
        let whom = match self.members.as_deref() {
            None => "everybody".to_owned(),
            Some([only]) => format!("`{only}`"),
            Some(members) => format!("each of {}", quoted(members)),
        };
        let where_to = match (self.tables.as_deref(), self.in_total) {
            (None, false) => "each table".to_owned(),
            (None, true) => "tables in total".to_owned(),
            (Some([only]), _) => format!("`{only}`"),
            (Some(tables), false) => format!("each of {}", quoted(tables)),
            (Some(tables), true) => format!("{} in total", quoted(tables)),
        };
        format!("{whom} pays {} to {where_to}", self.bounds().counted("visit", "visits"))
    }

    fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }

    /// What a number of visits costs.
    pub(crate) fn price(&self) -> Price {
        Price::range(self.bounds().low(), self.bounds().high())
    }

    /// Those whose visits are counted, with the faults of the rule; `known` are the tables that there are.
    pub(crate) fn visitors(&self, known: &[&str], roster: &Roster, faults: &mut Faults) -> Vec<MemberId> {
        faults.note(self.bounds().fault());
        check_tables(self.tables.as_deref(), known, faults);
        let named = named_members(self.members.as_deref(), roster, faults);
        named.unwrap_or_else(|| roster.member_ids().collect())
    }

    /// The tables whose visits are counted together, of those `known`.
    pub(crate) fn places<'a>(&'a self, known: Vec<&'a str>) -> Vec<Vec<&'a str>> {
        let tables = match &self.tables {
            None => known,
            Some(names) => names.iter().map(String::as_str).collect(),
        };
        if self.in_total { vec![tables] } else { tables.into_iter().map(|table| vec![table]).collect() }
    }
}

/// Notes tables that are not `known`, tables named twice, and an empty list of them.
pub(crate) fn check_tables(named: Option<&[String]>, known: &[&str], faults: &mut Faults) {
    let Some(named) = named else { return };
    for name in named.iter().filter(|name| !known.contains(&name.as_str())) {
        let near = faults.suggest(|| nearest(name, known.iter().copied()));
        faults.push(InputFault::unknown(Noun::Table, name, near));
    }
    for name in named.iter().duplicates() {
        faults.push(InputFault::twice(Noun::Table, name));
    }
    if named.is_empty() {
        faults.push(InputFault::none_named(Noun::Table));
    }
}

/// The members that a rule names, if it names any; notes an empty list, and unknown members and ones named twice.
pub(crate) fn named_members(named: Option<&[String]>, roster: &Roster, faults: &mut Faults) -> Option<Vec<MemberId>> {
    let names = named?;
    if names.is_empty() {
        faults.push(InputFault::none_named(Noun::Member));
    }
    Some(periods::members(roster, names, faults))
}

//! What work weighs for those who take it, and whose work they would rather have.

use crate::shares::check::held::Held;
use crate::shares::instance::Person;
use crate::shares::known::KnownNames;
use crate::table::Table;
use serde::Serialize;
use std::fmt;

/// What work weighs for one who takes part.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MemberBurden {
    /// Id of the member.
    pub id: String,
    /// What the work that the member takes weighs for them.
    pub burden: i64,
    /// Whose work would weigh less for the member than their own; `None` if nobody's would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envy: Option<Envy>,
}

/// That somebody would rather have the work of another: of those whose work would weigh less for them, the one whose
/// would weigh least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Envy {
    /// Id of the other.
    pub of: String,
    /// By how much their work would weigh less.
    pub by: i64,
    /// Whether it would not weigh less than what is left of their own without the place that weighs most for them:
    /// "envy-free up to one item" (Budish, "The combinatorial assignment problem", 2011), for work.
    pub up_to_one_place: bool,
}

/// What work weighs for anybody is not printed.
impl fmt::Debug for MemberBurden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberBurden").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What the work of everybody weighs for each; empty if nobody says what any weighs.
pub(super) fn burdens(known: KnownNames<'_>, held: &Held) -> Vec<MemberBurden> {
    let instance = known.instance;
    if !instance.has_burdens() {
        return Vec::new();
    }
    let member = |(at, person): (usize, &Person)| {
        let mut work = vec![0; instance.people.len()];
        let mut heaviest = 0;
        for (piece, people) in held.work.iter().enumerate() {
            for &holder in people {
                work[holder] += person.burden(piece);
                if holder == at {
                    heaviest = heaviest.max(person.burden(piece));
                }
            }
        }
        let own = work[at];
        let lightest = work.iter().enumerate().min_by_key(|&(_, weight)| *weight);
        let envy = lightest.filter(|&(_, &weight)| weight < own).map(|(other, &weight)| Envy {
            of: known.name(other).to_owned(),
            by: own - weight,
            up_to_one_place: own - heaviest <= weight,
        });
        MemberBurden { id: known.name(at).to_owned(), burden: own, envy }
    };
    instance.people.iter().enumerate().map(member).collect()
}

/// For those who organise: a row for each member with what their work weighs for them, whose they would rather have, by
/// how much, and whether without one place they would not.
pub(super) fn table(burdens: &[MemberBurden]) -> Table {
    let rows = burdens.iter().map(|of| {
        let [other, by, up_to_one_place] = match &of.envy {
            Some(envy) => {
                let up_to_one_place = if envy.up_to_one_place { "yes" } else { "no" };
                [envy.of.clone(), envy.by.to_string(), up_to_one_place.to_owned()]
            }
            None => [const { String::new() }; 3],
        };
        [of.id.clone(), of.burden.to_string(), other, by, up_to_one_place]
    });
    let table = Table::new("What work weighs for whom").text("id").number("burden").text("would_rather_have");
    let table = table.number("by").text("up_to_one_place").rows(rows);
    let envies = burdens.iter().filter_map(|of| of.envy.as_ref());
    if burdens.is_empty() {
        table
    } else if envies.clone().next().is_none() {
        table.notes(["Nobody would rather have the work of another."])
    } else if envies.clone().all(|envy| envy.up_to_one_place) {
        table.notes(["Without one place of their own, nobody would rather have the work of another."])
    } else {
        table
    }
}

//! What can be wrong with a room.

use super::location::{NameKind, suggestion};
use std::fmt;

/// One fault of a room: which seats it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoomFault {
    /// A room without seats.
    #[error("the room has no seats; add at least one")]
    NoSeat,
    /// More seats than are worked with.
    #[error("the room has more than {most} seats; plan it in parts")]
    TooManySeats {
        /// How many there may be.
        most: usize,
    },

    /// A fault of one seat.
    #[error("seat {place}{}: {fault}", named(.id))]
    AtSeat {
        /// Its place in the list of seats, from 1.
        place: usize,
        /// Its id.
        id: String,
        /// What is wrong with it.
        fault: Box<RoomFault>,
    },
    /// A fault of a list of seats.
    #[error("{list}: {fault}")]
    InList {
        /// The list.
        list: SeatList,
        /// What is wrong with it.
        fault: Box<RoomFault>,
    },

    /// A name with nothing to read in it.
    #[error("the {kind} is empty; write a name")]
    EmptyName {
        /// What has no name.
        kind: NameKind,
    },
    /// A name with a character that cannot be seen.
    #[error(
        "the {kind} `{}` contains a control character or an invisible one; delete it",
        .name.escape_debug()
    )]
    HiddenCharacter {
        /// What the name is the name of.
        kind: NameKind,
        /// The name as given.
        name: String,
    },
    /// A name with a space before or after it.
    #[error("the {kind} `{name}` begins or ends with a space; remove the space")]
    SurroundingSpace {
        /// What the name is the name of.
        kind: NameKind,
        /// The name as given.
        name: String,
    },
    /// Two names that a reader would take for the same.
    #[error(
        "the {kind} `{name}` differs from `{earlier}` only in case or spaces; write both alike if they mean the same, else rename one"
    )]
    LookalikeNames {
        /// What both are names of.
        kind: NameKind,
        /// The later one.
        name: String,
        /// The earlier one.
        earlier: String,
    },
    /// Two seats of one id.
    #[error("its id is already that of seat {earlier}; give each seat an id of its own")]
    DuplicateSeat {
        /// Place of the earlier one in the list of seats, from 1.
        earlier: usize,
    },
    /// A position that is infinite, or "not a number".
    #[error("its position is not finite; write x and y with digits, such as 1 or 1.5")]
    PositionNotFinite,
    /// A position beyond what is worked with.
    #[error("its position is beyond {most} units from the origin in x or y; use a larger unit")]
    PositionTooFar {
        /// The greatest x and y.
        most: u32,
    },
    /// A power beyond what is worked with.
    #[error("the power {power} is above {most}; use smaller weights")]
    PowerTooLarge {
        /// The power as given.
        power: u32,
        /// The greatest power.
        most: u32,
    },

    /// A list that names no seat.
    #[error("it names no seat; name those that it is about, or leave it out")]
    EmptyList,
    /// A seat that two lists put in different zones, or give different power.
    #[error("`{seat}` is already in the list of {earlier}; name it in one of them")]
    ListedTwice {
        /// Id of the seat.
        seat: String,
        /// The earlier list.
        earlier: SeatList,
    },
    /// An id that no seat has.
    #[error("no seat has the id `{name}`; {}", suggestion(.nearest))]
    UnknownSeat {
        /// The id as given.
        name: String,
        /// The id that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A feature that no seat has.
    #[error("no seat has the feature `{name}`; {}", suggestion(.nearest))]
    UnknownFeature {
        /// The feature as given.
        name: String,
        /// The feature that comes nearest, if any comes near.
        nearest: Option<String>,
    },

    /// An edge to a seat that there is none of.
    #[error(
        "the edge of {pairs} between `{first}` and `{second}` leads nowhere: no seat has the id `{unknown}`; {}",
        suggestion(.nearest)
    )]
    EdgeToNowhere {
        /// What kind of edge it is.
        pairs: SeatPairs,
        /// One end as given.
        first: String,
        /// The other end as given.
        second: String,
        /// The end that is no seat.
        unknown: String,
        /// The id that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// An edge from a seat to itself.
    #[error("an edge of {pairs} leads from `{seat}` to itself; name two seats, or leave it out")]
    EdgeToItself {
        /// What kind of edge it is.
        pairs: SeatPairs,
        /// Id of the seat.
        seat: String,
    },
    /// An edge that is given twice.
    #[error("the edge of {pairs} between `{first}` and `{second}` is given twice; give it once, in either order")]
    EdgeTwice {
        /// What kind of edge it is.
        pairs: SeatPairs,
        /// One end, as given the second time.
        first: String,
        /// The other end.
        second: String,
    },
    /// An edge without weight.
    #[error(
        "the edge of neighbours between `{first}` and `{second}` has the weight 0; give it at least 1, or leave it out"
    )]
    EdgeWithoutWeight {
        /// One end.
        first: String,
        /// The other end.
        second: String,
    },
}

/// One of the two sets of edges of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeatPairs {
    /// Seats beside each other.
    Neighbours,
    /// Seats that face each other.
    Facing,
}

impl fmt::Display for SeatPairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SeatPairs::Neighbours => "neighbours",
            SeatPairs::Facing => "facing seats",
        })
    }
}

/// A list that names seats of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeatList {
    /// The seats with a feature.
    Feature(String),
    /// The seats of a zone.
    Zone(String),
    /// The seats of a power.
    Power(u32),
}

impl fmt::Display for SeatList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SeatList::Feature(name) => write!(f, "the feature `{}`", name.escape_debug()),
            SeatList::Zone(name) => write!(f, "the zone `{}`", name.escape_debug()),
            SeatList::Power(power) => write!(f, "the power {power}"),
        }
    }
}

/// " (`ana`)", or nothing for an empty id.
fn named(id: &str) -> String {
    match id.trim().is_empty() {
        true => String::new(),
        false => format!(" (`{}`)", id.escape_debug()),
    }
}

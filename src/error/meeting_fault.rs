//! What can be wrong with meetings, and with who sits where in them.

use super::InputFault;

/// One fault of meetings: which it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MeetingFault {
    /// A fault that one meeting has and others do not.
    #[error("meeting {meeting}: {fault}")]
    InMeeting {
        /// The meeting, from 1.
        meeting: usize,
        /// What is wrong with it.
        fault: Box<InputFault>,
    },
    /// No meetings.
    #[error("there are no meetings; say how many there are to be")]
    NoMeetings,
    /// More meetings than are worked with.
    #[error("{meetings} meetings are asked for, and {most} are the most; plan them in parts")]
    TooManyMeetings {
        /// How many.
        meetings: usize,
        /// How many there may be.
        most: usize,
    },
    /// A meeting that there is none of.
    #[error("there is no meeting {meeting}; meetings are counted from 1 to {meetings}")]
    UnknownMeeting {
        /// The number given.
        meeting: usize,
        /// How many meetings there are.
        meetings: usize,
    },
    /// A list of meetings without any.
    #[error("it names no meeting; name those that it is about, or leave the list out")]
    NoMeetingNamed,
    /// Meetings named for a rule that is about all of them together.
    #[error("it is about all meetings together; leave out the meetings")]
    MeetingsDoNotFit,
    /// More fixed meetings than there are meetings.
    #[error("{fixed} meetings are fixed, and there are {meetings}; count the fixed ones among the meetings")]
    TooManyFixed {
        /// Fixed meetings.
        fixed: usize,
        /// All meetings.
        meetings: usize,
    },

    /// Meetings without a room.
    #[error("no room is given; give the one in which people meet")]
    NoRoom,
    /// A room given twice for one meeting.
    #[error("meeting {meeting} gets a room of its own twice; give it once")]
    RoomTwice {
        /// The meeting, from 1.
        meeting: usize,
    },
    /// More people than seats.
    #[error("{members} people are there and the room has {seats} seats; add seats, or plan fewer people")]
    TooFewSeats {
        /// Those who are there, with supporters.
        members: usize,
        /// Seats of the room.
        seats: usize,
    },
    /// Two people on one seat.
    #[error("both `{first}` and `{second}` must sit on `{seat}`; give one of them another seat")]
    TwoOnOneSeat {
        /// Id of one.
        first: String,
        /// Id of the other.
        second: String,
        /// Id of the seat.
        seat: String,
    },
    /// A member on two seats.
    #[error("`{member}` must sit on `{first}` and on `{second}`; drop one of the two rules")]
    OnTwoSeats {
        /// Id of the member.
        member: String,
        /// Id of one seat.
        first: String,
        /// Id of the other.
        second: String,
    },
    /// Two rules, one of them private at least, that put two people on one seat or somebody on two.
    #[error("rules {first} and {second} put two people on one seat, or somebody on two; drop one of the two")]
    PrivateSeats {
        /// One rule, by its number from 1.
        first: usize,
        /// The other rule.
        second: usize,
    },
    /// No seat is left for a member by what must hold of that member's own seat.
    #[error(
        "no seat is left for `{member}` by what must hold; drop one of the required rules about single seats, or change the room"
    )]
    NoSeatLeft {
        /// Id of the member.
        member: String,
    },
    /// A distance that cannot be used.
    #[error("the distance must be a number above 0 and at most {most}; give it in the unit of the seats' positions")]
    Distance {
        /// The greatest distance.
        most: u32,
    },
    /// A distance that most of a large room is within.
    #[error("more than {most} pairs of seats are at most so far from each other; give a smaller distance")]
    TooManyClose {
        /// How many there may be.
        most: usize,
    },
    /// A supporter who is supported.
    #[error("`{member}` is a supporter and is supported; a supporter sits beside somebody who is not one")]
    SupportedSupporter {
        /// Id of the member.
        member: String,
    },
    /// A rule on power in a room where no seat has any.
    #[error("no seat of any room has power; give the seats that carry weight a power above 0")]
    NoPower,
}

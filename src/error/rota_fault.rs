//! What can be wrong with a rota.

use super::location::{listed, suggestion};

/// One fault of a rota or of a ledger: whom or what it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RotaFault {
    /// No roles.
    #[error("there are no roles; add at least one")]
    NoRoles,
    /// More roles than are worked with.
    #[error("{roles} roles are asked for and at most {most} are allowed; use fewer")]
    TooManyRoles {
        /// How many.
        roles: usize,
        /// How many there may be.
        most: usize,
    },
    /// A role without a name.
    #[error("a role has no name; write one")]
    NamelessRole,
    /// Two roles of one name, or of names that a reader would take for the same.
    #[error("the role `{role}` is there twice, or differs from `{earlier}` only in case or spaces; rename one")]
    RoleTwice {
        /// The later one.
        role: String,
        /// The earlier one.
        earlier: String,
    },
    /// A role that nobody knows.
    #[error("there is no role `{role}`; {}", suggestion(.nearest))]
    UnknownRole {
        /// The name as given.
        role: String,
        /// The known name that is nearest to it, if one is near.
        nearest: Option<String>,
    },
    /// A role named twice in one list.
    #[error("the role `{role}` is named twice; name it once")]
    RoleNamedTwice {
        /// The role.
        role: String,
    },
    /// A list of roles without any.
    #[error("it names no role; name those that it is about, or leave the list out")]
    NoRoleNamed,
    /// A burden below 0.
    #[error("the role `{role}` has a burden of {burden}; a burden is 0 or more")]
    NegativeBurden {
        /// The role.
        role: String,
        /// The burden as given.
        burden: i64,
    },
    /// A burden beyond what is counted.
    #[error("the role `{role}` has a burden of {burden}, and {most} is the most; use a larger unit")]
    BurdenTooLarge {
        /// The role.
        role: String,
        /// The burden as given.
        burden: i64,
        /// The most.
        most: i64,
    },
    /// A meeting at which a role has more places than people who can hold it.
    #[error(
        "at meeting {meeting} the role `{role}` has {places} places, and {able} people can hold it; lower the places, or ask who else could come or would agree"
    )]
    TooFewForRole {
        /// The meeting, from 1.
        meeting: usize,
        /// The role.
        role: String,
        /// Its places there.
        places: usize,
        /// Those who are there and may hold it.
        able: usize,
    },
    /// A role that nobody agrees to hold.
    #[error("nobody may hold the role `{role}`; ask who would agree, or drop the role")]
    NobodyConsents {
        /// The role.
        role: String,
    },
    /// A meeting at which several roles share too few people, each of whom holds one role.
    #[error("at meeting {meeting} the roles {} have {places} places between them, and {able} people can hold any of them; nobody holds two roles at once, so lower the places or ask who else could come", listed(.roles, "and", "none"))]
    TooFewForRoles {
        /// The meeting, from 1.
        meeting: usize,
        /// The roles.
        roles: Vec<String>,
        /// Their places.
        places: usize,
        /// Those who are there and may hold one of them.
        able: usize,
    },
    /// A role that has to be held after another that nobody can have held by then.
    #[error(
        "at meeting {meeting} the role `{then}` needs {places} who have held `{first}` before, and {able} can have; name who is experienced, add places for `{first}` earlier, or begin `{then}` later"
    )]
    CannotPrecede {
        /// The meeting, from 1.
        meeting: usize,
        /// The role that comes first.
        first: String,
        /// The role that comes after it.
        then: String,
        /// Places of the later role at the meeting.
        places: usize,
        /// Those who are there and can have held the first one often enough.
        able: usize,
    },
    /// A role that has to be held before itself.
    #[error("the role `{role}` is to come before itself; name two roles")]
    BeforeItself {
        /// The role.
        role: String,
    },
    /// A rule to which a list of roles says nothing.
    #[error("it names its roles itself; leave `roles` out")]
    RolesDoNotFit,
    /// Dates, or a meeting's list, of another length than the rota.
    #[error("{given} meetings are given, and the rota has {meetings}")]
    OtherMeetings {
        /// How many are given.
        given: usize,
        /// How many meetings the rota has.
        meetings: usize,
    },
    /// Somebody who held a role at a settled meeting without being there.
    #[error("at meeting {meeting} `{member}` held a role and is said to be absent; correct one of the two")]
    HeldWhileAbsent {
        /// The meeting, from 1.
        meeting: usize,
        /// Id of the member.
        member: String,
    },
    /// Somebody who holds two roles at one meeting.
    #[error("at meeting {meeting} `{member}` holds two roles; each holds one at a meeting")]
    TwoRolesAtOnce {
        /// The meeting, from 1.
        meeting: usize,
        /// Id of the member.
        member: String,
    },
    /// A turn that is both asked for and ruled out.
    #[error("at meeting {meeting} `{member}` is to hold `{role}` and {why}; drop one of the two")]
    FixedAndForbidden {
        /// The meeting, from 1.
        meeting: usize,
        /// Id of the member.
        member: String,
        /// The role.
        role: String,
        /// What rules it out.
        why: String,
    },
    /// A ledger that was written in another form.
    #[error("the ledger has version {version}, and version {known} is read; write it anew with this version")]
    LedgerVersion {
        /// The version of the ledger.
        version: u32,
        /// The version that is read.
        known: u32,
    },
    /// More places than a role is shared out for.
    #[error("`{role}` has {places} places, and {most} are the most; correct the number")]
    TooManyPlaces {
        /// Name of the role.
        role: String,
        /// Its places.
        places: usize,
        /// How many it may have.
        most: usize,
    },
    /// A ledger of more meetings than are kept.
    #[error("the ledger covers {meetings} meetings, and {most} are the most; correct it, or begin a new one")]
    LedgerTooLong {
        /// How many it covers.
        meetings: usize,
        /// How many it may cover.
        most: usize,
    },
    /// A share in a ledger that no rota comes to.
    #[error(
        "the share of `{member}` in `{role}` that the ledger has is beyond {most} turns; correct it, or begin a new ledger"
    )]
    LedgerShare {
        /// Id of the member.
        member: String,
        /// Name of the role.
        role: String,
        /// The greatest share.
        most: i64,
    },
    /// A ledger that names somebody whom the roster does not have.
    #[error(
        "the ledger names `{member}`, whom the roster does not have; let the member leave the ledger first, or add them to the roster"
    )]
    StrangerInLedger {
        /// Id of the member.
        member: String,
    },
    /// A member whom the ledger does not know.
    #[error("the ledger does not know `{member}`; let the member join it first")]
    NotInLedger {
        /// Id of the member.
        member: String,
    },
    /// A member who joins a ledger that knows them.
    #[error("`{member}` is in the ledger already")]
    AlreadyInLedger {
        /// Id of the member.
        member: String,
    },
    /// Nobody who could take the turn.
    #[error("nobody who is here may hold the role `{role}`")]
    NobodyForTurn {
        /// The role.
        role: String,
    },
    /// Burdens too large or too many for their squares to be kept.
    #[error(
        "somebody could come to a burden of {greatest}, and squares are kept up to {most}; use a larger unit, or ask for an even burden"
    )]
    SquaresTooFine {
        /// The greatest burden that somebody could come to.
        greatest: i64,
        /// The most.
        most: i64,
    },
    /// A moment for a calendar that cannot be read.
    #[error("`{text}` is not a moment in time; write it in UTC as 20260110T180000Z")]
    NotAMoment {
        /// The text as given.
        text: String,
    },
}

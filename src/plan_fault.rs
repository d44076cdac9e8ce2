//! What can be wrong with a plan, apart from its cost.

/// What makes a plan no plan of a problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanFault {
    /// A member who stands nowhere, or in several places.
    #[error("`{member}` stands {times} times in the plan; each member of the roster must stand once")]
    Misplaced {
        /// Id of the member.
        member: String,
        /// How often the plan names the member.
        times: usize,
    },
    /// A name that the roster does not have.
    #[error("`{member}` is in the plan and not in the roster")]
    UnknownMember {
        /// The name.
        member: String,
    },
    /// Groups that are not those of the problem, or in another order.
    #[error("the groups of the plan are not those of the problem, in its order")]
    Groups,
    /// A group that is too small or too large.
    #[error("`{group}` has {size} members")]
    Size {
        /// The group.
        group: String,
        /// Its size in the plan.
        size: usize,
    },
    /// Somebody left out where everybody is placed.
    #[error("`{member}` is in no group, and everybody is to be placed")]
    Unplaced {
        /// Id of the member.
        member: String,
    },
    /// A hat that the member did not agree to, or none where one is worn.
    #[error("`{member}` wears a hat that does not fit what the member agreed to")]
    Hat {
        /// Id of the member.
        member: String,
    },
    /// Another number of rounds than was asked for.
    #[error("the plan has {rounds} rounds, and {asked} are asked for")]
    Rounds {
        /// Rounds of the plan.
        rounds: usize,
        /// Rounds of the problem.
        asked: usize,
    },
    /// Somebody seated who is not there, or not seated who is.
    #[error("the plan and the problem do not agree on whether `{member}` is there")]
    Absence {
        /// Id of the member.
        member: String,
    },
    /// A round or meeting that is over, or settled, was changed.
    #[error("this is fixed, and the plan has something else")]
    Fixed,
    /// Another number of meetings than was asked for.
    #[error("the plan has {meetings} meetings, and {asked} are asked for")]
    Meetings {
        /// Meetings of the plan.
        meetings: usize,
        /// Meetings of the problem.
        asked: usize,
    },
    /// A seat that the room does not have.
    #[error("the room has no seat `{seat}`")]
    UnknownSeat {
        /// The name.
        seat: String,
    },
    /// A seat on which two sit.
    #[error("the plan puts two people on `{seat}`")]
    SeatTwice {
        /// Id of the seat.
        seat: String,
    },
    /// A fault of one meeting.
    #[error("meeting {meeting}: {fault}")]
    InMeeting {
        /// The meeting, from 1.
        meeting: usize,
        /// What is wrong with it.
        fault: Box<PlanFault>,
    },
    /// A fault of one round.
    #[error("round {round}: {fault}")]
    InRound {
        /// The round, from 1.
        round: usize,
        /// What is wrong with it.
        fault: Box<PlanFault>,
    },
    /// Somebody in a role who is absent or may not hold it.
    #[error("`{member}` holds `{role}` and may not")]
    MayNotHold {
        /// Id of the member.
        member: String,
        /// The role.
        role: String,
    },
    /// Somebody in several roles that one person may not hold together.
    #[error("`{member}` holds several roles at once")]
    SeveralRoles {
        /// Id of the member.
        member: String,
    },
    /// Roles that the problem does not have.
    #[error("the plan has roles that the problem does not have")]
    Roles,
    /// Pieces of work that are not those of the problem, or in another order.
    #[error("the pieces of work of the plan are not those of the problem, in its order")]
    Pieces,
    /// A contributor with hours for which the piece has no place left.
    #[error("`{piece}` has people with other hours than its places")]
    Hours {
        /// The piece of work.
        piece: String,
    },
    /// A training that the problem does not have.
    #[error("the problem has no training `{event}`")]
    UnknownTraining {
        /// The name.
        event: String,
    },
    /// Decisions that are not those of the problem, or in another order.
    #[error("the decisions of the plan are not those of the problem, in its order")]
    Decisions,
}

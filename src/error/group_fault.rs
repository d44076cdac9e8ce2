//! What can be wrong with groups and with who is fixed to them.

/// What can be wrong with groups and with who is fixed to them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GroupFault {
    /// A problem without groups.
    #[error("there is no group to fill; add at least one")]
    NoGroups,
    /// A group without a name, or with a name that cannot be seen.
    #[error("group {place}: the name is empty or has invisible characters or spaces around it; give it a plain name")]
    GroupName {
        /// The group's place in the list, counted from 1.
        place: usize,
    },
    /// Two groups that a reader would take for the same.
    #[error(
        "the group `{name}` has the same name as `{earlier}`, or one that differs only in case or spaces; rename one"
    )]
    DuplicateGroup {
        /// The later one.
        name: String,
        /// The earlier one.
        earlier: String,
    },
    /// A least size above the greatest.
    #[error("the group `{group}` has a least size of {least}, above its greatest of {most}; swap them or correct one")]
    SizesCrossed {
        /// The group.
        group: String,
        /// Its least size.
        least: usize,
        /// Its greatest size.
        most: usize,
    },
    /// More members than places.
    #[error(
        "the groups have {places} places for {members} members; add places, or select members and leave the others unplaced"
    )]
    TooFewPlaces {
        /// The sum of the greatest sizes.
        places: usize,
        /// Members of the roster.
        members: usize,
    },
    /// More places than members.
    #[error("the groups need at least {needed} members and the roster has {members}; make the groups smaller")]
    TooFewToFill {
        /// The sum of the least sizes.
        needed: usize,
        /// Members of the roster.
        members: usize,
    },
    /// More groups than are kept.
    #[error("{groups} groups are asked for and at most {most} are allowed; use fewer")]
    TooManyGroups {
        /// Groups asked for.
        groups: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// A member who must be in two groups.
    #[error(
        "`{member}` must be in `{first}` and in `{second}`; a member is in one group, so drop one of the two rules"
    )]
    PinnedTwice {
        /// Id of the member.
        member: String,
        /// The group named first.
        first: String,
        /// The other group.
        second: String,
    },
    /// A member who must be in a group and must not.
    #[error("`{member}` must be in `{group}` and must not be in it; drop one of the two rules")]
    PinnedAndForbidden {
        /// Id of the member.
        member: String,
        /// The group.
        group: String,
    },
    /// Two private rules, or a private and another one, that fix a member to two groups, or to a group and out of it.
    #[error("rules {first} and {second} put somebody in two groups, or in a group and out of it; drop one of the two")]
    PrivatePins {
        /// One rule, by its number from 1.
        first: usize,
        /// The other rule.
        second: usize,
    },
}

//! Faults that are found in several places, in one wording.

use super::{Code, InputFault, Noun, Place, fault};
use itertools::Itertools as _;
use std::fmt::Display;

impl InputFault {
    /// Stands for the faults that are left out.
    pub(crate) fn more_faults() -> Self {
        fault!(BeyondLimit, "there may be more faults; correct these, and read it again")
    }

    /// A file that cannot be read, with what the system said.
    pub(crate) fn unreadable_file(path: &str, reason: impl Display) -> Self {
        fault!(UnreadableFile, "`{path}` cannot be read: {reason}; check the path and who may read it")
    }

    /// A fault of how a file is written, at a path through it.
    pub(crate) fn in_file(code: Code, path: impl Into<String>, words: impl AsRef<str>) -> Self {
        InputFault::new(code, words).at(Place::path(path))
    }

    /// A name that could mean several things, each in words.
    pub(crate) fn ambiguous_name(name: &str, choices: &[String]) -> Self {
        fault!(AmbiguousName, "`{name}` can mean {}; write which, or rename one", choices.join(" or "))
    }

    /// A number that cannot be read.
    pub(crate) fn not_a_number(text: &str) -> Self {
        fault!(NotANumber, "`{text}` is not a number; write it with digits, such as 4 or 4.5")
    }

    /// Infinity, or "not a number".
    pub(crate) fn not_finite(text: &str) -> Self {
        fault!(NotANumber, "`{text}` is not a finite number; write it with digits, such as 4 or 4.5, or leave it out")
    }

    /// A number with more decimals than are read.
    pub(crate) fn too_many_decimals(text: &str, most: u32) -> Self {
        fault!(BeyondLimit, "`{text}` has more than {most} decimals; round it")
    }

    /// A number beyond what is counted exactly with the most decimals of any value beside it.
    pub(crate) fn number_too_large(text: &str, decimals: u32) -> Self {
        fault!(
            BeyondLimit,
            "`{text}` is too large to be counted exactly with the {decimals} decimals that its column has; use a \
             larger unit or, if it is a label, make it a tag"
        )
    }

    /// Two of one id.
    pub(crate) fn id_taken(id: &str, earlier: &Place) -> Self {
        fault!(Twice, "the id `{id}` is already that of {earlier}; give each member an id of their own")
    }

    /// A hat without its tag.
    pub(crate) fn hat_not_held(member: &str, hat: &str) -> Self {
        fault!(
            NotHeld,
            "`{member}` agrees to the hat `{hat}` without holding that tag; add the tag or leave the \
             hat out"
        )
    }

    /// A hat of a fixed round to which its wearer did not agree.
    pub(crate) fn hat_not_agreed(member: &str, hat: &str) -> Self {
        fault!(
            NotHeld,
            "`{member}` wears the hat `{hat}` without having agreed to it; correct it, or leave the hat out"
        )
    }

    /// A hat of a fixed round on somebody who does not sit at its table.
    pub(crate) fn hat_of_another_table(member: &str, table: &str) -> Self {
        fault!(
            NotHeld,
            "`{member}` wears a hat at `{table}` without sitting there; give the hat at their own table, or leave it out"
        )
    }

    /// One name for a dimension and for a number.
    pub(crate) fn dimension_and_number(name: &str) -> Self {
        fault!(DimensionAndNumber, "`{name}` is the name both of a dimension and of a number; rename one of them")
    }

    /// A rule for named groups that names none.
    pub(crate) fn no_group_named() -> Self {
        fault!(Missing, "no group is named; name at least one")
    }

    /// A rule about several members that names fewer than two.
    pub(crate) fn too_few_members(found: usize) -> Self {
        let are = if found == 1 { "member is" } else { "members are" };
        fault!(TooFewMembers, "{found} {are} named; name at least two")
    }

    /// A rule that asks for a number without saying which.
    pub(crate) fn nothing_bounded() -> Self {
        fault!(Missing, "neither a least nor a greatest number is given; give at least one of them")
    }

    /// A rule that weighs nothing.
    pub(crate) fn zero_weight() -> Self {
        fault!(Zero, "the weight is 0; give a weight of at least 1 or leave the rule out")
    }

    /// A preferred rule in the tier of the required ones.
    pub(crate) fn tier_zero() -> Self {
        fault!(WrongTier, "tier 0 is for what must hold; require the rule, or prefer it in tier 1 or later")
    }

    /// A lens that a rule cannot use.
    pub(crate) fn lens_does_not_fit(lens: impl Display, allowed: &str) -> Self {
        fault!(WrongLens, "the lens \u{201c}{lens}\u{201d} cannot be used here; use {allowed}")
    }

    /// Groups named on a rule that is about no group in particular.
    pub(crate) fn scope_does_not_fit() -> Self {
        fault!(WrongScope, "this rule cannot be limited to groups or taken over all of them; leave that out")
    }

    /// Rounds or meetings named for a rule that is about all of them together.
    pub(crate) fn about_all(noun: Noun) -> Self {
        let noun = noun.one();
        fault!(WrongScope, "it is about all {noun}s together; leave out the {noun}s")
    }

    /// A rule that cannot be required.
    pub(crate) fn only_preferred() -> Self {
        fault!(OnlyPreferred, "it can be met more or less well, but not required; prefer it in a tier")
    }

    /// A rule that compares levels beside another in its tier.
    pub(crate) fn alone_in_its_tier() -> Self {
        fault!(WrongTier, "no other rule may stand in its tier; give it a tier of its own")
    }

    /// A rule that is both required and preferred.
    pub(crate) fn required_and_preferred() -> Self {
        fault!(RequiredAndPreferred, "it is both required and preferred; give it one of `require` and `prefer`")
    }

    /// More fixed rounds or meetings than there are.
    pub(crate) fn too_many_fixed(noun: Noun, fixed: usize, all: usize) -> Self {
        let noun = noun.one();
        fault!(BeyondLimit, "{fixed} {noun}s are fixed, and there are {all}; count the fixed ones among the {noun}s")
    }

    /// A round, meeting, agenda or composition in which everybody is absent.
    pub(crate) fn nobody_there() -> Self {
        fault!(NobodyThere, "nobody is there; correct the absences, or leave out what nobody comes to")
    }

    /// Pair values that are not a square beside the roster.
    pub(crate) fn matrix_shape(members: usize) -> Self {
        fault!(
            Matrix,
            "the pair values must be a square of {members} rows and columns, one for each member, in the order of the \
             roster"
        )
    }

    /// A matrix with two values for a pair.
    pub(crate) fn matrix_not_symmetric(first: impl Display, second: impl Display) -> Self {
        fault!(
            Matrix,
            "the pair values of `{first}` with `{second}` differ above and below the diagonal; make \
             them equal"
        )
    }

    /// More members than pair values are kept for.
    pub(crate) fn too_many_for_pairs(members: usize, most: usize) -> Self {
        fault!(
            BeyondLimit,
            "pair values are kept for at most {most} members, and the roster has {members}; balance \
             tags instead"
        )
    }

    /// Groups or seats times tags or people, or pairs of people, beyond what is kept.
    pub(crate) fn too_many_counts(counts: usize, most: usize) -> Self {
        fault!(
            BeyondLimit,
            "{counts} counts would be kept, and at most {most} (512 MiB) are allowed; use fewer groups, seats, people, \
             meetings or tags"
        )
    }

    /// Rules whose counts take more memory than they may.
    pub(crate) fn too_much_made() -> Self {
        fault!(
            BeyondLimit,
            "what it counts, with what the rules before it count, takes more than 512 MiB; plan fewer rounds or meetings \
             at a time, use fewer groups or roles, or leave rules out"
        )
    }

    /// A search that takes more bytes than the solver may.
    pub(crate) fn beyond_memory(needed: usize, most: usize) -> Self {
        fault!(
            BeyondLimit,
            "a search would take about {needed} bytes of memory, and the solver may take {most}; let it take more, or plan \
             fewer people, groups or meetings at a time"
        )
    }

    /// A list of plans that would take more memory than it may, in bytes.
    pub(crate) fn list_beyond_memory(needed: usize, most: usize) -> Self {
        fault!(
            BeyondLimit,
            "the list would take about {needed} bytes of memory, and the solver may take {most}; let it take more, or ask for \
             fewer plans"
        )
    }

    /// Numbers whose sums do not fit.
    pub(crate) fn sums_too_large() -> Self {
        fault!(
            BeyondLimit,
            "the numbers, weights or sizes are so large that sums of them cannot be counted exactly; use larger units \
             or smaller weights"
        )
    }

    /// An amount beyond what is counted.
    pub(crate) fn amount_too_large(amount: u64, most: u64) -> Self {
        fault!(BeyondLimit, "the amount {amount} is beyond {most}; correct it, or count in a larger unit throughout")
    }

    /// Two people on one seat.
    pub(crate) fn two_on_one_seat(first: impl Display, second: impl Display, seat: impl Display) -> Self {
        fault!(Contradiction, "both `{first}` and `{second}` must sit on `{seat}`; give one of them another seat")
    }

    /// Somebody who held a role at a settled meeting without being there.
    pub(crate) fn held_while_absent(meeting: usize, member: impl Display) -> Self {
        fault!(
            SettledTwice,
            "at meeting {meeting} `{member}` held a role and is said to be absent; correct one of \
             the two"
        )
    }

    /// Somebody who holds two roles at one meeting.
    pub(crate) fn two_roles_at_once(meeting: usize, member: impl Display) -> Self {
        fault!(SettledTwice, "at meeting {meeting} `{member}` holds two roles; each holds one at a meeting")
    }

    /// A turn that is both asked for and ruled out, and what rules it out.
    pub(crate) fn fixed_and_forbidden(
        meeting: usize,
        member: impl Display,
        role: impl Display,
        why: impl Display,
    ) -> Self {
        fault!(Contradiction, "at meeting {meeting} `{member}` is to hold `{role}` and {why}; drop one of the two")
    }

    /// A member whom the ledger does not know.
    pub(crate) fn not_in_ledger(member: impl Display) -> Self {
        fault!(Unknown, "the ledger does not know `{member}`; let the member join it first")
    }

    /// A member of the roster without terms, where somebody who takes part is meant.
    pub(crate) fn not_taking_part(member: impl Display) -> Self {
        fault!(NotTakingPart, "`{member}` takes no part; give their terms, or name somebody else")
    }

    /// A piece or training without places.
    pub(crate) fn no_places() -> Self {
        fault!(Zero, "it has no places; give it at least one")
    }

    /// More places than are worked with.
    pub(crate) fn too_many_places(most: usize) -> Self {
        fault!(BeyondLimit, "there are more than {most} places; correct the numbers, or plan in parts")
    }
}

/// A sentence names this many at most; of more it names three.
const MAX_NAMED: usize = 12;

/// "`a`, `b` or `c`", or `nothing` for an empty list; "`a`, `b`, `c` or 297 others" for a long one.
pub(crate) fn listed(names: &[impl AsRef<str>], last_joint: &str, nothing: &str) -> String {
    match names {
        [] => nothing.to_owned(),
        [only] => format!("`{}`", only.as_ref()),
        [first @ .., last] if names.len() <= MAX_NAMED => {
            format!("{} {last_joint} `{}`", quoted(first), last.as_ref())
        }
        names => format!("{} {last_joint} {} others", quoted(&names[..3]), names.len() - 3),
    }
}

/// "`a`, `b`, `c`", or "`a`, `b`, `c` and 297 others".
pub(crate) fn quoted(names: &[impl AsRef<str>]) -> String {
    if names.len() > MAX_NAMED {
        return listed(names, "and", "");
    }
    names.iter().map(|name| format!("`{}`", name.as_ref())).join(", ")
}

/// "`a` and `b` are", or "7 members, `a` among them, are".
pub(crate) fn some_members(names: &[String]) -> String {
    match names {
        [only] => format!("`{only}` is"),
        names if names.len() <= MAX_NAMED => format!("{} are", listed(names, "and", "some members")),
        names => format!("{} members, `{}` among them, are", names.len(), names[0]),
    }
}

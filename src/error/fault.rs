//! The kinds of fault that an input can have.

use super::csv_fault::CsvFault;
use super::file_fault::FileFault;
use super::group_fault::GroupFault;
use super::location::{Location, NameKind, some_members, suggestion};
use super::meeting_fault::MeetingFault;
use super::pay_fault::PayFault;
use super::room_fault::RoomFault;
use super::rota_fault::RotaFault;
use super::round_fault::RoundFault;
use super::shares_fault::SharesFault;
use super::voting_fault::VotingFault;

/// One fault of an input: whom or what it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InputFault {
    /// A roster without members.
    #[error("the roster has no members; add at least one")]
    EmptyRoster,

    /// A name with nothing to read in it.
    #[error("{location}: the {kind} is empty; write a name")]
    EmptyName {
        /// Where it stands.
        location: Location,
        /// What has no name.
        kind: NameKind,
    },
    /// A name with a character that cannot be seen.
    #[error("{location}: the {kind} `{}` contains a control character or an invisible one; delete it", .name.escape_debug())]
    HiddenCharacter {
        /// Where it stands.
        location: Location,
        /// What the name is the name of.
        kind: NameKind,
        /// The name as given.
        name: String,
    },
    /// A name with a space before or after it.
    #[error("{location}: the {kind} `{name}` begins or ends with a space; remove the space")]
    SurroundingSpace {
        /// Where it stands.
        location: Location,
        /// What the name is the name of.
        kind: NameKind,
        /// The name as given.
        name: String,
    },
    /// Two members of one id.
    #[error("{location}: the id `{}` is already that of {earlier}; give each member an id of their own", .location.member)]
    DuplicateId {
        /// Where the later one stands.
        location: Location,
        /// Where the earlier one stands.
        earlier: Box<Location>,
    },
    /// Two names that a reader would take for the same.
    #[error(
        "{location}: the {kind} `{name}` differs from `{earlier}` only in case or spaces; write both alike if they mean the same, else rename one"
    )]
    LookalikeNames {
        /// Where the later one stands.
        location: Location,
        /// What both are names of.
        kind: NameKind,
        /// The later one.
        name: String,
        /// The earlier one.
        earlier: String,
    },
    /// A dimension whose name could not be told from `dimension:tag`.
    #[error(
        "{location}: the name of the dimension `{name}` contains `:`, which stands between a dimension and its tag; rename the dimension"
    )]
    ColonInDimension {
        /// Where it stands.
        location: Location,
        /// The name as given.
        name: String,
    },
    /// One name for a dimension and for a number.
    #[error("{location}: `{name}` is the name both of a dimension and of a number; rename one of them")]
    DimensionAndNumber {
        /// Where the later one stands.
        location: Location,
        /// The name as given there.
        name: String,
    },

    /// A number that cannot be read.
    #[error("{location}: `{text}` is not a number; write it with digits, such as 4 or 4.5")]
    NotANumber {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
    },
    /// Infinity, or "not a number".
    #[error("{location}: `{text}` is not a finite number; write it with digits, such as 4 or 4.5, or leave it out")]
    NotFinite {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
    },
    /// A number with more decimals than are read.
    #[error("{location}: `{text}` has more than {most} decimals; round it")]
    TooManyDecimals {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
        /// How many decimals a number may have.
        most: u32,
    },
    /// A number beyond what is counted exactly.
    #[error(
        "{location}: `{text}` is too large to be counted exactly with the {decimals} decimals that its column has; use a larger unit or, if it is a label, make it a tag"
    )]
    NumberTooLarge {
        /// Where it stands.
        location: Location,
        /// The text as given.
        text: String,
        /// The most decimals of any value of this number.
        decimals: u32,
    },

    /// A hat without its tag.
    #[error("{location}: `{}` agrees to the hat `{hat}` without holding that tag; add the tag or leave the hat out", .location.member)]
    HatNotHeld {
        /// Where it stands.
        location: Location,
        /// The hat as given.
        hat: String,
    },
    /// A main tag that the member does not hold.
    #[error("{location}: `{}` has the main tag `{primary}` without holding it; add the tag or choose another", .location.member)]
    PrimaryNotHeld {
        /// Where it stands.
        location: Location,
        /// The main tag as given.
        primary: String,
    },
    /// A tag to be shown that the member does not hold.
    #[error("{location}: `{}` agrees to show `{shown}` without holding it; add the tag or leave it out", .location.member)]
    ShownNotHeld {
        /// Where it stands.
        location: Location,
        /// The tag as given.
        shown: String,
    },
    /// A fault of a name, with the member that uses it: a dimension that the roster does not have, or a tag of several
    /// dimensions.
    #[error("{location}: {fault}")]
    At {
        /// Where it stands.
        location: Location,
        /// What is wrong with the name.
        fault: Box<InputFault>,
    },

    /// An id that no member has.
    #[error("no member has the id `{name}`; {}", suggestion(.nearest))]
    UnknownMember {
        /// The id as given.
        name: String,
        /// The id that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A dimension that the roster does not have.
    #[error("the roster has no dimension `{name}`; {}", suggestion(.nearest))]
    UnknownDimension {
        /// The name as given.
        name: String,
        /// The dimension that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A tag that nobody in the roster holds.
    #[error("nobody in the roster holds the tag `{name}`; {}", suggestion(.nearest))]
    UnknownTag {
        /// The tag as given.
        name: String,
        /// The tag that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A name that is no dimension, tag or number of the roster.
    #[error("the roster has no dimension, tag or number `{name}`; {}", suggestion(.nearest))]
    UnknownName {
        /// The name as given.
        name: String,
        /// The name that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A name that could mean several things.
    #[error("`{name}` can mean {}; write which, or rename one", .choices.join(" or "))]
    AmbiguousName {
        /// The name as given.
        name: String,
        /// What it could mean, each in words; twelve at most.
        choices: Vec<String>,
    },

    /// A fault of a rule.
    #[error("rule {number} (\u{201c}{rule}\u{201d}): {fault}")]
    InRule {
        /// The rule's place in the order in which the rules were given, counted from 1.
        number: usize,
        /// The rule in words; what is private is left out.
        rule: String,
        /// What is wrong with it.
        fault: Box<InputFault>,
    },
    /// A group that the problem does not have.
    #[error("there is no group `{name}`; {}", suggestion(.nearest))]
    UnknownGroup {
        /// The name as given.
        name: String,
        /// The group that comes nearest, if any comes near.
        nearest: Option<String>,
    },
    /// A rule for named groups that names none.
    #[error("no group is named; name at least one")]
    NoGroupNamed,
    /// A group named twice in one list.
    #[error("the group `{group}` is named twice; name it once")]
    GroupTwice {
        /// The group.
        group: String,
    },
    /// A member named twice where each stands once.
    #[error("`{member}` is named twice; name each member once")]
    MemberTwice {
        /// Id of the member.
        member: String,
    },
    /// A pair with two values.
    #[error("the pair `{first}` and `{second}` has two values; give one")]
    PairTwice {
        /// Id of the earlier member.
        first: String,
        /// Id of the later member.
        second: String,
    },
    /// A rule about several members that names fewer than two.
    #[error("{found} members are named; name at least two")]
    TooFewMembers {
        /// How many are named.
        found: usize,
    },
    /// A rule that asks for a number without saying which.
    #[error("neither a least nor a greatest number is given; give at least one of them")]
    NothingBounded,
    /// A least number above the greatest.
    #[error("the least number, {min}, is above the greatest, {max}; swap them or correct one")]
    BoundsCrossed {
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// A rule that weighs nothing.
    #[error("the weight is 0; give a weight of at least 1 or leave the rule out")]
    ZeroWeight,
    /// A preferred rule of a file without its tier.
    #[error("it is preferred without a `tier`; give the tier in which it is preferred, from 1")]
    TierMissing,
    /// A required rule of a file with a tier.
    #[error("it is required, and only what is preferred has a `tier`; leave the tier out, or prefer the rule")]
    TierOfRequired,
    /// A rule of a file about named groups and about all taken together.
    #[error("`groups` and `over_all` exclude each other; leave one of them out")]
    GroupsAndOverAll,
    /// A fault of a private rule that would name those whom the rule is about together.
    #[error(
        "a name or a value in it cannot be used; check that its names are ids of members, that none stands twice, and its values"
    )]
    InPrivate,
    /// A preferred rule in the tier of the required ones.
    #[error("tier 0 is for what must hold; require the rule, or prefer it in tier 1 or later")]
    TierZero,
    /// A lens that a rule cannot use.
    #[error("the lens \u{201c}{lens}\u{201d} cannot be used here; use {}", .allowed.join(" or "))]
    LensDoesNotFit {
        /// The lens as given.
        lens: String,
        /// Those that can be used.
        allowed: Vec<String>,
    },
    /// Groups named on a rule that is about no group in particular.
    #[error("this rule cannot be limited to groups or taken over all of them; leave that out")]
    ScopeDoesNotFit,
    /// Several tags where one is counted.
    #[error(
        "several tags can be named only under the lens \u{201c}exactly these\u{201d}, not under \u{201c}{lens}\u{201d}; name one tag a rule"
    )]
    SeveralTags {
        /// The lens as given.
        lens: String,
    },
    /// A cell made of tags of different dimensions.
    #[error("the tags of a cell must all be of one dimension; leave out those of others")]
    CellAcrossDimensions,
    /// A tag compared with itself.
    #[error("`{tag}` is compared with itself; name two tags")]
    SameTagTwice {
        /// The tag.
        tag: String,
    },
    /// Hats of two dimensions.
    #[error(
        "hats are worn of one dimension, but the rules count hats of `{first}` and of `{second}`; count one of them under another lens"
    )]
    HatsOfTwoDimensions {
        /// The dimension named first.
        first: String,
        /// Another one.
        second: String,
    },
    /// A count that no plan changes.
    #[error("everybody is placed, so that this count is the same in every plan; ask it of each group, or leave it out")]
    AlwaysTheSame,
    /// A rule that every plan meets.
    #[error("every plan meets this; ask for at least 2, or leave the rule out")]
    AlwaysMet,
    /// A member with several tags and no main one, under the lens that counts main tags.
    #[error(
        "`{member}` holds several tags of `{dimension}` and none is their main one; give it as `primary`, or use another lens"
    )]
    NoPrimary {
        /// Id of the member.
        member: String,
        /// The dimension.
        dimension: String,
    },
    /// A number where a tag or dimension is needed.
    #[error("`{name}` is a number; name a tag or a dimension")]
    NumberForTag {
        /// The name as given.
        name: String,
    },
    /// A number that must balance.
    #[error("the sums of `{number}` can hardly be exactly even; prefer this balance in a tier instead of requiring it")]
    NumberRequired {
        /// The number.
        number: String,
    },
    /// Members without the number that is balanced.
    #[error("{} without the number `{number}`; fill it in, or balance another", some_members(.members))]
    NumberMissing {
        /// The number.
        number: String,
        /// Ids of the members without it.
        members: Vec<String>,
    },
    /// A required sum of pair values without a bound.
    #[error("a required sum of pair values needs a bound; give one with `at_least` or `at_most`, or prefer the rule")]
    SumNeedsBound,
    /// A matrix that does not fit the roster.
    #[error(
        "the pair values must be a square of {members} rows and columns, one for each member, in the order of the roster"
    )]
    MatrixShape {
        /// Members of the roster.
        members: usize,
    },
    /// A matrix with two values for a pair.
    #[error("the pair values of `{first}` with `{second}` differ above and below the diagonal; make them equal")]
    MatrixNotSymmetric {
        /// Id of the earlier member.
        first: String,
        /// Id of the later member.
        second: String,
    },
    /// More members than pair values are kept for.
    #[error("pair values are kept for at most {most} members, and the roster has {members}; balance tags instead")]
    TooManyForPairs {
        /// Members of the roster.
        members: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// Groups or seats times tags or people, or pairs of people, beyond what is kept.
    #[error(
        "{counts} counts would be kept, and at most {most} (1 GiB) are allowed; use fewer groups, seats, people or tags"
    )]
    TooManyCounts {
        /// Groups times tags, or what else would be kept.
        counts: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// Numbers whose sums do not fit.
    #[error(
        "the numbers, weights or sizes are so large that sums of them cannot be counted exactly; use larger units or smaller weights"
    )]
    TooLarge,
    /// A bound on the wrong side of a sum of pair values.
    #[error(
        "a sum that is to be large is bounded from below, one that is to be small from above; turn the bound round or leave it out"
    )]
    BoundDoesNotFit,
    /// A bound on pair values of which no sum is taken.
    #[error("two know each other where their value is above 0, and no sum is taken; leave the bound out")]
    BoundOfNoSum,
    /// Nobody whom everybody is to know.
    #[error("everybody knows at least 0 others; ask for at least 1, or leave the rule out")]
    NobodyToKnow,
    /// A round in which everybody is absent.
    #[error("nobody is there; leave the round out, or correct the absences")]
    NobodyThere,
    /// Earlier meetings of a pair beyond what is counted.
    #[error("`{first}` and `{second}` have met more than {most} times before; write {most}")]
    MetTooOften {
        /// One of the two.
        first: String,
        /// The other.
        second: String,
        /// The most that is counted.
        most: u32,
    },
    /// A rule that cannot be required.
    #[error("it can be met more or less well, but not required; prefer it in a tier")]
    OnlyPreferred,
    /// An item of an agenda that takes no time.
    #[error("the item `{item}` takes no minutes; say how many, or leave it out")]
    NoMinutes {
        /// Title of the item.
        item: String,
    },
    /// An item of an agenda in groups of size 0.
    #[error("the item `{item}` is in groups of 0; say how many are in a group")]
    GroupsOfNobody {
        /// Title of the item.
        item: String,
    },
    /// A fault of a room.
    #[error(transparent)]
    Room(#[from] RoomFault),
    /// A fault of a rota, or of its ledger.
    #[error(transparent)]
    Rota(#[from] RotaFault),
    /// A fault of rates of pay, amounts or hours.
    #[error(transparent)]
    Pay(#[from] PayFault),
    /// A fault of shares of work, learning, pay and decisions.
    #[error(transparent)]
    Shares(#[from] SharesFault),
    /// A fault of meetings, or of who sits where in them.
    #[error(transparent)]
    Meeting(#[from] MeetingFault),
    /// A fault of a voting rule.
    #[error(transparent)]
    Voting(#[from] VotingFault),
    /// A need of a seat that names no feature.
    #[error("no feature is named; name at least one")]
    NoFeatureNamed,
    /// A rule that is both required and preferred.
    #[error("it is both required and preferred; give it one of `require` and `prefer`")]
    RequiredAndPreferred,
    /// A rule without `require` and without `prefer`.
    #[error("the rule is neither required nor preferred; give it one of `require` and `prefer`")]
    NeitherRequiredNorPreferred,
    /// A fault of a table of members in CSV.
    #[error(transparent)]
    Csv(#[from] CsvFault),
    /// A fault of rounds.
    #[error(transparent)]
    Round(#[from] RoundFault),
    /// A fault of the groups, or of who is fixed to them.
    #[error(transparent)]
    Group(#[from] GroupFault),
    /// A file that cannot be used.
    #[error(transparent)]
    File(#[from] FileFault),
}

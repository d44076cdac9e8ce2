//! What can be wrong with shares of work, learning, pay and decisions.

use super::InputFault;
use super::location::suggestion;
use super::share_item::{ShareItem, ShareName};

/// One fault of shares: whom or what it concerns, why it is a fault, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SharesFault {
    /// A fault of one thing that is given.
    #[error("{item}: {fault}")]
    Of {
        /// What it is a fault of.
        item: ShareItem,
        /// What is wrong with it.
        fault: Box<InputFault>,
    },
    /// Something without a name.
    #[error("a {what} has no name; write one")]
    Nameless {
        /// What has none.
        what: ShareName,
    },
    /// A name that looks like another.
    #[error(
        "the name of the {what} `{}` has a space at an end or a character that cannot be seen; delete it", .name.escape_debug()
    )]
    UntidyName {
        /// What it is the name of.
        what: ShareName,
        /// The name as given.
        name: String,
    },
    /// Two things of one kind and one name, or of names that a reader would take for the same.
    #[error("the {what} `{name}` is there twice, or differs from `{earlier}` only in case or spaces; rename one")]
    NameTwice {
        /// What both are.
        what: ShareName,
        /// The later one.
        name: String,
        /// The earlier one.
        earlier: String,
    },
    /// Two names that a reader would take for the same.
    #[error(
        "the {what} `{name}` differs from `{earlier}` only in case or spaces; write both alike if they mean the same, else rename one"
    )]
    LookalikeNames {
        /// What both are names of.
        what: ShareName,
        /// The later one.
        name: String,
        /// The earlier one.
        earlier: String,
    },
    /// A name that nothing has.
    #[error("there is no {what} `{name}`; {}", unknown(*.what, .nearest))]
    Unknown {
        /// What it should be the name of.
        what: ShareName,
        /// The name as given.
        name: String,
        /// The name that comes nearest, if any comes near.
        nearest: Option<String>,
    },

    /// Nobody takes part.
    #[error("nobody takes part; give the terms of at least one member")]
    NoTerms,
    /// A member with two terms.
    #[error("they are given twice; give them once")]
    TermsTwice,
    /// Terms without hours.
    #[error("no hours are offered; let them offer more than 0, or leave the member out")]
    NothingOffered,
    /// A skill listed twice in one list.
    #[error("the skill `{skill}` is listed twice; list it once")]
    SkillTwice {
        /// The skill.
        skill: String,
    },
    /// Somebody who would learn what they know.
    #[error("the skill `{skill}` is both wished for and there already; leave it out of one of the two")]
    WantsWhatIsThere {
        /// The skill.
        skill: String,
    },
    /// The same in a rule that is private, so that nobody is named.
    #[error("it names somebody who takes no part; give their terms, or drop the rule")]
    SomebodyNotTakingPart,
    /// A member of the roster without terms, where somebody who takes part is meant.
    #[error("`{member}` takes no part; give their terms, or name somebody else")]
    NotTakingPart {
        /// Id of the member.
        member: String,
    },

    /// No periods.
    #[error("there are no periods; say how many there are, 1 if all is one")]
    NoPeriods,
    /// More periods than are worked with.
    #[error("{periods} periods are asked for, and {most} are the most; use longer ones")]
    TooManyPeriods {
        /// How many.
        periods: usize,
        /// How many there may be.
        most: usize,
    },
    /// A period that there is none of.
    #[error("there is no period {period}; periods are counted from 1 to {periods}")]
    UnknownPeriod {
        /// The number given.
        period: usize,
        /// How many periods there are.
        periods: usize,
    },
    /// A period named twice in one list.
    #[error("the period {period} is named twice; name it once")]
    PeriodTwice {
        /// The period, from 1.
        period: usize,
    },
    /// A list of periods without any.
    #[error("it names no period; name those that it is about, or leave the list out")]
    NoPeriodNamed,

    /// Nothing that anybody could have a share in.
    #[error("there is nothing to share; add at least one piece of work, training or decision")]
    NothingToShare,
    /// A piece or training without places.
    #[error("it has no places; give it at least one")]
    NoPlaces,
    /// A piece with more places than people who could hold them.
    #[error(
        "it has {places} places, and {people} people take part; nobody holds two of them, so lower the places, or ask who else would take part"
    )]
    MorePlacesThanPeople {
        /// Its places.
        places: usize,
        /// Those who take part.
        people: usize,
    },
    /// More places than are worked with.
    #[error("there are more than {most} places; correct the numbers, or plan in parts")]
    TooManyPlaces {
        /// How many there may be.
        most: usize,
    },
    /// More places and wishes, beside people, than are worked with.
    #[error(
        "what could be taken or learnt, times those who take part, comes to {cells}, and {most} is the most; plan in parts"
    )]
    TooManyCells {
        /// Places, and wishes that trainings and mentors could serve, times people.
        cells: usize,
        /// The most.
        most: usize,
    },
    /// More places or people, beside periods, than are worked with.
    #[error(
        "places or people, times periods, come to {cells}, and {most} are the most; use longer periods, or plan in parts"
    )]
    TooManyInPeriods {
        /// Places times the periods that they are in, or people times periods.
        cells: usize,
        /// The most.
        most: usize,
    },
    /// A piece that needs a skill of somebody, which nobody has.
    #[error(
        "it needs the skill `{skill}`, which nobody who takes part has; ask who else would take part, or drop the need"
    )]
    NobodyHas {
        /// The skill.
        skill: String,
    },
    /// A piece whose lead needs a skill that nobody can have by then.
    #[error(
        "its lead needs the skill `{skill}`, which nobody has and nobody would learn at a training in an earlier period; plan such a training, ask who wishes to learn it, or begin the piece later"
    )]
    NobodyCanLearn {
        /// The skill.
        skill: String,
    },
    /// A piece that needs a tag of somebody, which nobody who takes part holds.
    #[error(
        "it needs somebody with the tag `{tag}`, and nobody who takes part holds it; ask who else would take part, or drop the need"
    )]
    NobodyHolds {
        /// The tag.
        tag: String,
    },
    /// A tag named twice in one list.
    #[error("the tag `{tag}` is listed twice; list it once")]
    TagTwice {
        /// The tag.
        tag: String,
    },
    /// Needs of a lead where there is no lead.
    #[error("it says what its lead needs, and has no lead; give it one, or drop the need")]
    NeedsOfNoLead,
    /// A piece that nobody can do.
    #[error("nobody may take it by the rules that must hold; drop one of them, or drop the piece")]
    NobodyMayTake,

    /// A training that teaches nothing.
    #[error("it teaches no skill; name at least one")]
    NothingTaught,
    /// Somebody who teaches at a training of nothing that they teach.
    #[error(
        "`{member}` teaches at it and teaches none of its skills; add one to what they teach, or name somebody else"
    )]
    TeachesNoneOfIt {
        /// Id of the member.
        member: String,
    },

    /// A decision without weight.
    #[error("its weight is 0; give a weight of at least 1, or leave it out")]
    NoWeight,
    /// A decision that weighs more than is counted.
    #[error("its weight is {weight}, and {most} is the most; use a larger unit")]
    WeightTooLarge {
        /// The weight as given.
        weight: u64,
        /// The most.
        most: u64,
    },
    /// A topic with nothing to read in it.
    #[error("its topic is empty; write one, or leave it out")]
    EmptyTopic,
    /// A decision that nobody leads.
    #[error("it has no leads; say how many people lead it, 1 at least")]
    NoLeads,
    /// A decision with more leads than people who could lead it.
    #[error(
        "it has {leads} leads, and {able} of those who take part can lead it; lower the number, or ask who else would"
    )]
    TooFewLeads {
        /// How many are to lead it.
        leads: usize,
        /// Those who take part and have no conflict of interest that must be kept to.
        able: usize,
    },

    /// A fault of a pair; nobody is named, since such pairs are private.
    #[error("pair {number} of `{list}`: {fault}")]
    InPair {
        /// `unequal` or `agreed`.
        list: &'static str,
        /// Its place in the list, from 1.
        number: usize,
        /// What is wrong with it.
        fault: Box<InputFault>,
    },
    /// A pair of one person.
    #[error("it is one person twice; name two")]
    OneForAPair,
    /// Two who agreed without being an unequal pair.
    #[error("they are no unequal pair; add them to `unequal`, or leave them out here")]
    AgreedAndNotUnequal,

    /// A rule about the most burdened that shares its tier.
    #[error("no other rule may stand in its tier; give it a tier of its own")]
    NotAloneInTier,
    /// A rule that holds in every plan.
    #[error("it holds in every plan; leave it out, or require it")]
    OnlyRequired,
    /// Words for whom a rule is, without any.
    #[error("it says for whom it is without a word; write whose benefit it serves, or leave it out")]
    ForNobody,
    /// Nothing that is not passed in no period.
    #[error("it is about 0 periods in a row; ask for at least 1")]
    NoPeriodsInARow,
    /// A fraction that is no share.
    #[error("{above}/{below} is no share of a whole; give two numbers such as 1 and 3")]
    NotAShare {
        /// Above the line.
        above: u32,
        /// Below it.
        below: u32,
    },
    /// A share in numbers that are too large.
    #[error("the numbers of a share go up to {most}; reduce the fraction, or round it")]
    ShareTooFine {
        /// The most.
        most: u32,
    },
    /// A piece that has no lead to be.
    #[error("the piece `{piece}` has no lead; give it one, or let the member take it")]
    NoLead {
        /// The piece.
        piece: String,
    },
    /// Skills to be held by nobody.
    #[error("it asks for skills held by at least 0 people; ask for at least 1")]
    HeldByNobody,
    /// Skills to be held by more people than there are.
    #[error("it asks for skills held by at least {people} people, and {taking_part} take part; lower the number")]
    HeldByTooMany {
        /// How many are to hold each.
        people: usize,
        /// Those who take part.
        taking_part: usize,
    },
    /// A list of skills without any.
    #[error("it names no skill; name those that it is about, or leave the list out")]
    NoSkillNamed,
}

/// What to do about a name that nothing has.
fn unknown(what: ShareName, nearest: &Option<String>) -> String {
    match (what, nearest) {
        (ShareName::Skill, None) => {
            "nobody who takes part has, teaches or wishes to learn it, and no training teaches it: check the spelling, or say who has it".to_owned()
        }
        _ => suggestion(nearest),
    }
}

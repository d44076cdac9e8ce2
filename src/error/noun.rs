//! What names are names of, in the words of messages.

/// What a name is the name of, or what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun {
    Member,
    Dimension,
    Tag,
    Number,
    /// A dimension, a tag or a number.
    Name,
    Column,
    Group,
    Round,
    Table,
    Meeting,
    Seat,
    Room,
    Zone,
    Feature,
    Role,
    Label,
    Period,
    Rate,
    Piece,
    Training,
    Decision,
    /// A topic of decisions; where one is sought, a decision is meant as well.
    Topic,
    Skill,
    Voter,
    Background,
    Measure,
}

impl Noun {
    /// One of them.
    pub(crate) fn one(self) -> &'static str {
        match self {
            Noun::Member => "member",
            Noun::Dimension => "dimension",
            Noun::Tag => "tag",
            Noun::Number => "number",
            Noun::Name => "dimension, tag or number",
            Noun::Column => "column",
            Noun::Group => "group",
            Noun::Round => "round",
            Noun::Table => "table",
            Noun::Meeting => "meeting",
            Noun::Seat => "seat",
            Noun::Room => "room",
            Noun::Zone => "zone",
            Noun::Feature => "feature",
            Noun::Role => "role",
            Noun::Label => "label",
            Noun::Period => "period",
            Noun::Rate => "rate",
            Noun::Piece => "piece",
            Noun::Training => "training",
            Noun::Decision => "decision",
            Noun::Topic => "topic or decision",
            Noun::Skill => "skill",
            Noun::Voter => "voter",
            Noun::Background => "background",
            Noun::Measure => "measure",
        }
    }

    /// What the name of one is called.
    pub(super) fn name(self) -> String {
        match self {
            Noun::Member | Noun::Voter => "id".to_owned(),
            Noun::Seat => "id of a seat".to_owned(),
            Noun::Tag | Noun::Skill => self.one().to_owned(),
            Noun::Topic => "topic".to_owned(),
            other => format!("name of a {}", other.one()),
        }
    }

    /// How a message begins that a name is unknown.
    pub(super) fn there_is_none(self) -> String {
        match self {
            Noun::Member => "no member has the id".to_owned(),
            Noun::Dimension | Noun::Name => format!("the roster has no {}", self.one()),
            Noun::Tag => "nobody in the roster holds the tag".to_owned(),
            Noun::Column => "the CSV has no column".to_owned(),
            Noun::Seat => "no seat has the id".to_owned(),
            Noun::Feature => "no seat has the feature".to_owned(),
            Noun::Voter => "no voter has the id".to_owned(),
            Noun::Background => "no voter has the background".to_owned(),
            Noun::Measure => "no voter has a weight in the measure".to_owned(),
            other => format!("there is no {}", other.one()),
        }
    }
}

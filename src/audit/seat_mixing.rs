//! How well people mix on the seats of a plan.

use super::mixing::Repeat;
use super::random_seats::RandomSeating;
use crate::outcome::plain;
use crate::table::Table;
use serde::Serialize;

/// Who sits beside whom over the meetings of a plan, beside what a random seating gives and what no seating can pass.
/// Supporters take a seat and are not counted. For those who organise.
///
/// ```
/// use roundtable::{Member, Room, Roster, SeatRule, Seating, Solver, Tier};
///
/// let backgrounds = ["lived experience", "practitioner", "researcher"];
/// let member = |number: usize| Member::new(format!("member {number}")).tag("background", backgrounds[number % 3]);
/// let roster = Roster::new((0..9).map(member))?;
/// let problem = Seating::builder(&roster)
///     .room(Room::round_table(9))
///     .prefer(Tier(1), SeatRule::mix("background"))
///     .build()?;
/// let plan = Solver::new().solve(&problem)?.solution().expect("everybody has a seat").plan;
///
/// let background = &plan.mixing().meetings[0].dimensions[0];
/// assert_eq!((background.same_tag, background.floor), (0, 0));
/// assert_eq!(background.random.average, 2.25);
/// assert_eq!(background.random.as_mixed, 0.0791); // 132 of 1680 if all were looked at
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SeatMixing {
    /// One entry a meeting.
    pub meetings: Vec<MeetingMixing>,
    /// One entry a member, in the order of the roster.
    pub members: Vec<MemberSeats>,
    /// Pairs who sit beside each other more than once, with those who had done so before the first meeting and do
    /// again; in the order of the roster. Those whom a rule keeps beside each other are among them.
    pub repeats: Vec<Repeat>,
}

/// How people mix at one meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MeetingMixing {
    /// Pairs of people on neighbouring seats, each as often as the weight of the edge says.
    pub neighbours: i64,
    /// One entry a dimension of the roster.
    pub dimensions: Vec<DimensionMixing>,
}

/// Neighbours who share tags of one dimension. Every tag of a member is counted: two who share two tags count twice,
/// each as often as the weight of the edge says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DimensionMixing {
    /// Name of the dimension.
    pub dimension: String,
    /// Same-tag neighbours.
    pub same_tag: i64,
    /// Of each tag of the dimension.
    pub tags: Vec<TagNeighbours>,
    /// What a random seating of the same people gives.
    pub random: RandomSeating,
    /// Counting shows that no seating of these people in this room has fewer, whatever the rules; some may need more.
    pub floor: i64,
}

/// Neighbours who share one tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TagNeighbours {
    /// Name of the tag.
    pub tag: String,
    /// Neighbours who both hold it, each pair as often as the weight of the edge says.
    pub same_tag: i64,
}

/// Where one member sits over the meetings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MemberSeats {
    /// Id of the member.
    pub id: String,
    /// Meetings at which the member is there.
    pub meetings: usize,
    /// Different people beside whom the member sits.
    pub neighbours: usize,
    /// Those of them beside whom the member had not sat before the first meeting.
    pub new: usize,
    /// Different seats, told apart by id.
    pub seats: usize,
    /// Different zones, told apart by name.
    pub zones: usize,
    /// Power of the member's seats, added up.
    pub power: i64,
    /// What an even share of the power of all seats comes to: of each meeting at which the member is there, the power
    /// of the room over the people there.
    pub even_share: f64,
}

impl SeatMixing {
    /// For those who organise alone.
    pub(crate) fn tables(&self) -> impl Iterator<Item = Table> {
        let dimensions = (1..).zip(&self.meetings).flat_map(|(number, meeting): (u32, _)| {
            meeting.dimensions.iter().map(move |of| {
                let counts = [meeting.neighbours, of.same_tag, of.floor].map(|count| count.to_string());
                let chances = [of.random.average, of.random.as_mixed].map(|chance| format!("{chance:.4}"));
                [number.to_string(), of.dimension.clone()].into_iter().chain(counts).chain(chances)
            })
        });
        let tags = (1..).zip(&self.meetings).flat_map(|(number, meeting): (u32, _)| {
            let all = meeting.dimensions.iter().flat_map(|of| of.tags.iter().map(|tag| (&of.dimension, tag)));
            all.map(move |(dimension, of)| {
                [number.to_string(), dimension.clone(), of.tag.clone(), of.same_tag.to_string()]
            })
        });
        let members = self.members.iter().map(|of| {
            let counts = [of.meetings, of.neighbours, of.new, of.seats, of.zones].map(|count| count.to_string());
            [of.id.clone()].into_iter().chain(counts).chain([of.power.to_string(), plain(of.even_share)])
        });
        let table = |title| Table::new(title).number("meeting").text("dimension");
        let measures = ["neighbours", "same_tag", "floor", "random_average", "random_as_mixed"];
        let of_member = ["meetings", "neighbours", "new", "seats", "zones", "power", "even_share"];
        let tables = [
            table("Neighbours who share a tag").numbers(measures).rows(dimensions),
            table("Neighbours who share each tag").text("tag").number("same_tag").rows(tags),
            Table::new("Seats of each member").text("id").numbers(of_member).rows(members),
        ];
        tables.into_iter().filter_map(Table::if_any).chain(Repeat::table(&self.repeats))
    }
}

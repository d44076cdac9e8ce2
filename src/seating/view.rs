//! Who sits where: the maps of the meetings.

use super::context::SeatingContext;
use super::plan::SeatingPlan;
use super::planned::PlannedMeeting;
use super::told::SeatingWords;
use crate::public::Public;
use crate::roster::MemberId;
use crate::table::{SeatView, SeatsView, Sitter};

impl SeatingPlan {
    /// The meetings as members see them; none for a plan that was read from a file.
    pub(crate) fn seats_views(&self) -> Public<Vec<SeatsView>> {
        self.facts().map(|(meetings, shown)| {
            let views = |shown: &SeatingContext| shown.views(&meetings, &SeatingWords::new(shown, &meetings), false);
            shown.map(views).unwrap_or_default()
        })
    }
}

impl SeatingContext {
    /// The meetings, with the words that stand below each. `all_tags` says whether people's tags are all that they
    /// hold, as those who organise see them.
    pub(super) fn views(&self, meetings: &[PlannedMeeting], words: &SeatingWords, all_tags: bool) -> Vec<SeatsView> {
        let views = meetings.iter().enumerate().take(self.meetings.len());
        let view = |(at, planned)| SeatsView { all_tags, ..self.view(at, planned, meetings.len(), words) };
        views.map(view).collect()
    }

    fn view(&self, at: usize, planned: &PlannedMeeting, meetings: usize, words: &SeatingWords) -> SeatsView {
        let layout = &self.meetings[at].hall.layout;
        let seats = layout.seats.iter().zip(self.sitters(at, planned));
        let seats = seats.map(|(place, sitter)| SeatView {
            id: place.id.clone(),
            x: place.x,
            y: place.y,
            table: place.table,
            sitter: sitter.map(|member| self.sitter(member)),
        });
        let said = words.at.get(at).into_iter().flatten();
        let said = said.filter(|(of, _)| Some(*of) == self.marked);
        let absent = match planned.absent() {
            [] => None,
            absent => Some(format!("Not there: {}.", absent.join(", "))),
        };
        let over = words.over.iter().filter(|_| meetings == 1);
        SeatsView {
            title: match meetings {
                1 => "Who sits where".to_owned(),
                _ => format!("Meeting {} of {meetings}", at + 1),
            },
            tags: self.marks(),
            dimension: self.marked.map(|of| self.counted.dimension(of).name().to_owned()),
            seats: seats.collect(),
            tables: layout.tables.clone(),
            lines: said.map(|(_, line)| line).chain(over).cloned().chain(absent).collect(),
            all_tags: false,
        }
    }

    /// The tags of the marked dimension that anybody holds, as far as this knows.
    fn marks(&self) -> Vec<String> {
        let roster = &self.counted;
        let tags = roster.tag_ids().filter(|&tag| {
            let mut members = roster.member_ids();
            Some(roster.tag(tag).dimension()) == self.marked && members.any(|member| roster.holds(member, tag))
        });
        tags.map(|tag| roster.tag(tag).name().to_owned()).collect()
    }

    fn sitter(&self, member: MemberId) -> Sitter {
        let tags = self.marked.map_or(&[][..], |dimension| self.counted.tags_in(member, dimension));
        Sitter {
            name: self.roster.name(member).to_owned(),
            marks: tags.iter().map(|&tag| self.roster.tag(tag).name().to_owned()).collect(),
            supporter: !self.is_counted(member),
        }
    }
}

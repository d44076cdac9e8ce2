//! Who sits where: the map of a meeting as members see it.

use super::context::SeatingContext;
use super::plan::SeatingPlan;
use super::told::SeatingWords;
use crate::roster::MemberId;
use crate::table::{SeatView, SeatsView, Sitter};

impl SeatingPlan {
    /// The meetings as members see them; empty for a plan that was read from a file.
    pub(crate) fn seats_views(&self) -> Vec<SeatsView> {
        let words = self.words();
        let meetings = 0..self.meetings().len();
        meetings.filter_map(|at| self.seats_view(at, &words)).collect()
    }

    /// A meeting, counted from 0, as members see it.
    pub(crate) fn seats_view(&self, at: usize, words: &SeatingWords) -> Option<SeatsView> {
        let (context, planned) = (self.context()?, self.meetings().get(at)?);
        let layout = &context.meetings.get(at)?.hall.layout;
        let seats = layout.seats.iter().zip(context.sitters(at, planned));
        let seats = seats.map(|(place, sitter)| SeatView {
            id: place.id.clone(),
            x: place.x,
            y: place.y,
            table: place.table,
            sitter: sitter.map(|member| context.sitter(member)),
        });
        let said = words.at.get(at).into_iter().flatten();
        let said = said.filter(|(of, _)| Some(*of) == context.marked);
        let absent = match planned.absent() {
            [] => None,
            absent => Some(format!("Not there: {}.", absent.join(", "))),
        };
        let meetings = self.meetings().len();
        let over = words.over.iter().filter(|_| meetings == 1);
        Some(SeatsView {
            title: match meetings {
                1 => "Who sits where".to_owned(),
                _ => format!("Meeting {} of {meetings}", at + 1),
            },
            tags: context.marks(),
            dimension: context.marked.map(|of| context.roster.dimension(of).name().to_owned()),
            seats: seats.collect(),
            tables: layout.tables.clone(),
            lines: said.map(|(_, line)| line).chain(over).cloned().chain(absent).collect(),
        })
    }
}

impl SeatingContext {
    /// The tags of the marked dimension that anybody shows.
    fn marks(&self) -> Vec<String> {
        let roster = &self.counted;
        let tags = roster.tag_ids().filter(|&tag| {
            let mut members = roster.member_ids();
            Some(roster.tag(tag).dimension()) == self.marked
                && members.any(|member| roster.shown_of(member).contains(&tag))
        });
        tags.map(|tag| roster.tag(tag).name().to_owned()).collect()
    }

    fn sitter(&self, member: MemberId) -> Sitter {
        let supporter = self.supporters_are_known && !self.is_counted(member);
        let roster = &self.roster;
        let marked = |tag| Some(roster.tag(tag).dimension()) == self.marked;
        let shown = roster.shown_of(member).iter().copied();
        let marks = shown.filter(|&tag| marked(tag) && !supporter);
        Sitter {
            name: roster.name(member).to_owned(),
            marks: marks.map(|tag| roster.tag(tag).name().to_owned()).collect(),
            supporter,
        }
    }
}

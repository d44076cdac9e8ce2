//! How many visits somebody pays to tables over the meetings.

mod definition;

use super::prelude::*;
use crate::model::Tally;
use crate::rules::number_of_visits::{NumberOfVisits, VISITS_OFF};

impl OverMeetingsRule for NumberOfVisits {
    fn words(&self) -> String {
        NumberOfVisits::words(self)
    }

    /// The visits of each member to each table, or to all of them, priced outside the bounds.
    fn lower(&self, _: bool, context: &OverMeetingsContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        let tables = context.meetings.iter().flat_map(|meeting| &meeting.hall.layout.tables);
        let known: Vec<&str> = tables.map(String::as_str).unique().collect();
        let members = self.visitors(&known, context.roster, faults);
        let places = self.places(known);
        if too_many(members.len().saturating_mul(places.len()), faults) {
            return None;
        }
        let column = |member| members.iter().position(|&named| named == member).map(|column| (column as u32, 1));
        let columns = context.units().map(|(_, member)| column(member).into_iter().collect());
        let bucket = |(at, seat): (usize, usize)| {
            let layout = &context.meetings[at].hall.layout;
            let name = layout.tables[layout.seats[seat].table].as_str();
            places.iter().position(|place| place.contains(&name)).map(|bucket| bucket as u32)
        };
        let grid = Grid::new(columns, context.seats().map(bucket).collect()).covering(members.len(), places.len());
        let tally = Tally::new(grid, context.slots, |_, _| self.price());
        Lowered::whole(vec![Count::Tally(tally)], VISITS_OFF)
    }

    fn why_impossible(&self) -> String {
        "the seats at these tables, and who is there, leave no way to share out the visits so".to_owned()
    }
}

//! How rules about pair values and seats are made in code.

use super::{FarByValue, NearByValue, ValuesOfSeats};
use crate::rules::PairValues;
use crate::seating::measure::SeatMeasure;
use crate::seating::rules::made::at;
use crate::seating::rules::{MeetingRules, SeatRule, SeatRules};

impl SeatRule {
    /// The more two are worth to each other, the nearer they sit, at each meeting: of all pairs the value is multiplied by the
    /// distance of the two seats and added up (quadratic assignment). The sum is as small as can be, or at most
    /// [`at_most`](PairValues::at_most), which a required rule needs. Preferred without a number: the sum is the cost. Pairs
    /// whose value is below 0 are better far from each other. See [`measured_by`](SeatRule::measured_by) for what the
    /// distance is; where a closeness is measured, the sum is as large as can be, or at least
    /// [`at_least`](PairValues::at_least). At most 4 000 people have values, and 4 000 000 pairs of seats are measured.
    /// Private unless [`public`](SeatRule::public).
    ///
    /// ```
    /// use roundtable::{Member, PairValues, Problem, Room, Roster, SeatRule, Seating, Solver, Tier};
    ///
    /// let roster = Roster::new(["ana", "bo", "cy", "di"].map(Member::new))?;
    /// let work = PairValues::listed([("ana", "bo", 5), ("ana", "cy", 2), ("bo", "cy", 1), ("cy", "di", 4)]);
    /// let office = Seating::builder(&roster)
    ///     .room(Room::rows(1, 4))
    ///     .prefer(Tier(1), SeatRule::near_by_value(work))
    ///     .build()?;
    /// let solution = Solver::new().solve(&office)?.solution().expect("everybody has a seat");
    /// // Bo, Ana, Cy, Di, or the other way round: 5 + 2 + 4 at one step, 1 at two.
    /// assert_eq!(solution.certificate[1].cost, 13);
    /// assert!(solution.certificate[1].proof.is_some());
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    pub fn near_by_value(values: PairValues) -> SeatRule {
        at(NearByValue(ValuesOfSeats::new(values)))
    }

    /// The more two are worth to each other, the farther apart they sit: as [`near_by_value`](SeatRule::near_by_value), with
    /// a sum of distances that is as large as can be, or at least [`at_least`](PairValues::at_least); or a sum of closeness
    /// that is as small as can be, or at most [`at_most`](PairValues::at_most). Preferred without a number, a sum that is to
    /// be large is a gain. Private unless [`public`](SeatRule::public).
    pub fn far_by_value(values: PairValues) -> SeatRule {
        at(FarByValue(ValuesOfSeats::new(values)))
    }

    /// For [`near_by_value`](SeatRule::near_by_value) and [`far_by_value`](SeatRule::far_by_value): how near two seats are.
    #[must_use]
    pub fn measured_by(mut self, measure: SeatMeasure) -> SeatRule {
        if let SeatRules::At(kind) = &mut self.kind.0
            && let MeetingRules::NearByValue(NearByValue(of)) | MeetingRules::FarByValue(FarByValue(of)) = kind
        {
            of.by = measure;
        }
        self
    }
}

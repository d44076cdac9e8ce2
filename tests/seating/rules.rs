//! One rule of each kind, by number.

use crate::frames::GroupInstance;
use crate::id;
use roundtable::{Lens, PairValues, PlannedMeeting, Rule, SeatMeasure, SeatRule};

/// Rules about single meetings, which come first.
pub(crate) const OF_MEETINGS: usize = 46;
/// Rules that can be asked of one meeting, which come before those of a second one.
pub(crate) const ONE_MEETING: usize = 53;
pub(crate) const RULES: usize = 61;

/// A rule by number; its names are those of the frame.
pub(crate) fn rule(number: usize, frame: &GroupInstance) -> SeatRule {
    let seat = |at: usize| frame.seats[at].clone();
    let some = |members: &[usize]| members.iter().copied().map(id).collect::<Vec<String>>();
    let values =
        || PairValues::listed([(id(0), id(1), 3.0), (id(1), id(3), 1.5), (id(2), id(0), -1.0), (id(2), id(3), 2.0)]);
    match number {
        0 => SeatRule::mix("background"),
        1 => SeatRule::mix("site"),
        2 => SeatRule::mix("site").lens(Lens::Fraction),
        3 => SeatRule::mix("site").lens(Lens::Primary),
        4 => SeatRule::mix("site").lens(Lens::Undivided),
        5 => SeatRule::mix("site").lens(Lens::Cell),
        6 => SeatRule::mix_worst("background"),
        7 => SeatRule::mix_worst("site"),
        8 => SeatRule::mix_worst("site").lens(Lens::Fraction),
        9 => SeatRule::neighbours_share("background"),
        10 => SeatRule::neighbours_share("site"),
        11 => SeatRule::neighbours_differ("background"),
        12 => SeatRule::neighbours_differ("site"),
        13 => SeatRule::apart_by(some(&[0, 1, 2]), 2.0),
        14 => SeatRule::farther_than(some(&[0, 3]), 1.0),
        15 => SeatRule::beside(id(0), id(3)),
        16 => SeatRule::not_beside(some(&[0, 1, 2])),
        17 => SeatRule::not_facing(some(&[0, 1, 2, 3])),
        18 => SeatRule::unequal(id(0), id(1)),
        19 => SeatRule::in_seat(id(1), seat(2)),
        20 => SeatRule::not_in_seat(id(1), seat(0)),
        21 => SeatRule::needs(id(2), ["step-free"]),
        22 => SeatRule::needs(id(2), ["loop", "step-free"]),
        23 => SeatRule::supports(id(3), id(0)),
        24 => SeatRule::as_announced([
            PlannedMeeting::new([(seat(0), id(3)), (seat(2), id(1)), (seat(3), id(0))]),
            PlannedMeeting::new([(seat(1), id(3)), (seat(0), id(2))]),
        ]),
        25 => Rule::balance("background").into(),
        26 => Rule::none_or("south", 2).into(),
        27 => Rule::places("north", 1..=2).into(),
        28 => Rule::apart(some(&[0, 1])).into(),
        29 => Rule::together(some(&[1, 2])).into(),
        30 => Rule::in_group(id(0), frame.table).into(),
        31 => Rule::variety("background", 2..).into(),
        32 => Rule::sharing("site", 1).into(),
        33 => Rule::never_more("practice", "lived").into(),
        34 => Rule::wishes([(id(3), vec![frame.table])]).into(),
        35 => Rule::balance("site").lens(Lens::Fraction).into(),
        36 => Rule::stay([(id(1), frame.table), (id(2), frame.table)]).into(),
        37 => SeatRule::named_beside([(id(0), some(&[3, 2])), (id(3), some(&[1])), (id(1), Vec::new())], 1),
        38 => SeatRule::named_beside([(id(0), some(&[1, 2, 3])), (id(2), some(&[0, 1]))], 2),
        39 => Rule::open_groups().into(),
        40 => Rule::open_groups().most_open(1).opening_costs([(frame.table, 2)]).into(),
        41 => SeatRule::near_by_value(values()).measured_by(SeatMeasure::grid()),
        42 => SeatRule::near_by_value(values().at_most("7.5")),
        43 => SeatRule::far_by_value(values()).measured_by(SeatMeasure::beside()),
        44 => {
            let far = SeatMeasure::distances([(seat(0), seat(1), 2.5), (seat(2), seat(0), 1.0)]);
            SeatRule::far_by_value(values().at_least(6)).measured_by(far)
        }
        45 => SeatRule::near_by_value(values().at_least(4)).measured_by(SeatMeasure::beside()),
        46 => SeatRule::new_neighbours(),
        47 => SeatRule::different_seats(),
        48 => SeatRule::different_zones(),
        49 => SeatRule::share_power(),
        50 => SeatRule::share_power_across("background"),
        51 => SeatRule::share_power_across("site"),
        52 => SeatRule::visits(..=1).at_tables([frame.table]).members(some(&[0, 2])),
        53 => SeatRule::mix("background").in_meetings([2]),
        54 => SeatRule::beside(id(0), id(1)).in_meetings([2]),
        55 => SeatRule::from(Rule::apart(some(&[0, 1]))).in_meetings([2]),
        56 => SeatRule::in_seat(id(3), seat(1)).in_meetings([1, 2]),
        57 => SeatRule::not_again_within(2),
        58 => Rule::range_at_most("years", 2).into(),
        59 => Rule::large_range("years").into(),
        _ => SeatRule::not_again_within(3).last_met([(id(0), id(1), 1), (id(2), id(1), 2)]),
    }
}

/// Rules that cannot be required.
pub(crate) fn only_preferred(number: usize) -> bool {
    matches!(number, 34 | 39 | 41 | 43 | 49..=51 | 59)
}

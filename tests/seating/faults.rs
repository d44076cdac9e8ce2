//! What is wrong with the input, all at once, and what is wrong with plans.

use crate::{id, roster};
use roundtable::{
    Error, InputFault, Lens, Member, PlannedMeeting, Room, Roster, Rule, Seat, SeatRule, Seating, SeatingBuilder, Tier,
};

pub(crate) fn faults(error: Error) -> Vec<InputFault> {
    match error {
        Error::Input(faults) => faults.iter().cloned().collect(),
        other => panic!("these are no faults of input: {other}"),
    }
}

/// The texts of all faults, for whoever gave the input; each says what to do.
pub(crate) fn told(builder: SeatingBuilder) -> Vec<String> {
    let found = faults(builder.build().expect_err("it has faults"));
    found.iter().map(ToString::to_string).collect()
}

/// The same with what private rules say, for those who organise.
pub(crate) fn told_to_organisers(builder: SeatingBuilder) -> Vec<String> {
    lines(&faults(builder.build().expect_err("it has faults")))
}

/// The lines of these faults, as those who organise see them.
pub(crate) fn lines(found: &[InputFault]) -> Vec<String> {
    found.iter().flat_map(|fault| fault.for_organisers().lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether each of these is said once.
pub(crate) fn says(all: &[String], parts: &[&str]) {
    for part in parts {
        let times = all.iter().filter(|text| text.contains(part)).count();
        assert_eq!(times, 1, "{part}: {all:#?}");
    }
}

fn six() -> SeatingBuilder {
    Seating::builder(&roster(6)).room(Room::round_table(7).feature("step-free", ["1", "2"])).meetings(2)
}

#[test]
fn numbers_of_meetings() {
    says(&told(six().meetings(0)), &["there are no meetings"]);
    says(&told(six().meetings(1_001)), &["1001 meetings", "1000 are the most"]);
    says(&told(six().meetings(usize::MAX)), &["1000 are the most"]);
    let large = six().room(Room::rows(100, 100)).meetings(201);
    says(&told(large), &["201 meetings", "200 are the most"]);
    says(&told(Seating::builder(&roster(3))), &["no room is given"]);
    let meeting = PlannedMeeting::new([("1", id(0))]);
    let room = || Room::round_table(9);
    let all = told(
        six()
            .absent(id(0), [0, 3])
            .room_at(5, room())
            .room_at(2, room())
            .room_at(2, Room::circle(9))
            .fixed([meeting.clone(), meeting.clone(), meeting])
            .require(SeatRule::mix("background").in_meetings([4]))
            .require(SeatRule::from(Rule::balance("site")).in_meetings([]))
            .require(SeatRule::new_neighbours().in_meetings([1]))
            .prefer(Tier(0), SeatRule::different_seats()),
    );
    says(
        &all,
        &[
            "no meeting 0",
            "no meeting 3",
            "no meeting 5",
            "meeting 2 gets a room of its own twice",
            "3 meetings are fixed, and there are 2",
            "rule 1 (",
            "there is no meeting 4",
            "rule 2 (",
            "names no meeting",
            "rule 3 (",
            "about all meetings together",
            "rule 4 (",
            "tier 0 is for what must hold",
        ],
    );
}

#[test]
fn a_room_tells_all_that_is_wrong_with_it_once() {
    let seat = |id: &str| Seat::new(id);
    let broken = || {
        Room::new()
            .seat(seat("a").at(f64::NAN, 0.0))
            .seat(seat("b").at(f64::INFINITY, 0.0))
            .seat(seat("c").at(0.0, -2_000_000.0))
            .seat(seat("c").power(2_000_000))
            .seat(seat(" d"))
            .seat(seat("e "))
            .seat(seat(""))
            .seat(seat("A").table("").feature("loop").feature("Loop"))
            .neighbours("a", "b")
            .neighbours("b", "a")
            .neighbours("a", "a")
            .neighbours("a", "nowhere")
            .neighbours_weighing("a", "c", 0)
            .facing("a", "b")
            .facing("a", "b")
            .facing("far", "b")
            .feature("step-free", ["window"])
            .feature("empty", Vec::<String>::new())
            .zone("front", ["a"])
            .zone("back", ["a"])
            .power(1, ["a"])
            .power(2, ["a"])
    };
    let parts = [
        "seat 1 (`a`): its position is not finite",
        "seat 2 (`b`): its position is not finite",
        "seat 3 (`c`): its position is beyond 1000000",
        "seat 4 (`c`): its id is already that of seat 3",
        "the power 2000000 is above",
        "seat 5 (` d`): the id of a seat ` d` begins or ends with a space",
        "seat 6 (",
        "seat 7: the id of a seat is empty",
        "the id of a seat `A` differs from `a` only in case",
        "the name of a table is empty",
        "the name of a feature `Loop` differs from `loop`",
        "the edge of neighbours between `b` and `a` is given twice",
        "an edge of neighbours leads from `a` to itself",
        "between `a` and `nowhere` leads nowhere",
        "between `a` and `c` has the weight 0",
        "the edge of facing seats between `a` and `b` is given twice",
        "between `far` and `b` leads nowhere",
        "the feature `step-free`: no seat has the id `window`",
        "the feature `empty`: it names no seat",
        "the zone `back`: `a` is already in the list of the zone `front`",
        "the power 2: `a` is already in the list of the power 1",
    ];
    let all = told(Seating::builder(&roster(3)).room(broken()).meetings(3));
    says(&all, &parts);
    assert!(all.iter().all(|text| !text.contains("meeting")), "{all:#?}");
    let own = told(six().room_at(2, broken()));
    assert_eq!(own.len(), all.len(), "{own:#?}");
    for (own, of_all) in own.iter().zip(&all) {
        assert_eq!(own, &format!("meeting 2: {of_all}"));
    }
    says(&told(six().room(Room::new())), &["the room has no seats"]);
    says(&told(six().room(Room::circle(20_001))), &["more than 20000 seats"]);
}

#[test]
fn people_and_seats() {
    let small = |builder: SeatingBuilder| builder.room(Room::round_table(5));
    let all = told(small(six()));
    assert_eq!(all.len(), 1, "{all:?}");
    says(&all, &["6 people are there and the room has 5 seats"]);
    let one = told(small(six()).absent(id(3), [2]));
    assert_eq!(one.len(), 1, "{one:?}");
    assert!(one[0].starts_with("meeting 1: "), "{one:?}");
    let nobody = (0..6).fold(six(), |builder, member| builder.absent(id(member), [1]));
    says(&told(nobody), &["meeting 1: nobody is there"]);
    let all = told(
        six()
            .absent("nobody", [1])
            .met_before([(id(0), id(0), 1), (id(1), id(2), 1), (id(2), id(1), 1)])
            .met_before([(id(3), id(4), 5_000), ("anyone".to_owned(), id(5), 1)])
            .fixed([PlannedMeeting::new([
                ("1", "somebody".to_owned()),
                ("nowhere", id(0)),
                ("2", id(1)),
                ("3", id(1)),
                ("4", id(2)),
                ("4", id(3)),
            ])]),
    );
    says(
        &all,
        &[
            "`nobody`",
            "`m00` is named twice",
            "`m02` and `m01` has two values",
            "more than 1000 times",
            "`anyone`",
            "meeting 1: no member has the id `somebody`",
            "meeting 1: no seat has the id `nowhere`",
            "meeting 1: `m01` is named twice",
            "meeting 1: both `m02` and `m03` must sit on `4`",
        ],
    );
}

#[test]
fn seats_of_single_members() {
    let all = told(
        six()
            .require(SeatRule::in_seat(id(0), "1"))
            .require(SeatRule::in_seat(id(1), "1"))
            .require(SeatRule::in_seat(id(0), "2"))
            .require(SeatRule::in_seat(id(0), "2")),
    );
    says(&all, &["both `m00` and `m01` must sit on `1`", "`m00` must sit on `1` and on `2`"]);
    let meetings = |first: usize, second: usize| {
        six()
            .require(SeatRule::in_seat(id(0), "1").in_meetings([first]))
            .require(SeatRule::in_seat(id(1), "1").in_meetings([second]))
    };
    let all = told(meetings(2, 2));
    assert!(all.len() == 1 && all[0].starts_with("meeting 2: "), "{all:?}");
    assert!(meetings(1, 2).build().is_ok());
    let private = told(six().require(SeatRule::in_seat(id(0), "1").private()).require(SeatRule::in_seat(id(1), "1")));
    says(&private, &["rules 1 and 2 cannot both hold"]);
    assert!(!private[0].contains("m0"), "{private:?}");
    // Nothing but a seat that is somebody else's, or nothing at all.
    for builder in [
        six()
            .require(SeatRule::needs(id(2), ["step-free"]))
            .require(SeatRule::not_in_seat(id(2), "2"))
            .require(SeatRule::in_seat(id(3), "1")),
        six().require(SeatRule::needs(id(2), ["step-free"])).require(SeatRule::in_seat(id(2), "5")),
        six().require(SeatRule::not_in_seat(id(2), "5")).require(SeatRule::in_seat(id(2), "5")),
    ] {
        let all = told(builder.clone());
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(!all[0].contains("m02") && !all[0].contains("step-free"), "{all:?}");
        says(&told_to_organisers(builder), &["no seat is left for `m02`"]);
    }
    // One who is announced on two seats could keep neither.
    let twice = PlannedMeeting::new([("1", id(0)), ("2", id(0))]);
    let twice = six().prefer(Tier(1), SeatRule::as_announced([twice]));
    says(&told(twice), &["`m00` is named twice"]);
    // Each is told beside the first who is sent there.
    let crowded = (0..6).fold(six(), |builder, at| builder.require(SeatRule::in_seat(id(at), "1")));
    assert_eq!(told(crowded).len(), 5);
    // Who is away needs no seat.
    let away =
        six().absent(id(0), [1, 2]).require(SeatRule::in_seat(id(0), "1")).require(SeatRule::in_seat(id(1), "1"));
    assert!(away.build().is_ok());
}

#[test]
fn rules_for_seats() {
    let nobody: [String; 0] = [];
    let all = told_to_organisers(
        six()
            .require(SeatRule::mix("backgruond"))
            .require(SeatRule::mix("site").lens(Lens::Hat))
            .require(SeatRule::neighbours_share("site").lens(Lens::Fraction))
            .require(SeatRule::apart_by([id(0), id(1)], 0.0).public())
            .require(SeatRule::apart_by([id(0), id(1)], f64::NAN).public())
            .require(SeatRule::beside(id(0), id(0)))
            .require(SeatRule::not_beside([id(0)]).public())
            .require(SeatRule::not_facing(["nobody", "m01"]).public())
            .require(SeatRule::in_seat(id(0), "8"))
            .require(SeatRule::needs(id(0), ["stepfree"]))
            .require(SeatRule::needs(id(0), nobody))
            .require(SeatRule::share_power())
            .prefer(Tier(1), SeatRule::share_power_across("site"))
            .prefer(Tier(1), SeatRule::mix("site").weight(0))
            .prefer(Tier(1), SeatRule::new_neighbours().lens(Lens::Fraction))
            .require(SeatRule::supports(id(1), id(2)))
            .require(SeatRule::supports(id(2), id(3)))
            .require(SeatRule::supports(id(4), id(4)))
            .require(Rule::places("nothing", 1..)),
    );
    for (rule, part) in [
        (1, "no dimension `backgruond`; did you mean `background`?"),
        (2, "lens \u{201c}hat\u{201d} cannot be used"),
        (3, "cannot be used here; use every tag"),
        (4, "the distance must be a number above 0"),
        (5, "the distance must be a number above 0"),
        (6, "`m00` is named twice"),
        (7, "1 member is named"),
        (8, "no member has the id `nobody`"),
        (9, "no seat has the id `8`"),
        (10, "no seat has the feature `stepfree`; did you mean `step-free`?"),
        (11, "no feature is named"),
        (12, "not required"),
        (13, "no seat of any room has power"),
        (14, "the weight is 0"),
        (15, "leave that out"),
        (16, "`m02` is a supporter and is supported"),
        (18, "`m04`"),
        (19, "`nothing`"),
    ] {
        let number = format!("rule {rule} (");
        let found = all.iter().any(|text| text.starts_with(&number) && text.contains(part));
        assert!(found, "{rule} {part}: {all:#?}");
    }
    assert!(!all.iter().any(|text| text.starts_with("rule 17 (")), "{all:#?}");
}

#[test]
fn seats_that_were_announced() {
    let announced = [("1", "gone"), ("9", "m00"), ("2", "m01"), ("3", "m01"), ("4", "m02"), ("4", "m03")];
    let rule = SeatRule::as_announced([PlannedMeeting::new(announced)]);
    let all = told(six().prefer(Tier(1), rule));
    assert_eq!(all.len(), 3, "{all:#?}");
    let named = "meeting 1: rule 1 (\u{201c}seats stay as announced\u{201d}): ";
    assert!(all.iter().all(|text| text.starts_with(named)), "{all:#?}");
    says(&all, &["no seat has the id `9`", "`m01` is named twice", "both `m02` and `m03` must sit on `4`"]);
}

#[test]
fn numbers_that_do_not_fit() {
    for distance in [f64::INFINITY, -1.0, 4_000_001.0, 0.0004] {
        let far = six().require(SeatRule::apart_by([id(0), id(1)], distance));
        says(&told_to_organisers(far), &["above 0 and at most 4000000"]);
    }
    let heavy = Room::new()
        .seat(Seat::new("a").power(1_000_000))
        .seat(Seat::new("b"))
        .seat(Seat::new("c"))
        .neighbours_weighing("a", "b", u32::MAX);
    let builder = Seating::builder(&roster(3)).room(heavy);
    let mix = |weight: u32| SeatRule::mix("background").weight(weight);
    assert!(builder.clone().prefer(Tier(1), mix(1)).build().is_ok());
    let power = SeatRule::share_power().weight(u32::MAX);
    assert!(builder.clone().prefer(Tier(1), power).build().is_ok());
    let too_large = told_to_organisers(builder.prefer(Tier(1), mix(u32::MAX)));
    says(&too_large, &["sums of them cannot be counted exactly"]);
    let people = (0..40).map(|at| {
        let held = (0..=at % 23).map(|tag| format!("t{tag}"));
        Member::new(id(at)).tags("many", held)
    });
    let people = Roster::new(people).expect("ids differ");
    let parts =
        Seating::builder(&people).room(Room::circle(40)).prefer(Tier(1), SeatRule::mix("many").lens(Lens::Fraction));
    says(&told_to_organisers(parts), &["sums of them cannot be counted exactly"]);
    let members = (0..2_001).map(id);
    let crowd = Roster::new((0..2_001).map(|at| Member::new(id(at)))).expect("ids differ");
    let crowd = Seating::builder(&crowd).room(Room::rows(50, 50)).require(SeatRule::not_beside(members));
    says(&told_to_organisers(crowd), &["at most 2000 members"]);
    let hall =
        Seating::builder(&roster(6)).room(Room::rows(100, 30)).require(SeatRule::apart_by([id(0), id(1)], 1_000.0));
    says(&told_to_organisers(hall), &["more than 4000000 pairs of seats"]);
}

#[test]
fn a_fault_of_a_private_rule_names_nobody() {
    let private = [
        SeatRule::not_beside([id(0), id(1), id(1)]),
        SeatRule::not_facing([id(0), id(1), "nobody".to_owned()]),
        SeatRule::unequal(id(0), id(0)),
        SeatRule::apart_by([id(0), id(1)], -2.0),
        SeatRule::not_in_seat(id(0), "nowhere"),
        SeatRule::needs(id(0), ["nothing"]),
        SeatRule::from(Rule::apart([id(0), id(1), id(1)])),
        SeatRule::beside(id(0), "anybody").private(),
        SeatRule::supports(id(0), "anyone").private(),
    ];
    for rule in private {
        assert_eq!(
            told(six().require(rule)),
            ["rule 1: this private rule cannot be used as it stands; see the organisers' text"]
        );
    }
}

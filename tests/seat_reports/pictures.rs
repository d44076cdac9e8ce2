//! Maps, pages and tables.

use super::super::{plan, read, roster, solve};
use roundtable::table::{self, Audience, Presentation};
use roundtable::{Outcome, Room, Rule, SeatRule, Seating, Tier, report};
use roxmltree::{Document, Node};

fn of_class<'a>(document: &'a Document<'_>, class: &str) -> Vec<Node<'a, 'a>> {
    let nodes = document.descendants();
    nodes.filter(|node| node.attribute("class") == Some(class)).collect()
}

/// The seats of a document with their titles.
fn seats(text: &str) -> Vec<(String, String)> {
    let document = Document::parse(text).expect("well formed");
    let seat = |seat: &Node<'_, '_>| {
        let title = seat.children().find(|child| child.has_tag_name("title"));
        let title = title.and_then(|title| title.text()).unwrap_or_default();
        (seat.attribute("data-seat").unwrap_or_default().to_owned(), title.to_owned())
    };
    of_class(&document, "seat").iter().map(seat).collect()
}

#[test]
fn a_map_has_every_seat_once_with_who_sits_there() {
    let roster = roster(&[
        ("ana", &["carer", "researcher"], true),
        ("bo", &["carer"], false),
        ("chidi", &["researcher"], true),
        ("dana", &[], false),
    ]);
    let problem = Seating::builder(&roster)
        .room(Room::tables(2, 3))
        .meetings(2)
        .absent("dana", [2])
        .prefer(Tier(1), SeatRule::mix("background"));
    let plan = plan(problem);
    for (at, meeting) in plan.meetings().iter().enumerate() {
        let map = report::seat_map(&plan, at + 1).expect("there is such a meeting");
        let mut drawn = seats(&map);
        let ids: Vec<&str> = drawn.iter().map(|(seat, _)| seat.as_str()).collect();
        assert_eq!(ids, ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]);
        let expected = |id: &str, seat: &str| match id {
            "ana" => format!("ana, seat {seat}: carer, researcher"),
            "chidi" => format!("chidi, seat {seat}: researcher"),
            id => format!("{id}, seat {seat}"),
        };
        for (seat, member) in meeting.seats() {
            let at = drawn.iter().position(|(id, _)| id == seat).expect("it is drawn");
            assert_eq!(drawn.remove(at).1, expected(member, seat));
        }
        assert!(drawn.iter().all(|(seat, title)| *title == format!("Seat {seat}: empty")));
        assert!(map.contains(&format!("Meeting {} of 2", at + 1)), "{map}");
        assert_eq!(map.contains("Not there: dana."), at == 1);
    }
    assert_eq!(report::seat_map(&plan, 0), None);
    assert_eq!(report::seat_map(&plan, 3), None);
    let text = serde_json::to_string(&plan).expect("text");
    assert_eq!(report::seat_map(&read(&text), 1), None);
}

#[test]
fn marked_is_what_is_to_be_mixed_else_what_is_shown_most() {
    let member = |id: &str| roundtable::Member::new(id);
    let roster = roundtable::Roster::new([
        member("ana").tag("site", "north").tag("grade", "b").shows(["north", "b"]),
        member("bo").tag("site", "south").tag("grade", "a").shows(["a"]),
    ])
    .expect("good");
    let legend = |rule: SeatRule| {
        let problem = Seating::builder(&roster).room(Room::circle(2)).prefer(Tier(1), rule);
        let text = report::seat_map(&plan(problem), 1).expect("a meeting");
        let document = Document::parse(&text).expect("well formed");
        let entries = of_class(&document, "entry");
        let title = |entry: &Node<'_, '_>| {
            let title = entry.children().find(|child| child.has_tag_name("title"));
            title.and_then(|title| title.text()).unwrap_or_default().to_owned()
        };
        entries.iter().map(title).collect::<Vec<String>>()
    };
    assert_eq!(legend(SeatRule::mix("site")), ["north", "shows no site"]);
    let grades = ["a", "b"];
    assert_eq!(legend(SeatRule::new_neighbours()), grades);
    assert_eq!(legend(SeatRule::mix("site").private()), grades);
}

#[test]
fn a_page_has_maps_and_seats() {
    let roster = roster(&[("a & b", &["<carer>"], true), ("bo", &[], false)]);
    let builder = || Seating::builder(&roster).room(Room::tables(2, 2)).require(Rule::apart(["a & b", "bo"]));
    let outcome = solve(builder().meetings(2).absent("bo", [2]));
    let page = report::html(&outcome, Audience::Members);
    assert_eq!(page.matches("<svg").count(), 2);
    assert!(page.contains("<h2>Meeting 2</h2>") && page.contains("<p>Not there: bo.</p>"));
    assert!(page.contains("<th scope=\"col\">Table</th>"));
    assert!(page.contains("<td>a &amp; b</td><td>&lt;carer&gt;</td>"), "{page}");
    assert!(!page.contains("a & b") && !page.contains("<carer>"));
    let maps = report::svg(&outcome);
    assert_eq!(seats(&maps).len(), 8);
    let one = solve(builder());
    let Outcome::Solved(solution) = &one else { panic!("{one:?}") };
    assert_eq!(Some(report::svg(&one)), report::seat_map(&solution.plan, 1));
    assert!(!report::html(&one, Audience::Members).contains("<h2>Meeting"));
}

#[test]
fn seats_as_a_table() {
    let roster = roster(&[("=ana", &["carer"], false), ("bo", &["carer"], false)]);
    let problem = Seating::builder(&roster)
        .room(Room::tables(2, 1).zone("front, left", ["1-1"]))
        .meetings(2)
        .absent("bo", [2])
        .require(SeatRule::in_seat("=ana", "2-1"))
        .require(SeatRule::from(Rule::places("carer", ..=1).lens(roundtable::Lens::Hat)));
    let plan = plan(problem);
    let expected = "meeting,status,table,zone,seat,id,hat\n\
        1,seated,table 1,\"front, left\",1-1,bo,carer\n\
        1,seated,table 2,table 2,2-1,'=ana,carer\n\
        2,seated,table 2,table 2,2-1,'=ana,carer\n\
        2,absent,,,,bo,\n";
    assert_eq!(table::csv(&plan.tables(Audience::Organisers)[0]), expected);
    let text = serde_json::to_string(&plan).expect("text");
    assert!(table::csv(&read(&text).tables(Audience::Organisers)[0]).contains("1,seated,,,1-1,bo,carer\n"));
}

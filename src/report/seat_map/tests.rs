//! Maps are read back as XML.

use super::draw::Area;
use super::{drawing, drawings, words};
use crate::error::Faults;
use crate::seating::{Room, Seat};
use crate::table::{SeatView, SeatsView, Sitter};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const FIRST: [&str; 7] = ["Ana", "Margaret", "Chidi", "Bartholomew", "Jo", "Abdurrahman", "Noor"];
const LAST: [&str; 5] = ["Silva", "O'Sullivan", "Featherstone-Haugh", "Wu", "de la Cruz"];
const TAGS: [&str; 4] = ["lived experience", "practitioner", "researcher", "policy"];

/// A meeting in this room, with people of one tag, of several and of none, supporters and empty seats.
fn meeting(room: &Room) -> SeatsView {
    let mut faults = Faults::default();
    let layout = room.layout(&mut faults);
    assert!(faults.is_empty());
    let sitter = |number: usize| Sitter {
        name: format!("{} {}", FIRST[number % 7], LAST[number % 5]),
        marks: match number % 9 {
            4 => Vec::new(),
            5 => vec![TAGS[0].to_owned(), TAGS[2].to_owned()],
            7 => TAGS[1..].iter().map(|tag| (*tag).to_owned()).collect(),
            other => vec![TAGS[other % 4].to_owned()],
        },
        supporter: number % 13 == 6,
    };
    let seats = (0..).zip(&layout.seats).map(|(number, place)| SeatView {
        id: place.id.clone(),
        x: place.x,
        y: place.y,
        table: place.table,
        sitter: (number % 17 != 8).then(|| sitter(number)),
    });
    SeatsView {
        all_tags: false,
        title: "Meeting of 3 March".to_owned(),
        dimension: Some("background".to_owned()),
        tags: Vec::new(),
        seats: seats.collect(),
        tables: layout.tables.clone(),
        lines: vec!["Nobody sits beside somebody of the same background.".to_owned()],
    }
}

/// Chairs in a ring with these people, by name and marks; an empty name is an empty seat.
fn ring(people: &[(&str, &[&str])]) -> SeatsView {
    let mut view = meeting(&Room::circle(people.len()));
    for (seat, (name, marks)) in view.seats.iter_mut().zip(people) {
        seat.sitter = (!name.is_empty()).then(|| Sitter {
            name: (*name).to_owned(),
            marks: marks.iter().map(|tag| (*tag).to_owned()).collect(),
            supporter: false,
        });
    }
    view
}

fn of_class<'a>(document: &'a Document<'_>, class: &str) -> Vec<Node<'a, 'a>> {
    let nodes = document.descendants();
    nodes.filter(|node| node.attribute("class") == Some(class)).collect()
}

fn title<'a>(node: &Node<'a, 'a>) -> &'a str {
    let title = node.children().find(|child| child.has_tag_name("title"));
    title.and_then(|title| title.text()).unwrap_or_default()
}

/// What the entries of the legend say.
fn legend(text: &str) -> Vec<String> {
    let document = Document::parse(text).expect("well formed");
    let entries = of_class(&document, "entry");
    entries.iter().map(|entry| title(entry).to_owned()).collect()
}

fn number(node: &Node<'_, '_>, name: &str) -> i64 {
    let value = node.attribute(name).unwrap_or_default();
    value.parse().unwrap_or_else(|_| panic!("{name} of {node:?}"))
}

/// What a text or a shape takes up.
fn extent(node: &Node<'_, '_>) -> Option<Area> {
    let (left, top, right, bottom) = match node.tag_name().name() {
        "text" => {
            let size = number(node, "font-size");
            let width = words::width(node.text()?, size);
            let (x, y) = (number(node, "x"), number(node, "y"));
            let left = match node.attribute("text-anchor") {
                Some("middle") => x - width / 2,
                Some("end") => x - width,
                _ => x,
            };
            (left, y - size * 8 / 10, left + width, y + size * 2 / 10)
        }
        "circle" => {
            let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
            (x - r, y - r, x + r, y + r)
        }
        "rect" => {
            let (x, y) = (number(node, "x"), number(node, "y"));
            (x, y, x + number(node, "width"), y + number(node, "height"))
        }
        "polygon" => {
            let corners = node.attribute("points")?.split(' ');
            let corners = corners.filter_map(|corner| corner.split_once(','));
            let corners = corners.map(|(x, y)| (x.parse::<i64>(), y.parse::<i64>()));
            let corners: Vec<(i64, i64)> = corners.filter_map(|(x, y)| Some((x.ok()?, y.ok()?))).collect();
            let (x, y) = (corners.iter().map(|at| at.0), corners.iter().map(|at| at.1));
            (x.clone().min()?, y.clone().min()?, x.max()?, y.max()?)
        }
        _ => return None,
    };
    Some(Area { left, top, right, bottom })
}

#[test]
fn every_seat_is_drawn_once_and_nothing_overlaps() {
    for room in [
        Room::round_table(1),
        Room::round_table(2),
        Room::round_table(9),
        Room::round_table(40),
        Room::circle(12),
        Room::horseshoe(3, 3),
        Room::boardroom(5, 1),
        Room::boardroom(4, 0),
        Room::tables(5, 8),
        Room::tables(12, 12),
        Room::rows(10, 4),
        Room::rows(10, 40),
    ] {
        let view = meeting(&room);
        let text = drawing(&view);
        let document = Document::parse(&text).expect("well formed");
        assert_eq!(document.root_element().attribute("role"), Some("img"));
        let seats = of_class(&document, "seat");
        let ids: Vec<&str> = seats.iter().filter_map(|seat| seat.attribute("data-seat")).collect();
        let given: Vec<&str> = view.seats.iter().map(|seat| seat.id.as_str()).collect();
        assert_eq!(ids, given);
        let drawn = seats.iter().enumerate().flat_map(|(owner, seat)| {
            let parts = seat.descendants().filter_map(|node| extent(&node));
            parts.map(move |area| (owner, area)).collect::<Vec<(usize, Area)>>()
        });
        let drawn: Vec<(usize, Area)> = drawn.collect();
        let page = Area {
            left: 0,
            top: 0,
            right: 10 * number(&document.root_element(), "width"),
            bottom: 10 * number(&document.root_element(), "height"),
        };
        for (at, (owner, area)) in drawn.iter().enumerate() {
            assert_eq!(page.with(*area), Area { right: page.right.max(area.right), ..page });
            for (other, other_area) in &drawn[..at] {
                assert!(owner == other || !area.touches(*other_area, 0), "{} and {}", ids[*owner], ids[*other]);
            }
        }
    }
}

#[test]
fn coordinates_are_whole_numbers() {
    let text = drawing(&meeting(&Room::horseshoe(3, 3)));
    let document = Document::parse(&text).expect("well formed");
    let attributes = document.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
    for attribute in attributes.filter(|attribute| attribute.name() != "data-seat") {
        assert!(!attribute.value().contains('.'), "{attribute:?}");
    }
    assert_eq!(text, drawing(&meeting(&Room::horseshoe(3, 3))));
}

#[test]
fn a_ring_is_drawn_as_it_always_was() {
    let view = SeatsView { lines: Vec::new(), ..ring(&[("Ana", &["researcher"]), ("Bo", &[]), ("", &[])]) };
    assert_eq!(drawing(&view), include_str!("tests/ring.svg"));
}

#[test]
fn the_legend_has_all_that_occurs_and_nothing_else() {
    let all = legend(&drawing(&meeting(&Room::round_table(9))));
    assert_eq!(
        all,
        [
            "lived experience",
            "practitioner",
            "researcher",
            "policy",
            "several marks in a frame: one person",
            "shows no background",
            "dashed outline: supporter",
            "empty seat",
        ]
    );
    let plain = ring(&[("ana", &["researcher"]), ("bo", &["carer"])]);
    assert_eq!(legend(&drawing(&plain)), ["researcher", "carer"]);
    let without = SeatsView { dimension: None, ..ring(&[("ana", &[]), ("bo", &[])]) };
    assert_eq!(legend(&drawing(&without)), ["person"]);
}

#[test]
fn tags_have_the_same_marks_on_every_map() {
    let people: [(&str, &[&str]); 2] = [("ana", &["researcher"]), ("bo", &["carer"])];
    let marks = |order: [usize; 2]| {
        let view =
            SeatsView { tags: vec!["carer".to_owned(), "researcher".to_owned()], ..ring(&order.map(|at| people[at])) };
        let text = drawing(&view);
        let document = Document::parse(&text).expect("well formed");
        let shape = |seat: &Node<'_, '_>| {
            let shape = seat.descendants().find(|node| node.has_tag_name("polygon"));
            shape.and_then(|shape| shape.attribute("fill")).map(str::to_owned)
        };
        let mut shapes: Vec<(String, Option<String>)> =
            of_class(&document, "seat").iter().map(|seat| (title(seat)[..3].to_owned(), shape(seat))).collect();
        shapes.sort();
        (shapes, legend(&text))
    };
    assert_eq!(marks([0, 1]), marks([1, 0]));
    assert_eq!(marks([0, 1]).1, ["carer", "researcher"]);
}

#[test]
fn meetings_stand_below_each_other() {
    let views = [3, 9].map(|seats| meeting(&Room::round_table(seats)));
    let text = drawings(&views);
    let document = Document::parse(&text).expect("well formed");
    let root = document.root_element();
    let parts: Vec<Node<'_, '_>> = root.children().filter(Node::is_element).collect();
    assert_eq!(parts.len(), 2);
    let end = number(&parts[0], "y") + number(&parts[0], "height");
    assert_eq!(number(&parts[1], "y"), end);
    assert_eq!(10 * number(&root, "height"), end + number(&parts[1], "height"));
    assert_eq!(of_class(&document, "seat").len(), 12);
    assert_eq!(drawings(&views[..1]), drawing(&views[0]));
}

#[test]
fn people_have_their_own_marks_and_no_others() {
    let view = ring(&[("ana", &["researcher", "carer"]), ("bo", &["carer", "carer"]), ("chidi", &[])]);
    let text = drawing(&view);
    let document = Document::parse(&text).expect("well formed");
    let letters = |seat: &Node<'_, '_>| {
        let bold = seat.descendants().filter(|node| node.attribute("font-weight").is_some());
        bold.filter_map(|node| node.text().map(str::to_owned)).collect::<Vec<String>>()
    };
    let seats = of_class(&document, "seat");
    let letters: Vec<Vec<String>> = seats.iter().map(letters).collect();
    assert_eq!(letters, [vec!["R", "C"], vec!["C"], vec![]]);
    let titles: Vec<&str> = seats.iter().map(title).collect();
    assert_eq!(titles, ["ana, seat 1: researcher, carer", "bo, seat 2: carer, carer", "chidi, seat 3"]);
    // One polygon for a mark, with a frame round several and a circle for none.
    let shapes = |seat: &Node<'_, '_>, name: &str| seat.descendants().filter(|node| node.has_tag_name(name)).count();
    let counted: Vec<[usize; 3]> =
        seats.iter().map(|seat| ["polygon", "rect", "circle"].map(|name| shapes(seat, name))).collect();
    assert_eq!(counted, [[2, 1, 0], [1, 0, 0], [0, 0, 1]]);
}

#[test]
fn letters_differ_however_many_tags_there_are() {
    let tags = ["researcher", "Rr", "r", "ß", "", "–", "研究者"].map(str::to_owned);
    let more = (0..40).map(|number| format!("r{}", number % 10).repeat(1 + number / 10));
    let tags: Vec<String> = tags.into_iter().chain(more).collect();
    let mut view = meeting(&Room::rows(1, tags.len()));
    for (seat, tag) in view.seats.iter_mut().zip(&tags) {
        let marks = vec![tag.clone()];
        seat.sitter = Some(Sitter { name: "ana".to_owned(), marks, supporter: false });
    }
    let marks = super::Marks::new(&view);
    let letters: Vec<&str> = marks.tags().map(|(_, letter)| letter).collect();
    assert_eq!(letters[..7], ["R", "A", "B", "ß", "C", "D", "研"]);
    assert_eq!(letters.len(), letters.iter().collect::<BTreeSet<_>>().len());
    assert!(letters.iter().all(|letter| !letter.is_empty()));
}

#[test]
fn names_are_escaped_and_long_ones_are_kept_in_their_title() {
    let odd = "<b>&\"'\u{0}\u{FFFF}";
    let mut view = ring(&[(odd, &[odd]), ("Wolfeschlegelsteinhausenbergerdorff", &[odd])]);
    view.title = odd.to_owned();
    view.dimension = Some(odd.to_owned());
    view.lines = vec![odd.to_owned()];
    view.seats[0].id = odd.to_owned();
    view.tables = vec![odd.to_owned(), "other".to_owned()];
    let text = drawing(&view);
    let document = Document::parse(&text).expect("well formed");
    let shown = "<b>&\"'\\u{0}\\u{ffff}";
    let seats = of_class(&document, "seat");
    assert_eq!(seats[0].attribute("data-seat"), Some(shown));
    assert_eq!(title(&document.root_element()), shown);
    assert_eq!(title(&seats[1]), format!("Wolfeschlegelsteinhausenbergerdorff, seat 2: {shown}"));
    let elements = document.descendants().filter(|node| node.is_element());
    let texts: Vec<&str> = elements.filter_map(|node| node.text()).collect();
    assert!(texts.iter().any(|text| text.starts_with("Wolfe") && text.ends_with('…')));
    // Title, table, seat, person, dimension, tag and sentence, beside two titles.
    assert_eq!(texts.iter().filter(|text| **text == shown).count(), 9);
    assert!(!text.contains("<b>"));
}

#[test]
fn seats_that_stand_in_one_place_are_drawn_in_rows() {
    let seats = (1..=23).map(|number| Seat::new(number.to_string()));
    let room = seats.fold(Room::new(), Room::seat);
    let text = drawing(&meeting(&room));
    let document = Document::parse(&text).expect("well formed");
    assert_eq!(of_class(&document, "seat").len(), 23);
    assert!(text.contains("drawn in rows"));
    assert!(!drawing(&meeting(&Room::rows(2, 3))).contains("drawn in rows"));
}

#[test]
fn tables_are_outlined_where_seats_stand_round_them() {
    let outlines = |room: &Room| {
        let text = drawing(&meeting(room));
        let document = Document::parse(&text).expect("well formed");
        let group = of_class(&document, "tables");
        let parts = group[0].descendants().skip(1).filter(|node| node.is_element());
        parts.map(|node| node.tag_name().name().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(outlines(&Room::round_table(9)), ["circle"]);
    assert_eq!(outlines(&Room::boardroom(5, 1)), ["rect"]);
    assert_eq!(outlines(&Room::horseshoe(3, 3)), ["g", "polyline", "polyline"]);
    assert_eq!(outlines(&Room::tables(2, 5)), ["circle", "text", "circle", "text"]);
    assert_eq!(outlines(&Room::rows(2, 5)), ["text", "text"]);
    assert!(outlines(&Room::circle(9)).is_empty());
}

#[test]
fn a_room_of_nobody_is_a_picture_too() {
    let text = drawing(&SeatsView::default());
    Document::parse(&text).expect("well formed");
    assert!(!text.contains("drawn in rows"));
}

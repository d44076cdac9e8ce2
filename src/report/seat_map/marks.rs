//! The marks that stand for tags: told apart by shape and letter, and by colour only beside these.

use super::draw::{Anchor, Area, Point, text};
use crate::table::{SeatsView, Sitter};
use std::collections::BTreeMap;
use svg::Node;
use svg::node::element::{Circle, Element, Group, Polygon, Rectangle};

/// Half the width of a mark that stands alone.
const RADIUS: i64 = 150;
/// As far as its corners reach.
const REACH: i64 = 170;
/// Half the width of the frame round several marks.
const FRAME: i64 = 230;
/// Half the width of the circle of an empty seat.
const EMPTY: i64 = 65;
pub(super) const INK: &str = "#000";
pub(super) const PAPER: &str = "#fff";

/// Paul Tol's "light" scheme, made for black letters on it and for readers who see few colours, in an order in which
/// what follows each other differs in grey as well (Introduction to colour schemes, 2021,
/// <https://personal.sron.nl/~pault/>).
const COLOURS: [&str; 7] = ["#77aadd", "#eedd88", "#ee8866", "#99ddff", "#44bb99", "#ffaabb", "#bbcc33"];

/// Corners of a shape in thousandths of its radius, and how far below its centre the letter stands.
struct MarkShape {
    corners: &'static [(i64, i64)],
    letter: i64,
}

/// One more than the colours, so that shape and colour together repeat late.
const SHAPES: [MarkShape; 8] = [
    MarkShape { corners: &[(-850, -850), (850, -850), (850, 850), (-850, 850)], letter: 0 },
    MarkShape { corners: &[(0, -1120), (1120, 0), (0, 1120), (-1120, 0)], letter: 0 },
    MarkShape { corners: &[(0, -1100), (1130, 860), (-1130, 860)], letter: 250 },
    MarkShape { corners: &[(-560, -960), (560, -960), (1110, 0), (560, 960), (-560, 960), (-1110, 0)], letter: 0 },
    MarkShape { corners: &[(-1130, -860), (1130, -860), (0, 1100)], letter: -250 },
    MarkShape {
        corners: &[
            (-480, -1050),
            (480, -1050),
            (480, -480),
            (1050, -480),
            (1050, 480),
            (480, 480),
            (480, 1050),
            (-480, 1050),
            (-480, 480),
            (-1050, 480),
            (-1050, -480),
            (-480, -480),
        ],
        letter: 0,
    },
    MarkShape { corners: &[(-900, -800), (350, -800), (1150, 0), (350, 800), (-900, 800)], letter: 0 },
    MarkShape { corners: &[(0, -1100), (900, -350), (900, 900), (-900, 900), (-900, -350)], letter: 150 },
];

/// A letter for each tag that is shown: those that the view lists, then others in order of first appearance.
pub(super) struct Marks<'a> {
    tags: Vec<(&'a str, String)>,
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(view: &'a SeatsView) -> Marks<'a> {
        let mut marks = Marks { tags: Vec::new(), numbers: BTreeMap::new() };
        let sitters = view.seats.iter().filter_map(|seat| seat.sitter.as_ref());
        let on_seats = sitters.flat_map(|sitter| &sitter.marks);
        for tag in view.tags.iter().chain(on_seats) {
            if !marks.numbers.contains_key(tag.as_str()) {
                let letter = marks.letter(tag);
                marks.numbers.insert(tag, marks.tags.len());
                marks.tags.push((tag, letter));
            }
        }
        marks
    }

    /// Tags and their letters.
    pub(super) fn tags(&self) -> impl Iterator<Item = (&'a str, &str)> {
        self.tags.iter().map(|(tag, letter)| (*tag, letter.as_str()))
    }

    /// The first letter of the tag that no other tag has, else the first of the alphabet, else a number.
    fn letter(&self, tag: &str) -> String {
        let own = tag.chars().filter(|character| character.is_alphanumeric());
        let others = 'A'..='Z';
        let letters = own.map(capital).chain(others.map(String::from));
        let numbers = (1..).map(|number: usize| number.to_string());
        let free = |letter: &String| !self.tags.iter().any(|(_, taken)| taken == letter);
        letters.chain(numbers).find(free).unwrap_or_default()
    }

    /// The marks of a person, each once.
    fn of(&self, sitter: &Sitter) -> Vec<usize> {
        let mut numbers: Vec<usize> = Vec::new();
        for tag in &sitter.marks {
            let number = self.numbers.get(tag.as_str()).copied();
            numbers.extend(number.filter(|number| !numbers.contains(number)));
        }
        numbers
    }

    /// How many marks a person has.
    pub(super) fn shown(&self, sitter: &Sitter) -> usize {
        self.of(sitter).len()
    }

    /// What is drawn for a seat takes up, about its middle.
    pub(super) fn area(&self, sitter: Option<&Sitter>) -> Area {
        let (width, height) = match sitter.map(|sitter| self.shown(sitter)) {
            None => (2 * EMPTY, 2 * EMPTY),
            Some(0 | 1) => (2 * REACH, 2 * REACH),
            Some(several) => {
                let (_, rows, cell) = grid(several);
                (2 * FRAME, rows * cell)
            }
        };
        Area::round(Point::default(), width, height)
    }

    /// A person, at a point.
    pub(super) fn sitter(&self, sitter: &Sitter, at: Point) -> Group {
        match self.of(sitter).as_slice() {
            [] => Group::new().add(plain(at, sitter.supporter)),
            [only] => self.mark(*only, at, RADIUS, sitter.supporter),
            several => self.framed(several, at, sitter.supporter),
        }
    }

    /// The mark of the tag of a number.
    pub(super) fn mark(&self, number: usize, at: Point, radius: i64, dashed: bool) -> Group {
        let shape = &SHAPES[number % SHAPES.len()];
        let corner = |&(x, y): &(i64, i64)| {
            let (x, y) = (at.x + x * radius / 1000, at.y + y * radius / 1000);
            format!("{x},{y}")
        };
        let corners: Vec<String> = shape.corners.iter().map(corner).collect();
        let outline = Polygon::new().set("points", corners.join(" ")).set("fill", COLOURS[number % COLOURS.len()]);
        let letter = self.tags.get(number).map_or("", |(_, letter)| letter);
        let size = match letter.chars().count() {
            0 | 1 => radius,
            _ => radius * 3 / 4,
        };
        let below = shape.letter * radius / 1000 + size * 36 / 100;
        let mut letter = text(letter, size, Anchor::Middle, at.moved(0, below));
        letter.assign("font-weight", "bold");
        Group::new().add(outlined(outline.into(), dashed)).add(letter)
    }

    /// Several marks in a frame, in as many columns as rows.
    fn framed(&self, numbers: &[usize], at: Point, dashed: bool) -> Group {
        let all = numbers.len() as i64;
        let (columns, rows, cell) = grid(numbers.len());
        let mut group = Group::new().add(frame(at, rows * cell, dashed));
        for (place, &number) in (0..).zip(numbers) {
            let (row, column) = (place / columns, place % columns);
            // The last row may be shorter, and is in the middle.
            let in_row = columns.min(all - row * columns);
            let x = at.x + (2 * column - in_row + 1) * cell / 2;
            let y = at.y + (2 * row - rows + 1) * cell / 2;
            group.append(self.mark(number, Point { x, y }, cell * 38 / 100, false));
        }
        group
    }
}

/// Columns, rows and width of a cell for several marks in a frame.
fn grid(marks: usize) -> (i64, i64, i64) {
    let marks = marks as i64;
    let columns = (1..).find(|columns| columns * columns >= marks).unwrap_or(1);
    (columns, (marks + columns - 1) / columns, 2 * FRAME / columns)
}

/// A frame of this height, for several marks.
fn frame(at: Point, height: i64, dashed: bool) -> Element {
    let frame = Rectangle::new()
        .set("x", at.x - FRAME)
        .set("y", at.y - height / 2)
        .set("width", 2 * FRAME)
        .set("height", height)
        .set("rx", 50)
        .set("fill", PAPER);
    outlined(frame.into(), dashed)
}

/// A person of whom no tag is shown.
pub(super) fn plain(at: Point, dashed: bool) -> Element {
    outlined(circle(at, RADIUS - 15), dashed)
}

/// A seat on which nobody sits.
pub(super) fn empty(at: Point) -> Element {
    outlined(circle(at, EMPTY), false)
}

fn circle(at: Point, radius: i64) -> Element {
    let circle = Circle::new().set("cx", at.x).set("cy", at.y);
    circle.set("r", radius).set("fill", PAPER).into()
}

fn outlined(mut element: Element, dashed: bool) -> Element {
    element.assign("stroke", INK);
    element.assign("stroke-width", if dashed { 22 } else { 14 });
    element.assign("stroke-linejoin", "round");
    if dashed {
        element.assign("stroke-dasharray", "45 30");
    }
    element
}

/// The letter as a capital, where it has one that is a single letter.
fn capital(letter: char) -> String {
    let capital: String = letter.to_uppercase().collect();
    match capital.chars().count() {
        1 => capital,
        _ => letter.to_string(),
    }
}

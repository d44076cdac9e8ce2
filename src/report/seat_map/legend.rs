//! What the marks of a picture mean: every mark that occurs, and no other.

use super::draw::{Point, TextBlock};
use super::marks::{self, INK, Marks};
use super::words;
use crate::characters::escaped;
use crate::table::{SeatsView, Sitter};
use svg::Node;
use svg::node::element::Group;

const SIZE: i64 = 120;
const HEADING_SIZE: i64 = 130;
/// The widest text of an entry.
const WIDEST: i64 = 3_000;
/// Room for a mark, and from the middle of one line to the next.
const MARK: i64 = 460;
const LINE: i64 = 480;
const GAP: i64 = 160;
/// Between a mark and its words.
const TO_WORDS: i64 = 60;

/// What an entry shows beside its words.
enum Sample<'a> {
    Tag(usize),
    Several(&'a Sitter),
    Plain { supporter: bool },
    Empty,
}

/// The legend from a point on, and its height.
pub(super) fn legend(view: &SeatsView, marks: &Marks<'_>, at: Point, width: i64) -> (Group, i64) {
    let mut group = Group::new().set("class", "legend");
    let mut y = at.y;
    if let Some(dimension) = view.dimension.as_ref().filter(|_| marks.tags().next().is_some()) {
        let lines = vec![words::shortened(dimension, HEADING_SIZE, width)];
        let heading = TextBlock::at_left(lines, HEADING_SIZE, at.x, y);
        for mut line in heading.elements(Point::default(), INK) {
            line.assign("font-weight", "bold");
            group.append(line);
        }
        y = heading.area.bottom;
    }
    let (mut x, mut middle) = (at.x, y + LINE / 2);
    for (sample, words) in entries(view, marks) {
        let lines = vec![words::shortened(&words, SIZE, WIDEST.min(width - MARK - TO_WORDS))];
        let (text_width, text_height) = TextBlock::extent(&lines, SIZE);
        if x > at.x && x + MARK + TO_WORDS + text_width > at.x + width {
            (x, middle) = (at.x, middle + LINE);
        }
        let centre = Point { x: x + MARK / 2, y: middle };
        let text = TextBlock::at_left(lines, SIZE, x + MARK + TO_WORDS, middle - text_height / 2);
        let mut entry = Group::new().set("class", "entry");
        entry.append(svg::node::element::Title::new(escaped(&words)));
        draw(&sample, marks, centre, &mut entry);
        for line in text.elements(Point::default(), INK) {
            entry.append(line);
        }
        group.append(entry);
        x = text.area.right + GAP;
    }
    (group, middle + LINE / 2 - at.y)
}

fn draw(sample: &Sample<'_>, marks: &Marks<'_>, at: Point, entry: &mut Group) {
    match *sample {
        Sample::Tag(number) => entry.append(marks.mark(number, at, 135, false)),
        Sample::Several(sitter) => entry.append(marks.sitter(sitter, at)),
        Sample::Plain { supporter } => entry.append(marks::plain(at, supporter)),
        Sample::Empty => entry.append(marks::empty(at)),
    }
}

fn entries<'a>(view: &'a SeatsView, marks: &Marks<'_>) -> Vec<(Sample<'a>, String)> {
    let sitters = || view.seats.iter().filter_map(|seat| seat.sitter.as_ref());
    let shown = |sitter: &Sitter| marks.shown(sitter);
    let tags = marks.tags().enumerate();
    let mut entries: Vec<(Sample<'_>, String)> =
        tags.map(|(number, (tag, _))| (Sample::Tag(number), tag.to_owned())).collect();
    if let Some(sitter) = sitters().find(|sitter| shown(sitter) > 1) {
        let words = "several marks in a frame: one person".to_owned();
        entries.push((Sample::Several(sitter), words));
    }
    if sitters().any(|sitter| shown(sitter) == 0 && !sitter.supporter) {
        let words = match &view.dimension {
            Some(dimension) if view.all_tags => format!("no {dimension}"),
            Some(dimension) => format!("shows no {dimension}"),
            None => "person".to_owned(),
        };
        entries.push((Sample::Plain { supporter: false }, words));
    }
    if sitters().any(|sitter| sitter.supporter) {
        let words = "dashed outline: supporter".to_owned();
        entries.push((Sample::Plain { supporter: true }, words));
    }
    if view.seats.iter().any(|seat| seat.sitter.is_none()) {
        entries.push((Sample::Empty, "empty seat".to_owned()));
    }
    entries
}

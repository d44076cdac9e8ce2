//! Who sits where, as a picture that can be printed.
//!
//! Tags are told apart by shape and letter, so that the picture is legible in grey and for those who see few colours.
//! Of a person it shows only what the view gives. All coordinates are whole tenths of a pixel, so that the picture is
//! the same everywhere.

mod arrangement;
mod draw;
mod legend;
mod marks;
mod scale;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use crate::characters::escaped;
use crate::seating::NO_TABLE;
use crate::table::{SeatView, SeatsView};
use arrangement::{Arrangement, Spot};
use draw::{Point, TextBlock, line_height};
use legend::legend;
use marks::{INK, Marks, PAPER};
use svg::Node;
use svg::node::element::{Description, Element, Group, Rectangle, SVG, Title};

const TITLE_SIZE: i64 = 200;
const LINE_SIZE: i64 = 130;
/// Round the picture, and between its parts.
const MARGIN: i64 = 250;
/// A picture is at least so wide, for what stands above and below the seats.
const NARROWEST: i64 = 6_000;
const GREY: &str = "#444";
const NOT_TO_SCALE: &str = "The seats are drawn in rows, as their positions in the room do not tell them apart.";

/// The seats of a meeting as a whole SVG document.
pub(crate) fn drawing(view: &SeatsView) -> String {
    format!("{}\n", Picture::new(view).document)
}

/// The seats of several meetings below each other, as one SVG document.
pub(crate) fn drawings(views: &[SeatsView]) -> String {
    if let [only] = views {
        return drawing(only);
    }
    let pictures: Vec<Picture> = views.iter().map(Picture::new).collect();
    let width = pictures.iter().map(|picture| picture.width).max();
    let height = pictures.iter().map(|picture| picture.height).sum();
    let mut whole = sheet(width.unwrap_or(0), height);
    let mut y = 0;
    for picture in pictures {
        // Within the whole, lengths are tenths of a pixel.
        let size = (picture.width, picture.height);
        whole.append(picture.document.set("y", y).set("width", size.0).set("height", size.1));
        y += size.1;
    }
    format!("{whole}\n")
}

/// A document with its size.
struct Picture {
    document: SVG,
    width: i64,
    height: i64,
}

impl Picture {
    fn new(view: &SeatsView) -> Picture {
        let marks = Marks::new(view);
        let arranged = Arrangement::new(view, &marks);
        let width = arranged.area.width().max(NARROWEST);
        // Bold letters are wider.
        let title = words_of(&view.title, TITLE_SIZE, width * 5 / 6, MARGIN);
        let top = title.area.bottom + MARGIN;
        let corner =
            Point { x: MARGIN + (width - arranged.area.width()) / 2 - arranged.area.left, y: top - arranged.area.top };
        let below = Point { x: MARGIN, y: top + arranged.area.height() + MARGIN };
        let (legend, height) = legend(view, &marks, below, width);
        let mut y = below.y + height + MARGIN / 2;
        let mut sentences = Vec::new();
        let not_to_scale = (!arranged.to_scale).then_some(NOT_TO_SCALE);
        for line in view.lines.iter().map(String::as_str).chain(not_to_scale) {
            let block = words_of(line, LINE_SIZE, width, y);
            y = block.area.bottom + line_height(LINE_SIZE) / 4;
            sentences.push(block);
        }
        // Whole pixels.
        let [width, height] = [width + 2 * MARGIN, y + MARGIN].map(|length| (length + 9) / 10 * 10);
        let mut document = on_paper(view, width, height);
        for mut line in title.elements(Point::default(), INK) {
            line.assign("font-weight", "bold");
            document.append(line);
        }
        document.append(tables(view, &arranged, corner));
        document.append(seats(view, &arranged, &marks, corner));
        document.append(legend);
        for block in sentences {
            for line in block.elements(Point::default(), INK) {
                document.append(line);
            }
        }
        Picture { document, width, height }
    }
}

/// Text in lines that are no wider than the picture.
fn words_of(text: &str, size: i64, width: i64, top: i64) -> TextBlock {
    TextBlock::at_left(words::wrapped(text, size, width), size, MARGIN, top)
}

/// A document of this size, with nothing in it.
fn sheet(width: i64, height: i64) -> SVG {
    SVG::new().set("viewBox", (0, 0, width, height)).set("width", width / 10).set("height", height / 10)
}

/// A document with nothing but its paper, and the words of those who do not see it.
fn on_paper(view: &SeatsView, width: i64, height: i64) -> SVG {
    let paper = Rectangle::new().set("width", width).set("height", height);
    sheet(width, height)
        .set("font-family", "sans-serif")
        .set("role", "img")
        .add(Title::new(escaped(&view.title)))
        .add(Description::new().add(svg::node::Text::new(description(view))))
        .add(paper.set("fill", PAPER))
}

/// Who sits where, in sentences.
fn description(view: &SeatsView) -> String {
    let seats = view.seats.iter().map(words_for);
    let seats: Vec<String> = seats.collect();
    seats.join(". ")
}

/// "Ana, seat 3: researcher, practitioner".
fn words_for(seat: &SeatView) -> String {
    let id = &seat.id;
    let words = match &seat.sitter {
        None => format!("Seat {id}: empty"),
        Some(sitter) => {
            let supporter = if sitter.supporter { ", supporter" } else { "" };
            let marks = if sitter.marks.is_empty() { String::new() } else { format!(": {}", sitter.marks.join(", ")) };
            format!("{}{supporter}, seat {id}{marks}", sitter.name)
        }
    };
    escaped(&words).into_owned()
}

/// Outlines and names of the tables.
fn tables(view: &SeatsView, arranged: &Arrangement, corner: Point) -> Group {
    let mut group = Group::new().set("class", "tables");
    for ((form, label), name) in arranged.tables.iter().zip(&view.tables) {
        let to_picture = |at| arranged.to_picture(at).moved(corner.x, corner.y);
        // Seats at no table stand round nothing.
        let outline = form.outline(to_picture);
        if let Some(outline) = outline.filter(|_| name != NO_TABLE) {
            group.append(outline);
        }
        if let Some(label) = label {
            let at = label.at.moved(corner.x, corner.y);
            for mut line in label.block.elements(at, GREY) {
                line.assign("font-weight", "bold");
                group.append(line);
            }
        }
    }
    group
}

fn seats(view: &SeatsView, arranged: &Arrangement, marks: &Marks<'_>, corner: Point) -> Group {
    let seats = view.seats.iter().zip(&arranged.seats);
    seats.fold(Group::new().set("class", "seats"), |group, (seat, spot)| group.add(one_seat(seat, spot, marks, corner)))
}

fn one_seat(seat: &SeatView, spot: &Spot, marks: &Marks<'_>, corner: Point) -> Group {
    let at = spot.at.moved(corner.x, corner.y);
    let mark: Element = match &seat.sitter {
        Some(sitter) => marks.sitter(sitter, at).into(),
        None => marks::empty(at),
    };
    let id = spot.id.elements(at, GREY);
    let name = spot.name.iter().flat_map(|name| name.elements(at, INK));
    let group = Group::new()
        .set("class", "seat")
        .set("data-seat", &*escaped(&seat.id))
        .add(Title::new(words_for(seat)))
        .add(mark);
    id.chain(name).fold(group, Group::add)
}

//! Where everything stands in a picture of seats: as in the room, at a scale at which no two names touch.

use super::draw::{Anchor, Area, Point, TextBlock};
use super::marks::Marks;
use super::scale::{SCALE, Sticker, least_scale, scaled};
use super::tables::{Form, OUT, TO_THE_TABLE};
use super::words;
use crate::seating::NO_TABLE;
use crate::table::{SeatView, SeatsView};

/// Sizes of fonts, in tenths of a pixel.
pub(super) const NAME_SIZE: i64 = 110;
const ID_SIZE: i64 = 80;
const TABLE_SIZE: i64 = 120;
/// The widest line of a name.
const NAME_WIDTH: i64 = 860;
const ID_WIDTH: i64 = 600;
const TABLE_WIDTH: i64 = 1_000;
/// What is left free between a seat and its words.
const TO_WORDS: i64 = 25;
/// From the middle of the first seat of a row to the name of the row.
const TO_A_ROW: i64 = 560;
/// A picture of which no side is longer can be printed, in tenths of a pixel.
const MAX_LENGTH: i64 = 500_000;
/// Seats side by side where their positions cannot be drawn.
const IN_A_ROW: i64 = 10;
/// One unit of length, in thousandths.
const UNIT: i64 = 1_000;

/// A picture of seats.
pub(super) struct Arrangement {
    pub(super) seats: Vec<Spot>,
    /// How the seats of each table stand, and the name of the table, if it is written.
    pub(super) tables: Vec<(Form, Option<Label>)>,
    /// All that is drawn.
    pub(super) area: Area,
    /// False where the positions cannot be drawn, and the seats stand in rows.
    pub(super) to_scale: bool,
    scale: i64,
}

/// A seat in the picture. Blocks are about their point.
pub(super) struct Spot {
    pub(super) at: Point,
    pub(super) id: TextBlock,
    pub(super) name: Option<TextBlock>,
}

/// The name of a table. The block is about its point.
pub(super) struct Label {
    pub(super) at: Point,
    pub(super) block: TextBlock,
}

impl Arrangement {
    pub(super) fn new(view: &SeatsView, marks: &Marks<'_>) -> Arrangement {
        let given = view.seats.iter().map(|seat| Point { x: seat.x, y: seat.y });
        let given: Vec<Point> = given.collect();
        let forms = forms(view, &given);
        if let Some(arranged) = Arrangement::fitted(view, marks, given, forms, MAX_LENGTH) {
            return arranged;
        }
        // Rows always fit, as they may be as large as they need to; only a room without seats has nothing to fit.
        let forms = vec![Form::Loose; view.tables.len()];
        let rows = in_rows(view);
        match Arrangement::fitted(view, marks, rows, forms, i64::MAX / SCALE) {
            Some(arranged) => Arrangement { to_scale: false, ..arranged },
            None => Arrangement {
                seats: Vec::new(),
                tables: Vec::new(),
                area: Area::round(Point::default(), 0, 0),
                to_scale: true,
                scale: SCALE,
            },
        }
    }

    /// Everything at the least scale at which nothing touches, unless the picture would be larger than `longest`.
    fn fitted(
        view: &SeatsView,
        marks: &Marks<'_>,
        positions: Vec<Point>,
        forms: Vec<Form>,
        longest: i64,
    ) -> Option<Arrangement> {
        let labels = labels(view, &positions, &forms);
        let spots = view.seats.iter().zip(positions).map(|(seat, at)| {
            let form = forms.get(seat.table).copied().unwrap_or(Form::Loose);
            spot(seat, at, form, marks)
        });
        let spots: Vec<Spot> = spots.collect();
        let mut stickers = Vec::new();
        for (owner, (spot, seat)) in spots.iter().zip(&view.seats).enumerate() {
            let mark = marks.area(seat.sitter.as_ref());
            let name = spot.name.as_ref().map(|name| name.area);
            let areas = [Some(mark), Some(spot.id.area), name];
            let at = spot.at;
            stickers.extend(areas.into_iter().flatten().map(|area| Sticker { owner, at, area }));
        }
        for (number, label) in labels.iter().flatten().enumerate() {
            stickers.push(Sticker { owner: spots.len() + number, at: label.at, area: label.block.area });
        }
        let scale = least_scale(&stickers, longest)?;
        let areas = stickers.iter().map(|sticker| sticker.area.moved(scaled(sticker.at, scale)));
        let area = areas.reduce(Area::with)?;
        let place = |spot: Spot| Spot { at: scaled(spot.at, scale), ..spot };
        let put = |label: Option<Label>| label.map(|label| Label { at: scaled(label.at, scale), ..label });
        Some(Arrangement {
            seats: spots.into_iter().map(place).collect(),
            tables: forms.into_iter().zip(labels.into_iter().map(put)).collect(),
            area,
            to_scale: true,
            scale,
        })
    }

    /// From the room to the picture.
    pub(super) fn to_picture(&self, at: Point) -> Point {
        scaled(at, self.scale)
    }
}

/// How the seats of each table stand.
fn forms(view: &SeatsView, positions: &[Point]) -> Vec<Form> {
    let mut seats: Vec<Vec<Point>> = vec![Vec::new(); view.tables.len()];
    for (seat, &at) in view.seats.iter().zip(positions) {
        if let Some(seats) = seats.get_mut(seat.table) {
            seats.push(at);
        }
    }
    seats.iter().map(|seats| Form::of(seats)).collect()
}

/// Positions by tables, in rows, for seats that cannot be told apart where they are.
fn in_rows(view: &SeatsView) -> Vec<Point> {
    let mut seats: Vec<Vec<usize>> = vec![Vec::new(); view.tables.len() + 1];
    for (at, seat) in view.seats.iter().enumerate() {
        seats[seat.table.min(view.tables.len())].push(at);
    }
    let mut positions = vec![Point::default(); view.seats.len()];
    let mut y = 0;
    for seats in seats.iter().filter(|seats| !seats.is_empty()) {
        for row in seats.chunks(IN_A_ROW as usize) {
            for (place, &seat) in (0..).zip(row) {
                positions[seat] = Point { x: place * UNIT, y };
            }
            y += UNIT;
        }
    }
    positions
}

/// The names of the tables, where there are several: in the middle of a table, or before the first of its seats.
fn labels(view: &SeatsView, positions: &[Point], forms: &[Form]) -> Vec<Option<Label>> {
    let mut first: Vec<Option<Point>> = vec![None; forms.len()];
    for (seat, &at) in view.seats.iter().zip(positions) {
        if let Some(first) = first.get_mut(seat.table) {
            let before = |earlier: Point| (at.x, at.y) < (earlier.x, earlier.y);
            if first.is_none_or(before) {
                *first = Some(at);
            }
        }
    }
    let several = forms.len() > 1;
    let label = |((name, form), first): ((&String, &Form), Option<Point>)| {
        let lines = words::name_lines(name, TABLE_SIZE, TABLE_WIDTH);
        let (block, at) = match form.middle() {
            Some(middle) => (TextBlock::round(lines, TABLE_SIZE, Point::default()), middle),
            None => {
                let left = Point { x: -OUT, y: 0 };
                let nothing = Area::round(Point::default(), 0, 0);
                (beside(lines, TABLE_SIZE, left, TO_A_ROW, nothing), first?)
            }
        };
        Some(Label { at, block })
    };
    let tables = view.tables.iter().zip(forms).zip(first);
    tables.map(|table| label(table).filter(|_| several && table.0.0 != NO_TABLE)).collect()
}

/// A seat with its name beyond it and its id on the side of the table.
fn spot(seat: &SeatView, at: Point, form: Form, marks: &Marks<'_>) -> Spot {
    let mark = marks.area(seat.sitter.as_ref());
    let outwards = form.outwards(at);
    let inwards = Point { x: -outwards.x, y: -outwards.y };
    let name = seat.sitter.as_ref().map(|sitter| {
        let lines = words::name_lines(&sitter.name, NAME_SIZE, NAME_WIDTH);
        beside(lines, NAME_SIZE, outwards, 0, mark)
    });
    let id = words::shortened(&seat.id, ID_SIZE, ID_WIDTH);
    // Where there is a table, the id stands on it.
    let clear = match form {
        Form::Loose => 0,
        _ => TO_THE_TABLE + TO_WORDS,
    };
    Spot { at, id: beside(vec![id], ID_SIZE, inwards, clear, mark), name }
}

/// Lines in a direction from the origin, beyond `clear` and beyond a mark.
fn beside(lines: Vec<String>, size: i64, direction: Point, clear: i64, mark: Area) -> TextBlock {
    let (width, height) = TextBlock::extent(&lines, size);
    // From a third of the way round to the side, the lines stand wholly beside their point.
    let part = |component: i64| (component * 3 / 2).clamp(-OUT, OUT);
    let centre = |away: i64| Point {
        x: direction.x * away / OUT + part(direction.x) * width / (2 * OUT),
        y: direction.y * away / OUT + part(direction.y) * height / (2 * OUT),
    };
    let area = |away| Area::round(centre(away), width, height);
    let farthest = clear + mark.width() + mark.height();
    let free = |away: &i64| !area(*away).touches(mark, TO_WORDS);
    let away = (clear..farthest).step_by(5).find(free);
    let anchor = match part(direction.x) {
        OUT => Anchor::Start,
        x if x == -OUT => Anchor::End,
        _ => Anchor::Middle,
    };
    TextBlock { anchor, ..TextBlock::round(lines, size, centre(away.unwrap_or(farthest))) }
}

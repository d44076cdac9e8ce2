//! Where the seats of a table stand round it, and the outline of the table between them.

use super::draw::{Area, Point};
use svg::Node;
use svg::node::element::{Circle, Element, Group, Polyline, Rectangle};

/// Length of the vectors that say which way is out.
pub(super) const OUT: i64 = 1000;
/// From the middle of a seat to its table, in tenths of a pixel.
pub(super) const TO_THE_TABLE: i64 = 200;
/// How wide the board of a horseshoe is, in tenths of a pixel.
const BOARD: i64 = 320;
const FILL: &str = "#f1f1f1";
const STROKE: &str = "#8a8a8a";

/// How the seats of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Round a centre.
    Round { centre: Point, radius: i64 },
    /// Along the sides of a rectangle; which of them have seats, in the order left, right, top, bottom.
    Long { seats: Area, sides: [bool; 4] },
    /// In a line, or in no order that a table could stand between.
    Loose,
}

impl Form {
    /// How these seats stand.
    pub(super) fn of(seats: &[Point]) -> Form {
        let corners = seats.iter().map(|&at| Area::round(at, 0, 0));
        let Some(area) = corners.reduce(Area::with) else {
            return Form::Loose;
        };
        if seats.len() < 3 {
            return Form::Loose;
        }
        round(seats, area).or_else(|| long(seats, area)).unwrap_or(Form::Loose)
    }

    /// The vector of length [`OUT`] from the table to beyond a seat; below the seat where there is no table.
    pub(super) fn outwards(&self, seat: Point) -> Point {
        match self {
            Form::Loose => Point { x: 0, y: OUT },
            Form::Round { centre, .. } => {
                let (x, y) = (seat.x - centre.x, seat.y - centre.y);
                let length = length(x, y).max(1);
                Point { x: x * OUT / length, y: y * OUT / length }
            }
            Form::Long { seats, sides } => {
                let (x, y) = from_middle(*seats, seat);
                let area = |one: i64, other: i64| i128::from(one.abs()) * i128::from(other);
                let (wide, high) = (area(x, seats.height()), area(y, seats.width()));
                let has_seats = if x < 0 { sides[0] } else { sides[1] };
                // Who sits at a corner belongs to the long side, unless others sit at the end.
                if (has_seats && wide >= high) || wide * 100 > high * 115 {
                    Point { x: x.signum() * OUT, y: 0 }
                } else {
                    Point { x: 0, y: y.signum() * OUT }
                }
            }
        }
    }

    /// The middle of the table.
    pub(super) fn middle(&self) -> Option<Point> {
        match self {
            Form::Loose => None,
            Form::Round { centre, .. } => Some(*centre),
            Form::Long { seats, .. } => {
                Some(Point { x: seats.left + seats.width() / 2, y: seats.top + seats.height() / 2 })
            }
        }
    }

    /// The table in a picture.
    pub(super) fn outline(&self, to_picture: impl Fn(Point) -> Point) -> Option<Element> {
        match self {
            Form::Loose => None,
            Form::Round { centre, radius } => {
                let at = to_picture(*centre);
                let radius = to_picture(centre.moved(*radius, 0)).x - at.x - TO_THE_TABLE;
                let circle = Circle::new().set("cx", at.x).set("cy", at.y);
                (radius > 0).then(|| edged(circle.set("r", radius).into()))
            }
            Form::Long { seats, sides } => {
                let (left, top) = (seats.left, seats.top);
                let (right, bottom) = (seats.right, seats.bottom);
                let from = to_picture(Point { x: left, y: top });
                let to = to_picture(Point { x: right, y: bottom });
                // Where nobody sits, the table is as long as the row of seats along it.
                let inwards = sides.map(|has_seats| if has_seats { TO_THE_TABLE } else { -TO_THE_TABLE });
                let board = Area {
                    left: from.x + inwards[0],
                    right: to.x - inwards[1],
                    top: from.y + inwards[2],
                    bottom: to.y - inwards[3],
                };
                if board.width() <= 0 || board.height() <= 0 {
                    return None;
                }
                match sides.iter().filter(|has_seats| !**has_seats).count() {
                    1 => Some(horseshoe(board, *sides)),
                    _ => Some(rectangle(board)),
                }
            }
        }
    }
}

/// Seats that are about equally far from their centre.
fn round(seats: &[Point], area: Area) -> Option<Form> {
    let (shorter, longer) = (area.width().min(area.height()), area.width().max(area.height()));
    if shorter * 5 < longer * 4 {
        return None;
    }
    let number = seats.len() as i64;
    let centre = Point {
        x: seats.iter().map(|at| at.x).sum::<i64>() / number,
        y: seats.iter().map(|at| at.y).sum::<i64>() / number,
    };
    let radii = seats.iter().map(|at| length(at.x - centre.x, at.y - centre.y));
    let radius = radii.clone().sum::<i64>() / number;
    let near = |own: i64| (own - radius).abs() * 8 <= radius;
    (radius > 0 && radii.clone().all(near)).then_some(Form::Round { centre, radius })
}

/// Seats that are about as far out as the corners of their area, one way or the other.
fn long(seats: &[Point], area: Area) -> Option<Form> {
    let (width, height) = (area.width(), area.height());
    // A row that is a little bent is no table.
    if width.min(height) * 25 < width.max(height) {
        return None;
    }
    let outside = |at: &Point| {
        let (x, y) = from_middle(area, *at);
        x.abs() * 10 >= width * 7 || y.abs() * 10 >= height * 7
    };
    if !seats.iter().all(outside) {
        return None;
    }
    // A side has seats if some of them are not at its corners.
    let along = |at: &Point| {
        let (x, y) = from_middle(area, *at);
        let (flat, upright) = (x.abs() * 10 < width * 9, y.abs() * 10 < height * 9);
        let side = [x < 0, x >= 0, y < 0, y >= 0];
        let (beside, over) = (x.abs() * 10 >= width * 7, y.abs() * 10 >= height * 7);
        [beside && upright && side[0], beside && upright && side[1], over && flat && side[2], over && flat && side[3]]
    };
    let mut sides = [false; 4];
    for at in seats {
        for (side, has_seat) in sides.iter_mut().zip(along(at)) {
            *side |= has_seat;
        }
    }
    if !sides.contains(&true) {
        sides = [false, false, true, true];
    }
    Some(Form::Long { seats: area, sides })
}

/// Twice the way from the middle of an area.
fn from_middle(area: Area, at: Point) -> (i64, i64) {
    (2 * at.x - area.left - area.right, 2 * at.y - area.top - area.bottom)
}

fn length(x: i64, y: i64) -> i64 {
    let squared = |side: i64| u128::from(side.unsigned_abs()).pow(2);
    (squared(x) + squared(y)).isqrt() as i64
}

fn rectangle(board: Area) -> Element {
    let rectangle = Rectangle::new().set("x", board.left).set("y", board.top);
    let rectangle = rectangle.set("width", board.width()).set("height", board.height());
    edged(rectangle.set("rx", 120).into())
}

/// A board along all sides but the one without seats.
fn horseshoe(board: Area, sides: [bool; 4]) -> Element {
    let inwards = sides.map(|has_seats| if has_seats { BOARD / 2 } else { 0 });
    let (left, right) = (board.left + inwards[0], board.right - inwards[1]);
    let (top, bottom) = (board.top + inwards[2], board.bottom - inwards[3]);
    // From one open end to the other.
    let corners = match sides {
        [false, ..] => [(left, top), (right, top), (right, bottom), (left, bottom)],
        [_, false, ..] => [(right, top), (left, top), (left, bottom), (right, bottom)],
        [_, _, false, _] => [(left, top), (left, bottom), (right, bottom), (right, top)],
        _ => [(left, bottom), (left, top), (right, top), (right, bottom)],
    };
    let corners: Vec<String> = corners.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let line = |width: i64, colour: &'static str| {
        let line = Polyline::new().set("points", corners.join(" "));
        let line = line.set("fill", "none").set("stroke", colour);
        line.set("stroke-width", width).set("stroke-linejoin", "round")
    };
    // The wider line shows at the edges of the narrower one.
    let board = line(BOARD, STROKE);
    let board = Group::new().add(board).add(line(BOARD - 20, FILL));
    board.into()
}

fn edged(mut table: Element) -> Element {
    table.assign("fill", FILL);
    table.assign("stroke", STROKE);
    table.assign("stroke-width", 10);
    table
}

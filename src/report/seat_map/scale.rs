//! How large a room is drawn: as small as it can be without anything touching.

use super::draw::{Area, Point};
use std::collections::BTreeMap;

/// Scales are tenths of a pixel for this many thousandths of a unit of length.
pub(super) const SCALE: i64 = 1_000_000;
/// What is left free between two things.
const GAP: i64 = 50;

/// Something that must not touch anything else of another owner, at a point of the room.
pub(super) struct Sticker {
    pub(super) owner: usize,
    pub(super) at: Point,
    pub(super) area: Area,
}

/// A point of the room in the picture.
pub(super) fn scaled(at: Point, scale: i64) -> Point {
    let scaled = |length: i64| (i128::from(length) * i128::from(scale) / i128::from(SCALE)) as i64;
    Point { x: scaled(at.x), y: scaled(at.y) }
}

/// The least scale, to a hundredth of it, at which nothing touches; `None` if the room would then be longer than
/// `longest`.
pub(super) fn least_scale(stickers: &[Sticker], longest: i64) -> Option<i64> {
    let points = stickers.iter().map(|sticker| Area::round(sticker.at, 0, 0));
    let room = points.reduce(Area::with)?;
    let extent = room.width().max(room.height()).max(1);
    let most = i64::try_from(i128::from(longest) * i128::from(SCALE) / i128::from(extent));
    let most = most.unwrap_or(i64::MAX / 2).min(i64::MAX / 2);
    let mut high = 1;
    while touching(stickers, high) {
        high *= 2;
        if high > most {
            return None;
        }
    }
    let mut low = high / 2;
    while high - low > 1 + high / 100 {
        let middle = low + (high - low) / 2;
        if touching(stickers, middle) { low = middle } else { high = middle }
    }
    Some(high)
}

/// True if two things of different owners touch at this scale.
fn touching(stickers: &[Sticker], scale: i64) -> bool {
    let areas = stickers.iter().map(|sticker| sticker.area.moved(scaled(sticker.at, scale)));
    let areas: Vec<Area> = areas.collect();
    let widest = areas.iter().map(|area| area.width()).max().unwrap_or(0) + GAP;
    let highest = areas.iter().map(|area| area.height()).max().unwrap_or(0) + GAP;
    // What touches is in the same cell or in one beside it, as no cell is smaller than an area.
    let cell = |area: &Area| (area.left.div_euclid(widest.max(1)), area.top.div_euclid(highest.max(1)));
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (number, area) in areas.iter().enumerate() {
        let (column, row) = cell(area);
        for column in column - 1..=column + 1 {
            for (_, near) in cells.range((column, row - 1)..=(column, row + 1)) {
                let touches = |&other: &usize| {
                    stickers[other].owner != stickers[number].owner && areas[other].touches(*area, GAP)
                };
                if near.iter().any(touches) {
                    return true;
                }
            }
        }
        cells.entry((column, row)).or_default().push(number);
    }
    false
}

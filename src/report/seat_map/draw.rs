//! Points, areas and texts of a picture, in tenths of a pixel.

use super::words;
use crate::characters::escaped;
use svg::Node;
use svg::node::element::Element;

/// A point; y counts downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Point {
    pub(super) x: i64,
    pub(super) y: i64,
}

impl Point {
    pub(super) fn moved(self, x: i64, y: i64) -> Point {
        Point { x: self.x + x, y: self.y + y }
    }
}

/// A rectangle with sides along the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
}

impl Area {
    /// So wide and high, round a centre.
    pub(super) fn round(centre: Point, width: i64, height: i64) -> Area {
        let (left, top) = (centre.x - width / 2, centre.y - height / 2);
        Area { left, top, right: left + width, bottom: top + height }
    }

    pub(super) fn moved(self, by: Point) -> Area {
        Area { left: self.left + by.x, top: self.top + by.y, right: self.right + by.x, bottom: self.bottom + by.y }
    }

    pub(super) fn width(self) -> i64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> i64 {
        self.bottom - self.top
    }

    /// The least area that holds both.
    pub(super) fn with(self, other: Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// True if less than `gap` lies between the two.
    pub(super) fn touches(self, other: Area, gap: i64) -> bool {
        self.left < other.right + gap
            && other.left < self.right + gap
            && self.top < other.bottom + gap
            && other.top < self.bottom + gap
    }
}

/// Where a line of text stands on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// Lines of text in an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextBlock {
    pub(super) lines: Vec<String>,
    pub(super) size: i64,
    pub(super) anchor: Anchor,
    pub(super) area: Area,
}

impl TextBlock {
    /// Width and height of these lines.
    pub(super) fn extent(lines: &[String], size: i64) -> (i64, i64) {
        let widths = lines.iter().map(|line| words::width(line, size));
        let height = line_height(size) * lines.len() as i64;
        (widths.max().unwrap_or(0), height)
    }

    /// Lines whose area begins at its left upper corner.
    pub(super) fn at_left(lines: Vec<String>, size: i64, left: i64, top: i64) -> TextBlock {
        let (width, height) = TextBlock::extent(&lines, size);
        let area = Area { left, top, right: left + width, bottom: top + height };
        TextBlock { lines, size, anchor: Anchor::Start, area }
    }

    /// Lines round a centre.
    pub(super) fn round(lines: Vec<String>, size: i64, centre: Point) -> TextBlock {
        let (width, height) = TextBlock::extent(&lines, size);
        TextBlock { lines, size, anchor: Anchor::Middle, area: Area::round(centre, width, height) }
    }

    /// The lines as text elements of this colour, moved by a point.
    pub(super) fn elements(&self, by: Point, colour: &'static str) -> impl Iterator<Item = Element> {
        let area = self.area.moved(by);
        let x = match self.anchor {
            Anchor::Start => area.left,
            Anchor::Middle => area.left + area.width() / 2,
            Anchor::End => area.right,
        };
        let baselines = (0..).map(move |line| area.top + line * line_height(self.size) + self.size);
        self.lines.iter().zip(baselines).map(move |(line, y)| {
            let mut element = text(line, self.size, self.anchor, Point { x, y });
            element.assign("fill", colour);
            element
        })
    }
}

/// From one line of text to the next.
pub(super) fn line_height(size: i64) -> i64 {
    size * 5 / 4
}

/// One line of text whose baseline is at a point.
pub(super) fn text(line: &str, size: i64, anchor: Anchor, at: Point) -> Element {
    let mut element = Element::new("text");
    element.assign("x", at.x);
    element.assign("y", at.y);
    element.assign("font-size", size);
    if anchor != Anchor::Start {
        element.assign("text-anchor", anchor.word());
    }
    element.append(svg::node::Text::new(escaped(line)));
    element
}

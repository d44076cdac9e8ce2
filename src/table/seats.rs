//! Who sits where at a meeting, for a map.

/// The seats of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SeatsView {
    pub(crate) title: String,
    /// The dimension whose tags are marked.
    pub(crate) dimension: Option<String>,
    /// The tags that people show (or hold) at any meeting, so that all maps have the same marks for them; others come
    /// after these.
    pub(crate) tags: Vec<String>,
    pub(crate) seats: Vec<SeatView>,
    pub(crate) tables: Vec<String>,
    /// Whether tags are all that people hold, and not only those that they show.
    pub(crate) all_tags: bool,
    /// Sentences that stand under the picture.
    pub(crate) lines: Vec<String>,
}

/// A seat and who sits on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SeatView {
    pub(crate) id: String,
    /// Thousandths of the user's unit of length, to the right.
    pub(crate) x: i64,
    /// Thousandths of the user's unit of length, downwards.
    pub(crate) y: i64,
    /// Position in [`SeatsView::tables`].
    pub(crate) table: usize,
    pub(crate) sitter: Option<Sitter>,
}

/// Somebody on a seat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sitter {
    pub(crate) name: String,
    /// Tags of the dimension that the person shows, or holds.
    pub(crate) marks: Vec<String>,
    /// True for who is there with a member, such as a carer or an interpreter.
    pub(crate) supporter: bool,
}

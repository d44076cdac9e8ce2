//! Labels of meetings: those on a Saturday and its Sunday are one `weekend`.

use crate::roster::pairs::Pairs;

/// For each label, the meetings that make one of its kind together, counted from 1: `"weekend": [[6, 7], [13, 14]]`.
pub(super) type Labels = Pairs<Vec<Vec<usize>>>;

/// The meetings of each of a label's kind; `None` if no meeting has the label.
pub(super) fn labelled<'a>(labels: &'a Labels, label: &str) -> Option<&'a [Vec<usize>]> {
    labels.iter().find(|(name, _)| *name == label).map(|(_, meetings)| meetings.as_slice())
}

//! placeholder until the designs are merged
pub(super) fn schedule(_: usize, _: usize, _: usize) -> Option<Vec<Vec<Vec<usize>>>> {
    None
}

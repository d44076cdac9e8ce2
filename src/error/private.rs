//! What a private rule says, kept out of everything that is printed.

use std::fmt;

/// Something that only [`InputFault::for_organisers`](super::InputFault::for_organisers) tells: its `Debug` says
/// nothing of it, and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Private<T>(T);

impl<T> Private<T> {
    /// Keeps `value` to those who organise.
    pub(crate) fn new(value: T) -> Self {
        Private(value)
    }

    /// The value, for a text that only those who organise see.
    pub(super) fn for_organisers(&self) -> &T {
        &self.0
    }

    /// The value, to be changed.
    pub(super) fn for_organisers_mut(&mut self) -> &mut T {
        &mut self.0
    }

    /// The value by itself.
    pub(super) fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("private")
    }
}

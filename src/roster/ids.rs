//! Small handles for what a roster holds.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        ///
        /// It belongs to the roster that gave it and means nothing in another.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// Position in the roster, counted from 0.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The handle of a position; memory ends long before `u32` does.
            pub(crate) fn new(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )*};
}

ids! {
    /// A member of a roster; the order is that of the input.
    MemberId
    /// A dimension of a roster; the order is that of first appearance.
    DimensionId
    /// A tag of a roster; those of one dimension are neighbours, in order of first appearance.
    TagId
    /// A number of a roster; the order is that of first appearance.
    NumberId
}

//! What can be wrong with a file.

/// What can be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileFault {
    /// A file that cannot be read.
    #[error("`{path}` cannot be read: {reason}; check the path and who may read it")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// A file that is too large to be read.
    #[error("`{path}` has more than {most} bytes; split the problem, or build it in code")]
    FileTooLarge {
        /// The path as given.
        path: String,
        /// The most bytes that are read.
        most: u64,
    },
    /// A roster that is not in the folder of the problem file.
    #[error(
        "the roster `{path}` is not inside the folder of the problem file; put it there and name it by a relative path without `..`"
    )]
    RosterOutside {
        /// The path as given.
        path: String,
    },
    /// A roster given by a path where no folder is known.
    #[error("the roster is the file `{path}`, and there is no folder to look for it; give the members in place")]
    RosterElsewhere {
        /// The path as given.
        path: String,
    },
}

impl FileFault {
    /// A file that cannot be read, with what the system said.
    pub(crate) fn unreadable(path: &str, reason: impl ToString) -> FileFault {
        FileFault::Unreadable { path: path.to_owned(), reason: reason.to_string() }
    }
}

//! Files that are read within a limit, and written as a whole or not at all: for programs that bring people's files to this
//! library and keep its answers.
//!
//! ```
//! use roundtable::disk::{self, Draft};
//!
//! let place = std::env::temp_dir().join(format!("roundtable-disk-{}.txt", std::process::id()));
//! // Long before there is an answer, a place where nothing can be written is noticed.
//! let mut draft = Draft::create(&place)?;
//! draft.write(b"nine people")?;
//! draft.into_place()?;
//! assert_eq!(disk::read(&place, 1_000)?, b"nine people");
//! assert_eq!(disk::read(&place, 4).map_err(|error| error.kind()), Err(std::io::ErrorKind::FileTooLarge));
//! # std::fs::remove_file(&place)?;
//! # Ok::<(), std::io::Error>(())
//! ```

mod beside;
mod draft;
#[cfg(feature = "report")]
mod folder;

pub use draft::Draft;
#[cfg(feature = "report")]
pub(crate) use folder::FolderDraft;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Writes a file as a whole, as [`Draft`] does.
///
/// # Errors
///
/// As for [`Draft`].
pub fn write(place: &Path, content: &[u8]) -> io::Result<()> {
    let mut draft = Draft::create(place)?;
    draft.write(content)?;
    draft.into_place()
}

/// What is in a plain file of at most `most` bytes.
///
/// # Errors
///
/// What the disk refuses; a pipe, a device or a folder ([`ErrorKind::InvalidInput`]); a larger file
/// ([`ErrorKind::FileTooLarge`]).
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Opening a pipe could wait for ever.
    check_plain(&path.metadata()?)?;
    let file = File::open(path)?;
    // What is opened may be another file than what was looked at.
    check_plain(&file.metadata()?)?;
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("it has more than {most} bytes")));
    }
    Ok(bytes)
}

fn check_plain(known: &std::fs::Metadata) -> io::Result<()> {
    let is_plain = known.is_file();
    if is_plain { Ok(()) } else { Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file")) }
}

/// Where a path leads, links followed; the path itself if nothing is there.
fn real(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(path.to_path_buf()),
        found => found,
    }
}

/// An error with the path that it is about.
fn told(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

//! The private folder of one run of a command.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The file of what the command prints.
const LOG: &str = "log.txt";
/// So much of the end of a log is read, in bytes.
const TAIL: u64 = 64 << 10;

/// A folder that only its owner may enter, made anew and removed with all that is in it when it is dropped.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// A new folder in the system's folder for temporary files. It is made, and never taken over, so that a name that
    /// somebody else has put there does no harm.
    pub(super) fn new() -> io::Result<Folder> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        for _ in 0..1_000 {
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("roundtable-{}-{number}", std::process::id()));
            match builder().create(&path) {
                // The command runs inside of it, where a path that is not absolute would mean another place.
                Ok(()) => return Ok(Folder(std::path::absolute(path)?)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("remove old folders `roundtable-…` from the folder for temporary files"))
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    /// The folder itself.
    pub(super) fn place(&self) -> &Path {
        &self.0
    }

    /// A new file that only its owner may read.
    fn create(&self, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.path(name))
    }

    pub(super) fn write(&self, name: &str, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut file = BufWriter::new(self.create(name)?);
        content(&mut file)?;
        file.flush()
    }

    /// The file of what the command prints, made anew.
    pub(super) fn log(&self) -> io::Result<File> {
        self.create(LOG)
    }

    /// Bytes that the command has printed.
    pub(super) fn log_size(&self) -> u64 {
        size_of(&self.path(LOG))
    }

    /// The end of what the command has printed.
    pub(super) fn log_tail(&self) -> String {
        let read = || -> io::Result<Vec<u8>> {
            let mut file = File::open(self.path(LOG))?;
            let size = file.metadata()?.len();
            file.seek(SeekFrom::Start(size.saturating_sub(TAIL)))?;
            let mut bytes = Vec::new();
            file.take(TAIL).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        // A log that cannot be read says nothing.
        String::from_utf8_lossy(&read().unwrap_or_default()).into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays; nobody is left to be told.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn builder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Bytes of a file; 0 if there is none.
pub(super) fn size_of(path: &Path) -> u64 {
    path.symlink_metadata().map_or(0, |known| known.len())
}

/// The text of a file of at most so many bytes that a command has written; `None` if it has written nothing.
pub(super) fn text_of(path: &Path, most: u64) -> Result<Option<String>, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Ok(known) = path.symlink_metadata() else { return Ok(None) };
    // Opening a pipe would wait, and a link may lead anywhere.
    if !known.is_file() {
        return Err(format!("{name} is no plain file"));
    }
    let mut text = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut text));
    read.map_err(|error| format!("{name} cannot be read: {error}"))?;
    if text.len() as u64 > most {
        return Err(format!("{name} has more than {most} bytes, which no solution has"));
    }
    let text = String::from_utf8(text).map_err(|_| format!("{name} is no text"))?;
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_private_and_goes_when_it_is_dropped() {
        let (folder, other) = (Folder::new().expect("a folder"), Folder::new().expect("another"));
        folder.write("a", |file| file.write_all(b"text")).expect("a file");
        assert!(folder.write("a", |_| Ok(())).is_err(), "it is there already");
        assert_ne!(folder.place(), other.place());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
            assert_eq!((mode(folder.place()), mode(&folder.path("a"))), (0o700, 0o600));
        }
        let place = folder.place().to_owned();
        drop(folder);
        assert!(!place.exists());
    }

    #[test]
    fn only_plain_text_within_its_limit_is_read() {
        let folder = Folder::new().expect("a folder");
        let path = folder.path("a");
        assert_eq!(text_of(&path, 4), Ok(None));
        folder.write("a", |file| file.write_all(b"text")).expect("a file");
        assert_eq!(text_of(&path, 4), Ok(Some("text".to_owned())));
        assert!(text_of(&path, 3).is_err_and(|fault| fault.contains("more than 3 bytes")));
        assert!(text_of(folder.place(), 3).is_err_and(|fault| fault.contains("no plain file")));
        folder.write("b", |file| file.write_all(b"\xFF")).expect("a file");
        assert!(text_of(&folder.path("b"), 3).is_err_and(|fault| fault.contains("no text")));
    }
}

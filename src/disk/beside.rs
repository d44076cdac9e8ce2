//! What is written beside its place first: under a hidden name, locked by the run that writes it. What nobody holds any
//! more was left by a run that was killed, and is removed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// So many letters of a name stand in the hidden one, which has to be a name as well.
const LETTERS: usize = 60;

/// What a hidden name ends in.
const DRAFT: &str = "draft";
/// What stood in the place of a folder, until the new one is there.
const OLD: &str = "old";

/// Names beside a place.
pub(super) struct Beside<'a> {
    place: &'a Path,
    beginning: String,
}

impl<'a> Beside<'a> {
    pub(super) fn new(place: &'a Path) -> io::Result<Beside<'a>> {
        let no_name = || io::Error::new(ErrorKind::InvalidInput, "it has no name; name a file or a folder");
        let name = place.file_name().ok_or_else(no_name)?.to_string_lossy();
        Ok(Beside { place, beginning: format!(".{}.", name.chars().take(LETTERS).collect::<String>()) })
    }

    fn named(&self, number: u32, ending: &str) -> PathBuf {
        self.place.with_file_name(format!("{}{}.{number}.{ending}", self.beginning, std::process::id()))
    }

    /// Where the folder goes that stands in the place until the new one is there.
    #[cfg(feature = "report")]
    pub(super) fn old(&self) -> PathBuf {
        self.named(0, OLD)
    }

    /// What `create` makes and locks under a name that is free.
    pub(super) fn create<T>(&self, create: impl Fn(&Path) -> io::Result<T>) -> io::Result<(T, PathBuf)> {
        for number in 0..100 {
            let draft = self.named(number, DRAFT);
            match create(&draft) {
                // Before it was locked, another run may have removed it.
                Ok(held) if draft.exists() => return Ok((held, draft)),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("no draft can be made beside it; remove the hidden files that end in `.draft`"))
    }

    /// Removes what killed runs have left, and puts a folder back that was about to be replaced. What cannot be removed stays.
    pub(super) fn remove_abandoned(&self) {
        let folder = self.place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let Ok(entries) = fs::read_dir(folder.unwrap_or(Path::new("."))) else { return };
        let mut left: Vec<(PathBuf, bool)> =
            entries.flatten().filter_map(|entry| Some((entry.path(), self.is_old(&entry.file_name())?))).collect();
        left.sort();
        for (path, is_old) in left {
            // Opening a pipe would wait, and a link may lead anywhere.
            let Ok(known) = path.symlink_metadata() else { continue };
            let is_ours = known.is_dir() || (known.is_file() && !is_old);
            let Some(_held) = is_ours.then(|| held(&path)).flatten() else { continue };
            let _ = if is_old && !self.place.exists() {
                fs::rename(&path, self.place)
            } else if known.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
        }
    }

    /// Whether a hidden name beside this place is that of what stood there, or of a draft; `None` if it is neither.
    fn is_old(&self, name: &OsStr) -> Option<bool> {
        let rest = name.to_str()?.strip_prefix(&self.beginning)?;
        let mut parts = rest.split('.');
        let is_number = |part: &str| part.parse::<u32>().is_ok();
        let is_numbered = parts.next().is_some_and(is_number) && parts.next().is_some_and(is_number);
        match (is_numbered, parts.next(), parts.next()) {
            (true, Some(DRAFT), None) => Some(false),
            (true, Some(OLD), None) => Some(true),
            _ => None,
        }
    }
}

/// Holds a file or folder until it is dropped. Where there are no locks, nothing is ever taken for abandoned.
pub(super) fn hold(file: &File) {
    let _ = file.lock();
}

/// The lock of what no run holds; `None` if one does, or it cannot be known.
fn held(path: &Path) -> Option<File> {
    let file = File::open(path).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

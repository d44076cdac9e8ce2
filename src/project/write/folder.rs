//! Folders and files that are written beside their place first, and then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A folder that is filled beside its place; it is removed if it does not get there.
pub(super) struct NewFolder {
    draft: PathBuf,
    place: PathBuf,
}

impl NewFolder {
    /// A new folder for this place, which is empty or holds nothing but what is known.
    pub(super) fn create(place: &Path, is_known: &dyn Fn(&Path) -> bool) -> io::Result<NewFolder> {
        let place = match place.canonicalize() {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => place.to_path_buf(),
            Err(error) => return Err(told(place, error)),
        };
        if place.exists()
            && let Some(other) = other_than(&place, Path::new(""), is_known).map_err(|error| told(&place, error))?
        {
            let (place, other) = (place.display(), other.display());
            let words = format!("`{place}` holds something else than a report, `{other}`; name another folder");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, words));
        }
        for attempt in 0..100 {
            let draft = beside(&place, &format!("{attempt}.draft"))?;
            match fs::create_dir(&draft) {
                Ok(()) => return Ok(NewFolder { draft, place }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(told(&draft, error)),
            }
        }
        Err(io::Error::other(format!("no draft can be made beside `{}`", place.display())))
    }

    /// Writes a file of the folder.
    pub(super) fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let path = self.draft.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| told(parent, error))?;
        }
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
            file.write_all(content)?;
            file.sync_all()
        };
        write().map_err(|error| told(&path, error))
    }

    /// Puts the folder into its place; the one that was there is removed once it is.
    pub(super) fn into_place(self) -> io::Result<()> {
        if !self.place.exists() {
            return fs::rename(&self.draft, &self.place).map_err(|error| told(&self.place, error));
        }
        let old = beside(&self.place, "old")?;
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|error| told(&old, error))?;
        }
        fs::rename(&self.place, &old).map_err(|error| told(&self.place, error))?;
        if let Err(error) = fs::rename(&self.draft, &self.place) {
            // What was there goes back.
            fs::rename(&old, &self.place)?;
            return Err(told(&self.place, error));
        }
        // The report is in its place, whatever is left of the old one.
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }
}

/// Something in a folder, or deeper, that is not known by its path in it.
fn other_than(root: &Path, inside: &Path, is_known: &dyn Fn(&Path) -> bool) -> io::Result<Option<PathBuf>> {
    for entry in fs::read_dir(root.join(inside))? {
        let entry = entry?;
        let path = inside.join(entry.file_name());
        let is_part = entry.file_type()?.is_dir() && path.components().count() == 1;
        let other = if is_part { other_than(root, &path, is_known)? } else { (!is_known(&path)).then_some(path) };
        if other.is_some() {
            return Ok(other);
        }
    }
    Ok(None)
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_dir_all(&self.draft);
    }
}

/// Puts a file into its place as a whole.
pub(super) fn replace_file(place: &Path, content: &[u8]) -> io::Result<()> {
    let draft = beside(place, "draft")?;
    let write = || {
        let mut file = File::create(&draft)?;
        file.write_all(content)?;
        file.sync_all()?;
        if let Ok(earlier) = place.metadata() {
            fs::set_permissions(&draft, earlier.permissions())?;
        }
        fs::rename(&draft, place)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&draft);
        told(place, error)
    })
}

/// A hidden path beside another.
fn beside(place: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = place.file_name().ok_or_else(|| io::Error::other("the folder has no name; name a folder"))?;
    Ok(place.with_file_name(format!(".{}.{}.{ending}", name.to_string_lossy(), std::process::id())))
}

/// An error with the path that it is about.
fn told(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gets_into_its_place_as_a_whole_or_not_at_all() -> io::Result<()> {
        let root = std::env::temp_dir().join(format!("roundtable-folder-{}", std::process::id()));
        fs::create_dir_all(&root)?;
        let place = root.join("out");
        let fill = |text: &str, finish: bool| -> io::Result<()> {
            let new = NewFolder::create(&place, &|path| path == Path::new("known") || path == Path::new("deep/er"))?;
            new.write(Path::new("known"), text.as_bytes())?;
            new.write(Path::new("deep/er"), b"")?;
            if finish { new.into_place() } else { Ok(()) }
        };
        fill("one", false)?;
        assert_eq!(fs::read_dir(&root)?.count(), 0, "a draft that is given up leaves nothing");
        fill("one", true)?;
        fill("two", true)?;
        assert_eq!(fs::read_to_string(place.join("known"))?, "two");
        assert_eq!(fs::read_dir(&root)?.count(), 1);
        fs::write(place.join("deep/mine"), b"mine")?;
        assert_eq!(fill("three", true).map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
        replace_file(&root.join("history"), b"1")?;
        replace_file(&root.join("history"), b"2")?;
        assert_eq!(fs::read_to_string(root.join("history"))?, "2");
        fs::remove_dir_all(&root)
    }
}

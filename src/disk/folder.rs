//! A folder that is filled beside its place first.

use super::beside::{Beside, hold};
use super::draft::new_file;
use super::{real, told};
use std::fs::{self, DirBuilder, File, Metadata, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A folder that is filled beside its place; it is removed if it does not get there.
#[derive(Debug)]
pub(crate) struct FolderDraft {
    /// Held until the folder is in its place; `None` where the system opens no folders.
    _held: Option<File>,
    draft: PathBuf,
    place: PathBuf,
}

impl FolderDraft {
    /// A new folder for this place, which is empty or holds nothing but what is known.
    pub(crate) fn create(place: &Path, is_known: &dyn Fn(&Path) -> bool) -> io::Result<FolderDraft> {
        created(place, is_known).map_err(|error| told(place, error))
    }

    /// Writes a file of the folder, with the mode of the one that stood there.
    pub(crate) fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let earlier =
            self.place.join(path).metadata().ok().filter(Metadata::is_file).map(|earlier| earlier.permissions());
        let path = self.draft.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| told(parent, error))?;
        }
        let write = || {
            let mut file = new_file(&path, earlier.as_ref())?;
            if let Some(earlier) = earlier {
                file.set_permissions(earlier)?;
            }
            file.write_all(content)?;
            file.sync_all()
        };
        write().map_err(|error| told(&path, error))
    }

    /// Puts the folder into its place; the one that was there is removed once it is. A run that is killed in between has
    /// the old one put back by the next.
    pub(crate) fn into_place(self) -> io::Result<()> {
        self.replace().map_err(|error| told(&self.place, error))
    }

    fn replace(&self) -> io::Result<()> {
        if !self.place.exists() {
            return fs::rename(&self.draft, &self.place);
        }
        let old = Beside::new(&self.place)?.old();
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        let _held = File::open(&self.place).ok().inspect(hold);
        fs::rename(&self.place, &old)?;
        if let Err(error) = fs::rename(&self.draft, &self.place) {
            // What was there goes back.
            fs::rename(&old, &self.place)?;
            return Err(error);
        }
        // The report is in its place, whatever is left of the old one.
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }
}

fn created(place: &Path, is_known: &dyn Fn(&Path) -> bool) -> io::Result<FolderDraft> {
    let place = real(place)?;
    let beside = Beside::new(&place)?;
    beside.remove_abandoned();
    let earlier = place.metadata().ok();
    if earlier.is_some()
        && let Some(other) = other_than(&place, Path::new(""), is_known)?
    {
        let words = format!("it holds something else than a report, `{}`; name another folder", other.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, words));
    }
    let permissions = earlier.map(|earlier| earlier.permissions());
    let (held, draft) = beside.create(|path| new_folder(path, permissions.as_ref()))?;
    let draft = FolderDraft { _held: held, draft, place };
    if let Some(permissions) = permissions {
        // A new folder may have fewer than those that were asked for.
        fs::set_permissions(&draft.draft, permissions)?;
    }
    Ok(draft)
}

/// A new folder with no more than the mode of the earlier one.
fn new_folder(path: &Path, earlier: Option<&Permissions>) -> io::Result<Option<File>> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "modes are of Unix"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    if let Some(earlier) = earlier {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(earlier.mode() & 0o777);
    }
    #[cfg(not(unix))]
    let _ = earlier;
    builder.create(path)?;
    Ok(File::open(path).ok().inspect(hold))
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

impl Drop for FolderDraft {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_dir_all(&self.draft);
    }
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
            let new = FolderDraft::create(&place, &|path| path == Path::new("known") || path == Path::new("deep/er"))?;
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
        fs::remove_dir_all(&root)
    }

    #[test]
    fn a_folder_that_was_about_to_be_replaced_is_put_back() -> io::Result<()> {
        let root = std::env::temp_dir().join(format!("roundtable-put-back-{}", std::process::id()));
        let (place, old) = (root.join("out"), root.join(".out.1.0.old"));
        fs::create_dir_all(&old)?;
        fs::create_dir_all(root.join(".out.1.0.draft"))?;
        fs::write(old.join("known"), b"one")?;
        let is_known = |path: &Path| path == Path::new("known");
        drop(FolderDraft::create(&place, &is_known)?);
        assert_eq!(fs::read_to_string(place.join("known"))?, "one");
        assert_eq!(fs::read_dir(&root)?.count(), 1);
        fs::remove_dir_all(&root)
    }
}

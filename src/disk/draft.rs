//! A file that is written beside its place first.

use super::beside::{Beside, hold};
use super::{check_plain, real, told};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is written but not yet in its place: whatever ends the run, what was there before is still there. It is
/// removed if it does not get into its place, and a later one removes it if the run is killed.
#[derive(Debug)]
pub struct Draft {
    file: File,
    draft: PathBuf,
    place: PathBuf,
}

impl Draft {
    /// An empty draft beside a place, links followed. It has the mode of the file that is there, from its first byte, and
    /// the owner and the group of whoever runs this.
    ///
    /// # Errors
    ///
    /// A place that is a folder or a device, or where no file can be made; with the path.
    pub fn create(place: &Path) -> io::Result<Draft> {
        created(place, None).map_err(|error| told(place, error))
    }

    /// The same for a file that nobody but its owner may read, whatever the mode of the file that is there; where modes are
    /// those of Unix.
    ///
    /// # Errors
    ///
    /// As for [`Draft::create`].
    pub fn create_for_owner(place: &Path) -> io::Result<Draft> {
        created(place, owner_only()).map_err(|error| told(place, error))
    }

    /// Writes a part, and waits until it is on the disk.
    ///
    /// # Errors
    ///
    /// What the disk refuses, with the path.
    pub fn write(&mut self, content: &[u8]) -> io::Result<()> {
        let written = self.file.write_all(content).and_then(|()| self.file.sync_all());
        written.map_err(|error| told(&self.place, error))
    }

    /// Puts the file into its place.
    ///
    /// # Errors
    ///
    /// What the disk refuses, with the path.
    pub fn into_place(self) -> io::Result<()> {
        fs::rename(&self.draft, &self.place).map_err(|error| told(&self.place, error))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_file(&self.draft);
    }
}

/// The mode of what only its owner may read and write; `None` where modes are not those of Unix.
fn owner_only() -> Option<Permissions> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Some(Permissions::from_mode(0o600))
    }
    #[cfg(not(unix))]
    None
}

fn created(place: &Path, mode: Option<Permissions>) -> io::Result<Draft> {
    let place = real(place)?;
    let beside = Beside::new(&place)?;
    beside.remove_abandoned();
    let earlier = place.metadata().ok();
    if let Some(earlier) = &earlier {
        check_plain(earlier)?;
    }
    let permissions = mode.or(earlier.map(|earlier| earlier.permissions()));
    let (file, draft) = beside.create(|path| new_file(path, permissions.as_ref()).inspect(hold))?;
    let draft = Draft { file, draft, place };
    if let Some(permissions) = permissions {
        // A new file may have fewer than those that were asked for.
        draft.file.set_permissions(permissions)?;
    }
    Ok(draft)
}

/// A new file with no more than the mode of the earlier one.
pub(super) fn new_file(path: &Path, earlier: Option<&Permissions>) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Some(earlier) = earlier {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(earlier.mode() & 0o777);
    }
    #[cfg(not(unix))]
    let _ = earlier;
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::read;

    fn folder(name: &str) -> io::Result<PathBuf> {
        let folder = std::env::temp_dir().join(format!("roundtable-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    #[test]
    fn a_file_gets_into_its_place_as_a_whole_or_not_at_all() -> io::Result<()> {
        let folder = folder("draft")?;
        let place = folder.join("plan.json");
        Draft::create(&place)?.write(b"lost")?;
        assert_eq!(fs::read_dir(&folder)?.count(), 0, "a draft that is given up leaves nothing");
        for text in ["one", "two"] {
            let mut draft = Draft::create(&place)?;
            draft.write(text.as_bytes())?;
            draft.into_place()?;
            assert_eq!(read(&place, 10)?, text.as_bytes());
        }
        assert_eq!(fs::read_dir(&folder)?.count(), 1);
        let refused = Draft::create(&folder).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.contains("it is not a file") && error.contains("roundtable-draft")));
        assert!(Draft::create(&folder.join("no/such/folder")).is_err());
        fs::remove_dir_all(&folder)
    }

    #[test]
    fn what_a_killed_run_has_left_is_removed_and_what_another_writes_is_not() -> io::Result<()> {
        let folder = folder("abandoned")?;
        let place = folder.join("plan.json");
        let name = |number: u32, ending: &str| folder.join(format!(".plan.json.{number}.0.{ending}"));
        fs::write(name(1, "draft"), b"half")?;
        fs::write(folder.join(".plan.json.mine.0.draft"), b"of somebody")?;
        let another = File::create(name(2, "draft"))?;
        another.lock()?;
        let draft = Draft::create(&place)?;
        assert!(!name(1, "draft").exists() && name(2, "draft").exists());
        assert!(folder.join(".plan.json.mine.0.draft").exists());
        let second = Draft::create(&place)?;
        assert!(draft.draft.exists() && second.draft.exists(), "two drafts of one place leave each other alone");
        drop((draft, second));
        fs::remove_dir_all(&folder)
    }

    #[cfg(unix)]
    #[test]
    fn whoever_may_not_read_the_file_may_not_read_its_draft() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("modes")?;
        let place = folder.join("plan.json");
        for mode in [0o600, 0o640, 0o666, 0o400] {
            fs::write(&place, b"")?;
            fs::set_permissions(&place, Permissions::from_mode(mode))?;
            let made = new_file(&folder.join("made"), Some(&Permissions::from_mode(mode)))?;
            assert_eq!(made.metadata()?.permissions().mode() & 0o777 & !mode, 0, "of {mode:o} from its first byte");
            fs::remove_file(folder.join("made"))?;
            let draft = Draft::create(&place)?;
            assert_eq!(draft.file.metadata()?.permissions().mode() & 0o777, mode);
            draft.into_place()?;
            assert_eq!(place.metadata()?.permissions().mode() & 0o777, mode);
            let draft = Draft::create_for_owner(&place)?;
            assert_eq!(draft.file.metadata()?.permissions().mode() & 0o777, 0o600);
            fs::remove_file(&place)?;
        }
        fs::remove_dir_all(&folder)
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_folders_are_not_opened() -> io::Result<()> {
        use std::io::ErrorKind::InvalidInput;
        for path in ["/dev/null", "/"] {
            assert_eq!(read(Path::new(path), 10).map_err(|error| error.kind()), Err(InvalidInput));
        }
        let folder = folder("pipes")?;
        let pipe = folder.join("pipe");
        // A pipe that nobody writes to: opening it would wait for ever.
        if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            assert_eq!(read(&pipe, 10).map_err(|error| error.kind()), Err(InvalidInput));
            assert!(Draft::create(&pipe).is_err());
        }
        fs::remove_dir_all(&folder)
    }
}

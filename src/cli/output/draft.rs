//! Files that are written beside their place first.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is written but not yet in its place; it is removed when it does not get there.
pub(super) struct Draft<'a> {
    draft: PathBuf,
    place: &'a Path,
}

impl<'a> Draft<'a> {
    pub(super) fn write(place: &'a Path, content: &[u8]) -> io::Result<Draft<'a>> {
        let (mut file, draft) = create_beside(place)?;
        let draft = Draft { draft, place };
        file.write_all(content)?;
        file.sync_all()?;
        // Whoever could read the file before can read it still.
        if let Ok(earlier) = place.metadata() {
            fs::set_permissions(&draft.draft, earlier.permissions())?;
        }
        Ok(draft)
    }

    pub(super) fn into_place(self) -> io::Result<()> {
        fs::rename(&self.draft, self.place)
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_file(&self.draft);
    }
}

/// A new file in the same folder, so that it can be renamed.
fn create_beside(place: &Path) -> io::Result<(File, PathBuf)> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let process = std::process::id();
    for attempt in 0..100 {
        let draft = place.with_file_name(format!(".{name}.{process}.{attempt}.draft"));
        match OpenOptions::new().write(true).create_new(true).open(&draft) {
            Ok(file) => return Ok((file, draft)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(format!("no draft can be made beside `{}`", place.display())))
}

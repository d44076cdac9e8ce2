//! Where a file or a folder really is.

use std::io;
use std::path::{Path, PathBuf};

/// The real path of a file that is there or could be made.
pub(super) fn located(path: &Path) -> Result<PathBuf, String> {
    match path.canonicalize() {
        Ok(found) if found.is_file() => return Ok(found),
        Ok(_) => return Err("it is not a file; name another".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.to_string()),
    }
    if path.symlink_metadata().is_ok() {
        return Err("it is a link that leads nowhere; name another file".to_owned());
    }
    let name = path.file_name().ok_or("it has no file name; name a file")?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    folder(parent.unwrap_or(Path::new("."))).map(|folder| folder.join(name))
}

/// The real path of a folder that is there.
pub(super) fn folder(path: &Path) -> Result<PathBuf, String> {
    let folder = path.canonicalize().map_err(|error| format!("its folder: {error}; name another"))?;
    if folder.is_dir() { Ok(folder) } else { Err("its folder is no folder; name another".to_owned()) }
}

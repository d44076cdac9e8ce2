//! Where answers are written: never over an input, and only as a whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The files to be written, links followed.
pub(crate) struct Outputs {
    pub(crate) out: Option<PathBuf>,
    pub(crate) report: Option<PathBuf>,
}

impl Outputs {
    /// Finds where the outputs are, and notes each that is an input, or the other output, or cannot be a file.
    pub(crate) fn find(
        out: Option<&Path>,
        report: Option<&Path>,
        inputs: impl Iterator<Item = PathBuf>,
        faults: &mut Vec<String>,
    ) -> Outputs {
        let inputs: Vec<PathBuf> = inputs.filter_map(|input| input.canonicalize().ok()).collect();
        let mut find = |name: &str, path: Option<&Path>| {
            let path = path?;
            let free = located(path).and_then(|found| {
                if inputs.contains(&found) {
                    Err("it is an input, which would be overwritten".to_owned())
                } else {
                    Ok(found)
                }
            });
            let fault = |cause| format!("`{name} {}`: {cause}; name another file", path.display());
            free.map_err(|cause| faults.push(fault(cause))).ok()
        };
        let outputs = Outputs { out: find("--out", out), report: find("--report", report) };
        if outputs.out.is_some() && outputs.out == outputs.report {
            faults.push("`--out` and `--report` are the same file; name two".to_owned());
        }
        outputs
    }
}

/// The real path of a file that is there or could be made.
fn located(path: &Path) -> Result<PathBuf, String> {
    match path.canonicalize() {
        Ok(found) if found.is_file() => return Ok(found),
        Ok(_) => return Err("it is not a file".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.to_string()),
    }
    if path.symlink_metadata().is_ok() {
        return Err("it is a link that leads nowhere".to_owned());
    }
    let name = path.file_name().ok_or("it has no file name")?;
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(|error| format!("its folder: {error}"))?;
    if folder.is_dir() { Ok(folder.join(name)) } else { Err("its folder is no folder".to_owned()) }
}

/// Writes every text beside its place, and puts them into place only when all are written.
pub(crate) fn write<'a>(files: impl Iterator<Item = (&'a PathBuf, String)>) -> io::Result<()> {
    let mut drafts = Vec::new();
    for (path, text) in files {
        drafts.push(Draft::write(path, &text)?);
    }
    drafts.into_iter().try_for_each(Draft::into_place)
}

/// A file that is written but not yet in its place; it is removed when it does not get there.
struct Draft<'a> {
    draft: PathBuf,
    place: &'a Path,
}

impl<'a> Draft<'a> {
    fn write(place: &'a Path, text: &str) -> io::Result<Draft<'a>> {
        let (mut file, draft) = create_beside(place)?;
        let draft = Draft { draft, place };
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        // Whoever could read the file before can read it still.
        if let Ok(earlier) = place.metadata() {
            fs::set_permissions(&draft.draft, earlier.permissions())?;
        }
        Ok(draft)
    }

    fn into_place(self) -> io::Result<()> {
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

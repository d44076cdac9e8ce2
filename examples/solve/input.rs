//! Reads the problem file.

use crate::Failure;
use roundtable::ProblemFile;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A larger problem file is refused.
const MOST_BYTES: u64 = 256 << 20;

/// Some programs write this before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The problem as it stands in the file.
pub(crate) fn read(path: &Path) -> Result<ProblemFile, Failure> {
    let shown = path.display();
    let fault = |text: String| Failure::Input(vec![text]);
    let bytes = bytes(path)
        .map_err(|error| fault(format!("`{shown}` cannot be read: {error}; check the path and who may read it")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(fault(format!("`{shown}` has more than {MOST_BYTES} bytes; put the roster into a CSV")));
    }
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
    serde_json::from_slice(text).map_err(|error| {
        // The message ends with line and column, unless the whole file is a single word.
        let place = if error.line() == 0 { " at line 1 column 1" } else { "" };
        fault(format!("`{shown}`: {error}{place}; correct it there"))
    })
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The folder in which the roster is looked for.
pub(crate) fn folder(problem: &Path) -> &Path {
    problem.parent().unwrap_or(Path::new("."))
}

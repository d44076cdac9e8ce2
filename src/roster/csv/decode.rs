//! From bytes to text.

use crate::error::{InputFault, fault};
use crate::roster::notes::RosterNotes;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Programs of Microsoft write text in this encoding unless asked for another; bytes that stand for no letter in it.
const NO_LETTERS: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// How many bytes are looked at to recognise UTF-16 that has no mark.
const LOOKED_AT: usize = 1024;

/// A text, and the encoding that it was found in.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: &'static Encoding,
}

/// The text of a file: by its mark, else as UTF-8, else as UTF-16 or Windows-1252, whichever its bytes look like.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, InputFault> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if has_zeros(bytes, 1) => UTF_16LE,
        None if has_zeros(bytes, 0) => UTF_16BE,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, is_broken) = encoding.decode(bytes);
    let is_mixed = encoding == WINDOWS_1252
        && (bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) || NO_LETTERS.iter().any(|b| bytes.contains(b)));
    if is_broken || is_mixed {
        let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let line = valid.lines().count().max(1);
        return Err(match encoding.name() {
            "UTF-16LE" | "UTF-16BE" => {
                fault!(NotUtf8, "the file begins as UTF-16 text and does not go on as such; save it again as UTF-8")
            }
            _ => fault!(
                NotUtf8,
                "line {line}: the file is neither UTF-8 text nor all in one other encoding that is known here; open it \
                 in the program that wrote it, and save it as UTF-8"
            ),
        });
    }
    Ok(Decoded { text, encoding })
}

/// Whether every other byte, from `first` on, is mostly zero and the others hardly ever: Latin letters in UTF-16.
fn has_zeros(bytes: &[u8], first: usize) -> bool {
    let sample = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    zeros(first) * 4 > sample.len() && zeros(1 - first) == 0
}

/// Says which encoding was recognised, and what to look for.
pub(super) fn note(decoded: &Decoded<'_>, separator: &str, notes: &mut RosterNotes) {
    let name = match decoded.encoding.name() {
        "UTF-16LE" | "UTF-16BE" => "UTF-16",
        "windows-1252" => "Windows-1252",
        name => name,
    };
    notes.push(format!("The file was read as {name} text, with cells separated by {separator}."));
    if decoded.encoding != WINDOWS_1252 {
        return;
    }
    let mut words = decoded.text.split(|letter: char| !letter.is_alphabetic());
    let sample = words.find(|word| !word.is_ascii()).map(|word| format!(", in which a word reads `{word}`"));
    notes.push(format!(
        "Windows-1252 is how older programs save text{}; if letters with accents are wrong, save the file as UTF-8.",
        sample.unwrap_or_default()
    ));
    let mut cells = decoded.text.split(['\r', '\n', ',', ';', '\t', '"']);
    if let Some(cell) = cells.find(|cell| has_lost_a_letter(cell)) {
        notes.push(format!(
            "`{}` has a `?` before a letter: Windows-1252 lacks some letters, and programs write `?` in their place; \
             save the file as UTF-8 to keep them.",
            cell.trim()
        ));
    }
}

/// Whether a `?` stands right before a letter.
fn has_lost_a_letter(cell: &str) -> bool {
    cell.split('?').skip(1).any(|rest| rest.starts_with(char::is_alphabetic))
}

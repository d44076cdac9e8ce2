//! Which characters a text may hold, and how one is shown that holds others.

use std::borrow::Cow;
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Longer texts in backquotes are cut where they are shown.
const LONGEST_SHOWN: usize = 200;

/// Longer sentences are cut.
const LONGEST_SENTENCE: usize = 2_000;

/// The canonical combining class of a virama, which joins letters of Indic scripts.
const VIRAMA: u8 = 9;

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';

/// Whether a character is never seen, or changes how others are: a control character, a line break, a mark of direction,
/// a tag, one that Unicode calls ignorable, or no character at all.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
        || u32::from(character) & 0xFFFE == 0xFFFE
}

/// The first character of a text that may not stand there. A joiner may where Unicode allows it in names (UAX 31, 2.3):
/// Persian and the scripts of India are written with them.
pub(crate) fn hidden(text: &str) -> Option<char> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    unfit(text).next().map(|(_, character)| character)
}

/// The characters that may not stand where they do, with where they begin.
fn unfit(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|&(at, character)| {
        is_hidden(character)
            && match character {
                NON_JOINER | JOINER => !joins(&text[..at], character, &text[at + character.len_utf8()..]),
                _ => true,
            }
    })
}

/// Whether a joiner changes how the letters beside it are written.
fn joins(before: &str, joiner: char, after: &str) -> bool {
    let class = |letter: &char| canonical_combining_class(*letter);
    let mut letters = before.chars().rev().skip_while(|letter| !matches!(class(letter), 0 | VIRAMA));
    let follows_virama = letters.next().is_some_and(|letter| class(&letter) == VIRAMA)
        && letters.find(|letter| !is_combining_mark(*letter)).is_some_and(char::is_alphabetic);
    if joiner == JOINER {
        return follows_virama && !after.starts_with(is_combining_mark);
    }
    let precedes_letter = after.chars().find(|letter| class(letter) == 0).is_some_and(char::is_alphabetic);
    let shape = |letters: &mut dyn Iterator<Item = char>| {
        letters.map(get_joining_type).find(|shape| *shape != JoiningType::Transparent)
    };
    (follows_virama && precedes_letter)
        || matches!(shape(&mut before.chars().rev()), Some(JoiningType::LeftJoining | JoiningType::DualJoining))
            && matches!(shape(&mut after.chars()), Some(JoiningType::RightJoining | JoiningType::DualJoining))
}

/// The text with the characters that may not stand in it written by number, such as `\u{202e}`.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if hidden(text).is_none() {
        return text.into();
    }
    let (mut shown, mut from) = (String::new(), 0);
    for (at, character) in unfit(text) {
        shown.push_str(&text[from..at]);
        shown.extend(character.escape_default());
        from = at + character.len_utf8();
    }
    shown.push_str(&text[from..]);
    shown.into()
}

/// A sentence in which texts of users stand, [`escaped`], and cut where they are long.
pub(crate) fn sentence(words: &str) -> String {
    let words = escaped(words);
    let parts: Vec<&str> = words.split('`').collect();
    let last = parts.len() - 1;
    let is_quoted = |at: usize| at % 2 == 1 && at < last;
    let parts = parts.iter().enumerate();
    let shown = parts.map(|(at, part)| if is_quoted(at) { cut(part, LONGEST_SHOWN) } else { Cow::from(*part) });
    let shown: Vec<Cow<'_, str>> = shown.collect();
    cut(&shown.join("`"), LONGEST_SENTENCE).into_owned()
}

/// The beginning of a text that is longer than that.
pub(crate) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

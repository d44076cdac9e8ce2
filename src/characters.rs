//! Which characters a text may hold, and how one is shown that holds others.

use std::borrow::Cow;
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_width::UnicodeWidthStr;

/// Longer texts in backquotes are cut where they are shown.
const MAX_SHOWN: usize = 200;

/// Longer sentences are cut.
const MAX_SENTENCE: usize = 2_000;

/// The canonical combining class of a virama, which joins letters of Indic scripts.
const VIRAMA: u8 = 9;

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';

/// Asks for the picture of the character before it, in colours, and for its plain form.
const AS_PICTURE: char = '\u{FE0F}';
const AS_TEXT: char = '\u{FE0E}';

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
/// Persian and the scripts of India are written with them. So may what asks for a picture, behind a character that has one
/// (UTS 51): keyboards write it behind many.
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
                AS_PICTURE => !has_picture(&text[..at]),
                _ => true,
            }
    })
}

/// Whether the last character is shown as a picture or plain, as it is asked for: only these differ in width.
fn has_picture(before: &str) -> bool {
    let width = |base: char, form: char| [base, form].iter().collect::<String>().width();
    let last = before.chars().next_back().filter(|last| !last.is_ascii());
    last.is_some_and(|last| width(last, AS_PICTURE) == 2 && width(last, AS_TEXT) == 1)
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

/// The text in one line, [`escaped`].
pub(crate) fn in_one_line(text: &str) -> String {
    escaped(&text.replace(['\t', '\n', '\r'], " ")).into_owned()
}

/// The text in Unicode's composed form (NFC), in which texts are compared.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() }
}

/// Whether two texts are the same but for how letters with marks are composed.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one == other || composed(one) == composed(other)
}

/// The text without the marks that programs leave in it when they copy or save: a byte order mark at its beginning, and
/// marks of direction. `None` if it has none.
pub(crate) fn without_marks(text: &str) -> Option<String> {
    let rest = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let is_mark = |letter| matches!(letter, '\u{61C}' | '\u{200E}' | '\u{200F}');
    (rest.len() < text.len() || rest.contains(is_mark)).then(|| rest.replace(is_mark, ""))
}

/// A sentence in which texts of users stand, [`escaped`], and cut where they are long.
pub(crate) fn sentence(words: &str) -> String {
    let words = escaped(words);
    let parts: Vec<&str> = words.split('`').collect();
    let last = parts.len() - 1;
    let is_quoted = |at: usize| at % 2 == 1 && at < last;
    let parts = parts.iter().enumerate();
    let shown = parts.map(|(at, part)| if is_quoted(at) { cut(part, MAX_SHOWN) } else { Cow::from(*part) });
    let shown: Vec<Cow<'_, str>> = shown.collect();
    cut(&shown.join("`"), MAX_SENTENCE).into_owned()
}

/// The beginning of a text that is longer than that.
pub(crate) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_stand_between_letters_that_they_change() {
        // Persian, Sinhala, Malayalam, Hindi.
        for word in
            ["نامه\u{200C}ای", "ශ\u{DCA}\u{200D}ර\u{DD3}", "ന\u{D4D}\u{200D}", "श\u{94D}\u{200C}र", "क\u{94D}\u{200D}ष"]
        {
            assert_eq!(hidden(word), None, "{}", word.escape_unicode());
        }
        for word in
            ["an\u{200D}a", "\u{200C}نام", "نام\u{200C}", "ana\u{200C}", "श\u{200D}र", "\u{94D}\u{200D}", "د\u{200C}ن"]
        {
            assert!(hidden(word).is_some(), "{}", word.escape_unicode());
        }
    }

    #[test]
    fn pictures_are_asked_for_behind_characters_that_have_one() {
        for text in ["\u{2764}\u{FE0F} north", "\u{26A1}\u{FE0F}", "\u{1F3F3}\u{FE0F}", "\u{A9}\u{FE0F}"] {
            assert_eq!(hidden(text), None, "{}", text.escape_unicode());
        }
        let unfit =
            ["a\u{FE0F}", "1\u{FE0F}", "\u{FE0F}", "王\u{FE0F}", "\u{2764}\u{FE0E}", "\u{2764}\u{FE0F}\u{FE0F}"];
        for text in unfit {
            assert!(hidden(text).is_some(), "{}", text.escape_unicode());
        }
    }

    #[test]
    fn what_cannot_be_seen_is_written_by_number() {
        let of = [
            ("ana", "ana"),
            ("a\u{202e}b\0", "a\\u{202e}b\\u{0}"),
            ("a\u{E0041}\n", "a\\u{e0041}\\n"),
            ("é王\u{301}", "é王\u{301}"),
        ];
        for (text, shown) in of {
            assert_eq!(escaped(text), shown);
        }
        assert_eq!(in_one_line("a\tb\u{7}"), "a b\\u{7}");
    }

    #[test]
    fn marks_are_left_out_and_all_else_stays() {
        assert_eq!(without_marks("\u{FEFF}an\u{200E}a\u{61C}").as_deref(), Some("ana"));
        assert_eq!(without_marks("an\u{FEFF}a"), None);
        assert!(is_same("Jose\u{301}", "Jos\u{e9}") && !is_same("Jose", "Jos\u{e9}"));
    }

    #[test]
    fn long_texts_are_cut() {
        let name = "x".repeat(1_000);
        assert_eq!(sentence(&format!("no `{name}`; check")), format!("no `{}…`; check", "x".repeat(200)));
        assert_eq!(sentence(&name.repeat(3)).chars().count(), 2_001);
    }
}

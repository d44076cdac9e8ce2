//! What is wrong with a text that is not JSON, where, and what to do.

use crate::error::{Code, InputFault, Place};

/// What is wrong at a byte of the text.
struct JsonFlaw {
    offset: usize,
    words: String,
}

/// The fault of a text that is not JSON.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> InputFault {
    let flaw = flaw(text, error);
    let before = text.get(..flaw.offset).unwrap_or(text);
    InputFault::new(Code::NotJson, flaw.words).at(place(before))
}

/// The fault of bytes that are not UTF-8.
pub(super) fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> InputFault {
    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    InputFault::new(Code::NotUtf8, "the character here is not UTF-8; save the file as UTF-8 text").at(place(&before))
}

/// Where the outermost key stands.
pub(super) fn first_key(text: &str) -> Place {
    let before = text.split('"').next().filter(|before| before.trim() == "{");
    place(before.unwrap_or(""))
}

/// Where a text ends: line and column, in characters, of what follows it.
pub(super) fn place(before: &str) -> Place {
    let line = before.split('\n').count();
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    Place::cell(line, column, "")
}

fn flaw(text: &str, error: &serde_json::Error) -> JsonFlaw {
    if text.trim().is_empty() {
        let words = "the file is empty; write a problem, such as `{\"composition\": {…}}`".to_owned();
        return JsonFlaw { offset: 0, words };
    }
    let offset = offset(text, error.line(), error.column());
    let (before, rest) = text.split_at_checked(offset).unwrap_or((text, ""));
    let message = error.to_string();
    let said = message.split(" at line ").next().unwrap_or(&message);
    if said == "trailing comma" || rest.starts_with([',', '}', ']']) && before.trim_end().ends_with(',') {
        let words = "nothing follows this comma in its list or object; delete the comma".to_owned();
        return JsonFlaw { offset: before.rfind(',').unwrap_or(offset), words };
    }
    // What was not closed is missing at the end.
    let offset = if error.is_eof() { text.trim_end().len() } else { offset };
    JsonFlaw { offset, words: words(said, rest) }
}

/// The byte that serde_json stopped at.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    start + column.saturating_sub(1)
}

/// What is wrong, by what serde_json says and by what stands there.
fn words(said: &str, rest: &str) -> String {
    if ["//", "/*", "#"].iter().any(|comment| rest.starts_with(comment)) {
        return "JSON has no comments, unlike TOML; delete the comment".to_owned();
    }
    if rest.starts_with(['\'', '‘', '’', '“', '”', '`']) {
        return "keys and texts stand in straight double quotes, such as \"ana\"; replace these quotes".to_owned();
    }
    let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    match said {
        "key must be a string" if !word.is_empty() => format!("keys stand in double quotes; write \"{word}\""),
        "key must be a string" => "a key in double quotes is expected here; write it, or close the object".to_owned(),
        "expected value" if word.starts_with(char::is_alphabetic) => {
            format!(
                "`{word}` is no value of JSON; texts stand in double quotes, and `true`, `false` and `null` are small"
            )
        }
        "expected value" => "a value is expected here; write it, or delete what calls for it".to_owned(),
        "expected `,` or `}`" => {
            "the object goes on here without a comma; write a comma, or close it with `}`".to_owned()
        }
        "expected `,` or `]`" => {
            "the list goes on here without a comma; write a comma, or close it with `]`".to_owned()
        }
        "expected `:`" => "a key has no value here; write `:` after the key, and its value".to_owned(),
        "trailing characters" => {
            "the file goes on after its end; delete what follows, or what closes it too early".to_owned()
        }
        "EOF while parsing an object" => "the file ends within an object; close it with `}`".to_owned(),
        "EOF while parsing a list" => "the file ends within a list; close it with `]`".to_owned(),
        "EOF while parsing a string" => "the file ends within a text; close it with `\"`".to_owned(),
        "EOF while parsing a value" => "the file ends where a value is expected; write the rest".to_owned(),
        "number out of range" => "the number is too large; correct it".to_owned(),
        "recursion limit exceeded" => "the values are nested too deep; take out levels".to_owned(),
        said => format!("{said}; correct it there"),
    }
}

//! How much room words take, and how they are made to fit.

/// A width in tenths of a pixel that the text does not exceed in the usual fonts without serifs, of which DejaVu Sans
/// is the widest.
pub(super) fn width(text: &str, size: i64) -> i64 {
    text.chars().map(hundredths).sum::<i64>() * size / 100
}

/// Width of a character in hundredths of the size of the font.
fn hundredths(character: char) -> i64 {
    match character {
        'i' | 'j' | 'l' | 'I' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' => 34,
        'f' | 't' | 'r' | '-' | '(' | ')' | '[' | ']' | '/' => 42,
        'm' | 'M' | 'W' | '@' | '%' | '…' => 100,
        'w' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 82,
        'a'..='z' | '0'..='9' => 64,
        'A'..='Z' => 72,
        // Marks that stand over the letter before them.
        '\u{300}'..='\u{36F}' => 0,
        '\0'..='\u{24F}' => 84,
        '\u{250}'..='\u{10FF}' => 95,
        _ => 110,
    }
}

/// The text, cut off with an ellipsis where it is wider than `most`.
pub(super) fn shortened(text: &str, size: i64, most: i64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = most - width("…", size);
    for character in text.chars() {
        left -= hundredths(character) * size / 100 + 1;
        if left < 0 {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// The text in one line or two, each at most `most` wide. It is broken after the space that makes both lines short, or
/// after a hyphen if there is no space.
pub(super) fn name_lines(text: &str, size: i64, most: i64) -> Vec<String> {
    if width(text, size) <= most {
        return vec![text.to_owned()];
    }
    let between = if text.contains(' ') { ' ' } else { '-' };
    let breaks = text.match_indices(between).map(|(at, _)| at + 1);
    let halves = breaks.map(|at| text.split_at(at));
    let halves = halves.map(|(first, second)| (first.trim(), second.trim()));
    let wider = |&(first, second): &(&str, &str)| width(first, size).max(width(second, size));
    let (first, second) = halves.min_by_key(wider).unwrap_or((text, ""));
    let lines = [first, second].into_iter().filter(|line| !line.is_empty());
    lines.map(|line| shortened(line, size, most)).collect()
}

/// The text in as many lines as it needs, each at most `most` wide unless a single word is wider.
pub(super) fn wrapped(text: &str, size: i64, most: i64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_at_spaces_and_hyphens() {
        let lines = |name| name_lines(name, 110, 800);
        assert_eq!(lines("ana"), ["ana"]);
        assert_eq!(lines("Margaret Osei-Tutu"), ["Margaret", "Osei-Tutu"]);
        assert_eq!(lines("Siobhan de la Cruz"), ["Siobhan", "de la Cruz"]);
        assert_eq!(lines("Jo Featherstone-Haugh"), ["Jo", "Feathersto…"]);
        assert_eq!(lines("Wolfeschlegelstein-Warner"), ["Wolfeschle…", "Warner"]);
        assert_eq!(lines("wwwwwwwwwwwwwwww"), ["wwwwwww…"]);
    }

    #[test]
    fn lines_are_as_wide_as_they_may_be() {
        let text = "Nobody sits beside somebody of the same background.";
        let lines = wrapped(text, 130, 2_000);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 130) <= 2_000));
        assert_eq!(lines.join(" "), text);
        assert_eq!(wrapped("", 130, 2_000), Vec::<String>::new());
        assert_eq!(
            width(&shortened(text, 130, 2_000), 130).clamp(1_800, 2_000),
            width(&shortened(text, 130, 2_000), 130)
        );
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {}
}

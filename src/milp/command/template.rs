//! A command with places to fill in, split into words without a shell.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the placeholders of a command stand for.
pub(super) struct Values {
    pub(super) program: PathBuf,
    pub(super) solution: PathBuf,
    pub(super) start: Option<PathBuf>,
    pub(super) seconds: f64,
    pub(super) nodes: u64,
    pub(super) threads: usize,
    pub(super) megabytes: usize,
    pub(super) gap: f64,
}

/// All placeholders.
const PLACEHOLDERS: [&str; 10] = [
    "{program}",
    "{solution}",
    "{start}",
    "{seconds}",
    "{whole_seconds}",
    "{nodes}",
    "{nodes_with_root}",
    "{threads}",
    "{megabytes}",
    "{gap}",
];

/// The placeholder that may have nothing to stand for.
const START: &str = "{start}";
/// A word of a known command that is left out itself, and says that its bracket needs a start.
const IF_START: &str = "{start?}";

impl Values {
    /// What a placeholder stands for; `None` if there is no such thing this time.
    fn of(&self, placeholder: &str) -> Option<OsString> {
        let number = |text: String| Some(OsString::from(text));
        match placeholder {
            "{program}" => Some(self.program.clone().into_os_string()),
            "{solution}" => Some(self.solution.clone().into_os_string()),
            START => self.start.clone().map(PathBuf::into_os_string),
            "{seconds}" => number(format!("{:.3}", self.seconds.clamp(0.001, 1e9))),
            "{whole_seconds}" => number(format!("{}", self.seconds.clamp(1.0, 1e9).floor())),
            "{nodes}" => number(self.nodes.to_string()),
            "{nodes_with_root}" => number(self.nodes.saturating_add(1).to_string()),
            "{threads}" => number(self.threads.to_string()),
            "{megabytes}" => number(self.megabytes.to_string()),
            _ => number(self.gap.to_string()),
        }
    }
}

/// A word, and whether it is left out where there is no start.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    in_brackets: Option<usize>,
}

/// A command in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Word>);

impl Template {
    /// The words of a command. Words are parted by blanks, but for those in single or double quotes; words in square
    /// brackets belong together.
    pub(super) fn parse(command: &str) -> Result<Template, String> {
        let (words, open) = split(command)?;
        let template = Template(words);
        if open {
            return Err("a bracket is not closed".to_owned());
        }
        match template.0.first() {
            None => Err("it is empty".to_owned()),
            Some(first) if first.in_brackets.is_some() || first.text.is_empty() || first.text.contains('{') => {
                Err("its first word must be a program".to_owned())
            }
            Some(_) => template.unknown().map_or(Ok(template), Err),
        }
    }

    /// A command of this library.
    pub(super) fn known(command: &str) -> Template {
        let (words, _) = split(command).unwrap_or_default();
        Template(words)
    }

    /// What is wrong with a placeholder, if anything is.
    fn unknown(&self) -> Option<String> {
        for word in &self.0 {
            for (at, _) in word.text.match_indices('{') {
                let known = PLACEHOLDERS.iter().any(|known| word.text[at..].starts_with(known));
                if !known {
                    let known = PLACEHOLDERS.join(" ");
                    return Some(format!("`{}` has an unknown placeholder; there are {known}", word.text));
                }
            }
            if word.in_brackets.is_none() && word.text.contains(START) {
                return Some(format!("{START} must stand in square brackets, as there may be no start"));
            }
        }
        None
    }

    /// The program that is run.
    pub(super) fn first(&self) -> &str {
        self.0.first().map_or("", |word| &word.text)
    }

    /// Has another program run.
    pub(super) fn set_first(&mut self, program: &str) {
        if let Some(first) = self.0.first_mut() {
            program.clone_into(&mut first.text);
        }
    }

    /// Whether a placeholder stands in the command at all times.
    pub(super) fn names(&self, placeholder: &str) -> bool {
        self.0.iter().any(|word| word.in_brackets.is_none() && word.text.contains(placeholder))
    }

    /// The words with their placeholders filled in.
    pub(super) fn fill(&self, values: &Values) -> Vec<OsString> {
        let has_start = |word: &Word| word.text.contains(START) || word.text == IF_START;
        let left_out: Vec<Option<usize>> = self
            .0
            .iter()
            .filter(|word| values.start.is_none() && has_start(word))
            .map(|word| word.in_brackets)
            .collect();
        let kept = self.0.iter().filter(|word| word.in_brackets.is_none() || !left_out.contains(&word.in_brackets));
        let kept = kept.filter(|word| word.text != IF_START).enumerate();
        // The program has no placeholder, whatever its path looks like.
        kept.map(|(at, word)| if at == 0 { (&word.text).into() } else { filled(&word.text, values) }).collect()
    }
}

/// The words of a command, and whether a bracket is left open.
fn split(command: &str) -> Result<(Vec<Word>, bool), String> {
    let (mut words, mut brackets, mut open) = (Vec::new(), 0, false);
    let mut rest = command.trim_start();
    while let Some(first) = rest.chars().next() {
        if !open && first == '[' {
            (open, rest) = (true, &rest[1..]);
        } else if open && first == ']' {
            (open, rest) = (false, &rest[1..]);
            brackets += 1;
        } else {
            let (text, after) = word(rest, open)?;
            words.push(Word { text, in_brackets: open.then_some(brackets) });
            rest = after;
        }
        rest = rest.trim_start();
    }
    Ok((words, open))
}

/// The first word of a text, and what comes after it.
fn word(text: &str, in_brackets: bool) -> Result<(String, &str), String> {
    let (mut word, mut quote) = (String::new(), None);
    for (at, character) in text.char_indices() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => word.push(character),
            None if character == '"' || character == '\'' => quote = Some(character),
            None if character.is_whitespace() || in_brackets && character == ']' => return Ok((word, &text[at..])),
            None => word.push(character),
        }
    }
    if quote.is_some() { Err("a quote is not closed".to_owned()) } else { Ok((word, "")) }
}

fn filled(text: &str, values: &Values) -> OsString {
    let (mut filled, mut rest) = (OsString::new(), text);
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        filled.push(before);
        let known = PLACEHOLDERS.iter().find(|known| from.starts_with(**known));
        let Some(known) = known else { break };
        filled.push(values.of(known).unwrap_or_default());
        rest = &from[known.len()..];
    }
    filled.push(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(start: Option<&str>) -> Values {
        Values {
            program: "/tmp/a b/program.mps".into(),
            solution: "/tmp/a b/solution.sol".into(),
            start: start.map(PathBuf::from),
            seconds: 0.25,
            nodes: 7,
            threads: 2,
            megabytes: 512,
            gap: 0.9,
        }
    }

    fn words(command: &str, start: Option<&str>) -> Vec<String> {
        let template = Template::parse(command).expect("a good command");
        template.fill(&values(start)).iter().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_command_is_split_into_words_and_filled_in() {
        let command =
            "cbc {program} [-mips {start}] -sec {seconds} 'set gap {gap}' --n={nodes},{threads} \"\" {solution}";
        let with = words(command, Some("/s"));
        assert_eq!(with[..4], ["cbc", "/tmp/a b/program.mps", "-mips", "/s"]);
        assert_eq!(with[4..], ["-sec", "0.250", "set gap 0.9", "--n=7,2", "", "/tmp/a b/solution.sol"]);
        assert_eq!(words(command, None)[..3], ["cbc", "/tmp/a b/program.mps", "-sec"]);
        assert_eq!(words("a {whole_seconds} {megabytes} ;$(x)`y`|z", None), ["a", "1", "512", ";$(x)`y`|z"]);
    }

    #[test]
    fn what_is_wrong_with_a_command_is_told() {
        for (command, fault) in [
            ("", "empty"),
            ("   ", "empty"),
            ("a 'b", "quote"),
            ("a [b", "bracket"),
            ("[a]", "first word"),
            ("{program} a", "first word"),
            ("a {programme}", "unknown placeholder"),
            ("a {", "unknown placeholder"),
            ("a {start}", "square brackets"),
        ] {
            let told = Template::parse(command).expect_err(command);
            assert!(told.contains(fault), "{command}: {told}");
        }
    }
}

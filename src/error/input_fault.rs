//! One fault of an input.

use super::code::Code;
use super::place::Place;
use super::private::Private;
use crate::characters::{cut, sentence};
use itertools::Itertools as _;
use std::fmt;

/// One fault of an input: whom or what it concerns, why it is a fault, and what to do.
///
/// It has two texts. `Display` (and `Debug`, which adds the code) is for whoever gave the input: it tells all of it,
/// names, values and cells, but for what a private rule says. [`InputFault::for_organisers`] tells that as well.
/// However many faults a private rule has, it is one `InputFault` of the code `private_rule`.
///
/// A program that has to tell faults apart asks for the [`code`](InputFault::code); [all codes](crate::codes) are on a
/// page of their own.
#[derive(Clone, PartialEq, Eq)]
pub struct InputFault(Box<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    code: Code,
    rule: Option<usize>,
    place: Option<Place>,
    /// Whether the text begins with the place.
    place_leads: bool,
    words: String,
    /// One line for each fault of a private rule.
    private: Option<Private<Vec<String>>>,
    /// Whether it is none, but what those who organise should look at.
    is_remark: bool,
    /// How many faults it stands for, or lines of a private rule that are left out.
    left_out: usize,
}

/// A fault shows this many characters of the rule that it concerns.
const MAX_OF_A_RULE: usize = 80;

/// A private rule or entry has this many lines; the others are counted.
const MAX_LINES: usize = 20;

/// A fault of a code, with its words as `format!` takes them.
macro_rules! fault {
    ($code:ident, $($words:tt)+) => {
        $crate::error::InputFault::new($crate::error::Code::$code, format!($($words)+))
    };
}
pub(crate) use fault;

impl InputFault {
    /// A fault in the words that are given.
    pub(crate) fn new(code: Code, words: impl AsRef<str>) -> Self {
        let (words, place_leads) = (sentence(words.as_ref()), false);
        let (rule, place, private) = (None, None, None);
        InputFault(Box::new(Parts { code, rule, place, place_leads, words, private, is_remark: false, left_out: 0 }))
    }

    /// The same as no fault, but something that those who organise should look at.
    pub(crate) fn into_remark(mut self) -> Self {
        self.0.is_remark = true;
        self
    }

    /// Whether it is no fault, but something that those who organise should look at.
    pub(super) fn is_remark(&self) -> bool {
        self.0.is_remark
    }

    /// Stands for so many faults of a kind that are not told one by one, the first of them at `place`.
    pub(super) fn left_out(code: Code, number: usize, place: Option<Place>) -> Self {
        let mut fault = InputFault::new(code, format!("and {number} more of this kind"));
        (fault.0.place, fault.0.left_out) = (place, number);
        fault
    }

    /// How many faults it stands for if it is none itself.
    pub(super) fn number_left_out(&self) -> Option<usize> {
        (self.0.left_out > 0 && !self.is_private()).then_some(self.0.left_out)
    }

    /// The kind of fault.
    pub(super) fn kind(&self) -> Code {
        self.0.code
    }

    /// A name for the kind of fault that stays the same from version to version: see [`codes`](crate::codes).
    pub fn code(&self) -> &'static str {
        self.0.code.name()
    }

    /// The rule that it concerns, by its place in the order in which the rules were given, counted from 1; `None` if it
    /// concerns no rule. If two rules clash, the earlier one.
    pub fn rule(&self) -> Option<usize> {
        self.0.rule
    }

    /// Where it stands, as far as that is known.
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// The fault with all that private rules say, for those who organise. Several faults of one private rule stand on a
    /// line each.
    pub fn for_organisers(&self) -> String {
        match &self.0.private {
            Some(lines) => {
                let more = (self.0.left_out > 0).then(|| format!("and {} more of this kind", self.0.left_out));
                lines.for_organisers().iter().chain(&more).join("\n")
            }
            None => self.to_string(),
        }
    }

    /// The same fault at a place with which its text begins.
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.0.place = Some(place);
        self.0.place_leads = true;
        self
    }

    /// The same fault in an entry of the problem, if its place is not known more closely; its words say so already.
    pub(crate) fn in_entry(mut self, place: Place) -> Self {
        self.0.place.get_or_insert(place);
        self
    }

    /// The same fault in a part of the problem, which its place then begins with.
    pub(crate) fn inside(mut self, outer: &str) -> Self {
        self.0.place = Some(self.0.place.map_or_else(|| Place::path(outer), |place| place.inside(outer)));
        self
    }

    /// The same fault in a part of the problem, with which its place and its text begin.
    pub(crate) fn under(self, outer: &str) -> Self {
        let mut fault = self.inside(outer);
        fault.0.place_leads = true;
        fault
    }

    /// The same fault, with what it is a fault of in front of its words. Of a private rule this is kept to those who
    /// organise.
    pub(crate) fn within(mut self, what: impl fmt::Display) -> Self {
        match &mut self.0.private {
            Some(lines) => {
                for line in lines.for_organisers_mut() {
                    *line = sentence(&format!("{what}: {line}"));
                }
            }
            None => {
                self.0.words = sentence(&format!("{what}: {self}"));
                self.0.place_leads = false;
            }
        }
        self
    }

    /// The same fault with the rule that it concerns, by its number from 1, and what the rule says.
    pub(crate) fn of_rule(mut self, number: usize, rule: impl fmt::Display) -> Self {
        let entry = Place::entry("rules", number - 1);
        let within = self.place().and_then(Place::as_path).map(str::to_owned);
        let words = rule.to_string();
        let shown = cut(&words, MAX_OF_A_RULE);
        self = self.within(format_args!("rule {number} (\u{201c}{shown}\u{201d})"));
        self.0.rule = Some(number);
        self.0.place = Some(match within {
            Some(path) => Place::path(path).inside(&entry.to_string()),
            None => entry,
        });
        self
    }

    /// The same fault of a rule, by its number from 1; its place says so already.
    pub(crate) fn in_rule(mut self, number: usize) -> Self {
        self.0.rule = Some(number);
        self
    }

    /// The same fault of a private rule: its number is all that everybody sees.
    pub(crate) fn of_private_rule(self, number: usize, rule: impl fmt::Display) -> Self {
        self.of_rule(number, rule).in_private_rule(number)
    }

    /// The same fault of a private rule; for those who organise, its place says so already.
    pub(crate) fn in_private_rule(self, number: usize) -> Self {
        let words = format!("rule {number}: this private rule cannot be used as it stands; see the organisers' text");
        let mut fault = self.hidden(Code::PrivateRule, words);
        fault.0.rule = Some(number);
        fault.in_entry(Place::entry("rules", number - 1))
    }

    /// The same fault of a private entry of a list, by its number from 1.
    pub(crate) fn of_private_entry(self, entry: &str, list: &str, number: usize) -> Self {
        let what = format!("{entry} {number} of `{list}`");
        let words = format!("{what}: this private {entry} cannot be used as it stands; see the organisers' text");
        let fault = self.within(what).hidden(Code::PrivateEntry, words);
        fault.in_entry(Place::entry(list, number - 1))
    }

    /// The same fault of two rules, by their numbers from 1, of which one at least is private: the numbers are all that
    /// everybody sees.
    pub(crate) fn of_private_rules(self, one: usize, other: usize) -> Self {
        let (first, second) = (one.min(other), one.max(other));
        let what = format!("rules {first} and {second}");
        let words = format!("{what} cannot both hold; drop one of the two, or see the organisers' text");
        let mut fault = self.within(what).hidden(Code::PrivateRules, words);
        fault.0.rule = Some(first);
        fault.in_entry(Place::entry("rules", first - 1))
    }

    /// The same fault, which private rules have made, in the words that everybody sees.
    pub(crate) fn hidden(self, code: Code, words: impl AsRef<str>) -> Self {
        let mut fault = InputFault::new(code, words);
        fault.0.left_out = self.number_left_out().unwrap_or(0);
        let lines = if self.number_left_out().is_some() { Vec::new() } else { vec![self.for_organisers()] };
        fault.0.private = Some(Private::new(lines));
        fault
    }

    /// Whether two faults are private and look the same to everybody.
    pub(super) fn is_private_like(&self, other: &InputFault) -> bool {
        self.is_private() && other.is_private() && self.0.rule == other.0.rule && self.0.words == other.0.words
    }

    /// Whether it is a fault that only those who organise see in full.
    pub(super) fn is_private(&self) -> bool {
        self.0.private.is_some()
    }

    /// Adds the lines of another private fault that looks the same, each once; those beyond the most are counted.
    pub(super) fn join_private(&mut self, other: InputFault) {
        self.0.left_out += other.0.left_out;
        if let (Some(lines), Some(others)) = (&mut self.0.private, other.0.private) {
            let lines = lines.for_organisers_mut();
            for line in others.into_inner() {
                if lines.len() == MAX_LINES {
                    self.0.left_out += 1;
                } else if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
    }
}

impl fmt::Display for InputFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place().filter(|_| self.0.place_leads) {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.0.words)
    }
}

impl fmt::Debug for InputFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InputFault({}: {self})", self.code())
    }
}

impl std::error::Error for InputFault {}

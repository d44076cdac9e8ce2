//! The gate for all texts of a problem, wherever they stand: they are looked through as a file of it would hold them.

use crate::characters::{composed, hidden};
use crate::error::Place;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::{CharEscape, Formatter, Serializer};
use std::collections::BTreeMap;
use std::io;

/// What was found of the texts of something.
#[derive(Default)]
pub(crate) struct Texts {
    /// Those that hold a character that may not stand in them, each with the path to it.
    pub(crate) unfit: Vec<(String, String)>,
    /// Whether letters with marks are written in another form than Unicode's composed one.
    is_decomposed: bool,
}

impl Texts {
    /// Looks through all texts, keys of maps among them.
    pub(crate) fn of(value: &impl Serialize) -> Texts {
        let mut found = Texts::default();
        let mut look = |path: &[Step], text: &str| {
            found.is_decomposed |= composed(text) != text;
            if hidden(text).is_some() {
                found.unfit.push((path_of(path), text.to_owned()));
            }
            None
        };
        let reader = Reader { path: Vec::new(), is_key: false, text: None, is_written: false, look: &mut look };
        // Whatever cannot be written has no texts beyond those that were met.
        let _ = value.serialize(&mut Serializer::with_formatter(io::sink(), reader));
        found
    }

    /// The same value, in which texts that differ only in how letters with marks are composed are written alike: as in
    /// `known`, or as the first of them.
    pub(crate) fn spelt_alike<'a, T>(&self, value: T, known: impl IntoIterator<Item = &'a str>) -> T
    where
        T: Serialize + DeserializeOwned,
    {
        let known: Vec<&str> = known.into_iter().collect();
        if !self.is_decomposed && known.iter().all(|known| composed(known) == *known) {
            return value;
        }
        let mut spellings: BTreeMap<String, String> = BTreeMap::new();
        let mut spelling =
            |text: &str| spellings.entry(composed(text).into_owned()).or_insert_with(|| text.to_owned()).clone();
        for known in known {
            spelling(known);
        }
        let mut spell = |_: &[Step], text: &str| {
            // A dimension and its tag.
            Some(match text.split_once(':') {
                Some((of, tag)) => format!("{}:{}", spelling(of), spelling(tag)),
                None => spelling(text),
            })
        };
        let mut written = Vec::new();
        let reader = Reader { path: Vec::new(), is_key: false, text: None, is_written: true, look: &mut spell };
        let is_written = value.serialize(&mut Serializer::with_formatter(&mut written, reader));
        is_written.and_then(|()| serde_json::from_slice(&written)).unwrap_or(value)
    }
}

/// One step of a path through a value.
enum Step {
    Entry(usize),
    Key(String),
}

fn path_of(steps: &[Step]) -> String {
    steps.iter().fold(String::new(), |path, step| match step {
        Step::Entry(at) => format!("{path}[{at}]"),
        Step::Key(key) => Place::key(&path, key),
    })
}

/// Shows each text with its path to `look`, and writes what that gives in its place.
struct Reader<'a> {
    path: Vec<Step>,
    is_key: bool,
    /// What was read so far of a text, keys that are numbers among them.
    text: Option<String>,
    /// Whether what is written is read again: large tables of numbers take long to write.
    is_written: bool,
    look: &'a mut dyn FnMut(&[Step], &str) -> Option<String>,
}

impl Formatter for Reader<'_> {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.path.push(Step::Entry(0));
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first {
            return Ok(());
        }
        if let Some(Step::Entry(at)) = self.path.last_mut() {
            *at += 1;
        }
        writer.write_all(b",")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.path.pop();
        writer.write_all(b"]")
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.path.push(Step::Key(String::new()));
        writer.write_all(b"{")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.is_key = true;
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.path.pop();
        writer.write_all(b"}")
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.text = Some(String::new());
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, _: &mut W, fragment: &str) -> io::Result<()> {
        self.text.get_or_insert_default().push_str(fragment);
        Ok(())
    }

    fn write_u64<W: ?Sized + io::Write>(&mut self, writer: &mut W, number: u64) -> io::Result<()> {
        match &mut self.text {
            Some(key) => key.push_str(&number.to_string()),
            None if self.is_written => write!(writer, "{number}")?,
            None => {}
        }
        Ok(())
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, number: f64) -> io::Result<()> {
        if self.is_written { serde_json::to_writer(writer, &number).map_err(io::Error::from) } else { Ok(()) }
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, _: &mut W, escape: CharEscape) -> io::Result<()> {
        self.text.get_or_insert_default().push(match escape {
            CharEscape::Quote => '"',
            CharEscape::ReverseSolidus => '\\',
            CharEscape::Solidus => '/',
            CharEscape::Backspace => '\u{8}',
            CharEscape::FormFeed => '\u{C}',
            CharEscape::LineFeed => '\n',
            CharEscape::CarriageReturn => '\r',
            CharEscape::Tab => '\t',
            CharEscape::AsciiControl(byte) => char::from(byte),
        });
        Ok(())
    }

    fn end_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let text = self.text.take().unwrap_or_default();
        let depth = self.path.len() - usize::from(self.is_key);
        let shown = (self.look)(&self.path[..depth], &text);
        if self.is_key {
            self.path.pop();
            self.path.push(Step::Key(text));
        }
        match shown {
            Some(text) => serde_json::to_writer(writer, &text).map_err(io::Error::from),
            None => Ok(()),
        }
    }
}

//! How anybody can check a list and repeat a draw, in words and commands.

use super::draw::{Draw, DrawnBy, dice, in_hex};
use super::encoding::Encoding;
use super::published::{CalledBy, PublishedList};
use crate::table::Table;

impl PublishedList {
    /// What was published, and how it is checked.
    pub(super) fn announced(&self) -> Table {
        let rows = [("Entries", self.total().to_string()), ("SHA-256 of the list", self.hash().to_string())];
        let table =
            in_pairs("What was published", rows.into_iter().chain([("Commitment", self.commitment().to_string())]));
        let called = match self.called_by() {
            CalledBy::Codes => "under the codes that they were given",
            CalledBy::Names => "by name",
        };
        let check = format!(
            "To check the list: `sha256sum list.bin` prints its SHA-256. `list.json` and `list.csv` say the same for people \
             and spreadsheets: who is on which entries, {called}."
        );
        table.notes([check]).notes([
            "The commitment is a hash of the people and the rules that the list was made from, with a secret number in front. \
             It tells nothing of them until those who organise show both; then everybody can see that nothing was changed.",
        ])
    }

    /// How the draw will be held.
    pub(super) fn before(&self) -> Table {
        let seed = "The draw needs a seed: a text that nobody can know yet and everybody will be able to read, such as the \
                    numbers of a public lottery on a day that is named now.";
        let program = "`roundtable draw list.json --seed TEXT` does that for everybody who has the list.";
        let notes = [seed.to_owned(), self.rule(), program.to_owned()];
        Table::new("How the draw is held").notes(notes).notes(self.with_dice())
    }

    /// From a hash and a seed to an entry.
    fn rule(&self) -> String {
        let total = self.total();
        format!(
            "These bytes are hashed by SHA-256: the 32 of the hash of the list; 8 for the number of bytes of the seed, the \
             greatest first; the seed in UTF-8; and 8 for the number 0. The first 32 digits of the result are a number to \
             the base 16. What is left over when it is divided by {total} is the entry, counted from 0. (A number that is not \
             below the greatest multiple of {total} up to 2^128 is passed over: the last 8 bytes are then the number 1, and \
             so on. That is less likely than 1 in 2^64.)"
        )
    }

    /// How it is done with dice, where it can be.
    fn with_dice(&self) -> Option<String> {
        let number = dice(self.total())? as usize;
        let times = if number == 1 { "once".to_owned() } else { format!("{number} times") };
        let (least, most) = ("0".repeat(number), "9".repeat(number));
        Some(format!(
            "With dice and without a computer: a ten-sided die with the digits 0 to 9 is thrown {times} before witnesses. The \
             digits in their order are the entry, from {least} to {most}."
        ))
    }

    /// How a draw went, and how it is repeated.
    pub(super) fn after(&self, draw: &Draw) -> Table {
        let plan = self.numbered().find(|(first, entry)| (*first..first + entry.times).contains(&draw.index));
        let entries = plan.map_or(String::new(), |(first, entry)| range(first, entry.times));
        let last = [("Entry", draw.index.to_string()), ("Entries of this plan", entries)];
        let title = "How the draw went";
        match &draw.by {
            DrawnBy::Seed { seed, counter, block } => {
                let (index, total, block) = (draw.index, self.total(), in_hex(*block));
                let first = [("Seed", seed.clone()), ("Beginning of the hash", block.clone())];
                let (command, number) = (self.command(seed, *counter), block.to_uppercase());
                let passed = (*counter > 0).then(|| format!("Passed over: {counter}."));
                in_pairs(title, first.into_iter().chain(last)).notes([self.rule()]).notes(passed).notes([
                    format!("To repeat that in a shell: `{command}` prints a hash that begins so."),
                    format!("`echo 'ibase=16; {number} % {total:X}' | bc` then prints {index}."),
                ])
            }
            DrawnBy::Dice { digits } => {
                in_pairs(title, [("Thrown", digits.clone())].into_iter().chain(last)).notes(self.with_dice())
            }
        }
    }

    /// The command that makes the hash of a draw in a shell.
    fn command(&self, seed: &str, counter: u64) -> String {
        let escaped = |encoding: Encoding| -> String {
            encoding.into_bytes().iter().map(|byte| format!("\\{byte:03o}")).collect()
        };
        let before = escaped(Encoding::from(self.hash()).number(seed.len() as u64));
        let after = escaped(Encoding::default().number(counter));
        format!("printf '{before}%s{after}' '{}' | sha256sum", seed.replace('\'', r"'\''"))
    }
}

/// Rows of a name and a value.
fn in_pairs<'a>(title: &str, pairs: impl IntoIterator<Item = (&'a str, String)>) -> Table {
    Table::new(title).texts(["", ""]).rows(pairs.into_iter().map(|(name, value)| [name.to_owned(), value]))
}

/// The numbers of entries: "3" or "3 to 5".
pub(super) fn range(first: u64, times: u64) -> String {
    if times == 1 { first.to_string() } else { format!("{first} to {}", first + times - 1) }
}

//! A program as a file that other engines read: free MPS.

use super::Program;
use super::row::ProgramRow;
use std::io::{self, ErrorKind, Write};

impl Program {
    /// Writes the program as free MPS, the format that every engine reads. The vector to start from is no part of it.
    ///
    /// - The cost is minimised, as readers do where a file says nothing else; its row is called `cost`.
    /// - Columns are called `c0`, `c1` and so on by their places, rows `r0`, `r1` and so on: nobody's name stands in the file.
    /// - Every column has both bounds, since readers differ in what they take for an integer column without them.
    /// - A row with two different sides is a `G` row with a range. One that contradicts itself, with a lower side above
    ///   the upper one, stands there twice: `r3` has the lower side and `r3_` the upper one.
    /// - All numbers are whole and written with all their digits. Readers keep them as floating point numbers, which are
    ///   exact up to 2^53.
    /// - Fields stand where fixed MPS has them as long as names have 8 letters and numbers 12 digits at most, so that
    ///   readers of that read the file too.
    ///
    /// ```
    /// use roundtable::extend::milp::Program;
    ///
    /// let mut program = Program::new();
    /// let (first, second) = (program.integer(0, 10, 3), program.integer(0, 10, 4));
    /// program.row(vec![(first, 1), (second, 2)], Some(5), None);
    /// let mut file = Vec::new();
    /// program.write_mps(&mut file)?;
    /// let file = String::from_utf8_lossy(&file);
    /// assert!(file.contains("    c1        r0                   2\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When `out` fails, and of the kind `InvalidInput` where the program is defective ([`Program::defect`]), since the
    /// file would then be another program.
    pub fn write_mps(&self, mut out: impl Write) -> io::Result<()> {
        if let Some(defect) = self.defect() {
            return Err(io::Error::new(ErrorKind::InvalidInput, defect));
        }
        let sides: Vec<Sides> = (self.row_data().iter().enumerate()).flat_map(|(at, row)| Sides::of(at, row)).collect();
        writeln!(out, "NAME          program")?;
        writeln!(out, "ROWS\n N  cost")?;
        for Sides { letter, name, .. } in &sides {
            writeln!(out, " {letter}  {name}")?;
        }
        self.write_columns(&mut out, &sides)?;
        writeln!(out, "RHS")?;
        for Sides { name, side, .. } in sides.iter().filter(|row| row.side != 0) {
            entry(&mut out, "  ", "rhs", name, i128::from(*side))?;
        }
        if sides.iter().any(|row| row.range.is_some()) {
            writeln!(out, "RANGES")?;
        }
        for Sides { name, range, .. } in &sides {
            if let Some(range) = *range {
                entry(&mut out, "  ", "range", name, range)?;
            }
        }
        writeln!(out, "BOUNDS")?;
        for (at, column) in self.column_data().iter().enumerate() {
            let name = format!("c{at}");
            if column.lower == column.upper {
                entry(&mut out, "FX", "bound", &name, column.lower.into())?;
                continue;
            }
            entry(&mut out, "LO", "bound", &name, column.lower.into())?;
            entry(&mut out, "UP", "bound", &name, column.upper.into())?;
        }
        writeln!(out, "ENDATA")?;
        out.flush()
    }

    /// Each column with its cost, which makes it known even where it is in no row, and its coefficients.
    fn write_columns(&self, out: &mut impl Write, sides: &[Sides]) -> io::Result<()> {
        let mut entries: Vec<Vec<(usize, i64)>> = vec![Vec::new(); self.columns()];
        for (at, row) in sides.iter().enumerate() {
            for (column, coefficient) in &self.row_data()[row.of].terms {
                entries[column.index()].push((at, *coefficient));
            }
        }
        writeln!(out, "COLUMNS")?;
        let mut integer = false;
        for (at, (column, entries)) in self.column_data().iter().zip(entries).enumerate() {
            if column.integer != integer {
                integer = column.integer;
                mark(out, integer)?;
            }
            let name = format!("c{at}");
            entry(out, "  ", &name, "cost", column.cost.into())?;
            for (row, coefficient) in entries {
                entry(out, "  ", &name, &sides[row].name, coefficient.into())?;
            }
        }
        if integer { mark(out, false) } else { Ok(()) }
    }
}

/// A row of the file.
struct Sides {
    /// The place of the row of the program that it is made of.
    of: usize,
    /// How it compares: `E`, `G` or `L`.
    letter: char,
    name: String,
    side: i64,
    /// How far above its side it may come.
    range: Option<i128>,
}

impl Sides {
    /// The rows of the file for a row of the program.
    fn of(at: usize, row: &ProgramRow) -> Vec<Sides> {
        let one = |letter, side, range| Sides { of: at, letter, name: format!("r{at}"), side, range };
        match (row.lower, row.upper) {
            (Some(lower), Some(upper)) if lower == upper => vec![one('E', lower, None)],
            (Some(lower), Some(upper)) if lower < upper => {
                vec![one('G', lower, Some(i128::from(upper) - i128::from(lower)))]
            }
            (lower, upper) => {
                let second = if lower.is_some() { "_" } else { "" };
                let above = lower.map(|lower| one('G', lower, None));
                let below = upper.map(|upper| Sides { name: format!("r{at}{second}"), ..one('L', upper, None) });
                above.into_iter().chain(below).collect()
            }
        }
    }
}

/// A line with its fields where fixed MPS has them.
fn entry(out: &mut impl Write, kind: &str, first: &str, second: &str, number: i128) -> io::Result<()> {
    writeln!(out, " {kind} {first:<8}  {second:<8}  {number:>12}")
}

/// The line from which on columns are integer, or are no more.
fn mark(out: &mut impl Write, integer: bool) -> io::Result<()> {
    let word = if integer { "'INTORG'" } else { "'INTEND'" };
    writeln!(out, "    marker    'MARKER'                 {word}")
}

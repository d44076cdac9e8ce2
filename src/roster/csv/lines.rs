//! Lines of a text.

/// Counts lines as editors do: each ends with `\n`, `\r\n` or `\r`.
pub(super) struct LineCount<'a> {
    bytes: &'a [u8],
    /// How far lines were counted.
    at: usize,
    line: usize,
}

impl<'a> LineCount<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// The line of a byte, counted from 1. Bytes must be asked for in order.
    pub(super) fn line_at(&mut self, at: usize) -> usize {
        while self.at < at.min(self.bytes.len()) {
            let ends_line = match self.bytes[self.at] {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += usize::from(ends_line);
            self.at += 1;
        }
        self.line
    }

    /// The line of the first byte from `at` on that ends no line: a reader stops within `\r\n`, and passes over empty
    /// lines.
    pub(super) fn line_of_text_from(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line_at(at + skipped)
    }
}

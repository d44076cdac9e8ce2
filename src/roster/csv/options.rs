//! What the columns of a CSV are for.

/// Says what the columns of a CSV are for.
///
/// Columns that are not mentioned explain themselves: the ids are in the column `id`, else `name`, else in the first
/// one; `hats` and `shown` are what they say (all four in any case of letters); another column is a number if each of
/// its cells that is not empty is a decimal and at least one is, else a dimension with tags. A cell holds one tag, or
/// several separated by `;`.
///
/// ```
/// use roundtable::{CsvOptions, Roster};
///
/// let text = "name,postcode,region,phone\nana,1234,north,555\nbo,1235,south,556\n";
/// let options = CsvOptions::new().id("name").tags(["postcode", "region"]).ignore(["phone"]);
/// let roster = Roster::from_csv_with(text.as_bytes(), &options)?;
/// assert_eq!(roster.dimensions().len(), 2);
/// assert_eq!(roster.numbers().len(), 0);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CsvOptions {
    pub(in crate::roster) id: Option<String>,
    pub(in crate::roster) hats: Option<String>,
    pub(in crate::roster) shown: Option<String>,
    pub(in crate::roster) tags: Vec<String>,
    pub(in crate::roster) numbers: Vec<String>,
    pub(in crate::roster) ignored: Vec<String>,
}

impl CsvOptions {
    /// All columns explain themselves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The column of the ids.
    #[must_use]
    pub fn id(mut self, header: impl Into<String>) -> Self {
        self.id = Some(header.into());
        self
    }

    /// Columns that are dimensions, even if their tags look like numbers.
    #[must_use]
    pub fn tags<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.tags.extend(headers.into_iter().map(Into::into));
        self
    }

    /// Columns that are numbers, so that a cell with anything else is a fault.
    #[must_use]
    pub fn numbers<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.numbers.extend(headers.into_iter().map(Into::into));
        self
    }

    /// The column of the hats agreed to, as `dimension:tag` or bare. It restricts the dimensions that it mentions; an
    /// empty cell means every tag held, the word `none` no hat at all.
    #[must_use]
    pub fn hats(mut self, header: impl Into<String>) -> Self {
        self.hats = Some(header.into());
        self
    }

    /// The column of the tags that members agree to have shown, as `dimension:tag` or bare; empty or `none` is no tag.
    #[must_use]
    pub fn shown(mut self, header: impl Into<String>) -> Self {
        self.shown = Some(header.into());
        self
    }

    /// Columns that are not read.
    #[must_use]
    pub fn ignore<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.ignored.extend(headers.into_iter().map(Into::into));
        self
    }
}

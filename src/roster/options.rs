//! How the columns of a roster's file are read.

use super::pairs::Pairs;
use super::written::Words;
use serde::{Deserialize, Serialize};
use std::ops::{Bound, RangeBounds};

/// Says what the columns of a roster's file are for, and how they are read.
///
/// Most files need nothing of it. Members are called by the column `id`, else `name`, `full name`, `member` or
/// `participant`, else by one whose entries all differ and whose header says an id, a name, a code or an e-mail and
/// little else, such as `Your name` or `Participant code`. `hats` and `shown` are what they say (in any case of
/// letters).
///
/// Another column is read only if a rule, [`tags`](RosterOptions::tags) or [`numbers`](RosterOptions::numbers) names
/// it, a rule names a tag in it, or people show a tag of it. It is a number if most of its cells that are not empty are
/// numbers, and the others are then faults; else it is a dimension with tags. A column under `tags` is always a
/// dimension and one under `numbers` always a number. Decimals have a point; where cells are not separated by commas,
/// they may have a comma instead, if no cell of the column has a point. If all decimals of a column could as well be
/// thousands, such as `1,234`, that is a fault. How a single column is read is said by [`ColumnOptions`].
///
/// ```
/// use roundtable::{Roster, RosterOptions};
///
/// let text = "name,postcode,region,phone\nana,1234,north,555\nbo,1235,south,556\n";
/// let roster = Roster::from_csv_with(text.as_bytes(), &RosterOptions::new().tags(["postcode"]))?;
/// assert_eq!(roster.dimensions().len(), 1);
/// assert!(roster.unread().eq(["region", "phone"]));
/// assert_eq!(roster.using(["region"])?.dimensions().len(), 2);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterOptions {
    pub(super) id: Option<String>,
    pub(super) hats: Option<String>,
    pub(super) shown: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) numbers: Vec<String>,
    pub(super) ignored: Vec<String>,
    pub(super) columns: Pairs<ColumnOptions>,
    pub(super) sheet: Option<String>,
}

impl RosterOptions {
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

    /// Columns that are dimensions, even if no rule names them or their tags look like numbers.
    #[must_use]
    pub fn tags<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.tags.extend(headers.into_iter().map(Into::into));
        self
    }

    /// Columns that are numbers, even if no rule names them; a cell with anything else is a fault.
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
    /// Of a column that is not read, nothing is shown.
    #[must_use]
    pub fn shown(mut self, header: impl Into<String>) -> Self {
        self.shown = Some(header.into());
        self
    }

    /// Columns that are not read, even if a rule names one of their labels.
    #[must_use]
    pub fn ignore<T: Into<String>>(mut self, headers: impl IntoIterator<Item = T>) -> Self {
        self.ignored.extend(headers.into_iter().map(Into::into));
        self
    }

    /// The sheet of a workbook that has the people; without a call the first one that is not hidden.
    #[must_use]
    pub fn sheet(mut self, name: impl Into<String>) -> Self {
        self.sheet = Some(name.into());
        self
    }

    /// How a column is read, if a rule or one of the lists names it.
    #[must_use]
    pub fn column(mut self, header: impl Into<String>, options: ColumnOptions) -> Self {
        *self.columns.entry(header.into()) = options;
        self
    }
}

/// How a column of a roster's file is read.
///
/// ```
/// use roundtable::{ColumnOptions, Roster, RosterOptions};
///
/// let text = "Name,Your background (tick all that apply)\n\
///             Ana,\"Researcher, Lived experience (patient, carer)\"\nBo,Policy\nCy,policy officer\n";
/// let ticked = ColumnOptions::new()
///     .name("background")
///     .split([", "])
///     .options(["Lived experience (patient, carer)"])
///     .rename([("policy officer", "Policy")]);
/// let options = RosterOptions::new().column("Your background (tick all that apply)", ticked).tags(["background"]);
/// let roster = Roster::from_csv_with(text.as_bytes(), &options)?;
/// let tags: Vec<_> = roster.tag_ids().map(|tag| roster.tag(tag).name()).collect();
/// assert_eq!(tags, ["Researcher", "Lived experience (patient, carer)", "Policy"]);
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ColumnOptions {
    /// What rules call the column, in place of its header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// What separates several answers in one cell; `;` and line breaks if it is left out.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) split: Words,
    /// Each cell is one answer, whatever it contains.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) whole: bool,
    /// Answers that contain what separates answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) options: Vec<String>,
    /// Decimals are written with a comma.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) decimal_comma: bool,
    /// Labels, or numbers, that are read as another; as nothing, if the other is empty.
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    pub(super) rename: Pairs<String>,
    /// Named ranges of the numbers, or of the ages of those whose dates of birth stand there.
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    pub(super) bands: Pairs<Band>,
    /// The day on which ages count, as `YYYY-MM-DD`, if the cells are dates of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) on: Option<String>,
}

/// Whole numbers from one to another; without one of the two, no end on that side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(super) struct Band {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max: Option<u32>,
}

impl ColumnOptions {
    /// The column is read as it stands.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What rules call the column, in place of its header: forms have long ones.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What separates several answers in one cell; without a call, `;` and line breaks.
    #[must_use]
    pub fn split<T: Into<String>>(mut self, separators: impl IntoIterator<Item = T>) -> Self {
        self.split.0.extend(separators.into_iter().map(Into::into));
        self
    }

    /// Each cell is one answer, whatever it contains.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Answers that contain what separates answers, such as `Lived experience (patient, carer)`.
    #[must_use]
    pub fn options<T: Into<String>>(mut self, answers: impl IntoIterator<Item = T>) -> Self {
        self.options.extend(answers.into_iter().map(Into::into));
        self
    }

    /// Decimals are written with a comma: `4,5` is four and a half, and `1,234` a little more than one. Without a call
    /// this is recognised where cells are not separated by commas.
    #[must_use]
    pub fn decimal_comma(mut self) -> Self {
        self.decimal_comma = true;
        self
    }

    /// A named range: the column is then a dimension, and each cell, which is an age or another number, has the tag of
    /// the range that it is in. A number counts by its whole part.
    ///
    /// ```
    /// use roundtable::{ColumnOptions, Roster, RosterOptions};
    ///
    /// let text = "Name,Date of birth\nAna,1990-05-02\nBo,1961-11-30\n";
    /// let age = ColumnOptions::new().name("age").band("under 60", ..60).band("60 and over", 60..).on("2026-10-01");
    /// let options = RosterOptions::new().column("Date of birth", age).tags(["age"]);
    /// let roster = Roster::from_csv_with(text.as_bytes(), &options)?;
    /// assert!(roster.holds(roster.member("Bo")?, roster.resolve_tag("60 and over")?));
    /// # Ok::<(), roundtable::Error>(())
    /// ```
    #[must_use]
    pub fn band(mut self, label: impl Into<String>, years: impl RangeBounds<u32>) -> Self {
        let min = match years.start_bound() {
            Bound::Included(&least) => Some(least),
            Bound::Excluded(&below) => Some(below.saturating_add(1)),
            Bound::Unbounded => None,
        };
        let max = match years.end_bound() {
            Bound::Included(&most) => Some(most),
            Bound::Excluded(&above) => Some(above.saturating_sub(1)),
            Bound::Unbounded => None,
        };
        *self.bands.entry(label.into()) = Band { min, max };
        self
    }

    /// The day on which ages count, as `YYYY-MM-DD`, if the cells of a column with bands are dates of birth.
    #[must_use]
    pub fn on(mut self, day: impl Into<String>) -> Self {
        self.on = Some(day.into());
        self
    }

    /// Whether something is said that has a meaning for tags alone.
    pub(super) fn says_tags(&self) -> bool {
        self.whole || !self.split.is_empty() || !self.options.is_empty()
    }

    /// What a label is read as.
    pub(super) fn renamed<'a>(&'a self, label: &'a str) -> &'a str {
        self.rename.iter().find(|(from, _)| *from == label).map_or(label, |(_, to)| to)
    }

    /// Labels, or numbers, that are read as another; as nothing, if the other is empty.
    #[must_use]
    pub fn rename<T: Into<String>>(mut self, labels: impl IntoIterator<Item = (T, T)>) -> Self {
        for (from, to) in labels {
            *self.rename.entry(from.into()) = to.into();
        }
        self
    }
}

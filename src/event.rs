//! What a plan is for.

use serde::{Deserialize, Serialize};

/// What a plan is for, as it stands at the head of pages: everybody may know it.
///
/// ```
/// use roundtable::table::Audience;
/// use roundtable::{Composition, Event, Member, Roster, Solver, report};
///
/// let roster = Roster::new(["ana", "bo"].map(Member::new))?;
/// let event = Event::new("Spring assembly").on("12 May 2027");
/// let problem = Composition::builder(&roster).event(event).group("pair", 2).build()?;
/// let page = report::html(&Solver::new().solve(&problem)?, Audience::Members);
/// assert!(page.contains("<title>Spring assembly, 12 May 2027: Who is in which group</title>"));
/// # Ok::<(), roundtable::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "event", deny_unknown_fields)]
pub struct Event {
    name: String,
    /// When it is, in the words in which it is to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

impl Event {
    /// An event of this name.
    pub fn new(name: impl Into<String>) -> Event {
        Event { name: name.into(), date: None }
    }

    /// When it is, in the words in which it is to be read, such as `12 May 2027` or `Tuesdays in May`.
    #[must_use]
    pub fn on(mut self, date: impl Into<String>) -> Event {
        self.date = Some(date.into());
        self
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it is, if that is given.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// What the whole of something is called: "Spring assembly, 12 May 2027: Who sits where".
    pub(crate) fn heads(&self, title: &str) -> String {
        let date = self.date.iter().map(|date| format!(", {date}"));
        std::iter::once(self.name.clone()).chain(date).chain([format!(": {title}")]).collect()
    }
}

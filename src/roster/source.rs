//! Where a problem file has its roster: in place, or in a file beside it.

use super::options::ColumnOptions;
use super::pairs::Pairs;
use super::{Member, Roster, RosterName, RosterOptions};
use crate::disk;
use crate::error::{Error, Faults, InputFault, fault};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A file larger than this is refused: some millions of members.
const MAX_BYTES: u64 = 256 << 20;

/// Where a problem has its roster from.
#[derive(Clone)]
pub(crate) enum RosterSource {
    /// A CSV or workbook, by a path relative to the folder of the problem file.
    File(String, RosterOptions),
    /// The members themselves, not yet checked.
    Members(Vec<Member>),
    /// A roster that was read, with the faults that it has.
    Read(Arc<Roster>, Vec<InputFault>),
}

#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "roster", deny_unknown_fields)]
struct SourceKeys {
    /// The path of a CSV, relative to the problem file and inside its folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    csv: Option<String>,
    /// The path of a workbook, relative to the problem file and inside its folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    workbook: Option<String>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    /// The column of the ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Columns that are dimensions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    /// Columns that are numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<String>,
    /// The column of the hats agreed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hats: Option<String>,
    /// The column of the tags that members agree to have shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
    /// Columns that are not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ignore: Vec<String>,
    /// How single columns are read.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    columns: Pairs<ColumnOptions>,
    /// The members, in place of a CSV.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    members: Option<Vec<Member>>,
}

impl SourceKeys {
    fn roster(self) -> Result<RosterSource, &'static str> {
        let options = RosterOptions {
            id: self.id,
            hats: self.hats,
            shown: self.shown,
            tags: self.tags,
            numbers: self.numbers,
            ignored: self.ignore,
            columns: self.columns,
            sheet: self.sheet,
        };
        match (self.csv, self.workbook, self.members) {
            (Some(_), None, None) if options.sheet.is_some() => Err("only a `workbook` has a `sheet`"),
            (Some(path), None, None) | (None, Some(path), None) => Ok(RosterSource::File(path, options)),
            (None, None, Some(members)) if options == RosterOptions::new() => Ok(RosterSource::Members(members)),
            (None, None, Some(_)) => Err("only a roster in a `csv` or a `workbook` has columns to be described"),
            _ => Err("give the roster as exactly one of `csv`, `workbook` and `members`"),
        }
    }
}

/// Whether a file is said to be a workbook.
fn is_workbook(path: &str, options: &RosterOptions) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
    options.sheet.is_some()
        || ending.is_some_and(|ending| ["xlsx", "ods"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

impl Serialize for RosterSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = match self.clone() {
            RosterSource::File(path, options) if options == RosterOptions::new() => {
                return serializer.serialize_str(&path);
            }
            RosterSource::File(path, options) => SourceKeys {
                csv: Some(path.clone()).filter(|_| !is_workbook(&path, &options)),
                workbook: Some(path.clone()).filter(|_| is_workbook(&path, &options)),
                sheet: options.sheet,
                id: options.id,
                tags: options.tags,
                numbers: options.numbers,
                hats: options.hats,
                shown: options.shown,
                ignore: options.ignored,
                columns: options.columns,
                members: None,
            },
            RosterSource::Members(members) => SourceKeys { members: Some(members), ..SourceKeys::default() },
            RosterSource::Read(roster, _) => SourceKeys {
                members: Some(super::form::descriptions(&roster, roster.member_ids())),
                ..SourceKeys::default()
            },
        };
        keys.serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RosterSource {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Roster".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        use serde_json::json;
        let mut keys = SourceKeys::json_schema(generator);
        let of_csv = crate::keys::given(&["csv"], &["workbook", "sheet", "members"]);
        let cases = [of_csv, crate::keys::given(&["workbook"], &["csv", "members"]), {
            let files = ["csv", "workbook", "sheet", "id", "hats", "shown"];
            let mut in_place = crate::keys::given(&["members"], &files);
            for columns in ["tags", "numbers", "ignore"] {
                in_place["properties"][columns] = json!({ "maxItems": 0 });
            }
            in_place["properties"]["columns"] = json!({ "maxProperties": 0 });
            in_place
        }];
        keys.insert("oneOf".into(), json!(cases));
        let path = json!({ "description": "The path of a CSV or workbook.", "type": "string" });
        schemars::json_schema!({ "description": "The people.", "anyOf": [path, keys] })
    }
}

impl<'de> Deserialize<'de> for RosterSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RosterSource, D::Error> {
        deserializer.deserialize_any(RosterVisitor)
    }
}

struct RosterVisitor;

impl<'de> Visitor<'de> for RosterVisitor {
    type Value = RosterSource;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the path of a file, {\"csv\": path, …}, {\"workbook\": path, …} or {\"members\": […]}")
    }

    fn visit_str<E>(self, path: &str) -> Result<RosterSource, E> {
        Ok(RosterSource::File(path.to_owned(), RosterOptions::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RosterSource, A::Error> {
        let keys = SourceKeys::deserialize(MapAccessDeserializer::new(map))?;
        keys.roster().map_err(A::Error::custom)
    }
}

impl From<&Roster> for RosterSource {
    fn from(roster: &Roster) -> RosterSource {
        Arc::new(roster.clone()).into()
    }
}

impl From<Arc<Roster>> for RosterSource {
    fn from(roster: Arc<Roster>) -> RosterSource {
        RosterSource::Read(roster, Vec::new())
    }
}

impl RosterSource {
    /// No members.
    pub(crate) fn nobody() -> RosterSource {
        RosterSource::Members(Vec::new())
    }

    /// The file of the roster, if it is in one.
    pub(crate) fn path(&self, folder: &Path) -> Result<Option<PathBuf>, Error> {
        match self {
            RosterSource::File(path, _) => inside(folder, path).map(Some).map_err(Error::from),
            RosterSource::Members(_) | RosterSource::Read(..) => Ok(None),
        }
    }

    /// The same with its members in place: those of the file, if the roster is in one. Of a file, the columns are read
    /// that these names mean.
    pub(crate) fn read(self, folder: &Path, names: &[RosterName<'_>]) -> Result<RosterSource, Error> {
        let RosterSource::File(path, options) = self else {
            return Ok(self);
        };
        let bytes = bytes(&inside(folder, &path)?, &path)?;
        let (roster, faults) = Roster::from_bytes(&bytes, &options, names)?;
        Ok(RosterSource::Read(Arc::new(roster), faults.into_iter().collect()))
    }

    /// The roster as far as it can be read, and its faults, if its members stand in place or were read. Of a file, the
    /// columns are read that these names mean.
    pub(crate) fn naming(&self, names: &[RosterName<'_>]) -> Result<(Arc<Roster>, Faults), Error> {
        match self {
            RosterSource::File(path, _) => Err(fault!(
                RosterElsewhere,
                "the roster is the file `{path}`, and there is no folder to look for it; give the \
                 members in place"
            )
            .into()),
            RosterSource::Members(members) => {
                let (roster, faults) = Roster::with_faults(members.iter().cloned())?;
                Ok((Arc::new(roster), faults))
            }
            RosterSource::Read(roster, _) if roster.is_open_for(names) => {
                let (roster, faults) = roster.naming(names)?;
                Ok((Arc::new(roster), faults))
            }
            RosterSource::Read(roster, found) => {
                let mut faults = Faults::default();
                faults.note(found.iter().cloned());
                Ok((roster.clone(), faults))
            }
        }
    }
}

/// The file that a path leads to, links followed, if it is inside the folder.
fn inside(folder: &Path, path: &str) -> Result<PathBuf, InputFault> {
    let outside = || {
        fault!(
            RosterElsewhere,
            "the roster `{path}` is not inside the folder of the problem file; put it there and name \
             it by a relative path without `..`"
        )
    };
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(path).components().all(plain) {
        return Err(outside());
    }
    // The folder of a bare file name is the empty path.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = |found: &Path| found.canonicalize().map_err(|e| InputFault::unreadable_file(path, e));
    let (folder, file) = (real(folder)?, real(&folder.join(path))?);
    if file.starts_with(&folder) { Ok(file) } else { Err(outside()) }
}

/// What is in a plain file that is called `path` in faults.
pub(super) fn bytes(file: &Path, path: &str) -> Result<Vec<u8>, InputFault> {
    disk::read(file, MAX_BYTES).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => fault!(BeyondLimit, "`{path}`: {error}; split the problem, or build it in code"),
        _ => InputFault::unreadable_file(path, error),
    })
}

//! Places for a tag: a least number, a greatest, or both.

mod counted;
mod definition;

use super::prelude::*;
use crate::rules::rule::Scope;
use counted::Counted;
use serde::Deserializer;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{SeqAccess, Visitor};
use std::fmt;

/// A tag, or the tags that make a cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum Tags {
    One(String),
    Several(Vec<String>),
}

impl Tags {
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Tags::One(name) => std::slice::from_ref(name),
            Tags::Several(names) => names,
        }
    }
}

/// By hand, so that what is neither is refused in words and at its place.
impl<'de> Deserialize<'de> for Tags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tags, D::Error> {
        deserializer.deserialize_any(TagsVisitor)
    }
}

struct TagsVisitor;

impl<'de> Visitor<'de> for TagsVisitor {
    type Value = Tags;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a tag, or a list of tags that make a cell")
    }

    fn visit_str<E>(self, tag: &str) -> Result<Tags, E> {
        Ok(Tags::One(tag.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, tags: A) -> Result<Tags, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(tags)).map(Tags::Several)
    }
}

/// So many places for a tag in each group; without a bound on one side, no bound there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    pub(crate) tag: Tags,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max: Option<u32>,
}

impl GroupRule for Places {
    fn words(&self, about: &About) -> String {
        let plural = if self.bounds() == (Bounds { min: Some(1), max: Some(1) }) { "place" } else { "places" };
        let (names, lens, place) = (self.tag.names().join("` with `"), about.lens_words(), about.place_words());
        format!("{} {plural} for `{names}`{lens} {place}", self.bounds())
    }

    fn names(&self) -> Vec<RosterName<'_>> {
        self.tag.names().iter().map(|tag| RosterName::Tag(tag)).collect()
    }

    fn hats(&self) -> Vec<&str> {
        self.tag.names().iter().map(String::as_str).collect()
    }

    fn lower(&self, about: &About, _: bool, context: &LoweringContext<'_>, faults: &mut Faults) -> Option<Lowered> {
        faults.note(self.bounds().fault());
        let tags: Option<Vec<Option<TagId>>> = self.tag.names().iter().map(|name| context.tag(name, faults)).collect();
        let tags = tags?.into_iter().collect::<Option<Vec<TagId>>>();
        let several = tags.as_ref().is_some_and(|tags| tags.len() != 1);
        if several && about.lens != Lens::Cell {
            faults.push(fault!(
                WrongLens,
                "several tags can be named only under the lens \u{201c}exactly these\u{201d}, not under \
                 \u{201c}{lens}\u{201d}; name one tag a rule",
                lens = about.lens
            ));
            return None;
        }
        let may_differ = matches!(about.lens, Lens::Hat | Lens::Cell) || tags.is_none();
        if about.groups == Scope::Over && context.everyone && !may_differ {
            faults.push(fault!(
                AlwaysTheSame,
                "everybody is placed, so that this count is the same in every plan; ask it of each \
                 group, or leave it out"
            ));
        }
        let scope = context.scope(about, faults);
        let counted = match (tags, about.lens) {
            (None, _) => Counted::nothing(context),
            (Some(tags), Lens::Cell) => Counted::Brought(self.cell_columns(context, &tags, faults)?, 1),
            (Some(tags), Lens::Hat) => Counted::Hat(tags[0]),
            (Some(tags), lens) => {
                let columns = context.columns(&tags, lens, faults);
                Counted::Brought(columns.of, columns.scale)
            }
        };
        let scale = counted.scale();
        let price = |min: Option<u32>| Price::range(scaled(min, scale), scaled(self.max, scale));
        let all = scope.as_deref();
        let (optional, others) = all.map_or_else(Default::default, |scope| context.optional(scope));
        let Some(least) = scaled(self.min, scale).filter(|&least| least > 0 && !optional.is_empty()) else {
            return Lowered::scaled(vec![counted.tally(context, all, &price(self.min), faults)?], scale, PEOPLE);
        };
        let mut counts = vec![counted.least_if_open(context, &optional, least, faults)?];
        if !others.is_empty() {
            counts.push(counted.tally(context, Some(&others), &price(self.min), faults)?);
        }
        if self.max.is_some() {
            counts.push(counted.tally(context, Some(&optional), &price(None), faults)?);
        }
        Lowered::scaled(counts, scale, PEOPLE)
    }
}

fn scaled(bound: Option<u32>, scale: i64) -> Option<i64> {
    bound.map(|bound| i64::from(bound) * scale)
}

impl Places {
    pub(crate) fn bounds(&self) -> Bounds {
        Bounds { min: self.min, max: self.max }
    }

    /// One column: 1 for those whose tags in the dimension are exactly these.
    fn cell_columns(
        &self,
        context: &LoweringContext<'_>,
        tags: &[TagId],
        faults: &mut Faults,
    ) -> Option<Vec<Vec<Weighted>>> {
        let roster = context.roster;
        let mut sorted = tags.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let dimension = sorted.first().map(|&tag| roster.tag(tag).dimension());
        let Some(dimension) = dimension.filter(|&d| sorted.iter().all(|&tag| roster.tag(tag).dimension() == d)) else {
            faults.push(fault!(
                CellAcrossDimensions,
                "the tags of a cell must all be of one dimension; leave out those of others"
            ));
            return None;
        };
        let holds = |member: MemberId| roster.tags_in(member, dimension) == sorted;
        Some(context.members().map(|member| if holds(member) { vec![(0, 1)] } else { Vec::new() }).collect())
    }
}

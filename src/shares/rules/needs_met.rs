//! What pieces of work need of those who are on them.

mod definition;

use super::prelude::*;

/// Somebody on each piece has what it needs.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::shares) struct NeedsMet {}

impl SharingRule for NeedsMet {
    fn words(&self) -> String {
        "on every piece of work somebody has each skill and tag that it needs".to_owned()
    }

    fn check(&self, required: bool, _: &KnownNames<'_>, faults: &mut Faults) {
        check_required(required, faults);
    }

    fn lower(&self, _: bool, context: &SharingLoweringContext<'_>) -> Option<Lowered> {
        let mut pieces_of_skill: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut pieces_of_tag = BTreeMap::new();
        for (at, piece) in context.instance.pieces.iter().enumerate() {
            for &skill in &piece.needs_skills {
                pieces_of_skill.entry(skill).or_default().push(at);
            }
            for &tag in &piece.needs_tags {
                pieces_of_tag.entry(tag).or_insert_with(Vec::new).push(at);
            }
        }
        let count = |pieces: &[usize], has: &dyn Fn(usize) -> bool| {
            let bring = |job| {
                let piece = context.place(job).map(|(piece, ..)| piece);
                let at = piece.and_then(|piece| pieces.binary_search(&piece).ok());
                at.map_or(Vec::new(), one)
            };
            context.of_people(pieces.len(), bring, has, |_| Price::range(Some(1), None))
        };
        let of_skills = pieces_of_skill.iter().map(|(skill, pieces)| {
            let has = |person: usize| context.instance.people[person].has.binary_search(skill).is_ok();
            count(pieces, &has)
        });
        let of_tags = pieces_of_tag.iter().map(|(&tag, pieces)| {
            let has = |person| context.holds(person, tag);
            count(pieces, &has)
        });
        Lowered::whole(of_skills.chain(of_tags).collect(), Unit::new("need", "needs"))
    }
}

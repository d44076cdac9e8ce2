//! From rules to slots, counts and prices.

use super::Asked;
use crate::error::{Faults, InputFault};
use crate::model::{Family, Model, RuleId, Slots};
use crate::problem::TierWords;
use crate::roster::{DimensionId, MemberId, Roster, TagId};
use crate::rules::{Group, Kind, Lens, Lowered, MOST_COUNTS, Setting};
use itertools::Itertools;
use std::collections::{BTreeMap, HashMap};

/// A composition as a model, with what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct LoweredProblem {
    pub(super) model: Model,
    pub(super) tiers: Vec<TierWords>,
    /// For each family of the model, its rule and what one unit of it costs; none when a cost is no bend.
    pub(super) bend: Vec<Option<(RuleId, f64)>>,
    /// What each rule counts.
    pub(super) units: Vec<String>,
    /// Hat of each slot.
    pub(super) hat_of: Vec<Option<TagId>>,
}

/// The dimension of which hats are worn, if any rule counts them.
pub(super) fn hat_dimension(
    roster: &Roster,
    asked: &[Asked],
    faults: &mut Faults,
) -> Option<DimensionId> {
    let hats = asked.iter().filter(|asked| asked.rule.lens == Lens::Hat);
    let names = hats.flat_map(|asked| match &asked.rule.kind {
        Kind::Places(kind) => kind.tag.names().to_vec(),
        Kind::NeverMore(kind) => vec![kind.of.clone(), kind.than.clone()],
        Kind::NoneOr(kind) => vec![kind.of.clone()],
        _ => Vec::new(),
    });
    let dimension = |name: String| {
        let tag = roster
            .resolve_tag(&name)
            .ok()
            .map(|tag| roster.tag(tag).dimension());
        tag.or_else(|| roster.resolve_dimension(&name).ok())
    };
    let dimensions: Vec<DimensionId> = names.filter_map(dimension).unique().collect();
    if let [first, second, ..] = dimensions.as_slice() {
        let [first, second] =
            [first, second].map(|&dimension| roster.dimension(dimension).name().to_owned());
        faults.push(InputFault::HatsOfTwoDimensions { first, second });
    }
    dimensions.first().copied()
}

/// Groups in which members must be, and must not be.
#[derive(Debug, Default)]
pub(super) struct Pins {
    /// Group and rule.
    to: BTreeMap<MemberId, (usize, usize)>,
    not: BTreeMap<MemberId, Vec<(usize, usize)>>,
}

/// The required rules that fix members to groups or keep them out; they are permissions, not counts.
pub(super) fn pins(
    roster: &Roster,
    groups: &[Group],
    asked: &[Asked],
    faults: &mut Faults,
) -> Pins {
    pins_kept(roster, groups, asked, &|_| true, faults)
}

fn pins_kept(
    roster: &Roster,
    groups: &[Group],
    asked: &[Asked],
    kept: &dyn Fn(RuleId) -> bool,
    faults: &mut Faults,
) -> Pins {
    let position: HashMap<&str, usize> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| (group.name.as_str(), at))
        .collect();
    let mut pins = Pins::default();
    let required = asked
        .iter()
        .enumerate()
        .filter(|&(at, asked)| asked.tier == 0 && kept(RuleId(at as u32)));
    for (at, of_rule) in required {
        // Unknown names are reported where the rule is lowered.
        let place = |member: &str, group: &str| Some((roster.find(member)?, *position.get(group)?));
        match &of_rule.rule.kind {
            Kind::InGroup(kind) => {
                if let Some((member, group)) = place(&kind.member, &kind.group)
                    && let Some((earlier, rule)) = pins.to.insert(member, (group, at))
                    && earlier != group
                {
                    let (first, second) = (groups[earlier].name.clone(), kind.group.clone());
                    let member = kind.member.clone();
                    let fault = InputFault::PinnedTwice {
                        member,
                        first,
                        second,
                    };
                    faults.push(openly(asked, rule, at, fault));
                }
            }
            Kind::NotInGroup(kind) => {
                if let Some((member, group)) = place(&kind.member, &kind.group) {
                    pins.not.entry(member).or_default().push((group, at));
                }
            }
            _ => {}
        }
    }
    for (member, (group, rule)) in &pins.to {
        let forbidden = pins.not.get(member).map_or(&[][..], Vec::as_slice);
        if let Some((_, other)) = forbidden.iter().find(|(other, _)| other == group) {
            let (member, group) = (roster.name(*member).to_owned(), groups[*group].name.clone());
            let fault = InputFault::PinnedAndForbidden { member, group };
            faults.push(openly(asked, *rule, *other, fault));
        }
    }
    pins
}

/// A fault of two rules; when one of them is private it names nobody.
fn openly(asked: &[Asked], first: usize, second: usize, fault: InputFault) -> InputFault {
    match asked[first].rule.is_private() || asked[second].rule.is_private() {
        true => InputFault::PrivatePins {
            first: first.min(second) + 1,
            second: first.max(second) + 1,
        },
        false => fault,
    }
}

/// What decides where a member may be: agreed hats, the group pinned to, the groups kept out of.
type Permission = (Vec<TagId>, Option<usize>, Vec<usize>);

/// Slots of the groups, under hats where these are worn, and a last slot outside where members are selected.
fn slots(
    roster: &Roster,
    groups: &[Group],
    everyone: bool,
    hats: Option<DimensionId>,
    pins: &Pins,
    faults: &mut Faults,
) -> (Slots, Vec<Option<TagId>>) {
    let worn: Vec<TagId> = hats.map_or(Vec::new(), |dimension| {
        let agreed = roster
            .member_ids()
            .flat_map(|member| roster.hats_of(member, dimension))
            .copied();
        agreed.sorted_unstable().dedup().collect()
    });
    let bare = |member: MemberId| {
        hats.is_none_or(|dimension| roster.hats_of(member, dimension).is_empty())
    };
    let mut hats_of_group: Vec<Option<TagId>> = worn.iter().copied().map(Some).collect();
    if roster.member_ids().any(bare) {
        // Those who agreed to no hat are in a group without one.
        hats_of_group.push(None);
    }
    let mut group_of: Vec<Option<u32>> = Vec::new();
    let mut hat_of: Vec<Option<TagId>> = Vec::new();
    for group in 0..groups.len() as u32 {
        group_of.extend(hats_of_group.iter().map(|_| Some(group)));
        hat_of.extend(&hats_of_group);
    }
    if !everyone {
        group_of.push(None);
        hat_of.push(None);
    }
    let may = |member: MemberId, slot: usize| {
        let Some(group) = group_of[slot] else {
            return !pins.to.contains_key(&member);
        };
        let group = group as usize;
        let pinned = pins.to.get(&member).is_none_or(|&(to, _)| to == group);
        let forbidden = pins
            .not
            .get(&member)
            .is_some_and(|not| not.iter().any(|&(other, _)| other == group));
        let fits = match (hat_of[slot], hats) {
            (Some(hat), Some(dimension)) => roster.hats_of(member, dimension).contains(&hat),
            _ => bare(member),
        };
        pinned && !forbidden && fits
    };
    // Members with the same hats and the same pins share one list of permissions.
    let mut number: HashMap<Permission, u32> = HashMap::new();
    let mut permissions: Vec<Vec<bool>> = Vec::new();
    let mut too_many = None;
    let mut permission = |member: MemberId| {
        let agreed = hats.map_or(Vec::new(), |dimension| {
            roster.hats_of(member, dimension).to_vec()
        });
        let kind = (
            agreed,
            pins.to.get(&member).map(|&(group, _)| group),
            pins.not.get(&member).map_or(Vec::new(), |not| {
                not.iter()
                    .map(|&(group, _)| group)
                    .sorted_unstable()
                    .dedup()
                    .collect()
            }),
        );
        *number.entry(kind).or_insert_with(|| {
            let entries = (permissions.len() + 1).saturating_mul(group_of.len());
            if entries <= MOST_COUNTS {
                permissions.push((0..group_of.len()).map(|slot| may(member, slot)).collect());
            } else {
                too_many = Some(InputFault::TooManyCounts {
                    counts: entries,
                    most: MOST_COUNTS,
                });
            }
            permissions.len() as u32 - 1
        })
    };
    let permission_of = roster.member_ids().map(&mut permission).collect();
    faults.note(too_many);
    let sizes = groups.iter().map(|group| group.size.clone()).collect();
    (
        Slots::new(group_of, sizes, permission_of, permissions),
        hat_of,
    )
}

/// Lowers all rules and notes their faults.
pub(super) fn lower(
    roster: &Roster,
    groups: &[Group],
    everyone: bool,
    asked: &[Asked],
    hats: Option<DimensionId>,
    faults: &mut Faults,
) -> LoweredProblem {
    lower_kept(roster, groups, everyone, asked, hats, &|_| true, faults)
}

/// Lowers the rules that are kept.
pub(super) fn lower_kept(
    roster: &Roster,
    groups: &[Group],
    everyone: bool,
    asked: &[Asked],
    hats: Option<DimensionId>,
    kept: &dyn Fn(RuleId) -> bool,
    faults: &mut Faults,
) -> LoweredProblem {
    let pins = pins_kept(roster, groups, asked, kept, &mut Faults::default());
    let (slots, hat_of) = slots(roster, groups, everyone, hats, &pins, faults);
    let names = groups.iter().map(|group| group.name.as_str());
    let members: Vec<MemberId> = roster.member_ids().collect();
    let setting = Setting {
        roster,
        members: &members,
        groups,
        numbers: names.zip(0..).collect(),
        everyone,
        slots,
        hat_of,
    };
    let ids = (0..asked.len() as u32).map(RuleId);
    let drafts: Vec<(RuleId, &Asked, Lowered)> = ids
        .zip(asked)
        .filter(|&(id, _)| kept(id))
        .map(|(id, asked)| {
            let mut draft = (asked.rule).lower(id.index() + 1, asked.tier == 0, &setting, faults);
            if asked.rule.is_private() {
                // What it counts would tell what kind of rule it is.
                draft.unit = "needs".to_owned();
            }
            (id, asked, draft)
        })
        .collect();
    let tiers = tiers(&drafts, faults);
    let mut families = Vec::new();
    let mut bend = Vec::new();
    let mut units = vec![String::new(); asked.len()];
    for (id, asked, draft) in drafts {
        units[id.index()].clone_from(&draft.unit);
        let pinned =
            asked.tier == 0 && matches!(asked.rule.kind, Kind::InGroup(_) | Kind::NotInGroup(_));
        if pinned {
            continue;
        }
        let tier = tiers
            .iter()
            .position(|words| words.tier == asked.tier)
            .unwrap_or(0);
        let unit = i64::from(asked.rule.weight).saturating_mul(tiers[tier].scale);
        let factor = if tier == 0 {
            1
        } else {
            unit / draft.scale.max(1)
        };
        for count in draft.counts {
            let Some(count) = count.times(factor) else {
                faults.push(asked.rule.fault(id.index() + 1, InputFault::TooLarge));
                continue;
            };
            families.push(Family {
                rule: id,
                tier,
                count,
            });
            bend.push((tier > 0 && draft.bends).then_some((id, unit as f64)));
        }
    }
    let Setting { slots, hat_of, .. } = setting;
    let model = Model::new(slots, families, tiers.len());
    LoweredProblem {
        model,
        tiers,
        bend,
        units,
        hat_of,
    }
}

/// The tiers in order, each with the unit of its rules and a scale that makes all their costs whole.
fn tiers(drafts: &[(RuleId, &Asked, Lowered)], faults: &mut Faults) -> Vec<TierWords> {
    let required = TierWords {
        tier: 0,
        unit: "broken rules".to_owned(),
        scale: 1,
    };
    let mut tiers = vec![required];
    let numbers = drafts
        .iter()
        .map(|(_, asked, _)| asked.tier)
        .filter(|&tier| tier > 0)
        .sorted_unstable()
        .dedup();
    for tier in numbers {
        let of_tier = drafts
            .iter()
            .filter(|(_, asked, _)| asked.tier == tier)
            .map(|(_, _, draft)| draft);
        let unit = of_tier
            .clone()
            .map(|draft| draft.unit.as_str())
            .filter(|unit| !unit.is_empty())
            .unique()
            .join(" + ");
        let scale = of_tier.map(|draft| draft.scale.max(1)).try_fold(1i64, lcm);
        if scale.is_none() {
            faults.push(InputFault::TooLarge);
        }
        tiers.push(TierWords {
            tier,
            unit,
            scale: scale.unwrap_or(1),
        });
    }
    tiers
}

fn lcm(a: i64, b: i64) -> Option<i64> {
    (a / crate::rules::gcd(a, b)).checked_mul(b)
}

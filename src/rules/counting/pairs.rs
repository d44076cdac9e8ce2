//! Members who must be together, and apart.

use super::Counting;
use crate::model::RuleId;
use crate::problem::CountedConflict;
use crate::roster::MemberId;
use crate::rules::GroupInstance;
use crate::rules::groups::GroupRules;
use itertools::Itertools;
impl Counting<'_> {
    /// Members who must be together are too many for any group, or two of them must be apart.
    pub(super) fn pairs(&self) -> Option<CountedConflict> {
        let GroupInstance { groups, everyone, .. } = *self.instance;
        let ids = |names: &[String]| names.iter().filter_map(|name| self.find(name)).collect::<Vec<MemberId>>();
        let together: Vec<(RuleId, Vec<MemberId>)> = self
            .required()
            .filter_map(|(id, asked)| match &asked.rule.kind.0 {
                GroupRules::Together(kind) => Some((id, ids(&kind.0))),
                _ => None,
            })
            .collect();
        let largest = groups.iter().map(|group| *group.size.end()).max().unwrap_or(0);
        for (id, asked) in self.required() {
            if let GroupRules::Apart(kind) = &asked.rule.kind.0 {
                let apart = ids(&kind.0);
                for [first, second] in apart.iter().copied().array_combinations() {
                    if self.interrupts.stop() {
                        return None;
                    }
                    if let Some(mut rules) = chain(&together, first, second).filter(|_| everyone) {
                        rules.push(id);
                        rules.sort_unstable();
                        let reason = "some must be together and apart".into();
                        return Some(CountedConflict { rules, reason });
                    }
                }
                if everyone && apart.len() > groups.len() {
                    let reason = format!("{} members are to be apart in {} groups", apart.len(), groups.len());
                    return Some(CountedConflict { rules: vec![id], reason });
                }
            }
        }
        let mut together_sets = together.iter().filter(|_| everyone).take_while(|_| !self.interrupts.stop());
        together_sets.find_map(|(_, members)| {
            let joined: Vec<RuleId> = linked(&together, members);
            let of_joined = together.iter().filter(|(id, _)| joined.contains(id)).flat_map(|(_, members)| members);
            let number = of_joined.unique().count();
            (number > largest).then(|| CountedConflict {
                rules: joined.clone(),
                reason: format!("{number} members are to be together, and the largest group has {largest} places"),
            })
        })
    }
}

/// The together rules that link two members, as few as a breadth-first search finds.
fn chain(together: &[(RuleId, Vec<MemberId>)], first: MemberId, second: MemberId) -> Option<Vec<RuleId>> {
    let mut paths: Vec<(MemberId, Vec<RuleId>)> = vec![(first, Vec::new())];
    let mut seen = vec![first];
    let mut at = 0;
    while let Some((member, path)) = paths.get(at).cloned() {
        if member == second {
            return Some(path);
        }
        at += 1;
        for (id, members) in together.iter().filter(|(_, members)| members.contains(&member)) {
            for &next in members {
                if !seen.contains(&next) {
                    seen.push(next);
                    let mut longer = path.clone();
                    longer.push(*id);
                    paths.push((next, longer));
                }
            }
        }
    }
    None
}

/// The together rules that are linked, directly or not, to these members.
fn linked(together: &[(RuleId, Vec<MemberId>)], members: &[MemberId]) -> Vec<RuleId> {
    let mut reached = members.to_vec();
    let mut rules: Vec<RuleId> = Vec::new();
    loop {
        let next =
            together.iter().find(|(id, of)| !rules.contains(id) && of.iter().any(|member| reached.contains(member)));
        let Some((id, of)) = next else { break };
        rules.push(*id);
        reached.extend(of);
    }
    rules.sort_unstable();
    rules
}

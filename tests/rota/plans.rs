//! All plans of a small rota.

use crate::id;
use roundtable::PlannedTurns;
use std::ops::RangeInclusive;

/// A meeting as the tests know it.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Members of the roster, and of those who are there.
    pub(crate) members: usize,
    pub(crate) there: Vec<usize>,
    /// Roles with how many people hold them, and those who may.
    pub(crate) roles: Vec<(&'static str, RangeInclusive<usize>, Vec<usize>)>,
    /// One person may hold two roles.
    pub(crate) pairs: bool,
    /// The only way that it can be.
    pub(crate) fixed: Option<PlannedTurns>,
}

impl Shape {
    /// Everybody is there and may hold every role.
    pub(crate) fn open(members: usize, roles: &[(&'static str, usize)]) -> Shape {
        let all: Vec<usize> = (0..members).collect();
        let role = |&(name, places): &(&'static str, usize)| (name, places..=places, all.clone());
        Shape { members, there: all.clone(), roles: roles.iter().map(role).collect(), pairs: false, fixed: None }
    }

    pub(crate) fn without(mut self, member: usize) -> Shape {
        self.there.retain(|&other| other != member);
        for (_, _, able) in &mut self.roles {
            able.retain(|&other| other != member);
        }
        self
    }

    pub(crate) fn closed(mut self, role: usize, member: usize) -> Shape {
        self.roles[role].2.retain(|&other| other != member);
        self
    }

    /// A role needs so many, and its other places may stay open.
    pub(crate) fn needs(mut self, role: usize, people: usize) -> Shape {
        self.roles[role].1 = people..=*self.roles[role].1.end();
        self
    }

    fn absent(&self) -> Vec<String> {
        let absent = (0..self.members).filter(|member| !self.there.contains(member));
        absent.map(id).collect()
    }

    /// Every way in which the roles can be held.
    pub(crate) fn ways(&self) -> Vec<PlannedTurns> {
        if let Some(fixed) = &self.fixed {
            return vec![fixed.clone().absent(self.absent())];
        }
        let mut ways: Vec<Vec<Vec<usize>>> = vec![Vec::new()];
        for (_, places, able) in &self.roles {
            let mut longer = Vec::new();
            for way in &ways {
                for holders in places.clone().flat_map(|people| subsets(able, people)) {
                    let free = |holder: &usize| !way.iter().flatten().any(|other| other == holder);
                    if self.pairs || holders.iter().all(free) {
                        longer.push(way.iter().cloned().chain([holders]).collect());
                    }
                }
            }
            ways = longer;
        }
        let turns = |way: &Vec<Vec<usize>>| {
            let held = self.roles.iter().zip(way).filter(|(role, _)| *role.1.end() > 0);
            let held = held.map(|(role, holders)| (role.0, holders.iter().copied().map(id).collect()));
            PlannedTurns::new::<&str, String>(held).absent(self.absent())
        };
        ways.iter().map(turns).collect()
    }
}

/// All subsets of so many.
fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for (at, &first) in of.iter().enumerate() {
        for mut rest in subsets(&of[at + 1..], size - 1) {
            rest.insert(0, first);
            found.push(rest);
        }
    }
    found
}

/// All rotas whose meetings go in one of these ways.
pub(crate) fn each(shapes: &[Shape], mut visit: impl FnMut(&[PlannedTurns])) {
    let ways: Vec<Vec<PlannedTurns>> = shapes.iter().map(Shape::ways).collect();
    let mut at = vec![0; ways.len()];
    let mut plan: Vec<PlannedTurns> = ways.iter().map(|ways| ways[0].clone()).collect();
    loop {
        visit(&plan);
        let Some(next) = (0..at.len()).find(|&meeting| at[meeting] + 1 < ways[meeting].len()) else {
            return;
        };
        for meeting in 0..next {
            at[meeting] = 0;
            plan[meeting] = ways[meeting][0].clone();
        }
        at[next] += 1;
        plan[next] = ways[next][at[next]].clone();
    }
}

//! Every plan of a small problem, from the sizes and what people agreed to alone.

use super::cases::Case;
use super::rules;
use roundtable::CompositionPlan;
use serde_json::{Value, json};

/// Where a member is: a group with the hat worn there, or nowhere.
pub(crate) type Place = Option<(usize, Option<&'static str>)>;

/// A plan from the place of each member.
pub(crate) fn plan(groups: usize, places: &[Place]) -> CompositionPlan {
    let placed = |group: usize| {
        let here = places.iter().enumerate().filter_map(move |(at, place)| match place {
            Some((of, hat)) if *of == group => Some(json!({ "id": rules::id(at), "hat": hat })),
            _ => None,
        });
        json!({ "name": rules::group(group), "members": here.collect::<Vec<Value>>() })
    };
    let unplaced = places.iter().enumerate().filter(|(_, place)| place.is_none());
    let unplaced: Vec<String> = unplaced.map(|(at, _)| rules::id(at)).collect();
    let groups: Vec<Value> = (0..groups).map(placed).collect();
    serde_json::from_value(json!({ "groups": groups, "unplaced": unplaced })).expect("a plan in its documented form")
}

/// Visits every plan.
pub(crate) fn each(case: &Case, visit: &mut dyn FnMut(&[Place])) {
    let hats = case.wears_hats();
    let open: Vec<Vec<Place>> = case
        .people
        .iter()
        .map(|person| {
            let worn: Vec<Option<&'static str>> = match (hats, person.hats()) {
                (false, _) | (true, []) => vec![None],
                (true, agreed) => agreed.iter().copied().map(Some).collect(),
            };
            let groups = (0..case.sizes.len()).flat_map(|group| worn.iter().map(move |&hat| Some((group, hat))));
            groups.chain((!case.everyone).then_some(None)).collect()
        })
        .collect();
    let mut walk = Walk { case, open: &open, places: Vec::new(), sizes: vec![0; case.sizes.len()], visit };
    walk.go();
}

struct Walk<'a> {
    case: &'a Case,
    open: &'a [Vec<Place>],
    places: Vec<Place>,
    sizes: Vec<usize>,
    visit: &'a mut dyn FnMut(&[Place]),
}

impl Walk<'_> {
    fn go(&mut self) {
        let missing: usize = (0..self.sizes.len())
            .filter(|&at| !self.case.optional[at] || self.sizes[at] > 0)
            .map(|at| self.case.sizes[at].0.saturating_sub(self.sizes[at]))
            .sum();
        if missing > self.open.len() - self.places.len() {
            return;
        }
        let Some(open) = self.open.get(self.places.len()) else {
            (self.visit)(&self.places);
            return;
        };
        for &place in open {
            if let Some((group, _)) = place {
                if self.sizes[group] == self.case.sizes[group].1 {
                    continue;
                }
                self.sizes[group] += 1;
            }
            self.places.push(place);
            self.go();
            self.places.pop();
            if let Some((group, _)) = place {
                self.sizes[group] -= 1;
            }
        }
    }
}

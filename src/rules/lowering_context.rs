//! What rules are lowered against: those who take part, the groups, and the slots made of them.

use super::columns::{self, Columns};
use super::lens::Lens;
use super::lowered::MAX_BYTES;
use super::rule::{About, Scope};
use crate::error::{Faults, InputFault, Noun};
use crate::model::{AssignmentWeights, Count, Grid, Price, SlotId, Slots, Tally, UnitId, UnitWeights, Weighted};
use crate::roster::names::nearest;
use crate::roster::{MemberId, Roster, TagId};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// A group to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) name: String,
    /// Least and greatest number of members.
    pub(crate) size: RangeInclusive<usize>,
    /// The least number of members of a group that may be empty as well, and of which nothing is asked then; `None` if
    /// the group is not optional.
    pub(crate) open_from: Option<usize>,
}

impl Group {
    /// A group that is not optional.
    pub(crate) fn new(name: impl Into<String>, size: RangeInclusive<usize>) -> Group {
        Group { name: name.into(), size, open_from: None }
    }

    /// Whether this number of members is one that the group may have.
    pub(crate) fn fits(&self, members: usize) -> bool {
        self.size.contains(&members) && self.open_from.is_none_or(|least| members == 0 || members >= least)
    }
}

/// Those who take part, the groups, and the slots of a group instance. A rule rests for members of the roster who do
/// not take part.
#[derive(Debug)]
pub(crate) struct LoweringContext<'a> {
    pub(crate) roster: &'a Roster,
    /// Those who take part, in the order of the roster: the members behind the units, one by one.
    pub(crate) members: &'a [MemberId],
    pub(crate) groups: &'a [Group],
    /// Number of each group by its name.
    pub(crate) numbers: HashMap<&'a str, usize>,
    /// Everybody is in a group.
    pub(crate) everyone: bool,
    pub(crate) slots: Slots,
    /// Hat of each slot, where hats are worn.
    pub(crate) hat_of: Vec<Option<TagId>>,
}

/// Counts of a rule may take this much memory, in counts of eight bytes.
pub(crate) const MAX_COUNTS: usize = MAX_BYTES / size_of::<i64>();

/// Notes that `counts`, which a search keeps all the time, would take too much memory.
pub(crate) fn too_many(counts: usize, faults: &mut Faults) -> bool {
    let too_many = counts > MAX_COUNTS;
    if too_many {
        faults.push(InputFault::too_many_counts(counts, MAX_COUNTS));
    }
    too_many
}

impl LoweringContext<'_> {
    /// Those who take part, in the order of the units.
    pub(crate) fn members(&self) -> impl ExactSizeIterator<Item = MemberId> {
        self.members.iter().copied()
    }

    /// Unit of a member; `None` if not taking part.
    pub(crate) fn unit(&self, member: MemberId) -> Option<UnitId> {
        let at = self.members.binary_search(&member).ok()?;
        Some(UnitId(at as u32))
    }

    /// The group of a name; notes the fault if there is none.
    pub(crate) fn group(&self, name: &str, faults: &mut Faults) -> Option<usize> {
        let number = self.numbers.get(name).copied();
        if number.is_none() {
            let known = self.groups.iter().map(|group| group.name.as_str());
            let near = faults.suggest(|| nearest(name, known));
            faults.push(InputFault::unknown(Noun::Group, name, near));
        }
        number
    }

    /// The groups that a rule is about, one by one; `None` if it is about all taken together.
    pub(crate) fn scope(&self, about: &About, faults: &mut Faults) -> Option<Vec<usize>> {
        match &about.groups {
            Scope::Every => Some((0..self.groups.len()).collect()),
            Scope::Over => None,
            Scope::Named(names) => {
                if names.is_empty() {
                    faults.push(InputFault::no_group_named());
                }
                let mut groups: Vec<usize> = names.iter().filter_map(|name| self.group(name, faults)).collect();
                groups.sort_unstable();
                groups.dedup();
                Some(groups)
            }
        }
    }

    /// The groups of a scope that are optional, and those that are not.
    pub(crate) fn optional(&self, scope: &[usize]) -> (Vec<usize>, Vec<usize>) {
        scope.iter().partition(|&&group| self.groups[group].open_from.is_some())
    }

    /// Bucket of each slot: the position of its group in the scope, 0 for all groups taken together.
    pub(crate) fn buckets(&self, scope: Option<&[usize]>) -> Vec<Option<u32>> {
        let position = |group: usize| match scope {
            None => Some(0),
            Some(groups) => groups.binary_search(&group).ok().map(|at| at as u32),
        };
        self.slots.slot_ids().map(|slot| self.slots.group_of(slot).and_then(position)).collect()
    }

    /// Contact in groups; `outside` counts those who are placed nowhere as one more group.
    pub(crate) fn contact(&self, outside: bool) -> Vec<Option<u32>> {
        let elsewhere = outside.then_some(self.groups.len() as u32);
        self.slots.slot_ids().map(|slot| self.slots.group_of(slot).map(|group| group as u32).or(elsewhere)).collect()
    }

    /// A tag by name, within `None` if nobody holds it.
    pub(crate) fn tag(&self, name: &str, faults: &mut Faults) -> Option<Option<TagId>> {
        faults.keep(self.roster.tag_if_held(name))
    }

    /// One column a tag, as the lens counts them.
    pub(crate) fn columns(&self, tags: &[TagId], lens: Lens, faults: &mut Faults) -> Columns {
        columns::of_tags(self.roster, self.members, tags, lens, faults)
    }

    /// One priced count for each group of the scope (or for all together) and tag. The price is asked with the group
    /// and the position of the tag, and is scaled as the columns are.
    pub(crate) fn tally(
        &self,
        about: &About,
        tags: &[TagId],
        faults: &mut Faults,
        price: impl Fn(Option<usize>, usize, i64) -> Price,
    ) -> Option<(Count, i64)> {
        let scope = self.scope(about, faults);
        if about.lens == Lens::Hat {
            return Some((self.hat_tally(scope.as_deref(), tags, price), 1));
        }
        let columns = self.columns(tags, about.lens, faults);
        let scale = columns.scale;
        let counts =
            self.tally_of(columns.of, scope.as_deref(), faults, |group, column| price(group, column, scale))?;
        Some((counts, scale))
    }

    /// As [`tally`](LoweringContext::tally), from columns that are already known.
    pub(crate) fn tally_of(
        &self,
        columns: Vec<Vec<Weighted>>,
        scope: Option<&[usize]>,
        faults: &mut Faults,
        price: impl Fn(Option<usize>, usize) -> Price,
    ) -> Option<Count> {
        let buckets = scope.map_or(1, <[usize]>::len);
        let width = columns.iter().flatten().map(|&(column, _)| column as usize + 1).max().unwrap_or(1);
        if buckets.saturating_mul(width) > MAX_COUNTS {
            faults.push(InputFault::too_many_counts(buckets.saturating_mul(width), MAX_COUNTS));
            return None;
        }
        let grid = Grid::new(columns, self.buckets(scope)).covering(width, buckets);
        let group = |bucket: u32| scope.map(|groups| groups[bucket as usize]);
        Some(Count::Tally(Tally::new(grid, &self.slots, |bucket, column| price(group(bucket), column as usize))))
    }

    /// As [`tally`](LoweringContext::tally), of hats that are worn.
    pub(crate) fn hat_tally(
        &self,
        scope: Option<&[usize]>,
        tags: &[TagId],
        price: impl Fn(Option<usize>, usize, i64) -> Price,
    ) -> Count {
        let groups = self.buckets(scope);
        let bucket = |slot: SlotId| {
            let hat = self.hat_of[slot.index()]?;
            let at = tags.iter().position(|&tag| tag == hat)?;
            groups[slot.index()].map(|group| group * tags.len() as u32 + at as u32)
        };
        let ones = vec![vec![(0, 1)]; self.members.len()];
        let buckets = scope.map_or(1, <[usize]>::len) * tags.len();
        let grid = Grid::new(ones, self.slots.slot_ids().map(bucket).collect()).covering(1, buckets);
        let tally = Tally::new(grid, &self.slots, |bucket, _| {
            let (group, tag) = (bucket as usize / tags.len(), bucket as usize % tags.len());
            price(scope.map(|groups| groups[group]), tag, 1)
        });
        Count::Tally(tally)
    }

    /// A sum of weights: for each member what is weighed in any slot (none: nothing), and the groups where it is
    /// another.
    pub(crate) fn cells(&self, weights: impl Fn(MemberId) -> Option<(i64, Vec<(usize, i64)>)>, price: Price) -> Count {
        let outside = usize::from(self.slots.has_outside());
        // Slots of a group stand together, as many in each group.
        let width = (self.slots.len() - outside) / self.groups.len().max(1);
        let of = |member: MemberId| {
            let (default, mut special) = weights(member).unwrap_or_default();
            special.sort_unstable();
            let cells = special.into_iter().flat_map(|(group, weight)| {
                let slots = group * width..(group + 1) * width;
                slots.map(move |slot| (SlotId(slot as u32), weight))
            });
            UnitWeights { default, exceptions: cells.collect() }
        };
        Count::AssignmentWeights(AssignmentWeights::new(self.members().map(of).collect(), price))
    }

    /// Members in a group at least and at most, or in all groups together.
    pub(crate) fn size(&self, group: usize) -> RangeInclusive<usize> {
        self.slots.sizes()[group].clone()
    }

    /// Refuses lenses that a rule has no use for.
    pub(crate) fn only_lenses(&self, about: &About, allowed: &[Lens], faults: &mut Faults) -> bool {
        let fits = allowed.contains(&about.lens);
        if !fits {
            let allowed: Vec<String> = allowed.iter().map(Lens::to_string).collect();
            faults.push(InputFault::lens_does_not_fit(about.lens, &allowed.join(" or ")));
        }
        fits
    }

    /// Refuses lenses and groups on a rule that is about single members.
    pub(crate) fn no_scope(&self, about: &About, faults: &mut Faults) {
        self.only_lenses(about, &[Lens::Every], faults);
        if about.groups != Scope::Every {
            faults.push(InputFault::scope_does_not_fit());
        }
    }
}

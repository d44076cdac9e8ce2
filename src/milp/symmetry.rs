//! Slots that can be exchanged without a trace.

use crate::model::{ContactRelation, Count, Family, Grid, Model, SlotId, Slots};

/// Whether two slots can be exchanged without a trace.
pub(crate) fn interchangeable(model: &Model, a: SlotId, b: SlotId) -> bool {
    let slots = model.slots();
    let sizes = |slot| slots.group_of(slot).map(|group| &slots.sizes()[group]);
    if sizes(a) != sizes(b) || !slots.open_alike(a, b) {
        return false;
    }
    let same = |family: &Family| match &family.count {
        Count::Tally(tally) => match (tally.grid().place_of(a), tally.grid().place_of(b)) {
            (Some(a), Some(b)) if a == b => true,
            (Some((a, weight)), Some((b, other))) => {
                // A bucket may join slots of several groups, such as a table's in all rounds.
                let own = |bucket| is_of_one_group(tally.grid(), bucket, slots);
                weight == other
                    && own(a)
                    && own(b)
                    && (0..tally.grid().columns() as u32).all(|column| tally.price(a, column) == tally.price(b, column))
            }
            (a, b) => a == b,
        },
        Count::ThresholdCounts(flags) => match (flags.grid().place_of(a), flags.grid().place_of(b)) {
            (Some(a), Some(b)) if a == b => true,
            (Some((a, weight)), Some((b, other))) => {
                let own = |bucket| is_of_one_group(flags.grid(), bucket, slots);
                weight == other && own(a) && own(b) && flags.price(a) == flags.price(b)
            }
            (a, b) => a == b,
        },
        Count::AssignmentWeights(cells) => slots.unit_ids().all(|unit| cells.weight(unit, a) == cells.weight(unit, b)),
        Count::Encounters(encounters) => in_contact(encounters.relation(), slots, a, b),
        Count::Cluster(cluster) => are_like_contacts(&|slot| cluster.contact_of(slot), slots, a, b),
        Count::Meetings(meetings) => in_contact(meetings.contacts().relation(), slots, a, b),
        Count::DistinctContacts(reach) => in_contact(reach.contacts().relation(), slots, a, b),
        Count::EdgeProducts(joins) => joins.grid().bucket_of(a) == joins.grid().bucket_of(b),
        Count::Neighbours(neighbours) => neighbours.grid().bucket_of(a) == neighbours.grid().bucket_of(b),
        Count::Acquaintances(known) => are_like_contacts(&|slot| known.contact_of(slot), slots, a, b),
        Count::PriorExperience(seasoned) => seasoned.exposure(a) == seasoned.exposure(b),
        Count::Leximin(leximin) => {
            let grid = leximin.levels().grid();
            grid.place_of(a) == grid.place_of(b)
        }
    };
    model.families().iter().all(same)
}

/// Whether both slots bring their units into contact with their own group alone, or with nobody. Places with neighbours
/// of their own are not alike.
fn in_contact(relation: &ContactRelation, slots: &Slots, a: SlotId, b: SlotId) -> bool {
    match relation.graph() {
        None => are_like_contacts(&|slot| relation.number(slot), slots, a, b),
        Some(_) => relation.number(a) == relation.number(b),
    }
}

/// Whether two slots are of one class, or of two that both are made of a single group, or of none.
fn are_like_contacts(class_of: &dyn Fn(SlotId) -> Option<u32>, slots: &Slots, a: SlotId, b: SlotId) -> bool {
    let is_of_one_group = |of: SlotId| {
        let class = class_of(of);
        let mut groups = slots.slot_ids().filter(|&slot| class_of(slot) == class).map(|slot| slots.group_of(slot));
        groups.all(|group| group == slots.group_of(of))
    };
    match (class_of(a), class_of(b)) {
        (Some(first), Some(second)) => first == second || is_of_one_group(a) && is_of_one_group(b),
        (first, second) => first == second,
    }
}

/// Whether a bucket is made of slots of a single group.
fn is_of_one_group(grid: &Grid, bucket: u32, slots: &Slots) -> bool {
    let mut groups =
        grid.slot_ids().filter(|&slot| grid.bucket_of(slot) == Some(bucket)).map(|slot| slots.group_of(slot));
    let first = groups.next();
    groups.all(|group| Some(group) == first)
}

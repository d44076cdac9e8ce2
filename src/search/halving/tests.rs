use super::*;
use crate::interrupts::Cancel;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

/// What units bring to each grid: sets of columns.
type Brought = Vec<Vec<u32>>;

/// Groups of one size, and a grid for each list of columns.
fn instance(size: usize, groups: usize, columns: &[Brought]) -> (Slots, Vec<Grid>) {
    let slot_of: Vec<Option<u32>> = (0..groups as u32).map(Some).collect();
    let units = size * groups;
    let slots = Slots::new(slot_of.clone(), vec![size..=size; groups], vec![0; units], vec![vec![true; groups]]);
    let grid = |of: &Brought| {
        let brought = of.iter().map(|columns| columns.iter().map(|&column| (column, 1)).collect());
        Grid::new(brought, slot_of.clone())
    };
    (slots, columns.iter().map(grid).collect())
}

fn halved(slots: &Slots, grids: &[Grid], threads: usize, interrupts: &Interrupts<'_>) -> Assignment {
    let grids: Vec<&Grid> = grids.iter().collect();
    assert!(fits(slots, &grids));
    halve(slots, &grids, &mut Random::new(1, 0), threads, interrupts)
}

fn keeps_sizes(slots: &Slots, held: &Assignment) -> bool {
    let mut sizes = vec![0; slots.sizes().len()];
    held.slots().iter().for_each(|slot| sizes[slot.index()] += 1);
    slots.sizes().iter().zip(sizes).all(|(size, number)| size.contains(&number))
}

/// Counts that are not the even share of their column, rounded down or up.
fn uneven(groups: usize, grid: &Grid, held: &Assignment) -> usize {
    let counts = grid.counts(held);
    let mut totals = vec![0; grid.columns()];
    counts.iter().enumerate().for_each(|(key, count)| totals[key % grid.columns()] += count);
    let groups = groups as i64;
    let even = |&(key, &count): &(usize, &i64)| {
        let total = totals[key % grid.columns()];
        (total / groups..=(total + groups - 1) / groups).contains(&count)
    };
    counts.iter().enumerate().filter(|of| !even(of)).count()
}

fn drawn(dimensions: usize) -> impl Strategy<Value = (usize, usize, Vec<Brought>)> {
    (2..7_usize, 2..12_usize).prop_flat_map(move |(size, groups)| {
        let columns = vec(vec(0..5_u32, size * groups), dimensions);
        columns.prop_map(move |columns| {
            let one = |of: Vec<u32>| of.into_iter().map(|column| vec![column]).collect();
            (size, groups, columns.into_iter().map(one).collect())
        })
    })
}

/// One to three of twelve columns a unit, as many as are drawn of the columns of a unit, again and again.
fn of_several(size: usize, groups: usize) -> impl Strategy<Value = Vec<Brought>> {
    let columns = vec(btree_set(0..12_u32, 1..4), size * groups);
    columns.prop_map(|columns| vec![columns.into_iter().map(|of| of.into_iter().collect()).collect()])
}

proptest! {
    #![proptest_config(crate::seeds::cases(128))]

    #[test]
    fn one_column_a_unit_is_even_in_every_group((size, groups, columns) in drawn(1)) {
        let (slots, grids) = instance(size, groups, &columns);
        let held = halved(&slots, &grids, 1, &Interrupts::default());
        prop_assert!(keeps_sizes(&slots, &held));
        prop_assert_eq!(uneven(groups, &grids[0], &held), 0);
    }

    #[test]
    fn two_dimensions_are_even_in_every_group((size, groups, columns) in drawn(2)) {
        let (slots, grids) = instance(size, groups, &columns);
        let held = halved(&slots, &grids, 1, &Interrupts::default());
        prop_assert!(keeps_sizes(&slots, &held));
        prop_assert!(grids.iter().all(|grid| uneven(groups, grid, &held) == 0));
    }

    #[test]
    fn stopped_at_any_look_it_still_keeps_sizes((size, groups, columns) in drawn(2), look in 0..12_u64) {
        let (slots, grids) = instance(size, groups, &columns);
        let cancel = Cancel::at_look(look);
        let held = halved(&slots, &grids, 1, &Interrupts { cancel: Some(&cancel), ..Interrupts::default() });
        prop_assert!(keeps_sizes(&slots, &held));
    }
}

proptest! {
    #![proptest_config(crate::seeds::cases(8))]

    #[test]
    fn several_columns_a_unit_are_even_in_every_group(columns in of_several(10, 400)) {
        let (slots, grids) = instance(10, 400, &columns);
        let held = halved(&slots, &grids, 1, &Interrupts::default());
        prop_assert!(keeps_sizes(&slots, &held));
        prop_assert_eq!(uneven(400, &grids[0], &held), 0);
    }

    #[test]
    fn stopped_in_any_part_it_still_keeps_sizes(columns in of_several(5, 200), look in 0..2_000_u64) {
        let (slots, grids) = instance(5, 200, &columns);
        let cancel = Cancel::at_look(look);
        let held = halved(&slots, &grids, 4, &Interrupts { cancel: Some(&cancel), ..Interrupts::default() });
        prop_assert!(keeps_sizes(&slots, &held));
    }

    #[test]
    fn threads_do_not_matter(columns in of_several(5, 1_000)) {
        let (slots, grids) = instance(5, 1_000, &columns);
        let held = halved(&slots, &grids, 1, &Interrupts::default());
        for threads in [2, 3, 4, 8] {
            prop_assert_eq!(&halved(&slots, &grids, threads, &Interrupts::default()), &held);
        }
    }
}

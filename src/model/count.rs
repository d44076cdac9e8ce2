//! The kinds of counts, and the states that the search keeps of them.

use super::acquaintances::{Acquaintances, AcquaintancesState};
use super::assignment_weights::{AssignmentWeights, AssignmentWeightsState};
use super::bits::{BitState, SharedBits};
use super::cluster::{Cluster, ClusterState};
use super::distinct_contacts::{DistinctContacts, DistinctContactsState};
use super::edge_products::EdgeProducts;
use super::edge_products_state::EdgeProductsState;
use super::encounter::Encounters;
use super::encounters_state::EncountersState;
use super::few_values_state::FewValuesState;
use super::kinds_state::KindsState;
use super::leximin::Leximin;
use super::meetings::Meetings;
use super::meetings_state::MeetingsState;
use super::neighbours::Neighbours;
use super::number_ranges::NumberRanges;
use super::number_ranges_state::NumberRangesState;
use super::prior_experience::{PriorExperience, PriorExperienceState};
use super::quadratic_assignment::QuadraticAssignment;
use super::readings::CountReadings;
use super::slots::{Assignment, SlotId, Slots, UnitId};
use super::tally::{Tally, TallyState};
use super::threshold_counts::ThresholdCounts;
use super::threshold_counts_state::ThresholdCountsState;

/// Makes [`Count`] from the list of its kinds.
macro_rules! counts {
    ($($(#[$doc:meta])* $kind:ident),* $(,)?) => {
        /// What a family counts.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum Count {
            $($(#[$doc])* $kind($kind),)*
        }

        impl Count {
            /// What the count tells of itself.
            pub(crate) fn readings(&self) -> &dyn CountReadings {
                match self {
                    $(Count::$kind(count) => count,)*
                }
            }

            /// The same counts of units and slots that stand this much later.
            pub(crate) fn moved(self, units: u32, slots: u32) -> Count {
                match self {
                    $(Count::$kind(count) => Count::$kind(count.moved(units, slots)),)*
                }
            }

            /// The same counts over slots each of which stands for one here, such as the seats of a table for the
            /// table.
            pub(crate) fn refined(self, coarse: &[SlotId]) -> Count {
                match self {
                    $(Count::$kind(count) => Count::$kind(count.refined(coarse)),)*
                }
            }

            /// The same counts at `factor` times the price; `None` if a price would overflow.
            pub(crate) fn times(&self, factor: i64) -> Option<Count> {
                match self {
                    $(Count::$kind(count) => count.times(factor).map(Count::$kind),)*
                }
            }
        }
    };
}

counts! {
    /// How many, or how much, each bucket holds of each column.
    Tally,
    /// How many columns of each bucket reach a threshold.
    ThresholdCounts,
    /// How far the greatest number in each bucket is from the least.
    NumberRanges,
    /// A sum of weights of single units in single slots.
    AssignmentWeights,
    /// Whether pairs are in contact.
    Encounters,
    /// The sum of pair values over contacts.
    Cluster,
    /// How often each pair meets over all periods.
    Meetings,
    /// How many new people each member meets over all periods.
    DistinctContacts,
    /// How much of one column stands in neighbouring places.
    EdgeProducts,
    /// What neighbours are to each other by their kinds.
    Neighbours,
    /// Whether everybody is in contact with enough of those whom they know.
    Acquaintances,
    /// How many of those in certain places have been there in earlier periods.
    PriorExperience,
    /// The sum of pair values, each times the weight between the two places.
    QuadraticAssignment,
    /// The sum of the greatest levels of several counts.
    Leximin,
}

/// Makes [`Kernel`] from the list of its states. Those before the semicolon are met most often: they stand in the loops
/// that call them, and the others are kept apart.
macro_rules! kernels {
    ($($often:ident($often_state:ident)),*; $($kind:ident($state:ident)),* $(,)?) => {
        /// The counts of one family, or of several that share one state, while a search moves units about.
        #[derive(Debug, Clone)]
        pub(crate) enum Kernel<'a> {
            $($often($often_state<'a>),)*
            $($kind($state<'a>),)*
        }

        impl Kernel<'_> {
            /// What it costs to exchange two units' slots.
            #[inline]
            pub(crate) fn swap(&self, a: (UnitId, SlotId), b: (UnitId, SlotId)) -> i64 {
                match self {
                    $(Kernel::$often(state) => state.swap(a, b),)*
                    other => other.swap_seldom(a, b),
                }
            }

            #[inline(never)]
            fn swap_seldom(&self, a: (UnitId, SlotId), b: (UnitId, SlotId)) -> i64 {
                match self {
                    $(Kernel::$often(state) => state.swap(a, b),)*
                    $(Kernel::$kind(state) => state.swap(a, b),)*
                }
            }

            /// What it costs to move a unit.
            #[inline]
            pub(crate) fn relocate(&self, unit: UnitId, from: SlotId, to: SlotId) -> i64 {
                match self {
                    $(Kernel::$often(state) => state.relocate(unit, from, to),)*
                    $(Kernel::$kind(state) => state.relocate(unit, from, to),)*
                }
            }

            /// Moves a unit.
            pub(crate) fn apply(&mut self, unit: UnitId, from: SlotId, to: SlotId) {
                match self {
                    $(Kernel::$often(state) => state.apply(unit, from, to),)*
                    $(Kernel::$kind(state) => state.apply(unit, from, to),)*
                }
            }
        }
    };
}

kernels! {
    Bits(BitState),
    Meetings(MeetingsState),
    Kinds(KindsState);
    FewValues(FewValuesState),
    Tally(TallyState),
    ThresholdCounts(ThresholdCountsState),
    NumberRanges(NumberRangesState),
    AssignmentWeights(AssignmentWeightsState),
    Encounters(EncountersState),
    Cluster(ClusterState),
    DistinctContacts(DistinctContactsState),
    EdgeProducts(EdgeProductsState),
    Acquaintances(AcquaintancesState),
    PriorExperience(PriorExperienceState),
}

impl Count {
    /// The state of these counts by themselves; `None` if they are kept elsewhere.
    fn kernel<'a>(&'a self, slots: &Slots, now: &Assignment) -> Option<Kernel<'a>> {
        Some(match self {
            Count::Tally(tally) => Kernel::Tally(TallyState::new(tally, now)),
            Count::ThresholdCounts(counts) => Kernel::ThresholdCounts(ThresholdCountsState::new(counts, now)),
            Count::NumberRanges(ranges) => Kernel::NumberRanges(NumberRangesState::new(ranges, now)),
            Count::AssignmentWeights(sum) => Kernel::AssignmentWeights(AssignmentWeightsState::new(sum, now)),
            Count::Encounters(encounters) => Kernel::Encounters(EncountersState::new(vec![encounters], now)),
            Count::Cluster(cluster) => Kernel::Cluster(ClusterState::new(cluster, now)),
            Count::Meetings(meetings) => Kernel::Meetings(MeetingsState::new(meetings, slots, now)),
            Count::DistinctContacts(met) => Kernel::DistinctContacts(DistinctContactsState::new(met, slots, now)),
            Count::EdgeProducts(products) => match products.state_of_kinds(now) {
                Some(state) => Kernel::Kinds(state),
                None => Kernel::EdgeProducts(EdgeProductsState::new(products, now)),
            },
            Count::Neighbours(neighbours) => Kernel::Kinds(neighbours.state(now)),
            Count::Acquaintances(known) => Kernel::Acquaintances(AcquaintancesState::new(known, now)),
            Count::QuadraticAssignment(sum) => match sum.state_of_few_values(now) {
                Some(state) => Kernel::FewValues(state),
                None => Kernel::Kinds(sum.state(now)),
            },
            Count::PriorExperience(held) => Kernel::PriorExperience(PriorExperienceState::new(held, now)),
            // Kept for all tiers of the list together.
            Count::Leximin(_) => return None,
        })
    }
}

impl<'a> Kernel<'a> {
    /// The states of some counts. Tallies of whole people over the same buckets share one, as far as its bits reach,
    /// and stand first; all encounters share one, and stand last.
    pub(crate) fn of(
        counts: impl IntoIterator<Item = &'a Count>,
        slots: &Slots,
        now: &Assignment,
        shared: &mut SharedBits<'a>,
    ) -> Vec<Kernel<'a>> {
        let mut joined: Vec<Vec<&Tally>> = Vec::new();
        let mut kernels = Vec::new();
        let mut encounters = Vec::new();
        for count in counts {
            match count {
                Count::Tally(tally) if BitState::is_plain(tally) => {
                    match joined.iter_mut().find(|tallies| BitState::joins(tallies, tally)) {
                        Some(tallies) => tallies.push(tally),
                        None => joined.push(vec![tally]),
                    }
                }
                Count::Encounters(found) => encounters.push(found),
                count => kernels.extend(count.kernel(slots, now)),
            }
        }
        if !encounters.is_empty() {
            kernels.push(Kernel::Encounters(EncountersState::new(encounters, now)));
        }
        let bits = joined.into_iter().map(|tallies| Kernel::Bits(BitState::new(tallies, now, shared)));
        kernels.splice(0..0, bits);
        kernels
    }
}

//! What work beyond caps and offers costs by definition: the minutes beyond them.

use super::{WithinCaps, WithinOffers};
use crate::shares::check::reading::SharesReading;
use crate::shares::sharing_rule::SharingDefinition;

impl SharingDefinition for WithinCaps {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let mut worked = vec![vec![0; reading.instance.periods.number()]; reading.instance.people.len()];
        for (piece, people) in reading.instance.pieces.iter().zip(&reading.held.work) {
            for (place, &person) in piece.places.iter().zip(people) {
                for &(period, minutes) in &place.by_period {
                    worked[person][period] += minutes;
                }
            }
        }
        for (person, worked) in reading.instance.people.iter().zip(&mut worked) {
            for already in &person.already {
                worked[already.period] += already.minutes;
            }
        }
        let mut beyond = 0;
        for (person, worked) in reading.instance.people.iter().zip(worked) {
            if let Some(cap) = person.each_period {
                let over = worked.iter().map(|minutes: &i64| (minutes - cap).max(0));
                beyond += over.sum::<i64>();
            }
        }
        beyond
    }

    fn parts(&self) -> i64 {
        60
    }
}

impl SharingDefinition for WithinOffers {
    fn cost(&self, reading: &SharesReading<'_>) -> i64 {
        let minutes = reading.held.minutes_with_already(reading.instance).into_iter();
        let both = minutes.zip(&reading.instance.people);
        both.map(|(minutes, person)| (minutes - person.offered).max(0)).sum()
    }

    fn parts(&self) -> i64 {
        60
    }
}

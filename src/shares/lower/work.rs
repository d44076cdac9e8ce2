//! Rules about who does which work.

use super::{Over, at_most, in_hours, one};
use crate::model::{Count, Price, Weighted};
use crate::rules::lowered::{Lowered, PEOPLE};
use crate::shares::openings::Opening;
use crate::shares::piece::PieceKind;
use crate::shares::rules::{Across, OnPiece};
use crate::shares::scene::{Place, ScenePiece};
use crate::unit::Unit;
use std::collections::BTreeMap;

impl Over<'_> {
    /// The place that an opening is, and the piece that it is on.
    fn place(&self, opening: Opening) -> Option<(usize, &ScenePiece, &Place)> {
        match opening {
            Opening::Work { piece, place } => {
                let of = &self.scene.pieces[piece];
                Some((piece, of, &of.places[place]))
            }
            _ => None,
        }
    }

    /// Minutes that an opening takes of whoever takes it, and counts as work.
    pub(super) fn minutes(&self, opening: Opening) -> i64 {
        match (opening, self.place(opening)) {
            (_, Some((_, _, place))) => place.minutes,
            (Opening::Mentor { .. }, _) => self.scene.mentoring.unwrap_or(0),
            _ => 0,
        }
    }

    /// Nobody holds two places of one piece, or of one decision. These are counted apart, each within its own part.
    pub(super) fn once_a_piece(&self) -> Option<Lowered> {
        let piece = |opening| match opening {
            Opening::Work { piece, .. } => Some(piece),
            _ => None,
        };
        let places = |at: usize| self.scene.pieces[at].places.len();
        let leads = |at: usize| self.scene.decisions[at].leads;
        let counts = [
            self.once(self.scene.pieces.len(), places, piece),
            self.once(self.scene.decisions.len(), leads, |opening| self.decision(opening)),
        ];
        Lowered::whole(counts.into_iter().flatten().collect(), Unit::new("place", "places"))
    }

    /// Of those with more than one place, nobody takes one twice.
    fn once(
        &self,
        number: usize,
        places: impl Fn(usize) -> usize,
        of: impl Fn(Opening) -> Option<usize>,
    ) -> Option<Count> {
        let several: Vec<usize> = (0..number).filter(|&at| places(at) > 1).collect();
        let bring = |opening| {
            let column = of(opening).and_then(|at| several.binary_search(&at).ok());
            column.map_or(Vec::new(), one)
        };
        let price = |_, _| Price::range(None, Some(1));
        (!several.is_empty()).then(|| self.by_person(several.len(), bring, price))
    }

    /// Somebody on each piece has what it needs.
    pub(super) fn needs_met(&self) -> Option<Lowered> {
        let mut pieces_of_skill: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut pieces_of_tag = BTreeMap::new();
        for (at, piece) in self.scene.pieces.iter().enumerate() {
            for &skill in &piece.needs_skills {
                pieces_of_skill.entry(skill).or_default().push(at);
            }
            for &tag in &piece.needs_tags {
                pieces_of_tag.entry(tag).or_insert_with(Vec::new).push(at);
            }
        }
        let count = |pieces: &[usize], has: &dyn Fn(usize) -> bool| {
            let bring = |opening| {
                let piece = self.place(opening).map(|(piece, ..)| piece);
                let at = piece.and_then(|piece| pieces.binary_search(&piece).ok());
                at.map_or(Vec::new(), one)
            };
            self.of_people(pieces.len(), bring, has, |_| Price::range(Some(1), None))
        };
        let of_skills = pieces_of_skill.iter().map(|(skill, pieces)| {
            let has = |person: usize| self.scene.people[person].has.binary_search(skill).is_ok();
            count(pieces, &has)
        });
        let of_tags = pieces_of_tag.iter().map(|(&tag, pieces)| {
            let has = |person| self.holds(person, tag);
            count(pieces, &has)
        });
        Lowered::whole(of_skills.chain(of_tags).collect(), Unit::new("need", "needs"))
    }

    /// Nobody works more in a period than their cap.
    pub(super) fn within_caps(&self, required: bool) -> Option<Lowered> {
        let bring = |opening| -> Vec<Weighted> {
            let place = self.place(opening).map(|(_, _, place)| &place.by_period);
            let by_period = place.into_iter().flatten();
            by_period.map(|&(period, minutes)| (period as u32, minutes)).collect()
        };
        let largest = self.largest(|opening| bring(opening).into_iter().map(|(_, minutes)| minutes));
        let price = |person: usize, _| match self.scene.people[person].each_period {
            Some(cap) => at_most(required, cap, largest),
            None => Price::range(None, None),
        };
        let caps = self.by_person(self.scene.periods.number(), bring, price);
        in_hours(
            vec![caps],
            Unit::new("hour beyond what is worked in a period", "hours beyond what is worked in a period"),
        )
    }

    /// Nobody works more in all than they offered.
    pub(super) fn within_offers(&self, required: bool) -> Option<Lowered> {
        let bring = |opening| vec![(0, self.minutes(opening))];
        let largest = self.largest(|opening| [self.minutes(opening)]);
        let price = |person: usize, _| at_most(required, self.scene.people[person].offered, largest);
        in_hours(vec![self.by_person(1, bring, price)], Unit::new("hour beyond offers", "hours beyond offers"))
    }

    /// Everybody has a place on some piece.
    pub(super) fn everyone_has_a_piece(&self) -> Option<Lowered> {
        let bring = |opening| self.place(opening).map_or(Vec::new(), |_| one(0));
        let price = |_, _| Price::range(Some(1), None);
        Lowered::whole(vec![self.by_person(1, bring, price)], PEOPLE)
    }

    /// Each tag leads as many outputs as the share of its people says.
    pub(super) fn output_leads(&self, across: &Across) -> Option<Lowered> {
        let leads = |opening| {
            let place = self.place(opening);
            let leads = place.filter(|(_, piece, place)| piece.kind == Some(PieceKind::Output) && place.lead);
            leads.map_or(Vec::new(), |_| one(0))
        };
        let people = self.scene.people.len() as i64;
        let outputs = self.openings.all.iter().filter(|&&opening| !leads(opening).is_empty());
        let outputs = outputs.count() as i64;
        let tags = self.tags_of(&across.dimension)?;
        let counts = tags.into_iter().map(|tag| {
            let holders = (0..people as usize).filter(|&person| self.holds(person, tag));
            let share = outputs * holders.count() as i64;
            let price = Price::range(Some(share.div_euclid(people)), Some(-(-share).div_euclid(people)));
            self.of_people(1, leads, |person| self.holds(person, tag), |_| price.clone())
        });
        Lowered::whole(counts.collect(), Unit::new("lead away from even shares", "leads away from even shares"))
    }

    /// The places of a piece, counted for one person alone.
    fn on_piece(&self, on: &OnPiece, lead: bool, price: Price) -> Option<Count> {
        let person = self.find(&on.member)?;
        let bring = |opening| {
            let place = self.place(opening);
            let place = place.filter(|(_, piece, place)| piece.name == on.piece && (place.lead || !lead));
            place.map_or(Vec::new(), |_| one(0))
        };
        Some(self.of_people(1, bring, |other| other == person, |_| price.clone()))
    }

    pub(super) fn leads(&self, on: &OnPiece, required: bool) -> Option<Lowered> {
        let count = self.on_piece(on, true, Price::range(Some(1), None))?;
        // What is required is settled by who may take the place.
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, Unit::new("place", "places"))
    }

    pub(super) fn takes(&self, on: &OnPiece) -> Option<Lowered> {
        let count = self.on_piece(on, false, Price::range(Some(1), None))?;
        Lowered::whole(vec![count], Unit::new("place", "places"))
    }

    pub(super) fn does_not_take(&self, on: &OnPiece, required: bool) -> Option<Lowered> {
        let count = self.on_piece(on, false, Price::range(None, Some(0)))?;
        let counts = if required { Vec::new() } else { vec![count] };
        Lowered::whole(counts, Unit::new("place", "places"))
    }
}

//! Pieces of work, trainings and decisions, checked.

use super::{Skills, Survey, amount, check_name, check_names, in_minutes, note_of, periods_from_0};
use crate::error::{Faults, InputFault, ShareItem, ShareName, SharesFault};
use crate::roster::TagId;
use crate::shares::decision::Decision;
use crate::shares::hours::split;
use crate::shares::piece::{MOST_PLACES, Piece};
use crate::shares::rules::{Over, position};
use crate::shares::scene::{Place, Scene, SceneDecision, ScenePiece, SceneTraining};
use crate::shares::training::Training;
use std::collections::BTreeSet;

/// Places times people, and places times periods, beyond which they are refused.
const MOST_CELLS: usize = 10_000_000;
/// Weight of a decision beyond which it is refused.
const MOST_WEIGHT: u64 = 1_000_000;

impl Survey<'_> {
    /// What each training teaches.
    pub(super) fn taught(&self, skills: &mut Skills, faults: &mut Faults) -> Vec<Vec<usize>> {
        let taught = self.given.trainings.iter().map(|training| {
            let mut own = Faults::default();
            let teaches = skills.of(&training.teaches, &mut own);
            if teaches.is_empty() {
                own.push(SharesFault::NothingTaught);
            }
            note_of(&ShareItem::Training(training.name.clone()), own, faults);
            teaches
        });
        taught.collect()
    }

    pub(super) fn add_trainings(
        &self,
        taught: Vec<Vec<usize>>,
        scene: &mut Scene,
        faults: &mut Faults,
    ) {
        let trainings = &self.given.trainings;
        check_names(
            ShareName::Training,
            trainings.iter().map(Training::name),
            faults,
        );
        for (training, teaches) in trainings.iter().zip(taught) {
            let mut own = Faults::default();
            let checked = self.training(training, teaches, scene, &mut own);
            note_of(&ShareItem::Training(training.name.clone()), own, faults);
            scene.trainings.push(checked);
        }
    }

    fn training(
        &self,
        training: &Training,
        teaches: Vec<usize>,
        scene: &Scene,
        faults: &mut Faults,
    ) -> SceneTraining {
        if training.places == 0 {
            faults.push(SharesFault::NoPlaces);
        } else if training.places > MOST_PLACES {
            faults.push(SharesFault::TooManyPlaces { most: MOST_PLACES });
        }
        let period = periods_from_0(&[training.period], scene.periods, faults);
        let cost = amount(training.cost, faults);
        let minutes = faults.keep(in_minutes(training.hours)).unwrap_or(0);
        let over = Over {
            roster: self.roster,
            scene,
        };
        let mut taught_by = BTreeSet::new();
        for member in &training.taught_by {
            let Some(person) = faults.keep(over.person(member)) else {
                continue;
            };
            let teaches_some = scene.people[person]
                .teaches
                .iter()
                .any(|it| teaches.contains(it));
            if !taught_by.insert(person) {
                faults.push(InputFault::MemberTwice {
                    member: member.clone(),
                });
            } else if !teaches_some {
                faults.push(SharesFault::TeachesNoneOfIt {
                    member: member.clone(),
                });
            }
        }
        SceneTraining {
            name: training.name.clone(),
            teaches,
            places: training.places.min(MOST_PLACES),
            cost,
            minutes,
            period: period.first().copied().unwrap_or(0),
            taught_by: taught_by.into_iter().collect(),
        }
    }

    pub(super) fn add_pieces(&self, scene: &mut Scene, faults: &mut Faults) {
        let pieces = &self.given.pieces;
        check_names(ShareName::Piece, pieces.iter().map(Piece::name), faults);
        let kept = within_limits(pieces, scene, faults);
        for piece in pieces {
            let mut own = Faults::default();
            let checked = self.piece(piece, kept, scene, &mut own);
            note_of(&ShareItem::Piece(piece.name.clone()), own, faults);
            scene.pieces.push(checked);
        }
    }

    /// `kept`: whether minutes are kept period by period.
    fn piece(&self, piece: &Piece, kept: bool, scene: &Scene, faults: &mut Faults) -> ScenePiece {
        let periods: Vec<usize> = match &piece.periods {
            None => (0..scene.periods).collect(),
            Some(named) => periods_from_0(named, scene.periods, faults),
        };
        let split_over: &[usize] = if kept { &periods } else { &[] };
        let places = self.places(piece, split_over, scene, faults);
        let first_period = periods.first().copied().unwrap_or(0);
        let needs_skills = needed_skills(&piece.needs_skills, scene, faults);
        let has = |skill: usize| {
            scene
                .people
                .iter()
                .any(|person| person.has.contains(&skill))
        };
        for &skill in needs_skills.iter().filter(|skill| !has(**skill)) {
            let skill = scene.skills[skill].clone();
            faults.push(SharesFault::NobodyHas { skill });
        }
        let lead_needs = needed_skills(&piece.lead_needs, scene, faults);
        if !piece.lead_needs.is_empty() && piece.lead.is_none() {
            faults.push(SharesFault::NeedsOfNoLead);
        }
        let learnt = |skill: usize| {
            let mut earlier = scene.trainings.iter().filter(|it| it.period < first_period);
            earlier.any(|training| training.teaches.contains(&skill))
        };
        for &skill in lead_needs.iter().filter(|it| !has(**it) && !learnt(**it)) {
            let skill = scene.skills[skill].clone();
            faults.push(SharesFault::NobodyCanLearn { skill });
        }
        ScenePiece {
            name: piece.name.clone(),
            kind: piece.kind,
            places,
            needs_skills,
            needs_tags: self.needed_tags(piece, scene, faults),
            lead_needs,
            first_period,
        }
    }

    fn places(
        &self,
        piece: &Piece,
        periods: &[usize],
        scene: &Scene,
        faults: &mut Faults,
    ) -> Vec<Place> {
        let (places, people) = (number_of_places(piece), scene.people.len());
        if places == 0 {
            faults.push(SharesFault::NoPlaces);
        } else if places > people && people == self.given.terms.len() {
            faults.push(SharesFault::MorePlacesThanPeople { places, people });
        }
        let lead = piece.lead.map(|hours| (true, hours));
        let contributors = piece.contributors.iter().map(|&hours| (false, hours));
        // A piece with more places than people is refused, however many they are.
        let held = lead.into_iter().chain(contributors).take(people.max(1));
        let mut last = None;
        let place = |(lead, hours): (bool, f64)| {
            let minutes = in_minutes(hours).unwrap_or_else(|fault| {
                // Contributors alike have one fault.
                let told = last.as_ref() == Some(&fault);
                faults.note(Some(fault.clone()).filter(|_| !told));
                last = Some(fault);
                0
            });
            Place {
                lead,
                minutes,
                by_period: split(minutes, periods),
            }
        };
        held.map(place).collect()
    }

    fn needed_tags(&self, piece: &Piece, scene: &Scene, faults: &mut Faults) -> Vec<TagId> {
        let mut tags = BTreeSet::new();
        for name in &piece.needs_tags {
            let Some(tag) = faults.keep(self.roster.resolve_tag(name)) else {
                continue;
            };
            let tag_name = name.clone();
            if !tags.insert(tag) {
                faults.push(SharesFault::TagTwice { tag: tag_name });
            } else if !scene
                .people
                .iter()
                .any(|it| self.roster.holds(it.member, tag))
            {
                faults.push(SharesFault::NobodyHolds { tag: tag_name });
            }
        }
        tags.into_iter().collect()
    }

    pub(super) fn add_decisions(&self, scene: &mut Scene, faults: &mut Faults) {
        let decisions = &self.given.decisions;
        check_names(
            ShareName::Decision,
            decisions.iter().map(Decision::name),
            faults,
        );
        for decision in decisions {
            let mut own = Faults::default();
            let (weight, most) = (decision.weight, MOST_WEIGHT);
            if weight == 0 {
                own.push(SharesFault::NoWeight);
            } else if weight > most {
                own.push(SharesFault::WeightTooLarge { weight, most });
            }
            if decision.leads == 0 {
                own.push(SharesFault::NoLeads);
            }
            match decision.topic.as_deref() {
                Some(topic) if topic.trim().is_empty() => own.push(SharesFault::EmptyTopic),
                Some(topic) => {
                    check_name(ShareName::Topic, topic, &mut own);
                }
                None => {}
            }
            note_of(&ShareItem::Decision(decision.name.clone()), own, faults);
            scene.decisions.push(SceneDecision {
                name: decision.name.clone(),
                weight: weight.min(most) as i64,
                topic: decision.topic.clone(),
                leads: decision.leads,
            });
        }
    }
}

fn number_of_places(piece: &Piece) -> usize {
    piece.contributors.len() + usize::from(piece.lead.is_some())
}

/// Whether places are as few as are worked with; notes it where they are not.
fn within_limits(pieces: &[Piece], scene: &Scene, faults: &mut Faults) -> bool {
    let before = faults.len();
    let places = || pieces.iter().map(number_of_places);
    let periods = |piece: &Piece| piece.periods.as_ref().map_or(scene.periods, Vec::len);
    let by_period = pieces
        .iter()
        .map(|it| number_of_places(it).saturating_mul(periods(it)));
    let by_person = places().sum::<usize>().saturating_mul(scene.people.len());
    let cells = by_person.max(by_period.fold(0, usize::saturating_add));
    let most = MOST_CELLS;
    if places().sum::<usize>() > MOST_PLACES {
        faults.push(SharesFault::TooManyPlaces { most: MOST_PLACES });
    } else if cells > most {
        faults.push(SharesFault::TooManyCells { cells, most });
    }
    faults.len() == before
}

/// Skills that somebody has, wants or learns, sorted; notes those that nobody knows of, and those listed twice.
fn needed_skills(names: &[String], scene: &Scene, faults: &mut Faults) -> Vec<usize> {
    let known = scene.skills.iter().map(String::as_str);
    let mut found = BTreeSet::new();
    for name in names {
        let at = faults.keep(position(ShareName::Skill, name, known.clone()));
        if at.is_some_and(|at| !found.insert(at)) {
            let skill = name.clone();
            faults.push(SharesFault::SkillTwice { skill });
        }
    }
    found.into_iter().collect()
}

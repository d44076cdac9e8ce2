//! Pieces that nobody may take and decisions that too few may lead, by the rules that must hold of single people.

use super::instance::{InstanceDecision, InstancePiece, Paid};
use super::known::KnownNames;
use super::rules::{ShareKind, ShareRules};
use crate::error::{Code, Faults, InputFault, Place, fault};
use crate::rules::RuleEntry;
use std::collections::BTreeSet;

/// Notes them; a rule that names what is not there is passed over. What private rules add to the others is kept to
/// those who organise.
pub(super) fn check_eligible(known: &KnownNames<'_>, asked: &[RuleEntry<ShareKind>], faults: &mut Faults) {
    let required = || asked.iter().filter(|asked| asked.tier == 0);
    let all: Vec<&ShareRules> = required().map(|it| &it.rule.kind.0).collect();
    let public: Vec<&ShareRules> = required().filter(|it| !it.rule.is_private()).map(|it| &it.rule.kind.0).collect();
    let [mut of_all, of_public] = [all, public].map(|rules| [pieces(known, &rules), decisions(known, &rules)].concat());
    for (own, openly) in of_all.iter_mut().zip(of_public) {
        let hidden = |fault: InputFault| {
            let words = "a piece that nobody may take, or a decision with too few people who can lead it, is left by the \
                         rules that must hold; see the organisers' text";
            fault.hidden(Code::NobodyMayTake, words).in_entry(Place::path("rules"))
        };
        faults.note(openly.or_else(|| own.take().map(hidden)));
    }
}

/// For each piece whether nobody may take it.
fn pieces(known: &KnownNames<'_>, required: &[&ShareRules]) -> Vec<Option<InputFault>> {
    let instance = known.instance;
    let not_on: BTreeSet<(usize, usize)> = required
        .iter()
        .filter_map(|kind| match kind {
            ShareRules::DoesNotTake(it) => known.piece(&it.0.piece).ok().zip(known.person(&it.0.member).ok()),
            _ => None,
        })
        .collect();
    let paid_work_alone = required.iter().any(|kind| matches!(kind, ShareRules::NoUnpaidWork(_)));
    let may_take = |at: usize, piece: &InstancePiece, person: usize| {
        let takes_hours = piece.places.iter().all(|place| place.minutes > 0);
        let unpaid = instance.people[person].paid == Paid::Unpaid;
        !(not_on.contains(&(at, person)) || paid_work_alone && takes_hours && unpaid)
    };
    let fault = |(at, piece): (usize, &InstancePiece)| {
        let nobody = !(0..instance.people.len()).any(|person| may_take(at, piece, person));
        nobody.then(|| {
            let fault = fault!(
                NobodyMayTake,
                "nobody may take it by the rules that must hold; drop one of them, or drop the piece"
            );
            fault.within(format_args!("the piece `{}`", piece.name)).in_entry(Place::entry("pieces", at))
        })
    };
    instance.pieces.iter().enumerate().map(fault).collect()
}

/// For each decision whether too few may lead it.
fn decisions(known: &KnownNames<'_>, required: &[&ShareRules]) -> Vec<Option<InputFault>> {
    let instance = known.instance;
    let mut too_close = vec![BTreeSet::new(); instance.decisions.len()];
    for kind in required {
        let (member, meant) = match kind {
            ShareRules::ConflictOfInterest(close) => (&close.member, known.decisions(&close.topic)),
            ShareRules::DoesNotLead(on) => (&on.0.member, known.decision(&on.0.decision).map(|at| vec![at])),
            _ => continue,
        };
        let person = known.person(member).ok();
        for decision in meant.into_iter().flatten() {
            too_close[decision].extend(person);
        }
    }
    let fault = |(at, (decision, close)): (usize, (&InstanceDecision, &BTreeSet<usize>))| {
        let (leads, able) = (decision.leads, instance.people.len() - close.len());
        (able < leads).then(|| {
            let fault = fault!(
                TooFewPeople,
                "it has {leads} leads, and {able} of those who take part can lead it; lower the number, \
                 or ask who else would"
            );
            fault.within(format_args!("the decision `{}`", decision.name)).in_entry(Place::entry("decisions", at))
        })
    };
    instance.decisions.iter().zip(&too_close).enumerate().map(fault).collect()
}

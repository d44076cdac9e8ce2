//! Faults, gathered so that all are told at once.

use super::{Code, Error, InputFault, Place};
use std::collections::BTreeMap;

/// So many faults of a kind are told one by one.
pub(super) const MAX_OF_A_KIND: usize = 20;

/// So many faults are told one by one in all.
const MAX_FAULTS: usize = 200;

/// Gathers faults, so that all are reported at once: those that are told, and the number of the others. Beside them it
/// gathers remarks, which are no faults.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    told: Vec<InputFault>,
    /// How many of each kind are told, how many are not, and where the first of these stands.
    kinds: BTreeMap<Code, Kind>,
    /// What is no fault, but to be looked at.
    remarks: Vec<InputFault>,
    remarks_left_out: usize,
    /// How many were noted where these are to be noted, and how many of them of unknown names.
    before: usize,
    unknown_before: usize,
}

#[derive(Debug, Default)]
struct Kind {
    told: usize,
    left_out: usize,
    place: Option<Place>,
}

impl Faults {
    /// Those of a part, which are to be noted here.
    pub(crate) fn of_part(&self) -> Faults {
        Faults { unknown_before: self.unknown(), ..self.of_private_part() }
    }

    /// Those of a part that is private, which are to be noted here as one.
    pub(crate) fn of_private_part(&self) -> Faults {
        Faults { before: self.before + self.len(), ..Faults::default() }
    }

    /// How many unknown names were noted, here and where these are to be noted.
    fn unknown(&self) -> usize {
        self.unknown_before + self.kinds.get(&Code::Unknown).map_or(0, |kind| kind.told + kind.left_out)
    }

    /// The name that `nearest` finds for one that is unknown, while few enough faults are noted that one more of this kind
    /// is told by itself: to look through all names that are known takes long where there are many.
    pub(crate) fn suggest(&self, nearest: impl FnOnce() -> Option<String>) -> Option<String> {
        let is_told = self.unknown() < MAX_OF_A_KIND && self.before + self.len() < MAX_FAULTS;
        if is_told { nearest() } else { None }
    }

    /// Notes one fault. Faults of the same private rule become one, so that their number says nothing.
    pub(crate) fn push(&mut self, fault: InputFault) {
        if fault.is_remark() {
            match fault.number_left_out() {
                None if self.remarks.len() < MAX_OF_A_KIND => self.remarks.push(fault),
                number => self.remarks_left_out += number.unwrap_or(1),
            }
            return;
        }
        let joined = fault.is_private().then(|| self.told.iter_mut().find(|known| known.is_private_like(&fault)));
        if let Some(known) = joined.flatten() {
            known.join_private(fault);
            return;
        }
        let kind = self.kinds.entry(fault.kind()).or_default();
        let stands_for = fault.number_left_out();
        if stands_for.is_none() && kind.told < MAX_OF_A_KIND && self.told.len() < MAX_FAULTS {
            kind.told += 1;
            self.told.push(fault);
        } else {
            kind.left_out = kind.left_out.saturating_add(stands_for.unwrap_or(1));
            kind.place = kind.place.take().or_else(|| fault.place().cloned());
        }
    }

    /// Notes the faults that `look` finds, each inside a part of the problem, such as `fixed[0]`; their words say so
    /// already.
    pub(crate) fn inside<T>(&mut self, part: &str, look: impl FnOnce(&mut Faults) -> T) -> T {
        let mut own = self.of_part();
        let found = look(&mut own);
        self.note(own.into_iter().map(|fault| fault.inside(part)));
        found
    }

    /// Notes the faults that `look` finds in a part of the problem, such as `never[0]`; each begins with that place.
    pub(crate) fn under<T>(&mut self, part: &str, look: impl FnOnce(&mut Faults) -> T) -> T {
        let mut own = self.of_part();
        let found = look(&mut own);
        self.note(own.into_iter().map(|fault| fault.under(part)));
        found
    }

    /// Keeps the value, or notes the fault.
    pub(crate) fn keep<T>(&mut self, result: Result<T, InputFault>) -> Option<T> {
        result.map_err(|fault| self.push(fault)).ok()
    }

    /// Notes faults as far as there are any.
    pub(crate) fn note(&mut self, faults: impl IntoIterator<Item = InputFault>) {
        for fault in faults {
            self.push(fault);
        }
    }

    /// Notes those of these faults that are not noted yet.
    pub(crate) fn note_new(&mut self, faults: Faults) {
        for fault in faults.into_iter() {
            if !self.told.contains(&fault) {
                self.push(fault);
            }
        }
    }

    /// The faults one by one, with the number of those that are not told behind the last of their kind.
    pub(crate) fn into_iter(mut self) -> impl Iterator<Item = InputFault> {
        let mut faults = Vec::with_capacity(self.told.len());
        for fault in self.told {
            let code = fault.kind();
            faults.push(fault);
            if let Some(kind) = self.kinds.get_mut(&code) {
                kind.told -= 1;
                if kind.told == 0 && kind.left_out > 0 {
                    faults.push(InputFault::left_out(code, kind.left_out, kind.place.take()));
                    kind.left_out = 0;
                }
            }
        }
        // Kinds of which none is told.
        let others = self.kinds.into_iter().filter(|(_, kind)| kind.left_out > 0);
        faults.extend(others.map(|(code, kind)| InputFault::left_out(code, kind.left_out, kind.place)));
        faults.into_iter().chain(self.remarks).chain(left_out(self.remarks_left_out))
    }

    /// What was noted that is no fault, in sentences.
    pub(crate) fn take_remarks(&mut self) -> Vec<String> {
        let left_out = left_out(std::mem::take(&mut self.remarks_left_out));
        std::mem::take(&mut self.remarks).iter().chain(&left_out).map(|remark| format!("{remark}.")).collect()
    }

    /// Those about names alone. Those of private rules are kept: their code does not say what they are about.
    pub(crate) fn about_names(self) -> Faults {
        let codes = [Code::Unknown, Code::AmbiguousName, Code::PrivateRule].map(Code::name);
        let mut named = Faults::default();
        named.note(self.into_iter().filter(|fault| codes.contains(&fault.code())));
        named
    }

    /// How many were noted.
    pub(crate) fn len(&self) -> usize {
        self.kinds.values().map(|kind| kind.told + kind.left_out).sum()
    }

    /// True until a fault was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// `value` if no fault was noted, else all faults.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Error> {
        if self.is_empty() { Ok(value) } else { Err(self.into()) }
    }
}

/// Stands for so many remarks.
fn left_out(remarks: usize) -> Option<InputFault> {
    (remarks > 0).then(|| InputFault::left_out(Code::Twice, remarks, None).into_remark())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Noun;

    #[test]
    fn names_are_suggested_as_long_as_faults_are_told() {
        let mut faults = Faults::default();
        let unknown = |faults: &Faults| {
            let near = faults.suggest(|| Some("ana".to_owned()));
            InputFault::unknown(Noun::Member, "anna", near)
        };
        let note = |faults: &mut Faults| {
            let fault = unknown(faults);
            let suggested = usize::from(fault.to_string().contains("did you mean"));
            faults.push(fault);
            suggested
        };
        let mut suggested = 0;
        for _ in 0..MAX_FAULTS {
            let mut own = faults.of_part();
            suggested += note(&mut own) + note(&mut own);
            faults.note(own.into_iter());
        }
        assert_eq!((suggested, faults.len()), (MAX_OF_A_KIND, 2 * MAX_FAULTS));

        // Each private rule is a fault of its own, with as many lines.
        let mut faults = Faults::default();
        let suggested = (1..=MAX_OF_A_KIND).map(|number| {
            let mut own = faults.of_private_part();
            let suggested = note(&mut own) + note(&mut own);
            faults.note(own.into_iter().map(|fault| fault.of_private_rule(number, "apart")));
            suggested
        });
        assert_eq!(suggested.sum::<usize>(), 2 * MAX_OF_A_KIND);
    }
}

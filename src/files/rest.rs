//! What is wrong with the rest of a file, once that which does not have its shape was cut.

use super::form::form;
use super::tree::{Node, Value};
use crate::error::{Code, Error, InputFault};
use std::collections::BTreeSet;
use std::path::Path;

/// Faults of what is left, as far as they are not there only because of what was cut.
pub(super) fn faults(mut root: Node, folder: &Path) -> Vec<InputFault> {
    let cut = Cut::of(&root);
    stand_in(&mut root);
    let Ok(file) = form(&root) else { return Vec::new() };
    let Err(Error::Input(faults)) = file.check(folder) else { return Vec::new() };
    let kind = kind(&root);
    faults.iter().filter(|fault| !cut.explains(fault)).map(|fault| fault.clone().inside(kind)).collect()
}

fn kind(root: &Node) -> &str {
    root.entries().first().map_or("", |(kind, _)| kind)
}

/// What was cut from a file.
#[derive(Default)]
struct Cut {
    /// Numbers, from 1, of the rules that were cut.
    rules: BTreeSet<usize>,
    /// Numbers, from 1, of the rules of which a part was cut.
    rules_in_part: BTreeSet<usize>,
    /// Texts that stand in what was cut: names among them are unknown without it.
    texts: BTreeSet<String>,
    in_roster: bool,
    /// Whether something was cut that is neither in the roster nor in a rule.
    elsewhere: bool,
}

impl Cut {
    fn of(root: &Node) -> Cut {
        let mut cut = Cut::default();
        let Some((_, content)) = root.entries().first() else { return cut };
        for (key, part) in content.entries() {
            let mut texts = BTreeSet::new();
            part.texts_of_cut(part.cut, &mut texts);
            match key.as_str() {
                "rules" if !part.cut => {
                    for (position, rule) in part.children().enumerate().filter(|(_, rule)| rule.has_cut()) {
                        let rules = if rule.cut { &mut cut.rules } else { &mut cut.rules_in_part };
                        rules.insert(position + 1);
                    }
                    continue;
                }
                "roster" => cut.in_roster |= part.has_cut(),
                _ => cut.elsewhere |= part.has_cut(),
            }
            cut.texts.extend(texts);
        }
        cut
    }

    /// Whether the fault may be there only because of what was cut.
    fn explains(&self, fault: &InputFault) -> bool {
        let Some(rule) = fault.rule() else {
            let of_roster = fault.place().is_some_and(|place| place.as_path().is_none());
            return self.in_roster || self.elsewhere && !of_roster;
        };
        let is_of_name = fault.code() == Code::Unknown.name();
        if self.rules.contains(&rule) || self.rules_in_part.contains(&rule) && !is_of_name {
            return true;
        }
        fault.for_organisers().split('`').skip(1).step_by(2).any(|name| self.texts.contains(name))
    }
}

impl Node {
    /// Whether the node, or one in it, was cut.
    fn has_cut(&self) -> bool {
        self.cut || self.children().any(Node::has_cut)
    }

    /// Gathers keys and texts that stand in what was cut.
    fn texts_of_cut(&self, is_cut: bool, texts: &mut BTreeSet<String>) {
        if let Value::Text(text) = &self.value
            && is_cut
        {
            texts.insert(text.clone());
        }
        let cut_keys = self.entries().iter().filter(|(_, node)| is_cut || node.cut);
        texts.extend(cut_keys.map(|(key, _)| key.clone()));
        for child in self.children() {
            child.texts_of_cut(is_cut || child.cut, texts);
        }
    }
}

/// Puts a copy of a good rule where a rule was cut, so that the others keep their numbers. Faults of the copies are not
/// given.
fn stand_in(root: &mut Node) {
    let Value::Map(entries) = &mut root.value else { return };
    let Some((_, content)) = entries.first_mut() else { return };
    let Value::Map(entries) = &mut content.value else { return };
    let rules = entries.iter_mut().find(|(key, _)| key == "rules");
    let Some((_, Node { value: Value::List(rules), .. })) = rules else { return };
    // What is required twice is required once.
    let is_required = |rule: &&Node| rule.entries().iter().any(|(key, node)| key == "require" && !node.cut);
    let mut good = rules.iter().filter(|rule| !rule.cut);
    let Some(copy) = good.clone().find(is_required).or_else(|| good.next()).cloned() else { return };
    for rule in rules.iter_mut().filter(|rule| rule.cut) {
        *rule = copy.clone();
    }
}

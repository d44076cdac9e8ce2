//! Who is selected.

use crate::composition::CompositionBuilder;
use crate::project::Project;
use crate::project::builder::GROUP;
use crate::rules::Rule;

/// The selection of a project, if it has one: among those who are there from the first meeting on, with whom was selected
/// before.
pub(in crate::project) fn group(project: &Project) -> Option<CompositionBuilder> {
    let mut builder = project.given.group.clone()?;
    let may_be_selected = candidates(project);
    let others = project.roster.members().filter(|member| !may_be_selected.contains(&member.id()));
    for member in others {
        if !builder.absent.iter().any(|absent| absent == member.id()) {
            builder = builder.absent(member.id());
        }
    }
    let before = project.history.as_ref().and_then(|history| history.group.as_ref());
    let stay = before.into_iter().flatten().filter(|member| may_be_selected.contains(&member.as_str()));
    Some(stay.fold(builder, |builder, member| builder.require(Rule::in_group(member, GROUP))))
}

/// Ids of those who can be selected: supporters and those who join later are not.
fn candidates(project: &Project) -> Vec<&str> {
    let calendar = &project.calendar;
    let is_there = |id: &&str| {
        let before_first =
            calendar.leaves(id).is_some_and(|until| calendar.date(0).is_some_and(|first| until <= first));
        !project.is_supporter(id) && calendar.joins(id).is_none() && !before_first
    };
    project.roster.members().map(|member| member.id()).filter(is_there).collect()
}

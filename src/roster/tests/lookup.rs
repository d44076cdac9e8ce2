//! Names and what they mean.

use super::three;
use crate::error::InputFault;
use crate::roster::{Member, Named, Roster};

fn unclear() -> Roster {
    Roster::new([
        Member::new("ana").tag("home", "north").tag("work", "north").tag("kind", "home"),
        Member::new("bo").tag("kind", "home:north").tag("kind", "12:30").tag("kind", "years").number("years", 4),
    ])
    .expect("good")
}

#[test]
fn unknown_names_bring_the_nearest() {
    let roster = three();
    assert_eq!(
        roster.member("anna").map_err(|fault| fault.to_string()),
        Err("no member has the id `anna`; did you mean `ana`?".into())
    );
    let nearest = |fault: InputFault| match fault {
        InputFault::UnknownDimension { nearest, .. }
        | InputFault::UnknownTag { nearest, .. }
        | InputFault::UnknownName { nearest, .. } => nearest.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    assert_eq!(roster.resolve_dimension("Background").map_err(nearest), Err("background".into()));
    assert_eq!(roster.resolve_tag("reseacher").map_err(nearest), Err("researcher".into()));
    assert_eq!(roster.resolve_tag("background:reseacher").map_err(nearest), Err("background:researcher".into()));
    assert_eq!(roster.resolve_tag("sit:nort").map_err(nearest), Err("site:north".into()));
    assert_eq!(roster.resolve_tag("site:researcher").map_err(nearest), Err(String::new()));
    assert_eq!(roster.resolve("year").map_err(nearest), Err("years".into()));
    assert_eq!(roster.resolve("site:nort").map_err(nearest), Err("site:north".into()));
}

#[test]
fn unclear_names_bring_the_choices() {
    let roster = unclear();
    let choices = |fault: InputFault| match fault {
        InputFault::AmbiguousName { choices, .. } => choices,
        other => panic!("{other:?}"),
    };
    let tags = vec!["the tag `home:north`".to_owned(), "the tag `work:north`".to_owned()];
    assert_eq!(roster.resolve_tag("north").map_err(choices), Err(tags.clone()));
    assert_eq!(roster.resolve("north").map_err(choices), Err(tags));
    assert_eq!(
        roster.resolve("years").map_err(choices),
        Err(vec!["the tag `kind:years`".to_owned(), "the number `years`".to_owned()])
    );
    assert_eq!(
        roster.resolve("home").map_err(|fault| fault.to_string()),
        Err("`home` can mean the dimension `home` or the tag `kind:home`; write which, or rename one".into())
    );
}

#[test]
fn every_label_leads_back_to_its_tag() {
    for roster in [three(), unclear()] {
        for tag in roster.tag_ids() {
            let label = roster.tag_label(tag);
            assert_eq!(roster.resolve_tag(&label), Ok(tag), "{label}");
            assert_eq!(roster.resolve(&label), Ok(Named::Tag(tag)), "{label}");
        }
    }
    let label = |name| three().resolve_tag(name).map(|tag| three().tag_label(tag));
    assert_eq!(label("site:north"), Ok("north".into()));
}

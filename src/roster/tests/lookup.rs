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
    let nearest = |fault: InputFault| {
        assert_eq!(fault.code(), "unknown");
        let text = fault.to_string();
        let nearest = text.split_once("did you mean `").and_then(|(_, rest)| rest.strip_suffix("`?"));
        nearest.unwrap_or_default().to_owned()
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
    let choices = |fault: InputFault| {
        assert_eq!(fault.code(), "ambiguous_name");
        fault.to_string()
    };
    let tags = "`north` can mean the tag `home:north` or the tag `work:north`; write which, or rename one";
    assert_eq!(roster.resolve_tag("north").map_err(choices), Err(tags.to_owned()));
    assert_eq!(roster.resolve("north").map_err(choices), Err(tags.to_owned()));
    assert_eq!(
        roster.resolve("years").map_err(choices),
        Err("`years` can mean the tag `kind:years` or the number `years`; write which, or rename one".to_owned())
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

//! What a roster answers, and one test for each kind of fault.

mod csv_faults;
mod form;
mod lookup;
mod member_faults;

use super::{Member, Roster, RosterOptions};
use crate::error::{Error, InputFault};

/// The faults of an input that must have some, with their messages.
fn faults(result: Result<Roster, Error>) -> Vec<(InputFault, String)> {
    match result {
        Err(Error::Input(faults)) => faults.iter().map(|fault| (fault.clone(), fault.to_string())).collect(),
        other => panic!("faults were expected, not {other:?}"),
    }
}

/// The only fault of an input.
fn fault(result: Result<Roster, Error>) -> (InputFault, String) {
    let mut all = faults(result);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

/// Asserts that a fault is of a code and that its message contains every text.
macro_rules! assert_fault {
    ($fault:expr, $code:expr, $($text:expr),+ $(,)?) => {{
        let (fault, message) = $fault;
        assert_eq!(fault.code(), $code, "{fault:?}");
        $(assert!(message.contains($text), "`{message}` lacks `{}`", $text);)+
    }};
}
use assert_fault;

/// A CSV of which all columns are asked for.
fn csv(text: &str) -> Result<Roster, Error> {
    csv_with(text, &RosterOptions::new())
}

fn csv_with(text: &str, options: &RosterOptions) -> Result<Roster, Error> {
    let roster = Roster::from_csv_with(text.as_bytes(), options)?;
    let columns: Vec<&str> = roster.unread().collect();
    roster.using(columns)
}

fn names(roster: &Roster, tags: &[super::TagId]) -> Vec<String> {
    tags.iter().map(|&tag| roster.tag(tag).name().to_owned()).collect()
}

fn three() -> Roster {
    Roster::new([
        Member::new("ana")
            .tags("background", ["lived experience", "researcher"])
            .tag("site", "north")
            .number("years", 4.5)
            .hats("background", ["lived experience"])
            .primary("background", "researcher")
            .shows(["site:north"]),
        Member::new("bo").tag("site", "south").tag("background", "practitioner").number("years", -12),
        Member::new("chidi").tag("background", "researcher").tag("mode", "online"),
    ])
    .expect("three good members")
}

#[test]
fn a_roster_answers_for_its_members() {
    let roster = three();
    let [ana, bo, chidi]: [_; 3] = roster.member_ids().collect::<Vec<_>>().try_into().expect("three members");
    assert_eq!((roster.len(), roster.is_empty(), roster.name(bo)), (3, false, "bo"));
    assert_eq!((roster.find("chidi"), roster.find("Chidi")), (Some(chidi), None));
    let dimensions: Vec<&str> = roster.dimensions().iter().map(super::Dimension::name).collect();
    assert_eq!(dimensions, ["background", "site", "mode"]);

    let background = roster.resolve_dimension("background").expect("known");
    let site = roster.resolve_dimension("site").expect("known");
    assert_eq!(names(&roster, roster.dimension(background).tags()), ["lived experience", "researcher", "practitioner"]);
    assert_eq!(names(&roster, roster.tags_of(ana)), ["lived experience", "researcher", "north"]);
    assert_eq!(names(&roster, roster.tags_in(ana, background)), ["lived experience", "researcher"]);
    assert_eq!(names(&roster, roster.hats_of(ana, background)), ["lived experience"]);
    assert_eq!(names(&roster, roster.hats_of(ana, site)), ["north"]);
    assert!(roster.tags_in(chidi, site).is_empty());
    let north = roster.resolve_tag("north").expect("known");
    assert!(roster.holds(ana, north) && !roster.holds(bo, north));
    assert_eq!((roster.shown_of(ana), roster.shown_of(bo)), (&[north][..], &[][..]));
    let primary = |member, dimension| roster.primary_of(member, dimension).map(|tag| roster.tag(tag).name().to_owned());
    assert_eq!(primary(ana, background).as_deref(), Some("researcher"));
    assert_eq!(primary(bo, site).as_deref(), Some("south"));
    assert_eq!(primary(chidi, site), None);

    let [years]: [_; 1] = roster.number_ids().collect::<Vec<_>>().try_into().expect("one number");
    assert_eq!((roster.number_name(years), roster.decimals(years)), ("years", 1));
    assert_eq!(roster.numbers().collect::<Vec<_>>(), ["years"]);
    let values: Vec<_> = roster.member_ids().map(|member| roster.number(member, years)).collect();
    assert_eq!(values, [Some(45), Some(-120), None]);
}

#[test]
fn several_tags_without_a_choice_have_no_main_one() {
    let roster = Roster::new([Member::new("ana").tags("background", ["a", "b"])]).expect("good");
    let background = roster.resolve_dimension("background").expect("known");
    assert_eq!(roster.primary_of(roster.member("ana").expect("known"), background), None);
}

#[test]
fn no_hats_is_not_all_hats() {
    let nobody: [&str; 0] = [];
    let roster = Roster::new([Member::new("ana").tag("background", "a").hats("background", nobody)]).expect("good");
    let background = roster.resolve_dimension("background").expect("known");
    assert!(roster.hats_of(roster.member("ana").expect("known"), background).is_empty());
}

#[test]
fn debug_prints_no_tag_that_is_not_shown() {
    let member = Member::new("ana")
        .tags("background", ["lived experience", "researcher"])
        .number("years", 77)
        .primary("background", "lived experience")
        .shows(["researcher"]);
    let roster = Roster::new([member.clone()]).expect("good");
    for text in [format!("{member:?}"), format!("{roster:?}"), format!("{roster:#?}")] {
        assert!(text.contains("ana") && text.contains("researcher"), "{text}");
        assert!(!text.contains("lived") && !text.contains("77"), "{text}");
    }
}

#[test]
fn the_data_of_the_examples_load() {
    let volunteers = Roster::from_csv_path("examples/data/volunteers.csv").expect("good");
    let shown: Vec<&str> = volunteers.dimensions().iter().map(super::Dimension::name).collect();
    assert_eq!(shown, ["background", "site"]);
    let volunteers = volunteers.using(["years", "background", "site", "institution"]).expect("good");
    assert_eq!(volunteers.len(), 24);
    let dimensions: Vec<&str> = volunteers.dimensions().iter().map(super::Dimension::name).collect();
    assert_eq!(dimensions, ["background", "site", "institution"]);
    assert_eq!(volunteers.numbers().collect::<Vec<_>>(), ["years"]);
    let background = volunteers.resolve_dimension("background").expect("known");
    let hats = |name: &str| names(&volunteers, volunteers.hats_of(volunteers.member(name).expect("known"), background));
    assert_eq!(hats("ana"), ["lived experience"]);
    assert_eq!(hats("bo"), ["practitioner"]);
    assert!(hats("wren").is_empty());

    let options = RosterOptions::new().id("name").tags(["gender", "age", "education", "ethnicity", "region"]).ignore([
        "dietary reqs",
        "photo consent",
        "audio consent",
    ]);
    let path = "examples/data/philipps_example_data.csv";
    let assembly = Roster::from_path_with(path, &options).expect("good");
    assert_eq!((assembly.len(), assembly.dimensions().len(), assembly.numbers().len()), (110, 5, 0));
}

#[test]
fn a_roster_is_walked_in_names() {
    let roster = three();
    let ana = roster.members().next().expect("the first of three");
    assert_eq!((ana.id(), ana.number("years"), ana.number("age")), ("ana", Some(4.5), None));
    let tags: Vec<_> = ana.tags().collect();
    assert_eq!(tags, [("background", "lived experience"), ("background", "researcher"), ("site", "north")]);
    assert!(ana.hats_in("background").eq(["lived experience"]) && ana.tags_in("shoes").next().is_none());
    assert_eq!((ana.primary_in("background"), ana.primary_in("mode")), (Some("researcher"), None));
    assert!(ana.shown().eq([("site", "north")]));
    assert!(!format!("{ana:?}").contains("researcher"));
    let again = Roster::new(roster.members().map(super::RosterMember::to_member)).expect("the same people");
    assert!(again.members().map(|member| member.id()).eq(["ana", "bo", "chidi"]));
}

#[test]
fn members_leave_and_join() {
    let roster = three();
    let rest = roster.without(["ana"]).expect("two are left");
    // Dimensions and numbers keep their order though the first to mention them has left.
    assert!(rest.dimension_ids().map(|id| rest.dimension(id).name()).eq(["background", "site", "mode"]));
    assert!(rest.numbers().eq(["years"]) && rest.resolve_tag("north").is_err());
    let ana = roster.members().next().expect("the first of three").to_member();
    let back = rest.with([ana]).expect("she is new there");
    assert!(back.members().map(|member| member.id()).eq(["bo", "chidi", "ana"]));
    assert_eq!(roster.without(["bo", "chidi"]).and_then(|one| one.with([])).expect("one is left").len(), 1);

    assert_eq!(faults(roster.without(["anna", "boo", "chidi"])).len(), 2);
    assert!(fault(roster.without(["ana", "bo", "chidi"])).1.contains("no members"));
    assert_eq!(faults(roster.with([Member::new("Ana"), Member::new("di").number("years", "many")])).len(), 2);
}

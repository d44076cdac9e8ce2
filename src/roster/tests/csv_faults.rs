//! What is read from CSV, and its faults.

use super::{assert_fault, csv, csv_with, fault, faults, names};
use crate::error::InputFault;
use crate::roster::{Roster, RosterOptions};

fn with(text: &str, options: &RosterOptions) -> (InputFault, String) {
    fault(csv_with(text, options))
}

#[test]
fn columns_explain_themselves() {
    let text = concat!(
        "\u{FEFF}\"Name\",site,years,HATS,shown\r\n",
        "\"Lee, Ana\", north ; south ;,4.5,south,site:north\r\n",
        "\r\n",
        "bo,\"sou\"\"th\",,none,none\r\n",
        "chidi,north,-3,,\r\n",
    );
    let roster = csv(text).expect("good");
    let ana = roster.member("Lee, Ana").expect("known");
    let bo = roster.member("bo").expect("known");
    let site = roster.resolve_dimension("site").expect("known");
    assert_eq!(names(&roster, roster.tags_of(ana)), ["north", "south"]);
    assert_eq!(names(&roster, roster.hats_of(ana, site)), ["south"]);
    assert_eq!(names(&roster, roster.shown_of(ana)), ["north"]);
    assert_eq!(names(&roster, roster.tags_of(bo)), ["sou\"th"]);
    assert!(roster.hats_of(bo, site).is_empty() && roster.shown_of(bo).is_empty());
    let years = roster.number_ids().next().expect("one number");
    let values: Vec<_> = roster.member_ids().map(|member| roster.number(member, years)).collect();
    assert_eq!(values, [Some(45), None, Some(-30)]);
}

#[test]
fn hats_of_one_dimension_leave_the_others_alone() {
    let roster = csv("id,a,b,hats\nana,x;y,z,a:x\n").expect("good");
    let ana = roster.member("ana").expect("known");
    let hats = |name: &str| names(&roster, roster.hats_of(ana, roster.resolve_dimension(name).expect("known")));
    assert_eq!((hats("a"), hats("b")), (vec!["x".to_owned()], vec!["z".to_owned()]));
}

#[test]
fn the_ids_are_in_the_column_whose_header_says_so() {
    for (text, id) in [
        ("who,name\na,ana\n", "ana"),
        ("Timestamp,What is your name?,Email\n2026/10/01 9:10:00,ana,a@x.org\n", "ana"),
        ("First name,Last name,E-mail address\nana,lee,a@x.org\nana,khan,b@x.org\n", "b@x.org"),
        ("Your name,Member code\nana,1\nana,2\n", "2"),
        ("name of your organisation,Participant number\nuni,7\n", "7"),
    ] {
        assert!(csv(text).expect("good").find(id).is_some(), "{text}");
    }
    for header in ["Code of conduct", "Email me updates", "Name of your dog", "Are you a participant?", "Project ID"] {
        let text = format!("{header},site\nyes,north\nno,south\n");
        assert_fault!(fault(csv(&text)), "missing", "it is unclear how the members are called");
    }
    let text = "Sent,who,site\n2026/10/01 9:10:00,a,north\n2026/10/02 9:10:00,b,north\n";
    assert_fault!(
        fault(csv(text)),
        "missing",
        "say which column it is by `id` (each row has an entry of its own in `who`)"
    );
    let options = RosterOptions::new().tags(["id"]).id("who");
    let roster = Roster::from_csv_with("id,who\n7,ana\n".as_bytes(), &options).expect("good");
    assert!(roster.find("ana").is_some() && roster.resolve_tag("id:7").is_ok());
}

#[test]
fn options_rename_the_columns() {
    let options = RosterOptions::new().hats("agreed").shown("public").ignore(["note"]).numbers(["years"]);
    let text = "id,site,agreed,public,note,years\nana,north,none,north,hello,\n";
    let roster = csv_with(text, &options).expect("good");
    assert_eq!((roster.dimensions().len(), roster.numbers().collect::<Vec<_>>()), (1, vec!["years"]));
}

#[test]
fn files_without_members() {
    assert_fault!(fault(csv("id,site\n")), "missing", "no members");
    assert_fault!(fault(csv("")), "missing", "name the columns");
    assert_fault!(fault(csv("\n\r\n")), "missing", "empty");
    assert_fault!(fault(Roster::from_csv_path("no/such/file.csv")), "unreadable_file", "no/such/file.csv",);
}

#[test]
fn headers() {
    let unnamed = csv("id,,site\nana,x,north\n").expect("a column without a name is passed over");
    assert!(unnamed.notes().iter().any(|note| note == "1 column without a name was passed over: column 2."));
    assert_fault!(fault(csv("id,site,Site\nana,north,north\n")), "twice", "line 1, column 3", "`Site`", "`site`",);
    assert_fault!(fault(csv("id,site,site\nana,north,north\n")), "twice", "`site`", "column 2 and in column 3",);
    let once = Roster::from_csv("id,site,site,age\nana,north,north,4\n".as_bytes()).expect("nothing asks for it");
    assert!(once.using(["age"]).is_ok());
    assert_fault!(fault(csv("id,si:te\nana,north\n")), "bad_name", "line 1, column 2 (`si:te`)",);
}

#[test]
fn options_that_do_not_fit() {
    let text = "id,gender,years\nana,other,4\n";
    assert_fault!(with(text, &RosterOptions::new().tags(["gendre"])), "unknown", "`gendre`", "did you mean `gender`?",);
    assert_fault!(with(text, &RosterOptions::new().id("Id")), "unknown", "`Id`", "`id`");
    assert_fault!(with(text, &RosterOptions::new().tags(["years"]).numbers(["years"])), "twice", "`years`",);
    assert_fault!(with("gender\nother\n", &RosterOptions::new().tags(["gender"])), "missing", "`id`",);
}

#[test]
fn rows_and_cells() {
    assert_fault!(fault(csv("id,site\nana,north\nbo\n")), "ragged_row", "line 3: 2 cells", "1 are found",);
    assert_fault!(fault(Roster::from_csv(&b"id,site\nana,n\x81rth\n"[..])), "not_utf8", "line 2", "save it as UTF-8",);
    assert_fault!(fault(csv("id,site\nana,north\n  ,south\n")), "bad_name", "line 3, column 1 (`id`)",);
    assert_fault!(
        fault(csv("id,site\r\nana,north\r\n\r\nana,south\r\n")),
        "twice",
        "line 4, column 1 (`id`)",
        "`ana`",
        "line 2, column 1 (`id`)",
    );
    let lines = csv("id,site\nana,\"nor\nth\"\n").expect("answers on lines of their own");
    assert_eq!(lines.tag_ids().count(), 2);
}

#[test]
fn quotes() {
    assert_fault!(fault(csv("id,site\nana,\"north\nbo,south\n")), "broken_quotes", "line 2, column 2", "close it",);
    for cell in [" \"north\"", "\"north\" east", "\"no\"rth"] {
        assert_fault!(fault(csv(&format!("id,site\nana,{cell}\n"))), "broken_quotes", "line 2, column 2",);
    }
    assert!(csv("id,site\nana,5\" pipe\nbo,\"a \"\" b\" \n").is_ok());
}

#[test]
fn tags_and_numbers_carry_their_line() {
    let numbers = RosterOptions::new().numbers(["years"]);
    assert_eq!(
        with("id,site,years\nana,north,4\nbo,south,abc\n", &numbers).1,
        "line 3, column 3 (`years`): `abc` is not a number; write it with digits, such as 4 or 4.5"
    );
    assert_fault!(fault(csv("id,years\nana,4\nbo,0.1234567\n")), "beyond_limit", "line 3, column 2 (`years`)",);
    assert_fault!(
        fault(csv("id,site,hats\nana,north,\nbo,south,north\n")),
        "not_held",
        "line 3, column 3 (`hats`)",
        "`bo` agrees to the hat `north` without holding that tag",
    );
    assert_fault!(
        fault(csv("id,site,shown\nana,north,south\n")),
        "not_held",
        "line 2, column 3 (`shown`)",
        "`ana`",
        "`south`",
    );
    assert_fault!(
        fault(csv("id,a,b,shown\nana,north,north,north\n")),
        "ambiguous_name",
        "line 2, column 4 (`shown`)",
        "`a:north`",
    );
}

#[test]
fn all_faults_of_a_file_at_once() {
    let text = "id,site,site,years\nana,north,x,4\nana,north,x\n,south,x,4\nana,south,x,4.1234567\n";
    let options = RosterOptions::new().numbers(["years"]).tags(["site"]);
    let kinds = faults(Roster::from_csv_with(text.as_bytes(), &options));
    assert_eq!(kinds.len(), 5, "{kinds:#?}");
}

//! Lotteries: what is written for whom, drawn from and replayed.

use super::folder::{Folder, PEOPLE, problem};

const PANEL: &str = r#"[{"name": "panel", "size": 2}]"#;
const SITES: &str = r#"[{"require": {"places": {"tag": "north", "min": 1}}}]"#;

/// A folder with a lottery of ten entries in `out`.
fn started(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("people.csv", PEOPLE).write("p.json", problem("\"people.csv\"", PANEL, SITES));
    let ran = folder.run(&["lottery", "p.json", "-n", "10", "-o", "out"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("How many members have which chance"), "{}", ran.out);
    folder
}

#[test]
fn a_list_is_published_drawn_from_and_replayed() {
    let folder = started("lottery");
    let out = Folder(folder.0.join("out"));
    let names = |of: &Folder| -> Vec<String> {
        let name = |(path, _): &(std::path::PathBuf, Vec<u8>)| {
            path.file_name().map(|name| name.to_string_lossy().into_owned())
        };
        of.all().iter().filter_map(name).collect()
    };
    let published = ["codes.csv", "keep.json", "list.bin", "list.csv", "list.json", "members.html", "organisers.html"];
    assert_eq!(names(&out), published);
    for page in ["list.json", "list.csv", "members.html"] {
        let page = out.read(page);
        assert!(
            ["ana", "bo", "cy"].iter().all(|id| !page.split(|c: char| !c.is_alphanumeric()).any(|word| word == *id)),
            "{page}"
        );
    }
    let before = out.all();
    assert_eq!(folder.run(&["lottery", "p.json", "-n", "10", "-o", "out"]).status, Some(0));
    assert!(out.all() == before, "the same secrets and input give the same bytes");

    let ran = folder.run(&["replay", "out", "p.json"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("Nothing is drawn yet.") && ran.out.contains("It was made from these people"),
        "{}",
        ran.out
    );
    let ran = folder.run(&["draw", "out/list.json", "--seed", "4 8 15", "--dropouts", "1"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("How the draw went") && ran.out.contains("4 8 15"), "{}", ran.out);
    assert!(out.read("drawn.html").contains("Who was drawn"));
    assert!(out.read("drawn_organisers.html").contains("Who can stand in for whom"));
    let again = folder.run(&["draw", "out/list.csv", "--seed", "4 8 15"]);
    assert_eq!((again.status, again.out), (Some(0), ran.out));
    let ran = folder.run(&["replay", "out"]);
    assert!(
        ran.status == Some(0) && ran.out.contains("The draw is what the list and the seed or dice give."),
        "{}",
        ran.err
    );

    // Anybody with what was published alone can repeat it.
    let other = Folder(folder.0.join("other"));
    std::fs::create_dir(&other.0).expect("it is made");
    for name in ["list.json", "draw.json"] {
        other.write(name, out.read(name));
    }
    let ran = folder.run(&["replay", "other"]);
    assert!(ran.status == Some(0) && !ran.out.contains("keeps the rules"), "{}{}", ran.out, ran.err);
    let ran = folder.run(&["draw", "other/list.json", "--dice", "7"]);
    assert!(ran.status == Some(0) && names(&other).len() == 2, "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn what_is_for_organisers_nobody_else_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = started("lottery_modes");
    assert_eq!(folder.run(&["draw", "out/list.json", "--seed", "a"]).status, Some(0));
    for name in ["codes.csv", "keep.json", "organisers.html", "drawn_organisers.html"] {
        let known = std::fs::metadata(folder.0.join("out").join(name)).expect("it is written");
        assert_eq!(known.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn what_was_drawn_stays_and_what_was_changed_is_refused() {
    let folder = started("lottery_refused");
    let refused = |arguments: &[&str], words: &str| {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, Some(2), "{arguments:?} {}", ran.out);
        assert!(ran.err.contains(words), "{words} is missing in {}", ran.err);
    };
    refused(&["draw", "out/list.json", "--seed", ""], "the seed is empty");
    refused(&["draw", "out/list.json", "--dice", "42"], "write 1 digits");
    refused(&["lottery", "p.json", "-n", "0", "-o", "none"], "0");
    refused(&["lottery", "p.json", "-o", "p.json"], "a lottery is written into a folder");
    assert_eq!(folder.run(&["draw", "out/list.json", "--seed", "a"]).status, Some(0));
    refused(&["draw", "out/list.json", "--seed", "b"], "holds another draw from this list");
    refused(&["lottery", "p.json", "-o", "out"], "was drawn already");
    folder.write("q.json", problem("\"people.csv\"", PANEL, "[]"));
    refused(&["replay", "out", "q.json"], "the people or the rules are not those that the list was made from");
    let list = folder.read("out/list.json");
    folder.write("out/list.json", list.replacen("\"total\": 10", "\"total\": 100", 1));
    refused(&["replay", "out"], "the list has 10 entries and not 100");
    folder.write("out/list.json", &list).write("out/list.bin", "x");
    refused(&["replay", "out"], "`out/list.bin` is not the list of `list.json`");
    let pages =
        problem("\"people.csv\"", r#"[{"name": "table", "number": 2}]"#, "[]").replacen("composition", "rounds", 1);
    folder.write("r.json", pages);
    assert_eq!(folder.run(&["lottery", "r.json"]).status, Some(2));
}

//! Every page of the example problems, and pages with a fault each.

use super::chromium::View;
use super::probe::{Found, look};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

const WIDE: View = View { width: 1280, is_dark: false };
const DARK: View = View { width: 1280, is_dark: true };
const PHONE: View = View { width: 390, is_dark: false };

/// The folder of the example that is a project.
const PROJECT: &str = "one_year";

/// The pages of a lottery over the plans of an example, before the draw and after it.
const LOTTERY: &str = "fair_draw";

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("it can be emptied");
    }
    std::fs::create_dir_all(&folder).expect("it can be made");
    folder
}

/// Pages that the program writes for an example.
fn pages(example: &str, folder: &Path) -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let problem = if example == PROJECT {
        // Planning writes the history beside the project.
        let copy = self::folder("project_file");
        for name in ["project.toml", "people.csv", "history.json"] {
            std::fs::copy(examples.join(PROJECT).join(name), copy.join(name)).expect("it is copied");
        }
        copy.join("project.toml")
    } else if example == LOTTERY {
        examples.join("problems/steering_group.json")
    } else {
        examples.join(format!("problems/{example}.json"))
    };
    let run = |arguments: &[&OsStr]| {
        let output = Command::new(env!("CARGO_BIN_EXE_roundtable")).args(arguments).output().expect("the program runs");
        assert!(output.status.success(), "{example}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let folder_name = folder.as_os_str();
    if example == LOTTERY {
        run(&["lottery".as_ref(), problem.as_ref(), "-o".as_ref(), folder_name]);
        run(&["draw".as_ref(), folder.join("list.json").as_ref(), "--seed".as_ref(), "4 8 15".as_ref()]);
    } else {
        run(&["solve".as_ref(), problem.as_ref(), "--steps".as_ref(), "300000".as_ref(), "-o".as_ref(), folder_name]);
    }
    let files = std::fs::read_dir(folder).expect("it is written").map(|entry| entry.expect("it can be read").path());
    let mut pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|kind| kind == "html")).collect();
    pages.sort();
    pages
}

/// What is wrong with a page, in words.
fn faults(found: &Found, files: &Path) -> Vec<String> {
    let mut faults = found.console.clone();
    faults.extend(found.requests.iter().map(|name| format!("asks for {name}")));
    faults.extend(found.broken.iter().map(|name| format!("links to #{name}, which is not there")));
    faults.extend(found.serious.iter().flatten().map(|violation| format!("axe: {violation}")));
    if found.sideways > 0 {
        faults.push(format!("scrolls sideways by {} px", found.sideways));
    }
    for link in &found.elsewhere {
        let (file, _) = link.split_once('#').unwrap_or((link, ""));
        if !files.join(file).is_file() {
            faults.push(format!("links to {link}, which is not there"));
        }
    }
    faults
}

/// Asserts that the pages of an example have no fault.
fn sound(example: &str) {
    let files = folder(example);
    let own = folder(&format!("{example}_opened"));
    let pages = pages(example, &files);
    assert!(pages.len() >= 2, "{example}: {pages:?}");
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("it is written");
        for view in [WIDE, DARK, PHONE] {
            let found = look(&text, view, &own);
            let faults = faults(&found, &files);
            assert!(faults.is_empty(), "{} {view:?}:\n{}", page.display(), faults.join("\n"));
        }
    }
}

#[test]
fn one_year() {
    sound(PROJECT);
}

#[test]
fn steering_group() {
    sound("steering_group");
}

#[test]
fn fair_draw() {
    sound(LOTTERY);
}

#[test]
fn working_groups() {
    sound("working_groups");
}

#[test]
fn breakout_rounds() {
    sound("breakout_rounds");
}

#[test]
fn dinner_party() {
    sound("dinner_party");
}

#[test]
fn rotate_roles() {
    sound("rotate_roles");
}

#[test]
fn share_work() {
    sound("share_work");
}

/// A page of which one thing is wrong.
fn page(body: &str) -> String {
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>page</title></head><body><main>{body}</main></body></html>")
}

#[test]
fn each_fault_is_seen() {
    let own = folder("faults");
    for (body, told) in [
        ("<h1>all is well</h1>", None),
        ("<h1>a</h1><script>throw new Error('broken')</script>", Some("broken")),
        ("<h1>a</h1><img alt='one' src='http://missing.invalid/one.png'>", Some("missing.invalid")),
        ("<h1>a</h1><a href='#nowhere'>there</a>", Some("#nowhere")),
        ("<h1>a</h1><a href='nowhere.html'>there</a>", Some("nowhere.html")),
        ("<h1>a</h1><div style='width: 3000px'>wide</div>", Some("sideways")),
    ] {
        let found = look(&page(body), WIDE, &own);
        let faults = faults(&found, &own).join("\n");
        match told {
            None => assert_eq!(faults, "", "{body}"),
            Some(told) => assert!(faults.contains(told), "{body}: {faults}"),
        }
    }
}

#[test]
fn dark_pages_are_dark() {
    let own = folder("dark");
    let body = "<style>@media (prefers-color-scheme: dark) { body { background: #000 } }</style>";
    let look = |view| look(&page(body), view, &own).background;
    assert_eq!(look(DARK), "rgb(0, 0, 0)");
    assert_ne!(look(WIDE), "rgb(0, 0, 0)");
}

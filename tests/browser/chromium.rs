//! One page, opened once.

use std::path::Path;
use std::process::Command;

/// How a page is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    /// Of what is seen of the page, in pixels.
    pub(super) width: u32,
    pub(super) is_dark: bool,
}

/// What the browser made of a page.
pub(super) struct Opened {
    /// The document after all scripts ran.
    pub(super) document: String,
    /// What was said to the console, a line each.
    pub(super) console: Vec<String>,
}

/// Opens a file in a browser that has no memory of earlier ones.
pub(super) fn open(file: &Path, view: View, profile: &Path) -> Opened {
    let mut command = Command::new("chromium");
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-quic"]);
    command.args(["--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom"]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.args(["--window-size=1400,1000", "--hide-scrollbars"]);
    if view.is_dark {
        command.arg("--blink-settings=preferredColorScheme=0");
    }
    let output = command.arg(format!("file://{}", file.display())).output().expect("chromium is installed");
    assert!(output.status.success(), "chromium on {}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    let log = String::from_utf8_lossy(&output.stderr);
    let console = log.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
    Opened { document: String::from_utf8_lossy(&output.stdout).into_owned(), console }
}

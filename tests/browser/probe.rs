//! What a script inside a page sees of it.

use super::chromium::{View, open};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Debug, Deserialize)]
pub(super) struct Found {
    /// The colour behind the text.
    pub(super) background: String,
    /// By how many pixels the whole page is wider than what is seen of it.
    pub(super) sideways: i64,
    /// What was asked for beside the page itself.
    pub(super) requests: Vec<String>,
    /// Links within the page to what is not there.
    pub(super) broken: Vec<String>,
    /// Links to other files.
    pub(super) elsewhere: Vec<String>,
    /// What axe-core calls serious or critical, if it is there.
    pub(super) serious: Option<Vec<String>>,
    #[serde(skip)]
    pub(super) console: Vec<String>,
}

/// Where axe-core is, if it is there.
fn axe() -> Option<PathBuf> {
    std::env::var_os("AXE").map(PathBuf::from)
}

/// Opens a copy of a page that has the probe in it, in a frame: windows are at least 500 pixels wide.
pub(super) fn look(page: &str, view: View, folder: &Path) -> Found {
    let axe = axe().map_or(String::new(), |file| std::fs::read_to_string(file).expect("`AXE` names axe-core"));
    let (before, after) = page.rsplit_once("</body>").expect("a page has a body");
    let probe = include_str!("probe.js");
    let probed = format!("{before}<script>{axe}</script><script>{probe}</script></body>{after}");
    std::fs::write(folder.join("probed.html"), probed).expect("the folder is there");
    let listen = "onmessage = ({ data }) => { document.getElementById('found').textContent = data }";
    let style = format!("width: {}px; height: 900px; border: 0", view.width);
    let frame = format!(
        "<!DOCTYPE html><pre id=\"found\"></pre><script>{listen}</script><iframe src=\"probed.html\" style=\"{style}\"></iframe>"
    );
    let file = folder.join("frame.html");
    std::fs::write(&file, frame).expect("the folder is there");
    let opened = open(&file, view, &folder.join("profile"));
    let (_, rest) = opened.document.split_once("<pre id=\"found\">").expect("the frame is there");
    let (written, _) = rest.split_once("</pre>").expect("what it wrote ends");
    let written = written.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let found: Found = serde_json::from_str(&written).expect("the probe says what it found");
    Found { console: opened.console, ..found }
}

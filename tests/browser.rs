//! Pages in a real browser: Debian's `chromium`, headless. They load, say nothing to the console, ask nothing of the
//! network, never scroll sideways, and link to what they name; where the file that the environment variable `AXE` names
//! is axe-core, it finds nothing serious in them.

mod browser {
    mod chromium;
    mod pages;
    mod probe;
}

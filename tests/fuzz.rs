//! Changed good files, each reader with files of its own: never a panic, no answer but a problem or faults in words, and
//! what is accepted is accepted again as it is written. `cargo bench --bench oracle -- fuzz N` reads `N` for each target.

mod fuzz {
    mod mutate;
    mod run;
    mod targets;
}

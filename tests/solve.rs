//! The program `roundtable` as a stranger runs it: exit statuses, faults, and what it writes or leaves alone.

mod door {
    mod answers;
    mod commands;
    mod disk;
    #[cfg(unix)]
    mod engines;
    mod faults;
    mod folder;
    mod lottery;
    mod paths;
    mod project;
    mod seating;
}

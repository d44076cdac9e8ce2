//! The example `solve` as a stranger runs it: exit statuses, faults, and what it writes or leaves alone.

mod door {
    mod answers;
    mod faults;
    mod folder;
    mod paths;
    mod seating;
}

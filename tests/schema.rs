//! The schema of problem files accepts what the reader accepts, and that of answers what is written.

mod schema {
    mod answers;
    mod checker;
    mod guide;
    mod mutants;
    mod problems;
    mod voting;
}

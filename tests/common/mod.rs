//! What the tests of composition share: small problems drawn at random, every plan of them, and what the plans cost.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod by_hand;
pub(crate) mod cases;
pub(crate) mod clashes;
pub(crate) mod kinds;
pub(crate) mod many;
pub(crate) mod oracle;
pub(crate) mod people;
pub(crate) mod plans;
pub(crate) mod rules;
pub(crate) mod seeds;

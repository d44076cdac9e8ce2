//! The five problems of a project: each is made of what the project is given, and of what is planned so far.

mod group;
mod rota;
mod seating;
mod tables;
mod work;

pub(super) use group::group;
pub(super) use rota::rota;
pub(super) use seating::{seated, seating, seats_with};
pub(super) use tables::{round_meetings, tables};
pub(super) use work::{attendance, work};

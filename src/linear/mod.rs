//! Linear programs whose answers are exact fractions.
//!
//! The simplex method runs in floating point and proposes a basis; the basis is then solved again in exact fractions, and
//! its answer counts only if it keeps all bounds there (Applegate, Cook, Dash & Espinoza, *Exact solutions to linear
//! programming problems*, 2007). The engines of the integer programs tell neither a basis nor prices of rows, and take
//! integers alone; that is why this is here.

mod exact;
mod inverse;
mod program;
mod simplex;

pub(crate) use exact::Exact;
pub(crate) use program::{ColumnBounds, LinearProgram, RowBounds, whole};
pub(crate) use simplex::{Basis, Simplex};

//! 算术: what must hold within one report's tables. The identities are declared in the form files; the files here say how a
//! broken one is called.

pub mod a101_outcome_total;
pub mod a102_balance;
mod balance;

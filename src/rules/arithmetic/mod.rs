//! 算术: what must hold within one report's tables. The identities are declared in the form files; the files here say how a
//! broken one is called.

pub mod a101_outcome_total;
pub mod a102_balance;
pub mod a103_row_total;
pub mod a104_disputes_total;
pub mod a105_stock;
pub mod a106_figure;
pub mod a107_published;
pub mod a108_items;
mod balance;

//! 雷同: whether a report says what another has said.

pub mod d901_last_years_text;
pub mod d902_last_years_problems;
pub mod d903_same_figures;
pub mod d904_other_agencies_text;
mod said;

//! 雷同: whether a report says what another has said.

pub mod d903_same_figures;

//! Words and numbers: folding, exact decimals, languages. It knows no form, no report, no terminal.

pub mod data;
pub mod fold;
pub mod number;
pub mod phrase;

//! Shared text: what two reports say in the same words. It folds running text to what is compared, measures how much of one
//! text stands in another, condenses a text to a few hundred bytes, and finds the exact spans. Whether any of it is worth a
//! finding is for `rules` to say.

mod grams;
mod lines;
mod mark;
mod prose;
mod sketch;
mod spans;
mod stock;
mod trace;

pub use grams::{Grams, Outline, Share};
pub use lines::Lines;
pub use prose::Prose;
pub use sketch::{Sketch, Thinned, may_reach};
pub use spans::{SHORTEST, Shared, spans};
pub use trace::Trace;

/// Characters of a gram: the unit in which texts are compared.
pub const GRAM: usize = 7;

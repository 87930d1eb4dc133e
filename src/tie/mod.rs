//! 勾稽: judges the identities and chains that the form declares, with every blank cell free to be any whole number from 0
//! up, a dash read as the none that it is, and anything unreadable or absent left unjudged. It finds no corrections and
//! writes no sentences.

mod chain;
mod effort;
mod equation;
mod implied;
mod interval;
mod judge;
mod system;

pub use chain::{Bond, Break, Half, judge_chain};
pub use effort::Effort;
pub use equation::Place;
pub use implied::implied;
pub use interval::Interval;
pub use judge::{Balance, Doubt, Gap, Sums, judge};
pub use system::{Conflict, Feasibility, System, can_be_added};

//! The four panes of the review screen.

mod bench;
mod findings;
mod grid;
mod proof;
mod queue;
mod source;
mod strip;
mod verdict;

pub use findings::Findings;
pub use grid::Grid;
pub use proof::{proof, rebuilt};
pub use queue::Queue;
pub use source::{Source, raw_line};

//! Sets two reports side by side: figures cell by cell across the editions, prose sentence by sentence. It states what
//! differs, what is shared, and how far that may be compared; whether a difference is a fault is for `rules` to say.

mod bench;
pub mod chain;
mod difference;
mod link;
mod pair;
mod row;
#[cfg(test)]
mod sample;
mod sentence;
pub mod shared;
mod side;
pub mod text;
mod years;

pub use difference::{Difference, Nature};
pub use link::Link;
pub use row::{Row, Shown};
pub use side::Side;
pub use years::{Heading, YearDiff, years};

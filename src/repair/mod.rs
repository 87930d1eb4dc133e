//! What follows from findings: where each stands in the queue, and what would mend the tables. It finds nothing itself.

mod correction;
pub mod ranking;

pub use correction::{Change, Correction, MOST_CHANGES, Mending, mend};

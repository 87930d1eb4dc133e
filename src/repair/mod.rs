//! What follows from findings: where each stands in the queue, what would mend the tables, and which findings have one cause.
//! It finds nothing itself.

mod correction;
mod evidence;
mod group;
pub mod ranking;
mod slip;

pub use correction::{Change, Correction, MOST_CHANGES, Mending, mend};
pub use evidence::{Evidence, Neighbours, Weighed, weigh};
pub use group::group;
pub use slip::Slip;

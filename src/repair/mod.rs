//! What follows from findings: where each stands in the queue, what would mend the tables, and which findings have one cause.
//! It finds nothing itself.

mod correction;
mod evidence;
mod group;
mod propose;
pub mod ranking;
pub mod say;
mod slip;

pub use correction::{Change, Correction, MOST_CHANGES, Mending, mend};
pub use evidence::{Evidence, Neighbours, Weighed};
pub use propose::{Proposal, group_by_cause, propose, way_to};
pub use slip::Slip;

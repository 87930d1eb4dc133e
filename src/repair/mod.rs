//! What follows from findings: where each stands in the queue. It finds nothing itself.

pub mod ranking;

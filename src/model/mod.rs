//! The plain data that all floors above pass around; it neither reads, judges nor prints anything.

pub mod decision;
pub mod id;

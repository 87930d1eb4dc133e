//! 时效: whether the report came in time.

mod deadline;
pub mod t501_department;
pub mod t502_government;
pub mod t503_dates;
pub mod t504_local;

pub(super) use deadline::{first_version, is_excused};

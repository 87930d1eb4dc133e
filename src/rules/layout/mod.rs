//! 版式: whether the report keeps to the form prescribed for its year.

pub mod f601_edition;
pub mod f603_years;

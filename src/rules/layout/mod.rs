//! 版式: whether the report keeps to the form prescribed for its year.

pub mod f601_edition;
pub mod f602_title;
pub mod f603_years;
pub mod f604_headings;
pub mod f605_marks;
pub mod f606_labels;
pub mod f608_units;
pub mod f609_names;

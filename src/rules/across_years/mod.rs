//! 跨年: what must follow from the report of the year before. The chains are declared in the form files.

pub mod b201_carry_over;
pub mod b202_stock;
pub mod b203_items;
pub mod b204_editions;
pub mod b205_jump;
pub mod b206_years;
pub mod b207_change;
mod roll;

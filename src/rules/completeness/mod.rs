//! 完整: what must be there at all: sections, tables, cells, the period.

pub mod c301_sections;
pub mod c302_tables;
pub mod c303_cells;
pub mod c304_blanks;
pub mod c305_dashes;
pub mod c306_period;
pub mod c309_problems;
pub mod c310_aspects;
pub mod c313_other_matters;
pub mod c314_signature;
mod halves;
mod nothing;
mod per_table;

//! gouji
pub mod text;

//! gouji
pub mod form;
pub mod model;
pub mod text;

//! gouji

pub mod model;

//! gouji (勾稽) reads the annual reports on information disclosure that every Chinese government organ publishes, checks
//! them against the statutory form, and lets auditors review what it found.
//!
//! The modules stand in floor order: each uses only modules above it in this list, never a sibling of its own floor.

pub mod text;

pub mod form;

pub mod model;

pub mod compare;

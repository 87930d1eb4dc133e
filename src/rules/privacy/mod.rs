//! 隐私: numbers of persons. What is found is shown masked, everywhere.

mod digits;
mod forms;
mod masked;
pub mod p801_identity_number;
pub mod p802_mobile;
mod scan;

pub use masked::masked;

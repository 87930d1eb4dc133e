//! 隐私: numbers of persons. What is found is shown masked, everywhere.

mod digits;
mod masked;
pub mod p801_identity_number;
pub mod p802_mobile;

pub use masked::masked;

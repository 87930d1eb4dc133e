//! gouji
fn main() {}

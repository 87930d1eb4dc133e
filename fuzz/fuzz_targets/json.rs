//! Any bytes, read as JSON whatever they look like, then taken apart as a report.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gouji_fuzz::read_as("JSON", bytes));

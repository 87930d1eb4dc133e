//! No text, once neutralised, has a character left that acts on a terminal.
#![no_main]

use gouji::text::neutralise::{is_hidden, neutralise};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let safe = neutralise(text);
    assert!(!safe.chars().any(|c| is_hidden(c) || (c.is_control() && c != '\n' && c != '\t')), "{safe:?}");
});

//! Words and numbers: folding, exact decimals, languages, display cells. It knows no form, no report, no terminal.

pub mod data;
pub mod fold;
pub mod han;
pub mod json;
pub mod neutralise;
pub mod number;
pub mod numeral;
pub mod page;
pub mod phrase;
pub mod pinyin;
pub mod sign;
pub mod substitute;
pub mod system;
pub mod width;
pub mod wrap;

/// Every character of the planes that have characters, for tests: planes 4 to 13 are empty.
#[cfg(test)]
fn every_character() -> impl Iterator<Item = char> {
    ('\0'..='\u{3ffff}').chain('\u{e0000}'..=char::MAX)
}

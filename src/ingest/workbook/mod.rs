//! Spreadsheets: XLSX, XLS as Excel 97 to 2003 and WPS (ET) write it, and text whose cells commas part. Every sheet that is shown
//! becomes rows of text, as they stand one below the other.

mod biff;
mod cell;
mod comma;
mod hidden;
mod looks;
mod record;
mod rich;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;
mod unseen;
mod xls;
mod xlsx;

use super::package;

pub use comma::with_bars;
pub use xls::{is_locked, is_xls, read as read_xls, refuse_locked};
pub use xlsx::read as read_xlsx;

/// Tells an XLSX by the types of its parts.
pub fn is_xlsx(bytes: &[u8]) -> bool {
    package::content_of(bytes) == Some(package::Content::Workbook)
}

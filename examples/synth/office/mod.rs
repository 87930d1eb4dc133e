//! Reports as office files, in the manners of several programs: a table of manners, each the same blocks under other habits of
//! writing. The files are written by hand here, so that no library of the reader has a part in them.

mod docx;
mod package;
mod sheet;

use crate::compose::Block;
use crate::rng::Rng;

/// One way in which a program writes a document.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // each is a habit of its own
pub struct Habit {
    pub name: &'static str,
    /// A spreadsheet, no document.
    pub is_sheet: bool,
    /// Headings get their 一、 from a list.
    pub numbered: bool,
    /// Words were deleted and others put in, under watch.
    pub tracked: bool,
    /// All of it stands in a table of one cell.
    pub framed: bool,
    /// The title stands in a text box, twice: for new and for old programs.
    pub boxed: bool,
    /// Labels are broken into several paragraphs.
    pub broken: bool,
    /// Tags of WPS, the strict vocabulary and another prefix.
    pub foreign: bool,
}

const PLAIN: Habit = Habit {
    name: "",
    is_sheet: false,
    numbered: false,
    tracked: false,
    framed: false,
    boxed: false,
    broken: false,
    foreign: false,
};

/// All manners of documents.
pub static DOCUMENTS: [Habit; 7] = [
    Habit { name: "word", ..PLAIN },
    Habit { name: "wps", foreign: true, ..PLAIN },
    Habit { name: "tracked", tracked: true, ..PLAIN },
    Habit { name: "framed", framed: true, ..PLAIN },
    Habit { name: "numbered", numbered: true, ..PLAIN },
    Habit { name: "boxed", boxed: true, ..PLAIN },
    Habit { name: "broken", broken: true, ..PLAIN },
];

/// All manners of spreadsheets.
pub static SHEETS: [Habit; 1] = [Habit { name: "sheet", is_sheet: true, ..PLAIN }];

/// Writes a report as the bytes of an office file.
pub fn write(blocks: &[Block], habit: Habit, rng: &mut Rng) -> Vec<u8> {
    if habit.is_sheet { sheet::write(blocks) } else { docx::write(blocks, habit, rng) }
}

/// A text as it may stand in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

//! The formats that a report can be written in, and the manners it can have there: layouts of text, styles of web pages. A
//! further format is a folder with a writer, a line in `FORMATS` and an arm in each `match` here.

use crate::compose::Block;
use crate::encoding::Encoding;
use crate::office::{self, DOCUMENTS, Habit, SHEETS};
use crate::paged;
use crate::pages::{self, STYLES, Style};
use crate::rng::Rng;
use crate::text::{self, LAYOUTS, Layout, Readable};

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Txt,
    Html,
    Docx,
    Xlsx,
    Pdf,
}

/// All formats with the names that `--format` takes, which are also the endings of their files.
pub const FORMATS: [(&str, Format); 5] = [
    ("txt", Format::Txt),
    ("html", Format::Html),
    ("docx", Format::Docx),
    ("xlsx", Format::Xlsx),
    ("pdf", Format::Pdf),
];

impl Format {
    pub fn name(self) -> &'static str {
        let row = FORMATS.iter().find(|(_, format)| *format == self);
        row.expect("the table lists every format").0
    }

    /// Every manner that a report can have in this format.
    pub fn manners(self) -> Vec<Manner> {
        match self {
            Self::Txt => LAYOUTS.iter().map(Manner::Text).collect(),
            Self::Html => STYLES.iter().map(Manner::Page).collect(),
            Self::Pdf => paged::STYLES.iter().map(Manner::Paged).collect(),
            Self::Docx => DOCUMENTS.iter().map(Manner::Office).collect(),
            Self::Xlsx => SHEETS.iter().map(Manner::Office).collect(),
        }
    }
}

/// A format, and how a report lies in it.
#[derive(Clone, Copy)]
pub enum Manner {
    Text(&'static Layout),
    Page(&'static Style),
    Paged(&'static paged::Style),
    Office(&'static Habit),
}

/// What a manner can show of a report.
#[derive(Clone, Copy)]
pub struct Traits {
    pub format: Format,
    pub name: &'static str,
    pub readable: Readable,
    /// A blank cell leaves a trace.
    pub shows_blanks: bool,
    /// A label may run over lines without being torn.
    pub breaks_labels: bool,
}

impl Manner {
    pub fn traits(self) -> Traits {
        match self {
            Self::Text(layout) => Traits {
                format: Format::Txt,
                name: layout.name,
                readable: layout.readable,
                shows_blanks: layout.shows_blanks,
                breaks_labels: layout.breaks_labels,
            },
            Self::Page(style) => Traits {
                format: Format::Html,
                name: style.name,
                readable: Readable::Fully,
                shows_blanks: style.shows_blanks,
                breaks_labels: style.breaks_labels,
            },
            Self::Paged(style) => Traits {
                format: Format::Pdf,
                name: style.name,
                readable: Readable::Fully,
                shows_blanks: style.shows_blanks(),
                breaks_labels: false,
            },
            Self::Office(habit) => Traits {
                format: if habit.is_sheet { Format::Xlsx } else { Format::Docx },
                name: habit.name,
                readable: Readable::Fully,
                shows_blanks: true,
                breaks_labels: true,
            },
        }
    }

    /// Writes a report as the bytes of a file; `windows` asks for line ends of two characters, where there are lines.
    pub fn write(self, blocks: &[Block], (encoding, windows): (Encoding, bool), rng: &mut Rng) -> Vec<u8> {
        let text = match self {
            Self::Text(layout) => text::write(blocks, layout),
            Self::Page(style) => pages::write(blocks, style, encoding, rng),
            Self::Paged(style) => return paged::write(blocks, style, rng),
            Self::Office(habit) => return office::write(blocks, *habit, rng),
        };
        encoding.encode(&if windows { text.replace('\n', "\r\n") } else { text })
    }
}

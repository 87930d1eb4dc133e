//! Reports as PDF files of a writer of our own: fonts that are not embedded, ruled tables with merged cells that page breaks
//! cut anywhere, page marks, and one style without ruling lines on turned pages.

mod file;
mod font;
mod leaf;
mod press;
mod strip;

use crate::compose::Block;
use crate::rng::Rng;

use font::Font;

/// How the borders of cells are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Four strokes a cell.
    Strokes,
    /// Thin filled areas.
    Areas,
    /// A stroked rectangle a cell.
    Boxes,
    /// None.
    None,
}

/// Where a page says its number, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Dashes,
    Chinese,
    Bare,
}

/// One way in which offices make their files.
#[allow(clippy::struct_excessive_bools)] // each is a habit of its own
pub struct Style {
    pub name: &'static str,
    pub font: Font,
    pub rules: Rules,
    pub mark: Mark,
    /// A page break may cut through a row.
    pub cuts_rows: bool,
    /// Texts stand in the middle of tall cells.
    pub centred: bool,
    /// Heads of tables are repeated on each page.
    pub repeats_heads: bool,
    /// A running head on each page.
    pub running_head: bool,
    /// Lines on their side on upright pages that say they are to be turned.
    pub turned: bool,
}

const PLAIN: Style = Style {
    name: "",
    font: Font::Gbk,
    rules: Rules::Strokes,
    mark: Mark::Dashes,
    cuts_rows: false,
    centred: false,
    repeats_heads: false,
    running_head: false,
    turned: false,
};

/// All styles.
pub static STYLES: [Style; 5] = [
    Style { name: "stroked", centred: true, ..PLAIN },
    Style { name: "cut", font: Font::Wide, rules: Rules::Areas, mark: Mark::Chinese, cuts_rows: true, ..PLAIN },
    Style { name: "boxed", font: Font::Mapped, rules: Rules::Boxes, mark: Mark::Bare, repeats_heads: true, ..PLAIN },
    Style { name: "headed", cuts_rows: true, centred: true, running_head: true, rules: Rules::Areas, ..PLAIN },
    Style { name: "open", font: Font::Mapped, rules: Rules::None, turned: true, ..PLAIN },
];

impl Style {
    /// A blank cell leaves a trace: where nothing is ruled, only its neighbours tell of it.
    pub fn shows_blanks(&self) -> bool {
        self.rules != Rules::None
    }
}

/// Writes a report as a file in a style.
pub fn write(blocks: &[Block], style: &Style, rng: &mut Rng) -> Vec<u8> {
    file::bytes(&press::print(blocks, style, rng), style)
}

#[cfg(test)]
mod tests {
    use super::{STYLES, write};
    use crate::compose::Block;
    use crate::rng::Rng;

    #[test]
    fn every_style_gives_a_file_with_its_cross_references_in_place() {
        for style in &STYLES {
            let blocks = [Block::Title("甲".to_owned()), Block::Text("乙".repeat(3000))];
            let bytes = write(&blocks, style, &mut Rng::new(1, 1));
            let at = |needle: &[u8]| bytes.windows(needle.len()).rposition(|window| window == needle).unwrap();
            let start: usize =
                std::str::from_utf8(&bytes[at(b"startxref") + 10..at(b"%%EOF")]).unwrap().trim().parse().unwrap();
            assert!(bytes[start..].starts_with(b"xref"), "{}", style.name);
            assert!(at(b"/Type /Page ") > 0);
        }
    }
}

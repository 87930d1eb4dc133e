//! Reports as whole web pages, in the styles of agencies' sites: a table of styles, each a few small functions over the same
//! blocks that the text layouts get.

use std::fmt::Write as _;

use crate::compose::Block;
use crate::encoding::Encoding;
use crate::grid::Grid;
use crate::rng::Rng;

/// One way in which sites build their pages.
pub struct Style {
    pub name: &'static str,
    /// A blank cell leaves a trace.
    pub shows_blanks: bool,
    /// Writes a table.
    table: fn(&Grid, &mut String),
}

/// All styles.
pub static STYLES: [Style; 1] = [Style { name: "clean", shows_blanks: true, table: spanned }];

/// Writes a report as a page in a style.
pub fn write(blocks: &[Block], style: &Style, encoding: Encoding, _rng: &mut Rng) -> String {
    let mut out = format!("<!DOCTYPE html>\n<html><head><meta charset=\"{}\"></head><body>\n", encoding.name());
    for block in blocks {
        match block {
            Block::Table(grid) => (style.table)(grid, &mut out),
            Block::Title(line) | Block::Heading(line) | Block::Text(line) | Block::Signature(line) => {
                let _ = writeln!(out, "<p>{line}</p>");
            }
        }
    }
    out + "</body></html>\n"
}

fn spanned(grid: &Grid, out: &mut String) {
    out.push_str("<table>\n");
    for row in &grid.rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td rowspan={} colspan={}>{}</td>", cell.down, cell.across, cell.text);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

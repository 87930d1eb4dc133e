//! Reports as whole web pages, in the styles of agencies' sites: a table of styles, each a frame of the site and a way of
//! writing tables, over the same blocks that the text layouts get.

mod frames;
mod tables;

use std::fmt::Write as _;

use self::frames::Site;
use crate::compose::Block;
use crate::encoding::Encoding;
use crate::grid::Grid;
use crate::rng::Rng;

/// One way in which sites build their pages.
pub struct Style {
    pub name: &'static str,
    /// A blank cell leaves a trace.
    pub shows_blanks: bool,
    /// A label may run over lines without being torn.
    pub breaks_labels: bool,
    /// The page names another encoding than it is in.
    lies: bool,
    /// Writes the site around an article.
    frame: fn(&Site, &str) -> String,
    /// Writes a paragraph.
    paragraph: fn(&str, &mut String),
    /// Writes a table.
    table: fn(&Grid, &mut Rng, &mut String),
}

const CLEAN: Style = Style {
    name: "clean",
    shows_blanks: true,
    breaks_labels: true,
    lies: false,
    frame: frames::columns,
    paragraph: closed,
    table: tables::spanned,
};

/// All styles.
pub static STYLES: [Style; 13] = [
    CLEAN,
    Style { name: "layout-table", frame: frames::layout_table, ..CLEAN },
    Style { name: "nested", frame: frames::deep, table: tables::framed, ..CLEAN },
    Style { name: "styled", paragraph: styled, table: tables::styled, ..CLEAN },
    Style { name: "shifted", table: tables::shifted, ..CLEAN },
    Style { name: "unclosed", frame: frames::bare, paragraph: unclosed, table: tables::unclosed, ..CLEAN },
    Style { name: "no-spans", table: tables::without_spans, ..CLEAN },
    Style { name: "flat", frame: frames::flat, paragraph: broken, ..CLEAN },
    Style { name: "packed", shows_blanks: false, table: tables::packed, ..CLEAN },
    Style { name: "barred", breaks_labels: false, table: tables::barred, ..CLEAN },
    Style { name: "spaced", table: tables::spaced, ..CLEAN },
    Style { name: "preformatted", table: tables::preformatted, ..CLEAN },
    Style { name: "lying", lies: true, ..CLEAN },
];

/// Writes a report as a page in a style.
pub fn write(blocks: &[Block], style: &Style, encoding: Encoding, rng: &mut Rng) -> String {
    let site = Site::new(blocks, charset(style, encoding), rng);
    let mut body = String::with_capacity(30_000);
    for block in blocks {
        match block {
            Block::Table(grid) => (style.table)(grid, rng, &mut body),
            Block::Title(_) => {}
            Block::Heading(line) | Block::Text(line) | Block::Signature(line) => {
                (style.paragraph)(&escaped(line), &mut body);
            }
        }
    }
    (style.frame)(&site, &body)
}

fn charset(style: &Style, encoding: Encoding) -> &'static str {
    let (truth, lie) = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => ("utf-8", "gb2312"),
        Encoding::Utf16Le | Encoding::Utf16Be => ("utf-16", "utf-8"),
        Encoding::Gb18030 => ("gb18030", "utf-8"),
        Encoding::Gbk => ("gbk", "iso-8859-1"),
    };
    if style.lies { lie } else { truth }
}

/// Text with marks, no-break spaces and line breaks as a page has them.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('\u{a0}', "&nbsp;").replace('\n', "<br />")
}

fn closed(text: &str, out: &mut String) {
    let _ = writeln!(out, "      <p>{text}</p>");
}

fn styled(text: &str, out: &mut String) {
    let _ = writeln!(
        out,
        "<p style=\"margin:0pt 0pt 0.0001pt;text-indent:32pt;line-height:28pt;text-align:justify\"><span \
         style=\"font-family:仿宋_GB2312;font-size:16pt\">{text}</span><span style=\"font-size:16pt\"><o:p></o:p></span></p>"
    );
}

fn unclosed(text: &str, out: &mut String) {
    let _ = writeln!(out, "<P><FONT face=宋体>{text}");
}

fn broken(text: &str, out: &mut String) {
    let _ = writeln!(out, "<p><br />\n  {text}</p>");
}

#[cfg(test)]
mod tests;

//! Tables as sites write them: clean, styled cell by cell, nested, with wandering spans, without spans, and as mere text.

use std::fmt::Write as _;

use super::escaped;
use crate::grid::{Grid, GridCell, Slot};
use crate::rng::Rng;
use crate::text::{LAYOUTS, Layout};

/// What stands in a cell; a blank one holds a no-break space in most sites and nothing in others.
fn content(cell: &GridCell, rng: &mut Rng) -> String {
    if cell.text.is_empty() {
        rng.pick(&["&nbsp;", "", "<p>&nbsp;</p>", "\n    "]).to_owned()
    } else {
        escaped(&cell.text)
    }
}

fn spans(cell: &GridCell) -> String {
    let mut spans = String::new();
    if cell.across > 1 {
        let _ = write!(spans, " colspan=\"{}\"", cell.across);
    }
    if cell.down > 1 {
        let _ = write!(spans, " rowspan=\"{}\"", cell.down);
    }
    spans
}

/// Writes a table whose cells are written by `cell`.
fn table(grid: &Grid, out: &mut String, mut cell: impl FnMut(&GridCell, &mut String)) {
    out.push_str("<table border=\"1\">\n  <tbody>\n");
    for row in &grid.rows {
        out.push_str("    <tr>\n");
        for one in row {
            cell(one, out);
        }
        out.push_str("    </tr>\n");
    }
    out.push_str("  </tbody>\n</table>\n");
}

/// Clean cells, labels as heads.
pub fn spanned(grid: &Grid, rng: &mut Rng, out: &mut String) {
    table(grid, out, |cell, out| {
        let name = if cell.is_label { "th" } else { "td" };
        let _ = writeln!(out, "      <{name}{}>{}</{name}>", spans(cell), content(cell, rng));
    });
}

/// Each cell with all that word processors say of it.
pub fn styled(grid: &Grid, rng: &mut Rng, out: &mut String) {
    const STYLE: &str = "width:62.1pt;border-left:none;border-right:1.0000pt solid windowtext;border-top:none;\
        border-bottom:1.0000pt solid windowtext;padding:0.0000pt 5.4000pt 0.0000pt 5.4000pt;mso-border-alt:0.5pt";
    table(grid, out, |cell, out| {
        let (spans, content) = (spans(cell), content(cell, rng));
        let _ = write!(
            out,
            "<td{spans} style=\"{STYLE}\"><p style=\"text-align:center;margin:0pt\"><span style=\"font-size:10.5pt\">\n{content}\n\
             </span></p></td>"
        );
    });
}

/// The table in a table of one cell, values in tables of their own now and then.
pub fn framed(grid: &Grid, rng: &mut Rng, out: &mut String) {
    out.push_str("<table><tr><td>\n");
    table(grid, out, |cell, out| {
        let content = content(cell, rng);
        let inner = if rng.chance(10) { format!("<table><tr><td>{content}</td></tr></table>") } else { content };
        let _ = writeln!(out, "<td{}><div><span>{inner}</span></div></td>", spans(cell));
    });
    out.push_str("</td></tr></table>\n");
}

/// One more column, which another cell of each row takes up: values of one column begin in different columns of the grid.
pub fn shifted(grid: &Grid, rng: &mut Rng, out: &mut String) {
    let mut wider = grid.clone();
    for row in &mut wider.rows {
        let wide = rng.index(row.len());
        row[wide].across += 1;
    }
    spanned(if grid.rows.iter().flatten().any(|cell| cell.down > 1) { grid } else { &wider }, rng, out);
}

/// An empty column beside every column of values, as sheets have them that were made narrow to look well.
pub fn spaced(grid: &Grid, rng: &mut Rng, out: &mut String) {
    let mut wider = grid.clone();
    wider.width *= 2;
    for row in &mut wider.rows {
        for mut cell in std::mem::take(row) {
            let beside = GridCell { text: "".into(), ..cell.clone() };
            cell.across *= if cell.is_label { 2 } else { 1 };
            let is_label = cell.is_label;
            row.push(cell);
            row.extend((!is_label).then_some(beside));
        }
    }
    spanned(&wider, rng, out);
}

/// Tags that nobody closed.
pub fn unclosed(grid: &Grid, rng: &mut Rng, out: &mut String) {
    out.push_str("<TABLE>");
    for row in &grid.rows {
        out.push_str("\n<TR>");
        for cell in row {
            let _ = write!(out, "<TD{}><P align=center>{}", spans(cell), content(cell, rng));
        }
    }
    out.push_str("</TABLE>\n");
}

/// Empty cells wherever another cell should reach.
pub fn without_spans(grid: &Grid, rng: &mut Rng, out: &mut String) {
    out.push_str("<table>\n");
    for row in grid.slots() {
        out.push_str("<tr>");
        for slot in row {
            let Slot::Own(cell) = slot else {
                out.push_str("<td></td>");
                continue;
            };
            let _ = write!(out, "<td>{}</td>", content(cell, rng));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

fn layout(name: &str) -> &'static Layout {
    LAYOUTS.iter().find(|layout| layout.name == name).expect("the layouts named here are there")
}

fn written(grid: &Grid, layout: &Layout) -> String {
    let mut text = String::new();
    (layout.table)(grid, &mut text);
    text
}

/// No table: each cell a paragraph, as pages have it whose tables were pasted; a blank cell leaves nothing.
pub fn packed(grid: &Grid, _: &mut Rng, out: &mut String) {
    for cell in grid.rows.iter().flatten().filter(|cell| !cell.text.is_empty()) {
        let _ = writeln!(out, "<p>{}</p>", escaped(&cell.text));
    }
}

/// No table: each row a paragraph or a line, cells with bars after them.
pub fn barred(grid: &Grid, rng: &mut Rng, out: &mut String) {
    let (open, close) = rng.pick(&[("<p>", "</p>"), ("", "<br>"), ("<div><span>", "</span></div>")]);
    for line in written(grid, layout(rng.pick(&["A", "B", "H"]))).lines() {
        // A plain blank at the start of a line is nothing in a page.
        let line = line.strip_prefix(' ').map_or_else(|| line.to_owned(), |rest| format!("\u{a0}{rest}"));
        let _ = writeln!(out, "{open}{}{close}", escaped(&line));
    }
    out.push_str("<p></p>\n");
}

/// No table: text of a word processor, its line ends kept.
pub fn preformatted(grid: &Grid, _: &mut Rng, out: &mut String) {
    let _ = writeln!(out, "<pre>\n{}</pre>", escaped(&written(grid, layout("L"))).replace("<br />", "\n"));
}

//! How fast saved web pages become reports, on one core, file access left out.
//!
//! Target: 3,000 lean pages of 15 KB and 1,000 styled pages of 50 KB a second; 20,000 of 30 KB as the goal. Peers: Python's lxml
//! 760, the tree of html5ever alone 900–3,300, a scanner of its own 33,000–80,000.

#[allow(dead_code, reason = "each benchmark takes of it what it needs")]
mod common;

use std::fmt::Write as _;

use common::{File, Layout, samples};
use divan::counter::{BytesCount, ItemsCount};
use gouji::extract::Extractor;
use gouji::ingest;

fn main() {
    divan::main();
}

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Bare tags: 15 KB.
    Lean,
    /// Each cell and paragraph with what word processors say of it: 50 KB.
    Styled,
}

const STYLES: [Style; 2] = [Style::Lean, Style::Styled];
const CELL: &str =
    "width:62.1pt;border-right:1.0000pt solid windowtext;border-bottom:1.0000pt solid windowtext;padding:0pt 5.4pt";
const LINKS: &str =
    "<ul><li><a href=\"/\">首页</a></li><li><a href=\"/zw\">政务公开</a></li><li><a href=\"/nb\">年报</a></li></ul>\n";
const HEAD: &str = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>年报</title><script>var a = 1 < 2;</script></head><body>\n";

/// The samples whose tables have a row a line, as pages.
fn pages(style: Style) -> Vec<File> {
    samples(Layout::Rows).into_iter().map(|(path, bytes)| (path, page(&bytes, style))).collect()
}

fn page(report: &[u8], style: Style) -> Vec<u8> {
    let mut page = format!("{HEAD}<div>{LINKS}</div><div id=\"zoom\">\n");
    let mut in_table = false;
    for line in String::from_utf8_lossy(report).lines() {
        let is_row = line.contains('|');
        if is_row != in_table {
            page.push_str(if is_row { "<table><tbody>\n" } else { "</tbody></table>\n" });
            in_table = is_row;
        }
        if is_row { push_row(&mut page, line, style) } else { push_paragraph(&mut page, line, style) }
    }
    page.push_str("</div><div>版权所有</div></body></html>\n");
    page.into_bytes()
}

fn push_row(page: &mut String, line: &str, style: Style) {
    page.push_str("<tr>");
    for cell in line.trim_end_matches([' ', '|']).split('|') {
        let _ = match style {
            Style::Lean => write!(page, "<td><p>{}</p></td>", cell.trim()),
            Style::Styled => write!(
                page,
                "<td style=\"{CELL}\"><p style=\"text-align:center\"><span>{}</span></p></td>",
                cell.trim()
            ),
        };
    }
    page.push_str("</tr>\n");
}

fn push_paragraph(page: &mut String, line: &str, style: Style) {
    let _ = match style {
        Style::Lean => writeln!(page, "<p>{line}</p>"),
        Style::Styled => writeln!(
            page,
            "<p style=\"text-indent:32pt;line-height:28pt\"><span style=\"font-size:16pt\">{line}</span></p>"
        ),
    };
}

fn bench(bencher: divan::Bencher, style: Style, mut one: impl FnMut(&File)) {
    let files = pages(style);
    let bytes: usize = files.iter().map(|file| file.1.len()).sum();
    let counted = bencher.counter(ItemsCount::new(files.len())).counter(BytesCount::new(bytes));
    counted.bench_local(|| files.iter().for_each(&mut one));
}

/// Bytes to canonical text.
#[divan::bench(args = STYLES)]
fn read(bencher: divan::Bencher, style: Style) {
    bench(bencher, style, |(path, bytes)| {
        drop(divan::black_box(ingest::read_bytes(path, bytes).expect("the pages are readable")));
    });
}

/// Sections, tables, head as well.
#[divan::bench(args = STYLES)]
fn read_and_extract(bencher: divan::Bencher, style: Style) {
    let mut extractor = Extractor::default();
    bench(bencher, style, |(path, bytes)| {
        let document = ingest::read_bytes(path, bytes).expect("the pages are readable");
        drop(divan::black_box(extractor.read(document)));
    });
}

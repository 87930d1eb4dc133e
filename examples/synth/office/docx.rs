//! Documents of word processors: paragraphs and tables with `gridSpan` and `vMerge`, under the habits of several programs.

use std::fmt::Write as _;

use super::package::{pack, relations, types};
use super::{Habit, escaped};
use crate::compose::Block;
use crate::grid::Grid;
use crate::rng::Rng;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const NUMBERING: &str = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>\
    <w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";

/// Writes a document.
pub fn write(blocks: &[Block], habit: Habit, rng: &mut Rng) -> Vec<u8> {
    let mut writer = Writer { habit, rng, out: String::with_capacity(64 << 10), listed: counts_itself(blocks, habit) };
    for block in blocks {
        writer.block(block);
    }
    let body = if habit.framed {
        format!("<w:tbl><w:tr><w:tc><w:tcPr/>{}<w:p/></w:tc></w:tr></w:tbl>", writer.out)
    } else {
        writer.out
    };
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{WORD}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         mc:Ignorable=\"w14 w15 wp14\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let document = if habit.foreign { estranged(&document) } else { document };
    pack(&[
        ("[Content_Types].xml", types("word/document.xml", KIND)),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations(&[("numbering", "numbering.xml")])),
        ("word/numbering.xml", NUMBERING.to_owned()),
    ])
}

/// The same document with another prefix, in the strict vocabulary.
fn estranged(document: &str) -> String {
    let document = document.replace(WORD, STRICT).replace("xmlns:w=", "xmlns:文=");
    document.replace("<w:", "<文:").replace("</w:", "</文:").replace(" w:", " 文:")
}

/// A list can only count headings that stand in their order and none is missing.
fn counts_itself(blocks: &[Block], habit: Habit) -> bool {
    let mut marks = "一二三四五六".chars();
    let headings = blocks.iter().filter_map(|block| if let Block::Heading(text) = block { Some(text) } else { None });
    habit.numbered
        && headings.into_iter().all(|text| {
            let mark: String = marks.next().into_iter().chain(['、']).collect();
            text.starts_with(&mark)
        })
}

struct Writer<'a> {
    habit: Habit,
    rng: &'a mut Rng,
    out: String,
    /// Headings get their marks from the list.
    listed: bool,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) if self.habit.boxed => self.text_box(text),
            Block::Heading(text) if self.listed => {
                let list = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>";
                let words = text.split_once('、').map_or(text.as_str(), |(_, words)| words);
                let run = self.run(words);
                let _ = write!(self.out, "<w:p>{list}{run}</w:p>");
            }
            Block::Title(text) | Block::Heading(text) | Block::Text(text) | Block::Signature(text) => {
                let paragraph = self.paragraph(text);
                self.out.push_str(&paragraph);
            }
            Block::Table(grid) => self.table(grid),
        }
    }

    fn paragraph(&mut self, text: &str) -> String {
        format!("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{}</w:p>", self.run(text))
    }

    /// Words as word processors tear them: several runs, with what was changed beside what stands.
    fn run(&mut self, text: &str) -> String {
        let middle = text.floor_char_boundary(text.len() / 2);
        let (first, second) = text.split_at(middle);
        let run = |text: &str| {
            let fonts = "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"宋体\"/><w:sz w:val=\"24\"/></w:rPr>";
            format!("<w:r>{fonts}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
        };
        if !self.habit.tracked || !self.rng.chance(30) {
            return run(first) + &run(second);
        }
        let gone = "<w:del w:id=\"1\"><w:r><w:delText>旧99</w:delText></w:r></w:del>";
        format!("{}{gone}<w:ins w:id=\"2\">{}</w:ins>", run(first), run(second))
    }

    fn text_box(&mut self, text: &str) {
        let inner = format!("<w:txbxContent>{}</w:txbxContent>", self.paragraph(text));
        let _ = write!(
            self.out,
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{inner}</wps:txbx></mc:Choice>\
             <mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        );
    }

    fn table(&mut self, grid: &Grid) {
        self.out.push_str("<w:tbl><w:tblPr/><w:tblGrid/>");
        // For each column: rows still covered from above, and how wide the covering cell is.
        let mut below = vec![(0_usize, 0_usize); grid.width];
        for row in &grid.rows {
            self.out.push_str("<w:tr>");
            self.row(row, &mut below);
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl><w:p/>");
    }

    fn row(&mut self, row: &[crate::grid::GridCell], below: &mut [(usize, usize)]) {
        let (mut cells, mut column) = (row.iter(), 0);
        while column < below.len() {
            let (left, width) = below[column];
            if left > 0 {
                below[column..column + width].iter_mut().for_each(|covered| covered.0 -= 1);
                let _ = write!(self.out, "<w:tc><w:tcPr>{}<w:vMerge/></w:tcPr><w:p/></w:tc>", span(width));
                column += width;
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let end = (column + cell.across).min(below.len());
            below[column..end].fill((cell.down - 1, end - column));
            let merge = if cell.down > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
            let words = self.cell(&cell.text, cell.is_label);
            let _ = write!(self.out, "<w:tc><w:tcPr>{}{merge}</w:tcPr>{words}</w:tc>", span(end - column));
            column = end;
        }
    }

    /// The paragraphs of a cell: one, none with text, or a label broken in two.
    fn cell(&mut self, text: &str, is_label: bool) -> String {
        let middle = text.floor_char_boundary(text.len() / 2);
        if self.habit.broken && is_label && middle > 0 && self.rng.chance(40) {
            return self.paragraph(&text[..middle]) + &self.paragraph(&text[middle..]);
        }
        text.split('\n').map(|line| self.paragraph(line)).collect()
    }
}

fn span(columns: usize) -> String {
    if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() }
}

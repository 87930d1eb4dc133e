//! Puts pages together to the canonical text: paragraphs and table rows in reading order, over the ends of pages.

use kurbo::{Rect, Size};

use super::beside;
use super::columns::{self, Run};
use super::grid::Grid;
use super::gutter::{self, Entry, Placed};
use super::line::{Line, lines_of, push_continued};
use super::margins;
use super::paragraph::{self, Frame};
use super::sheet::Sheet;
use super::table::{Row, Table};
use crate::ingest::limit::{CELLS, Limit};

/// The canonical text with the line that each page begins with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Its lines, each ended by a line feed.
    pub text: String,
    /// The line that each page begins with, from 1.
    pub pages: Vec<u32>,
}

/// What comes next in reading order.
enum Block {
    Line(Line, Frame),
    Table(Table),
}

impl Block {
    fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line, _) => Some(line),
            Self::Table(_) => None,
        }
    }
}

/// Puts pages together; an error where their tables have too many cells.
pub fn put_together(sheets: Vec<Sheet>) -> Result<Flow, Limit> {
    let mut tables: Vec<Vec<Table>> = Vec::with_capacity(sheets.len());
    let mut pages: Vec<(Size, Vec<Line>)> = Vec::with_capacity(sheets.len());
    for mut sheet in sheets {
        let mut glyphs = std::mem::take(&mut sheet.glyphs);
        let found: Vec<Table> = Grid::all_of(&sheet).iter().map(|grid| Table::filled(grid, &mut glyphs)).collect();
        tables.push(found);
        pages.push((Size::new(sheet.width, sheet.height), lines_of(glyphs)));
    }
    let cells: usize = tables.iter().flatten().flat_map(|table| &table.rows).map(|row| row.cells.len()).sum();
    if cells as u64 > CELLS.most {
        return Err(CELLS);
    }
    margins::without_marks(&mut pages);
    let frames = Frame::of_pages(&pages);
    let mut writer = Writer::default();
    for (page, ((tables, (size, lines)), frame)) in tables.into_iter().zip(pages).zip(frames).enumerate() {
        let areas: Vec<Rect> = tables.iter().map(|table| table.area).collect();
        let placed = beside::in_order(gutter::in_order(size, lines, frame, &areas), frame);
        writer.page(page, blocks(tables, placed));
    }
    Ok(writer.finish())
}

/// Tables and lines of a page in reading order.
fn blocks(mut tables: Vec<Table>, placed: Vec<Placed>) -> Vec<Block> {
    let block = |Placed { entry, frame }| match entry {
        Entry::Line(line) => Some(Block::Line(line, frame)),
        Entry::Table(nth, _) => {
            let table = tables.get_mut(nth).map(std::mem::take).filter(|table| !table.rows.is_empty());
            table.map(Block::Table)
        }
    };
    placed.into_iter().filter_map(block).collect()
}

/// What the last block left open.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    /// A paragraph, with its last line, the type area and the page of that.
    Paragraph(Line, Frame, usize),
    /// A table whose rows go on at the top of the next page, with the page of each row.
    Table(Table, Vec<usize>),
}

#[derive(Default)]
struct Writer {
    /// Finished lines with their pages.
    lines: Vec<(String, usize)>,
    open: Open,
    /// Lines with wide gaps, and the type area of each.
    gapped: (Run, Vec<Frame>),
    pages: usize,
}

impl Writer {
    fn page(&mut self, page: usize, blocks: Vec<Block>) {
        self.pages = page + 1;
        let mut blocks = blocks.into_iter().enumerate().peekable();
        while let Some((nth, block)) = blocks.next() {
            match block {
                Block::Line(line, frame) if self.gapped.0.is_continued_by(&line, page) => {
                    self.gapped.0.push(line, page);
                    self.gapped.1.push(frame);
                }
                Block::Line(line, frame) => {
                    self.end_gapped();
                    let next = blocks.peek().and_then(|(_, next)| next.line());
                    let ended = matches!(&self.open, Open::Paragraph(last, ..) if last.text.ends_with('。'));
                    if paragraph::is_signature(&line, frame, next, ended) {
                        self.close();
                    }
                    self.line(line, frame, page);
                }
                Block::Table(table) => {
                    self.end_gapped();
                    self.table(table, page, nth == 0);
                }
            }
        }
    }

    /// Lines with wide gaps: a table without ruling lines, or lines like others.
    fn end_gapped(&mut self) {
        let (run, frames) = std::mem::take(&mut self.gapped);
        let used = columns::rows_of(&run).map_or(0, |read| {
            self.close();
            self.lines.extend(read.rows);
            read.used
        });
        for ((line, page), frame) in run.into_lines().into_iter().zip(frames).skip(used) {
            self.line(line, frame, page);
        }
    }

    fn line(&mut self, line: Line, frame: Frame, page: usize) {
        let open = std::mem::take(&mut self.open);
        let goes_on = match &open {
            Open::Paragraph(last, its, at) => paragraph::goes_on((last, *its), (&line, frame), *at == page),
            _ => false,
        };
        if let Some((text, _)) = self.lines.last_mut().filter(|_| goes_on) {
            push_continued(text, &line.text);
        } else {
            self.write_rows(open);
            self.lines.push((line.text.clone(), page));
        }
        self.open = Open::Paragraph(line, frame, page);
    }

    fn table(&mut self, table: Table, page: usize, is_first: bool) {
        match std::mem::take(&mut self.open) {
            Open::Table(mut begun, mut places) if is_first => {
                let more: Vec<Row> = begun.go_on(table);
                places.extend(std::iter::repeat_n(page, more.len()));
                begun.rows.extend(more);
                self.open = Open::Table(begun, places);
            }
            other => {
                self.write_rows(other);
                let places = vec![page; table.rows.len()];
                self.open = Open::Table(table, places);
            }
        }
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        self.write_rows(open);
    }

    fn write_rows(&mut self, open: Open) {
        if let Open::Table(table, places) = open {
            self.lines.extend(table.rows.iter().map(Row::line).zip(places));
        }
    }

    fn finish(mut self) -> Flow {
        self.end_gapped();
        self.close();
        let first_of = |page: usize| self.lines.partition_point(|(_, at)| *at < page) + 1;
        let pages = (0..self.pages).map(|page| u32::try_from(first_of(page)).unwrap_or(u32::MAX)).collect();
        let text = self.lines.into_iter().flat_map(|(line, _)| [line, "\n".to_owned()]).collect();
        Flow { text, pages }
    }
}

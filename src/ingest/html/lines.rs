//! Collects the lines of a page in one buffer: blanks as a browser shows them, joins within cells, what of a line is a link.
//! What stands on a line is decided elsewhere.

use memchr::memchr;

use super::list;
use super::tree::{DOCUMENT, Id};
use crate::ingest::raised;
use crate::ingest::row::{Row, Shape, is_parted};
use crate::text::fold;

/// A line of the page.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its first byte in the buffer.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The node that it began in.
    pub node: Id,
    /// How many links are in it.
    pub links: u32,
    /// How many of its bytes are links.
    pub linked: usize,
    /// It is a row of a table.
    pub is_row: bool,
}

/// Lines in the making.
#[derive(Debug, Default)]
pub struct Lines {
    /// All characters, in order; lines are stretches of it.
    pub buffer: String,
    /// What is done.
    pub done: Vec<Line>,
    /// Where the open line or cell begins.
    start: usize,
    /// The node in which the open line began.
    node: Id,
    links: u32,
    linked: usize,
    /// A line ended in the source, or within a cell: how it joins what follows is told by what follows.
    joint: bool,
    /// Within a cell nothing ends a line.
    in_cell: bool,
    /// The row at hand.
    row: Row,
    /// The mark of a point of a list, and where it is to stand once its text has begun.
    mark: Option<(String, Option<usize>)>,
}

impl Lines {
    /// Takes text as it stands in the source.
    pub fn text(&mut self, text: &str, node: Id, linked: bool) {
        if memchr(b'\n', text.as_bytes()).is_none() {
            return self.push(text, node, linked);
        }
        for (nth, part) in text.split('\n').enumerate() {
            if nth > 0 {
                self.source_line_ends();
            }
            self.push(part, node, linked);
        }
    }

    /// Takes text that is raised.
    pub fn raised_text(&mut self, text: &str, node: Id, linked: bool) {
        for character in text.chars() {
            let written = raised::written(&self.buffer[self.start..], character);
            self.text(written.encode_utf8(&mut [0; 4]), node, linked);
        }
    }

    /// A line of the source ends: the blanks around that are its layout.
    fn source_line_ends(&mut self) {
        let line = self.buffer[self.start..].trim_ascii_end().len();
        self.buffer.truncate(self.start + line);
        self.joint = true;
    }

    /// Takes text whose line ends count.
    pub fn kept_text(&mut self, text: &str, node: Id) {
        for (nth, part) in text.split('\n').enumerate() {
            if nth > 0 {
                self.end_kept_line(node);
            }
            self.push(part, node, false);
        }
    }

    fn push(&mut self, part: &str, node: Id, linked: bool) {
        let part = if self.joint { part.trim_ascii_start() } else { part };
        let Some(next) = part.chars().next() else { return };
        if self.buffer.len() == self.start {
            self.node = if self.in_cell { self.node } else { node };
        } else if self.joint && is_parted(self.buffer.chars().next_back(), Some(next)) {
            self.buffer.push(' ');
        }
        self.joint = false;
        if let Some((_, place @ None)) = &mut self.mark
            && !fold::is_blank_text(part)
        {
            *place = Some(self.buffer.len());
        }
        self.buffer.push_str(part);
        self.linked += if linked { part.len() } else { 0 };
    }

    /// Notes that a link begins.
    pub fn link(&mut self) {
        self.links += 1;
    }

    /// Notes the mark that is to stand before the text that follows; none for none.
    pub fn mark(&mut self, mark: Option<String>) {
        self.mark = mark.map(|mark| (mark, None));
    }

    /// Puts the mark of a point before its text, once that is there and tells no number of its own.
    fn set_mark(&mut self) {
        let Some((mark, place)) = self.mark.take_if(|(_, place)| place.is_some()) else { return };
        let text = place.and_then(|place| self.buffer.get(place..)).unwrap_or_default();
        if list::is_numbered(text) {
            return;
        }
        let place = self.buffer.len() - text.trim_start().len();
        let follows = place > self.start && !self.buffer[self.start..place].ends_with(char::is_whitespace);
        self.buffer.insert_str(place, &mark);
        // The number of a link is part of it, or rows of links would look like text.
        self.linked += if self.linked > 0 { mark.len() } else { 0 };
        if follows {
            self.buffer.insert(place, ' ');
        }
    }

    /// Ends the open line, or within a cell the open paragraph. A line on which nothing stands is none.
    pub fn end(&mut self) {
        self.joint = true;
        self.set_mark();
        if self.in_cell {
            return;
        }
        let (start, end) = self.trimmed();
        if start < end && self.is_kept(start, end) {
            self.finish(start, end, false);
        } else {
            self.drop_open();
        }
    }

    /// The open line without the blanks of the source around it; those between bars keep their width, since they are cells.
    fn trimmed(&self) -> (usize, usize) {
        let line = &self.buffer[self.start..];
        if memchr(b'|', line.as_bytes()).is_some() {
            return (self.start, self.buffer.len());
        }
        let end = line.trim_ascii_end().len();
        let start = if line.starts_with('\t') { 0 } else { line.len() - line.trim_ascii_start().len() };
        (self.start + start.min(end), self.start + if line.starts_with('\t') { end.max(1) } else { end })
    }

    /// A tab begins a cell: where it is the only thing on a line, and the line before has one too, the cell is empty.
    fn is_kept(&self, start: usize, end: usize) -> bool {
        let line = &self.buffer[start..end];
        let tabbed = |line: &Line| self.buffer[line.start..line.end].starts_with('\t');
        !fold::is_blank_text(line) || line.starts_with('\t') && (line.len() > 1 || self.done.last().is_some_and(tabbed))
    }

    fn end_kept_line(&mut self, node: Id) {
        if self.in_cell {
            self.joint = true;
            return;
        }
        if self.buffer.len() == self.start {
            self.node = node;
        }
        self.finish(self.start, self.buffer.len(), false);
    }

    fn finish(&mut self, start: usize, end: usize, is_row: bool) {
        let Self { node, links, linked, .. } = *self;
        self.done.push(Line { start, end, node, links, linked, is_row });
        self.start = self.buffer.len();
        (self.links, self.linked, self.joint) = (0, 0, false);
    }

    fn drop_open(&mut self) {
        self.buffer.truncate(self.start);
        (self.links, self.linked, self.joint) = (0, 0, false);
    }

    /// Begins a row of a table; the open line must be ended.
    pub fn begin_row(&mut self, table: Id) {
        self.end();
        self.mark = None;
        self.node = table;
    }

    /// Begins a cell of the row at hand.
    pub fn begin_cell(&mut self) {
        (self.joint, self.in_cell) = (false, true);
    }

    /// Ends a cell; tells how long it is, in bytes.
    pub fn end_cell(&mut self) -> usize {
        (self.joint, self.in_cell) = (false, false);
        let cell = fold::trim_seen(&self.buffer[self.start..]);
        self.row.push(Shape::OWN, cell);
        let length = cell.len();
        self.buffer.truncate(self.start);
        length
    }

    /// A place of the row at hand that a cell from above covers.
    pub fn covered_cell(&mut self) {
        self.row.push(Shape::COVERED, "");
    }

    /// Ends a row of a table.
    pub fn end_row(&mut self) {
        self.row.write(&mut self.buffer);
        self.finish(self.start, self.buffer.len(), true);
    }

    /// Gives a row up that has begun.
    pub fn drop_row(&mut self) {
        self.row.clear();
        self.drop_open();
        self.node = DOCUMENT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &Lines) -> Vec<&str> {
        lines.done.iter().map(|line| &lines.buffer[line.start..line.end]).collect()
    }

    fn read(texts: &[&str]) -> Vec<String> {
        let mut lines = Lines::default();
        for text in texts {
            lines.text(text, DOCUMENT, false);
            lines.end();
        }
        shown(&lines).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn line_ends_of_the_source_are_no_lines() {
        assert_eq!(read(&["\n  信息\n  公开 \n", "one\ntwo", " \n ", "\u{a0}"]), ["信息公开", "one two"]);
        assert_eq!(read(&["　　2024年\n共5件"]), ["　　2024年共5件"]);
    }

    #[test]
    fn blanks_between_bars_and_tabs_before_cells_keep_their_width() {
        assert_eq!(read(&["规章 | 0 |  | 2 | "]), ["规章 | 0 |  | 2 | "]);
        assert_eq!(read(&["\t规章", "\t", "\t\u{a0}", " \t", "甲", "\t"]), ["\t规章", "\t", "\t\u{a0}", "甲"]);
    }

    #[test]
    fn kept_lines_are_kept_whatever_stands_on_them() {
        let mut lines = Lines::default();
        lines.kept_text("\t规章\n\n\t0", DOCUMENT);
        lines.end();
        assert_eq!(shown(&lines), ["\t规章", "", "\t0"]);
    }

    #[test]
    fn what_stands_in_a_cell_becomes_one_stretch() {
        let mut lines = Lines::default();
        lines.begin_row(DOCUMENT);
        for parts in [["结果", "维持"], ["1", "2"], ["\n 甲", "|"], ["\u{a0}", ""]] {
            lines.begin_cell();
            for part in parts {
                lines.text(part, DOCUMENT, false);
                lines.end();
            }
            lines.end_cell();
        }
        lines.end_row();
        assert_eq!(shown(&lines), ["结果维持 | 1 2 | 甲¦ |  |"]);
    }
}

//! Takes the lines of a document apart into pieces: what stands between bars, tabs and line ends, in every way that tables
//! are serialised in text (domain.md 4.2). It knows no label and no table.

use memchr::{memchr, memchr2, memmem};

use crate::model::document::{Document, Span};
use crate::text::{fold, page, sign};

/// What a piece is, as far as its own characters tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Digits only: the usual value.
    Digits(i64),
    /// Anything else that can be seen.
    Text,
    /// An empty cell whose place is sure.
    Blank,
    /// An empty piece at the end of a row of bars: an empty cell or the trace of a merged one.
    Pad,
    /// A bar alone on its line: an empty cell, or the mark before a row.
    Bar,
    /// An empty line.
    Gap,
    /// The end of a line that holds a whole row.
    RowEnd,
}

/// How a piece is set off from the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// A plain line.
    Line,
    /// A line that begins with a tab.
    Tab,
    /// A line that ends with a bar.
    Cell,
    /// One of several on a line.
    Row,
}

/// A stretch of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its characters, blanks and Markdown's marks trimmed.
    pub span: Span,
    /// Its line, from 1.
    pub line: u32,
    /// What it is.
    pub kind: Kind,
    /// How it is set off.
    pub flow: Flow,
}

impl Piece {
    /// Tells whether it is an empty cell, a pad or a bar alone.
    pub const fn is_empty(self) -> bool {
        matches!(self.kind, Kind::Blank | Kind::Pad | Kind::Bar)
    }

    /// Tells whether it holds words or digits.
    pub const fn is_visible(self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Digits(_))
    }
}

/// Takes a document apart; `pieces` is emptied first and keeps its room for the next document.
pub fn take_apart(document: &Document, pieces: &mut Vec<Piece>) {
    pieces.clear();
    let wide_bars = WIDE_BARS.iter().any(|bar| memmem::find(document.text.as_bytes(), bar.as_bytes()).is_some());
    let mut cutter = Cutter { text: &document.text, wide_bars, pieces };
    for (line, start, end) in document.line_bounds() {
        cutter.line(line, start, end);
    }
}

/// Bars that stand for `|` in some reports.
const WIDE_BARS: [&str; 3] = ["｜", "│", "┃"];

struct Cutter<'a> {
    text: &'a str,
    /// Some bar in the document is no `|`.
    wide_bars: bool,
    pieces: &'a mut Vec<Piece>,
}

/// What stands on a line up to a bar or, open, to its end.
#[derive(Clone, Copy)]
struct Stretch {
    from: usize,
    to: usize,
    open: bool,
}

/// Lines longer than this are prose whatever they hold: no row of a table is that long.
const LONGEST_ROW: usize = 4000;

impl<'a> Cutter<'a> {
    fn line(&mut self, line: u32, start: usize, end: usize) {
        let bytes = &self.text.as_bytes()[start..end];
        let (lead, flow, cell) = match bytes {
            [b'\t', cell @ ..] => (1, Flow::Tab, cell),
            [cell @ .., b'|'] => (0, Flow::Cell, cell),
            cell => (0, Flow::Line, cell),
        };
        match bytes {
            [] | [b'\r'] => self.gap(line, start),
            _ if self.push_number(line, start + lead, start + lead + cell.len(), flow) => {}
            [b'\t', rest @ ..] if memchr2(b'\t', b'|', rest).is_none() => {
                self.push_cell(line, start + 1, end, Flow::Tab);
            }
            _ if end - start > LONGEST_ROW => self.push_text(line, start, end, Flow::Line),
            _ => self.mixed(line, start, end),
        }
    }

    fn mixed(&mut self, line: u32, start: usize, end: usize) {
        let text = &self.text[start..end];
        if self.has_bar(text) {
            self.bars(line, start, end);
        } else if is_drawn_rule(text) {
            // A line that is drawn between two rows says nothing.
        } else if page::is_sure_mark(text) {
            // Where a page ends within a table says nothing either.
        } else if fold::is_blank_text(text) {
            self.gap(line, start);
        } else if memchr(b'\t', text.trim_end_matches(['\r', ' ']).as_bytes()).is_some() {
            self.tabs(line, start, end);
        } else if !self.trailing_values(line, start, end) {
            self.push_text(line, start, end, Flow::Line);
        }
    }

    fn has_bar(&self, text: &str) -> bool {
        memchr(b'|', text.as_bytes()).is_some() || self.wide_bars && text.len() < 400 && text.contains(is_bar)
    }

    /// A row of cells between tabs.
    fn tabs(&mut self, line: u32, start: usize, end: usize) {
        let text = &self.text[start..end];
        let lead = usize::from(text.starts_with('\t'));
        let mut at = start + lead;
        for cell in text[lead..].split('\t') {
            self.push_cell(line, at, at + cell.len(), Flow::Row);
            at += cell.len() + 1;
        }
        self.mark(line, end, Kind::RowEnd);
    }

    /// A line with bars: a whole row, one cell, a bar alone, or the trace of merged cells.
    fn bars(&mut self, line: u32, start: usize, end: usize) {
        let text = &self.text[start..end];
        let trimmed = fold::trim(text);
        if is_bar_text(trimmed) {
            self.mark(line, start, Kind::Bar);
            return;
        }
        if trimmed.chars().all(is_bar) {
            return;
        }
        if let Some(cell) = self.single_cell(start, end) {
            self.push_text(line, cell.from, cell.to, Flow::Cell);
        } else {
            self.row_of_bars(line, start, end);
        }
    }

    /// What stands between the bars of a line.
    fn stretches(&self, start: usize, end: usize) -> impl Iterator<Item = Stretch> + use<'a> {
        let (text, wide_bars) = (self.text, self.wide_bars);
        let mut from = start;
        std::iter::from_fn(move || {
            let rest = text.get(from..end).filter(|rest| !rest.is_empty())?;
            let bar = if wide_bars { rest.find(is_bar) } else { bar_in(rest.as_bytes()) };
            let to = from + bar.unwrap_or(rest.len());
            let width = text[to..end].chars().next().map_or(0, char::len_utf8);
            let stretch = Stretch { from, to, open: bar.is_none() };
            from = to + width;
            Some(stretch)
        })
    }

    /// The only stretch with something in it, on a line with one bar.
    fn single_cell(&self, start: usize, end: usize) -> Option<Stretch> {
        let mut stretches = self.stretches(start, end);
        let (first, second) = (stretches.next()?, stretches.next());
        if second.is_some_and(|second| !second.open) {
            return None;
        }
        let visible = |stretch: &Stretch| !fold::is_blank_text(&self.text[stretch.from..stretch.to]);
        let mut visible = std::iter::once(first).chain(second).filter(visible);
        visible.next().filter(|_| visible.next().is_none())
    }

    fn row_of_bars(&mut self, line: u32, start: usize, end: usize) {
        let text = self.text[start..end].trim_end_matches('\r');
        if is_rule(text) {
            return;
        }
        let leading = begins_with_a_bar(text);
        let first = self.pieces.len();
        for (nth, Stretch { from, to, open }) in self.stretches(start, start + text.len()).enumerate() {
            if open && fold::is_blank_text(&self.text[from..to]) {
                self.mark(line, from, Kind::Pad);
            } else if nth > 0 || !leading {
                self.push_cell(line, from, to, Flow::Row);
            }
        }
        self.soften_tail(first);
        self.mark(line, end, Kind::RowEnd);
    }

    /// Empty cells at the end of a row that are no wider than a blank may be traces of merged cells.
    fn soften_tail(&mut self, first: usize) {
        for piece in self.pieces[first..].iter_mut().rev() {
            if piece.kind == Kind::Blank && piece.span.end - piece.span.start < 2 {
                piece.kind = Kind::Pad;
            } else if piece.kind != Kind::Pad {
                break;
            }
        }
    }

    /// A plain line that ends in several numbers, as PDF text has it: label, then values.
    fn trailing_values(&mut self, line: u32, start: usize, end: usize) -> bool {
        let text = fold::trim(&self.text[start..end]);
        if text.len() > 300
            || !text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '元' | '/' | '-' | '—' | '无'))
        {
            return false;
        }
        let values = text.split(' ').rev().take_while(|word| is_value(word) || is_none(word) || word.is_empty());
        let tail: usize = values.clone().map(|word| word.len() + 1).sum();
        let head = text.len().saturating_sub(tail);
        let fewest = match &text[..head] {
            _ if values.clone().any(is_none) => 5,
            head if is_bare_name(head) => 1,
            _ => 3,
        };
        if values.filter(|word| !word.is_empty()).count() < fewest {
            return false;
        }
        let at = start + (text.as_ptr() as usize - self.text[start..].as_ptr() as usize);
        if head > 0 {
            self.push_text(line, at, at + head, Flow::Row);
        }
        let mut from = at + head;
        for word in self.text[at + head..at + text.len()].split(' ') {
            if !word.is_empty() {
                self.push_text(line, from, from + word.len(), Flow::Row);
            }
            from += word.len() + 1;
        }
        self.mark(line, end, Kind::RowEnd);
        true
    }

    fn push_cell(&mut self, line: u32, start: usize, end: usize, flow: Flow) {
        if self.push_number(line, start, end, flow) {
            return;
        }
        if fold::is_blank_text(&self.text[start..end]) {
            self.pieces.push(Piece { span: Span::new(start, end), line, kind: Kind::Blank, flow });
        } else {
            self.push_text(line, start, end, flow);
        }
    }

    /// Pushes a number with nothing but spaces around it, as most cells are; false for anything else.
    fn push_number(&mut self, line: u32, start: usize, end: usize, flow: Flow) -> bool {
        let bytes = &self.text.as_bytes()[start..end];
        let lead = bytes.iter().take_while(|byte| **byte == b' ').count();
        let tail = bytes[lead..].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\r')).count();
        let Some(value) = digits(&bytes[lead..bytes.len() - tail]) else { return false };
        let span = Span::new(start + lead, end - tail);
        self.pieces.push(Piece { span, line, kind: Kind::Digits(value), flow });
        true
    }

    fn push_text(&mut self, line: u32, start: usize, end: usize, flow: Flow) {
        let whole = &self.text[start..end];
        let text = fold::bare(whole);
        let at = start + (text.as_ptr() as usize - whole.as_ptr() as usize);
        let kind = digits(text.as_bytes()).map_or(Kind::Text, Kind::Digits);
        self.pieces.push(Piece { span: Span::new(at, at + text.len()), line, kind, flow });
    }

    fn gap(&mut self, line: u32, at: usize) {
        if self.pieces.last().is_some_and(|last| last.kind != Kind::Gap) {
            self.mark(line, at, Kind::Gap);
        }
    }

    fn mark(&mut self, line: u32, at: usize, kind: Kind) {
        self.pieces.push(Piece { span: Span::new(at, at), line, kind, flow: Flow::Line });
    }
}

/// Where the first bar stands. Most cells are shorter than it takes to begin looking at many bytes at a time.
fn bar_in(bytes: &[u8]) -> Option<usize> {
    const NEAR: usize = 8;
    let near = bytes.iter().take(NEAR).position(|&byte| byte == b'|');
    near.or_else(|| memchr(b'|', bytes.get(NEAR..)?).map(|at| NEAR + at))
}

/// A bar at the start of a line stands before the first cell; a blank or two before it are an empty first cell, set off by
/// ` | ` like the others.
fn begins_with_a_bar(text: &str) -> bool {
    let blanks = text.chars().take_while(|&c| fold::is_blank(c)).count();
    text.chars().nth(blanks).is_some_and(is_bar) && !(1..=2).contains(&blanks)
}

/// Tells whether a line is the rule below the head of a Markdown table: `| --- | :---: |`.
fn is_rule(text: &str) -> bool {
    let mut cells = text.split('|').map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    let is_line = |cell: &str| cell.trim_matches(':').len() > 2 && cell.trim_matches(':').bytes().all(|b| b == b'-');
    cells.peek().is_some() && cells.all(is_line)
}

/// Tells whether a line is drawn of signs, as between the rows of `+---+---+` and `├──┼──┤`.
fn is_drawn_rule(text: &str) -> bool {
    const CORNERS: [char; 13] = ['+', '├', '┌', '└', '┠', '┏', '┗', '┣', '╔', '╚', '╠', '╟', '┝'];
    let text = text.trim_matches([' ', '\r']);
    let is_drawn = |c: char| matches!(c, '+' | '-' | '=' | ' ' | '\u{2500}'..='\u{257f}');
    text.starts_with(CORNERS) && text.chars().nth(2).is_some() && text.chars().all(is_drawn)
}

/// Tells whether a text is a few Han characters and nothing else, as the labels of rows with one or two values are.
fn is_bare_name(text: &str) -> bool {
    (6..=36).contains(&text.len()) && text.chars().all(|c| c == ' ' || ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Tells whether a word is a written none.
pub fn is_none(word: &str) -> bool {
    matches!(word, "/" | "-" | "—" | "——" | "无")
}

/// Tells whether a word is what a cell can hold: 12, -3, 0.03, 52.6万元.
pub fn is_value(word: &str) -> bool {
    let bare = word.trim_end_matches(sign::RAISED).trim_end_matches('元').trim_end_matches('万');
    let figure = bare.strip_prefix(['-', '+']).unwrap_or(bare);
    let (whole, decimals) = figure.split_once('.').unwrap_or((figure, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    word.len() <= 18 && is_number(whole) && is_number(decimals)
}

/// The number that digits and nothing else make.
pub fn digits(bytes: &[u8]) -> Option<i64> {
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    bytes.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + i64::from(b - b'0')))
}

const fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

fn is_bar_text(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_bar) && chars.next().is_none()
}

#[cfg(test)]
mod tests;

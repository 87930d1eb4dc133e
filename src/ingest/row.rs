//! One row of a table as one line of canonical text: the words of its cells between bars, covered cells empty. Every reader of
//! tables writes its rows here. It knows no format and no label.
//!
//! What a cell covers on its right stands at the end of the row, where the format knows how much that is, and a row whose last
//! own cell is empty ends in a bar. So the values of a row follow its label one by one, and an empty one keeps its place
//! wherever it stands.

use memchr::memchr;

use crate::text::sign::OBJECT;

/// How a cell lies among its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Further places on its right that it covers and that are to stand in the row.
    pub covers: usize,
    /// It belongs to the cell above: its place is empty.
    pub above: bool,
    /// It is not there: deleted, or part of the cell on its left.
    pub gone: bool,
}

impl Shape {
    /// A cell of one place.
    pub const OWN: Self = Self { covers: 0, above: false, gone: false };
    /// A place that a cell from above covers.
    pub const COVERED: Self = Self { covers: 0, above: true, gone: false };
}

/// Canonical text of a row in the making.
#[derive(Debug, Default)]
pub struct Row {
    line: String,
    cells: usize,
    /// Places that cells cover on their right.
    covered: usize,
    /// The last cell is empty and the row's own.
    ends_empty: bool,
}

impl Row {
    /// Adds a cell with its lines.
    pub fn push(&mut self, shape: Shape, lines: &str) {
        if shape.gone {
            return;
        }
        if self.cells > 0 {
            self.line.push_str(" | ");
        }
        self.cells += 1;
        self.covered += shape.covers;
        let start = self.line.len();
        if !shape.above {
            join(lines, &mut self.line);
        }
        self.ends_empty = !shape.above && self.line.len() == start;
    }

    /// Adds places without a cell.
    pub fn cover(&mut self, places: usize) {
        self.covered += places;
    }

    /// Writes the line and makes room for the next row.
    pub fn write(&mut self, out: &mut String) {
        out.push_str(&self.line);
        (0..self.covered).for_each(|_| out.push_str(" | "));
        if self.ends_empty && self.covered == 0 {
            out.push_str(" |");
        }
        self.clear();
    }

    /// Gives up what was added.
    pub fn clear(&mut self) {
        self.line.clear();
        (self.cells, self.covered, self.ends_empty) = (0, 0, false);
    }
}

/// The line of some cells.
pub fn line<'c>(cells: impl IntoIterator<Item = (Shape, &'c str)>) -> String {
    let (mut row, mut line) = (Row::default(), String::new());
    cells.into_iter().for_each(|(shape, lines)| row.push(shape, lines));
    row.write(&mut line);
    line
}

/// The lines of a text, of which most have one.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let end = memchr(b'\n', text.as_bytes());
        rest = end.and_then(|end| text.get(end + 1..));
        Some(end.map_or(text, |end| &text[..end]))
    })
}

/// Rows of values that show a table where nothing else does; prose has no such lines.
pub const FEWEST_ROWS: usize = 8;
/// A row of values alone, or of blanks, has as many cells as the widest table.
pub const FEWEST_VALUES: usize = 10;

/// Tells a row of a table: words, and behind the last of them nothing but figures and blanks.
pub fn is_of_values<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let (mut has_words, mut has_figures) = (false, false);
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        let is_value = is_value(cell);
        has_words |= !is_value;
        has_figures = is_value && (has_figures || is_figure(cell));
    }
    has_words && has_figures
}

/// Tells a figure, perhaps with a sign, a point and separators.
pub fn is_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches(['-', '+']);
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// Tells what a cell of figures can hold: a figure, perhaps of money, or a written none.
fn is_value(cell: &str) -> bool {
    is_figure(cell.trim_end_matches('元').trim_end_matches('万')) || matches!(cell, "/" | "-" | "—" | "——" | "无")
}

/// Tells the only row of a table whose values stand in one line below its heads.
pub fn is_line_of_values<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let (mut all, mut filled) = (0, 0);
    let mut cells = cells.map(str::trim);
    let is_of_values = cells.all(|cell| {
        all += 1;
        filled += usize::from(!cell.is_empty());
        cell.is_empty() || is_value(cell)
    });
    is_of_values && all >= FEWEST_VALUES && filled > 0
}

/// Writes the lines of a cell as one. A bar in them must not look like the end of the cell. Objects beside words say nothing more.
fn join(lines: &str, out: &mut String) {
    let start = out.len();
    if let Some(words) = without_objects(lines) {
        join(&words, out);
        if out.len() == start {
            out.push(OBJECT);
        }
        return;
    }
    for line in self::lines(lines).map(str::trim).filter(|line| !line.is_empty()) {
        if is_parted(out[start..].chars().next_back(), line.chars().next()) {
            out.push(' ');
        }
        if line.bytes().any(|byte| matches!(byte, b'|' | b'\t' | b'\r' | 0xe2 | 0xef)) {
            out.extend(line.chars().map(within_a_cell));
        } else {
            out.push_str(line);
        }
    }
}

/// A text without the signs of objects, where it has some.
pub fn without_objects(text: &str) -> Option<String> {
    let has_some = memchr(0xef, text.as_bytes()).is_some() && text.contains(OBJECT);
    has_some.then(|| text.chars().filter(|&c| c != OBJECT).collect())
}

/// Tells whether a blank stands where two lines are joined: between words and figures, not beside a Han character.
pub fn is_parted(before: Option<char>, after: Option<char>) -> bool {
    before.zip(after).is_some_and(|(before, after)| !is_wide(before) && !is_wide(after))
}

/// Han characters and the marks written with them.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

const fn within_a_cell(c: char) -> char {
    match c {
        '|' | '｜' | '│' | '┃' => '¦',
        '\t' | '\r' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line of cells between `;`: `^` is covered from above, `<` is not there, and each `>` after a cell is a place that it
    /// covers.
    fn shown(cells: &str) -> String {
        line(cells.split(';').map(|cell| {
            let text = cell.trim_end_matches('>');
            (Shape { covers: cell.len() - text.len(), above: text == "^", gone: text == "<" }, text)
        }))
    }

    #[test]
    fn values_follow_their_label_and_empty_ones_keep_their_places() {
        assert_eq!(shown("规章;0;1;2"), "规章 | 0 | 1 | 2");
        assert_eq!(shown("规章;0;;"), "规章 | 0 |  |  |");
        assert_eq!(shown("行政许可;>>"), "行政许可 |  |  | ");
        assert_eq!(shown("^>;（七）总计>;3;0"), " | （七）总计 | 3 | 0 |  | ");
        assert_eq!(shown("规章;<;0;^;<"), "规章 | 0 | ");
    }

    #[test]
    fn lines_of_a_cell_are_joined_as_they_are_read() {
        assert_eq!(
            shown("总\n计\n;（四）无\n 法提供;1\n2;a|b\tc;单位：\n万元"),
            "总计 | （四）无法提供 | 1 2 | a¦b c | 单位：万元"
        );
    }

    #[test]
    fn an_object_shows_where_a_cell_has_no_words() {
        assert_eq!(shown("规章\u{fffc};\u{fffc};\u{fffc}\n \u{fffc};0"), "规章 | \u{fffc} | \u{fffc} | 0");
    }
}

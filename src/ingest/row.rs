//! One row of a table as one line of canonical text: the words of its cells between bars, covered cells empty. It knows no
//! format and no label.
//!
//! What a cell covers on its right stands at the end of the row, and a row whose last own cell is empty ends in a bar. So the
//! values of a row follow its label one by one, and an empty one keeps its place wherever it stands.

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
    /// Adds a cell of the row's own with its lines, covering so many further places.
    pub fn push(&mut self, lines: &str, covers: usize) {
        self.begin_cell(covers);
        let start = self.line.len();
        join(lines, &mut self.line);
        self.ends_empty = self.line.len() == start;
    }

    /// Adds an empty cell that one from above covers, with so many further places.
    pub fn push_covered(&mut self, covers: usize) {
        self.begin_cell(covers);
        self.ends_empty = false;
    }

    /// Adds places without a cell.
    pub fn cover(&mut self, places: usize) {
        self.covered += places;
    }

    fn begin_cell(&mut self, covers: usize) {
        if self.cells > 0 {
            self.line.push_str(" | ");
        }
        self.cells += 1;
        self.covered += covers;
    }

    /// Writes the line with its end and makes room for the next row.
    pub fn write(&mut self, out: &mut String) {
        out.push_str(&self.line);
        (0..self.covered).for_each(|_| out.push_str(" | "));
        if self.ends_empty && self.covered == 0 {
            out.push_str(" |");
        }
        out.push('\n');
        self.line.clear();
        (self.cells, self.covered, self.ends_empty) = (0, 0, false);
    }
}

/// Writes the lines of a cell as one: nothing between Han characters, a blank otherwise. A bar in them must not look like the
/// end of the cell.
pub fn join(lines: &str, out: &mut String) {
    let start = out.len();
    for line in lines.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        let ends = [out[start..].chars().next_back(), line.chars().next()];
        if out.len() > start && !ends.into_iter().flatten().all(is_wide) {
            out.push(' ');
        }
        if line.bytes().any(|byte| matches!(byte, b'|' | b'\t' | b'\r' | 0xe2 | 0xef)) {
            out.extend(line.chars().map(within_a_cell));
        } else {
            out.push_str(line);
        }
    }
}

/// Han characters and the punctuation written with them.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '“' | '”')
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

    /// The line of cells between `;`; `^` is covered from above, and each `>` after a cell is a place that it covers.
    fn line(cells: &str) -> String {
        let (mut row, mut out) = (Row::default(), String::new());
        for cell in cells.split(';') {
            let text = cell.trim_end_matches('>');
            match text {
                "^" => row.push_covered(cell.len() - text.len()),
                _ => row.push(text, cell.len() - text.len()),
            }
        }
        row.write(&mut out);
        out
    }

    #[test]
    fn values_follow_their_label_and_empty_ones_keep_their_places() {
        assert_eq!(line("规章;0;1;2"), "规章 | 0 | 1 | 2\n");
        assert_eq!(line("规章;0;;"), "规章 | 0 |  |  |\n");
        assert_eq!(line("行政许可;>>"), "行政许可 |  |  | \n");
        assert_eq!(line("^>;（七）总计>;3;0"), " | （七）总计 | 3 | 0 |  | \n");
    }

    #[test]
    fn lines_of_a_cell_are_joined_as_they_are_read() {
        assert_eq!(
            line("总\n计\n;（四）无\n 法提供;1\n2;a|b\tc;单位：\n万元"),
            "总计 | （四）无法提供 | 1 2 | a¦b c | 单位：万元\n"
        );
    }
}

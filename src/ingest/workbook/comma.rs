//! Rows of cells that commas part, as spreadsheets hand them out (CSV): a whole file, or the tables within a text. What is no table of
//! figures is left alone: prose has commas too.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::super::row::{self, FEWEST_VALUES, Shape};
use super::super::{ReadError, limit};
use super::sheet::{Sheet, Spent};

/// Columns of the narrowest form that a whole file is taken for.
const FEWEST_COLUMNS: usize = 3;
/// Characters of the longest label; a longer cell is prose.
const LONGEST_LABEL: usize = 60;
/// Longer lines, in bytes, are no rows.
const LONGEST_ROW: usize = 2000;

/// The text with its rows of cells between bars, where it has such rows; none where it stays as it is.
pub fn with_bars(text: &str) -> Result<Option<String>, ReadError> {
    // Nearly every text is none, and is told from one without looking at its lines.
    if !may_have_rows(text.as_bytes()) {
        return Ok(None);
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let (mut all, mut parted) = (0usize, 0usize);
    for line in lines() {
        all += 1;
        parted += usize::from(memchr(b',', line.as_bytes()).is_some());
    }
    if parted < row::FEWEST_ROWS {
        return Ok(None);
    }
    // The lines within a quoted cell need no comma of their own.
    let whole = if 2 * parted >= all { records(text)? } else { None };
    match whole {
        Some(records) => sheet(&records).map(Some),
        None => Ok(within(text)),
    }
}

/// Tells whether behind enough commas something stands that a cell begins with: a figure, a quote, a dash, or nothing.
fn may_have_rows(text: &[u8]) -> bool {
    let begins = |at: &usize| {
        let next = text.get(at + 1).copied().unwrap_or(b'\n');
        next.is_ascii_digit() || matches!(next, b',' | b'"' | b'-' | b'+' | b'/' | b' ' | b'\t' | b'\r' | b'\n')
    };
    memchr_iter(b',', text).filter(begins).nth(row::FEWEST_ROWS).is_some()
}

/// The records of a file that is nothing else: most are of one width, and enough of them are rows of a table.
fn records(text: &str) -> Result<Option<Vec<csv::StringRecord>>, ReadError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut records, mut cells) = (Vec::new(), 0u64);
    for record in reader.records() {
        let Ok(record) = record else { return Ok(None) };
        cells = cells.saturating_add(record.len() as u64);
        limit::CELLS.admit(cells)?;
        records.push(record);
    }
    let width = records.iter().map(csv::StringRecord::len).max().unwrap_or(0);
    let wide = records.iter().filter(|record| record.len() == width).count();
    let is_row = |record: &&csv::StringRecord| {
        let pairs = record.iter().zip(record.iter().skip(1));
        row::is_of_values(record.iter()) && !pairs.into_iter().any(|(left, right)| is_one_figure(left, right))
    };
    let rows = records.iter().filter(is_row).count();
    let is_sheet = width >= FEWEST_COLUMNS && 5 * wide >= 4 * records.len() && rows >= row::FEWEST_ROWS;
    Ok(is_sheet.then_some(records))
}

/// The rows of a file as those of a sheet, so that lines of text, blanks and merged cells are told as there.
fn sheet(records: &[csv::StringRecord]) -> Result<String, ReadError> {
    let (mut sheet, mut spent, mut text, mut above) = (Sheet::default(), Spent::default(), String::new(), 0);
    for (row, record) in (0u32..).zip(records) {
        let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        let is_of_blanks = filled == 0 && above > 1 && record.len() >= FEWEST_VALUES;
        for (column, cell) in (0u32..).zip(record).filter(|(_, cell)| is_of_blanks || !cell.is_empty()) {
            sheet.put((row, column), cell.to_owned(), &mut spent)?;
        }
        above = filled;
    }
    sheet.write(&mut spent, &mut text)?;
    Ok(text)
}

/// A text among whose lines are rows of cells: these, and the heads beside them, become rows; everything else stays.
fn within(text: &str) -> Option<String> {
    let parts: Vec<Option<Vec<Cow<'_, str>>>> = text.lines().map(cells_of).collect();
    let is_row = |at: usize| {
        let cells = || parts[at].iter().flatten().map(AsRef::as_ref);
        row::is_of_values(cells()) || row::is_line_of_values(cells())
    };
    let rows: Vec<bool> = (0..parts.len()).map(is_row).collect();
    if rows.iter().filter(|row| **row).count() < row::FEWEST_ROWS {
        return None;
    }
    // Lines of short cells above and between rows are heads; what a row is far from is prose.
    let mut near = rows.clone();
    for at in (1..near.len()).rev() {
        near[at - 1] |= near[at] && parts[at - 1].is_some();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for ((line, cells), near) in text.lines().zip(&parts).zip(near) {
        match cells.as_ref().filter(|_| near) {
            Some(cells) => out.push_str(&row::line(cells.iter().map(|cell| (Shape::OWN, cell.as_ref())))),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    Some(out)
}

/// The cells of a line, where all of them are short enough for a table; figures with separators stand in quotes.
fn cells_of(line: &str) -> Option<Vec<Cow<'_, str>>> {
    memchr(b',', line.as_bytes()).filter(|_| line.len() <= LONGEST_ROW)?;
    let (mut cells, mut rest) = (Vec::new(), Some(line));
    while let Some(text) = rest {
        let (cell, behind) = first_cell(text)?;
        if cell.chars().count() > LONGEST_LABEL || cell.contains(['。', '；', ';']) {
            return None;
        }
        cells.push(cell);
        rest = behind;
    }
    (!cells.windows(2).any(|pair| is_one_figure(&pair[0], &pair[1]))).then_some(cells)
}

/// Tells a comma that only parts the thousands of a figure (许可 1,208 0): digits on both sides, three behind, and beside them more than
/// the figure of a cell.
fn is_one_figure(left: &str, right: &str) -> bool {
    let digits = right.bytes().take_while(u8::is_ascii_digit).count();
    let is_cut = digits == 3 && left.ends_with(|c: char| c.is_ascii_digit());
    is_cut && !(row::is_figure(left.trim()) && row::is_figure(right.trim()))
}

/// The first cell of a line and what stands behind its comma; none where a quote is not closed.
fn first_cell(text: &str) -> Option<(Cow<'_, str>, Option<&str>)> {
    let Some(inside) = text.strip_prefix('"') else {
        return Some(text.split_once(',').map_or((text.into(), None), |(cell, rest)| (cell.into(), Some(rest))));
    };
    let mut quotes = inside.match_indices('"').map(|(at, _)| at).peekable();
    while let Some(at) = quotes.next() {
        if quotes.next_if_eq(&(at + 1)).is_some() {
            continue;
        }
        let behind = &inside[at + 1..];
        let rest = if behind.trim().is_empty() { None } else { Some(behind.strip_prefix(',')?) };
        return Some((inside[..at].replace("\"\"", "\"").into(), rest));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        with_bars(text).unwrap()
    }

    /// Rows that show a table.
    fn rows(label: &str, values: &str) -> String {
        (1..=8).flat_map(|nth| [nth.to_string(), [".", label, values, "\n"].concat()]).collect()
    }

    #[test]
    fn a_file_of_cells_is_read_as_a_sheet_with_its_blanks() {
        let file = format!(
            "\"某局2023年报告\",,,\n\"2023年,我局做了\n许多事。\",,,\n信息内容,制发,废止,有效\n规章,1,,3\n规范性文件,,,\n{}落款,,,\n",
            rows("甲", ",0,\"1,208\",/")
        );
        let text = shown(&file).unwrap();
        let start = "某局2023年报告\n2023年,我局做了\n许多事。\n信息内容 | 制发 | 废止 | 有效\n规章 | 1 |  | 3\n规范性文件 |  |  |  |\n1.甲 | 0 | 1,208 | /\n";
        assert!(text.starts_with(start), "{text}");
    }

    #[test]
    fn rows_within_a_text_are_read_and_its_sentences_stay() {
        let prose = "2023年,我局收到3件,办结3件。\n分别为3,4,5件\n";
        let text = format!("{prose}信息内容,制发,\"废止\"\n{}{prose}", rows("乙", ",\"1,208\",0,"));
        let shown = shown(&(text + &prose.repeat(20))).unwrap();
        assert!(shown.starts_with("2023年,我局收到3件,办结3件。\n"), "{shown}");
        assert!(shown.contains("\n信息内容 | 制发 | 废止\n1.乙 | 1,208 | 0 |  |\n"), "{shown}");
        assert!(shown.contains("8.乙 | 1,208 | 0 |  |\n2023年,我局"), "{shown}");
    }

    #[test]
    fn prose_with_commas_stays_as_it_is() {
        for sentence in [
            "2023年,我局收到申请3件,办结3件,结转0件\n",
            "其中公开1,不公开2,其他3件\n",
            "In 2023, we had 3, 4, and 5 requests\n",
            "2023,2022,2021\n",
            "收到申请,全部办结,没有结转\n",
        ] {
            assert_eq!(shown(&sentence.repeat(30)), None, "{sentence}");
        }
        for sep in [" | ", "\t", "  ", " "] {
            let row = ["许可", "0", "1,208", "3", "12,345"].join(sep) + "\n";
            assert_eq!(shown(&row.repeat(30)), None, "{row}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_brings_it_down(text in "([规a1],|\"|\n|[,12.甲。 ]){0,80}") {
            let _ = with_bars(&text);
            let _ = within(&text);
        }
    }
}

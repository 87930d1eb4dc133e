//! Tables without ruling lines: figures that stand below one another in columns. Where the places leave doubt, lines stay
//! as they stand.

use super::label::{self, is_value};
use super::line::{Line, push_continued};
use crate::ingest::row::{self, Shape};

/// No table has more lines: comparing them all with each other must end.
const LONGEST: usize = 2000;

/// The canonical line of each line of a run with wide gaps, none for one that only ends a label begun above; nothing where
/// it is no table beyond doubt.
pub fn rows_of(run: &[&Line]) -> Option<Vec<Option<String>>> {
    let with_values: Vec<&Line> = run.iter().copied().filter(|line| has_values(line)).collect();
    if !(2..=LONGEST).contains(&run.len()) || with_values.is_empty() {
        return None;
    }
    let columns = columns_of(&with_values);
    let mut rows: Vec<Option<Vec<String>>> = Vec::with_capacity(run.len());
    let mut above: Option<(&Line, usize)> = None;
    for (nth, line) in run.iter().enumerate() {
        let label =
            above.filter(|_| line.stretches.is_empty()).and_then(|(above, at)| Some((label_above(above, line)?, at)));
        let begun = label.and_then(|(label, at)| rows.get_mut(at)?.as_mut()?.get_mut(label));
        let row = match begun {
            Some(label) => {
                push_continued(label, &line.text);
                None
            }
            None if has_values(line) => Some(aligned(line, &columns)?),
            None => Some(texts(&line.stretches)),
        };
        rows.push(row);
        if !line.stretches.is_empty() {
            above = Some((line, nth));
        }
    }
    let line = |cells: Vec<String>| row::line(cells.iter().map(|cell| (Shape::OWN, cell.as_str())));
    Some(rows.into_iter().map(|cells| cells.map(line)).collect())
}

/// Tells whether a line without wide gaps is the rest of a label: just below the last line, left of the figures of the row
/// above.
pub fn is_rest_of_label((row, last): (&Line, &Line), line: &Line) -> bool {
    let value = row.stretches.iter().find(|part| is_value(&part.text));
    let is_left = value.is_some_and(|value| line.bounds.x1 < value.bounds.x0);
    let is_below = (0.0..2.0 * last.size).contains(&(line.bounds.y0 - last.bounds.y0));
    let begun = label_above(row, line).and_then(|at| row.stretches.get(at));
    is_below && is_left && begun.is_some_and(|begun| label::goes_on(&begun.text, &line.text))
}

/// The label of a row that begins just above a line.
fn label_above(above: &Line, line: &Line) -> Option<usize> {
    let labels = above.stretches.iter().take_while(|part| !is_value(&part.text));
    labels.map(|part| part.bounds.x0).position(|left| (left - line.bounds.x0).abs() < line.size)
}

/// Labels and figures, or many figures.
fn has_values(line: &Line) -> bool {
    let values = line.stretches.iter().filter(|part| is_value(&part.text)).count();
    let is_all = values == line.stretches.len();
    if is_all { values > 3 } else { values > 0 }
}

fn texts(parts: &[Line]) -> Vec<String> {
    parts.iter().map(|part| part.text.clone()).collect()
}

/// Where the columns of figures lie: what stands above one another is one column, and so are neighbours that are near and
/// never stand side by side in a row.
fn columns_of(lines: &[&Line]) -> Vec<(f64, f64)> {
    let figures = |line: &&Line| {
        let parts = line.stretches.iter().filter(|part| is_value(&part.text));
        parts.map(|part| (part.bounds.x0, part.bounds.x1)).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<(f64, f64)>> = lines.iter().map(figures).collect();
    let near = 1.5 * lines.iter().map(|line| line.size).fold(0.0, f64::max);
    let mut parts: Vec<(f64, f64)> = rows.concat();
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for part in parts {
        match columns.last_mut() {
            Some(last) if part.0 < last.1 || part.0 < last.1 + near && !side_by_side(&rows, *last, part) => {
                last.1 = last.1.max(part.1);
            }
            _ => columns.push(part),
        }
    }
    columns
}

/// Tells whether some row has a figure in the column and another where the part stands.
fn side_by_side(rows: &[Vec<(f64, f64)>], column: (f64, f64), part: (f64, f64)) -> bool {
    let stands_in = |row: &[(f64, f64)], area: (f64, f64)| row.iter().any(|one| one.0 < area.1 && area.0 < one.1);
    rows.iter().any(|row| stands_in(row, column) && stands_in(row, part))
}

/// The labels of a row, then a place for each column; none where a figure stands before a label or two share a column.
fn aligned(line: &Line, columns: &[(f64, f64)]) -> Option<Vec<String>> {
    let labels = line.stretches.iter().take_while(|part| !is_value(&part.text)).count();
    let mut row = vec![String::new(); columns.len()];
    for part in &line.stretches[labels..] {
        let column = columns.iter().position(|(from, to)| *from <= part.bounds.x0 && part.bounds.x1 <= *to)?;
        let place = row.get_mut(column).filter(|place| place.is_empty() && is_value(&part.text))?;
        place.clone_from(&part.text);
    }
    row.splice(0..0, texts(&line.stretches[..labels]));
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines_of;
    use super::super::sheet::tests::written;
    use super::*;

    fn rows(lines: &[&[(&str, f64)]]) -> Option<Vec<String>> {
        let glyphs = lines.iter().zip(1..).flat_map(|(parts, nth)| {
            parts.iter().flat_map(move |(text, x)| written(text, *x, 20.0 * f64::from(nth), 10.0))
        });
        rows_of(&lines_of(glyphs.collect()).iter().collect::<Vec<_>>()).map(|rows| rows.into_iter().flatten().collect())
    }

    #[test]
    fn figures_below_one_another_are_columns_and_gaps_are_blanks() {
        let found = rows(&[
            &[("信息内容", 100.0), ("本年制发件数", 200.0), ("本年废止件数", 300.0)],
            &[("规章", 100.0), ("0", 230.0), ("12", 325.0)],
            &[("行政规范性文件", 100.0), ("3", 330.0)],
            &[("其他", 100.0), ("1", 230.0), ("0", 330.0)],
        ]);
        let wanted =
            ["信息内容 | 本年制发件数 | 本年废止件数", "规章 | 0 | 12", "行政规范性文件 |  | 3", "其他 | 1 | 0"];
        assert_eq!(found.unwrap(), wanted);
    }

    #[test]
    fn the_rest_of_a_label_goes_back_to_its_row() {
        let found = rows(&[
            &[("（六）其他处理", 100.0), ("1.申请人逾期不补正", 200.0), ("0", 430.0), ("0", 460.0)],
            &[("2.申请人逾期未按收费通知要求", 200.0), ("3", 430.0), ("0", 460.0)],
            &[("缴纳费用", 200.0)],
            &[("3.其他", 200.0), ("0", 430.0), ("0", 460.0)],
        ]);
        let wanted = [
            "（六）其他处理 | 1.申请人逾期不补正 | 0 | 0",
            "2.申请人逾期未按收费通知要求缴纳费用 | 3 | 0",
            "3.其他 | 0 | 0",
        ];
        assert_eq!(found.unwrap(), wanted);
    }

    #[test]
    fn a_single_line_and_figures_that_share_a_column_are_left_as_they_stand() {
        assert_eq!(rows(&[&[("某局", 100.0), ("2024", 300.0)]]), None);
        assert_eq!(rows(&[&[("甲", 100.0), ("1", 130.0), ("2", 160.0)], &[("乙", 100.0), ("1234567", 132.0)]]), None);
    }
}

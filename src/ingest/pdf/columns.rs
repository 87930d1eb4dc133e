//! Tables without ruling lines: figures that stand below one another in columns. Where the places leave doubt, lines stay
//! as they stand.

use super::line::Line;
use super::table::is_value;

/// The canonical lines of a run of lines with wide gaps; none where it is no table beyond doubt.
pub fn rows_of(run: &[Line]) -> Option<Vec<String>> {
    let with_values: Vec<&Line> = run.iter().filter(|line| has_values(line)).collect();
    if run.len() < 2 || with_values.is_empty() {
        return None;
    }
    let columns = columns_of(&with_values);
    run.iter().map(|line| if has_values(line) { aligned(line, &columns) } else { Some(labels(line)) }).collect()
}

/// A label, then figures.
fn has_values(line: &Line) -> bool {
    line.stretches.iter().skip(1).any(|part| is_value(&part.text))
        && !line.stretches.iter().all(|part| is_value(&part.text))
        || line.stretches.len() > 3 && line.stretches.iter().all(|part| is_value(&part.text))
}

fn labels(line: &Line) -> String {
    line.stretches.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" | ")
}

/// Where the columns lie: what stands above one another is one column.
fn columns_of(lines: &[&Line]) -> Vec<(f64, f64)> {
    let mut parts: Vec<(f64, f64)> =
        lines.iter().flat_map(|line| &line.stretches).map(|part| (part.bounds.x0, part.bounds.x1)).collect();
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for part in parts {
        match columns.last_mut() {
            Some(last) if part.0 < last.1 => last.1 = last.1.max(part.1),
            _ => columns.push(part),
        }
    }
    columns
}

/// A row with a place for each column; none where two stretches share one.
fn aligned(line: &Line, columns: &[(f64, f64)]) -> Option<String> {
    let mut row = vec![""; columns.len()];
    for part in &line.stretches {
        let column = columns.iter().position(|(from, to)| *from <= part.bounds.x0 && part.bounds.x1 <= *to)?;
        let place = row.get_mut(column).filter(|place| place.is_empty())?;
        *place = &part.text;
    }
    Some(row.join(" | "))
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
        rows_of(&lines_of(glyphs.collect()))
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
    fn a_single_line_and_figures_that_share_a_column_are_left_as_they_stand() {
        assert_eq!(rows(&[&[("某局", 100.0), ("2024", 300.0)]]), None);
        assert_eq!(
            rows(&[&[("甲", 100.0), ("1", 130.0), ("2", 160.0)], &[("很长很长的标签", 100.0), ("1", 190.0)]]),
            None
        );
    }
}

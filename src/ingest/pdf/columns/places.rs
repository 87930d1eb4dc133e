//! The columns of figures that stand below one another, and the places of a row in them.

use super::super::label::is_value;
use super::super::line::Line;

/// Where the columns of figures lie: what stands above one another is one column, and so are neighbours that are near and
/// never stand side by side in a row.
pub fn columns_of(lines: &[&Line]) -> Vec<(f64, f64)> {
    let figures = |line: &&Line| {
        let parts = line.parts().filter(|part| is_value(&part.text));
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

/// The figures of a row, each in the place of its column; none where a figure stands before a label or two share a column.
pub fn figures_of(line: &Line, columns: &[(f64, f64)]) -> Option<Vec<String>> {
    let mut row = vec![String::new(); columns.len()];
    for part in line.parts().skip_while(|part| !is_value(&part.text)) {
        let column = columns.iter().position(|(from, to)| *from <= part.bounds.x0 && part.bounds.x1 <= *to)?;
        let place = row.get_mut(column).filter(|place| place.is_empty() && is_value(&part.text))?;
        place.clone_from(&part.text);
    }
    Some(row)
}

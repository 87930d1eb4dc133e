//! Recognises text in which every distinct line was kept only once (layout F of the survey) and refuses it: which figure stood
//! in which cell is gone for good.

use rustc_hash::FxHashSet;

use super::skeleton::{Skeleton, Word};
use super::tables::Tables;
use crate::form::{Form, Label};
use crate::model::report::{Alarm, AlarmCode, Cell, FoundTable};

/// Labels that must stand in a text before anything is said of it.
const FEWEST_LABELS: usize = 15;

/// Tells whether equal lines were kept only once. A real form repeats 结果维持, 总计, 0 over and over; here no two of the
/// pieces from the first label to the last say the same.
pub fn is_deduplicated(skeleton: &Skeleton<'_>) -> bool {
    let labels = || skeleton.words().filter(|(_, word)| word.meaning.is_label()).map(|(at, _)| at);
    let (Some(first), Some(last)) = (labels().next(), labels().next_back()) else { return false };
    let mut met = FxHashSet::default();
    let mut visible = skeleton.pieces[first..=last].iter().filter(|piece| piece.is_visible());
    labels().count() >= FEWEST_LABELS && visible.all(|piece| met.insert(skeleton.text(*piece)))
}

/// The tables of such a text: where they stand and that they cannot be read; every cell is absent.
pub fn refuse(skeleton: &Skeleton<'_>, form: &Form) -> Tables {
    let mut tables = Tables { cells: vec![Cell::default(); form.cells.len()], ..Tables::default() };
    for (nth, table) in form.tables.iter().enumerate() {
        let Some(found) = place(skeleton, form, nth) else { continue };
        let (about, cells) = (table.title.clone(), table.cells().collect());
        tables.alarms.push(Alarm { code: AlarmCode::LinesDeduplicated, line: found.first_line, about, cells });
        tables.found.push(found);
    }
    tables
}

/// From the first to the last label that only this table has: the others may be those of another one.
fn place(skeleton: &Skeleton<'_>, form: &Form, nth: usize) -> Option<FoundTable> {
    let of = |label: &Label| match *label {
        Label::Row { table, .. } | Label::Column { table, .. } | Label::Group { table } | Label::Head { table } => {
            table
        }
        Label::Caption { .. } => 0,
    };
    let is_own = |(_, word): &(usize, Word)| {
        let labels = word.meaning.labels(form.edition);
        !labels.is_empty() && labels.iter().all(|label| of(label) == nth)
    };
    let mut own = skeleton.words().filter(is_own).map(|(at, _)| skeleton.pieces[at].line);
    let first_line = own.next()?;
    Some(FoundTable { table: nth, first_line, last_line: own.next_back().unwrap_or(first_line) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::Lexicon;
    use crate::extract::piece;
    use crate::form::Edition;
    use crate::model::document::tests::document;

    /// The labels and values of a 2021 form, a line each.
    fn lines() -> Vec<String> {
        let form = Edition::E2021.form().unwrap();
        let mut lines = Vec::new();
        for table in &form.tables {
            for block in &table.blocks {
                lines.extend(block.columns.iter().map(|column| column.label.clone()));
                for row in &table.rows[block.rows.clone()] {
                    lines.push(row.label.clone());
                    lines.extend(block.columns.iter().map(|_| "0".to_owned()));
                }
            }
        }
        lines
    }

    fn refused(lines: &[String]) -> Option<Tables> {
        let document = document(&lines.join("\n"));
        let mut pieces = Vec::new();
        piece::take_apart(&document, &mut pieces);
        let skeleton = Skeleton::new(&document, &pieces, &mut Lexicon::default());
        is_deduplicated(&skeleton).then(|| refuse(&skeleton, Edition::E2021.form().unwrap()))
    }

    fn once(lines: &[String]) -> Vec<String> {
        let mut met = FxHashSet::default();
        lines.iter().filter(|line| met.insert(line.as_str())).cloned().collect()
    }

    #[test]
    fn lines_kept_once_are_refused_table_by_table() {
        assert!(refused(&lines()).is_none());
        let tables = refused(&once(&lines())).unwrap();
        assert_eq!(tables.found.iter().map(|found| found.table).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(tables.found.windows(2).all(|pair| pair[0].last_line < pair[1].first_line));
        let alarms: Vec<_> = tables.alarms.iter().map(|alarm| (alarm.code, alarm.line)).collect();
        let wanted: Vec<_> =
            tables.found.iter().map(|found| (AlarmCode::LinesDeduplicated, found.first_line)).collect();
        assert_eq!(alarms, wanted);
        assert!(tables.cells.iter().all(|cell| *cell == Cell::default()));
    }

    #[test]
    fn a_few_labels_in_prose_say_nothing() {
        assert!(refused(&once(&lines())[..12]).is_none());
    }
}

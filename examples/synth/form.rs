//! The two statutory forms as this example knows them: which cells there are and how their paths read. It is written from the notices,
//! not from gouji's own form files, so that an error there cannot hide here.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use crate::labels::{
    APPLICANTS, BLOCKS_2019, BLOCKS_2021, Block, DISPUTES, HEAD_ROWS, Named, OTHER_2019, OTHER_2021, RULINGS,
    RequestRow, TAIL_ROWS,
};

/// The form of a report: 国办公开办函〔2019〕60号 or 〔2021〕30号.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    Of2019,
    Of2021,
}

impl Edition {
    /// Gives the form that a report on `year` has to use.
    pub fn due(year: u16) -> Self {
        if year <= 2020 { Self::Of2019 } else { Self::Of2021 }
    }

    pub fn other(self) -> Self {
        if self == Self::Of2019 { Self::Of2021 } else { Self::Of2019 }
    }

    pub fn name(self) -> &'static str {
        if self == Self::Of2019 { "2019" } else { "2021" }
    }
}

/// The column 总计 of table 3.
pub const TOTAL: usize = 6;
/// The row 一 of table 3.
pub const RECEIVED: usize = 0;
/// The row 二 of table 3.
pub const CARRIED_IN: usize = 1;

/// One edition of the form; a cell is known by its place in `paths`.
pub struct Form {
    pub blocks: &'static [Block],
    pub rows: Vec<RequestRow>,
    pub paths: Vec<String>,
}

static FORM_2019: LazyLock<Form> = LazyLock::new(|| Form::new(BLOCKS_2019, OTHER_2019));
static FORM_2021: LazyLock<Form> = LazyLock::new(|| Form::new(BLOCKS_2021, OTHER_2021));

impl Form {
    pub fn of(edition: Edition) -> &'static Self {
        match edition {
            Edition::Of2019 => &FORM_2019,
            Edition::Of2021 => &FORM_2021,
        }
    }

    fn new(blocks: &'static [Block], other: &[RequestRow]) -> Self {
        let rows = [HEAD_ROWS, other, TAIL_ROWS].concat();
        let mut paths = Vec::new();
        for block in blocks {
            push_paths(&mut paths, "disclosure", block.rows.iter().map(|r| r.0), block.columns);
        }
        push_paths(&mut paths, "requests", rows.iter().map(|r| r.slug), APPLICANTS);
        push_paths(&mut paths, "disputes", DISPUTES.iter().map(|g| g.0), RULINGS);
        Self { blocks, rows, paths }
    }

    /// Gives the cells of table 2, 3 or 4.
    pub fn table(&self, number: u8) -> Range<usize> {
        let disputes = self.paths.len() - DISPUTES.len() * RULINGS.len();
        let requests = disputes - self.rows.len() * APPLICANTS.len();
        match number {
            2 => 0..requests,
            3 => requests..disputes,
            _ => disputes..self.paths.len(),
        }
    }

    /// Gives the cell of table 2 in a named row and column, where this edition has it.
    pub fn disclosure(&self, row: &str, column: &str) -> Option<usize> {
        let mut start = 0;
        for block in self.blocks {
            let found = block.rows.iter().position(|r| r.0 == row);
            if let Some(row) = found {
                let column = block.columns.iter().position(|c| c.0 == column)?;
                return Some(start + row * block.columns.len() + column);
            }
            start += block.rows.len() * block.columns.len();
        }
        None
    }

    /// Gives the cell of table 3 in a row and a column, both counted from 0.
    pub fn request(&self, row: usize, column: usize) -> usize {
        self.table(3).start + row * APPLICANTS.len() + column
    }

    /// Gives the rows （一） to （六） of table 3.
    pub fn outcomes(&self) -> Range<usize> {
        2..self.outcome_total()
    }

    pub fn outcome_total(&self) -> usize {
        self.rows.len() - 2
    }

    pub fn carried_out(&self) -> usize {
        self.rows.len() - 1
    }

    /// Gives the cell of table 4 in a group and a column, both counted from 0.
    pub fn dispute(&self, group: usize, column: usize) -> usize {
        self.table(4).start + group * RULINGS.len() + column
    }
}

fn push_paths<'a>(paths: &mut Vec<String>, table: &str, rows: impl Iterator<Item = &'a str>, columns: &[Named]) {
    for row in rows {
        for (column, _) in columns {
            let mut path = String::with_capacity(48);
            let _ = write!(path, "{table}.{row}.{column}");
            paths.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edition, Form};

    #[test]
    fn editions_have_the_cells_the_notices_give_them() {
        let sizes = |edition| [2, 3, 4].map(|table| Form::of(edition).table(table).len());
        assert_eq!(sizes(Edition::Of2019), [22, 161, 15]);
        assert_eq!(sizes(Edition::Of2021), [10, 175, 15]);
    }

    #[test]
    fn paths_name_the_cells_they_stand_for() {
        let form = Form::of(Edition::Of2021);
        let cell = form.disclosure("normative_documents", "in_force").unwrap();
        assert_eq!(form.paths[cell], "disclosure.normative_documents.in_force");
        let cell = form.request(form.outcome_total(), super::TOTAL);
        assert_eq!(form.paths[cell], "requests.outcome_total.total");
        assert_eq!(form.paths[form.dispute(2, 4)], "disputes.suit_after_reconsideration.total");
        assert_eq!(form.disclosure("procurement", "items"), None);
    }
}

//! The rows and columns of a sheet that are hidden: a person who opens it does not see them, so they are taken out, and counted, as
//! are cells whose format shows nothing of them.
//! What moves up in their place keeps its neighbours.

/// Columns that a sheet can have.
const COLUMNS: u32 = 1 << 14;

/// What is hidden of a sheet.
#[derive(Debug, Default)]
pub struct Hidden {
    rows: Vec<u32>,
    columns: Vec<bool>,
    /// Cells whose format shows nothing of what stands in them.
    pub cells: u32,
}

/// Where the rows and columns that are shown stand once the others are gone.
#[derive(Debug)]
pub struct Shown {
    /// The hidden rows in order.
    rows: Vec<u32>,
    /// For each column and the one behind the last, how many before it are hidden.
    columns: Vec<u32>,
}

impl Hidden {
    /// Notes a hidden row.
    pub fn row(&mut self, row: u32) {
        self.rows.push(row);
    }

    /// Notes hidden columns, first and last.
    pub fn columns(&mut self, first: u32, last: u32) {
        self.columns.resize(COLUMNS as usize, false);
        let own = (first as usize).min(self.columns.len())..(last as usize + 1).min(self.columns.len());
        self.columns.get_mut(own).into_iter().flatten().for_each(|column| *column = true);
    }

    /// What is shown; none where nothing is hidden.
    pub fn shown(mut self) -> Option<Shown> {
        if self.rows.is_empty() && self.columns.is_empty() {
            return None;
        }
        self.rows.sort_unstable();
        self.rows.dedup();
        let counted = self.columns.iter().scan(0, |sum, &hidden| {
            *sum += u32::from(hidden);
            Some(*sum)
        });
        Some(Shown { rows: self.rows, columns: std::iter::once(0).chain(counted).collect() })
    }
}

impl Shown {
    /// Tells whether a row is hidden.
    pub fn hides_row(&self, row: u32) -> bool {
        self.rows.binary_search(&row).is_ok()
    }

    /// Tells whether a column is hidden.
    pub fn hides_column(&self, column: u32) -> bool {
        self.before(column) < self.before(column.saturating_add(1))
    }

    /// The place of a row; for a hidden one that of the next which is shown.
    pub fn row(&self, row: u32) -> u32 {
        row - u32::try_from(self.rows.partition_point(|&hidden| hidden < row)).unwrap_or(0)
    }

    /// The place of a column; for a hidden one that of the next which is shown.
    pub fn column(&self, column: u32) -> u32 {
        column - self.before(column)
    }

    fn before(&self, column: u32) -> u32 {
        self.columns.get(column as usize).or_else(|| self.columns.last()).copied().unwrap_or(0)
    }
}

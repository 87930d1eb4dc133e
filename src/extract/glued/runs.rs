//! Puts the labels and figures found in glued text together: which run of figures stands after which row of the form.

use super::cuts::Run;
use super::scan::{Gap, Kind, Scan, Token};
use crate::extract::lexicon::Meaning;
use crate::extract::tables::nearest;
use crate::form::{CellId, Edition, Form, Label};

/// A row as it stands in glued text.
#[derive(Clone, Debug)]
pub struct GluedRow {
    /// Its name, as alarms call it.
    pub name: String,
    /// Its first cell; the others follow.
    pub first: CellId,
    /// Its block of columns.
    pub block: usize,
    /// Byte at which its label begins.
    pub at: usize,
    /// The figures after the label: glyphs from, to.
    pub figures: (usize, usize),
    /// What follows the figures is unknown, or may own their last digit.
    pub doubtful: bool,
}

/// What stands of one table.
#[derive(Clone, Debug, Default)]
pub struct GluedTable {
    /// Rows in the order of the text; a table in one line is one row.
    pub rows: Vec<GluedRow>,
    /// （六）其他处理 stands in one row, in place of its sub-rows.
    pub is_merged: bool,
    /// Column heads in the order they stand: block, column, source bytes.
    pub heads: Vec<(usize, usize, std::ops::Range<usize>)>,
    /// First and last byte.
    pub extent: Option<(usize, usize)>,
    /// Words that are no label, or figures behind what is no row, stand among its rows.
    pub has_strangers: bool,
}

/// Collects the tables of an edition from a scanned text.
pub fn collect(scan: &Scan<'_>, form: &'static Form, edition: Edition) -> Vec<GluedTable> {
    let tables = vec![GluedTable::default(); form.tables.len()];
    let mut collector = Collector { scan, form, edition, tables, table: None, caption: 0, stranger: false };
    for (nth, token) in scan.tokens.iter().enumerate() {
        match token.word() {
            Some(meaning) => collector.note(nth, token, meaning),
            None => collector.stranger |= matches!(token.kind, Kind::Other),
        }
    }
    collector.settle_merged();
    collector.tables
}

struct Collector<'a> {
    scan: &'a Scan<'a>,
    form: &'static Form,
    edition: Edition,
    tables: Vec<GluedTable>,
    /// The table of the last label.
    table: Option<usize>,
    /// The block of table 2 whose caption stood last.
    caption: usize,
    /// Unknown words have stood since the last label.
    stranger: bool,
}

impl Collector<'_> {
    fn note(&mut self, nth: usize, token: &Token, meaning: &'static Meaning) {
        let Some(&label) = nearest(meaning.labels(self.edition), self.table, self.caption) else { return };
        let table = match label {
            Label::Row { table, .. } | Label::Column { table, .. } | Label::Group { table } | Label::Head { table } => {
                table
            }
            Label::Caption { block } => {
                self.caption = block;
                0
            }
        };
        self.tables[table].has_strangers |= std::mem::take(&mut self.stranger) && self.table == Some(table);
        self.table = Some(table);
        let source = self.scan.source(token.from, token.to);
        if let Label::Column { block, column, .. } = label {
            self.tables[table].heads.push((block, column, source.clone()));
        }
        let row = self.row(nth, token, label, table);
        self.tables[table].has_strangers |= row.is_none() && self.is_followed_by_a_row(nth);
        let end = row.as_ref().map_or(source.end, |row| self.scan.source(token.from, row.figures.1).end);
        let extent = self.tables[table].extent.get_or_insert((source.start, end));
        extent.1 = extent.1.max(end);
        self.tables[table].rows.extend(row);
    }

    /// Decides between （六）其他处理 in one row and its sub-rows: where these have figures, the group has none of its own.
    fn settle_merged(&mut self) {
        let Some(merged) = &self.form.merged else { return };
        let table = &mut self.tables[merged.cells[0].table];
        let spec = &self.form.tables[merged.cells[0].table];
        let parts: Vec<CellId> = spec.rows[merged.stands_for.clone()].iter().map(|row| row.first).collect();
        let is_part = |row: &GluedRow| parts.contains(&row.first);
        let has_parts = table.rows.iter().any(|row| is_part(row) && row.figures.0 < row.figures.1);
        table.is_merged = !has_parts && table.rows.iter().any(|row| row.first == merged.row.first);
        let is_merged = table.is_merged;
        table.rows.retain(|row| if is_merged { !is_part(row) } else { row.first != merged.row.first });
    }

    /// The row that a label begins, if it begins one.
    fn row(&self, nth: usize, token: &Token, label: Label, table: usize) -> Option<GluedRow> {
        let (figures, doubtful) = self.figures_after(nth, token);
        let is_filled = figures.0 < figures.1;
        let spec = &self.form.tables[table];
        let (name, first, block) = match label {
            Label::Row { .. } | Label::Column { .. } if spec.one_line => {
                is_filled.then(|| (spec.title.clone(), spec.first, 0))
            }
            Label::Row { row, .. } => {
                let row = &spec.rows[row];
                Some((row.label.clone(), row.first, row.block))
            }
            Label::Group { .. } => self.merged(token).filter(|_| is_filled),
            _ => None,
        }?;
        let at = self.scan.source(token.from, token.to).start;
        Some(GluedRow { name, first, block, at, figures, doubtful })
    }

    fn merged(&self, token: &Token) -> Option<(String, CellId, usize)> {
        let merged = self.form.merged.as_ref()?;
        let text: String = self.scan.glyphs[token.from..token.to].iter().map(|glyph| glyph.folded).collect();
        text.contains("其他处理").then(|| (merged.row.label.clone(), merged.row.first, merged.row.block))
    }

    /// The figures after a label, and whether their end is doubtful.
    fn figures_after(&self, nth: usize, label: &Token) -> ((usize, usize), bool) {
        let next = self.scan.tokens.get(nth + 1);
        let Some(figures) = next.filter(|next| matches!(next.kind, Kind::Figures)) else {
            // Words right after the label: perhaps more of the label, and figures after them.
            let cut_off = next.is_some_and(|next| matches!(next.kind, Kind::Other) && !self.begins_line(next.from));
            return ((label.to, label.to), cut_off);
        };
        let (from, to) = (figures.from, figures.to);
        match self.scan.tokens.get(nth + 2) {
            Some(after) if matches!(after.kind, Kind::Other) => self.before_other_words(from, to),
            Some(after) => ((from, to), self.may_own_last_digit(after, to) || self.goes_on_below(from, to)),
            None => ((from, to), self.goes_on_below(from, to)),
        }
    }

    /// Figures behind what is no row's label, more than the ordinal of the next one: those of a row whose label is lost.
    fn is_followed_by_a_row(&self, nth: usize) -> bool {
        let Some(figures) = self.scan.tokens.get(nth + 1).filter(|next| matches!(next.kind, Kind::Figures)) else {
            return false;
        };
        let is_digit = |at: usize| self.scan.glyphs[at].folded.is_ascii_digit();
        let is_ordinal = figures.to - figures.from == 1
            && self.scan.tokens.get(nth + 2).is_some_and(|after| self.may_own_last_digit(after, figures.to));
        (figures.from..figures.to).any(is_digit) && !is_ordinal
    }

    /// Figures that go on in the next line may be joined by the number of a page, or another stray.
    fn goes_on_below(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|at| self.begins_line(at))
    }

    /// Figures before unknown words belong to the row as far as a line end sets them off; else their end is doubtful.
    fn before_other_words(&self, from: usize, to: usize) -> ((usize, usize), bool) {
        match (from..=to).rev().find(|&at| self.begins_line(at)) {
            Some(end) => ((from, end), false),
            None => ((from, to), true),
        }
    }

    fn begins_line(&self, glyph: usize) -> bool {
        self.scan.gap_before(glyph) == Gap::Line
    }

    /// A label whose ordinal is not in its place may have left it among the figures: `…26属于四类过程性信息`.
    fn may_own_last_digit(&self, after: &Token, to: usize) -> bool {
        let Kind::Word(meaning) = after.kind else { return false };
        let last = self.scan.glyphs[to - 1].folded;
        let bare = !self.scan.glyphs[after.from].folded.is_ascii_digit();
        let ordinal = |label: &Label| match *label {
            Label::Row { table, row, .. } => self.form.tables[table].rows[row].label.chars().next(),
            _ => None,
        };
        let of_heading = meaning.heading.filter(|heading| heading.mark.is_none()).map(|heading| heading.part);
        let mut ordinals = meaning.labels(self.edition).iter().filter_map(ordinal);
        bare && (ordinals.any(|ordinal| ordinal == last)
            || of_heading.and_then(|part| char::from_digit(u32::from(part), 10)) == Some(last))
    }
}

/// The figures of a row as a run to be cut.
pub fn run(scan: &Scan<'_>, (from, to): (usize, usize)) -> Run {
    Run {
        chars: scan.glyphs[from..to].iter().map(|glyph| glyph.folded).collect(),
        firm: (from..to).map(|at| at > from && scan.gap_before(at) == Gap::Blank).collect(),
    }
}

//! Tells a table of another year that is set before, behind or beside the report's own, and passes it over. Its words tell: a year in
//! a line above it, 上年度, and the year in the report's title. Where they do not, nothing is passed over.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Filler;
use crate::extract::fit::{self, Habit};
use crate::extract::head;
use crate::extract::piece::{Kind, Piece};
use crate::extract::rows::Run;
use crate::model::report::AlarmCode;
use crate::text::fold;

/// Pieces above a table among which a line can say whose year it is.
const FARTHEST: usize = 80;
/// Pieces that a whole table can have, a cell a paragraph.
const WHOLE_TABLE: usize = 600;
/// Longer lines, in bytes, are running text.
const LONGEST: usize = 150;

/// The year that a table is of, as the words above it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    This,
    Last,
    Year(i16),
    Unclear,
}

/// Words for the year of a report and for the one before.
const WORDS: [(&str, Told); 5] =
    [("上年", Told::Last), ("上一年", Told::Last), ("去年", Told::Last), ("本年", Told::This), ("今年", Told::This)];

impl Told {
    fn of(text: &str) -> Self {
        let years = head::years(text).map(Self::Year);
        let word = WORDS.iter().find(|(word, _)| text.contains(word)).map(|(_, told)| *told);
        // 上年度（2022年） says it twice.
        let mut told = years.clone().chain(word.filter(|_| years.clone().next().is_none()));
        let first = told.next().unwrap_or(Self::Nothing);
        if told.all(|other| other == first) { first } else { Self::Unclear }
    }

    /// A later year is the day on which a table was made: 填报时间：2024年1月.
    fn is_other(self, own: Option<i16>) -> bool {
        self == Self::Last || matches!(self, Self::Year(year) if own.is_some_and(|own| year < own))
    }
}

/// Which of several tables is the report's own: the only one that is not said to be of another year.
fn own_of(told: &[Told], own: Option<i16>) -> Option<usize> {
    let mut left = told.iter().enumerate().filter(|(_, told)| !told.is_other(own));
    let (at, kept) = left.next()?;
    (left.next().is_none() && *kept != Told::Unclear).then_some(at)
}

/// Columns of a table whose first and last heads stand above the others, at least.
const OUTER_HEADS: usize = 3;

/// The two halves of a row with twice as many cells as columns, perhaps with an empty one between.
fn halves(run: &Run, columns: usize) -> Option<[&[Piece]; 2]> {
    let (first, rest) = run.cells.split_at_checked(columns)?;
    let gap = rest.len().checked_sub(columns).filter(|&gap| gap == 0 || gap == 1 && rest[0].is_empty())?;
    let is_filled = |half: &[Piece]| half.iter().all(|piece| piece.is_visible());
    let second = rest.get(gap..)?;
    (is_filled(first) && is_filled(second)).then_some([first, second])
}

impl Filler<'_> {
    /// Takes out the rows of tables that stand twice, where one of them is said to be of another year.
    pub(super) fn pass_over_other_years(&mut self, rows: &mut Vec<(usize, usize, Run)>) {
        for table in 0..self.form.tables.len() {
            let copies = self.copies(table, rows);
            if copies.len() < 2 {
                continue;
            }
            let told: Vec<Told> = copies.iter().map(|copy| self.told_above(copy.start)).collect();
            let Some(own) = own_of(&told, head::year_of_title(self.skeleton.document)) else { continue };
            for (_, copy) in copies.iter().enumerate().filter(|(nth, _)| *nth != own) {
                let is_of_copy = |at: usize| copy.contains(&at);
                let passed = rows.iter().filter(|(of, _, run)| *of == table && is_of_copy(run.label));
                passed.for_each(|(.., run)| self.mark_read(run));
                rows.retain(|(of, _, run)| *of != table || !is_of_copy(run.label));
                self.groups.retain(|(of, run)| *of != table || !is_of_copy(run.label));
                self.tell_passed(table, copy.start);
            }
        }
    }

    /// Takes the figures of another year out of rows in which they stand beside the report's own: every head stands twice, one set after
    /// the other, every row has twice as many values, and two lines above say whose they are.
    pub(super) fn pass_over_columns_beside(&mut self, rows: &mut [(usize, usize, Run)]) {
        for table in 0..self.form.tables.len() {
            let own = |rows: &[(usize, usize, Run)]| -> Option<(usize, usize)> {
                let first = rows.iter().find(|(of, ..)| *of == table)?.2.label;
                let mut filled = rows.iter().filter(|(of, _, run)| *of == table && run.has_values()).peekable();
                filled.peek()?;
                let is_twice = |(_, row, run): &(usize, usize, Run)| {
                    halves(run, self.columns(table, *row)).is_some() && self.has_heads_twice(table, *row)
                };
                let told = filled.all(is_twice).then(|| self.lines_above(first)).filter(|told| told.len() == 2)?;
                Some((own_of(&told, head::year_of_title(self.skeleton.document))?, first))
            };
            let Some((own, first)) = own(rows) else { continue };
            for (_, row, run) in rows.iter_mut().filter(|(of, _, run)| *of == table && run.has_values()) {
                self.mark_read(run);
                let columns = self.columns(table, *row);
                run.cells = halves(run, columns).map_or_else(Vec::new, |halves| halves[own].to_vec());
            }
            self.tell_passed(table, first);
        }
    }

    /// Tells whether each head of a row's columns stands twice, the second set after the first. In table 3 the outermost heads stand
    /// above the others.
    fn has_heads_twice(&self, table: usize, row: usize) -> bool {
        let (block, columns) = (self.form.tables[table].rows[row].block, self.columns(table, row));
        let Some(heads) = self.heads.get(&(table, block)) else { return false };
        let outer = columns > OUTER_HEADS;
        let is_inner = |column: &usize| !outer || *column > 0 && *column + 1 < columns;
        let seen = heads.iter().map(|head| head.0);
        let twice = (0..columns).chain(0..columns);
        heads.len() == 2 * columns && seen.filter(is_inner).eq(twice.filter(is_inner))
    }

    /// The pieces of each copy of a table, from its first label to the next copy's: rows with values that come again, most of them.
    pub(super) fn copies(&self, table: usize, rows: &[(usize, usize, Run)]) -> Vec<Range<usize>> {
        let spec = &self.form.tables[table];
        let (mut starts, mut counts, mut seen) = (Vec::new(), Vec::new(), vec![0; spec.rows.len()]);
        for (_, row, run) in rows.iter().filter(|(of, _, run)| *of == table && run.has_values()) {
            if starts.is_empty() || seen[*row] == starts.len() {
                starts.push(run.label);
                counts.push(0);
            }
            seen[*row] = starts.len();
            counts.last_mut().into_iter().for_each(|count| *count += 1);
        }
        if starts.len() < 2 || counts.iter().any(|&count| 2 * count < spec.rows.len()) {
            return Vec::new();
        }
        let ends = starts.iter().skip(1).copied().chain([self.skeleton.pieces.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// What the nearest short line above the first label of a table says that tells a year. What stands above several tables holds for
    /// all of them, up to the next heading.
    fn told_above(&self, label: usize) -> Told {
        let near = self.lines_above(label).last().copied();
        let far = || self.above(label, WHOLE_TABLE).map(|at| self.told_by(at)).find(|told| *told != Told::Nothing);
        near.or_else(far).unwrap_or(Told::Nothing)
    }

    /// What the short lines say that stand between the first label of a table and the figures or the heading above it, those that
    /// tell a year, in order.
    fn lines_above(&self, label: usize) -> Vec<Told> {
        let is_figure = |at: &usize| matches!(self.skeleton.pieces[*at].kind, Kind::Digits(_));
        let told = self.above(label, FARTHEST).take_while(|at| !is_figure(at)).map(|at| self.told_by(at));
        let mut told: Vec<Told> = told.filter(|told| *told != Told::Nothing).collect();
        told.reverse();
        told
    }

    /// So many pieces above a label, the nearest first, up to a heading.
    fn above(&self, label: usize, most: usize) -> impl Iterator<Item = usize> {
        let is_heading = |at: &usize| self.skeleton.word(*at).is_some_and(|word| word.meaning.heading.is_some());
        (label.saturating_sub(most)..label).rev().take_while(move |at| !is_heading(at))
    }

    /// What a short line that is no label says.
    fn told_by(&self, at: usize) -> Told {
        let piece = self.skeleton.pieces[at];
        let is_short = (piece.span.end - piece.span.start) as usize <= LONGEST;
        let text = if piece.kind == Kind::Text && is_short { self.skeleton.text(piece) } else { "" };
        let is_line = !text.is_empty()
            && self.skeleton.word(at).is_none()
            && !text.contains(['。', '，'])
            && !text.contains("结转");
        if is_line { Told::of(&fold::compact(text)) } else { Told::Nothing }
    }

    fn tell_passed(&mut self, table: usize, label: usize) {
        let line = self.skeleton.pieces[label].line;
        self.alarm(AlarmCode::OtherYearPassed, line, (&self.form.tables[table].title, Vec::new()));
    }

    /// The same for tables whose rows stand in one line: runs that fit and say something else. Where words do not tell which is the
    /// report's own, none is read, and an alarm says so.
    pub(super) fn pass_over_other_lines(&mut self, runs: &mut Vec<(usize, Run)>) {
        for (nth, table) in self.form.tables.iter().enumerate().filter(|(_, table)| table.one_line) {
            let values = |run: &Run| {
                let cells = fit::fit(run, table.count, Habit::default()).ok().filter(|_| run.has_values())?;
                Some(cells.iter().map(|&cell| self.skeleton.text(cell)).collect::<Vec<_>>())
            };
            let mut said = FxHashSet::default();
            let whole = runs.iter().filter(|run| run.0 == nth).filter_map(|(_, run)| Some((run.label, values(run)?)));
            let labels: Vec<usize> = whole.filter_map(|(label, cells)| said.insert(cells).then_some(label)).collect();
            let Some(&first) = labels.get(1) else { continue };
            let told: Vec<Told> = labels.iter().map(|&label| self.told_above(label)).collect();
            let own = own_of(&told, head::year_of_title(self.skeleton.document));
            let mut passed = labels.clone();
            passed.retain(|at| own.map(|own| labels[own]) != Some(*at));
            passed.sort_unstable();
            if own.is_some() {
                for &label in &passed {
                    self.tell_passed(nth, label);
                }
            } else {
                let line = self.skeleton.pieces[first].line;
                self.alarm(AlarmCode::TooManyValues, line, (&table.title, table.cells().collect()));
            }
            let is_passed = |(of, run): &(usize, Run)| *of == nth && passed.binary_search(&run.label).is_ok();
            runs.iter().filter(|run| is_passed(run)).for_each(|(_, run)| self.mark_read(run));
            runs.retain(|run| !is_passed(run));
        }
    }
}

//! One table of a report laid out in lines: which rows are shown, which are folded, and what stands in each cell.

use rustc_hash::FxHashSet;

use super::strip::{self, Mark, Standing};
use crate::form::{CellId, Form, Row, Table};
use crate::model::finding::Verdict;
use crate::model::report::{Cell, Report, State};
use crate::rules;
use crate::session::Session;
use crate::text::fold::fold_width;
use crate::text::phrase::Lang;
use crate::text::width::width;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::role::Role;
use crate::tui::texts;

/// One line of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The caption of a block, in table 2.
    Caption(usize),
    /// The names of a block's columns.
    Head(usize),
    /// A row.
    Row(usize),
    /// The row that stands for several.
    Merged,
    /// Rows of one group with nothing in them, and whether they are the whole group.
    Folded(Vec<usize>, bool),
}

/// One table of a report.
pub(super) struct Bench<'a> {
    look: &'a Look,
    session: &'a Session,
    report: &'a Report,
    form: &'static Form,
    table: &'static Table,
    /// How its identities stand.
    pub standing: Standing,
    broken: FxHashSet<CellId>,
    /// Every cell of the selected finding.
    selected: FxHashSet<CellId>,
    implied: FxHashSet<CellId>,
    widths: Widths,
}

/// Cells of the label, of each column, and of the row check.
#[derive(Clone, Copy, Debug, Default)]
struct Widths {
    label: usize,
    column: usize,
    check: usize,
}

/// The rows of proofs of more cells than this may stay folded where nothing is in them; that of the first never is.
const MANY_CELLS: usize = 7;
/// Labels with this many cells have room for an indent.
const ROOMY: usize = 18;

impl<'a> Bench<'a> {
    /// Lays out a table of the opened report; none where it has no form.
    pub fn of(look: &'a Look, session: &'a Session, table: usize, cells: usize) -> Option<Self> {
        let opened = session.opened()?;
        let report = opened.report.as_ref().ok()?;
        let form = report.form()?;
        let standing = strip::standing(report, form, table);
        let implied = opened.implied.iter().filter(|(_, range)| range.low > 0).map(|(cell, _)| *cell).collect();
        let mut bench = Self {
            look,
            session,
            report,
            form,
            table: form.tables.get(table)?,
            standing,
            broken: broken(session),
            selected: selected(session).iter().copied().collect(),
            implied,
            widths: Widths::default(),
        };
        bench.widths = bench.measure(cells);
        Some(bench)
    }

    /// Every line of the grid; with `narrow`, rows with nothing in them are left out instead of folded.
    pub fn entries(&self, narrow: bool) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (nth, block) in self.table.blocks.iter().enumerate() {
            if block.caption.is_some() && !narrow {
                entries.push(Entry::Caption(nth));
            }
            entries.push(Entry::Head(nth));
            self.add_rows(block.rows.clone(), narrow, &mut entries);
            if narrow && nth > 0 && matches!(entries.last(), Some(Entry::Head(_))) {
                entries.pop();
            }
        }
        entries
    }

    fn add_rows(&self, rows: std::ops::Range<usize>, narrow: bool, entries: &mut Vec<Entry>) {
        let merged = self.merged().unwrap_or(0..0);
        for group in self.table.rows.get(rows.clone()).unwrap_or_default().chunk_by(|one, next| one.group == next.group)
        {
            let first = self.place_of(&group[0]);
            if merged.contains(&first) {
                entries.push(Entry::Merged);
                continue;
            }
            let places = first..first + group.len();
            let idle = self.idle(places.clone(), narrow);
            entries.extend(places.filter(|row| !idle.contains(row)).map(Entry::Row));
            if !idle.is_empty() && !narrow {
                let whole = idle.len() == group.len();
                entries.push(Entry::Folded(idle, whole));
            }
        }
    }

    fn place_of(&self, row: &Row) -> usize {
        self.table.rows.iter().position(|other| other.first == row.first).unwrap_or(0)
    }

    /// The rows of a group with nothing in them; one alone is not worth folding.
    fn idle(&self, places: std::ops::Range<usize>, narrow: bool) -> Vec<usize> {
        let foldable = self.table.rows[places.start].group.as_deref().is_some_and(|group| group.starts_with('（'));
        let idle: Vec<usize> = places.filter(|row| self.is_idle(&self.table.rows[*row])).collect();
        if narrow || (foldable && idle.len() > 1) { idle } else { Vec::new() }
    }

    fn is_idle(&self, row: &Row) -> bool {
        let key_row = row.key == "outcome_total";
        !key_row
            && self.cells_of(row).all(|id| {
                let cell = self.report.cell(id);
                let nothing =
                    cell.number().is_none_or(crate::text::number::Number::is_zero) && cell.state != State::Text;
                nothing && !self.broken.contains(&id) && !self.implied.contains(&id)
            })
    }

    fn merged(&self) -> Option<std::ops::Range<usize>> {
        self.report.merged_other_handling?;
        let merged = self.form.merged.as_ref()?;
        std::ptr::eq(self.form.table_of(merged.row.first), self.table).then(|| merged.stands_for.clone())
    }

    fn cells_of(&self, row: &Row) -> impl Iterator<Item = CellId> + use<> {
        let count = self.table.blocks[row.block].columns.len();
        let first = row.first.0;
        (0..u16::try_from(count).unwrap_or(0)).map(move |nth| CellId(first + nth))
    }

    fn measure(&self, cells: usize) -> Widths {
        let columns = self.table.blocks.iter().map(|block| block.columns.len()).max().unwrap_or(1).max(1);
        let widest = self.table.cells().map(|id| width(&self.shown(id).0)).max().unwrap_or(0);
        let heads = self.table.blocks.iter().flat_map(|block| &block.columns);
        let heads = heads.map(|column| width(self.column_name(column)) + 1).max().unwrap_or(4);
        let check = if self.standing.has_rows() { 2 } else { 0 };
        let room = cells.saturating_sub(check);
        let least = heads.max(widest);
        let roomy = (room.saturating_sub(26) / columns).clamp(least, least.max(8));
        let column = roomy.min(room.saturating_sub(12) / columns).max(4);
        Widths { label: room.saturating_sub(column * columns), column, check }
    }

    /// One line of the grid.
    pub fn line(&self, entry: &Entry) -> Line {
        match entry {
            Entry::Caption(block) => {
                let caption = self.table.blocks[*block].caption.as_deref().unwrap_or_default();
                Line::of(caption, Role::Dim)
            }
            Entry::Head(block) => self.head(*block),
            Entry::Row(row) => self.row(&self.table.rows[*row], Some(*row)),
            Entry::Merged => self.form.merged.as_ref().map_or_else(Line::default, |merged| self.row(&merged.row, None)),
            Entry::Folded(rows, whole) => self.folded(rows, *whole),
        }
    }

    fn head(&self, block: usize) -> Line {
        let mut line = Line::default().left(self.look.say(texts::ITEM), self.widths.label, Role::Header);
        for column in &self.table.blocks[block].columns {
            line = line.right(format!("{} ", self.column_name(column)), self.widths.column, Role::Header);
        }
        line.on(Role::Header, true)
    }

    fn column_name<'c>(&self, column: &'c crate::form::Column) -> &'c str {
        match self.look.lang {
            Lang::Zh => &column.short,
            Lang::En => column.short_key(),
        }
    }

    fn row_name<'r>(&self, row: &'r Row) -> &'r str {
        match self.look.lang {
            Lang::Zh => &row.short,
            Lang::En => &row.key,
        }
    }

    fn row(&self, row: &Row, place: Option<usize>) -> Line {
        let marked = self.session.finding().and_then(|finding| finding.fault.cells.first().copied());
        let here = marked.is_some_and(|cell| self.cells_of(row).any(|other| other == cell));
        let label = if here { Role::Title } else { Role::Ink };
        let is_inner = row.group.as_deref().is_some_and(|group| group.starts_with('（'));
        let indent = if is_inner && self.widths.label >= ROOMY { "  " } else { "" };
        let mut line = Line::default().left(format!("{indent}{}", self.row_name(row)), self.widths.label, label);
        for id in self.cells_of(row) {
            let (text, role) = self.shown(id);
            line = line.right(text, self.widths.column, role);
        }
        match place.and_then(|place| self.standing.rows.get(&place)) {
            Some(Mark::Violated) => line.left("!", self.widths.check, Role::Error),
            Some(Mark::Implied) => line.left("?", self.widths.check, Role::Warning),
            _ => line.gap(self.widths.check),
        }
    }

    fn folded(&self, rows: &[usize], whole: bool) -> Line {
        let row = &self.table.rows[rows[0]];
        let group = match self.look.lang {
            Lang::Zh => fold_width(row.group.as_deref().unwrap_or_default()),
            Lang::En => row.key.split('.').next().unwrap_or_default().into(),
        };
        let (text, group) = match (whole, group.split_once(')')) {
            (true, _) | (false, None) => (if whole { texts::FOLDED } else { texts::FOLDED_REST }, group.into_owned()),
            (false, Some((number, _))) => (texts::FOLDED_REST, format!("{number})")),
        };
        let words = self.look.fill(text, &[("group", &group), ("count", &rows.len())]);
        let mut line = Line::default().left(format!("+{words}"), self.widths.label, Role::Dim);
        for column in 0..self.table.blocks[row.block].columns.len() {
            let cells = || rows.iter().filter_map(|row| self.cells_of(&self.table.rows[*row]).nth(column));
            let stated = cells().all(|id| self.report.cell(id).state == State::Number);
            let text = if stated { "0" } else { "_" };
            line = if cells().any(|id| self.selected.contains(&id)) {
                line.right(format!("[{text}]"), self.widths.column, Role::BrokenCell)
            } else {
                line.right(format!("{text} "), self.widths.column, Role::Blank)
            };
        }
        line
    }

    /// What stands in a cell, digits one cell from the edge so that brackets do not move them.
    fn shown(&self, id: CellId) -> (String, Role) {
        let cell: Cell = self.report.cell(id);
        let text = match cell.state {
            State::Number => cell.value.to_string(),
            State::Blank if self.implied.contains(&id) => "?_".to_owned(),
            State::Blank => "_".to_owned(),
            State::Dash => "/".to_owned(),
            State::Text => "?".to_owned(),
            State::Absent => ".".to_owned(),
        };
        if self.broken.contains(&id) || self.selected.contains(&id) {
            return (format!("[{text}]"), Role::BrokenCell);
        }
        let role = match cell.state {
            State::Number if cell.value.is_zero() => Role::Dim,
            State::Number => Role::Ink,
            State::Blank if self.implied.contains(&id) => Role::ImpliedCell,
            State::Text => Role::Alarm,
            _ => Role::Blank,
        };
        (format!("{text} "), role)
    }

    /// The identity strips: one line a rule; with `only`, that rule alone.
    pub fn strips(&self, only: Option<&str>) -> Vec<Line> {
        let wanted = self.standing.strips.iter().filter(|(_, strip)| only.is_none_or(|only| strip.rule == only));
        wanted.map(|(_, strip)| self.strip(strip)).collect()
    }

    fn strip(&self, strip: &strip::Strip) -> Line {
        let name = match strip.rule {
            "A101" => self.look.say(texts::STRIP_A101),
            "A102" => self.look.say(texts::STRIP_A102),
            code => rules::find(code).map_or(code, |rule| self.look.say(rule.title)),
        };
        let mut line = Line::default().left(format!("= {name}"), self.widths.label, Role::Dim);
        for mark in &strip.marks {
            let (words, role) = mark.map_or(("", Role::Dim), |mark| self.mark(mark));
            line = line.right(words, self.widths.column, role);
        }
        line
    }

    fn mark(&self, mark: Mark) -> (&'static str, Role) {
        match mark {
            Mark::Holds => (self.look.say(texts::OK), Role::Good),
            Mark::NotJudged => (self.look.say(texts::UNJUDGED), Role::Dim),
            Mark::Implied => (self.look.say(texts::FILLABLE), Role::Warning),
            Mark::Violated => (self.look.say(texts::BROKEN), Role::Error),
        }
    }

    /// The entries that hold cells of the selected finding, the first cell's before the others.
    pub fn marked(&self, entries: &[Entry]) -> Vec<usize> {
        let place = |cell: &CellId| entries.iter().position(|entry| self.holds(entry, *cell));
        let mut marked: Vec<usize> = Vec::new();
        for place in selected(self.session).iter().filter_map(place) {
            if !marked.contains(&place) {
                marked.push(place);
            }
        }
        marked
    }

    fn holds(&self, entry: &Entry, cell: CellId) -> bool {
        match entry {
            Entry::Row(row) => self.cells_of(&self.table.rows[*row]).any(|other| other == cell),
            Entry::Merged => cell.index() >= self.form.cells.len(),
            _ => false,
        }
    }
}

/// The cells of the selected finding.
fn selected(session: &Session) -> &[CellId] {
    session.finding().map_or(&[], |finding| &finding.fault.cells)
}

/// The cells whose rows stay: those of the selected finding where they are few, and the first of every broken one.
fn broken(session: &Session) -> FxHashSet<CellId> {
    let violated = session.findings().iter().filter(|finding| finding.fault.verdict == Verdict::Violated);
    let mut cells: FxHashSet<CellId> = violated.filter_map(|finding| finding.fault.cells.first().copied()).collect();
    let own = selected(session);
    cells.extend(own.iter().take(if own.len() <= MANY_CELLS { own.len() } else { 1 }));
    cells
}

//! Two years of one agency laid out in lines: figures row by row, then the prose sentence by sentence. It compares through
//! `compare` and draws nothing.

use crate::compare::text::{Block, Fate, Piece, Text, align};
use crate::compare::{Difference, Nature, Row, Shown, Side, YearDiff, years};
use crate::form::{CellId, Comparability};
use crate::model::document::Document;
use crate::model::record::Figure;
use crate::model::report::{Report, Section, State};
use crate::text::phrase::Lang;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::role::Role;
use crate::tui::texts;

/// One line of the comparison.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// A figure of two years.
    Figure(Figures),
    /// A heading.
    Head(String),
    /// Sentences, one or one of each year, as text with a mark.
    Prose(Vec<(char, String)>),
    /// A blank line.
    Gap,
}

/// A figure of two years.
#[derive(Clone, Debug)]
pub(super) struct Figures {
    pub label: String,
    pub last: String,
    pub this: String,
    pub delta: String,
    pub remark: String,
    pub role: Role,
    pub is_comparable: bool,
    /// Something that must be looked at: the figures differ, or a chain breaks.
    pub is_hit: bool,
    /// The cells of this year that the line stands for.
    pub cells: Vec<CellId>,
}

/// A comparison in lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    pub entries: Vec<Entry>,
    pub counts: String,
    pub last: String,
    pub this: String,
}

impl Entry {
    /// Tells whether `n` stops here.
    pub fn is_hit(&self) -> bool {
        match self {
            Self::Figure(figures) => figures.is_hit,
            Self::Prose(lines) => lines.iter().any(|(mark, _)| *mark != ' '),
            Self::Head(_) | Self::Gap => false,
        }
    }

    /// Tells whether it stands for a cell of this year.
    pub fn holds(&self, cell: CellId) -> bool {
        matches!(self, Self::Figure(figures) if figures.cells.contains(&cell))
    }

    /// Tells whether it stays when only what is comparable is asked for.
    pub fn is_comparable(&self) -> bool {
        !matches!(self, Self::Figure(figures) if !figures.is_comparable)
    }
}

/// Compares two years.
pub(super) fn compare(look: &Look, last: &Report, this: &Report) -> Comparison {
    let diff = years(last, this);
    let mut entries = Vec::new();
    match diff.obstacle {
        Some(obstacle) => entries.push(Entry::Head(look.say(obstacle).to_owned())),
        None => figures(look, &diff, &mut entries),
    }
    for part in [5, 1, 6] {
        prose(look, [last, this], part, &mut entries);
    }
    let counts = look.fill(
        texts::COMPARE_COUNTS,
        &[
            ("substantial", &diff.count(Nature::Substantial)),
            ("broken", &diff.differences().filter(|one| one.broken.is_some()).count()),
            ("notation", &diff.count(Nature::Notation)),
            ("form", &diff.count(Nature::Form)),
            ("unknown", &diff.count(Nature::Unknown)),
        ],
    );
    let year = |year: Option<i16>| crate::tui::marks::year(look, year);
    Comparison { entries, counts, last: year(diff.last.year), this: year(diff.this.year) }
}

fn figures(look: &Look, diff: &YearDiff, entries: &mut Vec<Entry>) {
    let mut table = 0;
    for shown in diff.folded() {
        let number = match shown {
            Shown::Row(row) => row.table,
            Shown::Folded(rows) => rows.first().map_or(0, |row| row.table),
        };
        if number != table {
            table = number;
            let name = texts::nth(look.say(texts::TABLE_NAMES), usize::from(number.saturating_sub(2)));
            entries.push(Entry::Head(name.to_owned()));
        }
        match shown {
            Shown::Folded(rows) => entries.push(Entry::Figure(folded(look, rows))),
            Shown::Row(row) => row_entries(look, row, entries),
        }
    }
}

/// The total of a row on its own line, its other columns below it where they say something; of table 2 every column.
fn row_entries(look: &Look, row: &Row, entries: &mut Vec<Entry>) {
    if row.table == 2 {
        entries.extend(row.differences.iter().map(|one| {
            let label = format!("{} {}", row_name(look, row), column_name(look, one));
            Entry::Figure(figure(look, label, one))
        }));
        return;
    }
    let Some((total, others)) = row.differences.split_last() else { return };
    let indent = if row.group.is_some_and(|group| group.starts_with('（')) { "  " } else { "" };
    let head = figure(look, format!("{indent}{}", row_name(look, row)), total);
    entries.push(Entry::Figure(Figures { cells: own_cells(row), ..head }));
    for one in others.iter().filter(|one| one.nature == Nature::Substantial || one.broken.is_some()) {
        entries.push(Entry::Figure(figure(look, format!("{indent}    {}", column_name(look, one)), one)));
    }
}

fn row_name(look: &Look, row: &Row) -> String {
    match look.lang {
        Lang::Zh => row.short.to_owned(),
        Lang::En => english(row).unwrap_or_else(|| row.short.to_owned()),
    }
}

/// The key of a row stands in for its name in English.
fn english(row: &Row) -> Option<String> {
    let editions = crate::form::Edition::WITH_FORM.into_iter().rev().filter_map(crate::form::Edition::form);
    let rows = editions.flat_map(|form| &form.tables).flat_map(|table| &table.rows);
    rows.into_iter().find(|other| other.label == row.label).map(|other| other.key.clone())
}

fn column_name(look: &Look, one: &Difference) -> String {
    match look.lang {
        Lang::Zh => one.column.clone(),
        Lang::En => {
            let cell = one.this.cells.first().or(one.last.cells.first());
            let forms = crate::form::Edition::WITH_FORM.into_iter().rev().filter_map(crate::form::Edition::form);
            let named = cell.and_then(|cell| {
                let mut forms = forms.filter(|form| cell.index() < form.cells.len());
                forms
                    .find(|form| form.column_of(*cell).short == one.column)
                    .map(|form| form.column_of(*cell).key.clone())
            });
            named.unwrap_or_else(|| one.column.clone())
        }
    }
}

fn folded(look: &Look, rows: &[Row]) -> Figures {
    let first = rows.first();
    let group = match look.lang {
        Lang::Zh => first.and_then(|row| row.group).unwrap_or_default().to_owned(),
        Lang::En => first.map(|row| row_name(look, row)).unwrap_or_default(),
    };
    let group = match look.lang {
        Lang::Zh => crate::text::fold::fold_width(&group).into_owned(),
        Lang::En => group.split('.').next().unwrap_or_default().to_owned(),
    };
    let label = format!("+ {}", look.fill(texts::FOLDED, &[("group", &group), ("count", &rows.len())]));
    let one = first.and_then(|row| row.differences.last());
    let side = |side: Option<&Side>| side.map(shown).unwrap_or_default();
    Figures {
        label,
        last: side(one.map(|one| &one.last)),
        this: side(one.map(|one| &one.this)),
        delta: "=".to_owned(),
        remark: one.map(|one| look.say(one.reason).to_owned()).unwrap_or_default(),
        role: Role::Dim,
        is_comparable: one.is_some_and(|one| one.how != Comparability::None),
        is_hit: false,
        cells: rows.iter().flat_map(own_cells).collect(),
    }
}

/// The cells of this year in a row.
fn own_cells(row: &Row) -> Vec<CellId> {
    row.differences.iter().flat_map(|one| one.this.cells.iter().copied()).collect()
}

fn figure(look: &Look, label: String, one: &Difference) -> Figures {
    let delta = match (one.delta, one.nature) {
        (Some(delta), _) if delta.is_zero() => "=".to_owned(),
        (Some(delta), _) if delta > crate::text::number::Number::ZERO => format!("+{delta}"),
        (Some(delta), _) => delta.to_string(),
        (None, Nature::Equal) => "=".to_owned(),
        (None, _) => "--".to_owned(),
    };
    let broken = one.broken.as_ref().map(|link| look.fill(texts::BROKEN_CHAIN, &[("expected", &link.expected)]));
    let role = match one.nature {
        _ if one.broken.is_some() => Role::Error,
        Nature::Substantial => Role::DiffAdd,
        Nature::Equal => Role::Ink,
        Nature::Unknown => Role::Alarm,
        Nature::Notation | Nature::Form => Role::Dim,
    };
    Figures {
        label,
        last: shown(&one.last),
        this: shown(&one.this),
        delta,
        remark: broken.unwrap_or_else(|| look.say(one.reason).to_owned()),
        role,
        is_comparable: one.how != Comparability::None,
        is_hit: one.broken.is_some() || one.is_substantial(),
        cells: one.this.cells.clone(),
    }
}

fn shown(side: &Side) -> String {
    match side.figure {
        _ if side.cells.is_empty() => "-".to_owned(),
        Figure::Number(number) => number.to_string(),
        Figure::Other(State::Blank) => "_".to_owned(),
        Figure::Other(State::Dash) => "/".to_owned(),
        Figure::Other(State::Text) => "?".to_owned(),
        Figure::Other(_) => ".".to_owned(),
    }
}

fn prose(look: &Look, reports: [&Report; 2], part: u8, entries: &mut Vec<Entry>) {
    let sections = reports.map(|report| report.section(part));
    let heading = sections.iter().rev().flatten().next().map(|section| section.heading.clone());
    let heading = heading.unwrap_or_default();
    entries.push(Entry::Gap);
    let [Some(last), Some(this)] = sections else {
        entries.push(Entry::Head(format!(
            "{}  {}",
            look.fill(texts::PROSE_HEAD, &[("heading", &heading)]),
            look.say(texts::NO_PROSE)
        )));
        return;
    };
    let blocks = aligned(reports, [last, this]);
    let count = |fate: Fate| blocks.iter().filter(|block| block.fate == fate).count();
    let counts = look.fill(
        texts::PROSE_COUNTS,
        &[
            ("equal", &count(Fate::Equal)),
            ("changed", &count(Fate::Changed)),
            ("added", &count(Fate::Added)),
            ("removed", &count(Fate::Removed)),
        ],
    );
    entries.push(Entry::Head(format!("{}  {counts}", look.fill(texts::PROSE_HEAD, &[("heading", &heading)]))));
    entries.extend(blocks.iter().map(|block| Entry::Prose(sentences(reports, block))));
}

fn aligned(reports: [&Report; 2], sections: [&Section; 2]) -> Vec<Block> {
    align(&Text::of_section(reports[0], sections[0]), &Text::of_section(reports[1], sections[1]))
}

fn sentences(reports: [&Report; 2], block: &Block) -> Vec<(char, String)> {
    let [last, this] = [(reports[0], &block.last), (reports[1], &block.this)]
        .map(|(report, pieces)| sentence(&report.document, pieces));
    match block.fate {
        Fate::Equal => vec![(' ', this)],
        Fate::Changed => vec![('-', last), ('+', this)],
        Fate::Added => vec![('+', this)],
        Fate::Removed => vec![('-', last)],
    }
}

fn sentence(document: &Document, pieces: &[Piece]) -> String {
    let text: String = pieces.iter().map(|piece| document.slice(piece.span)).collect();
    text.replace('\n', " ").trim().to_owned()
}

/// A figure in one line of so many cells.
pub(super) fn figure_line(figures: &Figures, cells: usize, here: bool) -> Line {
    let widths = Widths::of(cells);
    let mark = match (here, figures.is_hit) {
        (true, _) => ">",
        (false, true) => "*",
        (false, false) => " ",
    };
    Line::default()
        .text(mark, Role::FooterKey)
        .left(figures.label.clone(), widths.label, if figures.is_hit { Role::Title } else { Role::Ink })
        .right(figures.last.clone(), widths.figure, Role::Ink)
        .right(figures.this.clone(), widths.figure, Role::Ink)
        .right(figures.delta.clone(), widths.figure, figures.role)
        .gap(2)
        .rest(figures.remark.clone(), 0, figures.role)
}

/// The names of the columns.
pub(super) fn head_line(look: &Look, comparison: &Comparison, cells: usize) -> Line {
    let widths = Widths::of(cells);
    Line::default()
        .gap(1)
        .left(look.say(texts::ITEM), widths.label, Role::Header)
        .right(comparison.last.clone(), widths.figure, Role::Header)
        .right(comparison.this.clone(), widths.figure, Role::Header)
        .right(look.say(texts::DIFFERENCE), widths.figure, Role::Header)
        .gap(2)
        .rest(look.say(texts::COMPARABILITY), 0, Role::Header)
        .on(Role::Header, true)
}

/// Cells of the label and of each figure.
struct Widths {
    label: usize,
    figure: usize,
}

impl Widths {
    fn of(cells: usize) -> Self {
        let figure = if cells >= 100 { 12 } else { 9 };
        Self { label: (cells * 36 / 100).clamp(16, 40), figure }
    }
}

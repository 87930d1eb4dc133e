//! The heads of a table's columns as they stand in the text, held against the form's: which are written otherwise, and which columns are
//! not there. Figures are not looked at but for how many a row has.

use std::collections::BTreeMap;

use memchr::memmem;

use super::pieces::{Piece, of_table, stands_alone, text_of_table};
use crate::form::{Block, CellId, Form, Label, Table};
use crate::model::report::{Alarm, AlarmCode, Report, State};
use crate::text::fold::{label_key, simplify};

/// A head that is written otherwise than in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Renamed<'r> {
    /// As it stands.
    pub written: &'r str,
    /// Its line.
    pub line: u32,
    /// As the form has it.
    pub own: &'r str,
}

/// The heads above the rows of one block of a table.
struct Heads<'r> {
    block: &'r Block,
    nth: usize,
    /// How often each label of the form is wanting there.
    missing: BTreeMap<&'r str, usize>,
    /// What is no label of any form.
    unknown: Vec<Piece<'r>>,
    /// The labels of the form that are there, in all.
    met: usize,
    /// The figures of each row.
    figures: Vec<usize>,
}

/// The column heads of a table that are written otherwise: as many of the form's are wanting as stand there unknown, and each
/// is within so many characters of one.
pub(super) fn renamed<'r>(report: &'r Report, form: &'r Form, table: usize, within: usize) -> Vec<Renamed<'r>> {
    let mut renamed = Vec::new();
    // Nearly all reports have the heads as the form has them, which is told before anything is folded.
    if has_all(report, form, table) {
        return renamed;
    }
    for heads in heads(report, form, table, false) {
        let wanting: usize = heads.missing.values().sum();
        // A piece of a head was torn from it at a line's end, by whatever made the text.
        let is_torn =
            |piece: &Piece<'_>| heads.missing.keys().any(|own| label_key(own).contains(&label_key(piece.text)));
        if wanting == 0 || wanting != heads.unknown.len() || heads.met == 0 || heads.unknown.iter().any(is_torn) {
            continue;
        }
        let pairs: Vec<Renamed<'r>> = heads.unknown.iter().filter_map(|piece| nearest(&heads, piece, within)).collect();
        if pairs.len() == wanting {
            renamed.extend(pairs);
        }
    }
    renamed
}

/// Tells at a look that every head of a table stands in its lines word for word, as often as it should.
fn has_all(report: &Report, form: &Form, table: usize) -> bool {
    let spec = &form.tables[table];
    let Some(text) = text_of_table(report, table) else { return false };
    let mut wanted: Vec<(&str, usize)> = Vec::new();
    let mut want = |label, times| match wanted.iter_mut().find(|(known, _)| *known == label) {
        Some((_, count)) => *count += times,
        None => wanted.push((label, times)),
    };
    for block in &spec.blocks {
        let times = if spec.one_line { spec.rows.len() } else { 1 };
        block.columns.iter().for_each(|column| want(&column.label, times));
        let rows = if spec.one_line { block.rows.clone() } else { 0..0 };
        rows.for_each(|row| want(&spec.rows[row].label, 1));
    }
    let is_there = |(label, times): (&str, usize)| {
        let alone = memmem::find_iter(text.as_bytes(), label).filter(|&at| stands_alone(text, at..at + label.len()));
        alone.take(times).count() == times
    };
    wanted.into_iter().all(is_there)
}

fn nearest<'r>(heads: &Heads<'r>, piece: &Piece<'r>, within: usize) -> Option<Renamed<'r>> {
    let key = label_key(piece.text);
    let like = |own: &&&'r str| {
        let own = label_key(own);
        let distance = strsim::levenshtein(&own, &key);
        distance <= within && 2 * distance <= own.chars().count().max(key.chars().count())
    };
    let mut like = heads.missing.keys().filter(like);
    let own = like.next().filter(|_| like.next().is_none())?;
    Some(Renamed { written: piece.text, line: piece.line, own })
}

/// The cells of columns (of a table in one line, of rows too) that are not there: their heads are wanting, every row is short by as many
/// figures, and nothing else stands in their place.
pub(super) fn absent(report: &Report, form: &Form, table: usize) -> Vec<CellId> {
    // A row that could be read lacks nothing, and what the reading lost is not the agency's.
    let is_whole = form.tables[table].cells().all(|cell| report.cell(cell).state != State::Absent);
    if is_whole || has_lost_more(report, form, table) {
        return Vec::new();
    }
    let all = heads(report, form, table, true);
    all.iter().flat_map(|heads| absent_of(report, form, table, heads)).collect()
}

/// Tells whether the reading of a table raised other alarms than that its rows are short of figures.
fn has_lost_more(report: &Report, form: &Form, table: usize) -> bool {
    let is_of_it = |alarm: &Alarm| alarm.cells.iter().any(|&cell| form.spec(cell).table == table);
    let is_short = |alarm: &Alarm| matches!(alarm.code, AlarmCode::BlankCellsLost | AlarmCode::TableUnread);
    let is_of_all = |alarm: &Alarm| matches!(alarm.code, AlarmCode::LinesDeduplicated | AlarmCode::Undecoded);
    report.alarms.iter().any(|alarm| is_of_all(alarm) || is_of_it(alarm) && !is_short(alarm))
}

fn absent_of(report: &Report, form: &Form, table: usize, heads: &Heads<'_>) -> Vec<CellId> {
    let spec = &form.tables[table];
    if heads.missing.is_empty() || !heads.unknown.is_empty() || heads.met == 0 || heads.figures.is_empty() {
        return Vec::new();
    }
    let is_missing = |label: &str| heads.missing.contains_key(label);
    // Where no row of a table in one line is named at all, none is wanting.
    let is_named = heads.block.rows.clone().any(|row| !is_missing(&spec.rows[row].label));
    let rows = heads.block.rows.clone().filter(|&row| is_named && is_missing(&spec.rows[row].label));
    let rows: Vec<usize> = if spec.one_line { rows.collect() } else { Vec::new() };
    // A table in one line has its heads once a row; the others once.
    let times = if !spec.one_line {
        1
    } else if rows.is_empty() {
        spec.rows.len()
    } else {
        rows.len()
    };
    let columns: Vec<&str> = heads.block.columns.iter().map(|column| column.label.as_str()).collect();
    let is_even = columns.iter().all(|column| heads.missing.get(column).is_none_or(|&count| count == times));
    let wanting = columns.iter().filter(|column| is_missing(column)).count();
    let is_lost = |cell: &CellId| {
        let spec = form.spec(*cell);
        let own = heads.block.rows.contains(&spec.row);
        own && if rows.is_empty() { is_missing(columns[spec.column]) } else { rows.contains(&spec.row) }
    };
    let whole_rows = rows.is_empty() || wanting == columns.len();
    let lost: Vec<CellId> = spec.cells().filter(is_lost).collect();
    let expected = if spec.one_line { spec.count - lost.len() } else { columns.len() - wanting };
    let is_short = heads.figures.iter().all(|&count| count == expected)
        && heads.figures.len() == if spec.one_line { 1 } else { heads.block.rows.len() };
    let is_unread = spec.cells().filter(|cell| heads.block.rows.contains(&form.spec(*cell).row));
    let is_unread = is_unread.into_iter().all(|cell| report.cell(cell).state == State::Absent);
    if is_even && whole_rows && is_short && is_unread && wanting > 0 { lost } else { Vec::new() }
}

/// The heads of every block of a table that is found, and the figures of its rows where these are asked for.
fn heads<'r>(report: &'r Report, form: &'r Form, table: usize, with_figures: bool) -> Vec<Heads<'r>> {
    let spec = &form.tables[table];
    let new = |(nth, block): (usize, &'r Block)| {
        let times = if spec.one_line { spec.rows.len() } else { 1 };
        let columns = block.columns.iter().map(|column| (column.label.as_str(), times));
        let rows = block.rows.clone().filter(|_| spec.one_line).map(|row| (spec.rows[row].label.as_str(), 1));
        let missing = columns.chain(rows).collect();
        Heads { block, nth, missing, unknown: Vec::new(), met: 0, figures: Vec::new() }
    };
    let mut all: Vec<Heads<'r>> = spec.blocks.iter().enumerate().map(new).collect();
    // Heads stand above the first row of their block; figures belong to the row whose label stands before them.
    let (mut at, mut in_rows) = (0, false);
    for piece in of_table(report, table) {
        if piece.is_figure() {
            in_rows = true;
            if !with_figures && spec.blocks.len() == 1 {
                break;
            }
            count_figure(&mut all[at], spec.one_line);
            continue;
        }
        let key = label_key(piece.text);
        let key = simplify(&key).unwrap_or(key);
        let meanings = form.labels.meanings(key.trim_end_matches([':', '.', '|']));
        let row = meanings.iter().find_map(|label| match *label {
            Label::Row { table: of, row, .. } if of == table && !spec.one_line => Some(row),
            _ => None,
        });
        if let Some(row) = row {
            (at, in_rows) = (spec.rows[row].block, true);
            all[at].figures.push(0);
            continue;
        }
        let caption = meanings.iter().find_map(|label| match *label {
            Label::Caption { block } if spec.blocks.len() > 1 => Some(block),
            _ => None,
        });
        if let Some(block) = caption.filter(|block| *block < all.len()) {
            (at, in_rows) = (block, false);
        } else if !in_rows {
            take_head(&mut all[at], spec, (&piece, &key), meanings);
        }
    }
    all
}

fn count_figure(heads: &mut Heads<'_>, one_line: bool) {
    if one_line && heads.figures.is_empty() {
        heads.figures.push(0);
    }
    if let Some(count) = heads.figures.last_mut() {
        *count += 1;
    }
}

fn take_head<'r>(heads: &mut Heads<'r>, spec: &'r Table, (piece, key): (&Piece<'r>, &str), meanings: &[Label]) {
    let own = meanings.iter().find_map(|label| match *label {
        Label::Column { block, column, .. } if block == heads.nth => {
            heads.block.columns.get(column).map(|c| c.label.as_str())
        }
        Label::Row { row, .. } if spec.one_line => spec.rows.get(row).map(|row| row.label.as_str()),
        _ => None,
    });
    // A unit behind the name is no other name; whether it is the right one is F608's to say.
    let by_name = || heads.missing.keys().copied().find(|own| without_unit(&label_key(own)) == without_unit(key));
    match own.or_else(by_name).filter(|own| heads.missing.contains_key(own)) {
        Some(own) => {
            heads.met += 1;
            if let Some(count) = heads.missing.get_mut(own) {
                *count -= 1;
                if *count == 0 {
                    heads.missing.remove(own);
                }
            }
        }
        None if meanings.is_empty() && !piece.is_remark() => heads.unknown.push(*piece),
        None => {}
    }
}

fn without_unit(key: &str) -> &str {
    key.split_once('(').filter(|(_, tail)| tail.contains('元')).map_or(key, |(name, _)| name)
}

//! 表格的行列名称应与格式一致，不增删行列。
//!
//! ## 检查什么
//! 认出的行、列名称与规定的逐字相同，差几个字的算改名；表中没有规定的行算增加（小计、另一版的行也算），表头里多出的小计列也算；2021 版把（六）其他处理合成一行，
//! 也在这里指出。每个名称一条。
//!
//! ## 依据
//! 国办公开办函〔2019〕60号、〔2021〕30号规定的格式。
//!
//! ## 例
//! 2021 版表二写“规范性文件”：提示，应为“行政规范性文件”。列头“本年制定件数”：提示，应为“本年制发件数”。表二多出“其他主动公开文件”一行、“政府集中采购”一行：提示。
//!
//! ## 不报的情形
//! 换行、空格、全角半角、序号丢失不算。缺行由 C303 报。没有认出表格或版式：无法判定。差几个字以内算改名，可在参数文件里改。
//!
//! ## English
//! **Checks** that rows and columns carry the form's names, and for rows the form does not have (subtotals and rows of the other form among
//! them), a column of subtotals too; （六） in one row of a 2021 form too.
//! **Basis**: the two notices.
//! **Example**: 规范性文件 for 行政规范性文件.
//! **Silent** about breaks, blanks, widths and lost ordinals; missing rows are C303's. Cannot judge where no table is recognised.

use std::sync::LazyLock;

use crate::form::Label;
use crate::model::report::{AlarmCode, FoundLabel};
use crate::rules::prelude::*;
use crate::rules::{heads, pieces};
use crate::text::fold::label_key;
use crate::text::han::is_han;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F606",
    title: Phrase::new("行列名称与模板不一致、增删行列", "a row or column otherwise than in the form"),
    group: Group::Layout,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording { message: Phrase::new("{fault}", "{fault}"), brief: Phrase::new("{brief}", "{brief}") },
    implied: None,
    planted: |sample| sample.this.edits.replace("属于四类过程性信息", "属于四类过程类信息"),
    source: include_str!("f606_labels.rs"),
};

fn check(reading: &Reading<'_>) -> Outcome {
    let report = reading.report;
    let Some(form) = report.form().filter(|_| !report.tables.is_empty()) else {
        return Outcome::not_judged(reason::unknown_edition());
    };
    let within = reading.parameters.thresholds.renamed_within;
    let in_table = |label: &&FoundLabel| {
        report.tables.iter().any(|t| t.table == label.table && (t.first_line..=t.last_line).contains(&label.line))
    };
    let mut faults: Vec<Fault> = Vec::new();
    let mut not_judged = Vec::new();
    for label in report.labels.iter().filter(in_table) {
        if is_torn(report, label) {
            not_judged.push(reason::unsure_table(label.table));
            continue;
        }
        let fault = of_label(report, form, label, within);
        if !faults.iter().any(|known| known.anchor == fault.anchor) {
            faults.push(fault);
        }
    }
    faults.extend(merged(report, form));
    let tables = (0..form.tables.len()).filter(|&table| report.found(table).is_some());
    for fault in tables.flat_map(|table| of_pieces(report, form, table, within)) {
        if !faults.iter().any(|known| known.anchor == fault.anchor) {
            faults.push(fault);
        }
    }
    faults.sort_by_key(|fault| fault.lines.first().copied());
    not_judged.dedup();
    Outcome { not_judged, ..Outcome::of(faults) }
}

/// Tells a label that was taken for a row's by its place, in a table of which more stands about that nobody could read, or that is
/// the beginning of one whose row is missing: words that were torn apart, not written so.
fn is_torn(report: &Report, label: &FoundLabel) -> bool {
    let lines = report.found(label.table).map(|found| found.first_line..=found.last_line);
    let raises = |code, is_there: &dyn Fn(u32) -> bool| {
        report.alarms.iter().any(|alarm| alarm.code == code && is_there(alarm.line))
    };
    let is_forced = raises(AlarmCode::LabelForced, &|line| line == label.line);
    let is_begun = raises(AlarmCode::RowUnrecognised, &|line| line == label.line) && begins_missing(report, label);
    let has_more = raises(AlarmCode::LineUnread, &|line| lines.as_ref().is_some_and(|lines| lines.contains(&line)));
    is_begun || is_forced && has_more
}

/// Tells whether a label is the beginning of one whose row is missing.
fn begins_missing(report: &Report, label: &FoundLabel) -> bool {
    let written = label_key(&shown(report, label));
    let Some(table) = report.form().and_then(|form| form.tables.get(label.table)) else { return false };
    let is_absent = |row: usize| table.cells_of(row).all(|cell| report.cell(cell).state == State::Absent);
    let rows = table.rows.iter().enumerate();
    !written.is_empty()
        && rows.into_iter().any(|(nth, row)| label_key(&row.label).starts_with(&written) && is_absent(nth))
}

/// What the reading of the figures passes over: heads under another name, rows that sum up a group, rows of the other form.
fn of_pieces(report: &Report, form: &Form, table: usize, within: usize) -> Vec<Fault> {
    let heads = heads::renamed(report, form, table, within);
    let renamed = heads.into_iter().map(|head| fault(table, head.line, head.written, Some(head.own)));
    let lines = form.tables[table].cells().map(|cell| report.cell(cell).line).filter(|line| *line > 0);
    let first = lines.min().unwrap_or(0);
    let extra = extra(report, form, table).into_iter().map(|piece| {
        // What stands above all rows heads a column.
        let said = if piece.line < first { EXTRA_COLUMN } else { EXTRA_ROW };
        too_much(table, piece.line, piece.text, said)
    });
    renamed.chain(extra).collect()
}

/// Rows that sum up a group, and rows of the other form. Hardly a report has the words of either, and that is told first.
fn extra<'r>(report: &'r Report, form: &Form, table: usize) -> Vec<pieces::Piece<'r>> {
    let has = |words: &str| report.document.text.contains(words);
    let sums = has("小计").then(|| pieces::of_table(report, table).filter(|piece| is_subtotal(piece.text)));
    let others = rows_of_other_forms(form, table);
    let may_be_there = |text: &str| others.iter().any(|other| other.telling.is_none_or(|c| text.contains(c)));
    let looks = !others.is_empty() && pieces::text_around_table(report, table).is_some_and(may_be_there);
    // Most labels begin otherwise, which is told without folding them.
    let may_be = |text: &str| others.iter().any(|other| other.key.chars().next() == text.chars().next());
    let is_of_other = |text: &str| others.iter().any(|other| other.key == label_key(text));
    let is_other = |piece: &pieces::Piece<'_>| may_be(piece.text) && is_of_other(piece.text);
    let all = || pieces::of_table(report, table).chain(pieces::below_table(report, table));
    let others = looks.then(|| all().filter(is_other));
    sums.into_iter().flatten().chain(others.into_iter().flatten()).collect()
}

/// 小计, （三）小计, 不予公开小计.
fn is_subtotal(text: &str) -> bool {
    text.contains('计') && {
        let name = label_key(text);
        name.chars().count() <= 20 && name.trim_end_matches([':', ')']).ends_with("小计")
    }
}

/// A row of another form that the own one does not have.
struct Foreign {
    /// Its label, folded.
    key: String,
    /// A character of it that no label of the own table has.
    telling: Option<char>,
}

/// The rows of a table in the other edition's form that this one does not have at all: 政府集中采购.
fn rows_of_other_forms(form: &Form, table: usize) -> &'static [Foreign] {
    static OTHERS: LazyLock<Vec<(Edition, Vec<Vec<Foreign>>)>> = LazyLock::new(|| {
        let forms = || Edition::WITH_FORM.into_iter().filter_map(Edition::form);
        let foreign = |own: &'static Form, nth: usize| {
            let others = forms().filter(|other| other.edition != own.edition).filter_map(|other| other.tables.get(nth));
            let keys = others.flat_map(|other| &other.rows).map(|row| label_key(&row.label));
            let has = |c: char| own.tables[nth].rows.iter().any(|row| row.label.contains(c));
            let keys = keys.filter(|key| own.labels.meanings(key).is_empty());
            keys.map(|key| Foreign { telling: key.chars().find(|&c| is_han(c) && !has(c)), key }).collect()
        };
        forms().map(|own| (own.edition, (0..own.tables.len()).map(|nth| foreign(own, nth)).collect())).collect()
    });
    let of_form = OTHERS.iter().find(|(edition, _)| *edition == form.edition);
    of_form.and_then(|(_, tables)| tables.get(table)).map_or(&[], Vec::as_slice)
}

/// A label that was read as one of the form's, or that is within a few characters of one, is renamed; another is an extra row.
fn of_label(report: &Report, form: &Form, label: &FoundLabel, within: usize) -> Fault {
    let written = shown(report, label);
    let own = match label.label {
        Some(Label::Row { table, row, .. }) => Some(form.tables[table].rows[row].label.clone()),
        Some(Label::Column { table, block, column, .. }) => {
            Some(form.tables[table].blocks[block].columns[column].label.clone())
        }
        _ => nearest(report, form, label.table, &written, within),
    };
    fault(label.table, label.line, &written, own.as_deref())
}

fn fault(table: usize, line: u32, written: &str, own: Option<&str>) -> Fault {
    let Some(own) = own else { return too_much(table, line, written, EXTRA_ROW) };
    bare(table, line, written)
        .with_values(Some(own.to_owned()), Some(written.to_owned()))
        .arg(
            "fault",
            Arg::Words(Phrase::new("{table}的“{written}”应为“{own}”", "{table}: “{written}” should read “{own}”")),
        )
        .arg("brief", Arg::Words(Phrase::new("{table}名称 {own}", "{table} label {own}")))
        .arg("own", Arg::Quote(own.to_owned()))
}

/// What is said of a row that the form does not have, whole and in brief.
const EXTRA_ROW: [Phrase; 2] = [
    Phrase::new("{table}多出一行“{written}”", "{table} has a row that the form does not have: {written}"),
    Phrase::new("{table}多出一行", "{table}: an extra row"),
];
/// And of a column.
const EXTRA_COLUMN: [Phrase; 2] = [
    Phrase::new("{table}多出一列“{written}”", "{table} has a column that the form does not have: {written}"),
    Phrase::new("{table}多出一列", "{table}: an extra column"),
];

/// A row or column that the form does not have.
fn too_much(table: usize, line: u32, written: &str, [fault, brief]: [Phrase; 2]) -> Fault {
    bare(table, line, written)
        .with_values(None, Some(written.to_owned()))
        .arg("fault", Arg::Words(fault))
        .arg("brief", Arg::Words(brief))
}

fn bare(table: usize, line: u32, written: &str) -> Fault {
    Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor(format!("label {}", label_key(written)))
        .with_lines(vec![line])
        .arg("table", Arg::Table(table))
        .arg("written", Arg::Quote(written.to_owned()))
}

/// The label as it stands, its breaks taken out.
fn shown(report: &Report, label: &FoundLabel) -> String {
    let written = crate::text::fold::without_leftovers(report.document.slice(label.span));
    written.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '|').collect()
}

/// The label that differs least, in a few characters only, of a row that was not found: one that stands there too has its name.
fn nearest(report: &Report, form: &Form, table: usize, written: &str, within: usize) -> Option<String> {
    let key = label_key(written);
    let spec = &form.tables[table];
    let distance = |label: &str| strsim::levenshtein(&label_key(label), &key);
    let is_absent = |row: usize| spec.cells_of(row).all(|cell| report.cell(cell).state == State::Absent);
    let missing = spec.rows.iter().enumerate().filter(|(nth, _)| is_absent(*nth)).map(|(_, row)| row);
    let rows = missing.map(|row| (distance(&row.label), &row.label));
    let (least, label) = rows.min_by_key(|row| row.0)?;
    (least <= within.min(key.chars().count() / 2)).then(|| label.clone())
}

/// （六） in one row of a 2021 form.
fn merged(report: &Report, form: &Form) -> Option<Fault> {
    let cells = report.merged_other_handling?;
    let row = &form.merged.as_ref()?.row;
    let phrase = Phrase::new(
        "{table}的“{written}”合成了一行，应分三行填写",
        "group 6 of {table} stands in one row instead of three",
    );
    let fault = Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor("merged")
        .with_lines(cells.iter().find_map(crate::model::report::Cell::place).into_iter().collect())
        .arg("table", Arg::Table(1))
        .arg("written", Arg::Quote(row.label.clone()))
        .arg("fault", Arg::Words(phrase))
        .arg("brief", Arg::Words(Phrase::new("{table}（六）合成一行", "{table}: (6) in one row")));
    Some(fault)
}

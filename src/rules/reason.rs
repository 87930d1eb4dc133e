//! Reasons that several rules share for not judging.

use crate::form::CellId;
use crate::model::finding::Arg;
use crate::model::outcome::{Lack, Reason};
use crate::model::report::{Alarm, AlarmCode, Report};
use crate::text::phrase::Phrase;

/// Nobody recognised the tables.
pub const fn unknown_edition() -> Reason {
    Reason::new(Phrase::new("没有认出表格的版式", "the edition of the tables is not recognised"))
}

/// The report does not say which year it is about.
pub const fn unknown_year() -> Reason {
    Reason::new(Phrase::new("报告没有写明年度", "the report does not say its year")).lacking(Lack::Statement)
}

/// The report of another year is not at hand.
pub fn no_report_of(year: i16) -> Reason {
    let phrase = Phrase::new("缺 {year} 年报告", "no report of {year}");
    Reason::new(phrase).lacking(Lack::Year).arg("year", Arg::Year(year))
}

/// Nobody recognised the tables of another year's report.
pub fn unknown_edition_of(year: i16) -> Reason {
    let phrase =
        Phrase::new("{year} 年报告没有认出表格的版式", "the edition of the report of {year} is not recognised");
    Reason::new(phrase).arg("year", Arg::Year(year))
}

/// A table is not there.
pub fn no_table(table: usize) -> Reason {
    Reason::new(Phrase::new("没有找到{table}", "{table} was not found")).arg("table", Arg::Table(table))
}

/// Identities or chains contain cells that say nothing.
pub fn silent_cells(count: usize, first: CellId) -> Reason {
    let phrase = Phrase::new(
        "有 {count} 处含空白、缺失或读不出数的格，首处：{cell}",
        "{count} of them contain cells that are blank, absent or unreadable; the first: {cell}",
    );
    Reason::new(phrase).arg("count", Arg::Count(count)).arg("cell", Arg::Cell(first))
}

/// Says of silent cells what the reader of the document could not tell apart, with the candidates, where it was glued digits.
pub fn with_candidates(reason: Reason, report: &Report) -> Reason {
    let silent = match reason.args.as_slice() {
        [("count", Arg::Count(_)), ("cell", Arg::Cell(cell))] => Some(*cell),
        _ => None,
    };
    let is_it =
        |alarm: &&Alarm| alarm.code == AlarmCode::DigitsGlued && silent.is_some_and(|cell| alarm.cells.contains(&cell));
    let Some(alarm) = report.alarms.iter().find(is_it) else { return reason };
    let phrase = Phrase::new(
        "有 {count} 处含空白、缺失或读不出数的格，首处：{cell}，数字粘连：{glued}",
        "{count} of them contain cells that are blank, absent or unreadable; the first: {cell}, its digits are glued: {glued}",
    );
    Reason { phrase, ..reason }.arg("glued", Arg::Quote(alarm.about.clone()))
}

/// The reader of the document could not be sure of a table.
pub fn unsure_table(table: usize) -> Reason {
    let phrase = Phrase::new(
        "解析{table}时有告警，不能算作报告的问题",
        "the reading of {table} raised alarms: not the agency's fault",
    );
    Reason::new(phrase).arg("table", Arg::Table(table))
}

/// A row stands under a name that nobody knows: perhaps it is the one that is missing.
pub fn unrecognised_row(table: usize, row: String) -> Reason {
    let phrase = Phrase::new(
        "{table}有一行“{row}”认不出，也许就是缺的那一行改了名",
        "{table} has a row “{row}” that is not recognised: it may be the missing one under another name",
    );
    Reason::new(phrase).arg("table", Arg::Table(table)).arg("row", Arg::Quote(row))
}

/// Nothing but tables was read.
pub const fn no_prose() -> Reason {
    Reason::new(Phrase::new("没有读到正文", "no running text was read"))
}

/// A section is not there; that it is missing is C301's to say.
pub fn no_section(part: u8) -> Reason {
    let phrase = Phrase::new("没有认出第 {part} 部分", "section {part} is not recognised");
    Reason::new(phrase).arg("part", Arg::Count(usize::from(part)))
}

/// Nobody knows which agency reports.
pub const fn unknown_agency() -> Reason {
    Reason::new(Phrase::new("报告没有写明机关名称", "the report does not name its agency")).lacking(Lack::Statement)
}

/// The report has no date that could be compared.
pub const fn no_date() -> Reason {
    let phrase = Phrase::new("没有发布日期，也没有落款日期", "neither a date of publication nor one of signature");
    Reason::new(phrase).lacking(Lack::Statement)
}

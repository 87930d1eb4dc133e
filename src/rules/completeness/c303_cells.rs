//! 表格应行列齐全。
//!
//! ## 检查什么
//! 找到的每张表应有格式规定的全部格子：2021 版 10、175、15 格，2019 版 22、161、15 格。每张表一条，列出缺的格子。
//!
//! ## 依据
//! 国办公开办函〔2019〕60号、〔2021〕30号规定的格式。
//!
//! ## 例
//! 表三没有“四、结转下年度继续办理”一行：缺 7 格。表二没有“本年废止件数”一列，表头没有、每行也少一格：缺 2 格。
//!
//! ## 不报的情形
//! 解析这张表时有告警（空格丢失、数字粘连、相同的行只留一次等）：无法判定，不算报告的问题。2021 版（六）写成一行的不算缺（见 F606）。整张表没有的由 C302 指出。
//!
//! ## English
//! **Checks** that every table found has all cells of the form; one finding a table.
//! **Basis**: the prescribed form.
//! **Example**: table 3 without the row carried out: 7 cells; table 2 without a column, its head wanting and each row short by a cell.
//! **Silent** about （六） written as one row (F606) and whole tables (C302); cannot judge a table whose reading raised an alarm.

use super::per_table::{self, Found};
use crate::rules::heads;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C303",
    title: Phrase::new("表格缺行缺列", "rows or columns of a table are missing"),
    group: Group::Completeness,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{table}缺 {count} 格（应有 {whole} 格）：{cells}",
            "{table} lacks {count} of {whole} cells: {cells}",
        ),
        brief: Phrase::new("{table}缺 {count}/{whole} 格", "{table} lacks {count}/{whole}"),
    },
    implied: None,
    planted: |sample| sample.this.lose("disputes.reconsideration.pending"),
    source: include_str!("c303_cells.rs"),
};

fn check(report: &Report) -> Outcome {
    let mut outcome = per_table::check(report, State::Absent, finding);
    let Some(form) = report.form() else { return outcome };
    // A row that is short by the cell whose head is wanting could not be read, and yet nothing was lost in the reading.
    for table in (0..form.tables.len()).filter(|&table| report.found(table).is_some()) {
        let lost = heads::absent(report, form, table);
        let is_told = outcome.faults.iter().any(|fault| fault.anchor.as_ref() == Some(&form.tables[table].key));
        if let Some(found) = Found::of(report, form, table, &lost).filter(|_| !is_told) {
            outcome.not_judged.retain(|told| !told.args.contains(&("table", Arg::Table(table))));
            outcome.faults.push(finding(report, &found));
        }
    }
    outcome
}

/// Cites the line where the table begins: absent cells have none.
fn finding(report: &Report, found: &Found) -> Fault {
    let first = report.found(found.table).map(|table| table.first_line);
    found.fault(Severity::Error).with_lines(first.into_iter().collect())
}

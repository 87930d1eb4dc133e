//! 没有的事项应填 0，不应留空。
//!
//! ## 检查什么
//! 找到的每张表中什么也没有填的格子。每张表一条，列出全部空白格；只有一格且其他等式能定出它的值时，给出应填的数。
//!
//! ## 依据
//! 各地核查通行做法；空白使勾稽关系无从核对。
//!
//! ## 例
//! 表三“（四）3.补正后申请内容仍不明确”总计空白：警告，应为 0。
//!
//! ## 不报的情形
//! 2021 版（六）写成一行的，按那一行看。整张表没有的由 C302 指出。空白能否使等式成立由 A101 至 A104 判断。解析时有告警、有格读不出的表：无法判定。
//!
//! ## English
//! **Checks** which cells of a table found hold nothing; one finding a table.
//! **Basis**: practice: what did not occur is written 0.
//! **Example**: one blank total in table 3: should be 0.
//! **Silent** about whole tables (C302); whether blanks break an identity is for A101 to A104. Cannot judge cells that the reading lost.

use super::per_table::{self, Found};
use crate::rules::prelude::*;
use crate::tie;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C304",
    title: Phrase::new("空白单元格", "blank cells"),
    group: Group::Completeness,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{table}有 {count} 格空白（共 {whole} 格）：{cells}",
            "{count} of {whole} cells of {table} are blank: {cells}",
        ),
        brief: Phrase::new("{table}空白 {count}/{whole} 格", "{table} blank {count}/{whole}"),
    },
    implied: None,
    planted: |sample| sample.this.write("disputes.reconsideration.pending", ""),
    source: include_str!("c304_blanks.rs"),
};

fn check(report: &Report) -> Outcome {
    per_table::check(report, State::Blank, finding)
}

fn finding(report: &Report, found: &Found) -> Fault {
    let fault = found.fault(Severity::Warning).with_lines(found.lines(report));
    let &[only] = found.cells.as_slice() else { return fault };
    let ranges = tie::implied(report.identities(), &|id| report.cell(id));
    let value = ranges.iter().find(|(cell, _)| *cell == only).and_then(|(_, range)| range.only());
    fault.with_values(value.map(|value| value.to_string()), None)
}

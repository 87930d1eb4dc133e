//! 没有的事项应填 0，不应写“/”“-”“无”。
//!
//! ## 检查什么
//! 找到的每张表中写“/”“-”“—”“无”，或“不涉及”“无此项”“无数据”“N/A”“零”的格子。每张表一条，列出全部这样的格子。等式中按 0 计。
//!
//! ## 依据
//! 各地核查通行做法；表格要求填数。
//!
//! ## 例
//! 规章一行填“/”：警告，应填 0。没有规章制定权的机关也应填 0。
//!
//! ## 不报的情形
//! 空白由 C304 列出；别的文字由 A106 指出。解析时有告警、有格读不出的表：无法判定。
//!
//! ## English
//! **Checks** which cells of a table found hold /, -, 不涉及, N/A, 零 or the like; one finding a table. Identities read them as 0.
//! **Basis**: practice: what did not occur is written 0.
//! **Example**: a dash in the row of rules.
//! **Silent** about blanks (C304) and other words (A106). Cannot judge cells that the reading lost.

use super::per_table::{self, Found};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C305",
    title: Phrase::new("以“/”“-”“无”代替0", "a dash in place of 0"),
    group: Group::Completeness,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{table}有 {count} 格用“/”“-”“无”一类的写法，应填 0：{cells}",
            "{count} cells of {table} hold a dash or the like in place of 0: {cells}",
        ),
        brief: Phrase::new("{table}以符号代0 {count} 格", "{table} dashes {count}"),
    },
    implied: None,
    planted: |sample| sample.this.write("disputes.reconsideration.pending", "/"),
    source: include_str!("c305_dashes.rs"),
};

fn check(report: &Report) -> Outcome {
    per_table::check(report, State::Dash, finding)
}

fn finding(report: &Report, found: &Found) -> Fault {
    let zero = Some("0".to_owned());
    found.fault(Severity::Warning).with_lines(found.lines(report)).with_values(zero, None)
}

//! 正文规范性文件数应与表二相符。
//!
//! ## 检查什么
//! 制发（制定、出台、印发、发布）、废止、现行有效的行政规范性文件件数等于表二相应格；
//! 规章的件数等于表二规章一行。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“制发行政规范性文件4件”，本年制发 2，现行有效 4：有歧义（警告）。
//!
//! ## 不报的情形
//! 代拟、审查、备案、解读和通过网站发布的文件，“政策文件”，不算。数与另一格相同时报有歧义。2019 版没有现行有效，只报有歧义。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that documents, and regulations, issued, repealed and in force in the text equal table 2.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 4 issued in the text, 2 in the table, but 4 in force: ambiguous.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N408",
    title: Phrase::new("正文规范性文件数与表二不符", "documents in the text differ from table 2"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("全年制发行政规范性文件7件。"),
    source: include_str!("n408_documents.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}

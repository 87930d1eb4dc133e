//! 正文结转数应与表三相符。
//!
//! ## 检查什么
//! “上年结转”N 件等于表三二·总计，“结转下年度”N 件等于四·总计；“无结转件”没说哪一头的，两项中有一项是 0 即相符。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“结转下年度继续办理3件”，四·总计 1：问题（警告）。
//!
//! ## 不报的情形
//! 两个数正好写反时报有歧义。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that requests carried in and out in the text equal rows 2 and 4; where it is not said which, either.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 3 carried out in the text, 1 in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N404",
    title: Phrase::new("正文结转数与表三不符", "carried over in the text differs from table 3"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("收到政府信息公开申请4件，结转下年度继续办理3件。"),
    source: include_str!("n404_carried.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}

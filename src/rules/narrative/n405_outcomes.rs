//! 正文办理结果、申请人构成应与表三相符。
//!
//! ## 检查什么
//! 予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数等于表三相应各项总计之和；写明一种理由（属于国家秘密、本机关不掌握、重复申请等）的，等于那一项的总计；
//! “其他处理”也可以只是（六）3；自然人、法人或其他组织、商业企业、科研机构、社会公益组织、法律服务机构的件数等于一的相应列；与自然人并列的“企业”，
//! 等于商业企业一列或五列之和都行。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“无法提供3件”，（四）各项总计之和 1：问题（警告）。
//!
//! ## 不报的情形
//! 只说某一种理由（“因属于国家秘密不予公开1件”）的句子不与整组相比，一个数说两种理由的不比。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that outcomes, single grounds and applicants in the text equal their rows and columns of table 3; other handling may be row (6)3 alone, firms beside persons the column of businesses or all five.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 3 unavailable in the text, 1 in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N405",
    title: Phrase::new("正文分类结果、申请人构成与表三不符", "outcomes or applicants in the text differ from table 3"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("收到政府信息公开申请4件，其中予以公开2件，无法提供3件。"),
    source: include_str!("n405_outcomes.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}

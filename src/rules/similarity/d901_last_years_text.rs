//! 与上年正文高度雷同。
//!
//! ## 检查什么
//! 同一机关两年报告六个部分的正文，数字、年份一律视同，标点、空格不计，逐七字比较：本年的字句有 85% 以上上年也有，报一条，写明比例和最长的一段在两份报告的哪一行。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：对内容雷同、敷衍塞责的年报应当督促整改。
//!
//! ## 例
//! 总体情况、问题和改进措施一字未动，只换了年份和件数：报“正文 100% 同上年”。
//!
//! ## 不报的情形
//! 表格、标题、序言、落款，以及格式和法规规定的字句（如“依据《政府信息公开信息处理费管理办法》收取信息处理费的情况”）不比。自己写的字不足 200 字：不适用，这么短的正文几句套话就会相同。没有上年报告：无法判定。比例和字数可在参数文件里改。相同本身不说明对错，是否属于敷衍由复核人判断。
//!
//! ## English
//! **Checks** whether 85 % of the text of the six parts, in grams of seven characters with numbers masked, stands in last year's report too.
//! **Basis**: the notice of 2021 on reports that are all alike.
//! **Example**: only years and counts were changed.
//! **Silent** on tables, headings, preface, signature and prescribed phrases; a text of fewer than 200 characters of its own does not apply. Cannot judge without last year's report. Whether sameness is a fault is for the reviewer to say.

use super::said;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "D901",
    title: Phrase::new("与上年正文高度雷同", "the text is nearly that of last year"),
    group: Group::Similarity,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Likeness(check),
    wording: Wording {
        message: Phrase::new(
            "正文除数字外有 {percent}% 与 {last_year} 年报告相同；最长一段 {characters} 字，本年第 {line} 行起，上年第 {other_line} 行起",
            "{percent}% of the text, numbers aside, stands in the report of {last_year}; the longest stretch has {characters} \
             characters, from line {line} here and line {other_line} there",
        ),
        brief: Phrase::new("正文 {percent}% 同上年", "{percent}% of the text as last year"),
    },
    implied: None,
    planted: |sample| sample.repeat_last_year(),
    source: include_str!("d901_last_years_text.rs"),
};

fn check(likenesses: &Likenesses) -> Outcome {
    let thresholds = &likenesses.parameters.thresholds;
    let asked = said::Asked { nth: 0, percent: thresholds.copied_year, shortest: thresholds.short_prose };
    said::as_last_year(likenesses, &asked)
}

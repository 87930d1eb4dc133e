//! 第五部分与上年相同。
//!
//! ## 检查什么
//! 同一机关两年报告的第五部分（存在的主要问题及改进情况），数字、年份一律视同，标点、空格不计，逐七字比较：本年的字句有 90% 以上上年也有，报一条。
//!
//! ## 依据
//! 条例第五十条第四项；国办公开办函〔2021〕30号：对内容雷同、敷衍塞责的年报应当督促整改。
//!
//! ## 例
//! 上年的问题和措施今年原样再写一遍：报“第五部分 100% 同上年”。
//!
//! ## 不报的情形
//! 第五部分自己写的字不足 50 字（或缺第五部分，那由 C301 报）：不适用。没有上年报告：无法判定。整篇雷同时 D901 也报，两条各说各的：这一条只看问题有没有新的。比例和字数可在参数文件里改。
//!
//! ## English
//! **Checks** whether 90 % of part five, problems and improvements, stands in last year's part five too, numbers masked.
//! **Basis**: Article 50 (4); the notice of 2021 on reports that are all alike.
//! **Example**: last year's problems and measures written once more.
//! **Silent** where part five has fewer than 50 characters of its own: does not apply. Cannot judge without last year's report.

use super::said;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "D902",
    title: Phrase::new("第五部分与上年相同", "part five is that of last year"),
    group: Group::Similarity,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Likeness(check),
    wording: Wording {
        message: Phrase::new(
            "第五部分（问题及改进）除数字外有 {percent}% 与 {last_year} 年报告相同；最长一段 {characters} 字，本年第 {line} 行起，上年第 {other_line} 行起",
            "{percent}% of part five, numbers aside, stands in the report of {last_year}; the longest stretch has {characters} \
             characters, from line {line} here and line {other_line} there",
        ),
        brief: Phrase::new("第五部分 {percent}% 同上年", "{percent}% of part five as last year"),
    },
    implied: None,
    planted: |sample| sample.repeat_last_year(),
    source: include_str!("d902_last_years_problems.rs"),
};

fn check(likenesses: &Likenesses) -> Outcome {
    let thresholds = &likenesses.parameters.thresholds;
    let asked = said::Asked { nth: 1, percent: thresholds.copied_part, shortest: thresholds.short_part };
    said::as_last_year(likenesses, &asked)
}

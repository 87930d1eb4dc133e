//! 与其他单位雷同。
//!
//! ## 检查什么
//! 同一年不同机关的报告，正文按 D901 的办法逐七字比较：本报告自己写的字句有 60% 以上对方也有，报一条，写明对方、比例和最长的一段在两份报告的哪一行。两份报告各按自己的篇幅算，都够的各报一条：哪份在先，报告本身看不出来。五家以上（连本报告）同年报告都有六成相同的，是共用的模板（如区级模板），只作一条提示“同一模板”，不逐家指认；其中三家以上都有的字句视为模板，去掉后还有 60% 相同的，再单独报。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：对内容雷同、敷衍塞责的年报应当督促整改。
//!
//! ## 例
//! 换了机关名称和件数，其余照用别家的：报“正文 92% 同某局”。全区各局用同一份范文：提示“同一模板：至少与 12 家同年报告相同”。
//!
//! ## 不报的情形
//! 格式和法规规定的字句不比。语料有二十家以上机关时，从中取样学习：两成以上机关都有的字句是套话，不算。去掉这些后不足 200 字的不比。同一机关的别名（含省去上级地名的）、新旧版本、汇总报告不互相比。报告没有写明年度或机关：无法判定。家数、比例可在参数文件里改。相同不等于谁抄谁，也可能同出一份上级材料，由复核人判断。
//!
//! ## English
//! **Checks** whether 60 % of the text that a report has of its own stands in another agency's report of the same year; each of the two is judged by its own length, and both are told, since which came first cannot be known. Where at least five agencies share a text it is a template: one note instead of one for each pair, and only what is alike beyond it is told besides.
//! **Basis**: the notice of 2021 on reports that are all alike.
//! **Example**: another bureau's text with the names and counts changed.
//! **Silent** on prescribed phrases, on what a fifth of at least twenty agencies write, on what is left of fewer than 200 characters, and between names, versions and summaries of one agency. Cannot judge where year or agency are not known.

use super::said;
use crate::rules::likeness::{Likeness, Template};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "D904",
    title: Phrase::new("与其他单位雷同", "the text is that of another agency"),
    group: Group::Similarity,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Likeness(check),
    wording: Wording { message: Phrase::new("{found}", "{found}"), brief: Phrase::new("{shortly}", "{shortly}") },
    implied: None,
    planted: |sample| sample.repeat_by("青禾县水利局"),
    source: include_str!("d904_other_agencies_text.rs"),
};

const PAIR: Phrase = Phrase::new(
    "正文除数字外有 {percent}% 与{agency}同年报告相同；最长一段 {characters} 字，本报告第 {line} 行起，对方第 {other_line} 行起",
    "{percent}% of the text, numbers aside, stands in the report of {agency} of the same year; the longest stretch has \
     {characters} characters, from line {line} here and line {other_line} there",
);
const PAIR_BRIEF: Phrase = Phrase::new("正文 {percent}% 同{agency}", "{percent}% of the text as {agency}");
const TEMPLATE: Phrase = Phrase::new(
    "同一模板：正文除数字外至少与{agency}等 {count} 家同年报告有六成以上相同，其中 {percent}% 是三家以上都有的字句；按共用模板提示，不逐家指认",
    "one template: most of the text, numbers aside, stands in the reports of at least {count} others of the same year, {agency} \
     among them; {percent}% of it is what three or more of them write. Told as a template, not as a fault of any",
);
const TEMPLATE_BRIEF: Phrase = Phrase::new("同一模板：至少 {count} 家", "one template: at least {count} others");

fn check(likenesses: &Likenesses) -> Outcome {
    let (this, measured) = (likenesses.this, likenesses.measured);
    if this.year.is_none() || this.agency.is_none() {
        let no_year = this.year.is_none();
        return Outcome::not_judged(if no_year { reason::unknown_year() } else { reason::unknown_agency() });
    }
    if measured.own_characters[0] < likenesses.parameters.thresholds.short_prose {
        return Outcome::not_applicable();
    }
    let template = measured.template.iter().map(template);
    Outcome::of(template.chain(measured.others.iter().map(|(agency, likeness)| pair(agency, likeness))).collect())
}

fn pair(agency: &str, likeness: &Likeness) -> Fault {
    let fault = Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor(agency)
        .arg("found", Arg::Words(PAIR))
        .arg("shortly", Arg::Words(PAIR_BRIEF))
        .arg("agency", Arg::Quote(agency.to_owned()));
    said::measured(fault, likeness.share, &likeness.stretches)
}

fn template(template: &Template) -> Fault {
    let first = template.agencies.first().map(ToString::to_string).unwrap_or_default();
    let fault = Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor("one template")
        .arg("found", Arg::Words(TEMPLATE))
        .arg("shortly", Arg::Words(TEMPLATE_BRIEF))
        .arg("agency", Arg::Quote(first))
        .arg("count", Arg::Count(template.agencies.len()));
    said::measured(fault, template.share, &template.stretches)
}

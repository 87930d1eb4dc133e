//! 文末应有落款单位和日期。
//!
//! ## 检查什么
//! 文末有机关名称和日期。缺一项或两项都缺，一份报告一条，不引行号。
//!
//! ## 依据
//! 公文格式：成文机关与成文日期写在正文之后，通行做法。
//!
//! ## 例
//! 正文结束后没有单位，也没有日期：提示。
//!
//! ## 不报的情形
//! 网页或文件属性里写明了发布单位和日期的，算有。单位前面写着“编制单位：”一类字样的算有。日期之后的附件、图表文字不影响；日历上没有的日期由 T503 指出。没有读到正文：无法判定。只作提示。
//!
//! ## English
//! **Checks** that the report ends with its agency and a date; once a report, no line.
//! **Basis**: practice of official documents.
//! **Example**: neither agency nor date at the end.
//! **Silent** where the page's own metadata names them, where a label stands before the name, and about impossible dates (T503). Cannot judge where no running text was read.

use crate::model::report::Evidence;
use crate::rules::impossible;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C314",
    title: Phrase::new("缺落款单位或日期", "no signature"),
    group: Group::Completeness,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new("文末没有{fault}", "the end lacks {fault}"),
        brief: Phrase::new("缺{fault}", "no {fault}"),
    },
    implied: None,
    planted: |sample| {
        sample.this.edits.replace("2025年1月16日", "");
        sample.this.edits.replace("2021年1月16日", "");
    },
    source: include_str!("c314_signature.rs"),
};

fn check(reading: &Reading<'_>) -> Outcome {
    if let Some(outcome) = reading.without_prose() {
        return outcome;
    }
    let report = reading.report;
    let signed = report.head.agencies.iter().any(|stated| stated.by == Evidence::Signature);
    let has_agency = signed || report.document.declared.publisher.is_some();
    // A date that no calendar has is T503's to say.
    let has_date = report.head.issued_on.is_some()
        || report.head.published_on.is_some()
        || impossible::date_at_end(report).is_some();
    let missing = match (has_agency, has_date) {
        (true, true) => return Outcome::passed(),
        (true, false) => Phrase::new("日期", "date"),
        (false, true) => Phrase::new("落款单位", "agency"),
        (false, false) => Phrase::new("落款单位和日期", "agency and date"),
    };
    let fault =
        Fault::new(Severity::Info, Verdict::Observed).with_anchor("signature").arg("fault", Arg::Words(missing));
    Outcome::of(vec![fault])
}

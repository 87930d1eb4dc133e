//! 第六部分不应为空。
//!
//! ## 检查什么
//! “其他需要报告的事项”标题下有内容。没有内容是警告；只写“无”一类的字，只作提示。引用标题行。
//!
//! ## 依据
//! 条例第五十条第一款第（五）项；各地要求在此说明信息处理费、工作要点落实等情况。
//!
//! ## 例
//! 标题下直接是落款：警告。只写“无。”，另起一行或接在标题后面（“六、其他需要报告的事项：无”）：提示。
//!
//! ## 不报的情形
//! 写成一句话的（“没有其他需要报告的事项。”）算有内容。落款和落款之后的附表不算内容。没有认出第六部分（缺失由 C301 报）：无法判定。
//!
//! ## English
//! **Checks** that section six says something; a bare 无 is only a hint.
//! **Basis**: Article 50 (5) of the Regulations.
//! **Example**: the signature stands right below the heading; 无 alone, be it behind the heading.
//! **Silent** where there is any sentence, be it that there is nothing to report; the signature is none. Cannot judge where section six is not recognised.

use super::nothing::{self, Said};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C313",
    title: Phrase::new("第六部分为空", "section six is empty"),
    group: Group::Completeness,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new("第六部分{fault}", "section six {fault}"),
        brief: Phrase::new("第六部分无内容", "section six is empty"),
    },
    implied: None,
    planted: |sample| {
        sample.this.edits.replace("本年度没有收取政府信息公开信息处理费。没有其他需要报告的事项。", "");
    },
    source: include_str!("c313_other_matters.rs"),
};

fn check(reading: &Reading<'_>) -> Outcome {
    let Some(section) = reading.report.section(6) else { return Outcome::not_judged(reason::no_section(6)) };
    let text: String = reading.below(6).map(crate::text::fold::compact).collect();
    let (severity, fault) = match nothing::said(&text) {
        Some(Said::Nothing) => (Severity::Warning, Phrase::new("标题下没有内容", "has a heading and no text")),
        Some(Said::None) => (Severity::Info, Phrase::new("只写了一个“无”字", "says no more than none")),
        None => return Outcome::passed(),
    };
    let fault = Fault::new(severity, Verdict::Observed)
        .with_anchor("part 6")
        .with_lines(vec![section.line])
        .arg("fault", Arg::Words(fault));
    Outcome::of(vec![fault])
}

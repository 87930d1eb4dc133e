//! 第五部分应既写问题、又写改进。
//!
//! ## 检查什么
//! “存在的主要问题及改进情况”有问题（问题、不足、短板、差距等），也有改进（改进、措施、下一步、将、加强等）；正文不少于 30 字，不只写“无”。
//! 全空是错误，其余是警告。一份报告一条，引用标题行。
//!
//! ## 依据
//! 条例第五十条第一款第（四）项；国办公开办函〔2021〕30号：不得敷衍塞责。
//!
//! ## 例
//! 只写“存在宣传力度不够等问题。”：警告，缺改进情况。小标题“（二）改进情况”下面没有字，或只写“无。”：警告，缺改进情况；小标题的字不算内容。
//! 全部只写“无”：警告。标题下没有字：错误。
//!
//! ## 不报的情形
//! 用“下一步”“今后”写改进的，算有。没有认出第五部分（缺失由 C301 报）：无法判定。字数门槛可在参数文件里改。
//!
//! ## English
//! **Checks** that section five names problems and what is done about them, in at least 30 characters; empty is an error.
//! **Basis**: Article 50 (4) of the Regulations; the notice of 2021 on reports that only go through the motions.
//! **Example**: problems without improvements; a sub-heading （二）改进情况 and below it nothing, or a bare 无: its own words are no content.
//! **Silent** about plans in other words. Cannot judge where section five is not recognised.

use std::sync::LazyLock;

use regex::Regex;

use super::halves::{Half, Halves};
use super::nothing;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C309",
    title: Phrase::new("第五部分缺问题或缺改进", "section five lacks problems or improvements"),
    group: Group::Completeness,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new("第五部分{fault}", "section five {fault}"),
        brief: Phrase::new("第五部分{fault}", "section five {fault}"),
    },
    implied: None,
    planted: |sample| {
        sample.this.edits.replace("改进措施：定期走访林农，增加图表和视频解读，每季度检查一次公开栏目。", "");
    },
    source: include_str!("c309_problems.rs"),
};

/// Words that speak of problems.
const PROBLEMS: [&str; 11] = ["问题", "不足", "短板", "差距", "薄弱", "困难", "欠缺", "不够", "有待", "不强", "不高"];
/// Words that speak of what is done about them.
const IMPROVEMENTS: [&str; 10] = ["改进", "措施", "下一步", "将", "今后", "加强", "整改", "提升", "进一步", "完善"];

/// Says what is wanting, not what is done about it: 有待加强, 还需进一步完善.
static WANTING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:有待|亟待|亟需|还需要?|仍需要?|尚需|需要|需)(?:进一步)?(?:加强|提升|提高|完善|改进|增强|加大|扩大|拓宽|丰富|优化|健全|规范)")
        .expect("the pattern is tried by the cases of this rule")
});

fn check(reading: &Reading<'_>) -> Outcome {
    let Some(section) = reading.report.section(5) else { return Outcome::not_judged(reason::no_section(5)) };
    let halves = Halves::of(reading.below(5));
    let text: String = reading.below(5).map(crate::text::fold::compact).collect();
    let shortest = reading.parameters.thresholds.short_section;
    let Some((severity, fault)) = fault(&text, &halves, shortest) else { return Outcome::passed() };
    let length = text.chars().count();
    let fault = Fault::new(severity, Verdict::Observed)
        .with_anchor("part 5")
        .with_lines(vec![section.line])
        .arg("fault", Arg::Words(fault))
        .arg("length", Arg::Count(length));
    Outcome::of(vec![fault])
}

/// What is wrong with a section of this text, blanks gone. The words of a sub-heading say nothing themselves: a half that has
/// one and nothing below it is not there.
fn fault(text: &str, halves: &Halves, shortest: usize) -> Option<(Severity, Phrase)> {
    let length = text.chars().count();
    if nothing::said(&halves.body) == Some(nothing::Said::Nothing) {
        return Some((Severity::Error, Phrase::new("标题下没有内容", "has a heading and no text")));
    }
    let done = WANTING.replace_all(&halves.body, "");
    let said = |half, words: &[&str], body: &str| match halves.text(half) {
        Some(below) => nothing::said(below).is_none(),
        None => words.iter().any(|word| body.contains(word)),
    };
    let improves = said(Half::Improvements, &IMPROVEMENTS, &done);
    // What is wanting is a problem: 公开意识还需增强.
    let wants = halves.text(Half::Problems).is_none() && WANTING.is_match(text);
    let fault = match (wants || said(Half::Problems, &PROBLEMS, text), improves) {
        _ if length < shortest => Phrase::new("只有 {length} 字，过于简单", "has only {length} characters"),
        (true, true) => return None,
        (true, false) => Phrase::new("只写问题，没写改进情况", "names problems but no improvements"),
        (false, true) => Phrase::new("只写改进，没写存在的问题", "names improvements but no problems"),
        (false, false) => Phrase::new("没写问题，也没写改进情况", "names neither problems nor improvements"),
    };
    Some((Severity::Warning, fault))
}

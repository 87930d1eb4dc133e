//! 总体情况应说到五个方面。
//!
//! ## 检查什么
//! 第一部分的小标题和段首说到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面，近义的说法算有。一份报告一条，列出没有说到的方面。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障等。
//!
//! ## 例
//! 五个小标题里没有“监督保障”，也没有考核、培训、队伍建设一类：提示。
//!
//! ## 不报的情形
//! 只看小标题和段首，句子中间的字样不算，所以“完善了监督机制”写在段中不算说到。近义词表可在参数文件里增减。没有认出第一部分：无法判定。只作提示。
//!
//! ## English
//! **Checks** that sub-headings and paragraph heads of section one name the five aspects of the notice.
//! **Basis**: the notice of 2021: publication, requests, management, platforms, supervision.
//! **Example**: no sub-heading about supervision.
//! **Silent** where a synonym is found; the middle of sentences is not looked at. Cannot judge where section one is not recognised.

use crate::rules::prelude::*;
use crate::rules::subheading;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C310",
    title: Phrase::new("总体情况五个方面不全", "an aspect is missing in section one"),
    group: Group::Completeness,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new(
            "第一部分的小标题没有说到：{missing}",
            "no sub-heading of section one speaks of {missing}",
        ),
        brief: Phrase::new("总体情况缺{missing}", "missing: {missing}"),
    },
    implied: None,
    planted: |sample| {
        sample.this.edits.replace("（五）监督保障。开展业务培训，接受社会评议，没有发生责任追究。", "");
    },
    source: include_str!("c310_aspects.rs"),
};

/// The aspects, with the list of their synonyms.
const ASPECTS: [(WordList, Phrase); 5] = [
    (WordList::Disclosure, Phrase::new("主动公开", "publication")),
    (WordList::Requests, Phrase::new("依申请公开", "requests")),
    (WordList::Management, Phrase::new("政府信息管理", "management")),
    (WordList::Platforms, Phrase::new("平台建设", "platforms")),
    (WordList::Supervision, Phrase::new("监督保障", "supervision")),
];

fn check(reading: &Reading<'_>) -> Outcome {
    let Some(section) = reading.report.section(1) else { return Outcome::not_judged(reason::no_section(1)) };
    let heads: Vec<&str> = reading.part(1).flat_map(|passage| subheading::heads(passage.text)).collect();
    let heads = heads.join("\n");
    let speaks = |list| reading.parameters.words(list).iter().any(|word| heads.contains(word.as_str()));
    let missing: Vec<_> = ASPECTS.iter().filter(|aspect| !speaks(aspect.0)).collect();
    if missing.is_empty() {
        return Outcome::passed();
    }
    let fault = Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor("aspects")
        .with_lines(vec![section.line])
        .arg("missing", Arg::List(missing.iter().map(|aspect| aspect.1).collect()));
    Outcome::of(vec![fault])
}

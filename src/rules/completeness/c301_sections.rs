//! 报告应有六个部分，次序固定。
//!
//! ## 检查什么
//! 总体情况、主动公开、收到和处理申请、复议诉讼、问题及改进、其他事项六个标题都在，且按一至六的次序。标题的别样写法也算在。
//!
//! ## 依据
//! 条例第五十条；国办公开办函〔2019〕60号、〔2021〕30号规定的格式。
//!
//! ## 例
//! 没有“五、存在的主要问题及改进情况”：问题。“四”写在“三”之前：问题。
//!
//! ## 不报的情形
//! 2018 年及以前的老格式：不适用。一个标题也没有认出：无法判定（多半是节选或读取不全）。用语不标准由 F604 指出。
//!
//! ## English
//! **Checks** that the six sections are there, in their order.
//! **Basis**: Article 50 of the Regulations; the prescribed form.
//! **Example**: no section five; four before three.
//! **Silent** about free forms before 2019; cannot judge where no heading at all is recognised. Wording is F604's.

use crate::form::{SectionSpec, sections};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C301",
    title: Phrase::new("六个部分缺失或次序错误", "a section is missing or out of order"),
    group: Group::Completeness,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new("第{number}部分「{heading}」{fault}", "section {number}, {heading}, {fault}"),
        brief: Phrase::new("第{number}部分{fault}", "section {number} {fault}"),
    },
    implied: None,
    planted: |sample| sample.this.parts.retain(|&part| part != 5),
    source: include_str!("c301_sections.rs"),
};

/// What the parts are called.
const NUMBERS: [Phrase; 6] = [
    Phrase::new("一", "1"),
    Phrase::new("二", "2"),
    Phrase::new("三", "3"),
    Phrase::new("四", "4"),
    Phrase::new("五", "5"),
    Phrase::new("六", "6"),
];

fn check(report: &Report) -> Outcome {
    if report.edition == Some(Edition::Older) {
        return Outcome::not_applicable();
    }
    if report.sections.is_empty() {
        let phrase = Phrase::new("没有认出任何部分的标题", "no section heading is recognised");
        return Outcome::not_judged(Reason::new(phrase));
    }
    let ordered = in_order(report);
    let fault = |section: &SectionSpec| match report.section(section.part) {
        None => Some(missing(report, section)),
        Some(_) if ordered.contains(&section.part) => None,
        Some(found) => Some(misplaced(section, found.line)),
    };
    Outcome::of(sections().iter().filter_map(fault).collect())
}

/// The parts that stand in their order: the longest rising run of the document, so that few are called misplaced.
fn in_order(report: &Report) -> Vec<u8> {
    let parts = report.sections.iter().map(|section| section.part);
    let mut runs: Vec<Vec<u8>> = Vec::new();
    for part in parts {
        let longest = runs.iter().filter(|run| run.last() < Some(&part)).max_by_key(|run| run.len());
        let run = longest.into_iter().flatten().copied().chain([part]).collect();
        runs.push(run);
    }
    runs.into_iter().rev().max_by_key(Vec::len).unwrap_or_default()
}

/// Cites the heading that follows in the form: before it the missing one should stand.
fn missing(report: &Report, section: &SectionSpec) -> Fault {
    let next = report.sections.iter().filter(|found| found.part > section.part).min_by_key(|found| found.part);
    fault(section, Phrase::new("缺失", "is missing")).with_lines(next.map(|found| found.line).into_iter().collect())
}

fn misplaced(section: &SectionSpec, line: u32) -> Fault {
    fault(section, Phrase::new("次序不对", "is out of order")).with_lines(vec![line])
}

fn fault(section: &SectionSpec, fault: Phrase) -> Fault {
    let number = NUMBERS.get(usize::from(section.part).saturating_sub(1)).copied().unwrap_or(Phrase::new("?", "?"));
    Fault::new(Severity::Error, Verdict::Observed)
        .with_anchor(format!("part {}", section.part))
        .arg("number", Arg::Words(number))
        .arg("heading", Arg::Quote(section.heading.clone()))
        .arg("fault", Arg::Words(fault))
}

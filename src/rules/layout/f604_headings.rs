//! 一级标题用语应与格式一致。
//!
//! ## 检查什么
//! 六个一级标题去掉序号、空格和标点差别后，与规定的标题逐字相同。每个标题一条。
//!
//! ## 依据
//! 国办公开办函〔2019〕60号、〔2021〕30号规定的格式。
//!
//! ## 例
//! “四、因政府信息公开工作被申请行政复议、提起行政诉讼情况”：警告，应为“政府信息公开行政复议、行政诉讼情况”。这是条例第五十条的用语，格式里不这样写。
//!
//! ## 不报的情形
//! 全角半角、空格、顿号逗号的差别不算；标题之后接着写正文的，只比标题部分。序号由 F605 管，缺标题由 C301 报。没有认出任何标题：无法判定。
//!
//! ## English
//! **Checks** that the six headings read as the form has them, marks and blanks aside.
//! **Basis**: the two notices.
//! **Example**: the words of Article 50 in place of the form's for section four.
//! **Silent** about widths, blanks and marks. Cannot judge where no heading is recognised.

use crate::form::{SectionSpec, sections};
use crate::model::report::Section;
use crate::rules::prelude::*;
use crate::rules::subheading;
use crate::text::fold::label_key;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F604",
    title: Phrase::new("一级标题用语不标准", "a section heading in other words"),
    group: Group::Layout,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "第{part}部分的标题写作“{actual}”，应为“{expected}”",
            "section {part} is headed “{actual}”; the form has “{expected}”",
        ),
        brief: Phrase::new("第{part}部分标题用语", "heading of section {part}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.replace("存在的主要问题及改进情况", "主要问题和改进措施"),
    source: include_str!("f604_headings.rs"),
};

fn check(report: &Report) -> Outcome {
    if report.sections.is_empty() {
        return Outcome::not_judged(Reason::new(Phrase::new(
            "没有认出任何部分的标题",
            "no section heading is recognised",
        )));
    }
    let odd = report.sections.iter().filter_map(|section| {
        let own = sections().iter().find(|own| own.part == section.part)?;
        (!reads_as(section, own)).then(|| finding(section, own))
    });
    Outcome::of(odd.collect())
}

/// Tells whether a heading, its mark and what follows it aside, is the form's.
fn reads_as(section: &Section, own: &SectionSpec) -> bool {
    // Nearly all are written as in the form, which is told without folding.
    let mark = section.heading.strip_suffix(own.heading.as_str());
    if mark.is_some_and(|mark| subheading::mark(mark).is_some_and(|own| own.length == mark.len())) {
        return true;
    }
    let key = label_key(&section.heading);
    let wanted = label_key(&own.heading);
    let bare = without_mark(&key);
    bare.trim_end_matches([':', '.']) == wanted || key.len() > wanted.len() + 30 && bare.starts_with(&wanted)
}

fn without_mark(key: &str) -> &str {
    let key = key.trim_start_matches('第');
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十()".contains(c));
    rest.trim_start_matches("部分").trim_start_matches([',', '.', ':'])
}

fn finding(section: &Section, own: &SectionSpec) -> Fault {
    Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor(format!("part {}", section.part))
        .with_lines(vec![section.line])
        .with_values(Some(own.heading.clone()), Some(section.heading.clone()))
        .arg("part", Arg::Count(usize::from(section.part)))
        .arg("expected", Arg::Quote(own.heading.clone()))
        .arg("actual", Arg::Quote(section.heading.clone()))
}

//! 标题应有机关、年度和“政府信息公开工作年度报告”。
//!
//! ## 检查什么
//! 有标题；标题写明机关全称、年度和“政府信息公开工作年度报告”几个字。标题分两三行的，合起来看。缺标题引第一行，要素不全引标题行。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号；各地编制要求。
//!
//! ## 例
//! 正文直接从“根据《条例》……”开始：警告，没有标题。标题写作“2024年政府信息公开年度报告”：警告，缺机关名称，名称也少“工作”二字。
//!
//! ## 不报的情形
//! 正文里没有标题、但网页或文件自己的标题是年报名称的，不报（标题在页头，没有抄进正文）。一个系统的汇总报告，标题写“某县某部门”“某系统”的，不算缺机关名称。没有读到正文：无法判定。
//!
//! ## English
//! **Checks** that there is a title with agency, year and the full name of the report; lines are joined.
//! **Basis**: the notice of 2021; local rules.
//! **Example**: a text that begins with its preface.
//! **Silent** where the page itself declares such a title, and where a summary names its whole system in place of an agency. Cannot judge where no running text was read.

use crate::model::report::{Evidence, Scope, Stated};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F602",
    title: Phrase::new("标题缺失或要素不全", "the title is missing or incomplete"),
    group: Group::Layout,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording { message: Phrase::new("{fault}", "{fault}"), brief: Phrase::new("{brief}", "{brief}") },
    implied: None,
    planted: |sample| sample.this.edits.replace("政府信息公开工作年度报告", "工作总结"),
    source: include_str!("f602_title.rs"),
};

/// What the report is called.
const NAME: &str = "政府信息公开工作年度报告";

fn check(reading: &Reading<'_>) -> Outcome {
    let report = reading.report;
    let Some(title) = &report.head.title else {
        return reading.without_prose().unwrap_or_else(|| without_title(report));
    };
    let is_named = |stated: &Stated<String>| stated.by == Evidence::Title;
    let has_agency = report.head.agencies.iter().any(is_named) || names_system(report, &title.value);
    let has_year = report.head.years.iter().any(|stated| stated.by == Evidence::Title);
    let lacks = [
        (has_agency, Phrase::new("机关名称", "agency")),
        (has_year, Phrase::new("年度", "year")),
        (is_called(&title.value), Phrase::new("政府信息公开工作年度报告", "full name of the report")),
    ];
    let lacking: Vec<Phrase> = lacks.into_iter().filter(|element| !element.0).map(|element| element.1).collect();
    if lacking.is_empty() {
        return Outcome::passed();
    }
    let incomplete = Phrase::new("标题“{title}”没有写{lacking}", "the title “{title}” lacks: {lacking}");
    let fault = finding(incomplete, Phrase::new("标题缺{lacking}", "title lacks {lacking}"), title.line)
        .with_values(None, Some(title.value.clone()))
        .arg("title", Arg::Quote(title.value.clone()))
        .arg("lacking", Arg::List(lacking));
    Outcome::of(vec![fault])
}

/// A report that sums up a whole system has its name in the title: 青禾县林业部门.
fn names_system(report: &Report, title: &str) -> bool {
    report.head.scope == Scope::Summary && ["部门", "系统"].iter().any(|word| title.contains(word))
}

/// Tells whether a title has the name of the report, a year and a 的 within it aside: 政府信息公开工作2024年年度报告,
/// 关于2024年政府信息公开工作的年度报告.
fn is_called(title: &str) -> bool {
    let title = title.replace("工作的", "工作");
    let title = title.as_str();
    let digits = |at: usize| title[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    let without_year = |with: &str| {
        title.match_indices('年').any(|(at, _)| {
            let (start, end) = (at - digits(at), at + with.len());
            start < at && format!("{}{}", &title[..start], &title[end..]).contains(NAME)
        })
    };
    title.contains(NAME) || without_year("") || without_year("年")
}

/// A title that only the page's head has is a title.
fn without_title(report: &Report) -> Outcome {
    let declared = report.document.declared.title.as_deref().unwrap_or_default();
    if declared.contains("信息公开") && declared.contains("报告") {
        return Outcome::passed();
    }
    let fault = Phrase::new(
        "没有标题，应为“机关名称＋年度＋政府信息公开工作年度报告”",
        "there is no title: agency, year and the name of the report",
    );
    Outcome::of(vec![finding(fault, Phrase::new("没有标题", "no title"), 1)])
}

fn finding(fault: Phrase, brief: Phrase, line: u32) -> Fault {
    Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor("title")
        .with_lines(vec![line])
        .arg("fault", Arg::Words(fault))
        .arg("brief", Arg::Words(brief))
}

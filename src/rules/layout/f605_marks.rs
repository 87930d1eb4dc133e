//! 标题序号不规范。
//!
//! ## 检查什么
//! 一级标题的序号不是“一、”至“六、”（如“3、”“七、”），或与这一部分对不上（第五部分写成“四、”）；
//! 或一串小标题中混进了另一种序号（“（1）”后面接“（二）”）。每处一条，引用序号不对的那一行。
//!
//! ## 依据
//! 公文格式：层次序数依次为“一、”“（一）”“1.”“（1）”。
//!
//! ## 例
//! “3、收到和处理政府信息公开申请情况”：提示。“四、政府信息公开行政复议、行政诉讼情况”之后又是“四、存在的主要问题及改进情况”：后一个提示。
//! 小标题“（一）”“（2）”“（三）”：“（2）”提示。
//!
//! ## 不报的情形
//! 标题没有序号的不报，多半是自动编号在转换时丢了；少了一个部分、其余依次编号的不报（缺的由 C301 报）；“一、”下面直接用“1.”或“1、”不报。
//! 没有认出任何标题：无法判定。只作提示。
//!
//! ## English
//! **Checks** the marks of section headings (一、 to 六、, each the section's own), and for a mark of another series in a run of sub-headings.
//! **Basis**: the order of marks in official documents.
//! **Example**: 3、 for 三、; 四、 for the fifth section; （2） between （一） and （三）.
//! **Silent** where a mark is missing: numbering is lost in conversions; where a section is missing and the others count on; 1. right below 一、 is no fault. Cannot judge where no heading is recognised.

use crate::model::report::Section;
use crate::rules::prelude::*;
use crate::rules::subheading::{self, Mark, Series};
use crate::text::fold;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F605",
    title: Phrase::new("标题序号不规范", "an irregular mark of a heading"),
    group: Group::Layout,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new(
            "标题序号“{mark}”不规范：{heading}",
            "the mark “{mark}” does not fit its heading: {heading}",
        ),
        brief: Phrase::new("序号不规范 {mark}", "irregular mark {mark}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.replace("三、收到", "3、收到"),
    source: include_str!("f605_marks.rs"),
};

/// Characters of a heading that are shown.
const SHOWN: usize = 20;

fn check(reading: &Reading<'_>) -> Outcome {
    let report = reading.report;
    if report.sections.is_empty() {
        return Outcome::not_judged(Reason::new(Phrase::new(
            "没有认出任何部分的标题",
            "no section heading is recognised",
        )));
    }
    let places = (1u8..).zip(&report.sections);
    let mut faults: Vec<Fault> = places.filter_map(|(place, section)| of_section(place, section)).collect();
    for part in 1..=6 {
        faults.extend(of_run(&reading.part(part).collect::<Vec<_>>()));
    }
    faults.sort_by_key(|fault| fault.lines.first().copied());
    Outcome::of(faults)
}

/// A section heading whose mark is none of 一、 to 六、, or neither that of its part nor that of its place among the headings.
fn of_section(place: u8, section: &Section) -> Option<Fault> {
    let heading = fold::trim(&section.heading);
    let mark = subheading::mark(heading)?;
    let counts = mark.number == section.part || mark.number == place;
    (mark.series != Series::Chinese || !counts).then(|| finding(section.line, heading, mark))
}

/// The lines of a section whose mark belongs to another series than those beside it, though the numbers go on.
fn of_run(passages: &[&Passage<'_>]) -> Vec<Fault> {
    let marked = passages.iter().filter_map(|passage| subheading::mark(passage.text).map(|mark| (*passage, mark)));
    let marked: Vec<_> = marked.collect();
    let (mut faults, mut last): (Vec<Fault>, _) = (Vec::new(), [0u8; 4]);
    for (nth, pair) in marked.windows(2).enumerate() {
        let [(passage, mark), (after, next)] = pair else { continue };
        let goes_on = mark.series != next.series && next.number == mark.number.saturating_add(1);
        if goes_on && last[next.series as usize].saturating_add(1) == mark.number {
            let is_later = mark.number == 1 && is_of_first(*mark, *next, marked.get(nth + 2..).unwrap_or(&[]));
            let (odd, mark) = if is_later { (after, next) } else { (passage, mark) };
            // The mark after a wrong one is held against it once more.
            if faults.last().is_none_or(|told| told.lines != [odd.line]) {
                faults.push(finding(odd.line, odd.text, *mark));
            }
        }
        last[mark.series as usize] = mark.number;
    }
    faults
}

/// Of the first two marks of a run, tells whether the run is of the first one's series: the mark that comes third is of it,
/// or, where there is none, it is the series that sub-headings begin with.
fn is_of_first(first: Mark, second: Mark, rest: &[(&Passage<'_>, Mark)]) -> bool {
    let is_third = |mark: &&Mark| {
        mark.number == second.number.saturating_add(1) && [first.series, second.series].contains(&mark.series)
    };
    let third = rest.iter().map(|(_, mark)| mark).find(is_third);
    third.map_or(first.series == Series::ChineseBracketed, |third| third.series == first.series)
}

fn finding(line: u32, text: &str, mark: Mark) -> Fault {
    let written = fold::trim(&text[..mark.length]).to_owned();
    let shown: String = fold::trim(text).chars().take(SHOWN).collect();
    Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor(shown.clone())
        .with_lines(vec![line])
        .with_values(None, Some(written.clone()))
        .arg("mark", Arg::Quote(written))
        .arg("heading", Arg::Quote(shown))
}

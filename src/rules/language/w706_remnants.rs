//! 他年份或他机关的残留。
//!
//! ## 检查什么
//! 正文里“某年度”“某年全年”的年份不是报告年度，而且说的是做了什么（2023年度收到、2023年度，我局，2023年全年开展培训3次，2023年度工作取得成效）；参数文件导入了机关名单（organs.known）的，正文里出现名单上另一个同类机关（末三字相同）的全称。每行一条。
//!
//! ## 依据
//! 准确性要求；多见于套用上年或别单位的文稿。
//!
//! ## 例
//! 2024 年度的报告写“2023年度未收到政府信息公开申请”：警告。
//!
//! ## 不报的情形
//! “2023年度补贴发放清单”“2023年度先进单位”一类，年度只是修饰后面的名称；书名号里的文件名；同句有同比、上年、以来、计划、要点、考核、结转、决算等字样的；起止年份（2021年度至2023年度）；下一年的打算。
//! 标题、前言、第一部分首句的年度由 F603 管。没有导入名单时只查年份。年度不明、没有读到正文：无法判定。
//!
//! ## English
//! **Checks** for another year with 年度 or 全年 in which something is said to have been done, and, where a list of organs is imported, for another organ of the same kind.
//! **Basis**: accuracy; last year's or another agency's text was used.
//! **Example**: 2023年度 in a report of 2024.
//! **Silent** where the year belongs to a name (a list of 2023), and about names of documents, comparisons, plans and stretches of years. Cannot judge where the year is unknown.

use std::sync::LazyLock;

use regex::Regex;

use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W706",
    title: Phrase::new("他机关、他地名或他年份残留", "a remnant of another year or agency"),
    group: Group::Language,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new("出现“{found}”，疑为{of}残留", "“{found}” is probably a remnant of {of}"),
        brief: Phrase::new("残留 {found}", "remnant {found}"),
    },
    implied: None,
    planted: |sample| {
        let year = sample.this.years[0].1 - 1;
        sample.this.edits.add(3, &format!("{year}年度未收到政府信息公开申请。"));
    },
    source: include_str!("w706_remnants.rs"),
};

/// Years of one line that are looked at.
const MOST_TRIES: usize = 64;
/// Words that excuse another year in the same sentence.
const EXCUSES: [&str; 40] = [
    "同比",
    "相比",
    "比上年",
    "较上年",
    "上年",
    "上一年",
    "去年",
    "往年",
    "历年",
    "以来",
    "至今",
    "计划",
    "要点",
    "方案",
    "规划",
    "考核",
    "考评",
    "评估",
    "测评",
    "评议",
    "结转",
    "延续",
    "将",
    "下一年",
    "明年",
    "下一步",
    "近三年",
    "近年",
    "十四五",
    "通知",
    "决算",
    "预算",
    "审计",
    "年报",
    "绩效评价",
    "年度报告",
    "指出",
    "整改",
    "比20",
    "较20",
];

fn check(reading: &Reading<'_>) -> Outcome {
    if let Some(outcome) = reading.without_prose() {
        return outcome;
    }
    let Some(year) = reading.report.year() else { return Outcome::not_judged(reason::unknown_year()) };
    let found = reading.passages().iter().filter_map(|passage| {
        let year = other_year(reading, passage, year).map(|at| (at, Phrase::new("他年份", "another year")));
        let (at, of) =
            year.or_else(|| other_organ(reading, passage).map(|at| (at, Phrase::new("他机关", "another agency"))))?;
        Some(finding(passage, at, of))
    });
    Outcome::of(found.collect())
}

/// `2023年度` or `2023年全年` before what was done in it, not in a stretch of years.
fn other_year(reading: &Reading<'_>, passage: &Passage<'_>, year: i16) -> Option<std::ops::Range<usize>> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("20[0-9]{2}[ \u{a0}]*年(?:度|全年)").expect("the pattern is tried by the cases of this rule")
    });
    let is_told = |stated: i16| reading.report.head.years.iter().any(|y| y.line == passage.line && y.value == stated);
    YEAR.find_iter(passage.text).take(MOST_TRIES).find_map(|whole| {
        let is_whole_year = whole.as_str().ends_with("全年");
        let (at, stated) = (whole.start(), whole.as_str().get(..4)?.parse().ok()?);
        let is_other = stated != year && !is_told(stated) && !passage.is_titled(at);
        let is_other = is_other && begins_statement(reading, &passage.text[whole.end()..], is_whole_year);
        let is_excused = || {
            let sentence = passage.sentence(at);
            EXCUSES.iter().any(|word| sentence.contains(word)) || is_stretch(passage.text, whole.range())
        };
        (is_other && !is_excused()).then(|| whole.range())
    })
}

/// Tells whether what stands behind a year says what was done in it. Behind 2023年度 a noun is more often the name of something
/// of that year, which this year's work may well be about: a list, an award, a survey.
fn begins_statement(reading: &Reading<'_>, after: &str, is_whole_year: bool) -> bool {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        let body = "(?:机关|单位|部门|局|镇|乡|区|县|市|街道|委|厅|办|校|院|中心)";
        let verb = "(?:共|累计|总计|未|没有|无|收到|新收|接到|受理|办理|办结|答复|主动公开|公开|发布|制发|印发|召开|开展|组织|举办|推送|编发)";
        let object = "(?:政府|各类|信息|申请|依申请|了|[0-9])";
        let pattern = format!(
            "^\\s*(?:$|[，,。：:；;]|我|在|各|全年|全{body}{verb}|本{body}|共|累计|未|没有|无|收到|新收|接到|受理|{verb}{object}|(?:政府信息公开|政务公开)?工作(?:[，,。中取]|总体|情况[，,。])|{verb}[^，。；的\\n]{{0,12}}[0-9])"
        );
        Regex::new(&pattern).expect("the pattern is tried by the cases of this rule")
    });
    let own = reading.report.agency().is_some_and(|name| after.starts_with(name));
    own || DONE.is_match(after) || is_whole_year && speaks_of_all(after)
}

/// Tells whether what stands behind 2023年全年 goes on with what was done: 全年 names no list or award, only a figure or a thing
/// that is spoken of can follow it (全年数据, 全年的目标).
fn speaks_of_all(after: &str) -> bool {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("^\\s*(?:的|数据|任务|目标|指标|收入|支出|收支|总量|清单|名单|台账|报表|报告|统计|经济|财政|生产|粮食|降水|平均|空气)")
            .expect("the pattern is tried by the cases of this rule")
    });
    !NAMED.is_match(after)
}

/// Tells whether a year begins or ends a stretch: 2021年度至2023年度, 2021—2023年度.
fn is_stretch(text: &str, year: std::ops::Range<usize>) -> bool {
    const JOINTS: [char; 8] = ['至', '到', '-', '—', '－', '–', '~', '、'];
    text[..year.start].ends_with(JOINTS) || text[year.end..].starts_with(JOINTS)
}

/// The full name of another organ of the list that ends as the agency's own.
fn other_organ(reading: &Reading<'_>, passage: &Passage<'_>) -> Option<std::ops::Range<usize>> {
    let known = &reading.parameters.organs.known;
    let own = reading.report.agency().filter(|_| !known.is_empty())?;
    let ending = own.char_indices().rev().nth(2).map_or(own, |(at, _)| &own[at..]);
    let is_other = |name: &&String| name.ends_with(ending) && !own.ends_with(name.as_str()) && !name.ends_with(own);
    known.iter().filter(is_other).find_map(|name| {
        let at = passage.text.find(name.as_str()).filter(|&at| !passage.is_titled(at))?;
        Some(at..at + name.len())
    })
}

fn finding(passage: &Passage<'_>, at: std::ops::Range<usize>, of: Phrase) -> Fault {
    let found = passage.text[at.clone()].to_owned();
    Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor(passage.around(at, 6))
        .with_lines(vec![passage.line])
        .with_values(None, Some(found.clone()))
        .arg("found", Arg::Quote(found))
        .arg("of", Arg::Words(of))
}

//! 表二、表三、表四都应在。
//!
//! ## 检查什么
//! 报告中有主动公开（表二）、收到和处理申请（表三）、复议诉讼（表四）三张表。
//!
//! ## 依据
//! 条例第五十条；国办公开办函〔2019〕60号、〔2021〕30号规定的格式。
//!
//! ## 例
//! 有表二、表三，没有表四：问题。
//!
//! ## 不报的情形
//! 这一部分写着“详见附件”“图片”的：无法判定。三张表一张也没有认出：无法判定，表格可能是图片，或内容没有读全。2018 年及以前的老格式：不适用。
//!
//! ## English
//! **Checks** that tables 2, 3 and 4 are there.
//! **Basis**: Article 50 of the Regulations; the prescribed form.
//! **Example**: tables 2 and 3, but no table 4.
//! **Silent** about free forms before 2019; cannot judge where the section says that the table is in an annex or a picture, or where none of the three is recognised: they may be pictures.

use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C302",
    title: Phrase::new("缺表", "a table is missing"),
    group: Group::Completeness,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new("没有找到{table}（{title}）", "{table} was not found ({title})"),
        brief: Phrase::new("缺{table}", "{table} missing"),
    },
    implied: None,
    planted: |sample| sample.this.tables.retain(|&table| table != 2),
    source: include_str!("c302_tables.rs"),
};

fn check(report: &Report) -> Outcome {
    if report.edition == Some(Edition::Older) {
        return Outcome::not_applicable();
    }
    let Some(form) = report.form().filter(|_| !report.tables.is_empty()) else {
        return Outcome::not_judged(no_tables(report));
    };
    let missing = (0..form.tables.len()).filter(|&table| report.found(table).is_none());
    let (elsewhere, missing): (Vec<usize>, Vec<usize>) =
        missing.partition(|&table| is_elsewhere(report, form.tables[table].part));
    let mut outcome = Outcome::of(missing.into_iter().map(|table| finding(report, form, table)).collect());
    outcome.not_judged.extend(elsewhere.first().map(|_| {
        Reason::new(Phrase::new("表格可能在附件或图片里", "a table may be in an annex or a picture"))
            .lacking(Lack::Reading)
    }));
    outcome
}

/// What says that a table is not in the text.
const ELSEWHERE: [&str; 5] = ["附件", "附表", "图片", "见图", "如图"];

/// Longer lines speak of something else, in bytes.
const LONGEST_HINT: usize = 90;

/// 详见附件: a short line below the heading says that the table stands somewhere else.
fn is_elsewhere(report: &Report, part: u8) -> bool {
    let lines = report.section(part).into_iter().flat_map(|section| report.prose(section));
    let mut hints = lines.filter(|(_, line)| line.len() <= LONGEST_HINT);
    hints.any(|(_, line)| ELSEWHERE.iter().any(|word| line.contains(word)))
}

fn no_tables(report: &Report) -> Reason {
    if [2, 3, 4].into_iter().all(|part| report.section(part).is_some()) {
        let phrase = "第二、三、四部分有标题，但没有读到表格，表格可能是图片";
        return Reason::new(Phrase::new(phrase, "sections 2 to 4 have headings but no tables: these may be pictures"));
    }
    Reason::new(Phrase::new("三张表都没有认出", "none of the three tables is recognised"))
}

/// Cites the heading below which the table should stand.
fn finding(report: &Report, form: &Form, table: usize) -> Fault {
    let heading = report.section(form.tables[table].part).map(|section| section.line);
    Fault::new(Severity::Error, Verdict::Observed)
        .with_anchor(form.tables[table].key.clone())
        .with_lines(heading.into_iter().collect())
        .arg("table", Arg::Table(table))
        .arg("title", Arg::Quote(form.tables[table].title.clone()))
}

//! 数据突变。
//!
//! ## 检查什么
//! 与上年同一格（两版可比的格）相比：两年之比超过 10 倍且相差超过 20，作提示；收费金额相差 1000 倍以上，多半是元、万元混用，作警告。比总计列和表二各格，一格一条。
//!
//! ## 依据
//! 各地核查通行做法：关注增减变化。
//!
//! ## 例
//! 行政处罚上年 12 件、本年 480 件：提示，请核实。收费金额上年 25.1、本年 251000：警告。
//!
//! ## 不报的情形
//! 一年是 0、空白或读不出数的格不比。倍数和差额可在参数文件里改。没有上年报告、版式或年度不明：无法判定。上年是 2018 年及以前的老格式：不适用。
//!
//! ## English
//! **Checks** for figures more than 10 times and 20 apart from last year's (a hint), and for fees 1000 times apart: 元 for 万元 (a warning).
//! **Basis**: practice of reviews.
//! **Example**: 12 penalties last year, 480 this year.
//! **Silent** about cells that are 0, blank or unreadable in either year. Cannot judge without last year's report.

use crate::form::Kind;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B205",
    title: Phrase::new("数据突变", "a sudden jump"),
    group: Group::AcrossYears,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "{cell}：{last_year} 年 {before}，{year} 年 {after}，相差 {times} 倍以上，请核实",
            "{cell}: {before} in {last_year}, {after} in {year}, more than {times} times apart",
        ),
        brief: Phrase::new("{cell.row_short} {before} 变 {after}", "{cell.row_short} {before} to {after}"),
    },
    implied: None,
    planted: |sample| sample.this.write("disclosure.licensing.decisions", "98000"),
    source: include_str!("b205_jump.rs"),
};

fn check(years: &Years) -> Outcome {
    let this = years.this;
    let Some(form) = this.form() else { return Outcome::not_judged(reason::unknown_edition()) };
    let Some(year) = this.year else { return Outcome::not_judged(reason::unknown_year()) };
    let before = year.saturating_sub(1);
    let Some(last) = years.last.filter(|last| last.year == Some(before)) else {
        return Outcome::not_judged(reason::no_report_of(before));
    };
    let Some(last_form) = last.form() else {
        let is_older = last.edition == Some(Edition::Older);
        return if is_older {
            Outcome::not_applicable()
        } else {
            Outcome::not_judged(reason::unknown_edition_of(before))
        };
    };
    let own = form.cell_ids().filter(|&cell| form.spec(cell).table == 0 || form.column_of(cell).key == "total");
    let jumps = own.filter_map(|cell| {
        let twin = last_form.cell(form.path(cell))?;
        let values = (last.figures.cell(twin).number()?, this.figures.cell(cell).number()?);
        let (severity, times) = jump(years, form.spec(cell).kind, values)?;
        let fault = Fault::new(severity, Verdict::Observed)
            .with_cells(vec![cell])
            .with_values(Some(values.0.to_string()), Some(values.1.to_string()))
            .with_difference(values.1.minus(values.0).map(Number::distance))
            .arg("cell", Arg::Cell(cell))
            .arg("last_year", Arg::Year(before))
            .arg("year", Arg::Year(year))
            .arg("before", Arg::Number(values.0))
            .arg("after", Arg::Number(values.1))
            .arg("times", Arg::Number(Number::whole(times)));
        Some(fault)
    });
    Outcome::of(jumps.collect())
}

/// How grave a jump between two figures is, and how many times they are apart at least.
fn jump(years: &Years, kind: Kind, (before, after): (Number, Number)) -> Option<(Severity, i64)> {
    let thresholds = &years.parameters.thresholds;
    let (less, more) = if before <= after { (before, after) } else { (after, before) };
    if less <= Number::ZERO {
        return None;
    }
    let beyond = |factor: i64| less.times(Number::whole(factor)).is_some_and(|product| more >= product);
    if kind == Kind::Amount && beyond(thresholds.fee_factor) {
        return Some((Severity::Warning, thresholds.fee_factor));
    }
    let apart = more.minus(less).is_some_and(|difference| difference > Number::whole(thresholds.jump_difference));
    let exceeds = less.times(Number::whole(thresholds.jump_ratio)).is_some_and(|product| more > product);
    (kind != Kind::Signed && apart && exceeds).then_some((Severity::Info, thresholds.jump_ratio))
}

//! 每格应是格式允许的数。
//!
//! ## 检查什么
//! 件数是从 0 起的整数；2019 版本年增/减是整数，可以为负；金额是从 0 起的小数。全半角、千分位、正负号、单位（`251000元`、`12.5万`、`1.2亿元`、`￥9768100`、`976.81（万元）`、`+13`、`1,024`）先归一再看。
//!
//! ## 依据
//! 年报格式各表：每格填报件数、项数或金额。
//!
//! ## 例
//! 总计格填“两件”：不是数字。件数填 `-3`：是负数。件数填 `1.5`：不是整数。件数填 `1.2万`、金额填 `（12.5）`（也许是负数）：不是数字。
//!
//! ## 不报的情形
//! 空白由 C304 列出，`/` 一类由 C305 列出。该行解析有告警（如数字粘连）：无法判定。
//!
//! ## English
//! **Checks** that each cell holds what the form allows: a count from 0 up, a whole change of either sign, an amount from 0 up; widths, thousands marks and units are read first.
//! **Basis**: the prescribed form.
//! **Example**: words in a total: no number. -3 or 1.5 as a count; 1.2万 as a count, an amount in brackets alone.
//! **Silent** about blanks (C304) and dashes (C305); cannot judge a row whose reading raised an alarm.

use crate::form::Kind;
use crate::model::report::Cell;
use crate::rules::prelude::*;
use crate::text::fold;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A106",
    title: Phrase::new("数值不合法", "a figure that cannot be one"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new("「{cell}」填的是「{written}」，{fault}", "\"{cell}\" holds \"{written}\", {fault}"),
        brief: Phrase::new(
            "{cell.row_short} {cell.column_short} 「{written}」{fault}",
            "{cell.row_short} {cell.column_short} {written}: {fault}",
        ),
    },
    implied: None,
    planted: |sample| sample.this.write("requests.granted.total", "两件"),
    source: include_str!("a106_figure.rs"),
};

fn check(report: &Report) -> Outcome {
    let Some(form) = report.form() else { return Outcome::not_judged(reason::unknown_edition()) };
    let mut outcome = Outcome::passed();
    for id in report.expected_cells() {
        let cell = report.cell(id);
        let Some(fault) = fault(form.spec(id).kind, &cell) else { continue };
        if cell.state == State::Text && report.alarms.iter().any(|alarm| alarm.line == cell.line) {
            outcome.not_judged.push(reason::unsure_table(form.spec(id).table));
        } else {
            outcome.faults.push(finding(report, id, fault));
        }
    }
    outcome.not_judged.dedup();
    outcome
}

/// What is wrong with a figure of this kind.
fn fault(kind: Kind, cell: &Cell) -> Option<Phrase> {
    if cell.state == State::Text {
        return Some(Phrase::new("不是数字", "which is no number"));
    }
    let value = cell.number()?;
    if kind != Kind::Signed && value.is_negative() {
        return Some(Phrase::new("是负数", "which is negative"));
    }
    let fraction = kind != Kind::Amount && value.as_whole().is_none();
    fraction.then_some(Phrase::new("不是整数", "which is not whole"))
}

fn finding(report: &Report, id: CellId, fault: Phrase) -> Fault {
    let cell = report.cell(id);
    let written = fold::trim(report.raw(&cell)).to_owned();
    Fault::new(Severity::Error, Verdict::Observed)
        .with_cells(vec![id])
        .with_lines(cell.place().into_iter().collect())
        .with_values(None, Some(written.clone()))
        .with_reported(cell.number())
        .arg("cell", Arg::Cell(id))
        .arg("written", Arg::Quote(written))
        .arg("fault", Arg::Words(fault))
}

//! 金额应有单位，且不混用元与万元。
//!
//! ## 检查什么
//! 2019 版：政府集中采购的采购总金额不是 0 的，格内或列名写明单位。2021 版：行政事业性收费的列名规定以万元为单位，格内又写“元”的是混用；列名丢了单位、格内也没写的，也报。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：本年收费金额（单位：万元）。2019 版列名没有单位，所以格内要写。
//!
//! ## 例
//! 2019 版采购总金额 542700，没有单位：警告。2021 版收费格内写“251000元”：警告，应为 25.1 万元。
//!
//! ## 不报的情形
//! 金额为 0 的不必写单位。空白、缺失或读不出数：无法判定。没有认出版式：无法判定。
//!
//! ## English
//! **Checks** that an amount names its unit (2019: procurement), and that 元 is not written where the form says 万元 (2021: fees).
//! **Basis**: the heads of the two forms.
//! **Example**: a procurement of 542700 without a unit.
//! **Silent** about 0. Cannot judge a cell that is blank, absent or unreadable.

use crate::form::Kind;
use crate::model::report::Unit;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F608",
    title: Phrase::new("金额单位缺失或元万元混用", "an amount without a unit, or in the wrong one"),
    group: Group::Layout,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new("{cell.row}的{cell.column} {value} {fault}", "{cell.row}: {value} {fault}"),
        brief: Phrase::new("{cell.row_short}金额单位 {value}", "{cell.row_short} unit of {value}"),
    },
    implied: None,
    planted: |sample| {
        sample.this.write("disclosure.procurement.amount", "542700");
        sample.this.write("disclosure.fees.amount", "251000元");
        sample.this.edits.again = true;
    },
    source: include_str!("f608_units.rs"),
};

fn check(report: &Report) -> Outcome {
    let Some(form) = report.form() else { return Outcome::not_judged(reason::unknown_edition()) };
    let amounts = form.cell_ids().filter(|&cell| form.spec(cell).kind == Kind::Amount);
    let mut outcome = Outcome::passed();
    for cell in amounts {
        let read = report.cell(cell);
        match read.number() {
            Some(value) if !value.is_zero() => outcome.faults.extend(of_amount(report, form, cell, value)),
            Some(_) => {}
            None if read.state == State::Dash => {}
            None => outcome.not_judged.push(reason::silent_cells(1, cell)),
        }
    }
    outcome
}

fn of_amount(report: &Report, form: &Form, cell: CellId, value: Number) -> Option<Fault> {
    let own = form.column_of(cell).unit.as_deref();
    let fault = match (report.cell(cell).unit, own) {
        (None, _) => Phrase::new("没有单位", "names no unit"),
        (Some(Unit::Yuan), Some("万元")) => {
            Phrase::new("写的是元，该列以万元为单位", "is in yuan; the column is in ten thousand yuan")
        }
        (Some(_), _) => return None,
    };
    let fault = Fault::new(Severity::Warning, Verdict::Observed)
        .with_cells(vec![cell])
        .with_lines(report.cell(cell).place().into_iter().collect())
        .with_values(own.map(str::to_owned), Some(value.to_string()))
        .arg("cell", Arg::Cell(cell))
        .arg("value", Arg::Number(value))
        .arg("fault", Arg::Words(fault));
    Some(fault)
}

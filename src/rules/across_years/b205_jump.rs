//! 数据突变。
//!
//! ## 检查什么
//! 与上年同一格（两版可比的格）相比：两年之比超过 10 倍且相差超过 20，作提示；收费金额相差 1000 倍以上，多半是元、万元混用，作警告。
//! 一年是 0（`/` 按 0 计）的没有倍数可比，另一年达到 1000 件才作提示：从无到有、从有到无，不是漏填就是职能有变；少量增减、金额的有无常见，不提示。比总计列和表二各格，一格一条。
//! 金额写明单位的，先换算成万元再比（12.5万元与 125000元相等）；收费金额没写单位的按列名的万元。集中采购金额一年有单位、一年没有的，按元、按万元都突变才报。
//!
//! ## 依据
//! 各地核查通行做法：关注增减变化。
//!
//! ## 例
//! 行政处罚上年 12 件、本年 480 件：提示，请核实。行政许可上年 0、本年 5000：提示。收费金额上年 25.1、本年 251000：警告。
//!
//! ## 不报的情形
//! 空白或读不出数的格不比。倍数、差额和件数可在参数文件里改。没有上年报告、版式或年度不明：无法判定。上年是 2018 年及以前的老格式：不适用。
//!
//! ## English
//! **Checks** for figures more than 10 times and 20 apart from last year's (a hint), and for fees 1000 times apart: 元 for 万元 (a warning). From 0, or to 0, there is no ratio: 1000 or more of what is counted is a hint; amounts that come or go are none. Amounts with a unit are compared in 万元.
//! **Basis**: practice of reviews.
//! **Example**: 12 penalties last year, 480 this year; no licences last year, 5000 this year.
//! **Silent** about cells that are blank or unreadable in either year, and about an amount without a unit beside one that has it, unless it is a jump in either unit. Cannot judge without last year's report.

use crate::form::Kind;
use crate::model::report::{Cell, Unit};
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
            "{cell}：{last_year} 年 {before}，{year} 年 {after}，{apart}，请核实",
            "{cell}: {before} in {last_year}, {after} in {year}, {apart}",
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
        let pair = Pair::of(form, cell, [last.figures.cell(twin), this.figures.cell(cell)])?;
        let jump = pair.jump(years)?;
        let fault = Fault::new(jump.severity, Verdict::Observed)
            .with_cells(vec![cell])
            .with_values(Some(pair.shown(0)), Some(pair.shown(1)))
            .with_difference(jump.difference)
            .arg("cell", Arg::Cell(cell))
            .arg("last_year", Arg::Year(before))
            .arg("year", Arg::Year(year))
            .arg("before", Arg::Quote(pair.shown(0)))
            .arg("after", Arg::Quote(pair.shown(1)))
            .arg("apart", Arg::Words(jump.apart))
            .arg("times", Arg::Number(Number::whole(jump.times)));
        Some(fault)
    });
    Outcome::of(jumps.collect())
}

/// What stands in a cell in two years, each with its unit where it names one.
struct Pair {
    kind: Kind,
    values: [Number; 2],
    units: [Option<Unit>; 2],
}

/// A jump between two figures.
struct Jump {
    severity: Severity,
    difference: Option<Number>,
    apart: Phrase,
    /// How many times they are apart at least.
    times: i64,
}

impl Pair {
    /// None where one of them is no figure. The column of the form names the unit where the cell does not.
    fn of(form: &Form, cell: CellId, cells: [Cell; 2]) -> Option<Self> {
        let own = form.column_of(cell).unit.as_deref().filter(|unit| *unit == Unit::TenThousandYuan.name());
        let own = own.map(|_| Unit::TenThousandYuan);
        let [before, after] = cells;
        let values = [before.stated()?, after.stated()?];
        Some(Self { kind: form.spec(cell).kind, values, units: [before.unit.or(own), after.unit.or(own)] })
    }

    /// A figure for people, with its unit where the two differ in it.
    fn shown(&self, nth: usize) -> String {
        let unit = self.units[nth].filter(|_| self.units[0] != self.units[1]);
        format!("{}{}", self.values[nth], unit.map_or("", Unit::name))
    }

    /// The jump between them; where one names no unit, only if it is one in either unit.
    fn jump(&self, years: &Years) -> Option<Jump> {
        if self.units[0] == self.units[1] {
            return self.between(years, self.values);
        }
        let [before, after] = self.units;
        let mut jumps = [Unit::Yuan, Unit::TenThousandYuan].map(|open| {
            let before = before.unwrap_or(open).in_ten_thousands(self.values[0])?;
            self.between(years, [before, after.unwrap_or(open).in_ten_thousands(self.values[1])?])
        });
        let is_sure = jumps.iter().all(Option::is_some);
        jumps[0].take().filter(|_| is_sure)
    }

    /// How grave a jump between two figures of one unit is.
    fn between(&self, years: &Years, [before, after]: [Number; 2]) -> Option<Jump> {
        let thresholds = &years.parameters.thresholds;
        let (less, more) = if before <= after { (before, after) } else { (after, before) };
        let difference = more.minus(less);
        let jump = |severity, times, apart| Some(Jump { severity, difference, apart, times });
        let times = Phrase::new("相差 {times} 倍以上", "more than {times} times apart");
        let is_apart = difference.is_some_and(|difference| difference > Number::whole(thresholds.jump_difference));
        if less.is_negative() || self.kind == Kind::Signed {
            return None;
        }
        if less.is_zero() {
            let grew = Phrase::new("从无到有", "from none");
            let apart = if before <= after { grew } else { Phrase::new("从有到无", "down to none") };
            let is_many = self.kind == Kind::Count && more >= Number::whole(thresholds.jump_from_none);
            return jump(Severity::Info, 0, apart).filter(|_| is_many);
        }
        let beyond = |factor: i64| less.times(Number::whole(factor)).is_some_and(|product| more >= product);
        if self.kind == Kind::Amount && beyond(thresholds.fee_factor) {
            return jump(Severity::Warning, thresholds.fee_factor, times);
        }
        let exceeds = less.times(Number::whole(thresholds.jump_ratio)).is_some_and(|product| more > product);
        if is_apart && exceeds { jump(Severity::Info, thresholds.jump_ratio, times) } else { None }
    }
}

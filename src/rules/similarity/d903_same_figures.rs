//! 表内数据与上年完全相同。
//!
//! ## 检查什么
//! 同一机关两年报告，格式相同，表二、表三、表四中不是 0 的格全部相同，且至少有三格不是 0。一份报告一条。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：对内容雷同、敷衍塞责的年报应当督促整改。
//!
//! ## 例
//! 两年的申请、办理、复议、许可数一个不差：提示，疑为照抄上年。
//!
//! ## 不报的情形
//! 不是 0 的格少于三格（小单位全是 0 很正常，格数可在参数文件里改）。没有上年报告、上年或本年的版式不明：无法判定。两年版式不同：不适用。只作提示。
//!
//! ## English
//! **Checks** whether all figures other than 0 are those of last year's report, at least three of them.
//! **Basis**: the notice of 2021 on reports that are all alike.
//! **Example**: not one figure of three tables differs.
//! **Silent** where nearly everything is 0. Cannot judge without last year's report; other editions do not apply.

use crate::model::record::Figure;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "D903",
    title: Phrase::new("表内数据与上年完全相同", "the figures are those of last year"),
    group: Group::Similarity,
    severity: Severity::Info,
    editions: Editions::WithForm,
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "{count} 个不是 0 的格与 {last_year} 年报告完全相同，首格：{cell}",
            "{count} figures other than 0 are exactly those of {last_year}; the first: {cell}",
        ),
        brief: Phrase::new("与上年数据完全相同 {count} 格", "all {count} figures as last year"),
    },
    implied: None,
    planted: |sample| {
        sample.last = Some(sample.this.clone());
        if let Some(last) = &mut sample.last {
            last.years.iter_mut().for_each(|stated| stated.1 -= 1);
        }
    },
    source: include_str!("d903_same_figures.rs"),
};

fn check(years: &Years) -> Outcome {
    let (Some(form), Some(year)) = (years.this.form(), years.this.year) else {
        return Outcome::not_judged(if years.this.year.is_none() {
            reason::unknown_year()
        } else {
            reason::unknown_edition()
        });
    };
    let before = year.saturating_sub(1);
    let Some(last) = years.last.filter(|last| last.year == Some(before)) else {
        return Outcome::not_judged(reason::no_report_of(before));
    };
    if last.edition != years.this.edition {
        return Outcome::not_applicable();
    }
    if last.figures != years.this.figures {
        return Outcome::passed();
    }
    let is_figure = |&cell: &CellId| matches!(years.this.figures.get(cell), Figure::Number(value) if !value.is_zero());
    let cells: Vec<CellId> = form.cell_ids().filter(is_figure).collect();
    if cells.len() < years.parameters.thresholds.same_cells {
        return Outcome::passed();
    }
    let fault = Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor("same figures")
        .arg("count", Arg::Count(cells.len()))
        .arg("last_year", Arg::Year(before))
        .arg("cell", Arg::Cell(cells[0]))
        .with_cells(cells);
    Outcome::of(vec![fault])
}

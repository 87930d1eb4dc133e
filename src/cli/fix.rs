//! `gouji fix`: which figures, changed to what, would let every identity of a table hold. Hints only: no file is changed.

use std::io;

use clap::Args;
use serde::{Serialize, Serializer};

use super::console::Format;
use super::context::Context;
use super::options::Corpus;
use super::status::{Outcome, Status};
use crate::form::{CellId, Form};
use crate::model::report::{Report, State};
use crate::repair::{Change, MOST_CHANGES, Proposal, Weighed, say};
use crate::session;
use crate::text::number::Number;
use crate::text::phrase::Lang;

/// What `fix` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 每张表最多列出几种改法 / most corrections that are printed for a table
    #[arg(long, default_value_t = 20, value_name = "N")]
    most: usize,
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
}

/// Proposes corrections for the reports below some paths.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let (paths, listed) = context.paths(&arguments.corpus);
    let scan = context.scan(&paths);
    let read = context.tell(&scan.failures);
    let mended = session::mend(&scan, &context.crew());
    for session::Mended { report, proposals, .. } in &mended {
        match arguments.format {
            Format::Text => told(report, proposals, arguments.most).print(context)?,
            format => context.console.json(&Shape::of(report, proposals, (arguments.most, context.lang())), format)?,
        }
    }
    if mended.is_empty() && arguments.format == Format::Text && read == Status::Done && !context.common.quiet {
        let balanced = context.console.pick("各表的等式都成立，没有要改的", "every identity holds; nothing to mend");
        context.console.line(balanced)?;
    }
    Ok(listed.max(read))
}

/// A report's corrections for people.
struct Told<'a> {
    report: &'a Report,
    proposals: &'a [Proposal],
    most: usize,
}

const fn told<'a>(report: &'a Report, proposals: &'a [Proposal], most: usize) -> Told<'a> {
    Told { report, proposals, most }
}

impl Told<'_> {
    fn print(&self, context: &mut Context<'_>) -> io::Result<()> {
        let lang = context.lang();
        let Some(form) = self.report.form() else { return Ok(()) };
        let agency = self.report.agency().unwrap_or("?");
        let year = self.report.year().map_or_else(|| "?".to_owned(), |year| year.to_string());
        context.console.line(&format!("{agency} {year}  {}", self.report.document.source.path.display()))?;
        for proposal in self.proposals {
            context.console.line(&format!("  {}", head(form, proposal, lang)))?;
            for (nth, way) in (1..).zip(proposal.ways.iter().take(self.most)) {
                context.console.line(&format!("  {nth:>3}  {}", self.changes(way, lang)))?;
                for evidence in &way.evidence {
                    context.console.line(&format!("         {}", say::evidence(form, evidence, lang)))?;
                }
            }
            if let Some(more) = proposal.ways.len().checked_sub(self.most).filter(|more| *more > 0) {
                context.console.line(&match lang {
                    Lang::Zh => format!("       另有 {more} 种（--most 可多列）"),
                    Lang::En => format!("       {more} more (see --most)"),
                })?;
            }
        }
        context.console.line("")
    }

    fn changes(&self, way: &Weighed, lang: Lang) -> String {
        let changes = way.correction.changes.iter().map(|change| say::change(self.report, change, lang));
        changes.collect::<Vec<_>>().join("，")
    }
}

/// `表三：改 2 格可平，共 18 种，已全部试过`
fn head(form: &Form, proposal: &Proposal, lang: Lang) -> String {
    let table = &form.tables[proposal.table];
    let (number, size, count) = (table.number, proposal.size, proposal.ways.len());
    let name = ["二", "三", "四"].get(usize::from(number.saturating_sub(2))).copied().unwrap_or_default();
    let all = match (lang, proposal.is_complete) {
        (Lang::Zh, true) => "已穷举",
        (Lang::Zh, false) => "未穷举",
        (Lang::En, true) => "all tried",
        (Lang::En, false) => "not all tried",
    };
    match lang {
        Lang::Zh if size == 0 => format!("表{name}：改 {MOST_CHANGES} 格以内没有找到改法（{all}）"),
        Lang::Zh => format!("表{name}：最少改 {size} 格，共 {count} 种（{all}）"),
        Lang::En if size == 0 => format!("table {number}: no correction of up to {MOST_CHANGES} cells ({all})"),
        Lang::En => format!("table {number}: at least {size} cells, {count} ways ({all})"),
    }
}

/// `gouji.fix/1`.
#[derive(Serialize)]
struct Shape<'a> {
    schema: &'static str,
    path: String,
    agency: Option<&'a str>,
    year: Option<i16>,
    tables: Vec<TableShape<'a>>,
}

#[derive(Serialize)]
struct TableShape<'a> {
    table: &'a str,
    size: usize,
    complete: bool,
    count: usize,
    corrections: Vec<WayShape<'a>>,
}

#[derive(Serialize)]
struct WayShape<'a> {
    weight: i32,
    changes: Vec<ChangeShape<'a>>,
    #[serde(serialize_with = "filled")]
    fills: Vec<(&'a str, i64)>,
    evidence: Vec<String>,
}

#[derive(Serialize)]
struct ChangeShape<'a> {
    cell: &'a str,
    from: Option<Number>,
    state: State,
    to: Option<Number>,
    low: Number,
    high: Option<Number>,
}

fn filled<S: Serializer>(fills: &[(&str, i64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fills.iter().copied())
}

impl<'a> Shape<'a> {
    fn of(report: &'a Report, proposals: &'a [Proposal], (most, lang): (usize, Lang)) -> Self {
        let form = report.form();
        let tables = form.into_iter().flat_map(|form| {
            proposals.iter().map(move |proposal| TableShape {
                table: &form.tables[proposal.table].key,
                size: proposal.size,
                complete: proposal.is_complete,
                count: proposal.ways.len(),
                corrections: proposal.ways.iter().take(most).map(|way| WayShape::of(report, form, way, lang)).collect(),
            })
        });
        Self {
            schema: "gouji.fix/1",
            path: report.document.source.path.to_string_lossy().into_owned(),
            agency: report.agency(),
            year: report.year(),
            tables: tables.collect(),
        }
    }
}

impl<'a> WayShape<'a> {
    fn of(report: &Report, form: &'a Form, way: &Weighed, lang: Lang) -> Self {
        let path = |cell: CellId| form.path(cell);
        let change = |change: &Change| {
            let printed = report.cell(change.cell);
            let (from, state) = (printed.number(), printed.state);
            let (low, high) = (change.to.low, change.to.high);
            ChangeShape { cell: path(change.cell), from, state, to: change.to.only(), low, high }
        };
        Self {
            weight: way.weight(),
            changes: way.correction.changes.iter().map(change).collect(),
            fills: way.correction.fills.iter().map(|&(cell, value)| (path(cell), value)).collect(),
            evidence: way.evidence.iter().map(|one| say::evidence(form, one, lang)).collect(),
        }
    }
}

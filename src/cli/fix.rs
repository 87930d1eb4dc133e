//! `gouji fix`: which figures, changed to what, would let every identity of a table hold. Hints only: no file is changed.

use std::io;

use clap::Args;
use serde::{Serialize, Serializer};

use super::console::Format;
use super::context::Context;
use super::options::Corpus;
use super::status::{Outcome, Status};
use crate::form::{CellId, Form};
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::report::{Report, State};
use crate::repair::{Change, MOST_CHANGES, Proposal, Weighed, say};
use crate::session::{self, Mended, Rehearsal};
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};

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
    let mended = session::mend(&scan, &context.method());
    for one in &mended {
        match arguments.format {
            Format::Text => Told { mended: one, most: arguments.most }.print(context)?,
            format => context.console.json(&Shape::of(one, (arguments.most, context.lang())), format)?,
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
    mended: &'a Mended<'a>,
    most: usize,
}

impl Told<'_> {
    fn print(&self, context: &mut Context<'_>) -> io::Result<()> {
        let report = &self.mended.report;
        let Some(form) = report.form() else { return Ok(()) };
        let agency = report.agency().unwrap_or("?");
        let year = report.year().map_or_else(|| "?".to_owned(), |year| year.to_string());
        context.console.line(&format!("{agency} {year}  {}", report.document.source.path.display()))?;
        for proposal in &self.mended.proposals {
            context.console.line(&format!("  {}", head(form, proposal, context.lang())))?;
            self.print_ways(context, form, proposal)?;
        }
        context.console.line("")
    }

    fn print_ways(&self, context: &mut Context<'_>, form: &Form, proposal: &Proposal) -> io::Result<()> {
        let lang = context.lang();
        for (nth, way) in (1..).zip(proposal.ways.iter().take(self.most)) {
            context.console.line(&format!("  {nth:>3}  {}", changes(&self.mended.report, way, lang)))?;
            for evidence in &way.evidence {
                context.console.line(&format!("         {}", say::evidence(form, evidence, lang)))?;
            }
            context.console.line(&format!("         {}", outcome(&self.mended.rehearse(way), lang)))?;
        }
        let more = proposal.ways.len().saturating_sub(self.most);
        if more == 0 {
            return Ok(());
        }
        context.console.line(&match lang {
            Lang::Zh => format!("       另有 {more} 种（--most 可多列）"),
            Lang::En => format!("       {more} more (see --most)"),
        })
    }
}

fn changes(report: &Report, way: &Weighed, lang: Lang) -> String {
    let changes = way.correction.changes.iter().map(|change| say::change(report, change, lang));
    changes.collect::<Vec<_>>().join(Phrase::new("，", ", ").in_lang(lang))
}

/// `= 消除问题 4 条（A101 A102 A103 N403），新增 0 条`
fn outcome(rehearsal: &Rehearsal, lang: Lang) -> String {
    let named = |findings: &[Finding]| -> String {
        let mut rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
        rules.dedup();
        let list = rules.join(" ");
        match (findings.len(), lang) {
            (0, Lang::Zh) => "0 条".to_owned(),
            (0, Lang::En) => "0".to_owned(),
            (count, Lang::Zh) => format!("{count} 条（{list}）"),
            (count, Lang::En) => format!("{count} ({list})"),
        }
    };
    let (gone, added) = (named(&rehearsal.gone), named(&rehearsal.added));
    match lang {
        Lang::Zh => format!("= 消除问题 {gone}，新增 {added}"),
        Lang::En => format!("= mends {gone}, adds {added}"),
    }
}

/// `表三：1 格以内无解，改 2 格共 18 种（已穷举 161 格）`
fn head(form: &Form, proposal: &Proposal, lang: Lang) -> String {
    let table = part_name(form, proposal, lang);
    let (size, figures) = (proposal.size, proposal.figures);
    let fewer = size.saturating_sub(1);
    let smallest = proposal.ways.iter().filter(|way| way.correction.changes.len() == size).count();
    let slips = proposal.ways.len() - smallest;
    let all = match (lang, proposal.is_complete) {
        (Lang::Zh, true) => format!("已穷举 {figures} 格"),
        (Lang::Zh, false) => "未穷举".to_owned(),
        (Lang::En, true) => format!("all {figures} cells tried"),
        (Lang::En, false) => "not all tried".to_owned(),
    };
    let head = match (lang, size, figures) {
        (Lang::Zh, _, 0) => format!("{table}：金额像是填错单位"),
        (Lang::En, _, 0) => format!("{table}: the amount looks to be in another unit"),
        (Lang::Zh, 0, _) => format!("{table}：改 {MOST_CHANGES} 格以内无解（{all}）"),
        (Lang::En, 0, _) => format!("{table}: no correction of up to {MOST_CHANGES} cells ({all})"),
        (Lang::Zh, 1, _) => format!("{table}：改 1 格共 {smallest} 种（{all}）"),
        (Lang::En, 1, _) => format!("{table}: cells: 1, ways: {smallest} ({all})"),
        (Lang::Zh, ..) => format!("{table}：{fewer} 格以内无解，改 {size} 格共 {smallest} 种（{all}）"),
        (Lang::En, ..) => format!("{table}: none of up to {fewer}; cells: {size}, ways: {smallest} ({all})"),
    };
    match lang {
        _ if slips == 0 => head,
        Lang::Zh => format!("{head}；整行整列的笔误 {slips} 种"),
        Lang::En => format!("{head}; slips of a whole line: {slips}"),
    }
}

/// `表四 行政复议`: the table, and the row where each is a part of its own.
fn part_name(form: &Form, proposal: &Proposal, lang: Lang) -> String {
    let table = &form.tables[proposal.table];
    let name = ["二", "三", "四"].get(usize::from(table.number.saturating_sub(2))).copied().unwrap_or_default();
    let row = proposal.row.and_then(|row| table.rows.get(row));
    match lang {
        Lang::Zh => format!("表{name}{}", row.map(|row| format!(" {}", row.label)).unwrap_or_default()),
        Lang::En => format!("table {}{}", table.number, row.map(|row| format!(" {}", row.key)).unwrap_or_default()),
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
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'a str>,
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
    gone: Vec<FindingId>,
    added: Vec<&'static str>,
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
    fn of(mended: &'a Mended<'a>, (most, lang): (usize, Lang)) -> Self {
        let report = &mended.report;
        let table = |form: &'static Form, proposal: &Proposal| {
            let table = &form.tables[proposal.table];
            let ways = proposal.ways.iter().take(most);
            TableShape {
                table: table.key.as_str(),
                row: proposal.row.and_then(|row| table.rows.get(row)).map(|row| row.key.as_str()),
                size: proposal.size,
                complete: proposal.is_complete,
                count: proposal.ways.len(),
                corrections: ways.map(|way| WayShape::of(mended, form, way, lang)).collect(),
            }
        };
        let tables =
            report.form().into_iter().flat_map(|form| mended.proposals.iter().map(move |one| table(form, one)));
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
    fn of(mended: &Mended<'_>, form: &'a Form, way: &Weighed, lang: Lang) -> Self {
        let path = |cell: CellId| form.path(cell);
        let change = |change: &Change| {
            let printed = mended.report.cell(change.cell);
            let (from, state) = (printed.number(), printed.state);
            let (low, high) = (change.to.low, change.to.high);
            ChangeShape { cell: path(change.cell), from, state, to: change.to.only(), low, high }
        };
        let rehearsal = mended.rehearse(way);
        Self {
            weight: way.weight(),
            changes: way.correction.changes.iter().map(change).collect(),
            fills: way.correction.fills.iter().map(|&(cell, value)| (path(cell), value)).collect(),
            evidence: way.evidence.iter().map(|one| say::evidence(form, one, lang)).collect(),
            gone: rehearsal.gone.iter().map(|finding| finding.id).collect(),
            added: rehearsal.added.iter().map(|finding| finding.rule).collect(),
        }
    }
}

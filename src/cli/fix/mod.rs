//! `gouji fix`: which figures, changed to what, would let every identity of a table hold. Hints only: no file is changed.

mod shape;

use std::io;

use clap::Args;

use self::shape::Shape;
use super::console::Format;
use super::context::Context;
use super::options::Corpus;
use super::status::{Outcome, Status};
use crate::form::Form;
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::repair::{MOST_CHANGES, Need, Proposal, Weighed, say, unsolved};
use crate::session::{self, Mended, Rehearsal};
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
        let sentence = nothing(session::not_judged(&scan), context.lang());
        context.console.line(&sentence)?;
    }
    Ok(listed.max(read))
}

/// Where nothing is to be mended: whether all holds, or only what could be judged.
fn nothing(not_judged: usize, lang: Lang) -> String {
    match (not_judged, lang) {
        (0, Lang::Zh) => "各表的等式都成立，没有要改的".to_owned(),
        (0, Lang::En) => "every identity holds; nothing to mend".to_owned(),
        (count, Lang::Zh) => {
            format!("判得了的等式都成立，没有要改的；另有 {count} 份报告里有等式判不了（gouji check 列出原因）")
        }
        (count, Lang::En) => {
            format!(
                "every identity that can be judged holds; reports with some that cannot: {count} (gouji check says why)"
            )
        }
    }
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
        for one in &self.mended.unsolved {
            context.console.line(&format!("  {}", unsolved::sentence(form, report, one, context.lang())))?;
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
            context
                .console
                .line(&format!("         {}", outcome(&self.mended.rehearse(way), self.mended.report.year(), lang)))?;
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

/// `= 消除问题 4 条（A101 A102 A103 N403），新增 1 条（2021年B201）（连同 2021 年报告）`
fn outcome(rehearsal: &Rehearsal, year: Option<i16>, lang: Lang) -> String {
    let (gone, added) = (named(&rehearsal.gone, year, lang), named(&rehearsal.added, year, lang));
    let years = rehearsal.years.iter().map(ToString::to_string).collect::<Vec<_>>();
    match (lang, years.is_empty()) {
        (Lang::Zh, true) => format!("= 本报告内：消除问题 {gone}，新增 {added}"),
        (Lang::Zh, false) => format!("= 连同 {} 年报告：消除问题 {gone}，新增 {added}", years.join("、")),
        (Lang::En, true) => format!("= within this report: mends {gone}, adds {added}"),
        (Lang::En, false) => format!("= with the reports of {}: mends {gone}, adds {added}", years.join(", ")),
    }
}

/// `3 条（A101 A102 2021年B201）`: how many, and each rule once, with the year where it is another report's.
fn named(findings: &[Finding], year: Option<i16>, lang: Lang) -> String {
    let name = |finding: &Finding| match (finding.year.filter(|other| Some(*other) != year), lang) {
        (None, _) => finding.rule.to_owned(),
        (Some(other), Lang::Zh) => format!("{other}年{}", finding.rule),
        (Some(other), Lang::En) => format!("{} of {other}", finding.rule),
    };
    let mut rules: Vec<String> = findings.iter().map(name).collect();
    rules.dedup();
    let list = rules.join(if lang == Lang::Zh { " " } else { ", " });
    match (findings.len(), lang) {
        (0, Lang::Zh) => "0 条".to_owned(),
        (0, Lang::En) => "0".to_owned(),
        (count, Lang::Zh) => format!("{count} 条（{list}）"),
        (count, Lang::En) => format!("{count} ({list})"),
    }
}

/// `表三：1 格以内无解，改 2 格共 18 种（已穷举 161 格）`
fn head(form: &Form, proposal: &Proposal, lang: Lang) -> String {
    let table = part_name(form, proposal, lang);
    let (size, figures) = (proposal.size, proposal.figures);
    let fewer = size.saturating_sub(1);
    let smallest = proposal.ways.iter().filter(|way| way.correction.changes.len() == size).count();
    let all = match (lang, proposal.is_complete) {
        (Lang::Zh, true) => format!("已穷举 {figures} 格"),
        (Lang::Zh, false) => "未穷举".to_owned(),
        (Lang::En, true) => format!("all {figures} cells tried"),
        (Lang::En, false) => "not all tried".to_owned(),
    };
    let head = match (lang, size, proposal.need) {
        (Lang::Zh, _, Need::Unit) => format!("{table}：金额像是填错单位"),
        (Lang::En, _, Need::Unit) => format!("{table}: the amount looks to be in another unit"),
        (Lang::Zh, _, Need::Fills) => format!("{table}：可补，只须填 {size} 个空白格，该填的数等式已定"),
        (Lang::En, _, Need::Fills) => format!("{table}: only blanks to fill: {size}, the identities say with what"),
        (Lang::Zh, 0, _) => format!("{table}：改 {MOST_CHANGES} 格以内无解（{all}）"),
        (Lang::En, 0, _) => format!("{table}: no correction of up to {MOST_CHANGES} cells ({all})"),
        (Lang::Zh, 1, _) => format!("{table}：改 1 格共 {smallest} 种（{all}）"),
        (Lang::En, 1, _) => format!("{table}: cells: 1, ways: {smallest} ({all})"),
        (Lang::Zh, ..) => format!("{table}：{fewer} 格以内无解，改 {size} 格共 {smallest} 种（{all}）"),
        (Lang::En, ..) => format!("{table}: none of up to {fewer}; cells: {size}, ways: {smallest} ({all})"),
    };
    let Some((slips, cells)) = proposal.slips() else { return head };
    let (least, most) = cells.into_inner();
    match lang {
        Lang::Zh if least == most => format!("{head}；另有整行整列的笔误 {slips} 种，各改 {most} 格"),
        Lang::Zh => format!("{head}；另有整行整列的笔误 {slips} 种，改 {least} 至 {most} 格"),
        Lang::En if least == most => format!("{head}; slips of a whole line: {slips}, of {most} cells"),
        Lang::En => format!("{head}; slips of a whole line: {slips}, of {least} to {most} cells"),
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

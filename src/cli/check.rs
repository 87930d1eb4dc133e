//! `gouji check`: reads, parses and checks; prints findings.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console::{Console, Format};
use super::context::Context;
use super::findings::{self, FailureShape, FindingShape, NotJudgedShape, ReportShape, Summary, Whole};
use super::options::Corpus;
use super::status::{Outcome, Status};
use crate::form::Edition;
use crate::model::finding::{Finding, Severity, Verdict};
use crate::rules::severity_name;
use crate::session::{Examined, Scan};
use crate::text::phrase::Lang;

/// What `check` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
    /// 有这一级或更重的问题时退出码为 1 / exit 1 where a finding is at least this grave
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    fail_on: Level,
}

/// How grave a finding must be for exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    Error,
    Warning,
    Info,
}

impl Level {
    const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// Checks the reports below some paths.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let (paths, listed) = context.paths(&arguments.corpus);
    let scan = context.scan(&paths);
    let read = match arguments.format {
        Format::Text => context.tell(&scan.failures),
        Format::Json | Format::Ndjson if scan.failures.is_empty() => Status::Done,
        Format::Json | Format::Ndjson => Status::Trouble,
    };
    match arguments.format {
        Format::Text => print_text(&scan, context)?,
        Format::Json => context.console.json(&Whole::of(&scan, context.lang()), Format::Json)?,
        Format::Ndjson => print_lines(&scan, context.console)?,
    }
    let grave = scan.findings().any(|(_, finding)| finding.fault.severity >= arguments.fail_on.severity());
    let held = if grave { Status::Fails } else { Status::Done };
    Ok(held.max(read).max(listed))
}

/// An object of `gouji.findings/1` on a line of its own.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Report(ReportShape<'a>),
    Finding(FindingShape<'a>),
    NotJudged(NotJudgedShape<'a>),
    Failure(FailureShape),
    Summary(Summary),
}

fn print_lines(scan: &Scan, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let reports = scan.reports.iter().map(|report| Line::Report(ReportShape::of(report)));
    let found = scan.findings().map(|(report, finding)| Line::Finding(FindingShape::of(report, finding, lang)));
    let not_judged = scan.not_judged();
    let not_judged = not_judged.map(|(report, rule, why)| Line::NotJudged(NotJudgedShape::of(report, rule, why, lang)));
    let failures = scan.failures.iter().map(|failure| Line::Failure(FailureShape::of(failure, lang)));
    let summary = [Line::Summary(Summary::of(scan))];
    let lines = reports.chain(found).chain(not_judged).chain(failures).chain(summary);
    lines.into_iter().try_for_each(|line| console.json(&line, Format::Ndjson))
}

fn print_text(scan: &Scan, context: &mut Context<'_>) -> std::io::Result<()> {
    let quiet = context.common.quiet;
    let console = &mut *context.console;
    for report in scan.reports.iter().filter(|report| !report.judged.findings.is_empty()) {
        console.line(&heading(report, console.lang))?;
        for finding in &report.judged.findings {
            console.line(&format!("  {}", told(report, finding, console.lang)))?;
        }
        console.line("")?;
    }
    if quiet { Ok(()) } else { print_summary(scan, console) }
}

/// `青禾市教育局 2023年（2021版）  年报/青禾.txt`
fn heading(report: &Examined, lang: Lang) -> String {
    let record = &report.record;
    let agency = record.agency.as_deref().unwrap_or(match lang {
        Lang::Zh => "机关不明",
        Lang::En => "unknown agency",
    });
    let year = record.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
    let edition = record.edition.map_or("?", Edition::name);
    let path = record.path.display();
    match lang {
        Lang::Zh => format!("{agency} {year}年（{edition}版）  {path}"),
        Lang::En => format!("{agency} {year} (edition {edition})  {path}"),
    }
}

/// `错误 A101 必破 第 349、151 行：…  [0123456789abcdef]`
fn told(report: &Examined, finding: &Finding, lang: Lang) -> String {
    let severity = severity_name(finding.fault.severity).in_lang(lang);
    let verdict = match finding.fault.verdict {
        Verdict::Observed => String::new(),
        verdict => format!(" {}", verdict.phrase().in_lang(lang)),
    };
    let (rule, id) = (finding.rule, finding.id);
    let message = findings::message(report, finding, lang);
    let lines = lines(&finding.fault.lines, lang);
    match lang {
        Lang::Zh => format!("{severity} {rule}{verdict}{lines}：{message}  [{id}]"),
        Lang::En => format!("{severity} {rule}{verdict}{lines}: {message}  [{id}]"),
    }
}

/// The most lines that are cited in one sentence.
const CITED: usize = 3;

fn lines(lines: &[u32], lang: Lang) -> String {
    let shown: Vec<String> = lines.iter().take(CITED).map(ToString::to_string).collect();
    let more = lines.len() > CITED;
    match lang {
        _ if shown.is_empty() => String::new(),
        Lang::Zh => format!(" 第 {}{} 行", shown.join("、"), if more { " 等" } else { "" }),
        Lang::En => format!(" line {}{}", shown.join(", "), if more { ", …" } else { "" }),
    }
}

fn print_summary(scan: &Scan, console: &mut Console) -> std::io::Result<()> {
    let Summary { reports, errors, warnings, infos } = Summary::of(scan);
    let failures = scan.failures.len();
    let silent = findings::outcomes(scan).into_iter().filter(|(_, endings)| endings.not_judged > 0);
    let silent: Vec<String> = silent.map(|(rule, endings)| format!("{rule} {}", endings.not_judged)).collect();
    match console.lang {
        Lang::Zh => {
            if !silent.is_empty() {
                console.line(&format!("无法判定（规则和份数；原因见 --format json）：{}", silent.join("、")))?;
            }
            let failures = if failures > 0 { format!("；{failures} 个文件没有读成") } else { String::new() };
            console.line(&format!(
                "{reports} 份报告：错误 {errors}，警告 {warnings}，提示 {infos}{failures}"
            ))
        }
        Lang::En => {
            if !silent.is_empty() {
                let silent = silent.join(", ");
                console.line(&format!("could not judge (rule and reports; reasons with --format json): {silent}"))?;
            }
            let failures = if failures > 0 { format!("; files not read: {failures}") } else { String::new() };
            console.line(&format!(
                "reports: {reports}; errors: {errors}; warnings: {warnings}; infos: {infos}{failures}"
            ))
        }
    }
}

//! `gouji check`: reads, parses and checks; prints findings.

use std::io;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::console::{Console, Format};
use super::context::Context;
use super::findings::{Spoken, Whole};
use super::options::Corpus;
use super::status::{Outcome, Status};
use super::told;
use crate::export::wire::{FailureShape, FindingShape, NotJudgedShape, ReportShape, SummaryShape};
use crate::model::finding::Severity;

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
    let spoken = Spoken { scan: &scan, lang: context.lang() };
    match arguments.format {
        Format::Text => {
            context.tell(&scan.failures);
            told::print(spoken, context)?;
        }
        Format::Json => context.console.json(&Whole::of(spoken), Format::Json)?,
        Format::Ndjson => print_lines(spoken, context.console)?,
    }
    let grave = scan.findings().any(|(_, finding)| finding.fault.severity >= arguments.fail_on.severity());
    let held = if grave { Status::Fails } else { Status::Done };
    let read = if scan.failures.is_empty() { Status::Done } else { Status::Trouble };
    Ok(held.max(read).max(listed))
}

/// An object of `gouji.findings/1` on a line of its own.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Report(ReportShape<'a>),
    Finding(FindingShape<'a>),
    NotJudged(NotJudgedShape<'a>),
    Failure(FailureShape<'a>),
    Summary(SummaryShape),
}

fn print_lines(spoken: Spoken<'_>, console: &mut Console) -> io::Result<()> {
    let reports = spoken.reports().map(Line::Report);
    let findings = spoken.findings().map(Line::Finding);
    let silences = spoken.not_judged().map(Line::NotJudged);
    let failures = spoken.failures().map(Line::Failure);
    let mut lines = reports.chain(findings).chain(silences).chain(failures).chain([Line::Summary(spoken.summary())]);
    lines.try_for_each(|line| console.json(&line, Format::Ndjson))
}

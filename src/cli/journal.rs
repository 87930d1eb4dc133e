//! `gouji journal`: the decisions so far and what they come to, a check of every record, and notes that were never saved.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::console::Format;
use super::context::Context;
use super::settings::Authority;
use super::status::{Halt, Outcome, Status};
use crate::model::decision::{Disposition, Event};
use crate::model::id::{EventId, FindingId};
use crate::review::drafts::{Draft, Drafts, LeftDraft};
use crate::review::{self, Grade, Journal, Standing};
use crate::text::phrase::Lang;

/// What can be asked of the journal.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 列出处置及其结果 / lists the decisions and what they come to
    List(Arguments),
    /// 核对每一条记录；写不写路径都一样 / checks every record, whatever the paths
    Verify(Arguments),
    /// 没有存下的备注草稿 / notes that were typed and never saved
    Drafts(Arguments),
}

/// What each of them is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 只看这些报告；缺省看全部 / these reports only; all by default
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
}

/// Answers.
pub fn run(command: &Command, context: &mut Context<'_>) -> Outcome {
    match command {
        Command::List(arguments) => list(arguments, context),
        Command::Verify(arguments) => verify(arguments, context),
        Command::Drafts(arguments) => drafts(arguments, context),
    }
}

/// The agencies and years of the reports that are asked for.
struct Scope {
    reports: Option<BTreeSet<(String, i16)>>,
    status: Status,
}

impl Scope {
    fn of(arguments: &Arguments, context: &Context<'_>) -> Self {
        if arguments.paths.is_empty() {
            return Self { reports: None, status: Status::Done };
        }
        let scan = context.scan(&arguments.paths);
        let key = |record: &crate::model::record::Record| Some((record.agency.as_deref()?.to_owned(), record.year?));
        let reports = scan.reports.iter().filter_map(|report| key(&report.record)).collect();
        Self { reports: Some(reports), status: context.tell(&scan.failures) }
    }

    fn includes(&self, agency: Option<&str>, year: Option<u16>) -> bool {
        let Some(reports) = &self.reports else { return true };
        let key = agency.map(str::to_owned).zip(year.and_then(|year| i16::try_from(year).ok()));
        key.is_some_and(|key| reports.contains(&key))
    }
}

#[derive(Serialize)]
struct ListShape<'a> {
    events: &'a [&'a Event],
    state: BTreeMap<String, StandingShape<'a>>,
}

/// What stands for a finding.
#[derive(Serialize)]
struct StandingShape<'a> {
    disposition: Option<Disposition>,
    conflict: bool,
    decisions: Vec<DecisionShape<'a>>,
    /// The event whose note stands: its words are said once.
    note: Option<EventId>,
}

#[derive(Serialize)]
struct DecisionShape<'a> {
    event: EventId,
    auditor: &'a str,
    at: &'a str,
    disposition: Option<Disposition>,
}

impl<'a> StandingShape<'a> {
    fn of(standing: &'a Standing) -> Self {
        let decision = |event: &'a Event| DecisionShape {
            event: event.id,
            auditor: &event.auditor,
            at: &event.at,
            disposition: event.disposition,
        };
        Self {
            disposition: standing.disposition(),
            conflict: standing.is_conflict(),
            decisions: standing.decisions().map(decision).collect(),
            note: standing.note().map(|event| event.id),
        }
    }
}

fn list(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let settings = context.choices.settings(&context.rules)?;
    let scope = Scope::of(arguments, context);
    let journal = Journal::open(&settings.review, &settings.auditor)?;
    let status = context.trust(&journal);
    let mut events = journal.state().events();
    events.retain(|event| scope.includes(event.agency.as_deref(), event.year));
    match arguments.format {
        Format::Text => events.iter().try_for_each(|event| context.console.line(&told(event, settings.lang)))?,
        Format::Ndjson => events.iter().try_for_each(|event| context.console.json(event, Format::Ndjson))?,
        Format::Json => {
            let touched: BTreeSet<FindingId> = events.iter().map(|event| event.finding).collect();
            let standing = |id: FindingId| Some((id.to_string(), StandingShape::of(journal.state().standing(id)?)));
            let state = touched.into_iter().filter_map(standing).collect();
            context.console.json(&ListShape { events: &events, state }, Format::Json)?;
        }
    }
    Ok(status.max(scope.status))
}

/// `2025-03-01T08:00:00Z 甲  0123456789abcdef A101 某市教育局 2024  属实  备注`
fn told(event: &Event, lang: Lang) -> String {
    let year = event.year.map(|year| year.to_string()).unwrap_or_default();
    let (rule, agency) = (event.rule.as_deref().unwrap_or("-"), event.agency.as_deref().unwrap_or("-"));
    let what = match (event.disposition, event.undoes, lang) {
        (Some(disposition), _, Lang::Zh) => disposition.zh().to_owned(),
        (Some(disposition), _, Lang::En) => disposition.en().to_owned(),
        (None, Some(undone), Lang::Zh) => format!("撤销 {undone}"),
        (None, Some(undone), Lang::En) => format!("takes back {undone}"),
        (None, None, Lang::Zh) => "备注".to_owned(),
        (None, None, Lang::En) => "note".to_owned(),
    };
    let note = event.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
    format!("{} {}  {} {rule} {agency} {year}  {what}{note}", event.at, event.auditor, event.finding)
}

#[derive(Serialize)]
struct VerifyShape {
    holds: bool,
    files: usize,
    events: usize,
    troubles: Vec<TroubleShape>,
}

#[derive(Serialize)]
struct TroubleShape {
    path: String,
    line: Option<u64>,
    grade: &'static str,
    message: String,
}

fn verify(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let settings = context.choices.settings(&context.rules)?;
    refuse_missing(context)?;
    let verified = review::verify(&settings.review)?;
    let shape = VerifyShape {
        holds: verified.holds(),
        files: verified.files,
        events: verified.events,
        troubles: verified.troubles.iter().map(|trouble| TroubleShape::of(trouble, settings.lang)).collect(),
    };
    match arguments.format {
        Format::Text => print_verified(&shape, context)?,
        format => context.console.json(&shape, format)?,
    }
    let unread = verified.troubles.iter().any(|trouble| trouble.flaw.grade() == Grade::Unread);
    Ok(match (unread, verified.holds()) {
        (true, _) => Status::Trouble,
        (false, false) => Status::Fails,
        (false, true) => Status::Done,
    })
}

/// A folder that somebody named and that is not there holds nothing that could be verified; where decisions live by default
/// there may be none yet.
fn refuse_missing(context: &Context<'_>) -> Result<(), Halt> {
    let named = context.choices.review.as_ref().filter(|review| review.origin != Authority::Default);
    match named.filter(|review| !review.value.exists()) {
        None => Ok(()),
        Some(review) => {
            let path = review.value.display();
            Err(Halt::said(
                format!("没有文件夹 {path}，没有可核对的处置记录。请核对路径"),
                format!("there is no folder {path}, so no decisions to check; check the path"),
            ))
        }
    }
}

impl TroubleShape {
    fn of(trouble: &review::Trouble, lang: Lang) -> Self {
        let grade = match trouble.flaw.grade() {
            Grade::Note => "note",
            Grade::Unread => "unread",
            Grade::Broken => "broken",
        };
        let path = trouble.path.to_string_lossy().into_owned();
        Self { path, line: trouble.line, grade, message: trouble.in_lang(lang) }
    }
}

fn print_verified(shape: &VerifyShape, context: &mut Context<'_>) -> std::io::Result<()> {
    shape.troubles.iter().try_for_each(|trouble| context.console.line(&trouble.message))?;
    let VerifyShape { holds, files, events, .. } = shape;
    context.console.line(&match (context.lang(), holds) {
        (Lang::Zh, true) => format!("核对无误：{files} 个文件，{events} 条记录"),
        (Lang::Zh, false) => format!("核对有误：{files} 个文件，可读的记录 {events} 条"),
        (Lang::En, true) => format!("all holds: files {files}, events {events}"),
        (Lang::En, false) => format!("not all holds: files {files}, readable events {events}"),
    })
}

#[derive(Serialize)]
struct DraftShape<'a> {
    path: String,
    at: &'a str,
    #[serde(flatten)]
    draft: &'a Draft,
}

impl<'a> DraftShape<'a> {
    fn of(left: &'a LeftDraft) -> Self {
        Self { path: left.path.to_string_lossy().into_owned(), at: &left.at, draft: &left.draft }
    }
}

fn drafts(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let settings = context.choices.settings(&context.rules)?;
    let scope = Scope::of(arguments, context);
    let mut left = Drafts::new(&settings.review, &settings.auditor).left()?;
    left.drafts.retain(|left| scope.includes(left.draft.agency.as_deref(), left.draft.year));
    let shapes: Vec<DraftShape<'_>> = left.drafts.iter().map(DraftShape::of).collect();
    match arguments.format {
        Format::Text => left.drafts.iter().try_for_each(|left| context.console.line(&told_draft(left)))?,
        Format::Ndjson => shapes.iter().try_for_each(|shape| context.console.json(shape, Format::Ndjson))?,
        Format::Json => context.console.json(&shapes, Format::Json)?,
    }
    let mut status = scope.status;
    for trouble in &left.troubles {
        context.console.complain(&trouble.into());
        status = Status::Trouble;
    }
    Ok(status)
}

fn told_draft(left: &LeftDraft) -> String {
    let Draft { finding, note, agency, year, rule, .. } = &left.draft;
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let (rule, agency) = (rule.as_deref().unwrap_or("-"), agency.as_deref().unwrap_or("-"));
    format!("{}  {finding} {rule} {agency} {year}  {note}", left.at)
}

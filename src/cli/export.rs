//! `gouji export`: findings with their decisions, for offices and for programs; a file appears whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use jiff::Zoned;

use super::agency;
use super::console;
use super::context::Context;
use super::options::Corpus;
use super::status::{Halt, Outcome, Status};
use crate::export::{EXPORTERS, ExportError, Exporter, Package};
use crate::model::decision::Disposition;
use crate::review::Journal;
use crate::session::{self, Scan, Scope};
use crate::text::phrase::Lang;

/// What `export` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 导出成什么 / what to export
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|one| one.name)))]
    to: String,
    /// 写到哪个文件；- 为标准输出（xlsx 除外） / the file to write; - is standard output (not for xlsx)
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// 只要这个机关的，可以只写名称的一部分 / this agency only, or a part of its name
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// 只要这些处置的，逗号分隔，如 confirmed / these dispositions only, commas between them, as confirmed
    #[arg(long, value_name = "DISPOSITION", value_delimiter = ',', value_parser = super::decide::disposition)]
    disposition: Vec<Disposition>,
    /// 写上今天的日期 / with the date of today
    #[arg(long)]
    dated: bool,
    /// 文件已经存在时替换它 / replaces a file that is there
    #[arg(long)]
    overwrite: bool,
}

/// Exports the findings of the reports below some paths.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let exporter = exporter(arguments)?;
    let settings = context.choices.settings(&context.rules)?;
    let (paths, listed) = context.paths(&arguments.corpus);
    let scan = context.scan_with_numbers(&paths);
    let read = context.tell(&scan.failures);
    let journal = Journal::open(&settings.review, &settings.auditor)?;
    let scope = Scope {
        dispositions: (!arguments.disposition.is_empty()).then(|| arguments.disposition.clone()),
        agency: arguments.agency.as_deref().map(|word| meant(word, &scan)).transpose()?,
    };
    let made_on = arguments.dated.then(|| Zoned::now().date());
    let package = Package { made_on, ..session::package(&scan, &journal, &settings, &scope) };
    let trusted = context.trust(&journal);
    hand_out(&package, exporter, arguments, context)?;
    Ok(listed.max(read).max(trusted))
}

/// The agency that a word means; one that is not there is refused, since an empty list would say that nothing is wrong.
fn meant(word: &str, scan: &Scan) -> Result<String, Halt> {
    let names: BTreeSet<&str> = scan.reports.iter().filter_map(|report| report.record.agency.as_deref()).collect();
    agency::meant(word, &names.into_iter().map(|name| (name, name)).collect::<Vec<_>>())
}

/// The format that is meant; standard output takes text only.
fn exporter(arguments: &Arguments) -> Result<&'static Exporter, Halt> {
    let exporter = Exporter::find(&arguments.to);
    exporter.filter(|exporter| exporter.to_stdout || !is_stdout(&arguments.output)).ok_or_else(|| {
        let name = &arguments.to;
        Halt::said(
            format!("{name} 不能写到标准输出。请用 -o 给出文件名"),
            format!("{name} cannot go to standard output; name a file with -o"),
        )
    })
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

fn hand_out(
    package: &Package,
    exporter: &Exporter,
    arguments: &Arguments,
    context: &mut Context<'_>,
) -> Result<Status, Halt> {
    let path = &arguments.output;
    if is_stdout(path) {
        (exporter.write)(package, context.console.out())?;
        return Ok(Status::Done);
    }
    exporter.save(package, path, arguments.overwrite)?;
    if !context.common.quiet {
        let (path, count, share) = (path.display(), package.entries.len(), package.share_decided());
        console::say(&match context.lang() {
            Lang::Zh => format!("已导出 {count} 条问题到 {path}（已核分值占比 {share}%）"),
            Lang::En => format!("findings exported: {count}, to {path} ({share}% of all scores decided)"),
        });
        gone(package.gone.len(), context.lang());
    }
    Ok(Status::Done)
}

/// Says how much was decided about findings that are there no more: a list in one table does not hold it.
fn gone(count: usize, lang: Lang) {
    if count > 0 {
        console::say(&match lang {
            Lang::Zh => format!("另有 {count} 条问题已处置、本次未再发现（xlsx、md、json 单列）"),
            Lang::En => format!("decided before and found no more: {count} (listed apart in xlsx, md, json)"),
        });
    }
}

impl From<ExportError> for Halt {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Stream(error) => error.into(),
            other => Self::of(|lang| other.in_lang(lang)),
        }
    }
}

//! `gouji parse`: prints what was read, a report each, as soon as it is read and in the order of the files.

use clap::{Args, ValueEnum};

use super::context::Context;
use super::numbers;
use super::options::Corpus;
use super::report_shape::ReportShape;
use super::status::{Halt, Outcome, Status};
use crate::corpus;
use crate::model::report::Report;
use crate::session;
use crate::text::json;

/// What `parse` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 输出格式：分行的 JSON，或每份一行 / how to print: JSON in lines, or one report a line
    #[arg(long, value_enum, default_value = "json", value_name = "FORMAT")]
    format: Layout,
    /// 改为逐数列出正文里的数字（数字总账）：csv、json 或 ndjson，缺省 csv / list the numbers of the text instead: csv, json or ndjson
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "csv",
        conflicts_with = "format"
    )]
    numbers: Option<numbers::Layout>,
}

/// How reports are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Layout {
    Json,
    Ndjson,
}

/// Prints the reports below some paths.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let (paths, mut status) = context.paths(&arguments.corpus);
    let (files, failures) = session::find(&paths);
    status = status.max(context.tell(&failures));
    let (lang, layout, mut progress) = (context.lang(), arguments.format, context.progress());
    let numbered = arguments.numbers;
    if let Some(layout) = numbered {
        context.console.bytes(&numbers::opening(layout, lang)?)?;
    }
    let written = move |report: Report| {
        if let Some(layout) = numbered {
            return numbers::written(&report, layout, lang);
        }
        let mut bytes = Vec::with_capacity(1 << 15);
        let shape = ReportShape::of(&report, lang);
        match layout {
            Layout::Json => json::write_pretty(&shape, &mut bytes),
            Layout::Ndjson => json::write_line(&shape, &mut bytes),
        }
        .map(|()| bytes)
    };
    let mut printed = Ok(());
    let mut read = 0;
    corpus::read_all(&files, &context.crew(), written, |made| {
        read += 1;
        progress.tick(read, files.len());
        match made {
            Ok(bytes) => printed = bytes.and_then(|bytes| context.console.bytes(&bytes)),
            Err(failure) => {
                context.console.complain(&Halt::from(context.shown(failure)));
                status = Status::Trouble;
            }
        }
        printed.is_ok()
    });
    printed?;
    Ok(status)
}

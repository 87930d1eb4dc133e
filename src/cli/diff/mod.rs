//! `gouji diff`: two years of one agency, or two files, side by side.

mod choose;
mod shape;
mod told;

use std::path::PathBuf;

use clap::Args;

use super::console::Format;
use super::context::Context;
use super::options::{Corpus, year};
use super::status::{Halt, Outcome, Status};
use crate::compare::text::{self, Block, Fate, Text};
use crate::compare::{self, YearDiff};
use crate::corpus::Desk;
use crate::model::document::Document;
use crate::model::report::Report;

/// What `diff` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    corpus: Corpus,
    /// 机关名称，可以只写一部分 / the agency, or a part of its name
    #[arg(long, value_name = "NAME", requires = "years")]
    agency: Option<String>,
    /// 两个年度，如 2023,2024 / two years, as 2023,2024
    #[arg(long, value_name = "YEAR,YEAR", value_delimiter = ',', num_args = 1.., requires = "agency", value_parser = year)]
    years: Vec<i16>,
    /// 相同的格也列出 / also cells that are equal
    #[arg(long)]
    all: bool,
    /// 输出格式 / how to print
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
}

/// Two documents side by side.
struct Comparison {
    documents: [Document; 2],
    /// The figures; none where one of them is no report.
    figures: Option<YearDiff>,
    texts: Vec<PartDiff>,
}

/// The running text of one part, or of everything.
struct PartDiff {
    part: Option<u8>,
    blocks: Vec<Block>,
}

/// Compares two reports, or two documents of any kind.
pub fn run(arguments: &Arguments, context: &mut Context<'_>) -> Outcome {
    let (paths, listed) = context.paths(&arguments.corpus);
    let (pair, read) = match &arguments.agency {
        Some(agency) => choose::by_agency(&paths, (agency, &arguments.years), context)?,
        None => (two_files(&paths)?, Status::Done),
    };
    let mut comparison = compare(&pair, context.crew().desk())?;
    if !arguments.all {
        comparison.leave_out_equals();
    }
    match arguments.format {
        Format::Text => told::print(&comparison, context.console)?,
        format => context.console.json(&shape::DiffShape::of(&comparison, context.lang()), format)?,
    }
    Ok(listed.max(read))
}

fn two_files(paths: &[PathBuf]) -> Result<[PathBuf; 2], Halt> {
    <[PathBuf; 2]>::try_from(paths.to_vec()).map_err(|_| {
        Halt::said(
            "请给出两份文件，或用 --agency 机关 --years 年,年 从文件夹里选",
            "give two files, or choose from folders with --agency NAME --years YEAR,YEAR",
        )
    })
}

fn compare([last, this]: &[PathBuf; 2], mut desk: Desk) -> Result<Comparison, Halt> {
    match [last, this].map(|path| desk.read(path)) {
        [Ok(last), Ok(this)] => Ok(of_reports(last, this)),
        _ => of_documents([last, this].map(|path| desk.document(path).map_err(|error| Halt::about(path, error)))),
    }
}

fn of_reports(last: Report, this: Report) -> Comparison {
    let passage = |part: u8| {
        let [last, this] = [&last, &this].map(|report| {
            let section = report.section(part);
            section.map_or_else(|| Text::nothing(&report.document), |section| Text::of_section(report, section))
        });
        PartDiff { part: Some(part), blocks: text::align_at_leisure(&last, &this) }
    };
    let texts = (1..=6).map(passage).collect();
    Comparison { figures: Some(compare::years(&last, &this)), texts, documents: [last.document, this.document] }
}

fn of_documents([last, this]: [Result<Document, Halt>; 2]) -> Result<Comparison, Halt> {
    let documents = [last?, this?];
    let [last, this] = [&documents[0], &documents[1]].map(Text::of_document);
    let texts = vec![PartDiff { part: None, blocks: text::align_at_leisure(&last, &this) }];
    Ok(Comparison { figures: None, texts, documents })
}

impl Comparison {
    fn leave_out_equals(&mut self) {
        for row in self.figures.iter_mut().flat_map(|figures| &mut figures.rows) {
            row.differences.retain(|one| one.nature != compare::Nature::Equal || one.broken.is_some());
        }
        for passage in &mut self.texts {
            passage.blocks.retain(|block| block.fate != Fate::Equal);
        }
    }
}

//! The corpus maker: writes made-up annual reports with known faults, and a truth file that says what a checker must find.
//! It shares nothing with gouji's library, so that the two can prove each other.
#![allow(clippy::print_stderr)] // a small tool that says how it went

mod agency;
mod compose;
mod copies;
mod corpus;
mod decimal;
mod defects;
mod encoding;
mod figures;
mod form;
mod format;
mod grid;
mod identities;
mod labels;
mod look;
mod narrative;
mod noise;
mod office;
mod paged;
mod pages;
mod phrases;
mod presence;
mod prose;
mod report;
mod rng;
mod samples;
mod sheet;
mod tables;
mod text;
mod truth;
mod variety;
mod verdict;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use crate::corpus::Plan;
use crate::decimal::Decimal;
use crate::defects::{DEFECTS, Defect, WORDING};
use crate::encoding::{ENCODINGS, Encoding};
use crate::format::{FORMATS, Format, Manner};
use crate::text::Readable;

/// Makes a corpus of invented 政府信息公开工作年度报告 with planted faults.
#[derive(Parser)]
struct Options {
    /// Where the reports go.
    #[arg(long, value_name = "DIR", required_unless_present = "samples")]
    out: Option<PathBuf>,
    /// How many reports to make.
    #[arg(long, default_value_t = 1000)]
    reports: usize,
    /// The same seed gives the same bytes on every machine.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Fiscal years, first and last.
    #[arg(long, default_value = "2019-2025", value_parser = parse_years)]
    years: (u16, u16),
    /// Formats by name (txt, html, docx, xlsx, pdf), or all.
    #[arg(long, default_value = "txt")]
    format: String,
    /// Layouts of text and styles of pages and office files by name, or all that can be read back; F and J only by name.
    #[arg(long, default_value = "all")]
    layouts: String,
    /// Encodings by name (utf8, utf8bom, utf16le, utf16be, gb18030, gbk), or all.
    #[arg(long, default_value = "utf8")]
    encodings: String,
    /// Share of reports with a planted fault, 0 to 1.
    #[arg(long, default_value = "0.2", value_parser = parse_share)]
    defects: u32,
    /// Only faults of these rules, as A101,B201; `wording` plants those of wording, which `all` leaves out.
    #[arg(long, value_name = "CODES", default_value = "all")]
    plant: String,
    /// Share of groups of eight bodies in which running text is copied, 0 to 1.
    #[arg(long, default_value = "0", value_parser = parse_share)]
    copies: u32,
    /// No faults at all.
    #[arg(long)]
    clean: bool,
    /// The truth file, or `none`; by default it stands beside the folder, as DIR.truth.ndjson.
    #[arg(long, value_name = "FILE")]
    truth: Option<PathBuf>,
    /// Writes the project's own samples into a folder instead.
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    samples: Option<PathBuf>,
}

fn parse_years(text: &str) -> Result<(u16, u16), String> {
    let wrong = || format!("`{text}` names no years: write them as 2019-2025, none before 2019");
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let first = first.parse().map_err(|_| wrong())?;
    let last = last.parse().map_err(|_| wrong())?;
    if (2019..=last).contains(&first) && last < 2100 { Ok((first, last)) } else { Err(wrong()) }
}

fn parse_share(text: &str) -> Result<u32, String> {
    let share = Decimal::parse(text).and_then(Decimal::share);
    share.ok_or_else(|| format!("`{text}` is no share: write a number from 0 to 1, as 0.2"))
}

fn parse_faults(text: &str) -> Result<Vec<&'static Defect>, String> {
    if text == "all" {
        return Ok(DEFECTS.iter().collect());
    }
    if text == "wording" {
        return Ok(WORDING.iter().collect());
    }
    let all = || DEFECTS.iter().chain(&WORDING);
    let known = all().map(|defect| defect.rule).collect::<Vec<_>>().join(", ");
    let find = |code: &str| {
        let found = all().find(|defect| defect.rule == code.trim());
        found.ok_or_else(|| format!("no fault of `{code}` can be planted: choose from {known}"))
    };
    text.split(',').map(find).collect()
}

fn parse_formats(text: &str) -> Result<Vec<Format>, String> {
    if text == "all" {
        return Ok(FORMATS.iter().map(|(_, format)| *format).collect());
    }
    let known = FORMATS.map(|(name, _)| name).join(", ");
    let find = |name: &str| {
        let found = FORMATS.iter().find(|(known, _)| *known == name.trim());
        let format = found.map(|(_, format)| *format);
        format.ok_or_else(|| format!("there is no format `{name}`: choose from {known}"))
    };
    text.split(',').map(find).collect()
}

fn parse_layouts(text: &str, formats: &[Format]) -> Result<Vec<Manner>, String> {
    let all = formats.iter().flat_map(|format| format.manners());
    if text == "all" {
        return Ok(all.filter(|manner| manner.traits().readable == Readable::Fully).collect());
    }
    let known: Vec<&str> = all.clone().map(|manner| manner.traits().name).collect();
    let find = |name: &str| {
        let found = all.clone().find(|manner| manner.traits().name == name.trim());
        found.ok_or_else(|| format!("there is no layout `{name}`: choose from {}", known.join(", ")))
    };
    text.split(',').map(find).collect()
}

fn parse_encodings(text: &str) -> Result<Vec<Encoding>, String> {
    if text == "all" {
        return Ok(ENCODINGS.iter().map(|(_, encoding)| *encoding).collect());
    }
    let known = ENCODINGS.map(|(name, _)| name).join(", ");
    let find = |name: &str| {
        let found = ENCODINGS.iter().find(|(known, _)| *known == name.trim());
        let encoding = found.map(|(_, encoding)| *encoding);
        encoding.ok_or_else(|| format!("there is no encoding `{name}`: choose from {known}"))
    };
    text.split(',').map(find).collect()
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(count) => {
            eprintln!("wrote {count} reports");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<usize, String> {
    let folder = options.samples.as_deref().or(options.out.as_deref());
    let folder = folder.ok_or("say where the reports go: --out DIR")?;
    let plan = plan(options)?;
    let mut truth = open_truth(options.truth.as_deref(), folder).map_err(|e| said(folder, &e))?;
    let written = match &options.samples {
        Some(folder) => samples::write(folder, &mut truth),
        None => corpus::write(&plan, folder, &mut truth),
    };
    let written = written.map_err(|e| said(folder, &e))?;
    truth.flush().map_err(|e| said(folder, &e))?;
    if options.samples.is_none() && written < options.reports {
        return Err(format!("only {written} reports: there are no more agencies to invent"));
    }
    Ok(written)
}

fn plan(options: &Options) -> Result<Plan, String> {
    Ok(Plan {
        seed: options.seed,
        reports: options.reports,
        first_year: options.years.0,
        last_year: options.years.1,
        manners: parse_layouts(&options.layouts, &parse_formats(&options.format)?)?,
        encodings: parse_encodings(&options.encodings)?,
        faults: parse_faults(&options.plant)?,
        defects: if options.clean { 0 } else { options.defects },
        copies: if options.clean { 0 } else { options.copies },
    })
}

fn open_truth(file: Option<&Path>, folder: &Path) -> io::Result<Box<dyn Write>> {
    if file.is_some_and(|file| file == Path::new("none")) {
        return Ok(Box::new(io::sink()));
    }
    let beside = folder.with_added_extension("truth.ndjson");
    let file = file.unwrap_or(&beside);
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent)?;
    }
    Ok(Box::new(BufWriter::new(File::create(file)?)))
}

fn said(folder: &Path, error: &io::Error) -> String {
    format!("{}: could not be written: {error}", folder.display())
}

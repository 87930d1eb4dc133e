//! The years of every agency below some paths, for following chains: each file is read once and only its record is kept,
//! with the lines of the cells that chains lead through. Reports are read again only for hints about breaks.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::beside::Beside;
use super::held::ReportNo;
use super::scan::find;
use super::settings::Method;
use super::shelved::Shelved;
use crate::compare::chain::{Step, Thread};
use crate::corpus::{self, Failure, Join};
use crate::form::CellId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{propose, say, way_to};
use crate::text::number::Number;
use crate::text::phrase::Lang;
use crate::tie::Half;

/// One year of an agency.
#[derive(Clone, Debug)]
pub struct YearKept {
    /// The year.
    pub year: i16,
    /// The current report of that year.
    pub record: Record,
    /// How many versions of it there are.
    pub versions: usize,
    lines: FxHashMap<CellId, u32>,
}

impl YearKept {
    /// The line of a cell that a chain leads through; none where the document has no such cell.
    pub fn line(&self, cell: CellId) -> Option<u32> {
        self.lines.get(&cell).copied()
    }
}

/// The years of one agency.
#[derive(Clone, Debug)]
pub struct AgencyYears {
    /// The agency.
    pub agency: Arc<str>,
    /// Other names of it, and why they are taken for it.
    pub also: Vec<Join>,
    /// Its years, the earliest first.
    pub years: Vec<YearKept>,
}

impl AgencyYears {
    /// Its records by year.
    pub fn records(&self) -> Vec<(i16, &Record)> {
        self.years.iter().map(|kept| (kept.year, &kept.record)).collect()
    }

    /// The record at a place among its years.
    pub fn record(&self, place: Option<usize>) -> Option<&Record> {
        self.years.get(place?).map(|kept| &kept.record)
    }
}

/// The agencies below some paths.
#[derive(Clone, Debug, Default)]
pub struct Chains {
    /// The agencies, in the order of their names.
    pub agencies: Vec<AgencyYears>,
    /// Reports that are on no chain: they do not say whose they are or of which year.
    pub loose: Vec<Record>,
    /// Every file that is no report.
    pub failures: Vec<Failure>,
    shelved: Shelved,
}

/// A record with the lines of the cells of its chains.
type Lined = (Record, FxHashMap<CellId, u32>);

/// Reads the files below some paths; `tick` hears of each file that was read and ends the work by returning false.
pub fn chains(paths: &[PathBuf], method: &Method, mut tick: impl FnMut(usize, usize) -> bool) -> Chains {
    let (files, mut failures) = find(paths);
    let mut read: Vec<Lined> = Vec::with_capacity(files.len());
    let mut done = 0;
    corpus::read_all(
        &files,
        &method.crew,
        |report| (Record::of(&report), lines(&report)),
        |result| {
            done += 1;
            match result {
                Ok(lined) => read.push(lined),
                Err(failure) => failures.push(failure),
            }
            tick(done, files.len())
        },
    );
    Chains { failures, ..by_agency(read, method) }
}

/// The lines of every cell that a chain hands on or takes on.
fn lines(report: &Report) -> FxHashMap<CellId, u32> {
    let Some((edition, form)) = report.edition.zip(report.form()) else { return FxHashMap::default() };
    let ends = Thread::all().into_iter().filter_map(|thread| thread.handed_on(edition));
    let within = form.chains.iter().flat_map(|chain| chain.this.iter().chain(&chain.plus)).copied();
    let line = |cell: CellId| Some((cell, report.cell(cell).line)).filter(|(_, line)| *line > 0);
    ends.chain(within).filter_map(line).collect()
}

fn by_agency(read: Vec<Lined>, method: &Method) -> Chains {
    let (records, lines): (Vec<Record>, Vec<_>) = read.into_iter().unzip();
    let shelved = Shelved::of_records(records.into_iter(), &method.aliases);
    let Shelved { all, shelf, .. } = &shelved;
    let kept = |agency: &str, year: i16, no: ReportNo| YearKept {
        year,
        record: all[no.index()].record.clone(),
        versions: shelf.versions(agency, year).len(),
        lines: lines[no.index()].clone(),
    };
    let years = |agency: &Arc<str>| AgencyYears {
        agency: Arc::clone(agency),
        also: shelf.other_names(agency).into_iter().cloned().collect(),
        years: shelf.years(agency).map(|(year, no)| kept(agency, year, no)).collect(),
    };
    let agencies = shelf.names().into_iter().map(years).collect();
    let loose = all.iter().filter(|held| held.key().is_none()).map(|held| held.record.clone());
    let loose = loose.collect();
    Chains { agencies, loose, failures: Vec::new(), shelved }
}

/// A correction of one report with which a broken chain would hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The year of the report.
    pub year: i16,
    /// The number of the correction among all of that report.
    pub way: usize,
    /// What it changes, in words.
    pub changes: String,
}

/// Looks for a correction of one of the two reports of a broken step with which it would hold, as the tables of that report
/// demand one. Reads the reports again.
pub fn hints(chains: &Chains, of: &AgencyYears, step: &Step, (method, lang): (&Method, Lang)) -> Vec<Hint> {
    let Some((this, last)) = of.record(step.this).zip(of.record(step.last)) else { return Vec::new() };
    let mut desk = method.crew.desk();
    let peerage = chains.shelved.peerage(&method.rules);
    let mends = step.mends(last);
    let hint = |(half, cell, need)| {
        let (record, year) = if half == Half::This { (this, step.year) } else { (last, step.year - 1) };
        let report = desk.read(record.file()).ok()?;
        let beside = peerage.beside_with_peers(chains.shelved.shelf.get(&of.agency, year)?);
        hint_of(&report, (cell, need), &beside, lang).map(|(way, changes)| Hint { year, way, changes })
    };
    mends.into_iter().filter_map(hint).collect()
}

fn hint_of(report: &Report, (cell, need): (CellId, i64), beside: &Beside, lang: Lang) -> Option<(usize, String)> {
    let proposals = propose(report, &beside.witnesses(report));
    let (nth, way) = way_to(&proposals, cell, Number::whole(need))?;
    let changes = way.correction.changes.iter().map(|change| say::change(report, change, lang));
    Some((nth, changes.collect::<Vec<_>>().join("  ")))
}

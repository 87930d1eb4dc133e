//! Finds the two reports that are meant among many: an agency by its name or a part of it, and two years.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::agency;
use super::super::context::Context;
use super::super::status::{Halt, Status};
use crate::session::Scan;

/// The two files, the earlier year first as it was asked for, and how well the others could be read.
pub(super) fn by_agency(
    paths: &[PathBuf],
    (word, years): (&str, &[i16]),
    context: &Context<'_>,
) -> Result<([PathBuf; 2], Status), Halt> {
    let &[last, this] = years else {
        return Err(Halt::said("--years 要两个年度，如 2023,2024", "--years needs two years, as 2023,2024"));
    };
    let scan = context.scan(paths);
    let status = context.tell(&scan.failures);
    let names: BTreeSet<&str> = scan.reports.iter().filter_map(|report| report.record.agency.as_deref()).collect();
    let agency = agency::meant(word, &names.into_iter().map(|name| (name, name)).collect::<Vec<_>>())?;
    Ok(([of_year(&scan, &agency, last)?, of_year(&scan, &agency, this)?], status))
}

fn of_year(scan: &Scan, agency: &str, year: i16) -> Result<PathBuf, Halt> {
    let current = scan.reports.iter().filter(|report| !report.superseded);
    let mut meant = current.map(|report| &report.record);
    let found = meant.find(|record| record.agency.as_deref() == Some(agency) && record.year == Some(year));
    found.map(|record| record.path.to_path_buf()).ok_or_else(|| {
        Halt::said(
            format!("没有{agency} {year} 年的报告。请核对年度和路径"),
            format!("no report of {agency} for {year}; check year and paths"),
        )
    })
}

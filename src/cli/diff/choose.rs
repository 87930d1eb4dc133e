//! Finds the two reports that are meant among many: an agency by its name or a part of it, and two years.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::context::Context;
use super::super::status::{Status, Trouble};
use crate::session::Scan;
use crate::text::data::suggest;

/// The two files, the earlier year first as it was asked for, and how well the others could be read.
pub(super) fn by_agency(
    paths: &[PathBuf],
    (agency, years): (&str, &[i16]),
    context: &Context<'_>,
) -> Result<([PathBuf; 2], Status), Trouble> {
    let &[last, this] = years else {
        return Err(Trouble::said("--years 要两个年度，如 2023,2024", "--years needs two years, as 2023,2024"));
    };
    let scan = context.scan(paths);
    let status = context.tell(&scan.failures);
    let agency = full_name(&scan, agency)?;
    Ok(([of_year(&scan, &agency, last)?, of_year(&scan, &agency, this)?], status))
}

/// The name as the reports write it: exactly so, or the only one that the word is part of.
fn full_name(scan: &Scan, word: &str) -> Result<String, Trouble> {
    let names: BTreeSet<&str> = scan.reports.iter().filter_map(|report| report.record.agency.as_deref()).collect();
    if names.contains(word) {
        return Ok(word.to_owned());
    }
    let like: Vec<&str> = names.iter().copied().filter(|name| name.contains(word)).collect();
    match like.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => Err(unknown(word, &names.into_iter().collect::<Vec<_>>())),
        several => {
            let (zh, en) = (several.join("、"), several.join(", "));
            Err(Trouble::said(
                format!("“{word}”可以指几个机关：{zh}。请写完整"),
                format!("`{word}` may be several agencies: {en}; give the whole name"),
            ))
        }
    }
}

fn unknown(word: &str, names: &[&str]) -> Trouble {
    match suggest(word, names) {
        Some(meant) => Trouble::said(
            format!("这些报告里没有机关“{word}”，是不是想写 {meant}？"),
            format!("these reports have no agency `{word}`; did you mean {meant}?"),
        ),
        None => Trouble::said(
            format!("这些报告里没有机关“{word}”。机关名称见 gouji check"),
            format!("these reports have no agency `{word}`; gouji check lists the names"),
        ),
    }
}

fn of_year(scan: &Scan, agency: &str, year: i16) -> Result<PathBuf, Trouble> {
    let current = scan.reports.iter().filter(|report| !report.superseded);
    let mut meant = current.map(|report| &report.record);
    let found = meant.find(|record| record.agency.as_deref() == Some(agency) && record.year == Some(year));
    found.map(|record| record.path.to_path_buf()).ok_or_else(|| {
        Trouble::said(
            format!("没有{agency} {year} 年的报告。请核对年度和路径"),
            format!("no report of {agency} for {year}; check year and paths"),
        )
    })
}

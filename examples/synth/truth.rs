//! The truth file: one JSON object a line for each report. `findings` states everything that the codes in `JUDGED` must give
//! and nothing else. `cells0` is the leading cell, null where the finding is about no cell in particular. `planted` may also
//! name faults of wording, which `findings` leaves out, and a break against a year whose figure is missing itself.

use std::fmt::Write as _;

use crate::identities;
use crate::narrative;
use crate::presence;
use crate::report::{Date, Planted, Report};
use crate::sheet::{Cell, Sheet};
use crate::text::Readable;
use crate::verdict::{Finding, Verdict};

/// The rules whose findings the truth states in full.
pub const JUDGED: [&str; 38] = [
    "A101", "A102", "A103", "A104", "A105", "A106", "A107", "A108", "B201", "B202", "B203", "B204", "C301", "C302",
    "C303", "C304", "C305", "C306", "F601", "F603", "B206", "B207", "N401", "N402", "N403", "N404", "N405", "N406",
    "N407", "N408", "N409", "N410", "N411", "N412", "N413", "D901", "D902", "D904",
];

/// How and where a report was written.
pub struct Placing<'a> {
    pub path: &'a str,
    pub layout: &'a str,
    pub encoding: &'a str,
    pub line_end: &'a str,
    pub readable: Readable,
}

/// Gives all findings of the judged rules for a report, with the report of the year before where there is one.
pub fn findings(report: &Report, before: Option<&Report>) -> Vec<Finding> {
    let mut all = identities::within(&report.sheet);
    all.extend(before.into_iter().flat_map(|before| identities::across(before, report)));
    all.extend(presence::judge(report));
    all.extend(narrative::judge(report, before));
    let alike = |&(rule, severity)| Finding { rule, verdict: Verdict::Observed, severity, cells: Vec::new() };
    all.extend(report.alike.iter().map(alike));
    all.sort_by(|a, b| (a.rule, &a.cells).cmp(&(b.rule, &b.cells)));
    debug_assert!(all.iter().all(|finding| JUDGED.contains(&finding.rule)));
    all
}

/// Writes the line of a report, without its line end.
pub fn line(report: &Report, before: Option<&Report>, placing: &Placing<'_>) -> String {
    let mut out = String::with_capacity(16_000);
    let readable = match placing.readable {
        Readable::Fully => "fully",
        Readable::Partly => "partly",
        Readable::Never => "never",
    };
    let _ = write!(
        out,
        "{{\"path\":{},\"agency\":{},\"year\":{},\"title_year\":{},\"edition\":\"{}\",\"issued_on\":{},\
         \"layout\":\"{}\",\"encoding\":\"{}\",\"line_end\":\"{}\",\"readable\":\"{readable}\",\"cells\":{{",
        quoted(placing.path),
        quoted(&report.agency.name),
        report.year,
        report.title_year,
        report.sheet.edition.name(),
        date(report.issued_on),
        placing.layout,
        placing.encoding,
        placing.line_end,
    );
    push_cells(&mut out, &report.sheet);
    let planted: Vec<String> = report.planted.iter().map(planted).collect();
    let found = findings(report, before);
    let found: Vec<String> = found.iter().map(|one| finding(one, &report.sheet)).collect();
    let _ = write!(out, "}},\"planted\":[{}],\"findings\":[{}]}}", planted.join(","), found.join(","));
    out
}

fn push_cells(out: &mut String, sheet: &Sheet) {
    for (index, (path, cell)) in sheet.form().paths.iter().zip(&sheet.cells).enumerate() {
        if index > 0 {
            out.push(',');
        }
        let _ = match cell {
            Cell::Number(value) => {
                write!(out, "\"{path}\":{{\"value\":{value},\"state\":\"number\"}}")
            }
            Cell::Blank => write!(out, "\"{path}\":{{\"value\":null,\"state\":\"blank\"}}"),
            Cell::Dash => write!(out, "\"{path}\":{{\"value\":null,\"state\":\"dash\"}}"),
            Cell::Absent => write!(out, "\"{path}\":{{\"value\":null,\"state\":\"absent\"}}"),
        };
    }
}

fn planted(planted: &Planted) -> String {
    let cells: Vec<String> = planted.cells.iter().map(|path| quoted(path)).collect();
    format!(
        "{{\"rule\":\"{}\",\"cells\":[{}],\"expected\":{},\"actual\":{}}}",
        planted.rule,
        cells.join(","),
        quoted(&planted.expected),
        quoted(&planted.actual)
    )
}

fn finding(finding: &Finding, sheet: &Sheet) -> String {
    let paths = &sheet.form().paths;
    let cells: Vec<String> = finding.cells.iter().map(|cell| quoted(&paths[*cell])).collect();
    format!(
        "{{\"rule\":\"{}\",\"cells0\":{},\"verdict\":\"{}\",\"severity\":\"{}\",\"cells\":[{}]}}",
        finding.rule,
        cells.first().map_or("null", String::as_str),
        finding.verdict.name(),
        finding.severity.name(),
        cells.join(",")
    )
}

fn date(date: Option<Date>) -> String {
    let shown = |Date { year, month, day }| format!("\"{year}-{month:02}-{day:02}\"");
    date.map_or_else(|| "null".to_owned(), shown)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Placing, line};
    use crate::agency::Agency;
    use crate::figures::Figures;
    use crate::form::TOTAL;
    use crate::report::Report;
    use crate::sheet::Cell;
    use crate::text::Readable;

    #[test]
    fn a_line_is_json_with_every_cell_and_what_follows_from_the_fault() {
        let mut report = Report::clean(Agency::nth(2), 2023, Figures::default());
        let form = report.sheet.form();
        report.sheet.set(form.request(2, TOTAL), 1_u32);
        report.sheet.cells[form.dispute(0, 0)] = Cell::Blank;
        let placing =
            Placing { path: "a/b.txt", layout: "L", encoding: "gbk", line_end: "lf", readable: Readable::Fully };
        let value: serde_json::Value = serde_json::from_str(&line(&report, None, &placing)).unwrap();
        assert_eq!(value["agency"], "青禾市民政局");
        assert_eq!(value["issued_on"], serde_json::Value::Null);
        assert_eq!(value["cells"].as_object().unwrap().len(), 200);
        assert_eq!(value["cells"]["disputes.reconsideration.upheld"]["state"], "blank");
        let found = value["findings"].as_array().unwrap().iter();
        let found: Vec<String> = found.map(|f| format!("{} {}", f["rule"], f["cells0"])).collect();
        let expected = [
            "\"A101\" \"requests.outcome_total.total\"",
            "\"A103\" \"requests.granted.total\"",
            "\"C304\" \"disputes.reconsideration.upheld\"",
        ];
        assert_eq!(found, expected);
    }
}

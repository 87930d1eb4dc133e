//! Reads reports of our own, `gouji.report/1`: what `gouji parse` prints is read back as the same report. The text gives
//! the document; what the object states beside it stays with the document as [`Restated`], and prevails.

pub mod bundle;
mod shape;

use super::{ReadError, Text};
use crate::model::document::{Declared, Restated};
use shape::{ReportShape, SectionShape};

/// What people call the format.
pub const NAME: &str = "JSON";
/// The schema that is read.
const SCHEMA: &str = "gouji.report/1";

/// Tells an object that names the schema, wherever in it.
pub fn is_report(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"{") && memchr::memmem::find(text, SCHEMA.as_bytes()).is_some()
}

/// Reads one report.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let no_report = |what: String| ReadError::NoReportOfOurs { what };
    let report: ReportShape = serde_json::from_slice(bytes).map_err(|error| no_report(error.to_string()))?;
    if report.schema != SCHEMA {
        return Err(no_report(format!("schema {}", report.schema)));
    }
    let text = report.text.clone().unwrap_or_else(|| compose(report.title.as_deref(), &report.sections));
    let declared: Declared = report.declared.clone().unwrap_or_default().into();
    let pages = report.pages.clone();
    let restated = restated(report).map_err(no_report)?;
    Ok(Text { text, encoding: "UTF-8", pages, declared, restated: Some(Box::new(restated)), ..Text::default() })
}

fn restated(report: ReportShape) -> Result<Restated, String> {
    let cells = report.cells.into_iter().map(|(path, cell)| cell.restated(path)).collect::<Result<_, _>>()?;
    Ok(Restated {
        origin: report.source.map(Into::into),
        agency: report.agency,
        year: report.year,
        edition: report.edition,
        issued_on: report.issued_on,
        published_on: report.published_on,
        cells,
    })
}

/// The running text of a report that came without its text: title, headings and what stands below them.
fn compose(title: Option<&str>, sections: &[SectionShape]) -> String {
    let mut lines: Vec<&str> = title.into_iter().collect();
    for section in sections {
        lines.push(&section.heading);
        lines.extend(section.text.lines());
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(more: &str) -> Vec<u8> {
        format!(r#"{{"schema":"gouji.report/1"{more}}}"#).into_bytes()
    }

    #[test]
    fn an_object_is_told_by_its_schema() {
        assert!(is_report(&report("")) && is_report(b"\xef\xbb\xbf \n{\n \"schema\": \"gouji.report/1\""));
        assert!(!is_report(br#"{"schema":"gouji.findings/1"}"#) && !is_report("gouji.report/1".as_bytes()));
    }

    #[test]
    fn a_report_without_its_text_has_its_sections() {
        let bytes =
            report(r#","title":"甲","sections":[{"part":1,"heading":"一、总体情况","line":3,"text":"乙\n丙"}]"#);
        assert_eq!(read(&bytes).unwrap().text, "甲\n一、总体情况\n乙\n丙");
    }

    #[test]
    fn what_is_no_such_object_is_refused_with_the_place() {
        let refused = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
        assert!(refused(&report(r#","year":"x""#)).contains("line 1"));
        assert!(refused(br#"{"schema":"gouji.report/9"}"#).contains("gouji.report/9"));
        assert!(refused(&report(r#","cells":{"a":{"state":"odd","value":1}}"#)).contains("odd"));
        assert!(refused(&report(r#","cells":{"a":{"state":"number","value":null}}"#)).contains('a'));
    }
}

//! The list of findings as CSV that Excel and WPS open by a double click: UTF-8 with a byte order mark, lines ended by CRLF.
//! No field is taken for a formula; numbers stay numbers.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::column::Value;
use super::{ExportError, Exporter, Package, safe, table};
use crate::text::phrase::Phrase;

pub(super) const EXPORTER: Exporter = Exporter {
    name: "csv",
    extension: "csv",
    stem: "问题清单",
    title: Phrase::new("问题清单（CSV，Excel、WPS 可直接打开）", "list of findings (CSV for Excel and WPS)"),
    to_stdout: true,
    write,
};

/// Without it, Chinese editions of Excel read the file as GBK.
const BYTE_ORDER_MARK: &str = "\u{feff}";

fn write(package: &Package, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut lines = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    let findings = table::findings(package, false);
    let heads = findings.heads.iter().map(|head| head.title.in_lang(package.lang));
    lines.write_record(heads).map_err(of_system)?;
    for row in findings.rows {
        lines.write_record(row.iter().map(field)).map_err(of_system)?;
    }
    Ok(lines.flush()?)
}

/// What the system said, as it said it: that a reader has gone is told by its kind.
fn of_system(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

fn field(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Alert(text) => safe::guard(text).into_owned(),
        plain => plain.shown().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::column::COLUMNS;
    use super::super::sample;
    use super::*;

    fn written(package: &Package) -> String {
        let mut out = Vec::new();
        write(package, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn read(text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_list_reads_as_an_office_expects_it() {
        let text = written(&sample::package());
        assert!(text.lines().count() >= 3 && text.contains("\r\n"));
        insta::assert_snapshot!(text.replace("\r\n", "⏎\n"));
    }

    #[test]
    fn numbers_stay_numbers_and_formulas_do_not() {
        let rows = read(&written(&sample::hostile("-1+cmd|x")));
        let of = |zh: &str| rows[1][COLUMNS.iter().position(|column| column.title.zh == zh).unwrap()].as_str();
        assert_eq!((of("报告值"), of("机关"), of("差额")), ("-3", "'-1+cmd|x", "-2.5"));
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_none_is_a_formula(text in sample::hostile_text()) {
            let package = sample::hostile(&text);
            let rows = read(&written(&package));
            prop_assert_eq!(rows.len(), 1 + package.entries.len());
            let made: Vec<Vec<Value>> = table::findings(&package, false).rows.collect();
            for (row, values) in rows[1..].iter().zip(&made) {
                for (field, value) in row.iter().zip(values) {
                    let number = matches!(value, Value::Number(_));
                    prop_assert!(number || !safe::is_formula(field) || field.starts_with('\''), "{:?}", field);
                    let back = if number { field } else { safe::unguard(field) };
                    prop_assert_eq!(back, &*value.shown());
                }
            }
        }
    }
}

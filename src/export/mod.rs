//! Writes what was found and decided for other people and programs: one table of formats, and files that appear whole or not
//! at all. It judges nothing and reads no document; what it is given is a [`Package`].

mod column;
mod csv;
mod error;
mod file;
mod health;
mod json;
mod markdown;
mod package;
pub mod safe;
#[cfg(test)]
mod sample;
mod table;
pub mod wire;
mod wording;
mod xlsx;

use std::io::Write;
use std::path::Path;

pub use error::ExportError;
pub use file::{free_name, write_file};
pub use package::{
    AlarmLine, Counted, DeadRule, Decision, Entry, Excerpt, Failure, Gone, NotJudged, Note, OffRule, Package,
    ReportLine, RuleOutcome, Whole,
};

use crate::text::phrase::Phrase;

/// One format that findings can be exported to.
#[derive(Debug)]
pub struct Exporter {
    /// The word after `--to`.
    pub name: &'static str,
    /// The ending of its files.
    pub extension: &'static str,
    /// The name of its files before the ending and a number.
    pub stem: &'static str,
    /// What it is, for lists of choices.
    pub title: Phrase,
    /// Whether it may go to standard output.
    pub to_stdout: bool,
    /// Writes a package; the same package gives the same bytes.
    pub write: fn(&Package, &mut dyn Write) -> Result<(), ExportError>,
}

/// Every format, the customary first.
pub static EXPORTERS: &[Exporter] = &[xlsx::EXPORTER, csv::EXPORTER, markdown::EXPORTER, json::EXPORTER];

impl Exporter {
    /// Finds a format by the word after `--to`.
    pub fn find(name: &str) -> Option<&'static Self> {
        EXPORTERS.iter().find(|exporter| exporter.name == name)
    }

    /// The customary name of its file, as `问题清单.csv`.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.stem, self.extension)
    }

    /// Writes a package to a file that appears whole or not at all; one that is there is replaced only with `overwrite`.
    pub fn save(&self, package: &Package, path: &Path, overwrite: bool) -> Result<(), ExportError> {
        write_file(path, overwrite, |out| (self.write)(package, out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase::Lang;

    fn bytes(exporter: &Exporter, package: &Package) -> Vec<u8> {
        let mut out = Vec::new();
        (exporter.write)(package, &mut out).unwrap();
        out
    }

    #[test]
    fn every_format_is_named_once_and_found_by_its_name() {
        for exporter in EXPORTERS {
            assert_eq!(Exporter::find(exporter.name).unwrap().title, exporter.title);
            assert_eq!(EXPORTERS.iter().filter(|other| other.name == exporter.name).count(), 1);
            assert!(!exporter.title.zh.is_empty() && !exporter.title.en.is_empty());
            assert_eq!(Path::new(&exporter.file_name()).extension().unwrap(), exporter.extension);
        }
        assert!(Exporter::find("exe").is_none());
    }

    #[test]
    fn every_format_writes_the_same_bytes_twice_in_both_languages() {
        for exporter in EXPORTERS {
            for lang in [Lang::Zh, Lang::En] {
                let package = Package { lang, ..sample::package() };
                let first = bytes(exporter, &package);
                assert!(!first.is_empty());
                assert!(first == bytes(exporter, &package), "{} differs from run to run", exporter.name);
            }
        }
    }

    #[test]
    fn every_format_writes_a_package_without_findings() {
        for exporter in EXPORTERS {
            assert!(!bytes(exporter, &Package::default()).is_empty(), "{}", exporter.name);
        }
    }

    #[test]
    fn formats_for_standard_output_let_no_control_act_on_a_terminal() {
        let package = sample::hostile("\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\r");
        for exporter in EXPORTERS.iter().filter(|exporter| exporter.to_stdout) {
            let text = String::from_utf8(bytes(exporter, &package)).unwrap();
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
            let acting = |c: &char| crate::text::neutralise::is_hidden(*c) || *c == '\r';
            assert_eq!(text.chars().find(acting), None, "{}", exporter.name);
        }
    }

    #[test]
    fn a_saved_file_is_what_was_written_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        for exporter in EXPORTERS {
            let path = folder.path().join(format!("{}-{}", exporter.name, exporter.file_name()));
            exporter.save(&sample::package(), &path, false).unwrap();
            let saved = std::fs::read(&path).unwrap();
            assert!(saved == bytes(exporter, &sample::package()));
            assert!(matches!(exporter.save(&Package::default(), &path, false), Err(ExportError::Exists { .. })));
            assert!(saved == std::fs::read(&path).unwrap());
        }
    }
}

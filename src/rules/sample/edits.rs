//! Changes of a sample's text: lines more, words instead of others, no running text at all. A changed sample is read anew, so
//! that the cases of the rules over text go through the same reading as real reports.

use crate::extract::Extractor;
use crate::model::document::Document;
use crate::model::report::Report;

/// What is changed in a text.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// Lines that are added below a heading: the part, 0 for the preface, 7 for the end.
    pub lines: Vec<(u8, String)>,
    /// Words and what stands in their place, everywhere.
    pub words: Vec<(String, String)>,
    /// The text is read anew though nothing is changed.
    pub again: bool,
    /// Nothing but the tables is left.
    pub only_tables: bool,
}

impl Edits {
    /// Adds a line below the heading of a part: 0 is the preface, 7 the end.
    pub fn add(&mut self, part: u8, line: &str) {
        self.lines.push((part, line.to_owned()));
    }

    /// Writes other words in place of some.
    pub fn replace(&mut self, words: &str, with: &str) {
        self.words.push((words.to_owned(), with.to_owned()));
    }

    fn is_none(&self) -> bool {
        self.lines.is_empty() && self.words.is_empty() && !self.only_tables && !self.again
    }

    /// The report with its text changed and read anew; as it is where nothing is changed.
    pub(super) fn read_anew(&self, report: Report) -> Report {
        if self.is_none() {
            return report;
        }
        let mut lines: Vec<String> = Vec::new();
        for (number, line) in report.document.lines() {
            let in_table = report.tables.iter().any(|t| (t.first_line..=t.last_line).contains(&number));
            if self.only_tables && !in_table {
                continue;
            }
            lines.push(self.words.iter().fold(line.to_owned(), |line, (words, with)| line.replace(words, with)));
            let part = report.sections.iter().find(|section| section.line == number).map(|section| section.part);
            let part = part.or_else(|| is_last_of_preface(&report, number).then_some(0));
            lines.extend(self.lines.iter().filter(|added| Some(added.0) == part).map(|added| added.1.clone()));
        }
        lines.extend(self.lines.iter().filter(|added| added.0 == 7).map(|added| added.1.clone()));
        lines.retain(|line| !line.is_empty());
        Extractor::default().read(Document::new(report.document.source, lines.join("\n") + "\n"))
    }
}

fn is_last_of_preface(report: &Report, line: u32) -> bool {
    report.sections.first().is_some_and(|section| section.line == line + 1)
}

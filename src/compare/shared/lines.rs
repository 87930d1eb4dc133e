//! Where the running text of a report stands in its canonical text: so it is found again without reading tables and headings
//! once more. It holds no text.

use std::ops::Range;

use crate::model::document::Document;
use crate::model::report::{Report, Section};
use crate::text::fold::is_blank_text;

/// The lines of the running text by section, in some tens of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Bytes of the canonical text: of another length it is another one.
    text: usize,
    /// Of every run of lines the section, how far its first is from the end of the run before, and how many they are.
    runs: Box<[u8]>,
}

/// Lines of one section that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The section.
    pub part: u8,
    /// The lines; none where a section has no text.
    pub lines: Range<u32>,
}

impl Lines {
    /// The lines of the running text of a report: that of its sections, without the signature.
    pub fn of(report: &Report) -> Self {
        let (mut runs, mut end) = (Vec::with_capacity(32), 0_u32);
        for Run { part, lines } in report.sections.iter().flat_map(|section| section_runs(report, section)) {
            let start = if lines.is_empty() { end } else { lines.start };
            runs.push(part);
            write(start.wrapping_sub(end), &mut runs);
            write(lines.end - lines.start, &mut runs);
            end = start.max(lines.end);
        }
        Self { text: report.document.text.len(), runs: runs.into() }
    }

    /// Tells whether they are lines of this document, as far as can be told.
    pub fn fit(&self, document: &Document) -> bool {
        document.text.len() == self.text
    }

    /// The runs, in the order of the text.
    pub(super) fn runs(&self) -> impl Iterator<Item = Run> {
        let (mut rest, mut end) = (&self.runs[..], 0_u32);
        std::iter::from_fn(move || {
            let (&part, numbers) = rest.split_first()?;
            rest = numbers;
            let start = end.wrapping_add(read(&mut rest)?);
            end = start.saturating_add(read(&mut rest)?);
            Some(Run { part, lines: start..end })
        })
    }
}

/// The runs of a section, at least one; blank lines between two lines belong to a run.
fn section_runs(report: &Report, section: &Section) -> Vec<Run> {
    let tail = report.signature_line().unwrap_or(u32::MAX);
    let mut runs = vec![Run { part: section.part, lines: 0..0 }];
    for &line in section.prose.iter().filter(|line| **line < tail) {
        let last = runs.len() - 1;
        let lines = &mut runs[last].lines;
        let is_blank = |line: u32| is_blank_text(report.document.line(line));
        if lines.start == lines.end {
            *lines = line..line + 1;
        } else if (lines.end..line).all(is_blank) {
            lines.end = line + 1;
        } else {
            runs.push(Run { part: section.part, lines: line..line + 1 });
        }
    }
    runs
}

/// Writes a number, seven bits a byte, the lowest first.
fn write(mut number: u32, out: &mut Vec<u8>) {
    loop {
        let low = number.to_le_bytes()[0] & 0x7f;
        number >>= 7;
        out.push(low | u8::from(number > 0) << 7);
        if number == 0 {
            return;
        }
    }
}

/// Reads a number and moves on behind it.
fn read(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compare::sample;
    use crate::form::Edition;
    use crate::model::document::tests::document;

    fn report(sections: &[(u8, &[u32])], text: &str) -> Report {
        let section =
            |&(part, prose): &(u8, &[u32])| Section { part, heading: String::new(), line: 1, prose: prose.to_vec() };
        let mut report = sample::report(Edition::E2021, 2024, &[]);
        (report.sections, report.document) = (sections.iter().map(section).collect(), document(text));
        report
    }

    fn runs(report: &Report) -> Vec<(u8, Range<u32>)> {
        Lines::of(report).runs().map(|run| (run.part, run.lines)).collect()
    }

    #[test]
    fn blank_lines_belong_to_a_run_and_others_end_it() {
        let text = "一\n山林\n\n　\n档案\n| 1 |\n上网\n";
        let report = report(&[(1, &[2, 5, 7]), (2, &[]), (5, &[9])], text);
        assert_eq!(runs(&report), [(1, 2..6), (1, 7..8), (2, 8..8), (5, 9..10)]);
    }

    #[test]
    fn a_text_of_another_length_is_another_one() {
        let [one, same, other] = ["山林", "档案", "山林\n"].map(|text| report(&[(1, &[1])], text));
        let lines = Lines::of(&one);
        assert!(lines.fit(&same.document) && !lines.fit(&other.document));
    }

    proptest! {
        #[test]
        fn every_number_is_read_as_it_was_written(numbers in prop::collection::vec(any::<u32>(), 0..9)) {
            let mut bytes = Vec::new();
            for number in &numbers {
                write(*number, &mut bytes);
            }
            let mut rest = &bytes[..];
            let read: Vec<u32> = std::iter::from_fn(|| read(&mut rest)).collect();
            prop_assert_eq!(read, numbers);
        }
    }
}

//! Made-up reports without a fault, two years of one agency, for the self-test and the cases of the rules. They are built in
//! memory, text and cells alike, and changed one figure at a time.

mod composer;
mod draft;
mod edits;
mod figures;
mod prose;

pub(super) use draft::state;
pub use draft::{Draft, Written};
pub use edits::Edits;

use std::sync::Arc;

use super::likeness::{self, Measured, Others, Text};
use super::parameters::Parameters;
use crate::compare::shared::Grams;
use crate::form::Edition;

/// A report without a fault and the one of the year before.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The year before; none where its form was never prescribed.
    pub last: Option<Draft>,
    /// Reports of years before that.
    pub earlier: Vec<Draft>,
    /// The report that is judged.
    pub this: Draft,
    /// Reports of other agencies of the same year; none in a clean sample.
    pub others: Vec<Draft>,
    /// The parameters that hold.
    pub parameters: Parameters,
}

impl Sample {
    /// Two years without a fault, the later one in this edition.
    pub fn clean(edition: Edition) -> Self {
        Self::of_year(if edition == Edition::E2019 { 2020 } else { 2024 })
    }

    /// Two years without a fault, each in the edition that is prescribed for it.
    pub fn of_year(year: i16) -> Self {
        let last = Edition::for_year(year - 1) != Edition::Older;
        Self {
            last: last.then(|| Draft::clean(year - 1).worded_apart()),
            earlier: Vec::new(),
            this: Draft::clean(year),
            others: Vec::new(),
            parameters: Parameters::shipped().clone(),
        }
    }

    /// Lets last year's report say what this year's says, but for the years and changes of the text.
    pub fn repeat_last_year(&mut self) {
        let mut last = self.this.clone();
        last.edits = Edits::default();
        last.years.iter_mut().for_each(|stated| stated.1 -= 1);
        self.last = Some(last);
    }

    /// Lets another agency say what this one says.
    pub fn repeat_by(&mut self, agency: &str) {
        self.others.push(self.this.clone().reported_by(agency));
    }

    /// What this year's text has in common with the others.
    pub fn measured(&self) -> Measured {
        let text = |draft: &Draft| Text::of(&draft.report());
        let (this, last) = (text(&self.this), self.last.as_ref().map(text));
        let others: Vec<Text> = self.others.iter().map(text).collect();
        let named = |draft: &Draft| Arc::from(draft.agency.as_deref().unwrap_or_default());
        let others: Vec<(Arc<str>, &Text)> = self.others.iter().map(named).zip(&others).collect();
        let beside = Others { last: last.as_ref(), others: &others, common: &Grams::default() };
        likeness::measure(&this, beside, &self.parameters.thresholds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::report::{Report, State};

    #[test]
    fn every_cell_of_a_sample_is_cited_where_it_stands() {
        for year in [2019, 2020, 2021, 2024] {
            let report: Report = Draft::clean(year).report();
            assert_eq!(report.cells.len(), report.form().unwrap().cells.len());
            for cell in &report.cells {
                assert_eq!(cell.state, State::Number);
                assert_eq!(report.raw(cell), cell.value.to_string());
                assert_eq!(report.document.line_at(cell.span.start), cell.line);
            }
        }
    }

    #[test]
    fn a_written_figure_is_read_as_it_stands() {
        let mut draft = Draft::clean(2024);
        draft.write("requests.received.total", "");
        draft.write("requests.received.other", "/");
        draft.write("requests.granted.total", "两件");
        draft.lose("requests.granted.other");
        let report = draft.report();
        let state = |path| report.cell_at(path).unwrap().state;
        assert_eq!(state("requests.received.total"), State::Blank);
        assert_eq!(state("requests.received.other"), State::Dash);
        assert_eq!(state("requests.granted.total"), State::Text);
        assert_eq!(state("requests.granted.other"), State::Absent);
        assert!(report.cell_at("requests.received.total").unwrap().line > 0);
    }
}

//! One report before it is written down: whose, which year, its cells, and what was done to it on purpose.

use crate::agency::Agency;
use crate::figures::Figures;
use crate::form::Edition;
use crate::narrative::Script;
use crate::sheet::Sheet;
use crate::verdict::Severity;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// A fault put in on purpose.
#[derive(Clone, Debug)]
pub struct Planted {
    pub rule: &'static str,
    /// The cells that were touched, by path.
    pub cells: Vec<String>,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub actual: String,
}

/// What is said and should not be, or not said and should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// A paragraph at the end of a part.
    Says(u8, String),
    /// Nobody to ask.
    NoContact,
    /// Nothing on fees.
    NoFees,
    /// Problems and nothing that is done about them.
    NoRemedies,
    /// Part six without text.
    NoRemarks,
}

/// A report with everything that its text will say.
#[derive(Clone)]
pub struct Report {
    pub agency: Agency,
    pub year: u16,
    /// The year that the title states.
    pub title_year: u16,
    pub figures: Figures,
    /// The numbers that the prose states.
    pub facts: Facts,
    pub sheet: Sheet,
    pub issued_on: Option<Date>,
    /// The part (1 to 6) whose heading is not there; 1, 5 and 6 go with their text.
    pub missing_part: Option<u8>,
    pub states_period: bool,
    /// The sentences with numbers, where they are drawn; else the prose has its own few.
    pub script: Option<Script>,
    /// Words that the prose gets wrong: what it should say, what it says.
    pub slips: Vec<(&'static str, &'static str)>,
    /// The row of table 3 that has another name: its label, and what is written instead.
    pub renamed: Option<(&'static str, String)>,
    /// The sentence that is put in or left out.
    pub lapse: Option<Lapse>,
    pub planted: Vec<Planted>,
    /// What its text and its fifth part are drawn from, where other reports are drawn from the same.
    pub voices: [Option<u64>; 2],
    /// What a checker must find of text that is copied.
    pub alike: Vec<(&'static str, Severity)>,
}

impl Report {
    /// Makes a report without a fault.
    pub fn clean(agency: Agency, year: u16, figures: Figures) -> Self {
        Self {
            agency,
            year,
            title_year: year,
            facts: Facts::of(&figures),
            sheet: figures.sheet(Edition::due(year)),
            figures,
            issued_on: None,
            missing_part: None,
            states_period: true,
            script: None,
            slips: Vec::new(),
            renamed: None,
            lapse: None,
            planted: Vec::new(),
            voices: [None; 2],
            alike: Vec::new(),
        }
    }

    pub fn lacks(&self, part: u8) -> bool {
        self.missing_part == Some(part)
    }
}

/// The numbers of a report that its prose repeats.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub received: u32,
    pub carried_in: u32,
    pub settled: u32,
    pub carried_out: u32,
    pub natural_persons: u32,
    /// （一） to （六） in order, each with its detail rows added up.
    pub results: [u32; 6],
    pub reconsiderations: u32,
    pub suits: u32,
    pub documents_issued: u32,
    pub documents_repealed: u32,
    pub documents_in_force: u32,
}

impl Facts {
    fn of(figures: &Figures) -> Self {
        let rows = |from: usize, to: usize| -> u32 { figures.results[from..to].iter().flatten().sum() };
        let group = |group: usize| -> u32 { figures.disputes[group].iter().sum() };
        Self {
            received: figures.received.iter().sum(),
            carried_in: figures.carried_in.iter().sum(),
            settled: figures.settled().iter().sum(),
            carried_out: figures.carried_out.iter().sum(),
            natural_persons: figures.received[0],
            results: [rows(0, 1), rows(1, 2), rows(2, 10), rows(10, 13), rows(13, 18), rows(18, 21)],
            reconsiderations: group(0),
            suits: group(1) + group(2),
            documents_issued: figures.normative.issued,
            documents_repealed: figures.normative.repealed,
            documents_in_force: figures.normative.in_force,
        }
    }
}

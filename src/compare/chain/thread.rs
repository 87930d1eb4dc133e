//! One chain followed over all years of an agency, whatever the editions; a year without a report is a step of its own.

use super::{Apart, Joint};
use crate::form::{CellId, Chain, Edition, Form};
use crate::model::record::{Figure, Record};
use crate::model::report::State;
use crate::text::number::Number;
use crate::tie::{Bond, Half};

/// What is handed on from year to year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainKind {
    /// 四 of last year is 二 of this one.
    CarryOver,
    /// 现行有效 of last year, 制发 and 废止 make 现行有效 of this one.
    Stock,
}

/// The rules whose chains are followed.
const FOLLOWED: [(&str, ChainKind); 3] =
    [("B201", ChainKind::CarryOver), ("B202", ChainKind::Stock), ("B204", ChainKind::Stock)];

/// A chain over many years, by the cell that it ends in each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// What is handed on.
    pub kind: ChainKind,
    /// The cell that must follow, in the newest form.
    cell: CellId,
}

impl Thread {
    /// All of them in the order of the form: the carry-over column by column, then the stocks.
    pub fn all() -> Vec<Self> {
        let mut threads: Vec<Self> = Vec::new();
        for (rule, kind) in FOLLOWED {
            let ends =
                newest().into_iter().flat_map(|form| form.chains_of(rule)).filter_map(|chain| chain.this.first());
            for &cell in ends {
                if threads.iter().all(|thread| thread.cell != cell) {
                    threads.push(Self { kind, cell });
                }
            }
        }
        threads
    }

    /// The path of the cell that must follow.
    pub fn path(self) -> &'static str {
        newest().map_or("", |form| form.path(self.cell))
    }

    /// Tells whether it is the total of all columns.
    pub fn is_total(self) -> bool {
        self.kind == ChainKind::CarryOver && newest().is_some_and(|form| form.column_of(self.cell).key == "total")
    }

    /// The form and the cell that give it its name.
    pub fn named_by(self) -> Option<(&'static Form, CellId)> {
        newest().map(|form| (form, self.cell))
    }

    fn chain(self, form: &'static Form, from: Edition) -> Option<&'static Chain> {
        let cell = form.cell(self.path())?;
        let ends_here = |chain: &&Chain| chain.from == from && chain.this.first() == Some(&cell);
        let is_followed = |chain: &&Chain| FOLLOWED.iter().any(|(rule, _)| chain.rule == *rule);
        form.chains.iter().filter(is_followed).find(ends_here)
    }

    /// The cell of a report that the year after follows from.
    pub fn handed_on(self, edition: Edition) -> Option<CellId> {
        self.chain(newest()?, edition)?.last.first().copied()
    }

    /// The cell of a report that must follow from the year before.
    pub fn taken_on(self, edition: Edition) -> Option<CellId> {
        edition.form()?.cell(self.path())
    }

    /// What stands in the cell of a report in one half of the chain; none where its form has no such cell.
    pub fn figure(self, half: Half, record: &Record) -> Option<Figure> {
        let edition = record.edition?;
        let cell = if half == Half::Last { self.handed_on(edition) } else { self.taken_on(edition) };
        cell.map(|cell| record.figures.get(cell)).filter(|figure| *figure != Figure::Other(State::Absent))
    }
}

fn newest() -> Option<&'static Form> {
    Edition::WITH_FORM.last().and_then(|edition| edition.form())
}

/// One year of a thread.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The year.
    pub year: i16,
    /// The last year of a gap; else the year itself.
    pub until: i16,
    /// The place of its report among those that are followed; none in a gap.
    pub this: Option<usize>,
    /// The place of the report of the year before.
    pub last: Option<usize>,
    /// The chain that leads into it, where one is declared.
    pub chain: Option<&'static Chain>,
    /// How it stands, or why that cannot be told.
    pub state: Result<Bond, Apart>,
}

impl Step {
    /// Tells whether the figures contradict one another.
    pub const fn is_broken(&self) -> bool {
        matches!(self.state, Ok(Bond::Broken(_)))
    }

    /// Tells whether it is a year, or several, without a report.
    pub const fn is_gap(&self) -> bool {
        self.this.is_none()
    }

    /// Tells whether the two editions count so differently that a break is only a hint.
    pub fn is_indicative(&self) -> bool {
        self.chain.is_some_and(|chain| chain.rule == "B204")
    }

    /// Which cell, changed to what, would make a broken chain hold: that of this year, then that of last year.
    pub fn mends(&self, last: &Record) -> Vec<(Half, CellId, i64)> {
        let (Ok(Bond::Broken(broken)), Some(chain)) = (self.state, self.chain) else { return Vec::new() };
        let ours = chain.this.first().map(|&cell| (Half::This, cell, Some(broken.expected)));
        let theirs = chain.last.first().map(|&cell| {
            let stated = last.figures.cell(cell).stated().unwrap_or(Number::ZERO);
            let need = broken.stated.minus(broken.expected).and_then(|over| stated.plus(over));
            (Half::Last, cell, need)
        });
        let whole = |(half, cell, need): (Half, CellId, Option<Number>)| {
            Some((half, cell, need?.as_whole().filter(|need| *need >= 0)?))
        };
        ours.into_iter().chain(theirs).filter_map(whole).collect()
    }
}

/// Follows a thread over the reports of one agency, one a year, the earliest first.
pub fn follow(thread: Thread, reports: &[(i16, &Record)]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut before: Option<(i16, usize)> = None;
    for (place, &(year, record)) in reports.iter().enumerate() {
        let missing = before.map_or(year, |(last, _)| last.saturating_add(1));
        if missing < year {
            steps.push(gap((missing, year - 1), before));
        }
        let last = before.filter(|_| missing == year).map(|(_, place)| place);
        steps.push(step(thread, (year, record), place, last.map(|last| (last, reports[last].1))));
        before = Some((year, place));
    }
    steps
}

fn gap((year, until): (i16, i16), before: Option<(i16, usize)>) -> Step {
    let last = before.map(|(_, place)| place);
    Step { year, until, this: None, last, chain: None, state: Err(Apart::NoReportOf(year)) }
}

fn step(thread: Thread, (year, record): (i16, &Record), place: usize, last: Option<(usize, &Record)>) -> Step {
    let joint = Joint::of(last.map(|(_, record)| record), record);
    let chain = joint.ok().and_then(|joint| thread.chain(joint.form, joint.from));
    let state = joint.and_then(|joint| chain.ok_or(Apart::Undeclared).and_then(|chain| joint.bond(chain)));
    Step { year, until: year, this: Some(place), last: last.map(|(place, _)| place), chain, state }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::report;

    const IN: &str = "requests.carried_in.total";
    const OUT: &str = "requests.carried_out.total";
    const ISSUED: &str = "disclosure.normative_documents.issued";
    const IN_FORCE: &str = "disclosure.normative_documents.in_force";

    fn record(edition: Edition, year: i16, written: &[(&str, &str)]) -> (i16, Record) {
        (year, Record::of(&report(edition, year, written)))
    }

    fn states(path: &str, years: &[(i16, Record)]) -> Vec<(i16, Result<Bond, Apart>)> {
        let thread = Thread::all().into_iter().find(|thread| thread.path() == path).unwrap();
        let years: Vec<(i16, &Record)> = years.iter().map(|(year, record)| (*year, record)).collect();
        follow(thread, &years).into_iter().map(|step| (step.year, step.state)).collect()
    }

    #[test]
    fn seven_columns_are_carried_over_and_two_stocks_roll_forward() {
        let threads = Thread::all();
        let kinds = |kind| threads.iter().filter(|thread| thread.kind == kind).count();
        assert_eq!((kinds(ChainKind::CarryOver), kinds(ChainKind::Stock)), (7, 2));
        assert_eq!(
            threads.iter().filter(|thread| thread.is_total()).map(|thread| thread.path()).collect::<Vec<_>>(),
            [IN]
        );
    }

    #[test]
    fn a_chain_runs_across_the_editions_and_its_first_year_says_what_it_lacks() {
        let years = [
            record(Edition::E2019, 2020, &[(OUT, "2")]),
            record(Edition::E2021, 2021, &[(IN, "2"), (OUT, "1")]),
            record(Edition::E2021, 2022, &[(IN, "3")]),
        ];
        let found = states(IN, &years);
        assert_eq!(found[0], (2020, Err(Apart::NoReportOf(2019))));
        assert_eq!(found[1], (2021, Ok(Bond::Holds)));
        assert!(
            matches!(found[2].1, Ok(Bond::Broken(broken)) if (broken.expected, broken.stated) == (1.into(), 3.into()))
        );
    }

    #[test]
    fn missing_years_are_one_step_and_the_year_after_them_is_not_judged() {
        let years = [record(Edition::E2021, 2021, &[(OUT, "2")]), record(Edition::E2021, 2024, &[(IN, "2")])];
        let thread = Thread::all()[0];
        let followed: Vec<(i16, &Record)> = years.iter().map(|(year, record)| (*year, record)).collect();
        let steps = follow(thread, &followed);
        assert_eq!(
            steps.iter().map(|step| (step.year, step.until)).collect::<Vec<_>>(),
            [(2021, 2021), (2022, 2023), (2024, 2024)]
        );
        assert!(steps[1].is_gap() && steps[1].last == Some(0));
        assert_eq!((steps[2].state, steps[2].last), (Err(Apart::NoReportOf(2023)), None));
    }

    #[test]
    fn before_the_first_form_and_between_unlike_forms_nothing_would_follow() {
        let found = states(IN, &[record(Edition::E2019, 2019, &[])]);
        assert_eq!(found, [(2019, Err(Apart::Undeclared))]);
        let found = states(
            "disclosure.rules.in_force",
            &[record(Edition::E2019, 2020, &[]), record(Edition::E2021, 2021, &[])],
        );
        assert_eq!(found.iter().map(|one| one.1).collect::<Vec<_>>(), [Err(Apart::Undeclared); 2]);
    }

    #[test]
    fn the_stock_of_the_old_form_leads_into_the_new_one_as_a_hint() {
        let before = record(Edition::E2019, 2020, &[("disclosure.normative_documents.total_published", "3")]);
        let years = [before, record(Edition::E2021, 2021, &[(ISSUED, "1"), (IN_FORCE, "5")])];
        let thread = Thread::all().into_iter().find(|thread| thread.path() == IN_FORCE).unwrap();
        let followed: Vec<(i16, &Record)> = years.iter().map(|(year, record)| (*year, record)).collect();
        let step = follow(thread, &followed)[1];
        assert!(step.is_broken() && step.is_indicative());
        let mends = step.mends(followed[0].1);
        assert_eq!(
            mends.iter().map(|(half, _, need)| (*half, *need)).collect::<Vec<_>>(),
            [(Half::This, 4), (Half::Last, 4)]
        );
    }
}

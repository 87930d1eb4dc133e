//! Moving about: reports, years, findings; and what is seen there.

use super::held::{HeldReport, ReportNo};
use super::open::Opened;
use super::shelf::Shelf;
use super::state::{Progress, Session, Whereabouts};
use super::tally::Tally;
use crate::corpus::Failure;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::review::{Journal, Standing};
use crate::rules::SelfCheck;

impl Session {
    /// A report by its number.
    pub fn held(&self, no: ReportNo) -> &HeldReport {
        &self.all[no.index()]
    }

    /// Every report.
    pub fn all(&self) -> &[HeldReport] {
        &self.all
    }

    /// Which reports belong together.
    pub const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Files that are no reports.
    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// Rules that failed their self-test: what they say and what they leave unsaid is not to be trusted.
    pub fn dead_rules(&self) -> &[SelfCheck] {
        &self.dead
    }

    /// How far the loading is.
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// What was found and decided.
    pub const fn tally(&self) -> Tally {
        self.tally
    }

    /// The decisions.
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What stands for a finding; none where nobody has touched it.
    pub fn standing(&self, id: FindingId) -> Option<&Standing> {
        self.journal.state().standing(id)
    }

    /// The selected report.
    pub const fn selected(&self) -> Option<ReportNo> {
        self.selected
    }

    /// The place of the selected report in the queue.
    pub fn place_in_queue(&self) -> Option<usize> {
        let selected = self.selected?;
        self.queue.place_of(selected)
    }

    /// The opened report: the selected one, once it was read.
    pub fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref().filter(|opened| Some(opened.no) == self.selected)
    }

    /// Tells whether the selected report is still being read.
    pub const fn is_opening(&self) -> bool {
        self.wanted.is_some()
    }

    /// The place of the selected finding in [`Self::findings`].
    pub const fn finding_place(&self) -> usize {
        self.finding
    }

    /// The selected finding.
    pub fn finding(&self) -> Option<&Finding> {
        self.opened()?.judged.findings.get(self.finding)
    }

    /// Selects a finding of the opened report.
    pub fn select_finding(&mut self, nth: usize) {
        (self.touched, self.aim) = (true, None);
        self.finding = nth.min(self.findings().len().saturating_sub(1));
    }

    /// Selects a report because the person asked for it.
    pub fn select(&mut self, no: ReportNo) {
        (self.touched, self.aim) = (true, None);
        self.show(no);
    }

    /// Keeps what is selected: somebody pressed a key and means what is shown, whatever worse may still be read.
    pub fn hold(&mut self) {
        if self.selected.is_some() && !self.touched {
            self.touched = true;
            // The finding too, should its report be opened anew.
            self.aim = self.aim.or_else(|| self.finding().map(|finding| finding.id));
        }
    }

    /// Tells whether what is selected stays, whatever is read.
    pub const fn is_held(&self) -> bool {
        self.touched
    }

    /// Selects a report.
    pub(super) fn show(&mut self, no: ReportNo) {
        if no.index() < self.all.len() {
            self.selected = Some(no);
            self.want(no);
        }
    }

    /// Selects a finding of a report, once that is open.
    pub fn select_at(&mut self, no: ReportNo, finding: FindingId) {
        self.touched = true;
        self.aim_at(no, Some(finding));
    }

    fn aim_at(&mut self, no: ReportNo, finding: Option<FindingId>) {
        let here = self.opened().filter(|opened| opened.no == no && self.wanted.is_none());
        let place = here.and_then(|opened| opened.judged.findings.iter().position(|one| Some(one.id) == finding));
        if let Some(nth) = place {
            self.finding = nth;
            return;
        }
        self.aim = finding;
        self.show(no);
    }

    /// Where the person is, for the next session.
    pub fn place(&self) -> Option<Whereabouts> {
        let no = self.selected?;
        Some(Whereabouts {
            path: self.held(no).record.path.to_path_buf(),
            finding: self.finding().map(|finding| finding.id),
        })
    }

    /// Takes up where a former session was left, as soon as its report arrives and nothing else was selected.
    pub fn resume(&mut self, place: Whereabouts) {
        self.resume = Some(place);
    }

    pub(super) fn resume_at(&mut self, no: ReportNo) {
        if self.touched || self.resume.as_ref().is_none_or(|place| *place.path != *self.held(no).record.path) {
            return;
        }
        let finding = self.resume.take().and_then(|place| place.finding);
        self.resumed = true;
        self.aim_at(no, finding);
    }

    /// Moves to the nearest report of another agency in the queue; gives whether there is one.
    pub fn step_agency(&mut self, forward: bool) -> bool {
        let agency = self.selected.map(|no| self.held(no).name());
        let place = self.place_in_queue().unwrap_or(0);
        let other = |no: &ReportNo| Some(self.held(*no).name()) != agency;
        let listed = |nth: usize| self.queue.get(nth);
        let next = if forward {
            (place + 1..self.queue.len()).filter_map(listed).find(other)
        } else {
            (0..place).rev().filter_map(listed).find(other)
        };
        let Some(no) = next else { return false };
        self.select(no);
        true
    }

    /// Moves through the queue by so many places; gives whether it moved.
    pub fn step_report(&mut self, by: isize) -> bool {
        let place = self.place_in_queue().unwrap_or(0);
        let last = self.queue().len().saturating_sub(1);
        let next = place.saturating_add_signed(by).min(last);
        let Some(no) = self.queue.get(next).filter(|no| Some(*no) != self.selected) else { return false };
        self.select(no);
        true
    }

    /// Moves to the neighbouring year of the same agency; gives whether there is one.
    pub fn step_year(&mut self, by: i16) -> bool {
        let held = self.selected.map(|no| self.held(no));
        let Some((agency, year)) = held.and_then(HeldReport::key) else { return false };
        let years: Vec<(i16, ReportNo)> = self.shelf.years(&agency).collect();
        let next = if by > 0 {
            years.iter().find(|(other, _)| *other > year)
        } else {
            years.iter().rev().find(|(other, _)| *other < year)
        };
        let Some(&(_, no)) = next else { return false };
        self.select(no);
        true
    }

    /// Moves to the next or previous undecided finding, into other reports of the queue where this one has no more; gives
    /// whether there is one.
    pub fn step_undecided(&mut self, forward: bool) -> bool {
        let open = |nth: &usize| self.findings().get(*nth).is_some_and(|finding| self.is_open(finding));
        let found = if forward {
            (self.finding + 1..self.findings().len()).find(open)
        } else {
            (0..self.finding).rev().find(open)
        };
        if let Some(nth) = found {
            self.select_finding(nth);
            return true;
        }
        let place = self.place_in_queue().unwrap_or(0);
        let Some(no) = self.queue.next_waiting(place, forward) else { return false };
        self.select(no);
        true
    }
}

//! Does what keys ask for: first the layer or pane that has them, then what works everywhere.

use super::App;
use super::watch::Turn;
use crate::model::decision::Disposition;
use crate::model::id::FindingId;
use crate::review::drafts::LeftDraft;
use crate::session::{Session, TakenBack};
use crate::text::phrase::Phrase;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::layers::cause::Cause;
use crate::tui::layers::chain::Chain;
use crate::tui::layers::compare::Compare;
use crate::tui::layers::evidence::Evidence;
use crate::tui::layers::export::Export;
use crate::tui::layers::failures::Failures;
use crate::tui::layers::filter::Filter;
use crate::tui::layers::ledger::Ledger;
use crate::tui::layers::mend::Mend;
use crate::tui::layers::note::Note;
use crate::tui::layers::palette::Palette;
use crate::tui::layers::peers::Peers;
use crate::tui::layers::shared::SharedText;
use crate::tui::layers::{explain, not_judged};
use crate::tui::layout::Spot;
use crate::tui::pane::{Pane, Step};
use crate::tui::{marks, texts};

impl App {
    /// Does what a key or the palette asks for.
    pub fn perform(&mut self, action: Action) {
        if !self.can(action) {
            self.message = Some(self.look.say(self.why_not(action)).to_owned());
            return;
        }
        if let Some(why) = action.disposition().and_then(|_| self.is_too_soon()) {
            self.message = Some(self.look.say(why).to_owned());
            return;
        }
        let (look, session) = (&self.look, &mut self.session);
        let step = match self.layers.last_mut() {
            Some(layer) => layer.update(action, look, session),
            None => match self.focus {
                Spot::Queue => self.queue.update(action, look, session),
                Spot::Grid => self.grid.update(action, look, session),
                Spot::Findings => self.findings.update(action, look, session),
                Spot::Source => self.source.update(action, look, session),
            },
        };
        match step {
            Step::Ignored => self.perform_anywhere(action),
            other => self.follow(other),
        }
    }

    /// Why a digit decides nothing now: what is shown changed a moment ago, without a key.
    fn is_too_soon(&mut self) -> Option<Phrase> {
        match self.watch.just_turned()? {
            // The list of one cause names the findings that it decides itself.
            Turn::Moved if self.context() == Context::Cause => None,
            Turn::Moved => Some(texts::JUST_MOVED),
            Turn::Decided => Some(texts::JUST_DECIDED),
        }
    }

    /// Follows what a layer or pane answered.
    pub(super) fn follow(&mut self, step: Step) {
        match step {
            Step::Ignored | Step::Done => {}
            Step::Say(text) => self.message = Some(text),
            Step::Complain(text) => self.notice = Some(text),
            Step::Close => self.close(),
            Step::Saved(text, finding) => self.saved(text, finding),
            Step::Decided(text) => {
                self.close();
                self.message = Some(text);
            }
            Step::Draft(words) => {
                self.close();
                let kept = self.session.finding().and_then(|finding| self.drafting.kept(finding.id));
                let note = Note::with(&self.look, &self.session, kept, &words);
                self.layers.extend(note.map(|layer| Box::new(layer) as Box<dyn Pane>));
                self.tell_place();
            }
            Step::Export(job) => {
                self.close();
                self.export(job);
            }
            Step::Source(line) => {
                self.close();
                if self.context() == Context::Evidence {
                    self.close();
                }
                self.layers.push(Box::new(Evidence::at(line)));
            }
            Step::Run(action) => {
                self.close();
                self.perform(action);
            }
            Step::GoOn(left) => self.go_on_with(left),
            Step::Discard(left) => self.discard(&left),
        }
    }

    /// Closes the uppermost layer; what was typed in it is kept as a draft.
    fn close(&mut self) {
        if let Some(layer) = self.layers.pop() {
            self.drafting.typed(layer.draft());
            self.keep_draft(true);
        }
    }

    fn saved(&mut self, text: String, finding: FindingId) {
        self.layers.pop();
        self.message = Some(text);
        if let Err(error) = self.drafting.done(finding) {
            self.notice = Some(self.look.not_saved(&error));
        }
    }

    fn perform_anywhere(&mut self, action: Action) {
        if let Some(disposition) = action.disposition() {
            return self.decide(disposition);
        }
        match action {
            Action::Undo => self.take_back(false),
            Action::Redo => self.take_back(true),
            Action::NextPane | Action::PreviousPane => self.focus = self.focus.turned(action == Action::NextPane),
            Action::Quit => self.quit(),
            Action::Redraw => self.whole_frame(),
            Action::Close => self.session.set_filter(""),
            Action::RawSource => drop(self.source.update(action, &self.look, &mut self.session)),
            Action::Resort => {
                self.session.rearrange();
                self.message = Some(self.look.say(texts::RESORTED).to_owned());
            }
            _ if self.travel(action) => {}
            other => self.open(other),
        }
    }

    /// Moves to another finding, agency or year; tells whether the action is one of moving.
    fn travel(&mut self, action: Action) -> bool {
        let (moved, otherwise) = match action {
            Action::NextUndecided => (self.session.step_undecided(true), texts::NO_MORE_FORWARD),
            Action::PreviousUndecided => (self.session.step_undecided(false), texts::NO_MORE_BACK),
            Action::PreviousAgency => (self.session.step_agency(false), texts::NO_AGENCY_THERE),
            Action::NextAgency => (self.session.step_agency(true), texts::NO_AGENCY_THERE),
            Action::PreviousYear => (self.session.step_year(-1), texts::NO_YEAR_THERE),
            Action::NextYear => (self.session.step_year(1), texts::NO_YEAR_THERE),
            _ => return false,
        };
        if !moved {
            self.message = Some(self.look.say(otherwise).to_owned());
        }
        true
    }

    /// Opens a layer.
    fn open(&mut self, action: Action) {
        let (look, session) = (&self.look, &self.session);
        let layer: Option<Box<dyn Pane>> = match action {
            Action::Help => Some(Box::new(Palette::new(self.choices(), self.off(), true))),
            Action::Palette => Some(Box::new(Palette::new(self.choices(), self.off(), false))),
            Action::Evidence => Some(Box::new(Evidence::default())),
            Action::Compare => Compare::open(look, session).map(|layer| Box::new(layer) as _),
            Action::Chain => Some(Box::new(Chain::open(session))),
            Action::Ledger => Some(Box::new(Ledger::open(session))),
            Action::Mend => Some(Box::new(Mend::default())),
            Action::Peers => Peers::open(session).map(|layer| Box::new(layer) as _),
            Action::SameCause => Cause::open(session).map(|layer| Box::new(layer) as _),
            Action::Shared => Some(Box::new(SharedText::open(session))),
            Action::Explain => explain::open(look, session).map(|layer| Box::new(layer) as _),
            Action::NotJudged => not_judged::open(look, session).map(|layer| Box::new(layer) as _),
            Action::Failures => Some(Box::new(Failures::default())),
            Action::Export => Some(Box::new(Export::new(self.exports.clone()))),
            Action::Filter => {
                self.focus = Spot::Queue;
                Some(Box::new(Filter::new(session)))
            }
            Action::Note => {
                let kept = session.finding().and_then(|finding| self.drafting.kept(finding.id));
                Note::open(look, session, kept).map(|layer| Box::new(layer) as _)
            }
            _ => None,
        };
        self.layers.extend(layer);
        self.tell_place();
    }

    fn decide(&mut self, disposition: Disposition) {
        let Some(finding) = self.session.finding() else { return };
        let id = finding.id;
        if self.watch.ended_with(id) {
            self.watch.end_with(None);
            self.message = Some(self.look.say(texts::DECIDED_LAST).to_owned());
            return;
        }
        let brief = marks::brief(&self.look, &self.session, finding);
        let what = marks::disposition(&self.look, disposition);
        match self.session.decide(disposition, None) {
            Err(error) => self.notice = Some(self.look.not_saved(&error)),
            Ok(moved) => {
                let mut text = self.look.fill(texts::SAVED, &[("what", &what), ("finding", &brief)]);
                if !moved {
                    let tally = self.session.tally();
                    self.watch.end_with(Some(id).filter(|_| tally.decided >= tally.findings));
                    text.push_str("   ");
                    text.push_str(self.look.say(self.nothing_further()));
                }
                self.message = Some(text);
            }
        }
    }

    fn take_back(&mut self, again: bool) {
        let done = if again { self.session.redo() } else { self.session.undo() };
        match done {
            Err(error) => self.notice = Some(self.look.not_saved(&error)),
            Ok(None) => self.message = Some(self.look.say(texts::NOTHING_TO_UNDO).to_owned()),
            Ok(Some(taken)) => {
                self.go_to(taken.meant.finding);
                self.message = Some(self.taken_back(&taken, again));
            }
        }
    }

    /// What was taken back, or done again, in a sentence.
    fn taken_back(&self, taken: &TakenBack, again: bool) -> String {
        let look = &self.look;
        let what = taken.meant.disposition.map_or(look.say(texts::NOTED), |done| marks::disposition(look, done));
        let rule = taken.meant.rule.as_deref().unwrap_or_default();
        let one = if again { texts::REDONE } else { texts::UNDONE };
        let all = if again { texts::REDONE_ALL } else { texts::UNDONE_ALL };
        let text = if taken.count > 1 { all } else { one };
        look.fill(text, &[("rule", &rule), ("what", &what), ("count", &taken.count)])
    }

    /// Selects a finding that the journal speaks of, where it is in this corpus.
    fn go_to(&mut self, finding: FindingId) -> bool {
        let Some((agency, year)) = journalled(&self.session, finding) else { return false };
        self.go_to_report(finding, &agency, year)
    }

    fn go_to_report(&mut self, finding: FindingId, agency: &str, year: u16) -> bool {
        let no = i16::try_from(year).ok().and_then(|year| self.session.shelf().get(agency, year));
        let Some(no) = no else { return false };
        self.session.select_at(no, finding);
        true
    }

    /// Goes on with a draft of a former session: to its finding first, then into the note.
    fn go_on_with(&mut self, left: LeftDraft) {
        let key = left.draft.agency.clone().zip(left.draft.year);
        let found = key.is_some_and(|(agency, year)| self.go_to_report(left.draft.finding, &agency, year));
        if !found {
            self.message = Some(self.look.say(texts::GONE_FROM_CORPUS).to_owned());
            return;
        }
        self.layers.pop();
        self.drafting.taken = Some(left);
        self.open_taken_draft();
    }

    /// Opens the note of a draft once its report is open.
    pub(super) fn open_taken_draft(&mut self) {
        let here = self.session.finding().map(|finding| finding.id);
        let Some(left) = self.drafting.taken.as_ref().filter(|left| Some(left.draft.finding) == here) else { return };
        if self.session.is_opening() || !self.layers.is_empty() {
            return;
        }
        let note = Note::open(&self.look, &self.session, Some(&left.draft.note));
        self.layers.extend(note.map(|layer| Box::new(layer) as Box<dyn Pane>));
        self.tell_place();
    }

    fn discard(&mut self, left: &LeftDraft) {
        if let Err(error) = self.drafting.discard(left) {
            self.notice = Some(self.look.trouble(&error));
        }
        if self.layers.last().is_some_and(|layer| !layer.can(Action::Discard, &self.session)) {
            self.layers.pop();
        }
    }
}

/// Agency and year of a finding, as its last event has them.
fn journalled(session: &Session, finding: FindingId) -> Option<(String, u16)> {
    let standing = session.standing(finding)?;
    standing.history().iter().rev().find_map(|event| event.agency.clone().zip(event.year))
}

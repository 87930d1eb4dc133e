//! What other auditors record while the screen is open: it is shown at once, and a digit that was on its way when it came
//! decides nothing, since it was meant for what stood there before.

use super::{App, Changed};
use crate::model::decision::Event;
use crate::model::id::FindingId;
use crate::tui::app::watch::Turn;
use crate::tui::keymap::Context;
use crate::tui::{marks, texts};

/// What was told of the review while the screen is open.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// How many places of the journals are damaged or cannot be read.
    damaged: usize,
    /// Why the review could not be read at the last look.
    unread: Option<String>,
}

impl App {
    /// Takes note of the damage that was told at the start.
    pub(super) fn note_damage(&mut self) {
        self.told.damaged = marks::journal_damage(&self.session);
    }

    /// Takes in what others have recorded since the last look.
    pub(super) fn catch_up(&mut self) {
        let touched = match self.session.refresh() {
            Ok(touched) => touched,
            Err(error) => {
                let why = self.look.trouble(&error);
                if self.told.unread.as_ref() != Some(&why) {
                    (self.notice, self.changed) = (Some(why.clone()), Changed::Much);
                    self.told.unread = Some(why);
                }
                return;
            }
        };
        self.told.unread = None;
        let damaged = marks::journal_damage(&self.session);
        if damaged > self.told.damaged {
            (self.notice, self.changed) = (marks::journal_notice(&self.look, &self.session), Changed::Much);
        }
        self.told.damaged = damaged;
        if !touched.is_empty() {
            self.changed = Changed::Much;
            self.tell_touched(&touched);
        }
    }

    fn tell_touched(&mut self, touched: &[FindingId]) {
        let has = |id: FindingId| touched.binary_search(&id).is_ok();
        let shown = self.session.finding().map(|finding| finding.id).filter(|id| has(*id));
        let in_list = self.context() == Context::Cause && self.session.findings().iter().any(|one| has(one.id));
        if shown.is_some() || in_list {
            self.watch.interrupt(Turn::Decided);
        }
        let conflict = touched.iter().find_map(|id| self.conflict(*id));
        if let Some(text) = conflict.or_else(|| self.recorded(shown?)) {
            self.message = Some(text);
        }
    }

    /// That somebody decided otherwise than this auditor, wherever that is.
    fn conflict(&self, id: FindingId) -> Option<String> {
        let standing = self.session.standing(id).filter(|_| self.session.is_disputed(id))?;
        let own = |event: &Event| event.auditor == self.session.settings.auditor;
        standing.decisions().find(|event| own(event))?;
        let other = standing.decisions().find(|event| !own(event))?;
        let what = marks::disposition(&self.look, other.disposition?);
        let year = other.year.map(|year| year.to_string()).unwrap_or_default();
        let (agency, rule) = (other.agency.as_deref().unwrap_or_default(), other.rule.as_deref().unwrap_or_default());
        let about = [agency, &year, rule].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Some(self.look.fill(texts::OTHER_DIFFERS, &[("who", &other.auditor), ("what", &what), ("about", &about)]))
    }

    /// What somebody else has just recorded on a finding.
    fn recorded(&self, id: FindingId) -> Option<String> {
        let event = self.session.standing(id)?.history().last()?;
        if event.auditor == self.session.settings.auditor {
            return None;
        }
        Some(match event.disposition {
            Some(disposition) => {
                let what = marks::disposition(&self.look, disposition);
                self.look.fill(texts::OTHER_DECIDED, &[("who", &event.auditor), ("what", &what)])
            }
            None => self.look.fill(texts::OTHER_WROTE, &[("who", &event.auditor)]),
        })
    }
}

//! Exports go on beside the screen: it starts them, tells of their end, and does not leave before without being asked twice.

use std::sync::mpsc::Sender;

use super::{App, Changed, Ending, Message};
use crate::session::HandedOut;
use crate::text::system;
use crate::tui::exports::{Exports, Job, Written};
use crate::tui::texts;

/// What is being exported.
#[derive(Debug, Default)]
pub(super) struct Exporting {
    /// Where its end is told; without it exports are carried out at once.
    outbox: Option<Sender<Message>>,
    under_way: usize,
    /// The person was told that leaving gives an export up.
    warned: bool,
}

impl App {
    /// Gives it something to export with, and where the end of an export is told.
    pub fn export_with(&mut self, exports: Exports, outbox: Option<Sender<Message>>) {
        self.exports = exports;
        self.exporting.outbox = outbox;
    }

    /// Carries out an export beside the screen.
    pub(super) fn export(&mut self, job: Job) {
        let Some(outbox) = self.exporting.outbox.clone() else { return self.exported(job()) };
        let work = move || drop(outbox.send(Message::Exported(job())));
        let started = std::thread::Builder::new().name("export".to_owned()).spawn(work);
        match started {
            Ok(_) => {
                self.exporting.under_way += 1;
                self.message = Some(self.look.say(texts::EXPORTING).to_owned());
            }
            Err(error) => {
                let reason = system::said(&error);
                let reason = reason.in_lang(self.look.lang);
                self.notice = Some(self.look.fill(texts::EXPORT_FAILED, &[("reason", &reason)]));
            }
        }
    }

    /// Tells how an export ended.
    pub(super) fn exported(&mut self, written: Written) {
        self.changed = Changed::Much;
        self.exporting.under_way = self.exporting.under_way.saturating_sub(1);
        match written {
            Err(reason) => {
                self.message = None;
                self.notice = Some(self.look.fill(texts::EXPORT_FAILED, &[("reason", &reason)]));
            }
            Ok(HandedOut { findings, files }) => {
                let first = files.first().map(|file| file.display().to_string()).unwrap_or_default();
                let text = if findings == 0 { texts::EXPORTED_NONE } else { texts::EXPORTED };
                let values: [(&str, &dyn std::fmt::Display); 3] =
                    [("findings", &findings), ("count", &files.len()), ("first", &first)];
                self.message = Some(self.look.fill(text, &values));
            }
        }
    }

    /// Leaves; while an export is under way, only when asked again. What it has not finished it has not begun: no file is
    /// ever there by half.
    pub(super) fn quit(&mut self) {
        if self.exporting.under_way > 0 && !std::mem::replace(&mut self.exporting.warned, true) {
            self.message = Some(self.look.say(texts::EXPORT_UNDER_WAY).to_owned());
            return;
        }
        if self.stays_for_notes() {
            return;
        }
        self.ending = Some(Ending::Asked);
    }
}

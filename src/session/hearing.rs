//! Takes into the session what the comparison of texts tells: it begins once all is read, and goes on beside the screen.

use std::sync::Arc;

use super::analyse;
use super::held::HeldReport;
use super::likeness::{Compared, Heard, Texts};
use super::open::Alongside;
use super::state::Session;

impl Session {
    /// Has all texts compared: in the background where a comparer is there, else at once.
    pub(super) fn compare_texts(&mut self, texts: Texts) {
        (self.progress.to_compare, self.progress.compared) = (texts.len(), 0);
        if let Some(comparer) = &mut self.comparer {
            return comparer.begin(texts);
        }
        let method = self.settings.method.clone();
        texts.in_order().compare(&method, &mut |heard| {
            self.hear(heard);
            true
        });
    }

    /// Takes in what was heard of the texts.
    pub(super) fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Common(common) => self.common_text = common,
            Heard::Compared(batch) => {
                self.progress.compared += batch.len();
                for compared in &batch {
                    self.take_compared(compared);
                }
                if self.progress.is_settled() {
                    self.arrange_while_loading();
                    self.selected.into_iter().for_each(|no| self.want(no));
                }
            }
        }
    }

    fn take_compared(&mut self, compared: &Compared) {
        let held = &self.all[compared.no.index()];
        let last = held.key().and_then(|(agency, year)| self.shelf.get(&agency, year - 1));
        let rules = Arc::clone(&self.settings.method.rules);
        self.change_beside((compared.no, last), |held, last| {
            analyse::against_other_texts(held, compared, last, &rules);
        });
    }

    /// The texts to set beside that of a report, once all were compared.
    pub(super) fn alongside(&self, held: &HeldReport) -> Option<Alongside> {
        self.progress.is_settled().then(|| Alongside {
            others: held.neighbours.iter().map(|no| self.all[no.index()].record.file().to_path_buf()).collect(),
            common: Arc::clone(&self.common_text),
        })
    }
}

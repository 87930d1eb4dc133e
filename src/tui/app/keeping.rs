//! Sees to it that nothing typed is lost in silence: drafts are kept, what finds no place is told, and who leaves over it is
//! asked first.

use super::App;
use crate::review::drafts::Draft;
use crate::text::phrase::Bilingual;
use crate::tui::texts;

impl App {
    /// Keeps the draft if it is time, or in any case; that it cannot be kept is told at the latest when its note is left.
    pub(super) fn keep_draft(&mut self, now: bool) {
        let had_place = self.drafting.has_place();
        let kept = self.drafting.keep(now);
        if let Err(error) = &kept
            && (now || had_place)
        {
            self.notice = Some(self.look.not_saved(error));
        }
        if let (Some(layer), Ok(true) | Err(_)) = (self.layers.last_mut(), &kept) {
            layer.keeps_draft(kept.is_ok());
        }
    }

    /// Tells a note that was opened whether there is a place for its draft.
    pub(super) fn tell_place(&mut self) {
        let has_place = self.drafting.has_place();
        self.layers.last_mut().into_iter().for_each(|layer| layer.keeps_draft(has_place));
    }

    /// Takes what is typed now, so that leaving keeps it.
    fn take_typed(&mut self) {
        let draft = self.layers.last().and_then(|layer| layer.draft());
        if draft.is_some() {
            self.drafting.typed(draft);
        }
    }

    /// Tells whether notes that found no place keep the screen from being left: once, with the reason.
    pub(super) fn stays_for_notes(&mut self) -> bool {
        let warned = self.drafting.warned();
        if !warned {
            self.take_typed();
        }
        let kept = self.drafting.keep(true);
        let (Err(error), Some(draft)) = (kept, self.drafting.unkept().next()) else { return false };
        let reason = self.look.trouble(&error);
        self.notice = Some(self.look.fill(texts::LEAVING_UNKEPT, &[("note", &about(draft)), ("reason", &reason)]));
        !warned
    }

    /// Keeps everything that is still unsaved, before leaving; gives the words of notes that found no place.
    pub fn finish(&mut self) -> Option<Bilingual> {
        self.take_typed();
        let error = self.drafting.keep(true).err()?;
        let note = |draft: &Draft| format!("[{}] {}", about(draft), draft.note);
        let words = self.drafting.unkept().map(note).collect::<Vec<_>>().join("  ");
        let Bilingual { zh, en } = Bilingual::of(|lang| error.in_lang(lang));
        Some(Bilingual::new(format!("备注{zh}原文如下：{words}"), format!("a note was {en}. Its words: {words}")))
    }
}

/// What a note is about.
fn about(draft: &Draft) -> String {
    let year = draft.year.map(|year| year.to_string());
    let parts = [draft.agency.as_deref(), year.as_deref(), draft.rule.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

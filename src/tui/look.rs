//! How the screen looks in this run: theme, frames, width of doubtful characters, language. It draws nothing.

use std::borrow::Cow;

use ratatui::style::Style;

use super::role::Role;
use super::terminal::Frames;
use super::texts;
use super::theme::Theme;
use crate::review::JournalError;
use crate::text::neutralise::neutralise;
use crate::text::phrase::{Lang, Phrase};
use crate::text::substitute::{Ambiguous, substitute};

/// How the screen looks in this run.
#[derive(Clone, Debug)]
pub struct Look {
    /// The style of every role.
    pub theme: Theme,
    /// The characters of frames.
    pub frames: Frames,
    /// The width of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// The language.
    pub lang: Lang,
}

impl Look {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A phrase in the language of the screen.
    pub const fn say(&self, phrase: Phrase) -> &'static str {
        phrase.in_lang(self.lang)
    }

    /// A phrase with its places filled in their order of appearance.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        phrase
            .fill(self.lang, |name| values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string()))
    }

    /// Why the journal did not do what it was asked.
    pub fn trouble(&self, error: &JournalError) -> String {
        error.in_lang(self.lang)
    }

    /// That something was not saved, and why: most errors say so themselves.
    pub fn not_saved(&self, error: &JournalError) -> String {
        let reason = self.trouble(error);
        if matches!(error, JournalError::Read { .. }) {
            return self.fill(texts::NOT_SAVED, &[("reason", &reason)]);
        }
        reason
    }

    /// A text as it can be shown on this terminal: nothing foreign acts on it, every glyph has one width.
    pub fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match neutralise(text) {
            Cow::Borrowed(text) => substitute(text, self.ambiguous),
            Cow::Owned(text) => Cow::Owned(substitute(&text, self.ambiguous).into_owned()),
        }
    }
}

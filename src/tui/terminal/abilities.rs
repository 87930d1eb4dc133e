//! What the terminal can show, from the options, the environment and its own answer. It asks nothing itself.

use std::path::PathBuf;

use serde::Deserialize;

use super::probe::Answer;
use crate::{text::substitute::Ambiguous, tui::depth::Depth};

/// Characters that frames are drawn with.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Frames {
    /// `+`, `-` and `|`.
    #[default]
    Ascii,
    /// Line-drawing characters.
    Unicode,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// The width of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// The characters of frames.
    pub frames: Frames,
    /// The number of colours.
    pub depth: Depth,
    /// Cells that are erased take the ground colour of the moment.
    pub erases: bool,
}

/// How to enter; what is `None` is found out.
#[derive(Clone, Debug)]
pub struct Options {
    /// The width of ambiguous characters.
    pub ambiguous: Option<Ambiguous>,
    /// The characters of frames.
    pub frames: Option<Frames>,
    /// The number of colours.
    pub depth: Option<Depth>,
    /// The folder for crash files.
    pub crash_folder: Option<PathBuf>,
    /// Tells whether a panic of the current thread is caught on purpose, so that it does not end the screen.
    pub is_caught: fn() -> bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { ambiguous: None, frames: None, depth: None, crash_folder: None, is_caught: || false }
    }
}

impl Abilities {
    /// Returns what the options say, and where they leave it open what the terminal answered.
    ///
    /// Frames are line-drawing characters only where these are known to be narrow.
    pub(super) fn found(options: &Options, answer: Answer) -> Self {
        let ambiguous = options.ambiguous.unwrap_or(answer.ambiguous());
        let narrow = answer == Answer::Narrow || options.ambiguous == Some(Ambiguous::Narrow);
        let found = if narrow && ambiguous == Ambiguous::Narrow { Frames::Unicode } else { Frames::Ascii };
        Self {
            ambiguous,
            frames: options.frames.unwrap_or(found),
            depth: options.depth.unwrap_or_else(Depth::of_environment),
            erases: std::env::var("TERM").is_ok_and(|term| erases_with_ground(&term)),
        }
    }
}

/// Kinds of terminals that erase with the ground colour, as their entries in terminfo say (`bce`); `screen` and `tmux` do not.
const ERASING: &[&str] =
    &["xterm", "alacritty", "foot", "wezterm", "rxvt", "linux", "konsole", "vte", "gnome", "putty", "st-", "contour"];

fn erases_with_ground(term: &str) -> bool {
    ERASING.iter().any(|kind| term.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ambiguous: Option<Ambiguous>, answer: Answer) -> (Ambiguous, Frames) {
        let options = Options { ambiguous, depth: Some(Depth::Mono), ..Options::default() };
        let abilities = Abilities::found(&options, answer);
        (abilities.ambiguous, abilities.frames)
    }

    #[test]
    fn frames_are_unicode_only_where_the_terminal_said_or_the_user_knows_they_are_narrow() {
        assert_eq!(found(None, Answer::Narrow), (Ambiguous::Narrow, Frames::Unicode));
        assert_eq!(found(None, Answer::Wide), (Ambiguous::Wide, Frames::Ascii));
        assert_eq!(found(None, Answer::Silent), (Ambiguous::Narrow, Frames::Ascii));
        assert_eq!(found(Some(Ambiguous::Narrow), Answer::Silent), (Ambiguous::Narrow, Frames::Unicode));
        assert_eq!(found(Some(Ambiguous::Wide), Answer::Narrow), (Ambiguous::Wide, Frames::Ascii));
    }
}

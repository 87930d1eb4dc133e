//! How many colours the terminal shows, told from the environment. It asks the terminal nothing.

use serde::Deserialize;

/// The number of colours a terminal shows, fewest first.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    /// No colours, only bold, underlined and reversed.
    Mono,
    /// The sixteen named colours.
    Ansi16,
    /// The palette of 256.
    #[default]
    Ansi256,
    /// Any colour.
    Rgb,
}

impl Depth {
    /// Returns the depth that the environment of this process speaks of.
    pub fn of_environment() -> Self {
        Self::told_by(|name| std::env::var(name).ok())
    }

    /// Returns the depth told by variables: `NO_COLOR`, `COLORTERM`, `TERM`, and those that `ssh` sets.
    ///
    /// `COLORTERM` does not cross ssh, so a remote terminal counts as one of 256 colours unless its name says less.
    pub fn told_by(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        if set("NO_COLOR").is_some() || is_colourless(&term) {
            return Self::Mono;
        }
        let many = set("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
        if many || term.ends_with("-direct") {
            return Self::Rgb;
        }
        let remote = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].iter().any(|name| set(name).is_some());
        let console = term == "linux" || term == "ansi" || term.contains("16color");
        if term.contains("256color") || (remote && !console) {
            return Self::Ansi256;
        }
        Self::Ansi16
    }
}

fn is_colourless(term: &str) -> bool {
    term.is_empty() || term == "dumb" || term.starts_with("vt1") || term.starts_with("vt2") || term.ends_with("-m")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(variables: &[(&str, &str)]) -> Depth {
        Depth::told_by(|name| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn no_color_wins_over_everything() {
        assert_eq!(depth(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor"), ("TERM", "xterm-256color")]), Depth::Mono);
        assert_eq!(depth(&[("NO_COLOR", ""), ("TERM", "xterm-256color")]), Depth::Ansi256);
    }

    #[test]
    fn a_terminal_without_colours_is_mono() {
        assert_eq!(depth(&[]), Depth::Mono);
        assert_eq!(depth(&[("TERM", "dumb"), ("COLORTERM", "truecolor")]), Depth::Mono);
        assert_eq!(depth(&[("TERM", "vt100")]), Depth::Mono);
    }

    #[test]
    fn true_colour_is_taken_when_it_is_told() {
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::Rgb);
        assert_eq!(depth(&[("TERM", "xterm-direct")]), Depth::Rgb);
    }

    #[test]
    fn a_remote_terminal_counts_as_256_colours() {
        assert_eq!(depth(&[("TERM", "xterm"), ("SSH_CONNECTION", "a b c d")]), Depth::Ansi256);
        assert_eq!(depth(&[("TERM", "linux"), ("SSH_CONNECTION", "a b c d")]), Depth::Ansi16);
    }

    #[test]
    fn a_plain_local_terminal_has_sixteen() {
        assert_eq!(depth(&[("TERM", "xterm")]), Depth::Ansi16);
    }
}

//! Which key does what, where: data, read from the default file and a person's own over it. It knows no pane.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::action::Action;
use super::chord::Chord;
use crate::text::data::{DataError, read_toml, read_toml_file};

/// Where keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Context {
    /// Everywhere.
    Any,
    /// Wherever a finding is in view.
    Decide,
    /// The four panes.
    Review,
    /// The queue of reports.
    Queue,
    /// The findings of a report.
    Findings,
    /// The grid of a table.
    Grid,
    /// The lines of the proof.
    Source,
    /// The whole source.
    Evidence,
    /// Two years side by side.
    Compare,
    /// What is handed on over the years.
    Chain,
    /// Where every number of the text ended.
    Ledger,
    /// What would mend the tables.
    Mend,
    /// Beside the peers.
    Peers,
    /// Findings of one cause.
    Cause,
    /// Text that others have too.
    Shared,
    /// Something to be read: explanations, failures, what was not judged.
    Reading,
    /// The list of actions.
    Palette,
    /// The filter being typed.
    Filter,
    /// The note being typed.
    Note,
    /// The choice of an export.
    Export,
    /// Drafts that were left behind.
    Drafts,
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::Any,
        Self::Decide,
        Self::Review,
        Self::Queue,
        Self::Findings,
        Self::Grid,
        Self::Source,
        Self::Evidence,
        Self::Compare,
        Self::Chain,
        Self::Ledger,
        Self::Mend,
        Self::Peers,
        Self::Cause,
        Self::Shared,
        Self::Reading,
        Self::Palette,
        Self::Filter,
        Self::Note,
        Self::Export,
        Self::Drafts,
    ];

    /// Where a key is looked up next when this context does not know it.
    pub const fn outer(self) -> Option<Self> {
        match self {
            Self::Any => None,
            Self::Queue | Self::Findings | Self::Grid | Self::Source => Some(Self::Review),
            Self::Review | Self::Evidence => Some(Self::Decide),
            _ => Some(Self::Any),
        }
    }

    /// Tells whether letters are text here, not keys.
    pub const fn is_typing(self) -> bool {
        matches!(self, Self::Palette | Self::Filter | Self::Note)
    }

    /// The context itself and those around it, from the inside out.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.outer())
    }
}

type Bindings = BTreeMap<Context, BTreeMap<Chord, Action>>;

/// All keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Bindings,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::parse("keys.toml", include_str!("keys.toml")).expect("the default key file is read by a test")
    }
}

impl Keymap {
    /// Reads a key file; messages call it `name`.
    pub fn parse(name: &str, text: &str) -> Result<Self, DataError> {
        read_toml(name, text).map(|bindings| Self { bindings })
    }

    /// Returns the default keys with a person's own file over them.
    ///
    /// # Errors
    /// Where the file has an unknown context, key or action.
    pub fn with_file(path: &Path) -> Result<Self, DataError> {
        let own: Bindings = read_toml_file(path)?;
        let mut keymap = Self::default();
        for (context, keys) in own {
            keymap.bindings.entry(context).or_default().extend(keys);
        }
        Ok(keymap)
    }

    /// What a key does in a context; the innermost context that knows the key decides.
    pub fn action(&self, context: Context, chord: Chord) -> Option<Action> {
        if context.is_typing() && chord.writes() {
            return None;
        }
        context.chain().find_map(|context| self.bindings.get(&context)?.get(&chord).copied())
    }

    /// Tells whether the prefix leads anywhere in a context.
    pub fn has_prefix(&self, context: Context) -> bool {
        let prefixed = |context| self.bindings.get(&context).is_some_and(|keys| keys.keys().any(|key| key.prefixed));
        !context.is_typing() && context.chain().any(prefixed)
    }

    /// Every action of a context with its keys, the one to show first before the others; in the order of the actions.
    pub fn actions(&self, context: Context) -> Vec<(Action, Vec<Chord>)> {
        let mut found: BTreeMap<Action, Vec<Chord>> = BTreeMap::new();
        for place in context.chain() {
            for (&chord, &action) in self.bindings.get(&place).into_iter().flatten() {
                if self.action(context, chord) == Some(action) {
                    found.entry(action).or_default().push(chord);
                }
            }
        }
        for chords in found.values_mut() {
            chords.sort();
        }
        found.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(written: &str) -> Chord {
        Chord::try_from(written.to_owned()).unwrap()
    }

    #[test]
    fn every_context_is_in_the_default_file() {
        let keymap = Keymap::default();
        assert!(Context::ALL.iter().all(|context| keymap.bindings.contains_key(context)));
    }

    #[test]
    fn every_action_has_a_key_somewhere() {
        let keymap = Keymap::default();
        for action in Action::ALL {
            let bound = keymap.bindings.values().any(|keys| keys.values().any(|other| other == action));
            assert!(bound, "{action:?}");
        }
    }

    #[test]
    fn every_function_key_has_its_twin() {
        for context in Context::ALL.into_iter().filter(|context| !context.is_typing()) {
            for (action, chords) in Keymap::default().actions(context) {
                for number in chords.iter().filter_map(|chord| chord.to_string().strip_prefix('F').map(str::to_owned)) {
                    let twin = chord(&format!("g{number}"));
                    assert_eq!(Keymap::default().action(context, twin), Some(action), "{context:?} F{number}");
                }
            }
        }
    }

    #[test]
    fn an_inner_context_hides_the_same_key_of_an_outer_one() {
        let keymap = Keymap::default();
        assert_eq!(keymap.action(Context::Queue, chord("=")), Some(Action::Explain));
        assert_eq!(keymap.action(Context::Compare, chord("=")), Some(Action::OnlyComparable));
        assert_eq!(keymap.action(Context::Evidence, chord("1")), Some(Action::Confirm));
        assert_eq!(keymap.action(Context::Compare, chord("1")), None, "no finding is in view there");
        assert_eq!(keymap.action(Context::Note, chord("1")), None);
    }

    #[test]
    fn a_wrong_name_is_refused_with_the_right_one() {
        let error = Keymap::parse("keys.toml", "[review]\n\"1\" = \"confrim\"\n").unwrap_err();
        assert!(error.to_string().contains("confirm"), "{error}");
        assert!(Keymap::parse("keys.toml", "[reveiw]\n").is_err());
        assert!(Keymap::parse("keys.toml", "[review]\n\"F99\" = \"confirm\"\n").is_err());
    }

    #[test]
    fn a_file_of_ones_own_changes_only_what_it_names() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        std::fs::write(&path, "[review]\n\"z\" = \"compare\"\n").unwrap();
        let keymap = Keymap::with_file(&path).unwrap();
        assert_eq!(keymap.action(Context::Grid, chord("z")), Some(Action::Compare));
        assert_eq!(keymap.action(Context::Grid, chord("F4")), Some(Action::Compare));
    }
}

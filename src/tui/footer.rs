//! The keys that work now, as a fold over the key map and what can be done. Actions that share a word stand side by side.

use super::action::Action;
use super::chord::Chord;
use super::keymap::{Context, Keymap};
use super::line::Line;
use super::look::Look;
use super::role::Role;
use crate::text::phrase::{Lang, Phrase};
use crate::text::width::width;

/// One group of the footer: its keys and its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The actions.
    pub actions: Vec<Action>,
    /// The keys as they are shown.
    pub keys: String,
    /// The word.
    pub word: &'static str,
}

/// The groups of a context, of those actions only that can be done now, each by its word, the most wanted first.
pub fn groups(
    keymap: &Keymap,
    context: Context,
    look: &Look,
    (can, word): (impl Fn(Action) -> bool, impl Fn(Action) -> Phrase),
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (action, chords) in keymap.actions(context).into_iter().filter(|(action, _)| can(*action)) {
        let (word, key) =
            (look.say(word(action)), chords.first().map(|chord| shown(*chord, look.lang)).unwrap_or_default());
        match groups.last_mut().filter(|group| group.word == word) {
            Some(group) => {
                group.keys = joined(&group.keys, &key);
                group.actions.push(action);
            }
            None => groups.push(Group { actions: vec![action], keys: key, word }),
        }
    }
    groups
}

/// The groups that are worth their room: drawing anew is not, nor is leaving where only Ctrl does it.
pub fn worth(mut groups: Vec<Group>) -> Vec<Group> {
    groups.retain(|group| {
        let action = group.actions[0];
        action != Action::Redraw && !(action == Action::Quit && group.keys.starts_with("Ctrl"))
    });
    groups
}

/// A key as it is shown: arrows by their names in Chinese, since arrow characters have no certain width.
pub fn shown(chord: Chord, lang: Lang) -> String {
    let name = chord.to_string();
    let arrows = [("Up", "上"), ("Down", "下"), ("Left", "左"), ("Right", "右"), ("Space", "空格")];
    let chinese = arrows.iter().find(|(english, _)| lang == Lang::Zh && *english == name);
    chinese.map_or(name, |(_, chinese)| (*chinese).to_owned())
}

fn joined(one: &str, other: &str) -> String {
    if other == "S-Tab" {
        return one.to_owned();
    }
    if !one.is_ascii() && !other.is_ascii() {
        return format!("{one}{other}");
    }
    if one.len() > 1 || other.len() > 1 { format!("{one}/{other}") } else { format!("{one} {other}") }
}

/// What always has its place at the end, where it works: the way out.
const LAST: [Action; 2] = [Action::Close, Action::Quit];

/// Lays the groups out in so many rows of so many cells; what does not fit is left to the help.
pub fn rows(groups: &[Group], cells: usize, rows: usize) -> Vec<Line> {
    let out = groups.iter().find(|group| LAST.contains(&group.actions[0]));
    let mut lines = Vec::new();
    let mut waiting = groups.iter().filter(|group| out.is_none_or(|out| !std::ptr::eq(*group, out))).peekable();
    for row in 0..rows {
        let end = out.filter(|_| row + 1 == rows).map_or(0, cells_of);
        let mut line = Line::default();
        let mut used = 1;
        while let Some(group) = waiting.peek() {
            if used + cells_of(group) + end > cells {
                break;
            }
            line = add(line, group);
            used += cells_of(group);
            waiting.next();
        }
        if let Some(out) = out.filter(|_| end > 0) {
            line = add(line, out);
        }
        lines.push(line);
    }
    lines
}

fn add(line: Line, group: &Group) -> Line {
    line.gap(1).text(group.keys.clone(), Role::FooterKey).text(format!(" {} ", group.word), Role::Footer)
}

fn cells_of(group: &Group) -> usize {
    width(&group.keys) + width(group.word) + 3
}

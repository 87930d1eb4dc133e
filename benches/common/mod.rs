//! Made-up reports for the benchmarks, in memory: the samples of the repository, drawn out to the usual 9 KB.

use std::path::{Path, PathBuf};

/// A report's file name and bytes.
pub type File = (PathBuf, Vec<u8>);

/// The mean size of a real report in plain text, in bytes.
const USUAL: usize = 9_000;
/// What a report is drawn out with: the figures are those of no table.
const PROSE: &str = "本年度坚持以公开为常态、不公开为例外，及时回应社会关切，通过网站和公众号发布各类信息。\n";
const HEADING: &str = "一、总体情况\n";

/// Ways in which a table lies in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row of a table in a line, with bars.
    Rows,
    /// A cell in a line, a bar at its end.
    Bars,
    /// A cell in a line, a tab at its start.
    Tabs,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rows, Self::Bars, Self::Tabs];

    fn of(text: &str) -> Self {
        match (text.contains("\n\t"), text.lines().count()) {
            (true, _) => Self::Tabs,
            (false, ..200) => Self::Rows,
            _ => Self::Bars,
        }
    }
}

/// The samples of one layout.
pub fn samples(layout: Layout) -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let texts = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(|entry| {
        let path = entry.ok()?.into_path();
        let text = path.extension().filter(|ending| *ending == "txt").and_then(|_| std::fs::read_to_string(&path).ok());
        Some((path, text?))
    });
    let own = texts.filter(|(_, text)| Layout::of(text) == layout);
    own.map(|(path, text)| (path, drawn_out(&text).into_bytes())).collect()
}

/// A text with more prose in its first section.
fn drawn_out(text: &str) -> String {
    let lines = USUAL.saturating_sub(text.len()) / PROSE.len();
    text.replacen(HEADING, &format!("{HEADING}{}", PROSE.repeat(lines)), 1)
}

//! Where the panes stand at each size of the screen. Frames share their lines, so neighbouring areas overlap by one.

use ratatui::layout::Rect;

/// The four panes, in the order of Tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// The queue of reports.
    Queue,
    /// The grid of a table.
    Grid,
    /// The findings of a report.
    #[default]
    Findings,
    /// The lines of the proof.
    Source,
}

impl Spot {
    /// All of them, in the order of Tab.
    pub const ALL: [Self; 4] = [Self::Queue, Self::Grid, Self::Findings, Self::Source];

    /// The next or previous one, round and round.
    pub const fn turned(self, forward: bool) -> Self {
        let by = if forward { 1 } else { 3 };
        Self::ALL[(self as usize + by) % 4]
    }
}

/// The rows and panes of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The first line.
    pub header: Rect,
    /// The panes that are shown, frames included.
    pub panes: Vec<(Spot, Rect)>,
    /// The line that says what was just done; empty where there is no room.
    pub status: Rect,
    /// The keys.
    pub footer: Rect,
}

/// The smallest screen that shows panes.
pub const SMALLEST: (u16, u16) = (60, 16);

/// Lays out a screen; none where it is too small.
pub fn layout(screen: Rect, focus: Spot) -> Option<Layout> {
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        return None;
    }
    let status_rows = u16::from(screen.height >= 28);
    let row = |y, height| Rect { x: screen.x, y, width: screen.width, height };
    let footer = row(screen.bottom() - 2, 2);
    let status = row(footer.y - status_rows, status_rows);
    let body = row(screen.y + 1, screen.height - 3 - status_rows);
    let panes = match (screen.width, screen.height) {
        (width, height) if width < 80 || height < 24 => vec![(focus, body)],
        (116.., _) => three_columns(body),
        (100.., _) => two_columns(body, focus),
        _ => stacked(body),
    };
    Some(Layout { header: row(screen.y, 1), panes, status, footer })
}

/// Queue, grid and findings side by side, the source below.
fn three_columns(body: Rect) -> Vec<(Spot, Rect)> {
    let (upper, lower) = split_rows(body, body.height - source_rows(body));
    let queue = (body.width * 23 / 100).clamp(28, 44);
    let findings = (body.width * 33 / 100).clamp(39, 76);
    let (left, rest) = split_columns(upper, queue);
    let (middle, right) = split_columns(rest, rest.width - findings + 1);
    vec![(Spot::Queue, left), (Spot::Grid, middle), (Spot::Findings, right), (Spot::Source, lower)]
}

/// Grid and findings side by side, the source below; the queue takes the place of the findings while it has the keys.
fn two_columns(body: Rect, focus: Spot) -> Vec<(Spot, Rect)> {
    let (upper, lower) = split_rows(body, body.height - source_rows(body));
    let (left, right) = split_columns(upper, body.width - (body.width * 45 / 100));
    let beside = if focus == Spot::Queue { Spot::Queue } else { Spot::Findings };
    vec![(Spot::Grid, left), (beside, right), (Spot::Source, lower)]
}

/// Queue and findings side by side, the grid and the source below.
fn stacked(body: Rect) -> Vec<(Spot, Rect)> {
    let source = 4 + (body.height - 21) / 5;
    let upper = 9 + (body.height - 21) / 4;
    let (top, rest) = split_rows(body, upper);
    let (middle, bottom) = split_rows(rest, rest.height - source + 1);
    let (left, right) = split_columns(top, body.width * 39 / 100);
    vec![(Spot::Queue, left), (Spot::Findings, right), (Spot::Grid, middle), (Spot::Source, bottom)]
}

/// Rows of the source below the others, without the line that it shares.
const fn source_rows(body: Rect) -> u16 {
    if body.height >= 40 {
        10
    } else if body.height >= 28 {
        6
    } else {
        4
    }
}

/// Two areas one above the other that share a line; the upper one has so many rows with it.
const fn split_rows(area: Rect, upper: u16) -> (Rect, Rect) {
    let below = Rect { y: area.y + upper - 1, height: area.height - upper + 1, ..area };
    (Rect { height: upper, ..area }, below)
}

/// Two areas side by side that share a line; the left one has so many columns with it.
const fn split_columns(area: Rect, left: u16) -> (Rect, Rect) {
    let beside = Rect { x: area.x + left - 1, width: area.width - left + 1, ..area };
    (Rect { width: left, ..area }, beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_filled_and_nothing_lies_outside() {
        for width in 60..=210 {
            for height in 16..=70 {
                for focus in Spot::ALL {
                    let screen = Rect::new(0, 0, width, height);
                    let found = layout(screen, focus).unwrap();
                    assert!(found.panes.iter().any(|(spot, _)| *spot == focus), "{width}x{height} {focus:?}");
                    let covered = found.panes.iter().fold(Rect::ZERO, |all, (_, area)| {
                        assert!(area.intersection(screen) == *area && area.width >= 12 && area.height >= 4);
                        if all.is_empty() { *area } else { all.union(*area) }
                    });
                    assert_eq!(covered.height, height - 3 - found.status.height, "{width}x{height}");
                    assert_eq!(covered.width, width);
                }
            }
        }
    }

    #[test]
    fn a_tiny_screen_has_no_panes() {
        assert_eq!(layout(Rect::new(0, 0, 59, 40), Spot::Queue), None);
        assert_eq!(layout(Rect::new(0, 0, 200, 15), Spot::Queue), None);
    }
}

//! Characters to lines of text: those on one baseline, from left to right, parted where wide gaps part them.

use kurbo::{Affine, Rect};

use super::sheet::{DESCENT, Glyph, turned_back};
use crate::ingest::raised;
use crate::text::fold;

/// Baselines closer than this part of the font size are one line: superscripts, digits of another font.
const SAME_LINE: f64 = 0.45;
/// Characters drawn twice for boldness lie closer than this part of the font size.
const TWICE: f64 = 0.12;
/// Digits that overlap by more than this part of their width are two figures, one over the other.
const OVERPRINT: f64 = 0.35;
/// A line of digits goes on in the next one where less room than this is left beside it, in font sizes.
const ROOM: f64 = 1.6;
/// A gap wider than this part of the font size parts two words of Latin letters or digits.
const WORD_GAP: f64 = 0.2;
/// A gap wider than this part of the font size may part two columns of labels.
const SEAM: f64 = 0.3;
/// A gap wider than this part of the font size parts two stretches of a line.
const STRETCH_GAP: f64 = 0.8;

/// A raised character is smaller than this part of the font size,
const SMALLER: f64 = 0.8;
/// and stands higher by this part of it.
const HIGHER: f64 = 0.15;

/// A line of text, or a stretch of it between two wide gaps.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its characters, blanks at both ends trimmed.
    pub text: String,
    /// Where it stands.
    pub bounds: Rect,
    /// The font size of most of it.
    pub size: f64,
    /// Its stretches from left to right; none where it has no wide gap.
    pub stretches: Vec<Line>,
    /// Narrower gaps in it that are too wide to be chance.
    pub seams: Vec<Seam>,
}

/// A narrow gap of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seam {
    /// The byte of the text after it.
    at: usize,
    /// Where it begins and ends.
    gap: (f64, f64),
}

impl Line {
    /// Its stretches, or the line itself where it has no wide gap.
    pub fn parts(&self) -> impl Iterator<Item = &Self> + Clone {
        let whole = self.stretches.is_empty().then_some(self);
        whole.into_iter().chain(&self.stretches)
    }

    /// The line cut at each seam where this is wanted of the gap and the text after it.
    pub fn cut(&self, wanted: impl Fn((f64, f64), &str) -> bool) -> Vec<Self> {
        let is_wanted = |seam: &&Seam| self.text.get(seam.at..).is_some_and(|rest| wanted(seam.gap, rest));
        let cuts: Vec<&Seam> = self.seams.iter().filter(is_wanted).collect();
        let mut begins = (0, self.bounds.x0);
        let mut parts = Vec::with_capacity(cuts.len() + 1);
        let ends = cuts.iter().map(|seam| (seam.at, seam.gap)).chain([(self.text.len(), (self.bounds.x1, 0.0))]);
        for (end, gap) in ends {
            let text = fold::trim(self.text.get(begins.0..end).unwrap_or_default()).to_owned();
            let bounds = Rect { x0: begins.1, x1: gap.0, ..self.bounds };
            parts.push(Self { text, bounds, size: self.size, stretches: Vec::new(), seams: Vec::new() });
            begins = (end, gap.1);
        }
        parts
    }

    /// The line that its characters stand on.
    pub fn baseline(&self) -> f64 {
        self.bounds.y1 - DESCENT * self.size
    }
}

/// The lines of some characters, from top to bottom.
pub fn lines_of(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.baseline().total_cmp(&b.baseline()));
    let mut lines = Vec::new();
    let mut first = 0;
    for at in 1..=glyphs.len() {
        let reach = SAME_LINE * glyphs[first].size().max(glyphs.get(at).map_or(0.0, Glyph::size));
        if glyphs.get(at).is_some_and(|next| next.baseline() - glyphs[first].baseline() <= reach) {
            continue;
        }
        lines.extend(line_of(&mut glyphs[first..at]));
        first = at;
    }
    lines
}

fn line_of(glyphs: &mut [Glyph]) -> Option<Line> {
    glyphs.sort_by(|a, b| a.bounds.x0.total_cmp(&b.bounds.x0));
    let mut glyphs = undoubled(glyphs);
    hide_overprint(&mut glyphs);
    let whole = stretch_of(&glyphs)?;
    let seen = without_wide_blanks(&glyphs);
    let stretches: Vec<Line> = seen.chunk_by(|a, b| !is_wide_gap(a, b)).filter_map(stretch_of).collect();
    Some(if stretches.len() < 2 { whole } else { Line { stretches, ..whole } })
}

/// Leaves out what is drawn twice.
fn undoubled(glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let again =
            |last: &Glyph| last.char == glyph.char && (glyph.bounds.x0 - last.bounds.x0).abs() < TWICE * glyph.size();
        if !kept.iter().rev().take(3).any(again) {
            kept.push(*glyph);
        }
    }
    kept
}

/// Digits that stand on one another are two figures, of which nobody can say which one holds.
fn hide_overprint(glyphs: &mut [Glyph]) {
    let is_digit =
        |glyph: &Glyph| glyph.char.is_ascii_digit() && (0.4..0.7).contains(&(glyph.bounds.width() / glyph.size()));
    let is_over = |pair: &[Glyph]| {
        pair.iter().all(is_digit) && pair[0].bounds.x1 - pair[1].bounds.x0 > OVERPRINT * pair[1].bounds.width()
    };
    let over: Vec<usize> = (1..glyphs.len()).filter(|&nth| is_over(&glyphs[nth - 1..=nth])).collect();
    for nth in over {
        glyphs[nth - 1].char = char::REPLACEMENT_CHARACTER;
        glyphs[nth].char = char::REPLACEMENT_CHARACTER;
    }
}

/// Leaves out the blanks within wide gaps: such a gap is told by what can be seen at its ends.
fn without_wide_blanks(glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    for run in glyphs.chunk_by(|a, b| a.is_blank() == b.is_blank()) {
        at += run.len();
        let fills_wide_gap = kept.last().zip(glyphs.get(at)).is_none_or(|(before, next)| is_wide_gap(before, next));
        if !run.iter().all(Glyph::is_blank) || !fills_wide_gap {
            kept.extend(run);
        }
    }
    kept
}

fn is_wide_gap(a: &Glyph, b: &Glyph) -> bool {
    b.bounds.x0 - a.bounds.x1 > STRETCH_GAP * a.size().min(b.size())
}

fn stretch_of(glyphs: &[Glyph]) -> Option<Line> {
    let mut text = String::with_capacity(glyphs.len() * 3);
    let mut seams = Vec::new();
    let mut base = None;
    for (nth, glyph) in glyphs.iter().enumerate() {
        if let Some(last) = nth.checked_sub(1).map(|last| &glyphs[last]) {
            if parts_words(last, glyph) {
                text.push(' ');
            }
            if glyph.bounds.x0 - last.bounds.x1 > SEAM * last.size().min(glyph.size()) {
                seams.push(Seam { at: text.len(), gap: (last.bounds.x1, glyph.bounds.x0) });
            }
        }
        let is_raised = base.is_some_and(|base| is_raised(base, glyph));
        base = if is_raised { base } else { Some(glyph) };
        text.push(if is_raised { raised::written(&text, glyph.char) } else { glyph.char });
    }
    let blank = text.len() - text.trim_start_matches(fold::is_blank).len();
    for seam in &mut seams {
        seam.at = seam.at.saturating_sub(blank);
    }
    let visible: Vec<&Glyph> = glyphs.iter().filter(|glyph| !fold::is_blank(glyph.char)).collect();
    let bounds = visible.iter().map(|glyph| glyph.bounds).reduce(|a, b| a.union(b))?;
    let mut sizes: Vec<f64> = visible.iter().map(|glyph| glyph.size()).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    Some(Line { text: fold::trim(&text).to_owned(), bounds, size, stretches: Vec::new(), seams })
}

/// Tells a character that is smaller than the one before it and stands higher.
fn is_raised(base: &Glyph, glyph: &Glyph) -> bool {
    glyph.size() < SMALLER * base.size() && base.baseline() - glyph.baseline() > HIGHER * base.size()
}

/// A gap that no blank fills parts words of Latin letters and digits; Han characters stand apart without being parted.
fn parts_words(a: &Glyph, b: &Glyph) -> bool {
    let gap = (b.bounds.x0 - a.bounds.x1) / a.size().min(b.size());
    let latin = a.char.is_ascii_alphanumeric() && b.char.is_ascii_alphanumeric();
    !a.is_blank() && !b.is_blank() && gap > if latin { WORD_GAP } else { 1.0 }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default)]
pub struct CellText {
    /// Its lines put together.
    pub text: String,
    /// Its last line leaves no room for another digit.
    pub is_full: bool,
}

/// The text of a cell of this width: its lines put together, whichever way they run. Figures below one another are one only where
/// there was no room for the next digit.
pub fn cell_text(mut glyphs: Vec<Glyph>, width: f64) -> CellText {
    turn_upright(&mut glyphs);
    if runs_down_in_columns(&glyphs) {
        return CellText { text: in_drawn_order(&glyphs), is_full: false };
    }
    let mut text = String::new();
    let mut has_room = false;
    for line in lines_of(glyphs) {
        if has_room && are_digits(&text, &line.text) {
            text.push(' ');
        }
        push_continued(&mut text, &line.text);
        has_room = width - line.bounds.width() > ROOM * line.size;
    }
    CellText { is_full: !text.is_empty() && !has_room, text }
}

/// Tells whether one text ends in a digit and the next begins with one.
pub fn are_digits(text: &str, next: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    text.ends_with(is_digit) && next.starts_with(is_digit)
}

fn turn_upright(glyphs: &mut [Glyph]) {
    let sideways = glyphs.iter().filter(|glyph| glyph.turns != 0).count();
    if sideways * 2 <= glyphs.len() {
        return;
    }
    let turns = glyphs.iter().find(|glyph| glyph.turns != 0).map_or(0, |glyph| glyph.turns);
    let back: Affine = turned_back(turns, 0.0, 0.0);
    for glyph in glyphs {
        glyph.bounds = back.transform_rect_bbox(glyph.bounds);
    }
}

/// Tells upright characters that run downwards in several columns, as narrow cells have them. They are drawn as they are read,
/// from whichever side the columns follow one another.
fn runs_down_in_columns(glyphs: &[Glyph]) -> bool {
    let seen: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.is_blank()).collect();
    let is_down = |a: &Glyph, b: &Glyph| {
        let step = b.bounds.center() - a.bounds.center();
        step.x.abs() < 0.4 * a.size() && (0.5..2.5).contains(&(step.y / a.size()))
    };
    let down = seen.windows(2).filter(|pair| is_down(pair[0], pair[1])).count();
    let goes_up = seen.windows(2).any(|pair| {
        let step = pair[1].bounds.center() - pair[0].bounds.center();
        step.y < -0.5 * pair[0].size() && step.x.abs() > 0.5 * pair[0].size()
    });
    goes_up && down * 3 >= seen.len().saturating_sub(1) * 2
}

fn in_drawn_order(glyphs: &[Glyph]) -> String {
    let again = |last: &Glyph, glyph: &Glyph| {
        let step = glyph.bounds.center() - last.bounds.center();
        last.char == glyph.char && step.hypot() < TWICE * glyph.size()
    };
    let twice = |nth: usize| nth.checked_sub(1).is_some_and(|before| again(&glyphs[before], &glyphs[nth]));
    let seen = glyphs.iter().enumerate().filter(|(nth, glyph)| !glyph.is_blank() && !twice(*nth));
    seen.map(|(_, glyph)| glyph.char).collect()
}

/// Adds what goes on in a new line: nothing stands between the lines, except between two Latin words.
pub fn push_continued(text: &mut String, next: &str) {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if is_letter(text.chars().next_back()) && is_letter(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::written;
    use super::*;

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn characters_of_one_baseline_are_a_line_whatever_their_order_and_size() {
        let mut glyphs = written("年", 70.0, 100.0, 16.0);
        glyphs.extend(written("第二行", 40.0, 128.0, 16.0));
        glyphs.extend(written("2023", 40.0, 101.0, 14.0));
        assert_eq!(texts(&lines_of(glyphs)), ["2023年", "第二行"]);
    }

    #[test]
    fn raised_digits_are_no_part_of_the_figure_before_them() {
        let mut glyphs = written("12", 40.0, 100.0, 10.0);
        glyphs.extend(written("13", 50.0, 96.0, 6.0));
        glyphs.extend(written("7", 56.0, 100.0, 10.0));
        assert_eq!(texts(&lines_of(glyphs)), ["12¹³7"]);
    }

    #[test]
    fn text_drawn_twice_is_read_once_and_doubled_digits_stay() {
        let mut glyphs = written("共11件", 40.0, 100.0, 16.0);
        glyphs.extend(written("共11件", 40.4, 100.0, 16.0));
        assert_eq!(texts(&lines_of(glyphs)), ["共11件"]);
    }

    #[test]
    fn wide_gaps_part_stretches_whatever_blanks_fill_them() {
        let mut glyphs = written("行政许可  ", 40.0, 100.0, 10.0);
        glyphs.extend(written(" 550", 200.0, 100.0, 10.0));
        let lines = lines_of(glyphs);
        assert_eq!(texts(&lines), ["行政许可   550"]);
        assert_eq!(texts(&lines[0].stretches), ["行政许可", "550"]);
        let justified: Vec<Glyph> =
            (0..4_u8).flat_map(|nth| written("邮", 40.0 + 15.0 * f64::from(nth), 9.0, 10.0)).collect();
        assert_eq!(texts(&lines_of(justified)), ["邮邮邮邮"]);
    }

    #[test]
    fn words_of_letters_and_digits_are_parted_by_gaps() {
        let mut glyphs = written("No", 0.0, 10.0, 10.0);
        glyphs.extend(written("12", 13.0, 10.0, 10.0));
        glyphs.extend(written("号", 25.0, 10.0, 10.0));
        assert_eq!(texts(&lines_of(glyphs)), ["No 12号"]);
    }

    #[test]
    fn lines_of_a_cell_are_joined_and_upright_or_turned_text_is_read() {
        let mut glyphs = written("重新出具", 40.0, 100.0, 10.0);
        glyphs.extend(written("已获取信息", 40.0, 114.0, 10.0));
        assert_eq!(cell_text(glyphs, 40.0).text, "重新出具已获取信息");
        let mut wrapped = written("7730.", 0.0, 10.0, 10.0);
        wrapped.extend(written("28", 0.0, 24.0, 10.0));
        assert_eq!(cell_text(wrapped.clone(), 40.0).text, "7730.28");
        let mut two = written("12", 0.0, 10.0, 10.0);
        two.extend(written("3", 0.0, 24.0, 10.0));
        assert_eq!(cell_text(two.clone(), 40.0).text, "12 3", "two figures with room beside them");
        assert!(cell_text(two.clone(), 14.0).is_full && !cell_text(two, 40.0).is_full);
        let mut wide = written("１２", 0.0, 10.0, 10.0);
        wide.extend(written("３", 0.0, 24.0, 10.0));
        assert_eq!(cell_text(wide, 60.0).text, "１２ ３");
        let down: Vec<Glyph> = "三、本年"
            .chars()
            .zip(0..)
            .flat_map(|(c, nth)| written(&c.to_string(), 5.0, 12.0 * f64::from(nth), 10.0))
            .collect();
        assert_eq!(cell_text(down, 40.0).text, "三、本年");
    }

    #[test]
    fn columns_of_upright_characters_are_read_downwards_one_after_the_other() {
        let columns = |xs: [f64; 2]| -> Vec<Glyph> {
            let column = |text: &'static str, x: f64| {
                let down = text.chars().zip(0..);
                down.flat_map(move |(c, nth)| written(&c.to_string(), x, 12.0 * f64::from(nth), 10.0))
            };
            column("三、本年度办", xs[0]).chain(column("理结果结果", xs[1])).collect()
        };
        assert_eq!(cell_text(columns([20.0, 5.0]), 40.0).text, "三、本年度办理结果结果");
        assert_eq!(cell_text(columns([5.0, 20.0]), 40.0).text, "三、本年度办理结果结果");
        let across: Vec<Glyph> = ["三、", "本年", "度办", "理"]
            .iter()
            .zip(0..)
            .flat_map(|(text, nth)| written(text, 5.0, 12.0 * f64::from(nth), 10.0))
            .collect();
        assert_eq!(cell_text(across, 40.0).text, "三、本年度办理");
    }

    #[test]
    fn a_line_is_cut_at_the_seams_that_are_wanted() {
        let mut glyphs = written("（四）无", 40.0, 100.0, 10.0);
        glyphs.extend(written("2.没有", 85.0, 100.0, 10.0));
        glyphs.extend(written("现成", 119.0, 100.0, 10.0));
        let line = &lines_of(glyphs)[0];
        assert!(line.stretches.is_empty());
        assert_eq!(texts(&line.cut(|_, rest| rest.starts_with('2'))), ["（四）无", "2.没有现成"]);
        assert_eq!(texts(&line.cut(|gap, _| gap.1 > 100.0)), ["（四）无2.没有", "现成"]);
        assert_eq!(texts(&line.cut(|_, _| false)), [&*line.text]);
    }

    #[test]
    fn figures_printed_over_others_are_neither() {
        let mut glyphs = written("12", 40.0, 100.0, 10.0);
        glyphs.extend(written("5", 42.5, 100.0, 10.0));
        assert_eq!(texts(&lines_of(glyphs)), ["\u{fffd}\u{fffd}\u{fffd}"]);
        assert_eq!(texts(&lines_of(written("1123", 40.0, 100.0, 10.0))), ["1123"]);
    }
}

//! Running text of two documents, sentence by sentence and within a sentence word by word; Han text falls apart by character,
//! numbers stay whole. It shows what changed; whether a sentence may be copied is for `rules` to say.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, InlineChangeOptions, TextDiff, capture_diff_slices_deadline};

use super::sentence::{Sentence, sentences};
use crate::model::document::{Document, Span};
use crate::model::report::{Report, Section};

/// Time for one alignment before it becomes coarse: a hostile text must not hold the screen up.
const STEP: Duration = Duration::from_millis(5);
/// Time for all of them together.
const WHOLE: Duration = Duration::from_millis(100);
/// Two sentences with this share of common words are one sentence that was changed.
const LIKE: f32 = 0.5;
/// More pairs of sentences than this are not tried against each other.
const PAIRS: usize = 4096;

/// Lines of one document that are to be aligned.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    document: &'a Document,
    lines: Vec<u32>,
}

impl<'a> Text<'a> {
    /// The running text of a section.
    pub fn of_section(report: &'a Report, section: &Section) -> Self {
        Self { document: &report.document, lines: section.prose.clone() }
    }

    /// No text at all, where a report lacks the section.
    pub fn nothing(document: &'a Document) -> Self {
        Self { document, lines: Vec::new() }
    }

    /// A whole document, for two files that need not be reports.
    pub fn of_document(document: &'a Document) -> Self {
        Self { document, lines: document.lines().map(|(line, _)| line).collect() }
    }
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stands in both.
    Equal,
    /// It stands in both with other words.
    Changed,
    /// Only the later text has it.
    Added,
    /// Only the earlier text has it.
    Removed,
}

/// A stretch of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the side's canonical text.
    pub span: Span,
    /// Whether the other side has something else there.
    pub marked: bool,
}

/// One sentence of either text, or one of each that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What became of it.
    pub fate: Fate,
    /// The sentence in the earlier text; empty where it was added.
    pub last: Vec<Piece>,
    /// The sentence in the later text; empty where it was removed.
    pub this: Vec<Piece>,
}

/// Aligns two texts as [`align`] does, with so much time that the outcome is the same on every machine: for printing, never
/// for the screen.
pub fn align_at_leisure(last: &Text, this: &Text) -> Vec<Block> {
    align_within(last, this, [Duration::from_secs(2), Duration::from_secs(10)])
}

/// Aligns two texts. Every sentence of both is in exactly one block, in its order.
pub fn align(last: &Text, this: &Text) -> Vec<Block> {
    align_within(last, this, [STEP, WHOLE])
}

fn align_within(last: &Text, this: &Text, [step, whole]: [Duration; 2]) -> Vec<Block> {
    let (last, this) = (sentences(last.document, &last.lines), sentences(this.document, &this.lines));
    let clock = Clock { step, end: Instant::now() + whole };
    let [last_keys, this_keys] = [&last, &this].map(|all| all.iter().map(|one| &one.key).collect::<Vec<_>>());
    let ops = capture_diff_slices_deadline(Algorithm::Patience, &last_keys, &this_keys, Some(clock.deadline()));
    let mut blocks = Vec::with_capacity(last.len().max(this.len()));
    for op in ops {
        let (old, new) = (&last[op.old_range()], &this[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => blocks.extend(old.iter().zip(new).map(|(old, new)| equal(old, new))),
            _ => blocks.extend(replaced(old, new, &clock)),
        }
    }
    blocks
}

/// Hands out deadlines: so much for a step, never past the end.
struct Clock {
    step: Duration,
    end: Instant,
}

impl Clock {
    fn deadline(&self) -> Instant {
        (Instant::now() + self.step).min(self.end)
    }
}

fn equal(last: &Sentence, this: &Sentence) -> Block {
    Block { fate: Fate::Equal, last: whole(last, false), this: whole(this, false) }
}

fn whole(sentence: &Sentence, marked: bool) -> Vec<Piece> {
    vec![Piece { span: sentence.span, marked }]
}

/// Sentences between two equal ones: the like ones belong together, the others were removed or added.
fn replaced(last: &[Sentence], this: &[Sentence], clock: &Clock) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(last.len().max(this.len()));
    let (mut old, mut new) = (0, 0);
    for (like_old, like_new) in like_pairs(last, this).into_iter().chain([(last.len(), this.len())]) {
        let removed = |one| Block { fate: Fate::Removed, last: whole(one, true), this: Vec::new() };
        let added = |one| Block { fate: Fate::Added, last: Vec::new(), this: whole(one, true) };
        blocks.extend(last[old..like_old].iter().map(removed));
        blocks.extend(this[new..like_new].iter().map(added));
        if let (Some(one), Some(other)) = (last.get(like_old), this.get(like_new)) {
            // A coarse alignment leaves equal sentences here, too.
            blocks.push(if one.key == other.key { equal(one, other) } else { changed(one, other, clock) });
        }
        (old, new) = (like_old + 1, like_new + 1);
    }
    blocks
}

/// The pairs of like sentences, in order and not crossing, whose likenesses add up to the most.
fn like_pairs(last: &[Sentence], this: &[Sentence]) -> Vec<(usize, usize)> {
    let (rows, columns) = (last.len(), this.len());
    if rows * columns > PAIRS {
        return Vec::new();
    }
    let like = |row: usize, column: usize| Some(last[row].likeness(&this[column])).filter(|&share| share >= LIKE);
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    for (row, column) in (0..rows).rev().flat_map(|row| (0..columns).rev().map(move |column| (row, column))) {
        let apart = best[row + 1][column].max(best[row][column + 1]);
        let together = like(row, column).map_or(0.0, |share| share + best[row + 1][column + 1]);
        best[row][column] = apart.max(together);
    }
    let (mut pairs, mut row, mut column) = (Vec::new(), 0, 0);
    while row < rows && column < columns {
        if best[row][column] <= best[row + 1][column] {
            row += 1;
        } else if best[row][column] <= best[row][column + 1] {
            column += 1;
        } else {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        }
    }
    pairs
}

/// One sentence with other words: what changed is marked in both.
fn changed(last: &Sentence, this: &Sentence, clock: &Clock) -> Block {
    let diff = TextDiff::configure().diff_slices(&[&*last.folded], &[&*this.folded]);
    let options = *InlineChangeOptions::new().min_ratio(0.0).semantic_cleanup(true);
    let mut block = Block { fate: Fate::Changed, last: Vec::new(), this: Vec::new() };
    for change in diff.iter_all_inline_changes_with_options_deadline(options, Some(clock.deadline())) {
        let (sentence, pieces) =
            if change.old_index().is_some() { (last, &mut block.last) } else { (this, &mut block.this) };
        *pieces = in_place(sentence, change.values());
    }
    block
}

/// The stretches of the folded text as stretches of the text itself, which has as many characters.
fn in_place(sentence: &Sentence, values: &[(bool, &str)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(values.len());
    let mut characters = sentence.text.chars();
    let mut start = sentence.span.start as usize;
    for &(marked, value) in values {
        let end = start + value.chars().filter_map(|_| characters.next()).map(char::len_utf8).sum::<usize>();
        match pieces.last_mut() {
            Some(before) if before.marked == marked => before.span = Span::new(before.span.start as usize, end),
            _ => pieces.push(Piece { span: Span::new(start, end), marked }),
        }
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::document::tests::document;

    const LONG: [Duration; 2] = [Duration::from_mins(1); 2];

    fn pieces(document: &Document, pieces: &[Piece]) -> String {
        let shown = |piece: &Piece| {
            let text = document.slice(piece.span);
            if piece.marked { format!("[{text}]") } else { text.to_owned() }
        };
        pieces.iter().map(shown).collect()
    }

    fn picture(last: &str, this: &str) -> Vec<String> {
        let (last, this) = (document(last), document(this));
        let sides = |block: &Block| (pieces(&last, &block.last), pieces(&this, &block.this));
        let shown = |block: &Block| match (block.fate, sides(block)) {
            (Fate::Equal, (text, _)) => format!("  {text}"),
            (Fate::Changed, (old, new)) => format!("~ {old}\n~ {new}"),
            (Fate::Added, (_, text)) => format!("+ {text}"),
            (Fate::Removed, (text, _)) => format!("- {text}"),
        };
        align_within(&Text::of_document(&last), &Text::of_document(&this), LONG).iter().map(shown).collect()
    }

    #[test]
    fn numbers_stay_whole_and_han_text_falls_apart() {
        let last = "2023年共收到申请4123件，收费976.81万元，同比增长12.5%。";
        let this = "2024年共收到申请4132件，收费976.18万元，同比下降12.5%。";
        assert_eq!(
            picture(last, this),
            ["~ [2023]年共收到申请[4123]件，收费[976.81]万元，同比[增长]12.5%。\n\
              ~ [2024]年共收到申请[4132]件，收费[976.18]万元，同比[下降]12.5%。"]
        );
    }

    #[test]
    fn sentences_are_kept_changed_added_and_removed() {
        let last = "一是公开不够及时。二是解读形式单一。三是队伍能力有待提高。";
        let this = "一是公开不够及时。\n三是队伍的能力仍有待提高。四是平台检索不便。";
        assert_eq!(
            picture(last, this),
            [
                "  一是公开不够及时。",
                "- [二是解读形式单一。]",
                "~ 三是队伍能力有待提高。\n~ 三是队伍[的]能力[仍]有待提高。",
                "+ [四是平台检索不便。]"
            ]
        );
    }

    #[test]
    fn width_and_blanks_are_no_change() {
        assert_eq!(picture("２０２４年　收到３件。", "2024年收到 3 件。"), ["  ２０２４年　收到３件。"]);
        let changed = picture("收到３件，办结３件。", "收到3件，办结2件。");
        assert_eq!(changed, ["~ 收到３件，办结[３]件。\n~ 收到3件，办结[2]件。"]);
    }

    #[test]
    fn without_time_equal_sentences_are_still_equal() {
        let (last, this) = (document("收到。３０"), document("３０\n收到"));
        let blocks = align_within(&Text::of_document(&last), &Text::of_document(&this), [Duration::ZERO; 2]);
        let fates: Vec<Fate> = blocks.iter().map(|block| block.fate).collect();
        assert_eq!(fates, [Fate::Removed, Fate::Equal, Fate::Added]);
    }

    #[test]
    fn unlike_sentences_are_not_forced_together() {
        assert_eq!(picture("领导高度重视。", "收到申请三件。"), ["- [领导高度重视。]", "+ [收到申请三件。]"]);
    }

    fn prose() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "收到", "申请", "12", "4132", "976.81", "件", "。", "；", "\n", " ", "　", "公开", "３０", "%",
        ]);
        prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
    }

    fn all_pieces(blocks: &[Block]) -> [Vec<Piece>; 2] {
        [
            blocks.iter().flat_map(|block| block.last.clone()).collect(),
            blocks.iter().flat_map(|block| block.this.clone()).collect(),
        ]
    }

    proptest! {
        #[test]
        fn every_sentence_is_in_exactly_one_block(last in prose(), this in prose(), hurried in any::<bool>()) {
            let (last, this) = (document(&last), document(&this));
            let budget = if hurried { [Duration::ZERO; 2] } else { LONG };
            let blocks = align_within(&Text::of_document(&last), &Text::of_document(&this), budget);
            let shown = all_pieces(&blocks);
            for (document, pieces) in [&last, &this].into_iter().zip(shown) {
                let text: String = pieces.iter().map(|piece| document.slice(piece.span)).collect();
                let lines: Vec<u32> = document.lines().map(|(line, _)| line).collect();
                let whole: String = sentences(document, &lines).iter().map(|one| one.text).collect();
                prop_assert_eq!(text, whole);
            }
        }

        #[test]
        fn no_number_is_torn(last in prose(), this in prose()) {
            let (last, this) = (document(&last), document(&this));
            let blocks = align_within(&Text::of_document(&last), &Text::of_document(&this), LONG);
            for (document, pieces) in [&last, &this].into_iter().zip(all_pieces(&blocks)) {
                for pair in pieces.windows(2).filter(|pair| pair[0].span.end == pair[1].span.start) {
                    let [before, after] = [document.slice(pair[0].span), document.slice(pair[1].span)];
                    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
                    prop_assert!(!(digit(before.chars().last()) && digit(after.chars().next())), "{before}|{after}");
                }
            }
        }
    }
}

//! The exact stretches that two texts have in common: seeds by winnowing, each extended as far as the texts agree, the longest
//! first, none over another. It knows nothing of places and judges nothing.

use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::GRAM;
use super::mark::Mark;
use super::prose::Prose;

/// Characters that a stretch has at least: shorter ones are idioms.
pub const SHORTEST: usize = 13;
/// Grams in a window of which one becomes a seed: so every stretch of the shortest length has one.
const WINDOW: usize = SHORTEST - GRAM + 1;
/// Places of one seed in the other text that are tried: a hostile text must not hold anybody up.
const MOST_PLACES: usize = 64;

/// A stretch that stands in both texts, in characters that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shared {
    /// How long it is.
    pub length: usize,
    /// Where it begins in this text.
    pub this: usize,
    /// Where it begins in the other text.
    pub other: usize,
}

/// The stretches that two texts have in common, the longest first, of equal length in the order of this text. No character of
/// either text is in two of them, none can be made longer, and it makes no difference which text is this one.
pub fn spans(this: &Prose, other: &Prose) -> Vec<Shared> {
    let key = |prose: &Prose| prose.marks.iter().map(|mark| mark.code()).collect::<Vec<_>>();
    let [one, two] = [this, other].map(key);
    let mut spans = if one <= two {
        tiles([&one, &two], matches(this, other))
    } else {
        tiles([&two, &one], matches(other, this)).into_iter().map(turned).collect()
    };
    spans.sort_unstable_by_key(|span| (std::cmp::Reverse(span.length), span.this));
    spans
}

const fn turned(span: Shared) -> Shared {
    Shared { this: span.other, other: span.this, ..span }
}

/// Every longest stretch of at least the shortest length around a seed.
fn matches(this: &Prose, other: &Prose) -> BinaryHeap<Shared> {
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, seed) in seeds(other) {
        let known = places.entry(seed).or_default();
        if known.len() < MOST_PLACES {
            known.push(at);
        }
    }
    let mut reached: FxHashMap<isize, usize> = FxHashMap::default();
    let mut found = BinaryHeap::new();
    for (at, seed) in seeds(this) {
        for &there in places.get(&seed).into_iter().flatten() {
            let reached = reached.entry(at.cast_signed() - there.cast_signed()).or_default();
            if at < *reached {
                continue;
            }
            let span = extended(this, other, [at, there]);
            *reached = span.this + span.length;
            if span.length >= SHORTEST {
                found.push(span);
            }
        }
    }
    found
}

/// The stretch around a place of either text as far as the texts agree.
fn extended(this: &Prose, other: &Prose, [at, there]: [usize; 2]) -> Shared {
    let same = |one: usize, two: usize| {
        !this.is_break(one) && !other.is_break(two) && this.marks[one].code() == other.marks[two].code()
    };
    let back = (1..=at.min(there)).take_while(|step| same(at - step, there - step)).count();
    let on = (0..this.len() - at).take_while(|step| same(at + step, there + step)).count();
    Shared { length: back + on, this: at - back, other: there - back }
}

/// The places of a text that winnowing chooses: of every window the gram with the least hash, the last of equals. Texts that
/// agree over a whole window choose the same.
fn seeds(prose: &Prose) -> Vec<(usize, u64)> {
    let hashes = hashes(prose);
    let mut chosen: Vec<(usize, u64)> = Vec::new();
    for window in hashes.windows(WINDOW.min(hashes.len().max(1))) {
        let Some(&(at, hash)) = window.iter().min_by_key(|(at, hash)| (*hash, std::cmp::Reverse(*at))) else {
            continue;
        };
        if chosen.last().is_none_or(|last| last.0 != at) {
            chosen.push((at, hash));
        }
    }
    chosen
}

/// A hash of every gram, prescribed words with the others: a stretch goes on through them.
fn hashes(prose: &Prose) -> Vec<(usize, u64)> {
    let hash = |(at, gram): (usize, &[Mark])| {
        let mixed = gram.iter().fold(0_u64, |hash, mark| {
            (hash.rotate_left(5) ^ u64::from(mark.code())).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        (at, mixed ^ (mixed >> 29))
    };
    prose.marks.windows(GRAM).enumerate().map(hash).collect()
}

/// Takes the longest stretches; what remains of the others beside them comes again.
fn tiles(texts: [&[u32]; 2], mut found: BinaryHeap<Shared>) -> Vec<Shared> {
    let [mut this, mut other] = texts.map(|text| vec![false; text.len()]);
    let mut taken = Vec::new();
    while let Some(span) = found.pop() {
        let rest = uncovered(span, &this, &other);
        if rest[..] != [span] {
            found.extend(rest.into_iter().filter(|rest| rest.length >= SHORTEST));
            continue;
        }
        this[span.this..span.this + span.length].fill(true);
        other[span.other..span.other + span.length].fill(true);
        taken.push(span);
    }
    taken
}

/// The parts of a stretch that no taken one covers in either text.
fn uncovered(span: Shared, this: &[bool], other: &[bool]) -> Vec<Shared> {
    let is_free = |step: &usize| !this[span.this + step] && !other[span.other + step];
    let steps: Vec<usize> = (0..span.length).filter(is_free).collect();
    let part = |run: &[usize]| Shared { length: run.len(), this: span.this + run[0], other: span.other + run[0] };
    steps.chunk_by(|one, next| one + 1 == *next).map(part).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(this: &str, other: &str) -> Vec<String> {
        let (this_prose, other_prose) = (Prose::of_text(this), Prose::of_text(other));
        let text = |span: Shared| this[this_prose.bytes(span.this..span.this + span.length).range()].to_owned();
        spans(&this_prose, &other_prose).into_iter().map(text).collect()
    }

    #[test]
    fn stretches_are_found_through_other_numbers_and_marks() {
        let this = "去年秋天，全县护林员巡山2310次，发现隐患31处，都已整改。苗圃开放日照常举办。";
        let other = "本局另有说明。全县护林员巡山 87 次，发现隐患4处；都已整改！苗圃关门。";
        assert_eq!(found(this, other), ["全县护林员巡山2310次，发现隐患31处，都已整改。苗圃"]);
    }

    #[test]
    fn the_longest_comes_first_and_what_is_short_is_left_out() {
        let [long, middle, short] =
            ["溪边的老樟树每年都要请专家检查一遍虫害", "林场的小路今年铺上了碎石和木板", "春天种下的杉树"];
        let this = format!("{middle}天气晴{short}地气热{long}");
        let other = format!("{long}云气多{middle}雾气重{short}");
        assert_eq!(found(&this, &other), [long, middle]);
    }

    #[test]
    fn nothing_in_common_is_nothing() {
        assert_eq!(found("", "山林档案全部上网"), [""; 0]);
        assert_eq!(found("山林档案", "山林档案"), [""; 0]);
    }

    fn texts() -> impl Strategy<Value = [String; 2]> {
        let word = || {
            prop::sample::select(vec![
                "山林",
                "档案",
                "全部",
                "上网",
                "苗木",
                "价格",
                "12件",
                "，",
                "护林员",
                "巡山",
                "三次",
                "林",
                "山",
            ])
        };
        let text = || prop::collection::vec(word(), 0..30).prop_map(|words| words.concat());
        (text(), text(), text(), text()).prop_map(|(a, b, c, d)| [format!("{a}{b}{c}"), format!("{d}{b}{a}")])
    }

    /// The characters of a stretch in this and in the other text.
    fn sides(this: &Prose, other: &Prose, span: Shared) -> [Vec<char>; 2] {
        [(this, span.this), (other, span.other)]
            .map(|(prose, at)| prose.marks[at..at + span.length].iter().map(|mark| mark.character()).collect())
    }

    proptest! {
        #[test]
        fn every_stretch_is_the_same_on_both_sides_and_over_no_other([one, two] in texts()) {
            let (this, other) = (Prose::of_text(&one), Prose::of_text(&two));
            let spans = spans(&this, &other);
            let (mut mine, mut theirs) = (vec![0; this.len()], vec![0; other.len()]);
            for &span in &spans {
                let [left, right] = sides(&this, &other, span);
                prop_assert_eq!(left, right);
                prop_assert!(span.length >= SHORTEST);
                mine[span.this..span.this + span.length].iter_mut().for_each(|count| *count += 1);
                theirs[span.other..span.other + span.length].iter_mut().for_each(|count| *count += 1);
            }
            prop_assert!(mine.iter().chain(&theirs).all(|count| *count <= 1));
            for &span in &spans {
                let free = |this_at: usize, other_at: usize| {
                    mine.get(this_at) == Some(&0)
                        && theirs.get(other_at) == Some(&0)
                        && this.marks[this_at].code() == other.marks[other_at].code()
                };
                prop_assert!(!free(span.this + span.length, span.other + span.length), "longer at its end");
                let before = span.this.checked_sub(1).zip(span.other.checked_sub(1));
                prop_assert!(!before.is_some_and(|(this, other)| free(this, other)), "longer at its beginning");
            }
        }

        #[test]
        fn it_makes_no_difference_which_text_is_this_one([one, two] in texts()) {
            let (this, other) = (Prose::of_text(&one), Prose::of_text(&two));
            let mut there: Vec<Shared> = spans(&other, &this).into_iter().map(turned).collect();
            let mut here = spans(&this, &other);
            here.sort_unstable();
            there.sort_unstable();
            prop_assert_eq!(here, there);
        }

        #[test]
        fn a_text_beside_itself_is_one_stretch([one, _two] in texts()) {
            let prose = Prose::of_text(&one);
            let whole = Shared { length: prose.len(), this: 0, other: 0 };
            prop_assume!(prose.len() >= SHORTEST);
            prop_assert_eq!(spans(&prose, &prose), [whole]);
        }

        #[test]
        fn texts_without_a_stretch_have_none_in_common([one, two] in texts()) {
            let (this, other) = (Prose::of_text(&one), Prose::of_text(&two));
            let windows = |prose: &Prose| {
                let text: Vec<char> = prose.marks.iter().map(|mark| mark.character()).collect();
                text.windows(SHORTEST).map(<[char]>::to_vec).collect::<std::collections::BTreeSet<_>>()
            };
            let common = windows(&this).intersection(&windows(&other)).count();
            prop_assert_eq!(spans(&this, &other).is_empty(), common == 0);
        }
    }
}

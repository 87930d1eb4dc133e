//! Every text that means something in a report's skeleton, of both editions at once: labels and section headings, keyed by
//! their folded form. One look-up a piece tells all.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::form::{self, Edition, Label};
use crate::text::fold::{self, label_key};
use crate::text::han::HanSet;

/// What one folded text can mean.
#[derive(Debug, Default)]
pub struct Meaning {
    /// What it is in the tables of the 2019 and of the 2021 edition.
    labels: [Vec<Label>; 2],
    /// The edition it speaks for: the only one that has it.
    pub speaks_for: Option<Edition>,
    /// The section it opens.
    pub heading: Option<Heading>,
    /// It belongs to the free forms before 2019.
    pub older: bool,
}

/// A section heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The section by its words, 1 to 6.
    pub part: u8,
    /// The number its mark states, as 3 for 三、 or 3.
    pub mark: Option<u8>,
}

impl Meaning {
    /// Its labels in one edition.
    pub fn labels(&self, edition: Edition) -> &[Label] {
        match edition {
            Edition::Older => &[],
            Edition::E2019 => &self.labels[0],
            Edition::E2021 => &self.labels[1],
        }
    }

    /// Tells whether it is a label in any edition.
    pub fn is_label(&self) -> bool {
        self.labels.iter().any(|labels| !labels.is_empty())
    }
}

/// Heads of the statistics table that reports had before 2019.
const OLDER: [&str; 5] = ["指标名称", "统计指标", "计量单位", "历年累计", "指标"];
const CHINESE: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The look-up, with a memory of texts met before: reports write the same labels over and over.
#[derive(Debug, Default)]
pub struct Lexicon {
    met: FxHashMap<Box<str>, Option<&'static Meaning>>,
    key: String,
}

/// Texts longer than this, in bytes, mean nothing here.
pub const LONGEST: usize = 180;
/// Texts remembered before the memory is emptied; a corpus has some hundred ways of writing its labels, and much prose.
const MEMORY: usize = 4096;

impl Lexicon {
    /// What a text means, if anything.
    pub fn meaning(&mut self, text: &str) -> Option<&'static Meaning> {
        if text.len() > LONGEST || !may_begin(text) {
            return None;
        }
        if let Some(&met) = self.met.get(text) {
            return met;
        }
        fold::fold_label(text, &mut self.key);
        let key = self.key.trim_end_matches([':', '.', '|']);
        if !key.chars().next_back().is_some_and(|last| ends().last.allows(last)) {
            return None;
        }
        let meaning = look_up(key);
        if self.met.len() == MEMORY {
            self.met.clear();
        }
        self.met.insert(text.into(), meaning);
        meaning
    }
}

/// The Han characters with which texts that mean something begin and end, their traditional twins among them.
struct Ends {
    first: HanSet,
    last: HanSet,
}

fn ends() -> &'static Ends {
    static ENDS: LazyLock<Ends> = LazyLock::new(|| {
        let with_twins = |ends: Vec<char>| {
            let twins: Vec<char> = fold::twins().filter(|twin| ends.contains(&twin.1)).map(|twin| twin.0).collect();
            ends.into_iter().chain(twins).collect()
        };
        let first = all().keys().filter_map(|key| key.chars().next()).collect();
        let last = all().keys().filter_map(|key| key.chars().next_back()).collect();
        Ends { first: with_twins(first), last: with_twins(last) }
    });
    &ENDS
}

/// Tells whether a text begins as one does that means something, or with something that is no Han character.
pub fn may_begin(text: &str) -> bool {
    text.chars().next().is_some_and(|first| ends().first.allows(first))
}

fn look_up(key: &str) -> Option<&'static Meaning> {
    all().get(key).or_else(|| all().get(&fold::simplify(key)?)).or_else(|| cut_short(key))
}

/// The numbered row label that has lost some characters in its middle, as `2.其他法律行政止公开`: what is left at both ends
/// must fit one label only.
fn cut_short(key: &str) -> Option<&'static Meaning> {
    let mut fitting =
        numbered(key).iter().filter(|(label, _)| has_lost_middle(label, key)).map(|(_, meaning)| *meaning);
    let first = fitting.next().filter(|meaning| meaning.is_label())?;
    fitting.all(|other| other.labels == first.labels).then_some(first)
}

/// Everything that begins with the same digit and stop as a key does.
fn numbered(key: &str) -> &'static [(&'static str, &'static Meaning)] {
    static NUMBERED: LazyLock<[Vec<(&str, &Meaning)>; 10]> = LazyLock::new(|| {
        std::array::from_fn(|digit| {
            let mark = format!("{digit}.");
            let of_mark = all().iter().filter(|(label, _)| label.starts_with(&mark));
            of_mark.map(|(label, meaning)| (label.as_str(), meaning)).collect()
        })
    });
    match key.as_bytes() {
        [digit @ b'0'..=b'9', b'.', ..] => &NUMBERED[usize::from(digit - b'0')],
        _ => &[],
    }
}

/// Tells whether `key` is `label` without some characters in one place: few, and fewer than half of what is left.
fn has_lost_middle(label: &str, key: &str) -> bool {
    const MOST: usize = 4;
    let (whole, left) = (label.chars().count(), key.chars().count());
    let head = label.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
    let tail = label.chars().rev().zip(key.chars().rev()).take_while(|(a, b)| a == b).count();
    (left + 1..=left + MOST).contains(&whole)
        && 2 * (whole - left) < left
        && head > 4
        && tail > 1
        && head + tail >= left
}

/// Everything that means something, by its folded form.
pub fn all() -> &'static FxHashMap<String, Meaning> {
    static ALL: LazyLock<FxHashMap<String, Meaning>> = LazyLock::new(collect);
    &ALL
}

/// The edition that the meanings found in a document speak for. Where table 2 is not there, （六）其他处理 with or without
/// sub-rows tells.
pub fn edition_of(meanings: &[&'static Meaning]) -> Option<Edition> {
    let spoken = meanings.iter().filter_map(|meaning| meaning.speaks_for);
    let lead: i32 = spoken.map(|edition| if edition == Edition::E2019 { 1 } else { -1 }).sum();
    match lead {
        1.. => Some(Edition::E2019),
        ..0 => Some(Edition::E2021),
        0 => edition_without_votes(meanings),
    }
}

fn edition_without_votes(meanings: &[&'static Meaning]) -> Option<Edition> {
    let is_request = |label: &Label| matches!(label, Label::Row { table: 1, .. });
    if meanings.iter().any(|meaning| meaning.labels(Edition::E2019).iter().any(is_request)) {
        return Some(Edition::E2019);
    }
    let has_older = meanings.iter().filter(|meaning| meaning.older).count() >= 2;
    has_older.then_some(Edition::Older)
}

fn collect() -> FxHashMap<String, Meaning> {
    let mut all: FxHashMap<String, Meaning> = FxHashMap::default();
    for (nth, edition) in Edition::WITH_FORM.into_iter().enumerate() {
        let Some(form) = edition.form() else { continue };
        for key in form.labels.keys() {
            all.entry(key.to_owned()).or_default().labels[nth] = form.labels.meanings(key).to_vec();
        }
    }
    for meaning in all.values_mut() {
        meaning.speaks_for = match &meaning.labels {
            [_, new] if new.is_empty() => Some(Edition::E2019),
            [old, _] if old.is_empty() => Some(Edition::E2021),
            _ => None,
        };
    }
    for older in OLDER {
        all.entry(label_key(older)).or_default().older = true;
    }
    for section in form::sections() {
        for words in std::iter::once(&section.heading).chain(&section.aliases) {
            add_heading(&mut all, section.part, &label_key(words));
        }
    }
    all
}

/// Adds a heading with every mark that may stand before it: 三、 3、 3. （三） 第三部分, or none.
fn add_heading(all: &mut FxHashMap<String, Meaning>, part: u8, words: &str) {
    let mut add = |key: String, mark| all.entry(key).or_default().heading = Some(Heading { part, mark });
    add(words.to_owned(), None);
    for (number, chinese) in (1u8..).zip(CHINESE) {
        for mark in [
            format!("{chinese},"),
            format!("{chinese}."),
            chinese.to_owned(),
            format!("({chinese})"),
            format!("{number},"),
            format!("{number}."),
            format!("第{chinese}部分"),
        ] {
            add(format!("{mark}{words}"), Some(number));
        }
    }
}

/// The folded headings with their proper mark, for text where a heading runs on into its section.
pub fn marked_headings() -> &'static [(String, u8)] {
    static MARKED: LazyLock<Vec<(String, u8)>> = LazyLock::new(|| {
        let marked = |section: &form::SectionSpec| {
            let chinese = CHINESE[usize::from(section.part) - 1];
            (format!("{chinese},{}", label_key(&section.heading)), section.part)
        };
        form::sections().iter().map(marked).collect()
    });
    &MARKED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_with_any_mark_and_rows_are_no_headings() {
        let mut lexicon = Lexicon::default();
        let heading = |lexicon: &mut Lexicon, text: &str| lexicon.meaning(text).and_then(|meaning| meaning.heading);
        for (text, part, mark) in [
            ("一、总体情况", 1, Some(1)),
            ("3、 收到和处理政府信息公开申请情况", 3, Some(3)),
            ("[bookmark: _GoBack]二、主动公开政府信息情况", 2, Some(2)),
            ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4, Some(4)),
            ("总体情况：", 1, None),
        ] {
            assert_eq!(heading(&mut lexicon, text), Some(Heading { part, mark }), "{text}");
        }
        assert_eq!(heading(&mut lexicon, "四、结转下年度继续办理"), None);
        assert!(lexicon.meaning("四、结转下年度继续办理").unwrap().is_label());
    }

    #[test]
    fn a_row_label_that_has_lost_its_middle_is_known_and_others_are_not() {
        let mut lexicon = Lexicon::default();
        let mut same = |cut: &str, whole: &str| match (lexicon.meaning(cut), lexicon.meaning(whole)) {
            (Some(cut), Some(whole)) => std::ptr::eq(cut, whole) || cut.labels == whole.labels,
            _ => false,
        };
        assert!(same("2.其他法律行政止公开", "2.其他法律行政法规禁止公开"));
        assert!(same("5.要求行政机关确认或重新已获取信息", "5.要求行政机关确认或重新出具已获取信息"));
        for cut in ["2.其他", "2.重申请", "其他法律行政止公开", "2.其他法律行政允许公开", "1.不掌握相关政府信息"]
        {
            assert!(!same(cut, "2.其他法律行政法规禁止公开"), "{cut}");
        }
    }

    #[test]
    fn words_of_one_edition_speak_for_it() {
        let mut lexicon = Lexicon::default();
        let mut edition = |text| lexicon.meaning(text).and_then(|meaning| meaning.speaks_for);
        assert_eq!(edition("本年制发件数"), Some(Edition::E2021));
        assert_eq!(edition("本年增/减"), Some(Edition::E2019));
        assert_eq!(edition("规范性文件"), None);
        assert_eq!(edition("本年製發(fā)件數(shù)"), Some(Edition::E2021));
    }
}

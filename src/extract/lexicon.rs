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
    /// The mark is one that the points below a heading are counted with too: （三）, 3.
    pub counts_points: bool,
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

impl Heading {
    /// The heading of a part with the part's own mark: 三、
    pub const fn of(part: u8) -> Self {
        Self { part, mark: Some(part), counts_points: false }
    }
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
        if !may_end(text) {
            return None;
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

/// Tells whether the last Han character of a text is one that something meant ends with; marks after it are passed over.
fn may_end(text: &str) -> bool {
    let last = text.chars().rev().find(|&c| !is_closing(c));
    last.is_none_or(|last| ends().last.allows(last))
}

/// Marks that fold away behind a label.
fn is_closing(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | ':' | '：' | '.' | '．' | '。' | '·' | '|')
}

fn look_up(key: &str) -> Option<&'static Meaning> {
    let known = |key: &str| all().get(key).or_else(|| all().get(&fold::simplify(key)?));
    known(key).or_else(|| known(without_explanation(key)?))
}

/// A label without the bracket in which a report explains it: 规范性文件（指有文号的文件）.
fn without_explanation(key: &str) -> Option<&str> {
    key.strip_suffix(')')?.rsplit_once("(指").map(|(label, _)| label).filter(|label| !label.is_empty())
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
    let mut add = |key: String, mark, counts_points| {
        all.entry(key).or_default().heading = Some(Heading { part, mark, counts_points });
    };
    add(words.to_owned(), None, false);
    for (number, chinese) in (1u8..).zip(CHINESE) {
        let own = [
            format!("{chinese},"),
            format!("{chinese}."),
            format!("{chinese}:"),
            chinese.to_owned(),
            format!("第{chinese}部分"),
        ];
        let shared = [format!("({chinese})"), format!("{number},"), format!("{number}.")];
        let marks = own.iter().map(|mark| (mark, false)).chain(shared.iter().map(|mark| (mark, true)));
        for (mark, counts_points) in marks {
            add(format!("{mark}{words}"), Some(number), counts_points);
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
            ("（三）收到和处理政府信息公开申请情况", 3, Some(3)),
            ("[bookmark: _GoBack]二、主动公开政府信息情况", 2, Some(2)),
            ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4, Some(4)),
            ("六：其他需要报告的事项", 6, Some(6)),
            ("总体情况：", 1, None),
        ] {
            let counts_points = text.starts_with(['3', '（']);
            assert_eq!(heading(&mut lexicon, text), Some(Heading { part, mark, counts_points }), "{text}");
        }
        assert_eq!(heading(&mut lexicon, "四、结转下年度继续办理"), None);
        assert!(lexicon.meaning("四、结转下年度继续办理").unwrap().is_label());
    }

    #[test]
    fn a_label_may_be_explained_in_a_bracket() {
        let mut lexicon = Lexicon::default();
        let mut is_label = |text| lexicon.meaning(text).is_some_and(Meaning::is_label);
        assert!(is_label("规范性文件（指有正式文号的文件）"));
        assert!(is_label("上一年项目数量 (指2018年的项目)"));
        assert!(!is_label("规范性文件（不含转发的）"));
        assert!(!is_label("（指有正式文号的文件）"));
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

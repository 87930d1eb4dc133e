//! Folds what is written in many ways into one: width, punctuation, blanks, invisible marks, leftovers of word processors and
//! of Markdown.
//! Used to compare labels, headings and names; the text that is shown and cited stays as it was.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::han::{HanSet, is_han};

/// The unified ideographs of the Kangxi radicals U+2F00–U+2FD5, in their order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Traditional characters of the form's labels: scraped copies of reports have them.
const TRADITIONAL: &str =
    "規發製數現廢處決強許罰業費額單萬項條開請總計結轉繼續辦與復複議訴訟維糾審經後機構團組織務屬國護權類過執詢關報見";
/// Their simplified twins, in the same order.
const SIMPLIFIED: &str =
    "规发制数现废处决强许罚业费额单万项条开请总计结转继续办与复复议诉讼维纠审经后机构团组织务属国护权类过执询关报见";

/// Tells whether a character shows nothing: zero-width, bidirectional and other format marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Tells whether a character separates nothing: white space, invisible marks and controls.
pub fn is_blank(c: char) -> bool {
    // Most characters are Han or ASCII ones: they are told without the tables.
    !matches!(c, '\u{4e00}'..='\u{9fff}' | '!'..='~') && (c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// Tells whether a character that begins with this byte can be blank or can change when it is folded. Of the characters of
/// running text only punctuation can; Han characters, letters and digits are told by one look.
const fn is_special(lead: u8) -> bool {
    SPECIAL[lead as usize]
}

/// The bytes of which that is so: a table, since every byte of running text is asked.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut lead = 0;
    while lead < 256 {
        special[lead] = matches!(lead, 0..=0x20 | 0x7f | 0xc2 | 0xd8 | 0xe1..=0xe3 | 0xef);
        lead += 1;
    }
    special
};

/// Tells whether a text holds nothing that can be seen.
pub fn is_blank_text(text: &str) -> bool {
    let rest = text.trim_ascii_start();
    rest.bytes().next().is_none_or(is_special) && rest.chars().all(is_blank)
}

/// Trims blanks (also U+00A0, U+3000 and invisible marks) from both ends.
pub fn trim(text: &str) -> &str {
    let text = text.trim_ascii();
    let ends = [text.chars().next(), text.chars().next_back()];
    if ends.into_iter().flatten().any(is_blank) { text.trim_matches(is_blank) } else { text }
}

/// Trims blanks, but no mark that nobody sees beside something that is seen: `2` and what is hidden behind it.
pub fn trim_seen(text: &str) -> &str {
    if is_blank_text(text) { "" } else { text.trim_matches(|c| is_blank(c) && !is_invisible(c)) }
}

/// A text behind the blanks and the Markdown marks at its start: `## 一、`, `**（一）`.
pub fn after_lead(text: &str) -> &str {
    let text = text.trim_start_matches(is_blank);
    if !text.starts_with(['#', '*']) {
        return text;
    }
    let bare = text.trim_start_matches('#');
    let is_heading = bare.len() < text.len() && bare.starts_with(is_blank);
    let text = if is_heading { bare.trim_start_matches(is_blank) } else { text };
    let stars = emphasis(text);
    text[stars..].trim_start_matches(is_blank)
}

/// Trims blanks and Markdown's marks of headings and emphasis from both ends.
pub fn bare(text: &str) -> &str {
    let text = trim(after_lead(text));
    let stars = text.len() - text.trim_end_matches('*').len();
    if (2..=3).contains(&stars) { trim(&text[..text.len() - stars]) } else { text }
}

/// How many stars of emphasis begin a text: two or three, since one may be a footnote's and more a mask.
fn emphasis(text: &str) -> usize {
    let stars = text.len() - text.trim_start_matches('*').len();
    if (2..=3).contains(&stars) { stars } else { 0 }
}

/// Tells whether the star at a place is one of two or three that Markdown emphasises with.
pub fn is_emphasis(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches('*').len();
    emphasis(&text[before..]) > 0
}

/// A text without blanks and with widths folded.
pub fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (plain, special) in runs(text) {
        out.push_str(plain);
        out.extend(special.filter(|&c| !is_blank(c)).map(fold_char));
    }
    out
}

/// A text as stretches that folding leaves alone, each with the character after it that has to be looked at.
fn runs(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (plain, after) = rest.split_at(rest.bytes().position(is_special).unwrap_or(rest.len()));
        let special = after.chars().next();
        rest = &after[special.map_or(0, char::len_utf8)..];
        Some((plain, special))
    })
}

/// Gives the half-width twin of a full-width ASCII character or ideographic space, the unified twin of a Kangxi radical, or
/// the character itself. Not NFKC: ① and ㎡ stay what they are.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2f00}'..='\u{2fd5}' => {
            let nth = usize::try_from(u32::from(c) - 0x2f00).unwrap_or(0);
            KANGXI.chars().nth(nth).unwrap_or(c)
        }
        _ => c,
    }
}

/// Folds widths and Kangxi radicals, keeping length in characters, blanks and punctuation; borrows where nothing changes.
pub fn fold_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !runs(text).filter_map(|run| run.1).any(|c| fold_char(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(fold_char).collect())
}

/// Writes the comparison key of a label into `out`: no blanks, no invisible marks, no bookmarks, Markdown marks or pinyin readings,
/// half-width punctuation.
pub fn fold_label(text: &str, out: &mut String) {
    out.clear();
    out.extend(shown(text).map(|(_, c)| label_char(c)));
}

/// A character of a comparison key and the place in the text that it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The character, folded as for labels and simplified.
    pub folded: char,
    /// Byte at which its source begins.
    pub start: usize,
    /// Byte after its source.
    pub end: usize,
}

/// The comparison key of a long text with the place of each character, for finding labels within it.
pub fn fold_places(text: &str) -> Vec<Glyph> {
    glyphs(text).collect()
}

/// The same, one character after the other.
pub fn glyphs(text: &str) -> impl Iterator<Item = Glyph> + Clone {
    shown(text).map(|(start, c)| {
        let folded = if is_han(c) { c } else { label_char(c) };
        Glyph { folded: simple_twin(folded).unwrap_or(folded), start, end: start + c.len_utf8() }
    })
}

/// The characters of a text that a comparison key keeps, with their places.
fn shown(text: &str) -> impl Iterator<Item = (usize, char)> + Clone {
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        loop {
            let at = text.len() - rest.as_str().len();
            let c = rest.next()?;
            if is_han(c) {
                return Some((at, c));
            }
            // Only these open a leftover: other characters need no closer look.
            if matches!(c, '[' | '(' | '（' | '*' | '#' | '<')
                && let Some(after) = skip_leftover(text, at)
            {
                rest = after.chars();
            } else if !is_blank(c) {
                return Some((at, c));
            }
        }
    })
}

/// The comparison key of a label as a new string.
pub fn label_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_label(text, &mut key);
    key
}

fn label_char(c: char) -> char {
    let c = fold_char(c);
    match c {
        '、' | '﹑' => ',',
        '。' | '·' => '.',
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'' => '"',
        '〔' | '【' | '﹝' => '(',
        '〕' | '】' | '﹞' => ')',
        _ => c,
    }
}

/// The traditional characters that are known here, each with its simplified twin.
pub fn twins() -> impl Iterator<Item = (char, char)> {
    TRADITIONAL.chars().zip(SIMPLIFIED.chars())
}

/// The simplified twin of a text where it has traditional characters of the form's labels, else `None`.
pub fn simplify(text: &str) -> Option<String> {
    text.chars().any(is_traditional).then(|| text.chars().map(|c| simple_twin(c).unwrap_or(c)).collect())
}

fn is_traditional(c: char) -> bool {
    static KNOWN: LazyLock<HanSet> = LazyLock::new(|| TRADITIONAL.chars().collect());
    KNOWN.contains(c)
}

fn simple_twin(c: char) -> Option<char> {
    static TWINS: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| twins().collect());
    if is_traditional(c) { TWINS.get(&c).copied() } else { None }
}

/// Longest bookmark and longest reading that are skipped, in bytes: an opening mark that is never closed is text.
const LONGEST_LEFTOVER: [usize; 2] = [120, 24];

/// Skips a word processor's bookmark, Markdown's marks, the line end of a page in it, or a bracketed pinyin reading at a place; gives
/// what follows.
fn skip_leftover(text: &str, at: usize) -> Option<&str> {
    let [bookmark, reading] = LONGEST_LEFTOVER;
    let (before, text) = text.split_at(at);
    if text.starts_with('*') {
        return Some(emphasis(text)).filter(|&stars| stars > 0 && !before.ends_with('*')).map(|stars| &text[stars..]);
    }
    if text.starts_with('#') {
        let rest = text.trim_start_matches('#');
        let is_mark = rest.starts_with(is_blank) && is_blank_text(before);
        return is_mark.then(|| rest.trim_start_matches(is_blank));
    }
    if let Some(rest) = text.strip_prefix("[bookmark:") {
        return rest.bytes().take(bookmark).position(|b| b == b']').map(|end| &rest[end + 1..]);
    }
    if text.starts_with('<') {
        return ["<br>", "<br/>", "<br />"].into_iter().find_map(|tag| text.strip_prefix(tag));
    }
    let rest = text.strip_prefix('(').or_else(|| text.strip_prefix('（'))?;
    let mut inner = rest.char_indices().take_while(|&(at, _)| at <= reading);
    let (end, close) = inner.find(|&(_, c)| matches!(c, ')' | '）')).filter(|&(end, _)| end > 0)?;
    rest[..end].chars().all(is_pinyin).then(|| &rest[end + close.len_utf8()..])
}

fn is_pinyin(c: char) -> bool {
    c.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(c)
}

/// A copy of `text` without the bookmarks that a word processor leaves in extracted text and without Markdown's marks; borrows
/// where there are none.
pub fn without_leftovers(text: &str) -> Cow<'_, str> {
    let mut from = 0;
    let mut kept = String::new();
    let mut start = 0;
    while let Some(at) = memchr::memchr3(b'[', b'*', b'#', &text.as_bytes()[from..]).map(|at| from + at) {
        from = at + 1;
        let Some(after) = skip_leftover(text, at) else { continue };
        kept.push_str(&text[start..at]);
        start = text.len() - after.len();
        from = start;
    }
    if start == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[start..]);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_label_written_in_many_ways_has_one_key() {
        for written in [
            "（三）不予 公开",
            "(三)不予\n公开",
            "[bookmark: _Hlk1]（三）不予公开",
            "（三）<br>不予<br/>公开",
            "（三）不予公\u{200b}开",
            "## **（三）**不予公开**",
        ] {
            assert_eq!(label_key(written), "(三)不予公开", "{written:?}");
        }
        assert_eq!(label_key("3.危及“三安全一稳定”"), label_key("3．危及\"三安全一稳定\""));
    }

    #[test]
    fn circled_digits_and_squared_units_are_not_taken_apart() {
        assert_eq!(fold_width("①㎡Ⅳ１２"), "①㎡Ⅳ12");
    }

    #[test]
    fn kangxi_radicals_become_characters() {
        assert_eq!(fold_width("⼀、⼤⽅"), "一、大方");
    }

    #[test]
    fn a_scraped_copy_with_readings_and_traditional_characters_has_a_simplified_twin() {
        assert_eq!(simplify(&label_key("本年製發(fā)件數(shù)")).as_deref(), Some("本年制发件数"));
        assert_eq!(simplify("规章"), None);
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let text = "總 计[bookmark: _GoBack]１2";
        let glyphs = fold_places(text);
        assert_eq!(glyphs.iter().map(|glyph| glyph.folded).collect::<String>(), "总计12");
        let sources: Vec<&str> = glyphs.iter().map(|glyph| &text[glyph.start..glyph.end]).collect();
        assert_eq!(sources, ["總", "计", "１", "2"]);
    }

    #[test]
    fn several_bookmarks_go() {
        assert_eq!(without_leftovers("[bookmark: _GoBack]2024年[bookmark: a]报告"), "2024年报告");
        assert_eq!(without_leftovers(&"[bookmark: a]".repeat(50_000)), "");
        assert_eq!(without_leftovers("[bookmark: 2024年"), "[bookmark: 2024年");
    }

    #[test]
    fn marks_of_markdown_go_and_masks_stay() {
        assert_eq!(without_leftovers("# **2024年**报告*"), "2024年报告*");
        assert_eq!(without_leftovers("138****1234，#1楼"), "138****1234，#1楼");
        for text in ["**一、总体情况**", "## 一、总体情况", "　**一、总体情况 **", "一、总体情况"]
        {
            assert_eq!(bare(text), "一、总体情况", "{text}");
        }
        assert_eq!(after_lead(" **（一）主动公开。**正文"), "（一）主动公开。**正文");
        assert_eq!(bare("****"), "****");
    }

    #[test]
    fn only_special_characters_are_blank_or_folded() {
        let mut bytes = [0; 4];
        for c in crate::text::every_character() {
            let special = is_special(c.encode_utf8(&mut bytes).as_bytes()[0]);
            assert!(special || !is_blank(c) && fold_char(c) == c, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn trimming_and_compacting_look_at_every_character(text in "[ \t\u{a0}\u{3000}\u{200b}a年，（１]{0,12}") {
            prop_assert_eq!(trim(&text), text.trim_matches(is_blank));
            prop_assert_eq!(is_blank_text(&text), text.chars().all(is_blank));
            let folded: String = text.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
            prop_assert_eq!(compact(&text), folded);
        }

        #[test]
        fn folding_a_key_again_changes_nothing(text in "\\PC{0,40}") {
            let once = label_key(&text);
            prop_assume!(!once.contains(['[', '(', '*', '#']));
            prop_assert_eq!(label_key(&once), once);
        }
    }
}

//! Reads the data files that people may edit (forms, rules, themes, keys, settings) and says what is wrong with them:
//! file, line, column, the word, and the word that was probably meant. It knows no particular file.

mod slip;

use std::{fmt, fs, path::Path};

use serde::de::DeserializeOwned;

use super::phrase::{Bilingual, Lang, Phrase};
use super::system;

/// The share of letters two words must agree in for one to be offered for the other.
const LIKENESS: f64 = 0.6;

/// A data file that cannot be used, with the place and the reason. `Display` is the Chinese sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct DataError {
    /// The file's name as the reader knows it.
    pub name: String,
    /// Where in the file, if it could be read at all.
    pub place: Option<Place>,
    /// What is wrong.
    pub mistake: Mistake,
}

/// A place in a text file, both parts counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column in characters.
    pub column: usize,
}

/// What is wrong with a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A key or a value that is not one of those allowed.
    Unknown {
        /// The word in the file.
        word: String,
        /// The words allowed there.
        valid: Vec<String>,
    },
    /// A key that must be there and is not.
    Missing(String),
    /// The file is not there.
    NoFile,
    /// The file cannot be read, and what the system said.
    Unreadable(Bilingual),
    /// Anything else, in the words of whoever noticed it.
    Other(Bilingual),
}

impl DataError {
    /// Returns the error at a byte of the file's text.
    pub fn at(name: &str, text: &str, offset: usize, mistake: Mistake) -> Self {
        Self { name: name.to_owned(), place: Some(place_of(text, offset)), mistake }
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}{}：{}", self.name, self.whereabouts(lang), self.mistake.chinese()),
            Lang::En => format!("{}{}: {}", self.name, self.whereabouts(lang), self.mistake.english()),
        }
    }

    fn whereabouts(&self, lang: Lang) -> String {
        let Some(Place { line, column }) = self.place else { return String::new() };
        match lang {
            Lang::Zh => format!(" 第 {line} 行第 {column} 列"),
            Lang::En => format!(" line {line} column {column}"),
        }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_lang(Lang::Zh))
    }
}

impl Mistake {
    fn chinese(&self) -> String {
        match self {
            Self::Unknown { word, valid } => match suggest(word, valid) {
                Some(meant) => format!("不认识“{word}”，是不是想写 {meant}？"),
                None => format!("不认识“{word}”，这里可以写：{}", listed(valid, "、", "无", " 等")),
            },
            Self::Missing(key) => format!("缺少 {key}，请补上"),
            Self::NoFile => "没有这个文件，请核对路径".to_owned(),
            Self::Unreadable(reason) => format!("读不了这个文件（{}），请检查路径和权限", reason.zh),
            Self::Other(reason) => reason.zh.clone(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unknown { word, valid } => match suggest(word, valid) {
                Some(meant) => format!("`{word}` is unknown; did you mean `{meant}`?"),
                None => format!("`{word}` is unknown; possible here: {}", listed(valid, ", ", "none", " and others")),
            },
            Self::Missing(key) => format!("`{key}` is missing; please add it"),
            Self::NoFile => "no such file; check the path".to_owned(),
            Self::Unreadable(reason) => format!("cannot be read ({}); check path and permissions", reason.en),
            Self::Other(reason) => reason.en.clone(),
        }
    }
}

fn unreadable(error: &std::io::Error) -> Mistake {
    match error.kind() {
        std::io::ErrorKind::NotFound => Mistake::NoFile,
        _ => Mistake::Unreadable(system::said(error)),
    }
}

/// Words that may be written somewhere are named up to so many.
const LISTED: usize = 12;

fn listed(words: &[String], between: &str, none: &str, more: &str) -> String {
    match words.get(..LISTED) {
        _ if words.is_empty() => none.to_owned(),
        Some(first) if words.len() > LISTED => first.join(between) + more,
        _ => words.join(between),
    }
}

/// Returns the valid word that is most like `word`, if any is like enough to be meant.
pub fn suggest<'a, S: AsRef<str>>(word: &str, valid: &'a [S]) -> Option<&'a str> {
    let word = word.to_lowercase();
    valid
        .iter()
        .map(AsRef::as_ref)
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(likeness, _)| likeness >= LIKENESS)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

/// Reads a TOML text into a type; `name` is how messages call the text.
///
/// Types with `#[serde(deny_unknown_fields)]` get unknown keys refused with place and suggestion.
pub fn read_toml<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, DataError> {
    toml::from_str(text).map_err(|error| DataError {
        name: name.to_owned(),
        place: error.span().map(|span| place_of(text, span.start)),
        mistake: mistake_of(error.message(), text, error.span().map(|span| span.start)),
    })
}

/// Reads a TOML file into a type; messages call it by its path.
pub fn read_toml_file<T: DeserializeOwned>(path: &Path) -> Result<T, DataError> {
    read_toml(&path.display().to_string(), &read_text(path)?)
}

/// Reads the text of a file of data, without the mark at its start.
pub fn read_text(path: &Path) -> Result<String, DataError> {
    let mistake = |error: std::io::Error| DataError {
        name: path.display().to_string(),
        place: None,
        mistake: unreadable(&error),
    };
    let bytes = fs::read(path).map_err(mistake)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).map_err(|error| DataError {
        name: path.display().to_string(),
        place: None,
        mistake: Mistake::Other(not_utf8(error.as_bytes()).into()),
    })
}

/// A text that is not UTF-8, as far as its first bytes tell what it is.
fn not_utf8(bytes: &[u8]) -> Phrase {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Phrase::new(
            "是 UTF-16 编码（记事本里叫 Unicode），请另存为 UTF-8",
            "it is UTF-16 (which Notepad calls Unicode); save it as UTF-8",
        ),
        _ => Phrase::new(
            "不是 UTF-8 编码（可能是 GBK，即 ANSI），请另存为 UTF-8",
            "it is not UTF-8 (GBK, may be); save it as UTF-8",
        ),
    }
}

fn place_of(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// serde names the words only within its message, between backticks: the wrong one first, then those allowed.
fn mistake_of(message: &str, text: &str, offset: Option<usize>) -> Mistake {
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let unknown = message.starts_with("unknown field") || message.starts_with("unknown variant");
    match quoted.next() {
        Some(word) if unknown => Mistake::Unknown { word, valid: quoted.collect() },
        Some(key) if message.starts_with("missing field") => Mistake::Missing(key),
        _ => Mistake::Other(slip::told(message, text, offset)),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the errors of reading it matter")]
    struct Sample {
        severity: Severity,
        columns: Vec<String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Severity {
        Error,
        Warning,
    }

    fn refusal(text: &str) -> DataError {
        read_toml::<Sample>("样例.toml", text).unwrap_err()
    }

    #[test]
    fn an_unknown_key_is_refused_with_place_and_suggestion() {
        let error = refusal("severity = \"error\"\ncolumns = []\n  colunms = []\n");
        assert_eq!(error.to_string(), "样例.toml 第 3 行第 3 列：不认识“colunms”，是不是想写 columns？");
        assert_eq!(error.in_lang(Lang::En), "样例.toml line 3 column 3: `colunms` is unknown; did you mean `columns`?");
    }

    #[test]
    fn an_unknown_value_is_refused_with_place_and_suggestion() {
        let error = refusal("severity = \"eror\"\ncolumns = []");
        assert_eq!(error.to_string(), "样例.toml 第 1 行第 12 列：不认识“eror”，是不是想写 error？");
    }

    #[test]
    fn a_word_like_no_other_is_refused_with_the_valid_ones() {
        let error = refusal("severity = \"重\"\ncolumns = []");
        assert_eq!(error.to_string(), "样例.toml 第 1 行第 12 列：不认识“重”，这里可以写：error、warning");
    }

    #[test]
    fn a_missing_key_is_named() {
        let error = refusal("severity = \"error\"");
        assert_eq!(error.mistake, Mistake::Missing("columns".to_owned()));
    }

    #[test]
    fn a_value_of_another_kind_is_told_in_the_language_of_the_reader() {
        let error = refusal("severity = \"error\"\ncolumns = 7");
        assert_eq!(error.to_string(), "样例.toml 第 2 行第 11 列：写的是整数，这里要写列表（如 [\"甲\", \"乙\"]）");
        assert_eq!(
            error.in_lang(Lang::En),
            "样例.toml line 2 column 11: it is a whole number, but a list (as [\"a\", \"b\"]) is wanted here"
        );
    }

    #[test]
    fn slips_in_the_way_of_writing_are_told_in_both_languages() {
        for (text, zh, en) in [
            ("severity = ", "这里要写值；文字要放在英文双引号里", "a value is wanted; a text stands in double quotes"),
            (
                "severity ＝ 1",
                "这一行有全角的“＝”，要用英文输入法写半角的 =",
                "there is a full-width ＝ on this line; = is meant",
            ),
            (
                "［a］",
                "这一行有全角的“［”，要用英文输入法写半角的 [",
                "there is a full-width ［ on this line; [ is meant",
            ),
            (
                "severity = “a”",
                "这一行有全角的““”，要用英文输入法写半角的 \"",
                "there is a full-width “ on this line; \" is meant",
            ),
            (
                "severity = ２",
                "这一行有全角的“２”，要用英文输入法写半角的 2",
                "there is a full-width ２ on this line; 2 is meant",
            ),
            ("columns = [\"“甲”\"", "列表有 [ 没有 ]", "a list is opened by [ and not closed by ]"),
            (
                "columns = []\ncolumns = []",
                "这个键已经写过了，一处只写一次",
                "this key is there already; write it once",
            ),
            ("severity = \"error", "引号没有配对，", "the quotes do not match, "),
            ("severity", "没有值，要写成 键 = 值", "the value is missing; write key = value"),
            ("severity = 1", "这里要写文字（放在英文双引号里）", "a text (in double quotes) is wanted here"),
        ] {
            let error = refusal(text);
            let (chinese, english) = (error.to_string(), error.in_lang(Lang::En));
            assert!(chinese.contains(&format!("列：{zh}")), "{text}: {chinese}");
            assert!(english.contains(&format!(": {en}")), "{text}: {english}");
            assert!(!chinese.contains("expected"), "{chinese}");
        }
    }

    #[test]
    fn a_text_of_another_encoding_is_told_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        for (bytes, told) in [
            (&b"\xFF\xFEa\0"[..], "UTF-16 编码（记事本里叫 Unicode），请另存为 UTF-8"),
            (b"\xD6\xD0", "请另存为 UTF-8"),
        ] {
            fs::write(&path, bytes).unwrap();
            let said = read_text(&path).unwrap_err().to_string();
            assert!(said.contains(told), "{said}");
        }
        fs::write(&path, b"\xEF\xBB\xBFa = 1").unwrap();
        assert_eq!(read_text(&path).unwrap(), "a = 1");
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let error = refusal("columns = [\"总计\", 7]\nseverity = \"error\"");
        assert_eq!(error.place, Some(Place { line: 1, column: 18 }));
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = read_toml_file::<Sample>(Path::new("没有/这个.toml")).unwrap_err();
        assert_eq!(error.name, "没有/这个.toml");
        assert_eq!(error.mistake, Mistake::NoFile);
    }

    #[test]
    fn only_a_likely_word_is_suggested() {
        let valid = ["frame", "frame_focus", "selection"];
        assert_eq!(suggest("Frame-Focus", &valid), Some("frame_focus"));
        assert_eq!(suggest("fraem", &valid), Some("frame"));
        assert_eq!(suggest("背景", &valid), None);
    }
}

//! Reads the data files that people may edit (forms, rules, themes, keys, settings) and says what is wrong with them:
//! file, line, column, the word, and the word that was probably meant. It knows no particular file.

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
                None => format!("不认识“{word}”，这里可以写：{}", listed(valid, "、", "无")),
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
                None => format!("`{word}` is unknown; possible here: {}", listed(valid, ", ", "none")),
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

fn listed(words: &[String], between: &str, none: &str) -> String {
    if words.is_empty() { none.to_owned() } else { words.join(between) }
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
        mistake: mistake_of(error.message()),
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
    let text = fs::read_to_string(path).map_err(mistake)?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

fn place_of(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Place { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

/// serde names the words only within its message, between backticks: the wrong one first, then those allowed.
fn mistake_of(message: &str) -> Mistake {
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let unknown = message.starts_with("unknown field") || message.starts_with("unknown variant");
    match quoted.next() {
        Some(word) if unknown => Mistake::Unknown { word, valid: quoted.collect() },
        Some(key) if message.starts_with("missing field") => Mistake::Missing(key),
        _ => Mistake::Other(of_parser(message)),
    }
}

/// A reason of our own in both languages, or what the parser says of the way TOML is written.
fn of_parser(message: &str) -> Bilingual {
    if message.contains(" / ") {
        return Bilingual::halves(message);
    }
    let mistaken = message.strip_prefix("invalid type: ").and_then(|kinds| kinds.split_once(", expected "));
    let kinds = mistaken.and_then(|(found, wanted)| Some((kind(found)?, kind(wanted)?)));
    match kinds {
        Some((found, wanted)) => Bilingual::of(|lang| {
            let word = |name: &str| Some(if name == "found" { found } else { wanted }.in_lang(lang).to_owned());
            MISTAKEN.fill(lang, word)
        }),
        None => Bilingual::new(format!("不合 TOML 的写法（{message}）"), format!("not as TOML is written ({message})")),
    }
}

const MISTAKEN: Phrase = Phrase::new("写的是{found}，这里要写{wanted}", "it is {found}, but {wanted} is wanted here");

/// What serde calls a kind of value, in the words of people.
fn kind(words: &str) -> Option<Phrase> {
    const KINDS: [(&str, Phrase); 8] = [
        ("string", Phrase::new("文字", "a text")),
        ("integer", Phrase::new("整数", "a whole number")),
        ("floating point", Phrase::new("小数", "a number with a point")),
        ("boolean", Phrase::new(" true 或 false ", "true or false")),
        ("sequence", Phrase::new("列表", "a list")),
        ("map", Phrase::new("表", "a table")),
        ("struct", Phrase::new("表", "a table")),
        ("datetime", Phrase::new("日期", "a date")),
    ];
    let named = |name: &str| words.split(' ').any(|word| word == name) || words.starts_with(name);
    let number = ["u8", "u16", "u32", "u64", "usize", "i16", "i32", "i64"].into_iter().any(named);
    let name = if number { "integer" } else { words };
    KINDS.into_iter().find(|(known, _)| name.trim_start_matches("a ").starts_with(known)).map(|(_, phrase)| phrase)
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
        assert_eq!(error.to_string(), "样例.toml 第 2 行第 11 列：写的是整数，这里要写列表");
        assert_eq!(
            error.in_lang(Lang::En),
            "样例.toml line 2 column 11: it is a whole number, but a list is wanted here"
        );
    }

    #[test]
    fn what_only_the_parser_can_tell_stands_in_brackets() {
        let error = refusal("severity = ");
        assert!(error.to_string().starts_with("样例.toml 第 1 行第 12 列：不合 TOML 的写法（"), "{error}");
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

//! Every kind of error is told to people in both languages: Chinese on a Chinese screen, English on an English one, with
//! nothing of the other between, whatever the system said. The kinds are those that the sources declare.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use gouji::corpus::FailureReason;
use gouji::export::ExportError;
use gouji::ingest::{LIMITS, ReadError};
use gouji::review::{Flaw, JournalError, Trouble};
use gouji::text::data::{DataError, Mistake};
use gouji::text::phrase::{Bilingual, Lang, Phrase};
use gouji::text::system;
use gouji::tui::RunError;

/// Where errors that people read are declared; the test names every kind that is declared there.
const DECLARED: [(&str, &str); 7] = [
    ("corpus/failure.rs", "FailureReason"),
    ("export/error.rs", "ExportError"),
    ("ingest/error.rs", "ReadError"),
    ("review/error.rs", "JournalError"),
    ("review/trouble.rs", "Flaw"),
    ("text/data.rs", "Mistake"),
    ("tui/run.rs", "RunError"),
];

/// Errors that no person reads: whoever meets one says something else, or the shipped data would be wrong.
const UNTOLD: [&str; 4] = ["NotANumber", "FormError", "UnknownDisposition", "BadName"];

/// An error as it is told: the name of its kind, and both languages.
struct Told {
    kind: String,
    words: Bilingual,
}

fn told(kind: impl std::fmt::Debug, say: impl Fn(Lang) -> String) -> Told {
    let kind = format!("{kind:?}").chars().take_while(char::is_ascii_alphanumeric).collect();
    Told { kind, words: Bilingual::of(say) }
}

fn path() -> PathBuf {
    PathBuf::from("甲.toml")
}

fn denied() -> io::Error {
    io::Error::from_raw_os_error(5)
}

fn said() -> Bilingual {
    system::said(&denied())
}

fn of_exports() -> Vec<Told> {
    let what = Phrase::new("文件夹", "a folder");
    let errors = [
        ExportError::Exists { path: path(), free: path() },
        ExportError::NotAFile { path: path(), what },
        ExportError::NoName(path()),
        ExportError::System { path: path(), doing: what, reason: denied() },
        ExportError::System { path: path(), doing: what, reason: io::ErrorKind::NotFound.into() },
        ExportError::Unsettled { path: path(), reason: denied() },
        ExportError::Stream(denied()),
        ExportError::TooManyRows { most: 9 },
        ExportError::Workbook(rust_xlsxwriter::XlsxError::RowColumnLimitError),
    ];
    errors.iter().map(|error| told(error, |lang| error.in_lang(lang))).collect()
}

fn of_reading() -> Vec<Told> {
    let (format, what) = ("PDF", "xref".to_owned());
    let mut errors = vec![
        ReadError::Missing,
        ReadError::Forbidden,
        ReadError::Folder,
        ReadError::NotRegular,
        ReadError::LeadsOutside,
        ReadError::LeadsRound,
        ReadError::TooDeep,
        ReadError::Empty,
        ReadError::TooLarge { bytes: 2, limit: 1 },
        ReadError::Changed,
        ReadError::Damaged { format, what: what.clone() },
        ReadError::Damaged { format: "文本", what: "invalid Zip archive: Could not find EOCD".to_owned() },
        ReadError::NoReportOfOurs { what: what.clone() },
        ReadError::Encrypted { format },
        ReadError::Outdated { format },
        ReadError::Archive,
        ReadError::Scanned,
        ReadError::TooSlow { seconds: 9 },
        ReadError::ReaderDied { how: what },
        ReadError::Binary,
        ReadError::NotYet { format },
        ReadError::System(said()),
    ];
    errors.extend(LIMITS.iter().copied().map(ReadError::OverLimit));
    errors.iter().map(|error| told(error, |lang| error.in_lang(lang))).collect()
}

fn of_reviews() -> Vec<Told> {
    let errors = [
        JournalError::Read { path: path(), source: denied() },
        JournalError::Write { path: path(), source: denied() },
        JournalError::TooLong { bytes: 2, limit: 1 },
        JournalError::Empty,
    ];
    errors.iter().map(|error| told(error, |lang| error.in_lang(lang))).collect()
}

fn of_journals() -> Vec<Told> {
    let event = "01890a5d-ac96-774b-bcce-b302099a8057".parse().expect("an event's name");
    let kinds = [
        Flaw::Torn,
        Flaw::Unended,
        Flaw::Loose,
        Flaw::Newer("gouji.event/9".to_owned()),
        Flaw::Unreadable(said()),
        Flaw::Damaged,
        Flaw::BadEnd,
        Flaw::Gap,
        Flaw::Altered,
        Flaw::Shrunk,
        Flaw::Missing(1, 2),
        Flaw::Dangling(event),
    ];
    let troubles = kinds.map(|flaw| Trouble { path: path(), line: Some(3), flaw });
    troubles.iter().map(|trouble| told(&trouble.flaw, |lang| trouble.in_lang(lang))).collect()
}

fn of_data() -> Vec<Told> {
    let valid = vec!["frame".to_owned()];
    let kinds = [
        Mistake::Unknown { word: "fraem".to_owned(), valid: valid.clone() },
        Mistake::Unknown { word: "x".to_owned(), valid },
        Mistake::Unknown { word: "x".to_owned(), valid: Vec::new() },
        Mistake::Missing("frame".to_owned()),
        Mistake::NoFile,
        Mistake::Unreadable(said()),
        Mistake::Other(said()),
    ];
    let errors = kinds.map(|mistake| DataError { name: "a.toml".to_owned(), place: None, mistake });
    errors.iter().map(|error| told(&error.mistake, |lang| error.in_lang(lang))).collect()
}

fn of_files() -> Vec<Told> {
    let reasons = [
        FailureReason::Unreadable(ReadError::Empty),
        FailureReason::NotAReport,
        FailureReason::EmptyFolder,
        FailureReason::Broken("x".to_owned()),
    ];
    reasons.iter().map(|reason| told(reason, |lang| reason.in_lang(lang))).collect()
}

fn of_the_screen() -> Vec<Told> {
    let theme = DataError { name: "a.toml".to_owned(), place: None, mistake: Mistake::NoFile };
    let errors = [
        RunError::Review(JournalError::Empty),
        RunError::Theme(theme),
        RunError::Terminal(denied()),
        RunError::Unsaved(said()),
    ];
    errors.iter().map(|error| told(error, |lang| error.in_lang(lang))).collect()
}

/// Every error, in the order of `DECLARED`.
fn every_error() -> [Vec<Told>; 7] {
    [of_files(), of_exports(), of_reading(), of_reviews(), of_journals(), of_data(), of_the_screen()]
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Tells whether two English words stand side by side; the names of our commands do not count.
fn has_english(text: &str) -> bool {
    let text = ["gouji limits", "gouji check", "gouji parse"]
        .iter()
        .fold(text.to_owned(), |text, name| text.replace(name, ""));
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphabetic() && c != ' ').collect();
    words.iter().any(|run| run.split(' ').filter(|word| word.len() > 1).count() > 1)
}

#[test]
fn every_error_is_told_in_both_languages_and_mixes_none() {
    for Told { kind, words: Bilingual { zh, en } } in every_error().into_iter().flatten() {
        assert!(zh.contains(is_han) && !has_english(&zh), "{kind}: {zh}");
        let own = en.replace("甲.toml", "");
        assert!(!own.contains(is_han) && !own.contains(['，', '。', '：', '；']), "{kind}: {en}");
        assert!(!zh.contains('{') && !en.contains('{'), "{kind}: {zh} / {en}");
    }
}

/// The names of the kinds that a source declares for an enum.
fn declared(source: &str, name: &str) -> BTreeSet<String> {
    let head = format!("pub enum {name} {{\n");
    let body = source.split_once(&head).and_then(|(_, rest)| rest.split_once("\n}")).expect(name).0;
    let variants =
        body.lines().filter_map(|line| line.strip_prefix("    ").filter(|line| line.starts_with(char::is_uppercase)));
    variants.map(|line| line.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

#[test]
fn every_kind_that_is_declared_is_among_them() {
    for ((file, name), errors) in DECLARED.into_iter().zip(every_error()) {
        let source = std::fs::read_to_string(Path::new("src").join(file)).expect("the sources are readable");
        let told: BTreeSet<String> = errors.into_iter().map(|error| error.kind).collect();
        assert_eq!(told, declared(&source, name), "{file}");
    }
}

#[test]
fn no_error_is_declared_elsewhere() {
    let files = walkdir::WalkDir::new("src").into_iter().filter_map(Result::ok);
    for file in files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs")) {
        let source = std::fs::read_to_string(file.path()).expect("the sources are readable");
        for derive in source.split("thiserror::Error)]").skip(1) {
            let line = derive.lines().find(|line| line.starts_with("pub ")).expect("a type follows");
            let name = line.split([' ', '(', ';']).nth(2).expect("a type has a name");
            // What a command says is made of the errors told here.
            let is_known = DECLARED.iter().any(|(_, known)| *known == name) || ["DataError", "Halt"].contains(&name);
            assert!(is_known || UNTOLD.contains(&name), "{name} in {}", file.path().display());
        }
    }
}

#[test]
fn what_a_message_puts_between_quotation_marks_has_none_of_its_own() {
    let slips = std::fs::read_to_string("src/rules/data/w704_slips.toml").expect("the sources are readable");
    let meant: Vec<&str> = slips.lines().filter_map(|line| line.strip_prefix("should = ")).collect();
    assert!(!meant.is_empty());
    for should in meant {
        assert!(!should.contains(['“', '”']), "{should}");
    }
}

//! PDF from end to end: the published report beside the repository, a made-up corpus in every style, the canonical text read
//! once more, and files that are broken in every way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use gouji::extract::Extractor;
use gouji::ingest::{self, ReadError};
use gouji::model::report::{Report, State};
use gouji::rules;
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    shared.is_dir().then_some(shared)
}

fn read(path: &Path) -> Report {
    Extractor::default().read(ingest::read(path).unwrap())
}

/// State and value of every cell; places differ between a file and its text.
fn cells(report: &Report) -> Vec<(State, String)> {
    report.cells.iter().map(|cell| (cell.state, cell.value.to_string())).collect()
}

#[test]
fn the_published_report_is_read_to_its_last_cell() {
    let Some(shared) = shared() else { return };
    let report = read(&shared.join("reports/real/hongze-district-2023.pdf"));
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(shared.join("expected/real.json")).unwrap()).unwrap();
    let expected = &expected["hongze-district-2023.pdf"];
    assert_eq!(report.agency(), expected["agency"].as_str());
    assert_eq!(report.year().map(i64::from), expected["year"].as_i64());
    assert_eq!(report.edition.unwrap().name(), expected["edition"]);
    let form = report.form().unwrap();
    let merged = form.merged.as_ref().unwrap();
    for (path, value) in expected["cells"].as_object().unwrap() {
        let column = merged.cells.iter().position(|cell| cell.path == *path);
        let one_row = column.and_then(|column| Some(report.merged_other_handling?[column]));
        let cell = one_row.or_else(|| report.cell_at(path)).unwrap();
        assert_eq!(cell.number().map(|number| number.to_string()), Some(value.to_string()), "{path}");
        let page = if path.starts_with("disclosure.rules") { 2 } else { cell.page };
        assert!((2..=4).contains(&cell.page) && cell.page == page, "{path} on page {}", cell.page);
    }
}

#[test]
fn the_false_totals_of_the_published_report_are_found() {
    let Some(shared) = shared() else { return };
    let report = read(&shared.join("reports/real/hongze-district-2023.pdf"));
    let form = report.form().unwrap();
    let judged = rules::judge(&report);
    let totals = judged.findings.iter().filter(|finding| finding.rule == "A104");
    let cells: Vec<&str> = totals.map(|finding| form.path(finding.fault.cells[0])).collect();
    assert_eq!(cells, ["disputes.reconsideration.total", "disputes.suit_after_reconsideration.total"]);
    assert!(judged.findings.iter().all(|finding| finding.rule != "A101" && finding.rule != "A102"));
}

/// The corpus maker as a program: cargo builds it as a test only, so it is asked once more.
fn synth() -> &'static Path {
    static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--example", "synth"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        assert!(build.status().unwrap().success());
        let test = std::env::current_exe().unwrap();
        test.ancestors().nth(2).unwrap().join("examples/synth")
    });
    &BUILT
}

fn made(folder: &Path, options: &[&str]) -> Vec<PathBuf> {
    let out = folder.join("corpus");
    let mut make = Command::new(synth());
    make.arg("--out").arg(&out).args(["--format", "pdf", "--truth", "none"]).args(options);
    assert!(make.output().unwrap().status.success());
    let files = walkdir::WalkDir::new(out).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(|file| file.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn the_canonical_text_read_once_more_gives_the_same_cells() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(folder.path(), &["--reports", "25", "--seed", "8"]);
    assert_eq!(files.len(), 25);
    for file in files {
        let report = read(&file);
        let text = ingest::read_bytes(Path::new("a.txt"), report.document.text.as_bytes()).unwrap();
        assert_eq!(cells(&Extractor::default().read(text)), cells(&report), "{}", file.display());
    }
}

#[test]
fn every_cell_knows_its_page_and_pages_follow_one_another() {
    let folder = tempfile::tempdir().unwrap();
    for file in made(folder.path(), &["--reports", "6", "--seed", "2", "--clean"]) {
        let report = read(&file);
        let pages: Vec<u16> = report.cells.iter().filter(|cell| cell.line > 0).map(|cell| cell.page).collect();
        assert!(pages.first().is_some_and(|&first| first > 0) && pages.is_sorted(), "{pages:?}");
    }
}

/// A page without words.
fn small(content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\n\
         endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n4 0 obj\n\
         << /Length {} >>\nstream\n{content}\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
        content.len()
    )
    .into_bytes()
}

fn refusal(bytes: &[u8]) -> ReadError {
    ingest::read_bytes(Path::new("a.pdf"), bytes).unwrap_err()
}

#[test]
fn files_without_text_say_why() {
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q";
    assert_eq!(refusal(&small(picture)), ReadError::Scanned);
    assert_eq!(refusal(&small("")), ReadError::Empty);
    assert!(matches!(refusal(b"%PDF-1.7\nnothing"), ReadError::Damaged { format: "PDF", .. }));
}

#[test]
fn a_locked_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = made(folder.path(), &["--reports", "1", "--layouts", "stroked"]).remove(0);
    let open = String::from_utf8(std::fs::read(file).unwrap()).unwrap();
    let lock = "<< /Filter /Standard /V 99 /R 99 /O () /U () /P -1 >>";
    let locked = open.replace("trailer\n<< ", &format!("trailer\n<< /Encrypt {lock} /ID [() ()] "));
    assert_eq!(refusal(locked.as_bytes()), ReadError::Encrypted { format: "PDF" });
}

/// Small, fast and the same each time; what matters is that each byte can be hit.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.throw(8) {
        let at = dice.throw(bytes.len());
        match dice.throw(5) {
            0 => bytes[at] = u8::try_from(dice.throw(256)).unwrap(),
            1 => bytes.truncate(at.max(9)),
            2 => drop(bytes.drain(at..(at + dice.throw(40)).min(bytes.len()))),
            3 => {
                let piece = bytes[at..(at + dice.throw(200)).min(bytes.len())].to_vec();
                let to = dice.throw(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes[at] = b"0123456789-. []<>()/"[dice.throw(20)],
        }
        if bytes.len() < 9 {
            break;
        }
    }
    bytes
}

#[test]
fn broken_files_are_read_or_refused_and_never_bring_the_reader_down() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(folder.path(), &["--reports", "5", "--seed", "4"]);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut read, mut refused) = (0, 0);
    for nth in 0..150 {
        let bytes = mutated(&std::fs::read(&files[nth % files.len()]).unwrap(), &mut dice);
        match ingest::read_bytes(Path::new("a.pdf"), &bytes) {
            Ok(document) => read += usize::from(document.line_count() > 0),
            Err(ReadError::ReaderDied { how }) => panic!("mutant {nth}: {how}"),
            Err(_) => refused += 1,
        }
    }
    assert_eq!(read + refused, 150);
    assert!(read > 50, "{refused} refused");
}

//! PDF from end to end: the published report beside the repository, a made-up corpus in every style, the canonical text read
//! once more, and files that are broken in every way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod mutant;
#[path = "pdf/pages.rs"]
mod pages;
#[allow(dead_code, reason = "the corpus maker's truth is not asked here")]
mod synth;

use std::path::{Path, PathBuf};
use std::process::Command;

use gouji::extract::Extractor;
use gouji::ingest::{self, ReadError};
use gouji::model::report::{Report, State};
use gouji::rules;
use mutant::{Dice, mutated};
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

fn made(folder: &Path, options: &[&str]) -> Vec<PathBuf> {
    let out = folder.join("corpus");
    let mut make = Command::new(synth::synth());
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

/// A page of one line in a font of two bytes a character that is embedded and says nothing of Unicode; `more` goes into the
/// dictionary of its characters.
fn with_font(font: &[u8], more: &str, line: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 700 Td <{line}> Tj ET");
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\n\
         endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\n\
         endobj\n4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type0\n\
         /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>\nendobj\n6 0 obj\n<< /Type /Font /Subtype /CIDFontType2\n\
         /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R {more} >>\n\
         endobj\n7 0 obj\n<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>\nendobj\n8 0 obj\n<< /Length {} >>\nstream\n",
        content.len(),
        font.len()
    )
    .into_bytes();
    file.extend(font);
    file.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    file
}

/// A font of three empty glyphs whose table of characters calls the last two 信 and 息.
fn font() -> Vec<u8> {
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let head =
        words(&[1, 0, 0, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 1000, 0, 8, 2, 0, 0]);
    let hhea = words(&[1, 0, 880, 0xff88, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    let cmap = words(&[0, 1, 3, 1, 0, 12, 4, 40, 0, 6, 0, 0, 0, 0x4fe1, 0x606f, 0xffff, 0, 0x4fe1, 0x606f, 0xffff])
        .into_iter()
        .chain(words(&[0xb020, 0x9f93, 1, 0, 0, 0]))
        .collect();
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", cmap),
        (b"glyf", words(&[0, 0])),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", words(&[1000, 0, 0, 0])),
        (b"loca", words(&[0, 0, 0, 0])),
        (b"maxp", words(&[0, 0x5000, 3])),
    ];
    let (mut directory, mut rest) = (words(&[1, 0, 7, 64, 2, 48]), Vec::new());
    for (name, table) in tables {
        let place = 12 + 16 * 7 + rest.len();
        directory.extend(name.iter().chain(&[0; 4]));
        directory.extend([place, table.len()].iter().flat_map(|number| u32::try_from(*number).unwrap().to_be_bytes()));
        rest.extend(table);
        rest.resize(rest.len().next_multiple_of(4), 0);
    }
    [directory, rest].concat()
}

#[test]
fn a_font_that_tells_nothing_of_unicode_is_read_by_its_own_table() {
    let document = ingest::read_bytes(Path::new("a.pdf"), &with_font(&font(), "", "00010002")).unwrap();
    assert_eq!((&*document.text, document.source.undecoded), ("信息\n", 0));
    let document = ingest::read_bytes(Path::new("a.pdf"), &with_font(&font(), "", "00010009")).unwrap();
    assert_eq!((&*document.text, document.source.undecoded), ("信\u{fffd}\n", 1));
}

#[test]
fn widths_of_more_characters_than_a_font_can_have_are_refused_before_they_are_written_out() {
    let damaged = ReadError::Damaged { format: "PDF", what: "font widths".to_owned() };
    let many = format!("/W [{}]", "0 65535 500 ".repeat(20));
    for widths in
        ["/W [0 2147483647 500]", "/W [1 [500 500] 7 9 500 0 65536 500]", "/W2 [0 99999 -1000 500 880]", &many]
    {
        assert_eq!(refusal(&with_font(&font(), widths, "0001")), damaged, "{widths:.40}");
    }
    let usual = with_font(&font(), "/W [0 [1000 500] 3 65535 1000] /W2 [1 1 -1000 500 880]", "0001");
    assert!(ingest::read_bytes(Path::new("a.pdf"), &usual).is_ok());
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

#[test]
fn broken_files_are_read_or_refused_and_never_bring_the_reader_down() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(folder.path(), &["--reports", "5", "--seed", "4"]);
    let mut dice = Dice::of(0);
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

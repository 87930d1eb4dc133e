//! No mutant of a document makes a reader panic, hang or eat memory. Every reader has samples here; `GOUJI_MUTANTS=100000` makes
//! so many instead of the usual few, `GOUJI_FIRST_MUTANT` begins with another number.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod mutant;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use gouji::extract::Extractor;
use gouji::ingest::{self, READERS, ReadError};
use mutant::{Dice, mutated};
use rustix::time::{ClockId, clock_gettime};

/// Time of a processor that a mutant may take to be read twice, in a build without optimisation.
const LONGEST: Duration = Duration::from_secs(8);
/// Memory that the whole test may take at any time, in KiB.
const MOST_MEMORY: u64 = 512 << 10;
/// Mutants that are made unless told otherwise.
const USUAL: u64 = 600;

/// Samples of every reader, by its name.
fn samples() -> BTreeMap<&'static str, Vec<Vec<u8>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["samples", "tests/fixtures", "tests/regress"].map(|folder| root.join(folder));
    let files = folders.into_iter().flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name());
    let files = files.filter_map(Result::ok).filter(|file| file.file_type().is_file());
    let mut all: Vec<Vec<u8>> = files.map(|file| std::fs::read(file.path()).unwrap()).collect();
    all.extend(made());
    all.extend(unmarked());
    let mut samples: BTreeMap<&str, Vec<Vec<u8>>> = BTreeMap::new();
    for bytes in all.into_iter().filter(|bytes| !bytes.is_empty()) {
        let reader = READERS.iter().find(|reader| (reader.sniff)(&bytes)).unwrap();
        samples.entry(reader.name).or_default().push(bytes);
    }
    samples
}

/// Rows of table 3 with their label and seven values.
const ROWS: [&str; 9] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "1.本机关不掌握相关政府信息",
    "2.重复申请",
    "（七）总计",
    "四、结转下年度继续办理",
];

/// Tables that are none by their marks: rows of commas, boxes of a page, a page within a DOCX.
fn unmarked() -> Vec<Vec<u8>> {
    let each = |wrap: &dyn Fn(&str) -> String| ROWS.map(wrap).concat();
    let sheet = each(&|label| format!("\"{label}\",1,0,,\"2\",0,0,3\r\n"));
    let cells = ["1", "0", "", "2", "0", "0", "3"].map(|value| format!("<span>{value}</span>")).concat();
    let boxes = each(&|label| format!("<div><div>{label}</div>{cells}</div>"));
    let page = format!("<html><body><p>三、收到和处理政府信息公开申请情况</p><div>{boxes}</div></body></html>");
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        package.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    };
    part(
        "[Content_Types].xml",
        "<Types><Override PartName='/word/document.xml' \
         ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
    );
    part(
        "word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:altChunk r:id='r1'/></w:body></w:document>",
    );
    part(
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk' \
         Target='chunk.html'/></Relationships>",
    );
    part("word/chunk.html", &page);
    let embedded = package.finish().unwrap().into_inner();
    vec![sheet.into_bytes(), page.into_bytes(), embedded]
}

/// Samples that no file of the repository is: a saved page, a report of ours, an archive, a locked workbook.
fn made() -> Vec<Vec<u8>> {
    let text = "某县民政局2023年政府信息公开工作年度报告\n一、总体情况\n";
    let page = format!("<html><body><ol><li>{text}</ol><table><tr><td>规章<td>0<tr><td>其他<td>1</table>");
    let saved = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--b--\r\n"
    );
    let report =
        format!("{{\"schema\":\"gouji.report/1\",\"lines\":{}}}", serde_json::json!(text.lines().collect::<Vec<_>>()));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("甲.txt", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(text.as_bytes()).unwrap();
    let mut locked = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    locked.create_stream("EncryptedPackage").unwrap().write_all(b"x").unwrap();
    vec![
        saved.into_bytes(),
        report.into_bytes(),
        archive.finish().unwrap().into_inner(),
        locked.into_inner().into_inner(),
    ]
}

#[test]
fn every_reader_has_a_sample() {
    let samples = samples();
    for reader in READERS {
        assert!(samples.contains_key(reader.name), "{} has none", reader.name);
    }
}

fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[test]
fn mutants_of_every_format_are_read_or_refused_in_good_time() {
    let samples = samples();
    let last = Path::new(env!("CARGO_TARGET_TMPDIR")).join("last-mutant");
    let first = asked("GOUJI_FIRST_MUTANT", 0);
    // What readers catch themselves, of the libraries beneath them, is not worth a word.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for number in first..first + asked("GOUJI_MUTANTS", USUAL) {
        let mut dice = Dice::of(number);
        let reader = READERS[dice.throw(READERS.len())];
        let own = &samples[reader.name];
        let bytes = mutated(&own[dice.throw(own.len())], &mut dice);
        // What brings the test down is found here.
        std::fs::write(&last, &bytes).unwrap();
        if let Err(why) = tried(reader.read.unwrap(), &bytes) {
            let kept = kept(&last, number);
            std::panic::set_hook(usual);
            panic!("mutant {number} of {}: {why}; kept as {}", reader.name, kept.display());
        }
    }
}

fn kept(last: &Path, number: u64) -> PathBuf {
    let kept = last.with_file_name(format!("mutant-{number}"));
    std::fs::rename(last, &kept).unwrap();
    kept
}

/// Has a reader read a mutant, and whoever claims it as well; what they make of it is read as a report.
fn tried(read: ingest::Read, bytes: &[u8]) -> Result<(), String> {
    let begun = spent();
    let work = || {
        let own = read(bytes).map(|text| text.text);
        let claimed = ingest::read_bytes(Path::new("a"), bytes);
        if let Err(ReadError::ReaderDied { how }) = &claimed {
            panic!("{how}");
        }
        let again = own.and_then(|text| ingest::read_bytes(Path::new("a.txt"), text.as_bytes()));
        for document in [claimed, again].into_iter().flatten() {
            Extractor::default().read(document);
        }
    };
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
        format!("panic: {}", words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default())
    })?;
    let (time, memory) = (spent().saturating_sub(begun), peak());
    if time > LONGEST {
        return Err(format!("{time:?}"));
    }
    if memory > MOST_MEMORY { Err(format!("{memory} KiB")) } else { Ok(()) }
}

/// Time that this thread has spent on a processor.
fn spent() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

/// The most memory that the process has had so far, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

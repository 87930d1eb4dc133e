//! Every limit that `gouji limits` names is met by a made-up file, and the message names the limit and says what now.
#![cfg(debug_assertions)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gouji::corpus::{self, Found, walk};
use gouji::ingest::worker::Worker;
use gouji::ingest::{self, ReadError};
use gouji::text::phrase::Lang;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The limits as the program lists them, by name.
fn limits() -> Vec<(String, u64)> {
    let listed = Command::new(env!("CARGO_BIN_EXE_gouji")).args(["limits", "--format", "json"]).output().unwrap();
    let listed: Vec<Value> = serde_json::from_slice(&listed.stdout).unwrap();
    let limit = |limit: &Value| (limit["name"].as_str().unwrap().to_owned(), limit["limit"].as_u64().unwrap());
    listed.iter().map(limit).collect()
}

fn refusal(bytes: &[u8]) -> ReadError {
    ingest::read_bytes(Path::new("a"), bytes).unwrap_err()
}

/// What is said of a file that goes over a limit; none for limits that refuse no file.
fn over(name: &str, most: u64) -> Option<ReadError> {
    let count = usize::try_from(most).unwrap() + 1;
    Some(match name {
        "file" => over_file(most),
        "part" => refusal(&document(&[padded(count)])),
        "package" => refusal(&workbook(&padded(usize::try_from(60u64 << 20).unwrap()), most / (60 << 20) + 1)),
        "ratio" => refusal(&document(&["0".repeat(8 << 20)])),
        "members" => refusal(&document(&vec![String::new(); count])),
        "depth" => refusal("<div>".repeat(count).as_bytes()),
        "nodes" => refusal("<br>".repeat(count).as_bytes()),
        "attributes" => refusal(format!("<p{}>", (0..count).fold(String::new(), numbered)).as_bytes()),
        "row" => refusal(table(&"<td colspan=1000>x".repeat(count.div_ceil(1000) + 1)).as_bytes()),
        "cells" => refusal(table(&"<tr><td colspan=1000>x<td>y".repeat(count / 1000 + 1)).as_bytes()),
        "pages" => refusal(&pages(count, "")),
        "operators" => refusal(&pages(2500, &format!("0 0 m {} f", "1 1 l ".repeat(count / 2500 + 1)))),
        "characters" => refusal(format!("<p>{}", "a".repeat(count)).as_bytes()),
        "read-seconds" => worker().patient_for(Duration::from_millis(300)).read(b"%PDF-fault spin").unwrap_err(),
        "read-memory" => worker().read(b"%PDF-fault eat").unwrap_err(),
        "folders" => too_deep(),
        // A longer number is text, which its cell shows; a longer decision is refused where it is made.
        "digits" | "event" => return None,
        name => panic!("no file goes over the limit {name}: make one"),
    })
}

fn worker() -> Worker {
    Worker::new(Path::new(env!("CARGO_BIN_EXE_gouji")).into())
}

fn numbered(mut text: String, nth: usize) -> String {
    write!(text, " a{nth}").unwrap();
    text
}

fn table(rows: &str) -> String {
    format!("<table><tr>{rows}</table>")
}

fn over_file(most: u64) -> ReadError {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::File::create(&path).unwrap().set_len(most + 1).unwrap();
    ingest::read(&path).unwrap_err()
}

fn too_deep() -> ReadError {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all((0..=corpus::DEEPEST).fold(folder.path().to_owned(), |path, _| path.join("d"))).unwrap();
    let failure = walk(folder.path()).find_map(|found| match found {
        Found::Failure(failure) => Some(failure.reason),
        Found::File(_) => None,
    });
    let Some(corpus::FailureReason::Unreadable(error)) = failure else { panic!("{failure:?}") };
    error
}

/// A comment of so many bytes that packs well, but not as well as a bomb does.
fn padded(length: usize) -> String {
    let mut text = String::with_capacity(length + 600);
    text.push_str("<!--");
    let mut number = 1u64;
    while text.len() < length {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        write!(text, "{number:020}{:480}", "").unwrap();
    }
    text + "-->"
}

fn document(parts: &[String]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (nth, part) in parts.iter().enumerate() {
        let name = if nth == 0 { "word/document.xml".to_owned() } else { format!("word/{nth}.xml") };
        package.start_file(name, SimpleFileOptions::default()).unwrap();
        package.write_all(part.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A workbook of so many sheets, each with this before its end.
fn workbook(padding: &str, sheets: u64) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let each = |of: &dyn Fn(u64) -> String| (0..sheets).map(of).collect::<String>();
    let book = each(&|nth| format!("<sheet r:id='r{nth}'/>"));
    let links = each(&|nth| format!("<Relationship Id='r{nth}' Type='x/worksheet' Target='{nth}.xml'/>"));
    for (name, text) in [
        ("xl/workbook.xml", format!("<workbook>{book}</workbook>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{links}</Relationships>")),
    ] {
        package.start_file(name, plain).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.start_file("xl/0.xml", SimpleFileOptions::default()).unwrap();
    package.write_all(format!("<worksheet>{padding}</worksheet>").as_bytes()).unwrap();
    (1..sheets).for_each(|nth| package.deep_copy_file("xl/0.xml", &format!("xl/{nth}.xml")).unwrap());
    package.finish().unwrap().into_inner()
}

/// A PDF of so many pages with the same on each.
fn pages(count: usize, content: &str) -> Vec<u8> {
    let numbers = || 4..4 + count;
    let kids = numbers().fold(String::new(), |kids, number| kids + &format!("{number} 0 R "));
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>";
    let pages = numbers().fold(String::new(), |pages, number| pages + &format!("{number} 0 obj\n{page}\nendobj\n"));
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count {count} /Kids [{kids}] >>\n\
         endobj\n3 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n{pages}trailer\n<< /Root 1 0 R >>\n%%EOF\n",
        content.len()
    )
    .into_bytes()
}

#[test]
fn every_limit_is_met_and_its_message_names_it_and_says_what_now() {
    for (name, most) in limits() {
        let Some(error) = over(&name, most) else { continue };
        let (zh, en) = (error.in_lang(Lang::Zh), error.in_lang(Lang::En));
        assert!(zh.contains(&format!("gouji limits 的 {name}")) && zh.contains('请'), "{name}: {zh}");
        assert!(en.contains(&format!("{name} in gouji limits")), "{name}: {en}");
        assert!(["check", "split", "name it"].iter().any(|now| en.contains(now)), "{name}: {en}");
    }
}

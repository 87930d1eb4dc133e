//! How fast office files become canonical text, on one core, file access left out.
//!
//! Target: 4,000 DOCX reports a second (250 µs each). Peer: python-docx reads 20 a second.

use std::io::{Cursor, Write as _};
use std::path::Path;

use divan::counter::{BytesCount, ItemsCount};
use gouji::extract::Extractor;
use gouji::ingest;
use zip::write::SimpleFileOptions;

fn main() {
    divan::main();
}

const TYPES: &str = "<Types><Override PartName='/word/document.xml' \
    ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";

/// A paragraph as Word writes it, its fonts beside each run.
fn paragraph(text: &str) -> String {
    let fonts = "<w:rPr><w:rFonts w:hint='eastAsia' w:ascii='仿宋' w:eastAsia='仿宋'/><w:sz w:val='32'/></w:rPr>";
    format!("<w:p><w:pPr><w:spacing w:line='560'/>{fonts}</w:pPr><w:r>{fonts}<w:t>{text}</w:t></w:r></w:p>")
}

/// A document of the usual length: some prose and rows of table 3.
fn docx() -> Vec<u8> {
    let prose = paragraph(&"主动公开政府信息，依法办理申请，".repeat(12)).repeat(20);
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:tcW w:w='800'/></w:tcPr>{}</w:tc>", paragraph(text));
    let row = format!("<w:tr>{}{}</w:tr>", cell("（一）予以公开"), cell("0").repeat(7));
    let body = format!("{prose}<w:tbl>{}</w:tbl>{prose}", row.repeat(44));
    let document = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", TYPES), ("word/document.xml", &document)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory takes every part");
        zip.write_all(text.as_bytes()).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes the directory").into_inner()
}

fn bench(bencher: divan::Bencher, one: impl Fn(&[u8]) + Sync) {
    let bytes = docx();
    let counted = bencher.counter(ItemsCount::new(1usize)).counter(BytesCount::new(bytes.len()));
    counted.bench_local(|| one(&bytes));
}

/// From the package to canonical text.
#[divan::bench]
fn read(bencher: divan::Bencher) {
    bench(bencher, |bytes| drop(divan::black_box(ingest::read_bytes(Path::new("a.docx"), bytes))));
}

/// The same, with sections and tables.
#[divan::bench]
fn read_and_extract(bencher: divan::Bencher) {
    let extractor = std::sync::Mutex::new(Extractor::default());
    bench(bencher, |bytes| {
        let document = ingest::read_bytes(Path::new("a.docx"), bytes).expect("the sample is readable");
        drop(divan::black_box(extractor.lock().expect("one thread").read(document)));
    });
}

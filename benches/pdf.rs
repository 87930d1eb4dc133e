//! How fast PDF becomes reports, on one core, file access and the reading process left out.
//!
//! Target: 100 reports of 5 pages a second (10 ms each), every figure exact. Peer: pdftotext -layout 50–60 a second, without
//! tables. Twenty reports in each of four styles: under a minute, once the corpus maker is built.

use std::path::{Path, PathBuf};
use std::process::Command;

use divan::counter::{BytesCount, ItemsCount};
use gouji::extract::Extractor;
use gouji::ingest;

fn main() {
    divan::main();
}

/// Made-up reports in one style of the corpus maker.
fn files(style: &str) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("corpus");
    let mut make = Command::new(env!("CARGO"));
    make.args(["run", "--quiet", "--release", "--example", "synth", "--", "--format", "pdf", "--truth", "none"]);
    make.args(["--reports", "20", "--seed", "3", "--layouts", style, "--out"]).arg(&out);
    assert!(make.status().is_ok_and(|status| status.success()), "the corpus maker runs");
    let found = walkdir::WalkDir::new(out).into_iter().filter_map(Result::ok);
    let paths: Vec<PathBuf> = found.filter(|one| one.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
    paths.iter().map(|path| std::fs::read(path).expect("what was just written can be read")).collect()
}

/// Characters and lines to paragraphs and tables, then to a report, in each style.
#[divan::bench(args = ["stroked", "cut", "boxed", "open"], sample_count = 20, sample_size = 1, max_time = 8)]
fn read_and_extract(bencher: divan::Bencher, style: &str) {
    let files = files(style);
    let bytes: usize = files.iter().map(Vec::len).sum();
    let mut extractor = Extractor::default();
    bencher.counter(ItemsCount::new(files.len())).counter(BytesCount::new(bytes)).bench_local(|| {
        for file in &files {
            let document =
                ingest::read_bytes(Path::new("a.pdf"), file).expect("the corpus maker writes readable files");
            divan::black_box(extractor.read(document));
        }
    });
}

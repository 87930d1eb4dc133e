//! How fast plain text becomes reports, on one core, file access left out.
//!
//! Target: 50,000 reports a second with identities, presence and form rules (20 µs each); with narrative and wording rules
//! 10,000, later 25,000. Peers: a plain scan of the bytes 155,000–200,000, a Python script 5,000.

mod common;

use common::{File, Layout, samples};
use divan::counter::{BytesCount, ItemsCount};
use gouji::extract::Extractor;
use gouji::ingest;
use gouji::model::document::Document;
use gouji::model::record::Record;
use gouji::rules;

fn main() {
    divan::main();
}

fn document((path, bytes): &File) -> Document {
    ingest::read_bytes(path, bytes).expect("the samples are readable")
}

fn bench(bencher: divan::Bencher, layout: Layout, mut one: impl FnMut(&File)) {
    let files = samples(layout);
    let bytes: usize = files.iter().map(|file| file.1.len()).sum();
    let counted = bencher.counter(ItemsCount::new(files.len())).counter(BytesCount::new(bytes));
    counted.bench_local(|| files.iter().for_each(&mut one));
}

/// Decoding and cutting into lines: what no reader can do without.
#[divan::bench(args = Layout::ALL)]
fn read(bencher: divan::Bencher, layout: Layout) {
    bench(bencher, layout, |file| drop(divan::black_box(document(file))));
}

/// Sections, tables, head.
#[divan::bench(args = Layout::ALL)]
fn read_and_extract(bencher: divan::Bencher, layout: Layout) {
    let mut extractor = Extractor::default();
    bench(bencher, layout, |file| drop(divan::black_box(extractor.read(document(file)))));
}

/// Everything that loading a corpus does with a report.
#[divan::bench(args = Layout::ALL)]
fn read_extract_and_judge(bencher: divan::Bencher, layout: Layout) {
    let mut extractor = Extractor::default();
    bench(bencher, layout, |file| {
        let report = extractor.read(document(file));
        divan::black_box((rules::judge(&report), Record::of(&report)));
    });
}

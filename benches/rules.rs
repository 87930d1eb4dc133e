//! How fast identities and chains are judged on records, as they come from the cache, on one core.
//!
//! Target: 1,000,000 reports a second. Peers: pandas 51,000–88,000, Arelle 5.

mod common;

use common::{Layout, samples};
use divan::counter::ItemsCount;
use gouji::extract::Extractor;
use gouji::ingest;
use gouji::model::record::Record;
use gouji::model::report::Report;
use gouji::{rules, tie};

fn main() {
    divan::main();
}

/// Every sample, in the order of agency and year.
fn reports() -> Vec<Report> {
    let mut extractor = Extractor::default();
    let files = Layout::ALL.into_iter().flat_map(samples);
    let read = |(path, bytes): (_, Vec<u8>)| ingest::read_bytes(std::path::Path::new(&path), &bytes);
    let mut reports: Vec<Report> = files.filter_map(|file| Some(extractor.read(read(file).ok()?))).collect();
    reports.sort_by_key(|report| (report.agency().map(str::to_owned), report.year()));
    reports
}

fn bench<T>(bencher: divan::Bencher, all: &[T], mut one: impl FnMut(&T)) {
    bencher.counter(ItemsCount::new(all.len())).bench_local(|| all.iter().for_each(&mut one));
}

/// Every declared identity of a report's figures.
#[divan::bench]
fn identities_of_a_record(bencher: divan::Bencher) {
    let records: Vec<Record> = reports().iter().map(Record::of).collect();
    bench(bencher, &records, |record| {
        for identity in record.form().map_or(&[][..], |form| &form.identities) {
            divan::black_box(tie::judge(identity, &|cell| record.figures.cell(cell)));
        }
    });
}

/// Every declared chain from the year before.
#[divan::bench]
fn chains_between_records(bencher: divan::Bencher) {
    let records: Vec<Record> = reports().iter().map(Record::of).collect();
    let pairs: Vec<&[Record]> = records.windows(2).filter(|pair| pair[0].agency == pair[1].agency).collect();
    bench(bencher, &pairs, |pair| {
        let chains = pair[1].form().map_or(&[][..], |form| &form.chains);
        for chain in chains.iter().filter(|chain| Some(chain.from) == pair[0].edition) {
            let [last, this] = [0, 1].map(|nth| &pair[nth].figures);
            divan::black_box(tie::judge_chain(chain, &|cell| last.cell(cell), &|cell| this.cell(cell)));
        }
    });
}

/// All rules over two years of an agency, with findings made of the faults.
#[divan::bench]
fn all_rules_over_two_years(bencher: divan::Bencher) {
    let records: Vec<Record> = reports().iter().map(Record::of).collect();
    let pairs: Vec<&[Record]> = records.windows(2).filter(|pair| pair[0].agency == pair[1].agency).collect();
    bench(bencher, &pairs, |pair| drop(divan::black_box(rules::judge_years(Some(&pair[0]), &pair[1]))));
}

/// All rules over one report with its text.
#[divan::bench]
fn all_rules_over_one_report(bencher: divan::Bencher) {
    let reports = reports();
    bench(bencher, &reports, |report| drop(divan::black_box(rules::judge(report))));
}

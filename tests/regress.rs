//! No input makes a reader panic: files that once did, samples cut short, and bytes of any kind.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use gouji::extract::Extractor;
use gouji::ingest::{self, READERS, ReadError};
use proptest::prelude::*;

/// Has every reader read the bytes, whether or not it would claim them, and takes what they make of them apart as a report.
fn read_by_all(bytes: &[u8]) {
    for reader in READERS {
        let Some(Ok(text)) = reader.read.map(|read| read(bytes)) else { continue };
        take_apart(text.text.as_bytes());
    }
}

fn take_apart(text: &[u8]) {
    if let Ok(document) = ingest::read_bytes(Path::new("a.txt"), text) {
        Extractor::default().read(document);
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let all = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut files): (Vec<_>, Vec<_>) = all.partition(|path| path.is_dir());
    let inner = |path: PathBuf| std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    files.extend(folders.into_iter().flat_map(inner));
    files.sort();
    files
}

#[test]
fn files_that_once_broke_a_reader_do_so_no_more() {
    let files = files("tests/regress");
    assert!(files.len() > 1);
    for file in files {
        read_by_all(&std::fs::read(file).unwrap());
    }
}

/// One sample of each format.
fn one_of_each() -> Vec<Vec<u8>> {
    let mut seen = std::collections::BTreeSet::new();
    let files = files("samples").into_iter();
    let fresh = files.filter(|path| path.extension().is_some_and(|ending| seen.insert(ending.to_owned())));
    let samples: Vec<Vec<u8>> = fresh.map(|path| std::fs::read(path).unwrap()).collect();
    assert_eq!(samples.len(), 5, "txt, html, docx, doc, pdf");
    samples
}

#[test]
fn samples_that_are_cut_short_are_read_or_refused() {
    for sample in one_of_each() {
        for part in 1..12 {
            match ingest::read_bytes(Path::new("a"), &sample[..sample.len() * part / 12]) {
                Ok(document) => drop(Extractor::default().read(document)),
                // A panic of a reader is caught and told as its death.
                Err(ReadError::ReaderDied { how }) => panic!("{how}"),
                Err(_) => {}
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn bytes_of_any_kind_are_read_or_refused_by_every_reader(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read_by_all(&bytes);
    }

    #[test]
    fn text_with_the_marks_of_every_format_is_read_or_refused(
        parts in prop::collection::vec(prop_oneof![
            Just("{\\rtf1 "), Just("\\cell"), Just("\\row"), Just("<table>"), Just("<td rowspan=3>"), Just("</table>"),
            Just("%PDF-1.4\n"), Just("PK\u{3}\u{4}"), Just("MIME-Version: 1.0\n"), Just("Content-Type: text/html\n\n"),
            Just("一、总体情况\n"), Just("| 0 | 1 |\n"), Just("\t\n"), Just("（七）总计"), Just("{"), Just("}"), Just("\u{0}"),
        ], 0..60),
    ) {
        read_by_all(parts.concat().as_bytes());
    }
}

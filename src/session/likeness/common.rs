//! What so many agencies write that it is nobody's own, learned from a sample of the corpus.

use rustc_hash::FxHashMap;
use std::hash::{BuildHasher as _, BuildHasherDefault};

use super::Entry;
use crate::compare::shared::Grams;
use crate::corpus;
use crate::session::settings::Method;

/// Agencies that are looked at, at most.
const SAMPLE: usize = 200;

/// Learns it; nothing where there are too few agencies to tell.
pub(super) fn learn(entries: &[Entry], method: &Method) -> Grams {
    let thresholds = &method.rules.parameters().thresholds;
    let sample = sample(entries);
    if sample.len() < thresholds.idiom_agencies {
        return Grams::default();
    }
    let mut texts = Vec::with_capacity(sample.len());
    let files: Vec<_> = sample.into_iter().map(Entry::again).collect();
    corpus::read_prose(
        &files,
        &method.crew,
        |prose, _| Grams::of(&prose),
        |read| {
            texts.extend(read.ok());
            true
        },
    );
    Grams::in_at_least((texts.len() * thresholds.idiom_percent).div_ceil(100).max(2), &texts)
}

/// The latest report of some agencies: of many those whose names hash lowest, which are the same on every machine.
fn sample(entries: &[Entry]) -> Vec<&Entry> {
    let mut latest: FxHashMap<&str, &Entry> = FxHashMap::default();
    for entry in entries {
        latest.extend(entry.agency.as_deref().map(|agency| (agency, entry)));
    }
    let hasher = BuildHasherDefault::<rustc_hash::FxHasher>::default();
    let mut sample: Vec<(u64, &str, &Entry)> =
        latest.into_iter().map(|(agency, entry)| (hasher.hash_one(agency), agency, entry)).collect();
    sample.sort_by_key(|(hash, agency, _)| (*hash, *agency));
    sample.into_iter().take(SAMPLE).map(|(.., entry)| entry).collect()
}

//! Which reports of a year are worth comparing: those whose sketches have enough hashes in common. It reads no text.

use super::Entry;
use crate::compare::shared::{Share, may_reach};
use crate::rules::parameters::Thresholds;

/// Reports that share a hash at most for it to say anything: what more have is common, and pairs over it would be too many.
const MOST_SHARING: usize = 256;
/// Hashes that two reports have in common at least: fewer are chance.
const FEWEST: usize = 3;
/// Reports that one report is measured against at most.
const MOST: usize = 12;

/// The hashes of a year's reports, each with those that have it.
struct Postings {
    /// Hash and report, in order.
    all: Vec<(u32, u32)>,
    /// Of every report the runs of `all` that it shares with others.
    runs: Vec<Vec<(u32, u32)>>,
    /// Of every report the hashes that too many have, a bit each.
    common: Vec<u64>,
}

/// For every report of a year the others that it is to be measured against, the likest first, as places in `entries`.
pub(super) fn candidates(entries: &[Entry], thresholds: &Thresholds) -> Vec<Vec<usize>> {
    let postings = Postings::of(entries, thresholds);
    let mut counts = vec![0_usize; entries.len()];
    (0..entries.len()).map(|nth| of_one(nth, entries, &postings, (&mut counts, thresholds))).collect()
}

fn of_one(
    nth: usize,
    entries: &[Entry],
    postings: &Postings,
    (counts, thresholds): (&mut [usize], &Thresholds),
) -> Vec<usize> {
    let mut met = Vec::new();
    for &(from, to) in &postings.runs[nth] {
        for &(_, other) in &postings.all[from as usize..to as usize] {
            let other = other as usize;
            if counts[other] == 0 {
                met.push(other);
            }
            counts[other] += 1;
        }
    }
    met.sort_unstable();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for other in met {
        let common = std::mem::take(&mut counts[other]);
        if common < FEWEST || may_be_one_agency(&entries[nth], &entries[other]) {
            continue;
        }
        let (this, level) = (entries[nth].sketch.whole(), entries[other].sketch.whole().level());
        let all = this.count_at(level, |hash| postings.common[nth] >> hash & 1 == 0);
        if may_reach(Share { common, all }, thresholds.copied_other) {
            found.push((common * 1000 / all.max(1), other));
        }
    }
    found.sort_by_key(|&(share, other)| (std::cmp::Reverse(share), other));
    found.truncate(MOST.max(thresholds.template_agencies));
    found.into_iter().map(|(_, other)| other).collect()
}

/// Tells whether two names may mean one agency: one is the other without the place above. Nobody is held against themselves.
fn may_be_one_agency(one: &Entry, other: &Entry) -> bool {
    let [one, other] = [one, other].map(|entry| entry.agency.as_deref().unwrap_or_default());
    one.ends_with(other) || other.ends_with(one)
}

impl Postings {
    fn of(entries: &[Entry], thresholds: &Thresholds) -> Self {
        let is_long = |entry: &Entry| usize::from(entry.sketch.own_characters[0]) >= thresholds.short_prose;
        let known = (0_u32..).zip(entries).filter(|(_, entry)| entry.year.is_some() && entry.agency.is_some());
        let mut all: Vec<(u32, u32)> = known
            .filter(|(_, entry)| is_long(entry))
            .flat_map(|(nth, entry)| entry.sketch.whole().hashes.iter().map(move |hash| (*hash, nth)))
            .collect();
        all.sort_unstable();
        let (mut runs, mut common) = (vec![Vec::new(); entries.len()], vec![0_u64; entries.len()]);
        let mut from = 0_usize;
        for run in all.chunk_by(|one, next| one.0 == next.0) {
            let bounds = [from, from + run.len()].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
            from += run.len();
            for &(hash, nth) in run.iter().filter(|_| run.len() > 1) {
                let nth = nth as usize;
                if run.len() <= MOST_SHARING {
                    runs[nth].push((bounds[0], bounds[1]));
                } else if let Ok(bit) = entries[nth].sketch.whole().hashes.binary_search(&hash) {
                    common[nth] |= 1 << bit;
                }
            }
        }
        Self { all, runs, common }
    }
}

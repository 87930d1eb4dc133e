//! Which reports of a year are worth comparing: those whose sketches have enough hashes in common. It reads no text.

use super::Entry;
use super::parallel::in_parallel;
use crate::compare::shared::{Share, may_reach};
use crate::rules::parameters::Thresholds;

/// Reports that share a hash at most for it to say anything: what more have is common, and pairs over it would be too many.
const MOST_SHARING: usize = 256;
/// Percent of a year's reports that may have a hash for it to speak for a pair: what more have are usual words.
const RARE: usize = 10;
/// Reports that may have it in any case: in a small corpus a tenth is nobody.
const FEW: usize = 8;
/// Hashes that two reports have in common at least: fewer are chance.
const FEWEST: usize = 3;
/// Reports that one report is measured against at most.
const MOST: usize = 12;
/// Reports that are looked at in one go.
const STRIDE: usize = 512;

/// The hashes of a year's reports, each with those that have it.
struct Postings {
    /// Hash and report, in order.
    all: Vec<(u32, u32)>,
    /// Of every report the runs of `all` that it shares with others.
    runs: Vec<Vec<Run>>,
    /// Of every report the hashes that too many have, and those that are not rare, a bit each.
    left_out: Vec<[u64; 2]>,
    /// Of every report how many zero bits its hashes end in.
    levels: Vec<u8>,
}

/// The reports that have one hash.
#[derive(Clone, Copy)]
struct Run {
    from: u32,
    to: u32,
    is_rare: bool,
}

/// For every report of a year the others that it is to be measured against, the likest first, as places in `entries`.
pub(super) fn candidates(entries: &[Entry], thresholds: &Thresholds, jobs: usize) -> Vec<Vec<usize>> {
    let postings = Postings::of(entries, thresholds);
    let places: Vec<usize> = (0..entries.len()).collect();
    let strides: Vec<&[usize]> = places.chunks(STRIDE).collect();
    let of_stride = |stride: usize| {
        let mut counts = vec![[0; 2]; entries.len()];
        let of_one = |&nth: &usize| of_one(nth, entries, &postings, (&mut counts, thresholds));
        strides[stride].iter().map(of_one).collect::<Vec<_>>()
    };
    in_parallel(jobs, strides.len(), of_stride).into_iter().flatten().collect()
}

/// The candidates of one report; `counts` is all 0 before and after.
fn of_one(
    nth: usize,
    entries: &[Entry],
    postings: &Postings,
    (counts, thresholds): (&mut [[u16; 2]], &Thresholds),
) -> Vec<usize> {
    let met = postings.met(nth, counts);
    let mut found: Vec<(usize, usize)> = Vec::new();
    // Most others are of the same few levels: the hashes are counted once a level.
    let mut counted = [None; 256];
    for other in met {
        let common = std::mem::take(&mut counts[other]).map(usize::from);
        if common[0] < FEWEST {
            continue;
        }
        let (this, level) = (entries[nth].trace.sketch.whole(), postings.levels[other]);
        let left_out = postings.left_out[nth];
        let count = || left_out.map(|left_out| this.count_at(level, |hash| left_out >> hash & 1 == 0));
        let all: [usize; 2] = *counted[usize::from(level)].get_or_insert_with(count);
        let [whole, rare] = [0, 1].map(|kind| Share { common: common[kind], all: all[kind] });
        // A template is found by all its words; of few that share a text each pair by what hardly anybody else has.
        let is_pair = rare.common >= FEWEST && may_reach(rare, thresholds.copied_other);
        let is_alike = is_pair || whole.reaches(thresholds.copied_other);
        if is_alike && !may_be_one_agency(&entries[nth], &entries[other]) {
            found.push((whole.common * 1000 / whole.all.max(1), other));
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
        let is_long = |entry: &Entry| usize::from(entry.trace.sketch.own_characters[0]) >= thresholds.short_prose;
        let known = (0_u32..).zip(entries).filter(|(_, entry)| entry.year.is_some() && entry.agency.is_some());
        let mut all: Vec<(u32, u32)> = known
            .filter(|(_, entry)| is_long(entry))
            .flat_map(|(nth, entry)| entry.trace.sketch.whole().hashes.iter().map(move |hash| (*hash, nth)))
            .collect();
        all.sort_unstable();
        let rare = FEW.max(entries.len() * RARE / 100);
        let (mut runs, mut left_out) = (vec![Vec::new(); entries.len()], vec![[0_u64; 2]; entries.len()]);
        let mut from = 0_usize;
        for run in all.chunk_by(|one, next| one.0 == next.0) {
            let [start, end] = [from, from + run.len()].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
            from += run.len();
            let (is_rare, is_counted) = (run.len() <= rare, run.len() <= MOST_SHARING);
            for &(hash, nth) in run.iter().filter(|_| run.len() > 1) {
                let nth = nth as usize;
                if is_counted {
                    runs[nth].push(Run { from: start, to: end, is_rare });
                }
                let Ok(bit) = entries[nth].trace.sketch.whole().hashes.binary_search(&hash) else { continue };
                left_out[nth][0] |= u64::from(!is_counted) << bit;
                left_out[nth][1] |= u64::from(!is_counted || !is_rare) << bit;
            }
        }
        let levels = entries.iter().map(|entry| entry.trace.sketch.whole().level()).collect();
        Self { all, runs, left_out, levels }
    }

    /// The reports that share hashes with one, in their order; `counts` tells then how many, and how many rare ones.
    fn met(&self, nth: usize, counts: &mut [[u16; 2]]) -> Vec<usize> {
        let mut met = Vec::new();
        for run in &self.runs[nth] {
            for &(_, other) in &self.all[run.from as usize..run.to as usize] {
                let other = other as usize;
                if counts[other][0] == 0 {
                    met.push(other);
                }
                counts[other][0] += 1;
                counts[other][1] += u16::from(run.is_rare);
            }
        }
        met.sort_unstable();
        met
    }
}

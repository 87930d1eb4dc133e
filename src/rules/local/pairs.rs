//! Pairs of small numbers that may be worth a closer look. It may take one for another, and never misses one.

/// The numbers are told apart by so many low bits.
const BITS: u32 = 9;
const WIDTH: usize = 1 << BITS;

/// A bit for each pair.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    bits: Box<[u64]>,
}

impl Pairs {
    /// Tells whether a pair may be among them.
    #[inline]
    pub fn may_hold(&self, first: u32, second: u32) -> bool {
        let (word, bit) = place(first, second);
        self.bits[word] & bit != 0
    }
}

impl FromIterator<(u32, u32)> for Pairs {
    fn from_iter<T: IntoIterator<Item = (u32, u32)>>(pairs: T) -> Self {
        let mut bits = vec![0; WIDTH * WIDTH / 64].into_boxed_slice();
        for (word, bit) in pairs.into_iter().map(|(first, second)| place(first, second)) {
            bits[word] |= bit;
        }
        Self { bits }
    }
}

#[inline]
const fn place(first: u32, second: u32) -> (usize, u64) {
    let nth = (first as usize % WIDTH) * WIDTH + second as usize % WIDTH;
    (nth / 64, 1 << (nth % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_was_put_in_is_there(all in proptest::collection::vec((0..0x0011_0000_u32, 0..0x0011_0000_u32), 0..40)) {
            let pairs: Pairs = all.iter().copied().collect();
            proptest::prop_assert!(all.iter().all(|&(first, second)| pairs.may_hold(first, second)));
        }
    }

    #[test]
    fn small_numbers_are_never_taken_for_others() {
        let pairs: Pairs = [(3, 500), (511, 0)].into_iter().collect();
        let held = (0..512).flat_map(|first| (0..512).map(move |second| (first, second)));
        assert_eq!(held.filter(|&(first, second)| pairs.may_hold(first, second)).count(), 2);
    }
}

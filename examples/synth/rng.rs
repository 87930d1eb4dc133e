//! A small random source that gives the same numbers on every machine; it is no good for secrets.

/// A splitmix64 stream.
#[derive(Clone)]
pub struct Rng(u64);

impl Rng {
    /// Opens stream number `stream` of `seed`; streams are independent of each other.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = Self(seed ^ stream.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        rng.next();
        rng
    }

    /// Draws 64 random bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Draws a number from 0 up to, but not including, `bound` (0 for a bound of 0).
    pub fn below(&mut self, bound: u32) -> u32 {
        let product = (self.next() >> 32) * u64::from(bound);
        u32::try_from(product >> 32).expect("a 32-bit share of a 32-bit bound fits 32 bits")
    }

    /// Draws a number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// Draws an index into something of length `len`.
    pub fn index(&mut self, len: usize) -> usize {
        let bound = u32::try_from(len).expect("lists here are short");
        self.below(bound) as usize
    }

    /// Says yes in `percent` of 100 draws.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// Draws one entry of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.index(list.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn a_stream_repeats_and_streams_differ() {
        let draw = |stream| {
            let mut rng = Rng::new(7, stream);
            [rng.below(1000), rng.below(1000), rng.below(1000)]
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn between_reaches_both_ends() {
        let mut rng = Rng::new(1, 1);
        let drawn: Vec<u32> = (0..200).map(|_| rng.between(3, 5)).collect();
        assert!(drawn.contains(&3) && drawn.contains(&5));
        assert!(drawn.iter().all(|n| (3..=5).contains(n)));
    }
}

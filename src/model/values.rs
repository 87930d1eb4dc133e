//! A fingerprint of values in four bytes: enough to tell that they have changed.

use std::fmt;

/// What a fingerprint of values comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ValuesHash(u32);

impl ValuesHash {
    /// That of a fingerprint as a decision keeps it.
    pub fn of(fingerprint: &str) -> Self {
        let mut hashing = ValuesHasher::default();
        hashing.take(fingerprint);
        hashing.finish()
    }
}

/// Takes a fingerprint in as it is written, so that none has to be put together (FNV-1a).
#[derive(Clone, Copy, Debug)]
pub struct ValuesHasher(u64);

impl Default for ValuesHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl ValuesHasher {
    fn take(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// What was taken in comes to.
    #[expect(clippy::cast_possible_truncation, reason = "the upper half is folded into the lower one")]
    pub const fn finish(self) -> ValuesHash {
        ValuesHash((self.0 ^ (self.0 >> 32)) as u32)
    }
}

impl fmt::Write for ValuesHasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.take(text);
        Ok(())
    }
}

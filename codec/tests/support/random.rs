//! Numbers that are the same in every run.

/// A xorshift generator.
pub(crate) struct Random {
    state: u64,
}

impl Random {
    pub(crate) const fn new() -> Self {
        Self { state: 0x9E37_79B9_7F4A_7C15 }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// 64 bits.
    pub(crate) fn wide(&mut self) -> u64 {
        self.next() << 32 ^ self.next() >> 8
    }

    /// A number below `limit`, which is at most 256.
    pub(crate) fn below(&mut self, limit: u64) -> u8 {
        u8::try_from((self.next() >> 32) % limit).expect("an octet")
    }

    /// Any octet.
    pub(crate) fn octet(&mut self) -> u8 {
        self.below(256)
    }
}

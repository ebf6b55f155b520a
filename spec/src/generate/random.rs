//! Numbers that are the same in every run.

/// A xorshift generator.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The numbers of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(2) ^ 0x9E37_79B9_7F4A_7C15 | 1 }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// 64 bits.
    pub fn wide(&mut self) -> u64 {
        self.next() << 32 ^ self.next() >> 8
    }

    /// A number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from((self.next() >> 16) % (limit.max(1) as u64)).unwrap_or_default()
    }

    /// Any octet.
    pub fn octet(&mut self) -> u8 {
        (self.next() >> 32) as u8
    }

    /// So many octets.
    pub fn octets(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.octet()).collect()
    }
}

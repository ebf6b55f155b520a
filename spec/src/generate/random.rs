//! Numbers that are the same in every run.

/// A xorshift generator, in front of it octets that were given.
///
/// Octets steer what they are read for and nothing else: a fuzzer that changes one of them changes one decision, not all that follow.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
    given: Vec<u8>,
    at: usize,
}

impl Random {
    /// The numbers of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(2) ^ 0x9E37_79B9_7F4A_7C15 | 1, given: Vec::new(), at: 0 }
    }

    /// The numbers that these octets are, and behind them those of seed 0.
    #[must_use]
    pub fn of_octets(octets: &[u8]) -> Self {
        Self { given: octets.to_vec(), ..Self::new(0) }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// The next octet that was given.
    fn given(&mut self) -> Option<u8> {
        let octet = self.given.get(self.at).copied();
        self.at += 1;
        octet
    }

    /// 64 bits.
    pub fn wide(&mut self) -> u64 {
        match self.given() {
            Some(octet) => (1..8).fold(octet.into(), |number, _| number << 8 | u64::from(self.given().unwrap_or_default())),
            None => self.next() << 32 ^ self.next() >> 8,
        }
    }

    /// A number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        let number = match self.given() {
            Some(octet) if limit <= 0x100 => octet.into(),
            Some(octet) => u64::from(octet) << 8 | u64::from(self.given().unwrap_or_default()),
            None => self.next() >> 16,
        };
        usize::try_from(number % limit).unwrap_or_default()
    }

    /// Any octet.
    pub fn octet(&mut self) -> u8 {
        self.given().unwrap_or_else(|| (self.next() >> 32) as u8)
    }

    /// So many octets.
    pub fn octets(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.octet()).collect()
    }
}

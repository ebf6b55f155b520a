//! Sealing and opening, against the bare cipher crate on the same octets.
//!
//! The floor is given what the codec has to work out: the initialization vector and what is authenticated, ready in one piece, and keys
//! that are expanded.

use aes_gcm::aead::{AeadInOut, KeyInit, Nonce, Tag};
use aes_gcm::{Aes128Gcm, AesGcm as Bare};
use cosem_codec::apdu::{SecurityControl, SecuritySuite};
use cosem_codec::security::rustcrypto::AesGcm;
use cosem_codec::security::{CipheredApdu, Envelope, Key, Keys, NotChecked, Sender, SendingCounter, SystemTitle};

use crate::candidate::Candidate;
use crate::sink::Sink;

const TITLE: SystemTitle = SystemTitle(*b"MMM\0\0\xBC\x61\x4E");
const KEY: [u8; 16] = [1; 16];
const AUTHENTICATION_KEY: [u8; 16] = [2; 16];
const CONTROL: u8 = 0x30;
/// More than the header of a general-glo-ciphering.
const FRONT: usize = 32;
const TAG: usize = 12;
/// Every run seals with this counter, so that all candidates find the same. Only a bench may do so.
const COUNTER: u32 = 7;

/// AES-GCM with tags of 12 octets, as DLMS sends them.
type Short = Bare<aes_gcm::aes::Aes128, aes_gcm::aead::consts::U12, aes_gcm::aead::consts::U12>;

fn iv() -> Nonce<Aes128Gcm> {
    let mut iv = Nonce::<Aes128Gcm>::default();
    iv[..8].copy_from_slice(&TITLE.0);
    iv[8..].copy_from_slice(&COUNTER.to_be_bytes());
    iv
}

fn aad() -> [u8; 17] {
    let mut aad = [0; 17];
    aad[0] = CONTROL;
    aad[1..].copy_from_slice(&AUTHENTICATION_KEY);
    aad
}

/// The bare crate with a buffer.
pub struct BareState {
    cipher: Short,
    buffer: Vec<u8>,
    tag: Tag<Short>,
}

impl BareState {
    fn new() -> Self {
        Self { cipher: Short::new(&KEY.into()), buffer: Vec::new(), tag: Tag::<Short>::default() }
    }
}

impl core::fmt::Debug for BareState {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str("BareState")
    }
}

/// `aes-gcm` encrypts a copy of the message.
#[derive(Debug)]
pub struct BareSeal;

impl Candidate for BareSeal {
    type State = BareState;

    fn prepare(message: &[u8]) -> BareState {
        BareState { buffer: vec![0; message.len()], ..BareState::new() }
    }

    #[inline]
    fn run<S: Sink>(state: &mut BareState, message: &[u8], sink: &mut S) -> Option<()> {
        state.buffer.copy_from_slice(message);
        let tag = state.cipher.encrypt_inout_detached(&iv(), &aad(), state.buffer.as_mut_slice().into()).ok()?;
        sink.octets(&tag);
        Some(())
    }
}

/// `aes-gcm` verifies and decrypts a copy of the ciphertext.
#[derive(Debug)]
pub struct BareOpen;

impl Candidate for BareOpen {
    type State = (BareState, Vec<u8>);

    fn prepare(message: &[u8]) -> Self::State {
        let mut state = BareState::new();
        let mut sealed = message.to_vec();
        state.tag = state.cipher.encrypt_inout_detached(&iv(), &aad(), sealed.as_mut_slice().into()).expect("it is short");
        state.buffer = vec![0; message.len()];
        (state, sealed)
    }

    #[inline]
    fn run<S: Sink>((state, sealed): &mut Self::State, _: &[u8], sink: &mut S) -> Option<()> {
        state.buffer.copy_from_slice(sealed);
        state.cipher.decrypt_inout_detached(&iv(), &aad(), state.buffer.as_mut_slice().into(), &state.tag).ok()?;
        sink.number(state.buffer.iter().take(16).map(|&octet| u64::from(octet)).sum());
        Some(())
    }
}

/// The codec with expanded keys and a buffer.
#[derive(Debug)]
pub struct State {
    cipher: AesGcm,
    authentication_key: Key,
    sealed: Vec<u8>,
    buffer: Vec<u8>,
}

impl State {
    fn new(message: &[u8]) -> Self {
        let key = |octets: &[u8]| Key::new(octets).expect("16 octets");
        Self {
            cipher: AesGcm::new(&key(&KEY)),
            authentication_key: key(&AUTHENTICATION_KEY),
            sealed: Vec::new(),
            buffer: vec![0; FRONT + message.len() + TAG],
        }
    }

    #[inline]
    fn keys(&self) -> Option<Keys<'_, AesGcm>> {
        Keys::new(SecuritySuite::AES_GCM_128, &self.cipher, &self.authentication_key).ok()
    }
}

/// A `general-glo-ciphering` made of a copy of the message.
#[derive(Debug)]
pub struct Seal;

impl Candidate for Seal {
    type State = State;

    fn prepare(message: &[u8]) -> State {
        State::new(message)
    }

    #[inline]
    fn run<S: Sink>(state: &mut State, message: &[u8], sink: &mut S) -> Option<()> {
        let mut buffer = std::mem::take(&mut state.buffer);
        let end = FRONT + message.len();
        buffer.get_mut(FRONT..end)?.copy_from_slice(message);
        let mut sender = Sender::new(state.keys()?, TITLE, SendingCounter::starting_at(COUNTER));
        let place = sender.protect(&Envelope::GeneralGlobal, SecurityControl::from_bits(CONTROL), &mut buffer, FRONT..end).ok()?;
        sink.octets(buffer.get(place.end - TAG..place.end)?);
        state.buffer = buffer;
        Some(())
    }
}

/// A copy of a `general-glo-ciphering`, verified and decrypted.
#[derive(Debug)]
pub struct Open;

impl Candidate for Open {
    type State = State;

    fn prepare(message: &[u8]) -> State {
        let mut state = State::new(message);
        let end = FRONT + message.len();
        let mut buffer = vec![0; end + TAG];
        buffer[FRONT..end].copy_from_slice(message);
        let mut sender = Sender::new(state.keys().expect("keys of the suite"), TITLE, SendingCounter::starting_at(COUNTER));
        let control = SecurityControl::from_bits(CONTROL);
        let place = sender.protect(&Envelope::GeneralGlobal, control, &mut buffer, FRONT..end).expect("there is room");
        state.sealed = buffer[place].to_vec();
        state.buffer = state.sealed.clone();
        state
    }

    #[inline]
    fn run<S: Sink>(state: &mut State, _: &[u8], sink: &mut S) -> Option<()> {
        let mut buffer = std::mem::take(&mut state.buffer);
        buffer.copy_from_slice(&state.sealed);
        let clear = CipheredApdu::parse(&mut buffer).ok()?.remove(&state.keys()?, Some(TITLE), NotChecked).ok()?;
        sink.number(clear.octets().iter().take(16).map(|&octet| u64::from(octet)).sum());
        state.buffer = buffer;
        Some(())
    }
}

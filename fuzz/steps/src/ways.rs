//! What is done with octets, and how many steps that may take for each of them.

use std::hint::black_box;

use cosem_codec::apdu::Apdu;
use cosem_codec::data::{Container, Data, Value, Visitor};
use cosem_codec::iso14908::Lpdu;
use cosem_codec::link::hdlc::{FrameReader, Frames, RuleSet, Rules};
use cosem_codec::link::wrapper::{Recovery, WrapperReader};
use cosem_codec::{Decode, Encode};

use crate::inputs::Input;

/// A way through the codec.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&[u8]),
    /// Steps for each octet, at most.
    pub(crate) most: u64,
    /// Only for inputs without compact arrays, each octet of which may stand for as many values as a type description names.
    plain: bool,
}

impl Way {
    pub(crate) fn takes(&self, input: &Input) -> bool {
        !(self.plain && input.compact)
    }
}

pub(crate) const WAYS: &[Way] = &[
    Way { name: "Data::decode", run: data, most: 16, plain: true },
    Way { name: "Data::visit", run: visit, most: 16, plain: true },
    Way { name: "Data::events", run: events, most: 24, plain: true },
    Way { name: "Data decoded, encoded", run: data_again, most: 64, plain: true },
    Way { name: "compact: Data::decode", run: data, most: 8_000, plain: false },
    Way { name: "compact: Data::visit", run: visit, most: 10_000, plain: false },
    Way { name: "compact: encoded", run: data_again, most: 40_000, plain: false },
    Way { name: "Apdu::decode", run: apdu, most: 16, plain: true },
    Way { name: "Apdu::decode_lazy", run: apdu_lazy, most: 16, plain: true },
    Way { name: "Apdu decoded, encoded", run: apdu_again, most: 64, plain: true },
    Way { name: "Lpdu::decode", run: lpdu, most: 16, plain: true },
    Way { name: "HDLC at hand", run: hdlc, most: 64, plain: true },
    Way { name: "HDLC octet by octet", run: hdlc_stream, most: 128, plain: true },
    Way { name: "wrapper octet by octet", run: wrapper_stream, most: 64, plain: true },
];

fn data(octets: &[u8]) {
    let _ = black_box(Data::decode(octets));
}

/// Takes everything, and keeps nothing.
struct Nothing;

impl<'a> Visitor<'a> for Nothing {
    fn open(&mut self, container: Container, count: usize) {
        black_box((container, count));
    }

    fn leaf(&mut self, value: Value<'a>) {
        black_box(value);
    }
}

fn visit(octets: &[u8]) {
    let _ = black_box(Data::from_octets(octets).visit(&mut Nothing));
}

fn events(octets: &[u8]) {
    Data::from_octets(octets).events().for_each(|event| _ = black_box(event));
}

fn data_again(octets: &[u8]) {
    if let Ok(data) = Data::decode(octets) {
        black_box(data.to_vec().expect("what decodes encodes"));
    }
}

fn apdu(octets: &[u8]) {
    let _ = black_box(Apdu::decode(octets));
}

fn apdu_lazy(octets: &[u8]) {
    let _ = black_box(Apdu::decode_lazy(octets));
}

fn apdu_again(octets: &[u8]) {
    if let Ok(apdu) = Apdu::decode(octets) {
        black_box(apdu.to_vec().expect("what decodes encodes"));
    }
}

fn lpdu(octets: &[u8]) {
    let _ = black_box(Lpdu::decode(octets));
}

const RULES: Rules = Rules { tolerated: RuleSet::ALL, ..Rules::STRICT };

fn hdlc(octets: &[u8]) {
    Frames::new(octets, RULES).for_each(|frame| _ = black_box(frame));
}

fn hdlc_stream(octets: &[u8]) {
    let mut reader = FrameReader::new(RULES);
    for octet in octets {
        reader.push(&[*octet]);
        while let Some(frame) = reader.next_frame() {
            let _ = black_box(frame);
        }
    }
}

fn wrapper_stream(octets: &[u8]) {
    let mut reader = WrapperReader::new(Recovery::Scan);
    for octet in octets {
        reader.push(&[*octet]);
        while let Some(pdu) = reader.next_pdu() {
            let _ = black_box(pdu);
        }
    }
}

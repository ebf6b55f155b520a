//! The data link of a meter: frames in, joined to a message behind its LLC header; the answer cut into frames.

use cosem_codec::link::buffer::SliceBuffer;
use cosem_codec::link::hdlc::{Control, Frame, NumberedReassembler, Reaction, Rules, Secondary, Segmenter, read};
use cosem_codec::link::llc::Llc;
use cosem_codec::link::{Progress, hdlc::FrameType};

/// The octets of a line; the frames of the answer, which repeats the message.
pub fn run(line: &[u8], frames: &mut [u8]) -> usize {
    serve(line, frames, |message, answer| {
        let (Some(from), Some(to)) = (message.get(..message.len().min(answer.len())), answer.get_mut(..message.len())) else { return 0 };
        to.copy_from_slice(from);
        from.len()
    })
}

/// Reads frames, answers those of the link itself, and lets `application` answer a message.
pub fn serve(line: &[u8], frames: &mut [u8], application: impl Fn(&[u8], &mut [u8]) -> usize) -> usize {
    let mut storage = [0; 512];
    let mut reassembler = NumberedReassembler::new(SliceBuffer::new(&mut storage));
    let mut link = Secondary::new();
    let mut rest = line;
    let mut written = 0_usize;
    loop {
        match read(rest, &Rules::STRICT) {
            Progress::Complete { unit, consumed } => {
                rest = rest.get(consumed..).unwrap_or_default();
                let Some(room) = frames.get_mut(written..) else { return written };
                let sent = match link.receive(&unit) {
                    Reaction::Connect => send(&unit, link.accept(1), room),
                    Reaction::Disconnect => send(&unit, link.disconnect(), room),
                    Reaction::Answer(control) => send(&unit, control, room),
                    Reaction::Reject(_) => send(&unit, Control::new(FrameType::Frmr, true), room),
                    Reaction::Information { .. } => match reassembler.push(&unit) {
                        Ok(Some(message)) => respond(&link, &unit, message, room, &application),
                        Ok(None) => send(&unit, link.receive_ready(), room),
                        Err(_) => 0,
                    },
                    Reaction::Turn => send(&unit, link.receive_ready(), room),
                    Reaction::Nothing | Reaction::Unnumbered { .. } => 0,
                };
                written = written.saturating_add(sent);
            }
            Progress::Incomplete { .. } => return written,
            Progress::Invalid { .. } => return written,
        }
    }
}

fn send(request: &Frame<'_>, control: Control, room: &mut [u8]) -> usize {
    Frame::new(request.source, request.destination, control).encode(room).map_or(0, |octets| octets.len())
}

fn respond(
    link: &Secondary,
    request: &Frame<'_>,
    message: &[u8],
    room: &mut [u8],
    application: &impl Fn(&[u8], &mut [u8]) -> usize,
) -> usize {
    let Ok(llc) = Llc::decode(message) else { return 0 };
    let mut answer = [0; 512];
    let Some((header, apdu)) = answer.split_first_chunk_mut() else { return 0 };
    *header = Llc::RESPONSE;
    let length = application(llc.apdu, apdu).saturating_add(header.len());
    let Some(answer) = answer.get(..length) else { return 0 };
    let mut segmenter = Segmenter::new(answer, request.source, request.destination, 128, 7, link.vs());
    let mut written = 0_usize;
    while let Some(frame) = segmenter.next_frame(link.vr()) {
        let Some(room) = room.get_mut(written..) else { return written };
        written = written.saturating_add(frame.encode(room).map_or(0, |octets| octets.len()));
    }
    written
}

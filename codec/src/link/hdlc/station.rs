//! The server's side of a connection: what each frame of the client leads to (IEC 62056-46, 6.4.4.4, 6.4.4.9).

use super::{Control, Frame, FrameError, FrameErrorKind, FrameType, FrmrInformation, Rule, SequenceNumber};

/// The state of the connection, as the server knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Normal disconnected mode, NDM.
    Disconnected,
    /// Normal response mode, NRM.
    Normal,
    /// A frame was rejected; only SNRM and DISC lead on.
    Rejected(FrmrInformation),
}

/// What a frame of the client leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// Nothing: the frame is dropped, or needs no answer.
    Nothing,
    /// The client wants to connect. Answer with [`Secondary::accept`] or [`Secondary::refuse`].
    Connect,
    /// The client wants to disconnect. Answer with [`Secondary::disconnect`].
    Disconnect,
    /// The information of an I frame is the next in order: it goes to the reassembler.
    Information {
        /// P was set: the server must answer now, with I frames or RR.
        turn: bool,
    },
    /// The information of a UI frame goes to the user; an empty one asks for pending UI frames.
    Unnumbered {
        /// P was set: the server may send its pending UI frames.
        turn: bool,
    },
    /// The server must answer now, with I frames from V(S) on, or RR.
    Turn,
    /// The server sends this frame, without information.
    Answer(Control),
    /// The server sends FRMR with this information.
    Reject(FrmrInformation),
}

/// The numbering and the mode of a server.
///
/// It decides and counts; sending, time and the user are left to the caller. Give it the frames that are addressed to the server.
#[derive(Debug, Clone, Copy)]
pub struct Secondary {
    mode: Mode,
    vs: SequenceNumber,
    vr: SequenceNumber,
    /// The oldest I frame that is not acknowledged.
    acknowledged: SequenceNumber,
    window: u8,
    client_is_busy: bool,
}

impl Default for Secondary {
    fn default() -> Self {
        Self::new()
    }
}

impl Secondary {
    /// A server that is not connected.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            mode: Mode::Disconnected,
            vs: SequenceNumber::ZERO,
            vr: SequenceNumber::ZERO,
            acknowledged: SequenceNumber::ZERO,
            window: 1,
            client_is_busy: false,
        }
    }

    /// The mode.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// V(S): the number of the next I frame to send. When a poll acknowledges less than was sent, it goes back to the first frame that
    /// must be sent again.
    #[must_use]
    pub const fn vs(&self) -> SequenceNumber {
        self.vs
    }

    /// V(R): the number of the I frame that is expected next.
    #[must_use]
    pub const fn vr(&self) -> SequenceNumber {
        self.vr
    }

    /// Takes a frame of the client.
    pub fn receive(&mut self, frame: &Frame<'_>) -> Reaction {
        let Control { frame: frame_type, poll_final: poll } = frame.control;
        match (frame_type, self.mode) {
            (FrameType::Ua | FrameType::Dm | FrameType::Frmr, _) => Reaction::Nothing,
            // SNRM is answered in every mode; without P nobody may answer.
            (FrameType::Snrm, _) => {
                if poll {
                    Reaction::Connect
                } else {
                    Reaction::Nothing
                }
            }
            (FrameType::Disc, Mode::Disconnected) => answer_if(poll, FrameType::Dm),
            (FrameType::Disc, _) => Reaction::Disconnect,
            (FrameType::Ui, Mode::Disconnected | Mode::Normal) => Reaction::Unnumbered { turn: poll },
            (FrameType::I { .. } | FrameType::Rr { .. } | FrameType::Rnr { .. }, Mode::Disconnected) => answer_if(poll, FrameType::Dm),
            (_, Mode::Rejected(information)) => {
                if poll {
                    Reaction::Reject(information)
                } else {
                    Reaction::Nothing
                }
            }
            (FrameType::I { ns, nr }, Mode::Normal) => {
                if !self.acknowledge(nr, poll) {
                    return self.reject_nr(frame.control);
                }
                if ns == self.vr {
                    self.vr = ns.next();
                    Reaction::Information { turn: poll }
                } else {
                    answer_if(poll, FrameType::Rr { nr: self.vr })
                }
            }
            (FrameType::Rr { nr } | FrameType::Rnr { nr }, Mode::Normal) => {
                if !self.acknowledge(nr, poll) {
                    return self.reject_nr(frame.control);
                }
                self.client_is_busy = matches!(frame_type, FrameType::Rnr { .. });
                if poll { Reaction::Turn } else { Reaction::Nothing }
            }
        }
    }

    /// Takes what a reader refused. Where the header is good, it can lead to an answer: FRMR for an undefined control field and for
    /// information that is not permitted or too long; RR where only the FCS is bad, because P and N(R) may be used (6.4.4.9.2).
    pub fn receive_refused(&mut self, error: &FrameError) -> Reaction {
        let Some(header) = error.header() else { return Reaction::Nothing };
        let poll = header.control & 0x10 != 0;
        if let (Mode::Disconnected, FrameErrorKind::UndefinedControl { .. }) = (self.mode, error.kind()) {
            return answer_if(poll, FrameType::Dm);
        }
        if self.mode != Mode::Normal {
            return Reaction::Nothing;
        }
        let rejection = FrmrInformation::new(header.control, self.vs, self.vr);
        match error.kind() {
            FrameErrorKind::UndefinedControl { .. } => self.reject(FrmrInformation { undefined_control: true, ..rejection }, poll),
            FrameErrorKind::Rule(Rule::InformationNotPermitted) => {
                self.reject(FrmrInformation { undefined_control: true, information_not_permitted: true, ..rejection }, poll)
            }
            FrameErrorKind::Rule(Rule::InformationLength) => self.reject(FrmrInformation { information_too_long: true, ..rejection }, poll),
            FrameErrorKind::Fcs { .. } => match header.control().and_then(|control| control.frame.nr()) {
                Some(nr) if self.acknowledge(nr, poll) => answer_if(poll, FrameType::Rr { nr: self.vr }),
                _ => Reaction::Nothing,
            },
            _ => Reaction::Nothing,
        }
    }

    /// Connects: V(S) and V(R) are 0, `window` is what was negotiated from server to client. Gives the control field of the answer, UA.
    pub const fn accept(&mut self, window: u8) -> Control {
        *self = Self { mode: Mode::Normal, window, ..Self::new() };
        Control::new(FrameType::Ua, true)
    }

    /// Refuses to connect. Gives the control field of the answer, DM.
    pub const fn refuse(&mut self) -> Control {
        *self = Self::new();
        Control::new(FrameType::Dm, true)
    }

    /// Disconnects. Gives the control field of the answer, UA.
    pub const fn disconnect(&mut self) -> Control {
        *self = Self::new();
        Control::new(FrameType::Ua, true)
    }

    /// The control field of the next I frame; `last` sets F. `None` when the server is not connected, the window is full or the client
    /// is busy.
    pub const fn information(&mut self, last: bool) -> Option<Control> {
        if !matches!(self.mode, Mode::Normal) || self.client_is_busy || self.vs.distance_from(self.acknowledged) >= self.window {
            return None;
        }
        let ns = self.vs;
        self.vs = ns.next();
        Some(Control::new(FrameType::I { ns, nr: self.vr }, last))
    }

    /// The control field of RR, which ends a turn without information.
    #[must_use]
    pub const fn receive_ready(&self) -> Control {
        Control::new(FrameType::Rr { nr: self.vr }, true)
    }

    /// Takes over an acknowledgement; `false` when it is for a frame never sent or acknowledged before.
    const fn acknowledge(&mut self, nr: SequenceNumber, poll: bool) -> bool {
        if nr.distance_from(self.acknowledged) > self.vs.distance_from(self.acknowledged) {
            return false;
        }
        self.acknowledged = nr;
        if poll {
            self.vs = nr;
        }
        true
    }

    const fn reject_nr(&mut self, control: Control) -> Reaction {
        let information = FrmrInformation { invalid_nr: true, ..FrmrInformation::new(control.to_octet(), self.vs, self.vr) };
        self.reject(information, control.poll_final)
    }

    const fn reject(&mut self, information: FrmrInformation, poll: bool) -> Reaction {
        self.mode = Mode::Rejected(information);
        if poll { Reaction::Reject(information) } else { Reaction::Nothing }
    }
}

const fn answer_if(poll: bool, frame: FrameType) -> Reaction {
    if poll { Reaction::Answer(Control::new(frame, true)) } else { Reaction::Nothing }
}

/// What the client sends when no answer came in time: the last frame again, except that RR asks after an I frame which frames arrived
/// (6.4.4.10.2). `None` for UI, which is never repeated. `vr` is V(R) of the client.
#[must_use]
pub const fn repeat_after_time_out(last: Control, vr: SequenceNumber) -> Option<Control> {
    match last.frame {
        FrameType::I { .. } => Some(Control::new(FrameType::Rr { nr: vr }, true)),
        FrameType::Ui => None,
        _ => Some(last),
    }
}

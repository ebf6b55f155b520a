//! Who is measured at what: the one list behind the criterion benches, `ratios` and `count`.

use crate::candidate::{Candidate, Entry, Goals, Role, Subject};
use crate::{codec, described, floor, lon, messages, nom_layer, obis, peers, security as ciphers};

fn floor<C: Candidate>(name: &'static str) -> Entry {
    Entry::new::<C>(name, Role::Floor)
}

fn codec<C: Candidate>(name: &'static str) -> Entry {
    Entry::new::<C>(name, Role::Codec)
}

fn peer<C: Candidate>() -> Entry {
    Entry::new::<C>("dlms-cosem-rs", Role::Peer)
}

/// All subjects.
#[must_use]
pub fn all() -> Vec<Subject> {
    let mut subjects = generic();
    subjects.extend(typed());
    subjects.extend(small());
    subjects.push(Subject {
        group: "encode",
        name: "profile",
        message: messages::profile(),
        goals: Goals { floor: Some(1.25), peer: Some(8.0), ..Goals::default() },
        entries: vec![
            floor::<floor::rows::EncodeProfile>("row template"),
            codec::<codec::EncodeRows>("rows"),
            codec::<codec::EncodeView>("decoded view"),
            peer::<peers::EncodeProfile>(),
        ],
    });
    subjects.push(Subject {
        group: "nom",
        name: "profile",
        message: messages::profile(),
        goals: Goals { floor: Some(1.05), ..Goals::default() },
        entries: vec![floor::<nom_layer::Plain>("plain error"), codec::<nom_layer::Nom>("nom's signature")],
    });
    subjects.extend(link());
    subjects.extend(security());
    subjects.push(Subject {
        group: "obis",
        name: "energy",
        message: b"1-0:41.8.2*101".to_vec(),
        goals: Goals { nanoseconds: Some(500.0), ..Goals::default() },
        entries: vec![floor::<obis::Known>("known"), codec::<obis::Describe>("parse, describe, write")],
    });
    subjects.extend(iso14908());
    subjects
}

/// Any COSEM Data: every leaf is visited.
fn generic() -> Vec<Subject> {
    let goals = Goals { floor: Some(1.15), instructions: true, peer: Some(5.0), ..Goals::default() };
    let messages = [
        ("scalar", messages::scalar()),
        ("structure", messages::structure()),
        ("profile", messages::profile()),
        ("object-list", messages::object_list()),
    ];
    let push = Subject {
        group: "generic",
        name: "push",
        message: messages::push(),
        goals,
        entries: vec![
            floor::<floor::data::DataNotification>("explicit stack"),
            codec::<codec::PushLazy>("lazy, visit"),
            codec::<codec::PushStrict>("strict, visit"),
            peer::<peers::DataNotification>(),
        ],
    };
    let subject = |(name, message)| Subject {
        group: "generic",
        name,
        message,
        goals,
        entries: vec![
            floor::<floor::data::GetResponse>("explicit stack"),
            codec::<codec::VisitLazy>("lazy, visit"),
            codec::<codec::VisitStrict>("strict, visit"),
            codec::<codec::EventsLazy>("lazy, events"),
            peer::<peers::GetResponse>(),
        ],
    };
    messages.into_iter().map(subject).chain([push]).collect()
}

/// Known types.
fn typed() -> Vec<Subject> {
    let goals = |floor, peer| Goals { floor: Some(floor), instructions: true, peer: Some(peer), ..Goals::default() };
    vec![
        Subject {
            group: "typed",
            name: "profile",
            message: messages::profile(),
            goals: goals(1.4, 30.0),
            entries: vec![
                floor::<floor::rows::Profile>("fixed chunk"),
                codec::<codec::RowsLazy>("lazy rows"),
                codec::<codec::RowsStrict>("strict rows"),
                codec::<described::Cells>("cells by columns"),
                peer::<peers::Profile>(),
            ],
        },
        Subject {
            group: "typed",
            name: "profile-compact",
            message: messages::profile_compact(),
            goals: goals(1.4, 60.0),
            entries: vec![
                floor::<floor::rows::ProfileCompact>("fixed chunk"),
                codec::<codec::CompactRows>("rows"),
                codec::<described::Cells>("cells by columns"),
                peer::<peers::GetResponse>(),
            ],
        },
        Subject {
            group: "typed",
            name: "object-list",
            message: messages::object_list(),
            goals: goals(1.25, 20.0),
            entries: vec![
                floor::<floor::objects::ObjectList>("by hand"),
                codec::<codec::ObjectListLazy>("lazy elements"),
                codec::<described::Objects>("of any version"),
                peer::<peers::ObjectList>(),
            ],
        },
    ]
}

/// Small APDUs, through the enum of all of them.
fn small() -> Vec<Subject> {
    vec![
        Subject {
            group: "apdu",
            name: "get-request",
            message: messages::get_request(),
            goals: Goals { peer: Some(8.0), nanoseconds: Some(8.0), ..Goals::default() },
            entries: vec![floor::<floor::small::GetRequest>("one chunk"), codec::<codec::GetRequest>("Apdu"), peer::<peers::GetRequest>()],
        },
        Subject {
            group: "apdu",
            name: "aarq",
            message: messages::aarq(),
            goals: Goals { floor: Some(1.5), peer: Some(2.0), ..Goals::default() },
            entries: vec![floor::<floor::aarq::Aarq>("bare BER walk"), codec::<codec::Aarq>("Apdu"), peer::<peers::Aarq>()],
        },
    ]
}

/// Sealing and opening: general-glo-ciphering, authenticated and encrypted, suite 0.
fn security() -> Vec<Subject> {
    let long = messages::profile();
    let short = long.get(..64).unwrap_or_default().to_vec();
    // the goal of 64 octets is 150 ns more than the floor, which the table shows beside it
    let ratio = Goals { floor: Some(1.05), ..Goals::default() };
    [("36008", long, ratio), ("64", short, Goals::default())]
        .into_iter()
        .flat_map(|(size, message, goals)| {
            let subject = |name, entries| Subject { group: "security", name, message: message.clone(), goals, entries };
            let (seal, open) = if size == "64" { ("seal-64", "open-64") } else { ("seal-36008", "open-36008") };
            [
                subject(seal, vec![floor::<ciphers::BareSeal>("aes-gcm"), codec::<ciphers::Seal>("protect")]),
                subject(open, vec![floor::<ciphers::BareOpen>("aes-gcm"), codec::<ciphers::Open>("remove")]),
            ]
        })
        .collect()
}

/// HDLC frames and check sequences.
fn link() -> Vec<Subject> {
    let goals = Goals { floor: Some(1.1), peer: Some(5.0), ..Goals::default() };
    let hdlc = [("segments-128", 128), ("segments-2030", 2030)].map(|(name, segment)| Subject {
        group: "hdlc",
        name,
        message: messages::hdlc_stream(&messages::profile(), segment),
        goals,
        entries: vec![floor::<floor::hdlc::Reassemble>("by hand"), codec::<codec::Reassemble>("read, push"), peer::<peers::Reassemble>()],
    });
    let crc = [("x25-13", 13), ("x25-256", 256), ("x25-36008", 36_008)].map(|(name, size)| Subject {
        group: "crc",
        name,
        message: messages::profile().into_iter().take(size).collect(),
        goals,
        entries: vec![floor::<floor::crc::X25>("slice-by-16"), codec::<codec::X25>("crc16_x25"), peer::<peers::X25>()],
    });
    hdlc.into_iter().chain(crc).collect()
}

/// Frames of ISO/IEC 14908-1 down to the application message, and their check sequence.
fn iso14908() -> Vec<Subject> {
    let frames =
        [("nv-update", messages::lon_update()), ("read-memory", messages::lon_request()), ("explicit-114", messages::lon_explicit())];
    let frames = frames.map(|(name, message)| Subject {
        group: "lon",
        name,
        message,
        goals: Goals { floor: Some(1.2), ..Goals::default() },
        entries: vec![floor::<floor::lon::Lpdu>("by hand"), codec::<lon::Lpdu>("Lpdu")],
    });
    let crc = [("genibus-21", 21), ("genibus-256", 256)].map(|(name, size)| Subject {
        group: "crc",
        name,
        message: messages::profile().into_iter().take(size).collect(),
        goals: Goals { floor: Some(1.1), peer: Some(1.0), ..Goals::default() },
        entries: vec![
            floor::<floor::lon::Genibus>("slice-by-16"),
            codec::<lon::Genibus>("crc16_genibus"),
            Entry::new::<lon::GenibusPeer>("crc", Role::Peer),
        ],
    });
    frames.into_iter().chain(crc).collect()
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn every_candidate_finds_the_same_leaves() {
        for subject in all() {
            assert_eq!(subject.compare(), Ok(()));
        }
    }

    #[test]
    fn the_encoders_write_the_message() {
        use crate::candidate::Role;
        use crate::sink::{Digest, Sink};
        for subject in all().into_iter().filter(|subject| subject.group == "encode") {
            let mut wanted = Digest::default();
            wanted.octets(&subject.message);
            let floor = subject.entries.iter().find(|entry| entry.role == Role::Floor).map(|entry| entry.ready(&subject.message).digest());
            assert_eq!(floor, Some(Some(wanted.finish())));
        }
    }
}

//! Who is measured at what: the one list behind the criterion benches, `ratios` and `count`.

use crate::candidate::{Entry, Goals, Role, Subject};
use crate::{codec, floor, messages, peers};

fn floor<C: crate::candidate::Candidate>(name: &'static str) -> Entry {
    Entry::new::<C>(name, Role::Floor)
}

fn codec<C: crate::candidate::Candidate>(name: &'static str) -> Entry {
    Entry::new::<C>(name, Role::Codec)
}

fn peer<C: crate::candidate::Candidate>() -> Entry {
    Entry::new::<C>("dlms-cosem-rs", Role::Peer)
}

/// All subjects.
#[must_use]
pub fn all() -> Vec<Subject> {
    let generic = Goals { floor: Some(1.15), instructions: true, peer: Some(5.0), nanoseconds: None };
    let mut subjects = Vec::new();
    for (name, message) in [
        ("scalar", messages::scalar()),
        ("structure", messages::structure()),
        ("profile", messages::profile()),
        ("object-list", messages::object_list()),
    ] {
        subjects.push(Subject {
            group: "generic",
            name,
            message,
            goals: generic,
            entries: vec![floor::<floor::data::GetResponse>("explicit stack"), codec::<codec::VisitData>("visit"), codec::<codec::IterateData>("events"), peer::<peers::GetResponse>()],
        });
    }
    subjects.push(Subject {
        group: "generic",
        name: "push",
        message: messages::push(),
        goals: generic,
        entries: vec![floor::<floor::data::DataNotification>("explicit stack"), peer::<peers::DataNotification>()],
    });
    subjects.push(Subject {
        group: "typed",
        name: "profile",
        message: messages::profile(),
        goals: Goals { floor: Some(1.4), instructions: true, peer: Some(30.0), nanoseconds: None },
        entries: vec![floor::<floor::rows::Profile>("fixed chunk"), codec::<codec::Rows>("rows"), codec::<codec::FieldRows>("rows by field"), peer::<peers::Profile>()],
    });
    subjects.push(Subject {
        group: "typed",
        name: "profile-compact",
        message: messages::profile_compact(),
        goals: Goals { floor: Some(1.4), instructions: true, peer: Some(60.0), nanoseconds: None },
        entries: vec![floor::<floor::rows::ProfileCompact>("fixed chunk"), peer::<peers::GetResponse>()],
    });
    subjects.push(Subject {
        group: "typed",
        name: "object-list",
        message: messages::object_list(),
        goals: Goals { floor: Some(1.25), instructions: true, peer: Some(20.0), nanoseconds: None },
        entries: vec![floor::<floor::objects::ObjectList>("by hand"), peer::<peers::ObjectList>()],
    });
    subjects.push(Subject {
        group: "apdu",
        name: "get-request",
        message: messages::get_request(),
        goals: Goals { floor: None, instructions: false, peer: Some(8.0), nanoseconds: Some(8.0) },
        entries: vec![floor::<floor::small::GetRequest>("one chunk"), peer::<peers::GetRequest>()],
    });
    subjects.push(Subject {
        group: "apdu",
        name: "aarq",
        message: messages::aarq(),
        goals: Goals { floor: Some(1.5), instructions: false, peer: Some(2.0), nanoseconds: None },
        entries: vec![floor::<floor::aarq::Aarq>("bare BER walk"), peer::<peers::Aarq>()],
    });
    subjects.push(Subject {
        group: "encode",
        name: "profile",
        message: messages::profile(),
        goals: Goals { floor: Some(1.25), instructions: false, peer: Some(8.0), nanoseconds: None },
        entries: vec![floor::<floor::rows::EncodeProfile>("row template"), peer::<peers::EncodeProfile>()],
    });
    for (name, segment) in [("segments-128", 128), ("segments-2030", 2030)] {
        subjects.push(Subject {
            group: "hdlc",
            name,
            message: messages::hdlc_stream(&messages::profile(), segment),
            goals: Goals { floor: Some(1.1), instructions: false, peer: Some(5.0), nanoseconds: None },
            entries: vec![floor::<floor::hdlc::Reassemble>("by hand"), peer::<peers::Reassemble>()],
        });
    }
    for (name, size) in [("x25-13", 13), ("x25-256", 256), ("x25-36008", 36_008)] {
        let mut message = messages::profile();
        message.truncate(size);
        subjects.push(Subject {
            group: "crc",
            name,
            message,
            goals: Goals { floor: Some(1.1), instructions: false, peer: Some(5.0), nanoseconds: None },
            entries: vec![floor::<floor::crc::X25>("slice-by-16"), codec::<codec::X25>("crc16_x25"), peer::<peers::X25>()],
        });
    }
    subjects
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

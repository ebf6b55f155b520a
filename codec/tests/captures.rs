//! Notifications of real meters, taken out of their frames: their heads say what the capture file states, and both back ends agree about
//! all of them.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::as_conversions, clippy::cast_possible_truncation, reason = "lengths and offsets are small")]

mod support;

use cosem_codec::apdu::Apdu;
use cosem_codec::data::Value;
use cosem_codec::link::hdlc::{Frames, Rules};
use cosem_codec::link::llc::Llc;
use cosem_codec::{Decode, Encode};
use cosem_spec::suite;
use support::hex;
use support::oracle::disagreement;
use support::subject::{Subject, encode};
use support::vectors::{octets, tables, text};
use toml::Table;

/// The APDU of a capture that holds one, whole: alone, behind an LLC header, or in one HDLC frame.
fn apdu(capture: &Table) -> Option<Vec<u8>> {
    let layers: Vec<_> = capture["layers"].as_array()?.iter().filter_map(toml::Value::as_str).collect();
    let octets = octets(capture.get("hex")?.as_str()?);
    match layers[..] {
        ["apdu"] => Some(octets),
        ["llc", "apdu"] => Llc::decode(&octets).ok().map(|llc| llc.apdu.to_vec()),
        ["hdlc", "llc", ..] if !layers.contains(&"gbt") && !layers.contains(&"acse+xdlms") => {
            let frame = Frames::new(&octets, Rules::DEPLOYED_PUSH).next()?.ok()?;
            Llc::decode(frame.information).ok().map(|llc| llc.apdu.to_vec())
        }
        _ => None,
    }
}

fn captures() -> impl Iterator<Item = (Table, Vec<u8>)> {
    tables("captures.toml", "capture").into_iter().filter_map(|capture| apdu(&capture).map(|apdu| (capture, apdu)))
}

#[test]
fn notifications_have_the_stated_heads() {
    let (mut seen, mut tagged) = (0, 0);
    for (capture, octets) in captures() {
        let name = text(&capture, "name");
        let Some(stated) = capture.get("data_notification").and_then(toml::Value::as_table) else { continue };
        let rest = usize::try_from(stated["rest_octets"].as_integer().expect("a number")).expect("a length");
        let octets = &octets[..octets.len() - rest];
        let notification = match Apdu::decode(octets) {
            Ok(Apdu::DataNotification(notification)) => notification,
            other => panic!("{name}: {other:?}"),
        };
        seen += 1;
        assert_eq!(format!("{:08x}", notification.long_invoke_id_and_priority.bits()), text(stated, "long_invoke_id"), "{name}");
        let time = notification.date_time.map(|time| hex(&time.to_octets()).to_lowercase()).unwrap_or_default();
        assert_eq!(time, text(stated, "date_time"), "{name}");
        let body = match notification.notification_body.data_value.value() {
            Ok(Value::Array(elements)) => format!("array of {}", elements.len()),
            Ok(Value::Structure(members)) => format!("struct of {}", members.len()),
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(body, text(stated, "body"), "{name}");

        // the tag in front of the time is the only deviation of these meters
        let encoded = encode(&notification).unwrap();
        if stated.get("extra_tag_09").is_some() {
            tagged += 1;
            assert_eq!(octets[5], 0x09, "{name}");
            assert_eq!(hex(&encoded), hex(&[&octets[..5], &octets[6..]].concat()), "{name}");
        } else {
            assert_eq!(hex(&encoded), hex(octets), "{name}");
        }
        let lazy = Apdu::decode_lazy(octets).expect("as when it is checked at once");
        assert_eq!(lazy.encoded_len(), encoded.len(), "{name}");
    }
    assert_eq!((seen, tagged), (56, 16));
}

#[test]
fn both_back_ends_agree() {
    let model = suite::model();
    for (capture, octets) in captures() {
        assert_eq!(disagreement(model, Subject::APDU, &octets), None, "{}", text(&capture, "name"));
        for len in (0..octets.len()).step_by(7) {
            assert_eq!(disagreement(model, Subject::APDU, &octets[..len]), None, "{}", text(&capture, "name"));
        }
    }
}

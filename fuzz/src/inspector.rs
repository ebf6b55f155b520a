//! The inspector and the composer, each against the other.

use cosem_spec::inspect::{self, to_json};
use cosem_spec::model::Model;
use cosem_spec::subject::Subject;

use crate::bounds;

/// What the inspector accepts, the composer writes, in canonical form.
///
/// For any octets:
/// 1. an error lies inside of the octets or right behind them, and everything can be printed;
/// 2. nodes lie inside of the octets and inside of the node around them;
/// 3. octets that are accepted have a JSON form from which the composer writes octets;
/// 4. octets without a deviation, but for those that the value itself says (null-data, trailing members), come back identical;
/// 5. the composed octets are accepted without a deviation, and composed again from their own JSON form they are the same; octets without
///    a deviation have the same JSON form then (the contents of a compact array are shown as they came, so others need not);
/// 6. the tree has no more nodes than [`bounds::nodes`] says, and is no deeper than [`bounds::TREE_DEPTH`].
///
/// Gives the composed octets of what is accepted.
///
/// # Panics
/// When one of these does not hold.
pub fn inspector(model: &Model, subject: Subject, octets: &[u8]) -> Option<Vec<u8>> {
    let inspection = subject.inspect(model, octets)?;
    nested(&inspection.tree, octets.len());
    bounds::of_inspection(&inspection, octets.len());
    for error in inspection.error.iter().chain(&inspection.nested) {
        assert!(error.offset <= octets.len() && error.base <= error.offset, "{error} outside of the octets");
        assert!(!error.to_string().is_empty());
    }
    let json = to_json(&inspection.tree);
    if inspection.error.is_some() {
        return None;
    }
    assert_eq!(inspection.consumed, octets.len(), "octets left over are accepted");
    let composed = match subject.compose(model, &json) {
        Ok(composed) => composed,
        Err(error) => panic!("what was inspected does not compose: {error}\n{json}"),
    };
    // what the value itself says is written as it came
    let bent: Vec<_> = inspection.deviations().filter(|deviation| !deviation.rule.is_kept()).collect();
    if bent.is_empty() {
        assert_eq!(hex(&composed), hex(octets), "octets without a deviation come back otherwise\n{json}");
    } else {
        assert_ne!(hex(&composed), hex(octets), "canonical octets have deviations: {bent:?}");
    }
    let again = subject.inspect(model, &composed)?;
    assert_eq!(again.error, None, "what was composed is refused: {}\n{json}", hex(&composed));
    assert_eq!(
        again.deviations().find(|deviation| !deviation.rule.is_kept()),
        None,
        "what was composed bends a rule: {}\n{json}",
        hex(&composed)
    );
    let form = to_json(&again.tree);
    if bent.is_empty() {
        assert_eq!(form, json, "composed and inspected again");
    }
    assert_eq!(subject.compose(model, &form).map(|octets| hex(&octets)).ok(), Some(hex(&composed)), "composed twice\n{form}");
    Some(composed)
}

/// Every node lies inside of the node around it.
fn nested(node: &inspect::Node, end: usize) {
    assert!(node.offset + node.len <= end, "{} reaches behind {end}", node.name);
    for child in &node.children {
        if child.len > 0 {
            assert!(child.offset >= node.offset, "{} starts in front of {}", child.name, node.name);
            nested(child, node.offset + node.len);
        }
    }
}

/// Octets as hexadecimal digits, for messages.
#[must_use]
pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}

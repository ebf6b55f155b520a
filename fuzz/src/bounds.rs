//! How much work octets may cause: so many steps for each octet, whatever the octets are.
//!
//! A step is what is counted without measuring time: an event of a walk over COSEM Data, a node of the inspector's tree. Both are what is
//! done for one value. The dearest octets are those of a compact array: each of them may be an element of as many types as a type
//! description may name, and each type an event that opens, and one that closes.
//!
//! What the codec executes beside the events (branches, loops, calls) is counted by `fuzz/steps`, which is built for it.

use cosem_codec::data::{MAX_DEPTH, MAX_DESCRIPTION_NODES};
use cosem_spec::inspect::{Inspection, Node};

/// Events of a walk over COSEM Data for each of its octets, at most: every named type opens and closes.
pub const EVENTS: usize = 2 * MAX_DESCRIPTION_NODES;

/// Nodes of the inspector's tree for each octet, at most: a node for each bit of an octet, with the bits themselves, the field, the item and
/// the alternatives around it; for each type of a compact array one.
pub const NODES: usize = MAX_DESCRIPTION_NODES + 1;

/// Nodes that a tree may have beside them: fields that are missing, parts of what takes no octet, what is implied.
pub const NODES_WITHOUT_OCTETS: usize = 256;

/// Levels of the inspector's tree, at most. Data nests [`MAX_DEPTH`] deep, around and inside of items.
pub const TREE_DEPTH: usize = 4 * MAX_DEPTH;

/// The events of a walk over so many octets, at most.
#[must_use]
pub const fn events(octets: usize) -> usize {
    EVENTS * octets
}

/// The nodes of an inspection of so many octets, at most.
#[must_use]
pub const fn nodes(octets: usize) -> usize {
    NODES * octets + NODES_WITHOUT_OCTETS
}

/// Holds an inspection against [`nodes`] and [`TREE_DEPTH`].
pub(crate) fn of_inspection(inspection: &Inspection, octets: usize) {
    let count = inspection.tree.walk().count();
    assert!(count <= nodes(octets), "{count} nodes for {octets} octets");
    let depth = depth(&inspection.tree);
    assert!(depth <= TREE_DEPTH, "a tree of {depth} levels");
}

/// The levels of a tree, without a stack as deep as the tree.
fn depth(root: &Node) -> usize {
    let (mut waiting, mut deepest) = (vec![(root, 1)], 0);
    while let Some((node, level)) = waiting.pop() {
        deepest = deepest.max(level);
        waiting.extend(node.children.iter().map(|child| (child, level + 1)));
    }
    deepest
}

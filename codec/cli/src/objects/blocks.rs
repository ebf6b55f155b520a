//! Block transfer of a service: one value in several GET responses, SET requests or ACTION requests.

use std::collections::HashMap;

use cosem_spec::inspect::{Node, Shown};

use super::places::{self, Member, Subject};
use super::{Conversation, MOST_OPEN};

/// Octets that one value in blocks may have.
const LARGEST_VALUE: usize = 16 << 20;
/// Octets of all transfers that are open at a time.
const MOST_OCTETS: usize = 256 << 20;

/// The transfers that go on.
#[derive(Debug, Default)]
pub(super) struct Transfers {
    open: HashMap<(Conversation, u32, &'static str), Transfer>,
    octets: usize,
}

#[derive(Debug, Default)]
struct Transfer {
    octets: Vec<u8>,
    blocks: usize,
    /// Several values share the blocks.
    list: bool,
    subject: Option<Subject>,
}

/// What a block added.
#[derive(Debug)]
pub(super) enum Taken {
    /// It is no block, or more blocks follow.
    Nothing,
    /// The value is complete.
    Value { octets: Vec<u8>, blocks: usize, subject: Option<Subject> },
    /// The value is complete, and there are several.
    List { blocks: usize },
    /// A block is missing or comes twice.
    Lost { expected: usize, found: usize },
    /// The value is longer than anybody sends.
    TooLong,
}

/// A block of a message.
struct Block<'n> {
    service: &'static str,
    id: u32,
    number: usize,
    last: bool,
    octets: &'n [u8],
    list: bool,
    subject: Option<Subject>,
}

impl Transfers {
    /// Takes a message; `asked` is what its request was about.
    pub(super) fn take(&mut self, conversation: &Conversation, tree: &Node, asked: &[Subject]) -> Taken {
        let Some(block) = block(tree, asked) else { return Taken::Nothing };
        let key = (conversation.clone(), block.id, block.service);
        let mut transfer = self.open.remove(&key).unwrap_or_default();
        self.octets -= transfer.octets.len();
        if block.number == 1 {
            transfer = Transfer { list: block.list, subject: block.subject, ..Transfer::default() };
        }
        let expected = transfer.blocks + 1;
        if block.number != expected {
            // What began before the octets at hand do is nothing to complain about.
            return if transfer.blocks == 0 { Taken::Nothing } else { Taken::Lost { expected, found: block.number } };
        }
        if transfer.octets.len() + block.octets.len() > LARGEST_VALUE {
            return Taken::TooLong;
        }
        transfer.octets.extend_from_slice(block.octets);
        transfer.blocks = expected;
        if !block.last {
            if self.open.len() >= MOST_OPEN || self.octets + transfer.octets.len() > MOST_OCTETS {
                self.open.clear();
                self.octets = 0;
            }
            self.octets += transfer.octets.len();
            self.open.insert(key, transfer);
            return Taken::Nothing;
        }
        match transfer {
            Transfer { list: true, blocks, .. } => Taken::List { blocks },
            Transfer { octets, blocks, subject, .. } => Taken::Value { octets, blocks, subject },
        }
    }
}

/// Whether a message has a value that is complete in one block.
pub(super) fn is_whole(tree: &Node) -> bool {
    block(tree, &[]).is_some_and(|block| block.number == 1 && block.last)
}

fn block<'n>(tree: &'n Node, asked: &[Subject]) -> Option<Block<'n>> {
    let service = tree.children.first()?;
    let taken = service.children.first()?;
    let first = taken.name.contains("first");
    let (service, block, list, subject) = match (service.name.as_str(), taken.name.as_str()) {
        ("get-response", "with-datablock") => ("get", taken.child("result")?, asked.len() > 1, asked.first().copied()),
        ("set-request", "with-first-datablock" | "with-list-and-first-datablock" | "with-datablock") => {
            let subject = taken.child("cosem-attribute-descriptor").and_then(places::attribute);
            ("set", taken.child("datablock")?, first && subject.is_none(), subject)
        }
        ("action-request", "with-first-pblock" | "with-list-and-first-pblock" | "with-pblock") => {
            let subject = taken.child("cosem-method-descriptor").and_then(|descriptor| places::method(descriptor, Member::Parameter));
            ("action", taken.child("pblock")?, first && subject.is_none(), subject)
        }
        _ => return None,
    };
    let number = block.child("block-number").and_then(places::integer)?;
    let id = places::below(taken, &["invoke-id-and-priority", "invoke-id"]).and_then(places::integer)?;
    let raw = block.child("raw-data").or_else(|| block.child("result")?.child("raw-data"))?;
    let Shown::Octets(octets) = &raw.value else { return None };
    let last = block.child("last-block")?.value == Shown::Bool(true);
    Some(Block { service, id: u32::try_from(id).ok()?, number: usize::try_from(number).ok()?, last, octets, list, subject })
}

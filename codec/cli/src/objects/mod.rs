//! Values of attributes and methods under their own types.
//!
//! A request names class, object and attribute; the answer only repeats the number of the request. So the messages of a conversation are
//! read in order: requests are remembered until they are answered, and object lists tell which version of its class an object has.

mod blocks;
mod places;
mod typed;

use std::collections::HashMap;
use std::str::FromStr;

use cosem_spec::inspect::{Node, Shown};
use cosem_spec::model::Class;

use crate::layers::{Document, Frame, Layer, Message, Origin};
use crate::protocol::Protocol;
use blocks::{Taken, Transfers};
use places::Place;
pub(crate) use places::{Member, Subject};
pub(crate) use typed::Typed;

/// Requests that wait for their answer. Whoever floods a capture with requests must not fill the memory.
const MOST_OPEN: usize = 65_536;
/// Objects whose version is known from object lists.
const MOST_OBJECTS: usize = 1 << 20;

/// A class, perhaps with its version: `7` or `7:1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ObjectClass {
    pub(crate) class_id: u16,
    pub(crate) version: Option<u8>,
}

impl FromStr for ObjectClass {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (class, version) = text.split_once(':').map_or((text, None), |(class, version)| (class, Some(version)));
        let class_id = class.parse().map_err(|_| format!("a class number from 0 to 65535 expected, {class:?} found"))?;
        let version = version.map(str::parse).transpose().map_err(|_| "a version from 0 to 255 expected behind the colon")?;
        Ok(Self { class_id, version })
    }
}

/// What the suite lacks of what the user says that values are of.
pub(crate) fn unknown(protocol: &Protocol, given: Option<(ObjectClass, Member)>) -> Option<String> {
    let (class, member) = given?;
    let known = || protocol.class(class.class_id).iter().filter(|known| class.version.is_none_or(|version| known.class.version == version));
    let name =
        class.version.map_or_else(|| format!("class {}", class.class_id), |version| format!("class {} version {version}", class.class_id));
    if known().next().is_none() {
        return Some(format!("the suite has no {name}; see `cosem class list`"));
    }
    let has = |test: &dyn Fn(&Class) -> bool| known().any(|known| test(known.class));
    let (found, what) = match member {
        Member::Attribute(number) => {
            (has(&|class| class.attributes.iter().any(|attribute| attribute.number == number)), format!("attribute {number}"))
        }
        Member::Selection(number, selector) => {
            let selects = |class: &Class| {
                class
                    .attributes
                    .iter()
                    .any(|attribute| attribute.number == number && attribute.selectors.iter().any(|known| known.number == selector))
            };
            (has(&selects), format!("selector {selector} of attribute {number}"))
        }
        Member::Parameter(number) => (has(&|class| class.methods.iter().any(|method| method.number == number)), format!("method {number}")),
        Member::Returned(number) => (
            has(&|class| class.methods.iter().any(|method| method.number == number && method.returns.is_some())),
            format!("method {number} that returns something"),
        ),
    };
    (!found).then(|| format!("{name} has no {what}; see `cosem class {}`", class.class_id))
}

/// Between whom a message travels, both directions alike.
type Conversation = [String; 2];

/// What is known of a conversation, and of the objects that it is about.
pub(crate) struct Session<'p> {
    protocol: &'p Protocol,
    /// What the user says that values are of.
    given: Option<(ObjectClass, Member)>,
    asked: HashMap<(Conversation, u32), Vec<Subject>>,
    transfers: Transfers,
    /// The versions of objects, from object lists.
    versions: HashMap<(u16, [u8; 6]), u8>,
}

impl<'p> Session<'p> {
    /// A session at its start.
    pub(crate) fn new(protocol: &'p Protocol, given: Option<(ObjectClass, Member)>) -> Self {
        Self { protocol, given, asked: HashMap::new(), transfers: Transfers::default(), versions: HashMap::new() }
    }

    /// True where the user said what values are of.
    pub(crate) fn has_class(&self) -> bool {
        self.given.is_some()
    }

    /// Types what the messages of a document hold, and learns from it.
    pub(crate) fn read(&mut self, document: &mut Document) {
        let transport = document.transport.as_ref().map(|transport| (transport.source.to_string(), transport.destination.to_string()));
        let mut joined = Vec::new();
        for message in document.messages.iter_mut().filter(|message| message.fault.is_none()) {
            let conversation = conversation(&transport, message.frames.first().and_then(|&frame| document.frames.get(frame)));
            match self.message(conversation, message) {
                Taken::Nothing => {}
                Taken::Value { octets, blocks, subject } => {
                    let mut value = Message::read(self.protocol, Layer::Data, octets, Origin::at(0));
                    if value.fault.is_some() {
                        document.notes.push(format!("what {blocks} blocks carried is not one COSEM Data; it is not opened"));
                        continue;
                    }
                    value.frames.clone_from(&message.frames);
                    value.value_of_blocks = Some(blocks);
                    let place = subject.map(|subject| Place { subject, node: &value.inspection.tree, start: 0 });
                    let typed = place.and_then(|place| self.value(place, &value.octets));
                    typed.iter().for_each(|typed| self.learn(typed));
                    value.typed = typed.into_iter().collect();
                    joined.push(value);
                }
                Taken::List { blocks } => document.notes.push(format!("a list of values in {blocks} blocks is complete; it is not opened")),
                Taken::Lost { expected, found } => {
                    document.notes.push(format!("a transfer in blocks is lost: block {expected} expected, block {found} found"));
                }
                Taken::TooLong => document.notes.push("a transfer in blocks is longer than 16 MiB; it is not put together".to_owned()),
            }
        }
        document.messages.append(&mut joined);
    }

    /// Types one message; gives what its block completes.
    fn message(&mut self, conversation: Conversation, message: &mut Message) -> Taken {
        let tree = &message.inspection.tree;
        if message.layer == Layer::Data {
            let subject = self.given_subject();
            let place = subject.map(|subject| Place { subject, node: tree, start: tree.offset });
            message.typed = place.and_then(|place| self.value(place, &message.octets)).into_iter().collect();
            return Taken::Nothing;
        }
        if message.layer != Layer::Apdu {
            return Taken::Nothing;
        }
        let exchange = places::exchange(tree);
        let asked = match exchange.answers {
            Some(id) => self.asked.remove(&(conversation.clone(), id)).or_else(|| self.given_subject().map(|subject| vec![subject])),
            None => None,
        };
        let mut found = places::values(tree);
        found.extend(places::answered(tree, asked.as_deref().unwrap_or_default()));
        let taken = self.transfers.take(&conversation, tree, asked.as_deref().unwrap_or_default());
        let typed: Vec<Typed> = found.into_iter().filter_map(|place| self.value(place, &message.octets)).collect();
        if let (Some(id), Some(asked)) = (exchange.answers, asked)
            && exchange.goes_on
        {
            self.remember(conversation.clone(), id, asked);
        }
        if let Some((id, subjects)) = exchange.asks {
            self.remember(conversation, id, subjects);
        }
        for value in &typed {
            self.learn(value);
        }
        message.fault = typed.iter().find_map(|value| value.disagreement.clone());
        message.typed = typed;
        taken
    }

    fn given_subject(&self) -> Option<Subject> {
        self.given.map(|(class, member)| Subject { class_id: class.class_id, logical_name: None, member })
    }

    fn remember(&mut self, conversation: Conversation, id: u32, subjects: Vec<Subject>) {
        if self.asked.len() >= MOST_OPEN {
            self.asked.clear();
        }
        self.asked.insert((conversation, id), subjects);
    }

    fn value(&self, Place { subject, node, start }: Place<'_>, octets: &[u8]) -> Option<Typed> {
        let given = self.given.filter(|(class, _)| class.class_id == subject.class_id).and_then(|(class, _)| class.version);
        let listed = subject.logical_name.and_then(|name| self.versions.get(&(subject.class_id, name)).copied());
        let octets = octets.get(start..node.offset + node.len)?;
        typed::read(self.protocol, &subject, given.or(listed), octets, start).map(|typed| Typed {
            offset: node.offset,
            len: node.len,
            ..typed
        })
    }

    /// Object lists name the version of each object.
    fn learn(&mut self, value: &Typed) {
        const ASSOCIATIONS: [u16; 2] = [12, 15];
        const OBJECT_LIST: Member = Member::Attribute(2);
        if !ASSOCIATIONS.contains(&value.subject.class_id) || value.subject.member != OBJECT_LIST || value.fault.is_some() {
            return;
        }
        for element in &value.tree.children {
            if self.versions.len() >= MOST_OBJECTS {
                return;
            }
            let number = |name: &str| places::integer(element.child(name)?);
            let name = element.child("logical_name").and_then(places::logical_name);
            if let (Some(class), Some(version), Some(name)) = (number("class_id"), number("version"), name)
                && let (Ok(class), Ok(version)) = (u16::try_from(class), u8::try_from(version))
            {
                self.versions.insert((class, name), version);
            }
        }
    }
}

fn conversation(transport: &Option<(String, String)>, frame: Option<&Frame>) -> Conversation {
    let (mut one, mut other) = transport.clone().unwrap_or_default();
    match frame {
        Some(Frame::Hdlc(frame)) => {
            one.push_str(&format!(" {:?}", frame.source));
            other.push_str(&format!(" {:?}", frame.destination));
        }
        Some(Frame::Wrapper(frame)) => {
            one.push_str(&format!(" {}", frame.source));
            other.push_str(&format!(" {}", frame.destination));
        }
        Some(Frame::MBus(frame)) => {
            if let Some(segment) = &frame.segment {
                one.push_str(&format!(" {}", segment.stsap));
                other.push_str(&format!(" {}", segment.dtsap));
            }
        }
        None => {}
    }
    let mut both = [one, other];
    both.sort();
    both
}

/// Whether a message alone may have values that [`Session::read`] types.
pub(crate) fn may_be_typed(tree: &Node, given: Option<(ObjectClass, Member)>) -> bool {
    given.is_some() || !places::values(tree).is_empty() || blocks::is_whole(tree)
}

/// The tree of a message with its typed values in place of the raw ones.
pub(crate) fn shown(message: &Message) -> Option<Node> {
    if message.typed.is_empty() {
        return None;
    }
    let mut tree = message.inspection.tree.clone();
    graft(&mut tree, &message.typed);
    Some(tree)
}

fn graft(node: &mut Node, typed: &[Typed]) {
    if let Some(value) = typed.iter().find(|value| value.fault.is_none() && value.is_at(node)) {
        let name = std::mem::take(&mut node.name);
        // The octet that selects the value, or says that it is there, stays with it.
        *node = Node { name, offset: node.offset, len: node.len, ..value.tree.clone() };
        return;
    }
    if !matches!(node.value, Shown::Octets(_)) || !node.children.is_empty() {
        node.children.iter_mut().for_each(|child| graft(child, typed));
    }
}

#[cfg(test)]
mod tests {
    use super::ObjectClass;

    #[test]
    fn classes_with_and_without_version() {
        assert_eq!("7".parse(), Ok(ObjectClass { class_id: 7, version: None }));
        assert_eq!("15:3".parse(), Ok(ObjectClass { class_id: 15, version: Some(3) }));
        for wrong in ["", ":", "7:", "7:256", "65536", "register", "7:1:2"] {
            assert!(wrong.parse::<ObjectClass>().is_err(), "{wrong}");
        }
    }
}

//! The interface classes of a model: looking them up, what their types look like in words, and what changed between two versions.

mod changes;
mod text;

pub use changes::{Aspect, Change, Edit, Member, changes};
pub use text::{Part, literal_text, parts, presence_text, type_text};

use crate::model::{Class, Grade, Item, ItemId, Kind, Model};

/// One version of a class, as an item and as a class.
#[derive(Debug, Clone, Copy)]
pub struct ClassVersion<'m> {
    /// The item: name, clause, evidence.
    pub item: &'m Item,
    /// The class: attributes and methods.
    pub class: &'m Class,
}

/// All versions of all classes, by class identifier and version.
#[must_use]
pub fn versions(model: &Model) -> Vec<ClassVersion<'_>> {
    let mut versions: Vec<_> = model
        .items
        .iter()
        .filter_map(|item| if let Kind::Class(class) = &item.kind { Some(ClassVersion { item, class }) } else { None })
        .collect();
    versions.sort_by_key(|version| (version.class.class_id, version.class.version));
    versions
}

/// The versions of one class, oldest first: by its identifier (`7`), the name of the class (`ProfileGeneric`, `profile generic`) or
/// that of a version (`ProfileGenericV0`). Empty where there is none.
#[must_use]
pub fn find<'m>(model: &'m Model, class: &str) -> Vec<ClassVersion<'m>> {
    let plain = |name: &str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let wanted = plain(class);
    let all = versions(model);
    let named = all.iter().find(|version| plain(&version.item.name) == wanted).map(|version| version.item.id);
    all.into_iter()
        .filter(|version| match (class.parse::<u16>(), named) {
            (Ok(id), _) => version.class.class_id == id,
            (Err(_), Some(id)) => version.item.id == id,
            (Err(_), None) => plain(&version.class.family) == wanted,
        })
        .collect()
}

/// The name of a class: in words where it follows from the name in the spec file (`profile generic`), or as the standard spells it.
#[must_use]
pub fn name(version: ClassVersion<'_>) -> String {
    let suffix = format!(" version {}", version.class.version);
    let spelled = version.item.spelled.strip_suffix(&suffix).unwrap_or(&version.item.spelled);
    let by_rule = spelled.chars().all(|letter| letter == '-' || letter.is_ascii_lowercase() || letter.is_ascii_digit());
    if by_rule { spelled.replace('-', " ") } else { spelled.to_owned() }
}

/// The items that a class is made of, directly or through others, in the order of their first use.
#[must_use]
pub fn types<'m>(model: &'m Model, class: &Item) -> Vec<&'m Item> {
    let mut found: Vec<ItemId> = Vec::new();
    let mut open = class.uses();
    open.reverse();
    while let Some(id) = open.pop() {
        if !found.contains(&id) {
            found.push(id);
            open.extend(model.item(id).uses().into_iter().rev());
        }
    }
    found.into_iter().map(|id| model.item(id)).collect()
}

/// How much some class versions hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Classes.
    pub classes: usize,
    /// Class versions.
    pub versions: usize,
    /// Attributes of all versions, inherited ones included.
    pub attributes: usize,
    /// Methods of all versions, inherited ones included.
    pub methods: usize,
    /// Types that only exist for classes: structures, choices, enumerations, bit strings.
    pub types: usize,
    /// Class versions whose layout is confirmed.
    pub confirmed: usize,
    /// Class versions with a single source.
    pub single_source: usize,
    /// Class versions that are reconstructions.
    pub unconfirmed: usize,
}

/// Counts class versions and what they are made of.
#[must_use]
pub fn counts(model: &Model, versions: &[ClassVersion<'_>]) -> Counts {
    let mut counts = Counts { versions: versions.len(), ..Counts::default() };
    let mut classes: Vec<u16> = Vec::new();
    let mut used: Vec<ItemId> = Vec::new();
    for version in versions {
        classes.push(version.class.class_id);
        counts.attributes += version.class.attributes.len();
        counts.methods += version.class.methods.len();
        match version.item.evidence.grade {
            Grade::Confirmed => counts.confirmed += 1,
            Grade::SingleSource => counts.single_source += 1,
            Grade::Unconfirmed => counts.unconfirmed += 1,
        }
        used.extend(types(model, version.item).into_iter().map(|item| item.id));
    }
    classes.sort_unstable();
    classes.dedup();
    used.sort_unstable();
    used.dedup();
    counts.classes = classes.len();
    counts.types = used.len();
    counts
}

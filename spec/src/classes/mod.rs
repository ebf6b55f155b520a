//! The interface classes of a model: looking them up, what their types look like in words, and what changed between two versions.

mod changes;
mod text;

pub use changes::{Aspect, Change, Edit, Member, changes};
pub use text::{Part, literal_text, parts, presence_text, type_text};

use std::fmt;

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
    /// How the layouts of the versions are known.
    pub version_grades: Grades,
    /// How the layouts of the types are known.
    pub type_grades: Grades,
}

/// How many items have which grade of evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grades {
    /// Two independent sources agree, or the text itself was seen.
    pub confirmed: usize,
    /// One source only.
    pub single_source: usize,
    /// Reconstructions.
    pub unconfirmed: usize,
}

impl Grades {
    fn of(all: impl IntoIterator<Item = Grade>) -> Self {
        let mut grades = Self::default();
        for grade in all {
            match grade {
                Grade::Confirmed => grades.confirmed += 1,
                Grade::SingleSource => grades.single_source += 1,
                Grade::Unconfirmed => grades.unconfirmed += 1,
            }
        }
        grades
    }
}

impl fmt::Display for Grades {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} confirmed, {} single source, {} unconfirmed", self.confirmed, self.single_source, self.unconfirmed)
    }
}

/// Counts class versions and what they are made of.
#[must_use]
pub fn counts(model: &Model, versions: &[ClassVersion<'_>]) -> Counts {
    let mut classes: Vec<u16> = versions.iter().map(|version| version.class.class_id).collect();
    classes.sort_unstable();
    classes.dedup();
    let mut used: Vec<&Item> = versions.iter().flat_map(|version| types(model, version.item)).collect();
    used.sort_unstable_by_key(|item| item.id);
    used.dedup_by_key(|item| item.id);
    Counts {
        classes: classes.len(),
        versions: versions.len(),
        attributes: versions.iter().map(|version| version.class.attributes.len()).sum(),
        methods: versions.iter().map(|version| version.class.methods.len()).sum(),
        types: used.len(),
        version_grades: Grades::of(versions.iter().map(|version| version.item.evidence.grade)),
        type_grades: Grades::of(used.iter().map(|item| item.evidence.grade)),
    }
}

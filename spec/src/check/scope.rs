//! Who sees which names: the files of the suite share one set, a user's files another one that hides the suite's.
//!
//! So a suite that grows never takes a name away from a user, and never looks at what a user declares.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use crate::source::Sources;

/// Whose file something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// The suite's: it has a folder.
    Suite,
    /// A user's.
    User,
}

impl Scope {
    /// The scope of a file.
    pub(super) fn of(sources: &Sources, file: usize) -> Self {
        if sources.files()[file].folder.is_empty() { Self::User } else { Self::Suite }
    }
}

/// What is declared under a key, in both scopes.
#[derive(Debug)]
pub(super) struct Scoped<K, V> {
    suite: HashMap<K, V>,
    user: HashMap<K, V>,
}

impl<K, V> Default for Scoped<K, V> {
    fn default() -> Self {
        Self { suite: HashMap::new(), user: HashMap::new() }
    }
}

impl<K: Eq + Hash, V> Scoped<K, V> {
    /// What is declared in this scope alone.
    pub(super) fn own(&mut self, scope: Scope) -> &mut HashMap<K, V> {
        match scope {
            Scope::Suite => &mut self.suite,
            Scope::User => &mut self.user,
        }
    }

    /// What this key means to a file of this scope.
    pub(super) fn find<Q: Eq + Hash + ?Sized>(&self, scope: Scope, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        match scope {
            Scope::Suite => self.suite.get(key),
            Scope::User => self.user.get(key).or_else(|| self.suite.get(key)),
        }
    }

    /// All keys that mean something to a file of this scope.
    pub(super) fn visible(&self, scope: Scope) -> impl Iterator<Item = &K> {
        let user = (scope == Scope::User).then_some(&self.user);
        user.into_iter().chain([&self.suite]).flat_map(HashMap::keys)
    }
}

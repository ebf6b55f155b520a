//! The syntax tree of tables of value groups and of catalogues of OBIS codes.

use crate::source::Place;

use super::{At, Decor, Ident, Int};

/// The inside of a table of values.
#[derive(Debug, Clone)]
pub struct ValuesBody {
    /// What its texts say: `: tariff`.
    pub role: Option<Ident>,
    /// The words that `{form}` may stand for.
    pub forms: Vec<Ident>,
    /// The lines.
    pub lines: Vec<ValueLine>,
}

/// `1..63 "rate {n}"`, `24 + Condition "index, {Condition}"`.
#[derive(Debug, Clone)]
pub struct ValueLine {
    /// What stands in front.
    pub decor: Decor,
    /// The values.
    pub key: KeyExpr,
    /// The text.
    pub text: At<String>,
    /// From the first word of the key to the last.
    pub place: Place,
}

/// The values of a line.
#[derive(Debug, Clone)]
pub enum KeyExpr {
    /// `5`, `1..63`.
    Range(Int, Int),
    /// A sum in which a table takes part.
    Sum(Vec<Addend>),
}

/// `24`, `Condition`, `to: 10 * Terminal`.
#[derive(Debug, Clone)]
pub struct Addend {
    /// The name for the text; that of the table, where there is none.
    pub label: Option<Ident>,
    /// The number; the factor, where there is a table.
    pub number: Option<Int>,
    /// The table.
    pub table: Option<Ident>,
}

/// The inside of a catalogue.
#[derive(Debug, Clone)]
pub struct ObisBody {
    /// The sets of the value groups that all rules share, from A on.
    pub prefix: Vec<SetExpr>,
    /// `first`: it decides before the catalogues that do not say so.
    pub first: Option<Place>,
    /// Whose codes they are: `for manufacturer`.
    pub owner: Option<Ident>,
    /// The classes of the rules that name none.
    pub classes: Option<ClassesExpr>,
    /// The name of the rules that say none.
    pub text: Option<At<String>>,
    /// The rules.
    pub rules: Vec<RuleExpr>,
}

/// `1.0..9*255 "device ID {e+1}" class 1 | 3 | 4`.
#[derive(Debug, Clone)]
pub struct RuleExpr {
    /// What stands in front.
    pub decor: Decor,
    /// The sets of the value groups behind the shared ones, up to E.
    pub sets: Vec<SetExpr>,
    /// The set of F.
    pub period: Option<SetExpr>,
    /// The name.
    pub text: Option<At<String>>,
    /// The classes.
    pub classes: Option<ClassesExpr>,
    /// The sets.
    pub place: Place,
}

/// `0..9 | 255`, `_ except 65..127`.
#[derive(Debug, Clone)]
pub struct SetExpr {
    /// What belongs to it.
    pub terms: Vec<TermExpr>,
    /// What does not.
    pub except: Vec<TermExpr>,
    /// From the first word to the last.
    pub place: Place,
}

/// A part of a set.
#[derive(Debug, Clone)]
pub enum TermExpr {
    /// `_`.
    Any,
    /// `5`, `0..9`.
    Range(Int, Int),
    /// `Rate`, `Quantity(energy)`, `Processing[1, 4..6]`.
    Table {
        /// The name of the table.
        name: Ident,
        /// The form its text takes.
        form: Option<Ident>,
        /// The values meant, where not all are.
        only: Vec<(Int, Int)>,
    },
}

/// `class 1 | 3 | 4`, `class any`.
#[derive(Debug, Clone)]
pub struct ClassesExpr {
    /// The numbers; none for `any`.
    pub numbers: Vec<Int>,
    /// From the word `class` to the last.
    pub place: Place,
}

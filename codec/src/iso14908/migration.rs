//! From the tables of OSGP to COSEM objects: class 26, Utility tables (IEC 62056-8-8, Annex C).
//!
//! | OSGP | COSEM |
//! |---|---|
//! | table BTn, ETn ([`TableId`]) | an object of class 26, Utility tables; attribute 2 is the number of the table |
//! | full read | GET of attribute 4, the buffer |
//! | partial read | GET of attribute 4 with an access selector; its parameters are a gap |
//! | full write, partial write | SET of attribute 4 |
//! | procedure: BT07 written, BT08 read | the same two tables; no method does it |
//! | sequence number and digest | invocation counter and tag of the security of the application layer |
//!
//! Logical names follow a public rule ([`UtilityTable::logical_name`]). What annex C adds is not public: its ranges of base names, one for each
//! category of tables (Table C.2), and the base names of BT00 to BT79 (Table C.3). [`BaseNames`] takes them as a parameter.
//!
//! ```
//! use cosem_codec::iso14908::TableId;
//! use cosem_codec::iso14908::migration::UtilityTable;
//!
//! let clock = UtilityTable::of_table_id(TableId(52)).unwrap();
//! assert_eq!(clock.logical_name(0), Some([0, 0, 65, 0, 52, 255]));
//! ```

use super::TableId;

/// The number of extended table 0.
const EXTENDED: u16 = 0x0800;
/// Tables of a category.
const TABLES: u16 = 0x0800;
/// Tables that share a value of D.
const TABLES_OF_D: u16 = 128;
/// Values of D that a category has.
const VALUES_OF_D: u16 = 16;
/// Value group C of utility tables.
const UTILITY_TABLES: u8 = 65;
/// The highest channel; higher values of B have another meaning.
const LAST_CHANNEL: u8 = 64;

/// Whose table it is, and whether it waits to become active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableCategory {
    /// A basic table of OSGP, a standard one of ANSI C12.19.
    Standard,
    /// An extended table, the manufacturer's.
    Manufacturer,
    /// A standard table that is pending.
    StandardPending,
    /// A manufacturer's table that is pending.
    ManufacturerPending,
}

impl TableCategory {
    const ALL: [Self; 4] = [Self::Standard, Self::Manufacturer, Self::StandardPending, Self::ManufacturerPending];

    const fn index(self) -> u16 {
        match self {
            Self::Standard => 0,
            Self::Manufacturer => 1,
            Self::StandardPending => 2,
            Self::ManufacturerPending => 3,
        }
    }
}

/// A table as class 26 has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtilityTable {
    category: TableCategory,
    number: u16,
}

impl UtilityTable {
    /// Table `number` of a category, 0 to 2047; `None` for a higher one.
    #[must_use]
    pub const fn new(category: TableCategory, number: u16) -> Option<Self> {
        if number < TABLES { Some(Self { category, number }) } else { None }
    }

    /// The table of a request of OSGP; `None` for what is neither a basic nor an extended table. How a request names a pending table is a gap.
    #[must_use]
    pub const fn of_table_id(table: TableId) -> Option<Self> {
        match table.0 {
            number @ 0..EXTENDED => Self::new(TableCategory::Standard, number),
            number => Self::new(TableCategory::Manufacturer, number - EXTENDED),
        }
    }

    /// The object with this logical name, and its channel (value group B); `None` where no table is named so.
    #[must_use]
    pub fn of_logical_name(name: [u8; 6]) -> Option<(Self, u8)> {
        let [0, channel @ ..=LAST_CHANNEL, UTILITY_TABLES, d, e @ 0..128, 255] = name else { return None };
        let category = *TableCategory::ALL.get(usize::from(d) / usize::from(VALUES_OF_D))?;
        let number = u16::from(d) % VALUES_OF_D * TABLES_OF_D + u16::from(e);
        Some((Self { category, number }, channel))
    }

    /// Whose table it is.
    #[must_use]
    pub const fn category(self) -> TableCategory {
        self.category
    }

    /// Its number within the category.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.number
    }

    /// How a request of OSGP names the table; `None` for pending tables, whose form is a gap.
    #[must_use]
    pub const fn table_id(self) -> Option<TableId> {
        match self.category {
            TableCategory::Standard => Some(TableId(self.number)),
            TableCategory::Manufacturer => Some(TableId(EXTENDED + self.number)),
            TableCategory::StandardPending | TableCategory::ManufacturerPending => None,
        }
    }

    /// The logical name `0-b:65.D.E.255` of its object in a channel, 0 to 64; `None` for a higher one.
    #[must_use]
    pub fn logical_name(self, channel: u8) -> Option<[u8; 6]> {
        let d = u8::try_from(self.category.index() * VALUES_OF_D + self.number / TABLES_OF_D).ok()?;
        let e = u8::try_from(self.number % TABLES_OF_D).ok()?;
        (channel <= LAST_CHANNEL).then_some([0, channel, UTILITY_TABLES, d, e, 255])
    }
}

/// The base names of the tables of a category, for short name referencing. **Table C.2, which has them, is not public**: whoever holds it fills
/// this in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BaseNames {
    /// The base name of table 0, a multiple of 8.
    pub first: u16,
    /// From one table to the next; at least [`BaseNames::LEAST_STEP`].
    pub step: u16,
    /// How many tables there are.
    pub count: u16,
}

impl BaseNames {
    /// What the four attributes of class 26 take.
    pub const LEAST_STEP: u16 = 0x20;

    /// The base name of a table; `None` outside of the range, and where the numbers are not possible.
    #[must_use]
    pub const fn base_name(&self, number: u16) -> Option<u16> {
        if number >= self.count || self.step < Self::LEAST_STEP || !self.first.is_multiple_of(8) || !self.step.is_multiple_of(8) {
            return None;
        }
        match number.checked_mul(self.step) {
            Some(distance) => self.first.checked_add(distance),
            None => None,
        }
    }
}

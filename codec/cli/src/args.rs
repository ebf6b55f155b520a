//! The command line: commands, options and their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::keys::KeyArguments;
use crate::layers::Layer;
use crate::objects::{Member, ObjectClass};

/// Decodes, explains and encodes DLMS/COSEM messages.
#[derive(Debug, Parser)]
#[command(name = "cosem", version, about, propagate_version = true, disable_help_subcommand = true, after_help = EXIT_STATUS)]
pub(crate) struct CommandLine {
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorWhen,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_STATUS: &str = "Exit status: 0 everything was decoded, 1 a message is malformed, 2 the command was misused.";

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Decode(Decode),
    Encode(Encode),
    Protect(Protect),
    Class(Class),
    Obis(Obis),
    /// Browse the protocol as it is written down, or check a spec file
    #[command(subcommand)]
    Spec(Spec),
    /// Print the completion script of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print a manual page (roff)
    Man {
        /// The command to print the page of: `decode`, `encode`, `class`, `obis`, `spec` [default: the page of cosem itself]
        command: Option<String>,
    },
}

/// Explain octets: every field with its offset, name and meaning
///
/// The layers are recognised from the octets: HDLC frames, wrapper PDUs, M-Bus frames, the LLC header, an APDU, one COSEM Data, an LPDU.
#[derive(Debug, Args)]
#[command(after_help = EXIT_STATUS, after_long_help = DECODE_EXAMPLES)]
pub(crate) struct Decode {
    /// Hex digits, a file (hex text, binary, pcap or pcapng), or `-` for standard input [default: -]
    ///
    /// Hex may be grouped with blanks, colons, dashes and commas. Several arguments are one message
    /// when they decode together and not alone. A capture gives the messages of TCP and UDP port 4059, reassembled.
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// Take the octets as this layer instead of recognising it
    #[arg(long, value_name = "LAYER")]
    pub(crate) from: Option<Layer>,
    /// How to print
    ///
    /// A tree by default; with --lines always JSON.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// The TCP or UDP port to look for in captures; may be given several times [default: 4059]
    #[arg(long = "port", value_name = "PORT")]
    pub(crate) ports: Vec<u16>,
    /// Read one message in hex per line and print one JSON object per line
    #[arg(long)]
    pub(crate) lines: bool,
    /// Print long octet strings in full, and fields that are absent or clear
    #[arg(long, conflicts_with = "lines")]
    pub(crate) full: bool,
    /// Take values as those of this class; without a version, of the newest that fits
    ///
    /// Needed where no message names the class: for the answer to a GET alone, and for bare Data.
    #[arg(long, value_name = "CLASS[:VERSION]", requires = "member")]
    pub(crate) object: Option<ObjectClass>,
    /// The attribute that values are of
    #[arg(long, value_name = "NUMBER", requires = "object", group = "member", allow_negative_numbers = true)]
    pub(crate) attribute: Option<i8>,
    /// The method that values are the parameters of
    #[arg(long, value_name = "NUMBER", requires = "object", group = "member", allow_negative_numbers = true)]
    pub(crate) method: Option<i8>,
    /// The access selector: values are selective access parameters of the attribute
    #[arg(long, value_name = "NUMBER", requires = "attribute")]
    pub(crate) selector: Option<u8>,
    /// Values are what the method returns
    #[arg(long, requires = "method")]
    pub(crate) returned: bool,
    #[command(flatten)]
    pub(crate) keys: KeyArguments,
}

/// Protect APDUs: the reverse of decoding with keys
///
/// Prints hex, one protected APDU per line. The counter goes up by one for each of them. Never use the counters of a live system: a number
/// that is used twice with one key gives the key stream away.
#[derive(Debug, Args)]
#[command(after_help = EXIT_STATUS)]
pub(crate) struct Protect {
    /// APDUs: hex digits, a file, or `-` for standard input [default: -]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// The form of the protected APDU
    #[arg(long, value_name = "FORM", default_value = "glo")]
    pub(crate) form: Form,
    /// What is done to the APDU
    #[arg(long, value_name = "POLICY", default_value = "both")]
    pub(crate) policy: Policy,
    /// The system title of who protects
    #[arg(long, value_name = "HEX")]
    pub(crate) originator: String,
    /// The system title of who receives; for general-ciphering and general-signing, and to find its keys
    #[arg(long, value_name = "HEX")]
    pub(crate) recipient: Option<String>,
    /// The invocation counter of the first APDU
    #[arg(long, value_name = "NUMBER", default_value = "0")]
    pub(crate) counter: u32,
    /// The security suite
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = clap::value_parser!(u8).range(0..=2))]
    pub(crate) suite: u8,
    /// Use the broadcast key
    #[arg(long)]
    pub(crate) broadcast: bool,
    /// The transaction id, for general-ciphering and general-signing
    #[arg(long, value_name = "HEX", default_value = "", value_parser = hexadecimal)]
    pub(crate) transaction_id: String,
    /// The date-time, 12 octets, for general-ciphering and general-signing
    #[arg(long, value_name = "HEX", default_value = "", value_parser = hexadecimal)]
    pub(crate) date_time: String,
    /// The other information, for general-ciphering and general-signing
    #[arg(long, value_name = "HEX", default_value = "", value_parser = hexadecimal)]
    pub(crate) other_information: String,
    /// Where the recipient of a general-ciphering gets the key from
    #[arg(long, value_name = "CHOICE", default_value = "none")]
    pub(crate) key_info: KeyInfo,
    #[command(flatten)]
    pub(crate) keys: KeyArguments,
}

fn hexadecimal(text: &str) -> Result<String, String> {
    if text.is_empty() {
        Ok(String::new())
    } else {
        crate::hex::parse(text.as_bytes()).map(|_| text.to_owned()).map_err(|fault| fault.to_string())
    }
}

/// The form of a protected APDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// glo-..., which names the service
    Glo,
    /// ded-..., which names the service
    Ded,
    /// general-glo-ciphering
    GeneralGlo,
    /// general-ded-ciphering
    GeneralDed,
    /// general-ciphering; see --key-info
    GeneralCiphering,
    /// general-signing
    GeneralSigning,
}

/// The key-info of a general-ciphering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KeyInfo {
    /// Nothing: the recipient knows which key it is
    None,
    /// The name of the global key
    Identified,
    /// A new key for each APDU, wrapped with the master key
    Wrapped,
    /// A key agreed on for each APDU, C(1e,1s): takes agreement-public of the recipient and signing-private of the originator
    OnePass,
    /// A key agreed on, C(0e,2s): takes agreement-public of the recipient, agreement-private of the originator and a transaction id that was
    /// never used
    StaticUnified,
}

/// What is done to an APDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Policy {
    /// Authenticated
    Authenticated,
    /// Encrypted
    Encrypted,
    /// Authenticated and encrypted
    Both,
}

impl Policy {
    /// Whether it is authenticated, and encrypted.
    pub(crate) const fn bits(self) -> (bool, bool) {
        (!matches!(self, Self::Encrypted), !matches!(self, Self::Authenticated))
    }
}

impl Decode {
    /// What the user says that values are of.
    pub(crate) fn given(&self) -> Option<(ObjectClass, Member)> {
        let member = match (self.attribute, self.selector, self.method) {
            (Some(number), None, _) => Member::Attribute(number),
            (Some(number), Some(selector), _) => Member::Selection(number, selector),
            (None, _, Some(number)) if self.returned => Member::Returned(number),
            (None, _, Some(number)) => Member::Parameter(number),
            (None, _, None) => return None,
        };
        self.object.map(|class| (class, member))
    }
}

const DECODE_EXAMPLES: &str = "\
Examples:
  cosem decode C001C100030100010800FF0200
  cosem decode --from data 0906 0100010800FF
  cosem decode --object 3 --attribute 3 02020FFD161E
  cosem decode capture.pcapng
  cosem decode --format json push.hex | jq .value
  cosem decode --lines < messages.hex > messages.jsonl
  cosem decode --key-file keys.toml ciphered.hex

A key file has keys in hexadecimal digits, by system title, or for any system:
  [any]
  authentication = \"D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF\"
  [[system]]
  title = \"4D4D4D0000BC614E\"
  global-unicast = \"000102030405060708090A0B0C0D0E0F\"
also: global-broadcast, dedicated, master, and for suites 1 and 2 signing-private, signing-public, agreement-private, agreement-public.
  [lon]
  cnip-secret = \"000102030405060708090A0B0C0D0E0F\"   of authenticated packets of ISO/IEC 14908-4
also: authentication, 6 or 12 octets, for replies to challenges; osgp, 12 octets, for digests of table messages. All of these are broken.

Exit status: 0 everything was decoded, 1 a message is malformed, 2 the command was misused.";

/// How `decode` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// An annotated tree
    Tree,
    /// One JSON object per message
    Json,
}

/// Turn the JSON of `decode` back into octets
///
/// Prints hex, one message per line. Canonical octets come back exactly as they were.
#[derive(Debug, Args)]
#[command(after_help = EXIT_STATUS)]
pub(crate) struct Encode {
    /// JSON text, a file with JSON, or `-` for standard input [default: -]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// Read one JSON object per line
    #[arg(long)]
    pub(crate) lines: bool,
    /// The layer, where the JSON is a bare value without the member "layer"
    #[arg(long, value_name = "LAYER")]
    pub(crate) from: Option<Layer>,
    /// Write the octets themselves instead of hex
    #[arg(long, conflicts_with = "lines")]
    pub(crate) binary: bool,
}

/// Show interface classes: attributes, methods, types, versions
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true,
    disable_version_flag = true,
    after_help = CLASS_EXAMPLES
)]
pub(crate) struct Class {
    #[command(subcommand)]
    pub(crate) command: Option<ClassCommand>,
    /// The class: its number (7) or its name (ProfileGeneric)
    #[arg(value_name = "CLASS")]
    pub(crate) class: Option<String>,
    /// The version [default: the newest]
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: Option<u8>,
    /// Show what changed between two versions
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], conflicts_with = "version")]
    pub(crate) diff: Option<Vec<u8>>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

const CLASS_EXAMPLES: &str = "\
Examples:
  cosem class list
  cosem class 7
  cosem class 7 --version 0
  cosem class 15 --diff 1 3";

/// More about classes.
#[derive(Debug, Subcommand)]
pub(crate) enum ClassCommand {
    /// List all class versions with their clause and evidence, and count them
    List {
        /// Only those that have this in their name or group, or are this class
        filter: Option<String>,
        /// Print JSON, one object per line
        #[arg(long)]
        json: bool,
    },
}

/// Say what OBIS codes mean, and which interface classes their objects may have
#[derive(Debug, Args)]
#[command(arg_required_else_help = true, after_help = OBIS_EXAMPLES)]
pub(crate) struct Obis {
    /// Codes in any notation, or `-` for one a line from standard input
    ///
    /// `1-0:1.8.0*255`, `1.0.1.8.0.255`, `0100010800FF`, or reduced: `1.8.0`, `C.1.0`. With --find: words.
    #[arg(value_name = "CODE", required = true)]
    pub(crate) codes: Vec<String>,
    /// Search for codes whose name has all these words
    #[arg(long)]
    pub(crate) find: bool,
    /// The medium of reduced codes, value group A [default: 1, electricity]
    #[arg(long, value_name = "A", conflicts_with = "find")]
    pub(crate) medium: Option<u8>,
    /// Print JSON, one object per line
    #[arg(long)]
    pub(crate) json: bool,
}

const OBIS_EXAMPLES: &str = "\
Examples:
  cosem obis 1.0.1.8.0.255
  cosem obis 1-0:32.7.0 7-0:3.1.0*255 0000600100FF
  cosem obis - < codes.txt
  cosem obis --find active energy import

Exit status: 0 every code has a name, 1 one has none, 2 one is no code.";

/// What to do with spec files.
#[derive(Debug, Subcommand)]
pub(crate) enum Spec {
    /// List the items of the suite with clause and evidence
    List {
        /// Only items whose name contains this
        filter: Option<String>,
        /// Print JSON, one object per line
        #[arg(long)]
        json: bool,
    },
    /// Show one item: its text, clause, evidence and where it is used
    Show {
        /// The name, as in the spec file (GetRequest) or as the standard spells it (get-request)
        item: String,
    },
    /// Check spec files; the messages are those of the compiler macro
    Check {
        /// The spec files; each may use the items of the suite
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    Coverage(SpecCoverage),
    Cases(SpecCases),
}

/// Make messages with the verdict that a decoder must give: valid, bent, wrong
///
/// One JSON object per line, the same in every run: octets in hex, what was changed, and whether they must be accepted, accepted as bent, or
/// refused, for what and at which octet. For tests and fuzzers of any implementation.
#[derive(Debug, Args)]
#[command(after_help = CASES_EXAMPLES)]
pub(crate) struct SpecCases {
    /// Items, classes (all their attributes and methods), or `Data` [default: everything]
    #[arg(value_name = "ITEM")]
    pub(crate) items: Vec<String>,
    /// Another seed, other messages
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) seed: u64,
    /// How many messages to make of each item and member; each has all its changes behind it
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) count: usize,
    /// Only cases with this verdict
    #[arg(long, value_name = "VERDICT")]
    pub(crate) only: Option<Verdict>,
}

/// What a decoder must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Verdict {
    /// The octets are in canonical form
    Valid,
    /// They are accepted, and a rule of the standard is bent
    Bent,
    /// They are refused
    Refused,
}

const CASES_EXAMPLES: &str = "\
Examples:
  cosem spec cases GetRequest
  cosem spec cases --count 20 --only refused Apdu Data
  cosem spec cases ProfileGeneric > profile-generic.jsonl
  cosem spec cases --seed 7 > all.jsonl";

/// Count what of the suite messages reach: decoded, encoded again, refused
#[derive(Debug, Args)]
#[command(after_help = COVERAGE_EXAMPLES)]
pub(crate) struct SpecCoverage {
    /// Known answers (TOML with tables `[[vector]]` or `[[capture]]`), messages in hex or binary, captures
    #[arg(required_unless_present = "generated", value_name = "FILE")]
    pub(crate) inputs: Vec<String>,
    /// Count what messages made from the model reach as well, see `cosem spec cases`; takes some seconds
    #[arg(long)]
    pub(crate) generated: bool,
    /// List the places that were not reached
    #[arg(long, value_name = "WAY", conflicts_with = "json")]
    pub(crate) missing: Option<CoverageWay>,
    /// Fail where a part reaches less than this file says, in percent
    #[arg(long, value_name = "FILE")]
    pub(crate) floor: Option<PathBuf>,
    /// Write what is reached now as such a file
    #[arg(long, value_name = "FILE", conflicts_with = "floor")]
    pub(crate) write_floor: Option<PathBuf>,
    /// Print JSON, one object per part
    #[arg(long)]
    pub(crate) json: bool,
}

const COVERAGE_EXAMPLES: &str = "\
A place is a field that is there, an optional one that is missing, an alternative, a code, a flag,
an attribute, a selector, a method. Only fields, alternatives and members whose octets cannot be
just anything can be refused.

Examples:
  cosem spec coverage spec/vectors/{apdu,captures,classes}.toml
  cosem spec coverage --missing refused capture.pcapng
  cosem spec coverage --floor spec/coverage.toml spec/vectors/*.toml

Exit status: 0 counted, 1 less than --floor asks for, 2 the command was misused.";

/// How a place is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageWay {
    /// By a message that is decoded
    Decoded,
    /// By a message that is encoded
    Encoded,
    /// By a message that is refused because of it
    Refused,
}

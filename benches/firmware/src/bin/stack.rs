//! Measures how much stack the codec needs at most, for the deepest inputs that it takes, and what the inspector needs for them.
//!
//! Every use runs on a thread whose stack is ours: it was filled with a pattern, and afterwards we look how far down the pattern is gone.
//! What an empty thread takes is subtracted. `stack --check` fails when something takes more than the documentation says.

use std::ffi::c_void;
use std::process::ExitCode;

use cosem_codec::data::{Container, Data, MAX_DEPTH, Value, Visitor};
use cosem_codec::link::hdlc::{Address, Control, Frame, FrameType, SequenceNumber};
use cosem_codec::link::llc::Llc;
use cosem_codec::{Decode, Encode};
use cosem_firmware as firmware;
use cosem_spec::inspect;

/// Octets of each stack; also what the deepest use must stay well below.
const STACK: usize = 4 << 20;
const PATTERN: u8 = 0xa5;

/// What the documentation says that nothing of the codec exceeds, on a machine with pointers of 64 bits.
const LIMIT: usize = 8 << 10;
/// The same for `Debug`, which goes through `core::fmt` at every level.
const DEBUG_LIMIT: usize = 32 << 10;
/// The same for the inspector, which builds a tree.
const INSPECTOR_LIMIT: usize = 96 << 10;

struct Subject {
    name: &'static str,
    limit: usize,
    run: Box<dyn FnMut()>,
}

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let empty = measure(&mut || {});
    let mut worse = 0;
    println!("| what | octets of stack |\n| --- | ---: |");
    for mut subject in subjects() {
        let octets = measure(&mut subject.run).saturating_sub(empty);
        let verdict = if octets > subject.limit { " **more than documented**" } else { "" };
        worse += u32::from(octets > subject.limit);
        println!("| {} | {octets}{verdict} |", subject.name);
    }
    if check && worse > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn subjects() -> Vec<Subject> {
    let mut answer = vec![0; 1 << 16];
    let subject = |name, run: Box<dyn FnMut()>| Subject { name, limit: LIMIT, run };
    let mut used = |name, run: firmware::Use, messages: Vec<Vec<u8>>| {
        let mut answer = std::mem::replace(&mut answer, vec![0; 1 << 16]);
        let run = Box::new(move || {
            for message in &messages {
                std::hint::black_box(run(message, &mut answer));
            }
        });
        Subject { name, limit: LIMIT, run }
    };
    let deep = deepest();
    let response: Vec<u8> = [&[0xc4, 1, 0xc1, 0][..], &deep].concat();
    let request: Vec<u8> = [&[0xc1, 1, 0xc1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0][..], &deep].concat();
    let list = [&[0xc0, 3, 0xc1, 8][..], &[0, 3, 1, 0, 1, 8, 0, 255, 2, 0].repeat(8)].concat();
    let notification = [&[0x0f, 0, 0, 0, 1, 0][..], &deep].concat();
    let surface = |what: u8, head: &[u8], octets: &[u8]| [&[what], head, octets].concat();
    let members = (0..=4).map(|kind| surface(1, &[kind, 0, 3, 0, 2, 1], &deep)).collect();

    let walked = response.clone();
    let visited = response.clone();
    let shown = response.clone();
    let built = nested(MAX_DEPTH);
    let inspected = response.clone();
    let mut out = vec![0; 1 << 16];
    let mut subjects = vec![
        used("push meter", firmware::push_meter::run, vec![vec![0, 0, 0, 1, 0, 1]]),
        used("GET client", firmware::get_client::run, vec![response.clone(), vec![0xc4, 1, 0xc1, 0, 6, 0, 0, 0, 2]]),
        used("GET server", firmware::get_server::run, vec![list, vec![0xc0, 1, 0xc1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0]]),
        used("typed client", firmware::typed_client::run, vec![objects(), response.clone()]),
        used("HDLC", firmware::hdlc::run, vec![line(&[0xc0, 1, 0xc1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0])]),
        used("meter (with HDLC and its buffers of 512 octets)", firmware::meter::run, vec![line(AARQ), line(&request), line(&[0x62, 0])]),
        used("every APDU, both ways", firmware::full::run, vec![response, request, notification, AARQ.to_vec(), access(&deep)]),
        used("every member of a class", firmware::surface::run, members),
        subject(
            "decode, 32 levels deep",
            Box::new(move || {
                let response = cosem_codec::apdu::Apdu::decode(&walked);
                assert!(std::hint::black_box(response).is_ok());
            }),
        ),
        subject(
            "visit, 32 levels deep",
            Box::new(move || {
                let mut levels = Levels(0);
                assert!(Data::decode_lazy(&visited[4..]).is_ok_and(|data| data.visit(&mut levels).is_ok()));
                assert_eq!(levels.0, MAX_DEPTH);
            }),
        ),
        subject(
            "encode a value built of 32 levels",
            Box::new(move || {
                assert!(built.encode(&mut out).is_ok());
            }),
        ),
        Subject {
            name: "`Debug` of 32 levels",
            limit: DEBUG_LIMIT,
            run: Box::new(move || {
                assert!(Data::decode(&shown[4..]).is_ok_and(|data| format!("{data:?}").len() > MAX_DEPTH));
            }),
        },
    ];
    let model = cosem_spec::suite::model();
    let apdu = model.find("Apdu").expect("the suite has APDUs").id;
    subjects.push(Subject {
        name: "inspector, 32 levels deep",
        limit: INSPECTOR_LIMIT,
        run: Box::new(move || assert!(inspect::inspect(model, apdu, &inspected).is_sound())),
    });
    subjects
}

/// A structure in a structure in … around a compact array: as deep as Data may be.
fn deepest() -> Vec<u8> {
    let mut octets = [2, 1].repeat(MAX_DEPTH - 1);
    // long-unsigned, one element
    octets.extend([0x13, 0x12, 2, 0, 1]);
    octets
}

/// The same depth as a value that was built.
fn nested(depth: usize) -> Data<'static> {
    (1..=depth).fold(Data::from(1_u8), |inside, _| Data::structure(Box::leak(Box::new([inside]))))
}

struct Levels(usize);

impl<'a> Visitor<'a> for Levels {
    fn open(&mut self, _: Container, _: usize) {
        self.0 += 1;
    }

    fn leaf(&mut self, _: Value<'a>) {}
}

/// ACCESS request with one SET of the value.
fn access(value: &[u8]) -> Vec<u8> {
    let head = [0xd9, 0, 0, 0, 1, 0, 1, 2, 0, 3, 1, 0, 1, 8, 0, 255, 2, 1];
    [&head[..], value].concat()
}

/// An object list with rights and selectors, invoke-id 15.
fn objects() -> Vec<u8> {
    let element = [
        2, 4, 0x12, 0, 7, 0x11, 1, 9, 6, 1, 0, 99, 1, 0, 255, 2, 2, 1, 1, 2, 3, 0x0f, 2, 0x16, 1, 1, 2, 0x0f, 1, 0x0f, 2, 1, 1, 2, 2, 0x0f,
        1, 0x16, 1,
    ];
    [&[0xc4, 1, 0xcf, 0, 1, 4][..], &element.repeat(4)].concat()
}

/// An AARQ with a password and an InitiateRequest.
const AARQ: &[u8] = &[
    0x60, 0x36, 0xa1, 0x09, 0x06, 0x07, 0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01, 0x8a, 0x02, 0x07, 0x80, 0x8b, 0x07, 0x60, 0x85, 0x74,
    0x05, 0x08, 0x02, 0x01, 0xac, 0x0a, 0x80, 0x08, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0xbe, 0x10, 0x04, 0x0e, 0x01, 0x00,
    0x00, 0x00, 0x06, 0x5f, 0x1f, 0x04, 0x00, 0x00, 0x7e, 0x1f, 0x04, 0xb0,
];

/// SNRM and the I frame of a command, as they come over the line.
fn line(apdu: &[u8]) -> Vec<u8> {
    let server = Address::two(1, 17).expect("an address");
    let client = Address::one(16).expect("an address");
    let message = [&Llc::COMMAND, apdu].concat();
    let snrm = Frame::new(server, client, Control::new(FrameType::Snrm, true));
    let information = FrameType::I { ns: SequenceNumber::ZERO, nr: SequenceNumber::ZERO };
    let command = Frame::new(server, client, Control::new(information, true)).with_information(&message);
    let mut line = Vec::new();
    for frame in [snrm, command] {
        line.extend_from_slice(frame.encode(&mut [0; 2100]).expect("room"));
    }
    line
}

/// Octets of stack that a run of `run` touches, on a thread of its own.
fn measure(mut run: &mut dyn FnMut()) -> usize {
    extern "C" fn start(run: *mut c_void) -> *mut c_void {
        // SAFETY: `measure` hands over a pointer to its reference, waits for the thread, and does not use it meanwhile.
        let run = unsafe { &mut *run.cast::<&mut dyn FnMut()>() };
        run();
        std::ptr::null_mut()
    }

    // Page aligned, as threads want their stacks.
    let layout = std::alloc::Layout::from_size_align(STACK, 4096).expect("a layout");
    // SAFETY: the block is filled before anyone reads it; the thread alone uses it as its stack until it was joined; after that it is
    // read, and freed with the layout that it was allocated with.
    unsafe {
        let stack = std::alloc::alloc(layout);
        assert!(!stack.is_null());
        stack.write_bytes(PATTERN, STACK);
        let mut attributes = std::mem::zeroed();
        assert_eq!(libc::pthread_attr_init(&mut attributes), 0);
        assert_eq!(libc::pthread_attr_setstack(&mut attributes, stack.cast(), STACK), 0);
        let mut thread = std::mem::zeroed();
        assert_eq!(libc::pthread_create(&mut thread, &attributes, start, (&raw mut run).cast()), 0);
        assert_eq!(libc::pthread_join(thread, std::ptr::null_mut()), 0);
        let untouched = std::slice::from_raw_parts(stack, STACK).iter().take_while(|octet| **octet == PATTERN).count();
        std::alloc::dealloc(stack, layout);
        STACK - untouched
    }
}

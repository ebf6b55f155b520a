"""The messages that this project and the others are asked about: name, kind (apdu or data), octets."""

import pathlib
import tomllib

HERE = pathlib.Path(__file__).parent
VECTORS = HERE.parent.parent / "spec" / "vectors"


def _read(path, key):
    return tomllib.loads(path.read_text())[key]


def vectors():
    """The known answers for APDUs and Data, also without their last octet, and the values of classes."""
    for entry in _read(VECTORS / "apdu.toml", "vector"):
        octets = bytes.fromhex(entry["hex"])
        yield entry["name"], entry["kind"], octets
        if entry["valid"] is True and len(octets) > 1:
            yield entry["name"] + ", cut", entry["kind"], octets[:-1]
    for entry in _read(VECTORS / "classes.toml", "vector"):
        yield entry["name"], "data", bytes.fromhex(entry["hex"])


def made():
    """What the generator of this project made, valid, bent and wrong, kept in a file so that names and octets stay."""
    for entry in _read(HERE / "made.toml", "message"):
        yield entry["name"], entry["kind"], bytes.fromhex(entry["hex"])


def hdlc(octets):
    """The information fields of frames whose check sequence is that of the octets, segments put together."""
    at, pending = 0, b""
    while at + 3 <= len(octets):
        if octets[at] != 0x7E or octets[at + 1] == 0x7E:
            at += 1
            continue
        head = int.from_bytes(octets[at + 1 : at + 3], "big")
        end = at + 1 + (head & 0x7FF)
        frame = octets[at + 1 : end]
        at = end
        if head >> 12 != 0xA or len(frame) < head & 0x7FF or fcs(frame[:-2]) != frame[-2:]:
            continue
        control = 2
        for _ in range(2):
            while not frame[control] & 1:
                control += 1
            control += 1
        # I and UI frames only; behind the control octet stands the check sequence of the head
        if frame[control] & 1 and frame[control] & 0xEF != 0x03:
            continue
        pending += frame[control + 3 : -2]
        if not head & 0x800:
            yield pending
            pending = b""


def fcs(octets):
    """CRC-16/X-25, bit by bit."""
    state = 0xFFFF
    for octet in octets:
        state ^= octet
        for _ in range(8):
            state = state >> 1 ^ (0x8408 if state & 1 else 0)
    return (state ^ 0xFFFF).to_bytes(2, "little")


def wrapper(octets):
    """What wrapper PDUs carry."""
    while len(octets) > 8 and octets[:2] == b"\0\1":
        end = 8 + int.from_bytes(octets[6:8], "big")
        if len(octets) < end:
            return
        yield octets[8:end]
        octets = octets[end:]


def mbus(octets):
    """What long frames of the wired M-Bus carry behind CI, STSAP and DTSAP, put together."""
    message = b""
    while octets[:1] == b"\x68":
        end = 4 + octets[1]
        message += octets[9:end]
        octets = octets[end + 2 :]
    yield message


def unpacked(layers, octets):
    """The APDUs inside of what a capture has."""
    if "hdlc" in layers:
        inner = hdlc(octets)
    elif "wrapper" in layers:
        inner = wrapper(octets)
    elif "mbus" in layers:
        inner = mbus(octets)
    else:
        inner = [octets]
    for message in inner:
        if message[:3] in (b"\xe6\xe6\0", b"\xe6\xe7\0", b"\x90\1\1"):
            message = message[3:]
        if message:
            yield message


def captures():
    """The APDUs that meters and their clients exchanged, also those inside of ciphered ones whose key is public."""
    seen = set()
    for capture in _read(VECTORS / "captures.toml", "capture"):
        frames = capture.get("frames") or [{"hex": capture[key]} for key in ("hex",) if key in capture]
        # the segments of a message go one way, so each direction is a stream of its own
        streams = {}
        for frame in frames:
            streams.setdefault(frame.get("dir"), bytearray()).extend(bytes.fromhex(frame["hex"]))
        whole = "wrapper" in capture["layers"] or "hdlc" in capture["layers"]
        chunks = streams.values() if whole else (bytes.fromhex(frame["hex"]) for frame in frames)
        messages = [apdu for octets in chunks for apdu in unpacked(capture["layers"], bytes(octets))]
        if "plain" in capture:
            messages.append(bytes.fromhex(capture["plain"]))
        for number, octets in enumerate(messages, 1):
            if octets not in seen:
                seen.add(octets)
                yield f"{capture['name']} message {number}", "apdu", octets


def corpus():
    """All messages."""
    yield from vectors()
    yield from captures()
    yield from made()

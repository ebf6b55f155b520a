"""What the dissector for DLMS of Wireshark (4.6 and later) says of messages: refused or accepted. It writes nothing."""

import os
import struct
import subprocess
import tempfile

# A notification without a time, in front of COSEM Data alone.
NOTIFICATION = bytes.fromhex("0F0000000000")
# What the dissector notes of messages that it cannot take apart.
REFUSALS = ("Invalid Access-Request-Specification CHOICE", "Invalid planar data type", "Compact array description and contents are inconsistent")


def _packet(payload):
    """UDP in IPv4, from and to the port of the wrapper."""
    udp = struct.pack(">HHHH", 4059, 4059, 8 + len(payload), 0) + payload
    return struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, b"\x0a\0\0\1", b"\x0a\0\0\2") + udp


def _capture(messages):
    """A capture of raw IP with a packet for each message."""
    file = [struct.pack(">IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 0x40000, 101)]
    for number, (kind, octets) in enumerate(messages):
        apdu = NOTIFICATION + octets if kind == "data" else octets
        packet = _packet(struct.pack(">HHHH", 1, 1, 16, len(apdu)) + apdu)
        file += [struct.pack(">IIII", number, 0, len(packet), len(packet)), packet]
    return b"".join(file)


def version(tshark):
    """The version, where this tshark is there and has the dissector."""
    try:
        protocols = subprocess.run([tshark, "-G", "protocols"], capture_output=True, text=True).stdout
        about = subprocess.run([tshark, "--version"], capture_output=True, text=True).stdout
    except OSError:
        return None
    return about.split()[2].strip(".") if "\tdlms\t" in protocols else None


def _verdict(protocols, malformed, notes):
    if "dlms" not in protocols.split(":") or "Not implemented in the DLMS dissector" in notes:
        return "not asked"
    return "refused" if malformed or any(note in notes for note in REFUSALS) else "accepted"


def verdicts(tshark, messages):
    """What it says of each message."""
    with tempfile.NamedTemporaryFile(suffix=".pcap") as file:
        file.write(_capture(messages))
        file.flush()
        fields = [argument for field in ("frame.protocols", "_ws.malformed", "_ws.expert.message") for argument in ("-e", field)]
        command = [tshark, "-r", file.name, "-o", "udp.check_checksum:FALSE", "-T", "fields", "-E", "separator=/t", *fields]
        said = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"}).stdout
    lines = said.split("\n")[: len(messages)]
    assert len(lines) == len(messages), "a line for each message"
    return [_verdict(*line.split("\t")) for line in lines]

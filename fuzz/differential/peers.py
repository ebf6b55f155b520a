"""What programs of other people say of messages: refused, or the octets that they write for what they read."""

import contextlib
import importlib.metadata
import io
import pathlib
import signal
import subprocess

import tshark

# Seconds of computing for one message.
LONGEST = 1


class DoesNotEnd(BaseException):
    """A peer takes longer."""


def _cosempdu():
    from COSEMpdu import acse, apdu, data
    from COSEMpdu.byte_buffer import ByteBuffer
    from StructResult.result import Error

    def ask(kind, octets):
        acse_tags = range(0x60, 0x64)
        reader = data.Data if kind == "data" else acse.ACSEApdu if octets[0] in acse_tags else apdu.XDLMS_APDU
        buffer = ByteBuffer(bytearray(octets))
        value = reader.get(buffer)
        if isinstance(value, Error):
            return "refused"
        out = ByteBuffer.allocate(len(octets) + 64)
        written = value.put(out)
        if isinstance(written, Error):
            return "not written"
        return bytes(out.buf[:written]).hex().upper()

    return ask


def _dlms_cosem():
    from dlms_cosem import a_xdr
    from dlms_cosem.connection import XDlmsApduFactory

    def ask(kind, octets):
        if kind == "data":
            conf = a_xdr.EncodingConf(attributes=[a_xdr.Sequence(attribute_name="data")])
            a_xdr.AXdrDecoder(encoding_conf=conf).decode(octets)
            return "accepted"
        if octets[0] not in XDlmsApduFactory.APDU_MAP:
            return "not asked"
        return bytes(XDlmsApduFactory.apdu_from_bytes(octets).to_bytes()).hex().upper()

    return ask


def _gurux():
    from gurux_dlms import GXByteBuffer, GXDLMSTranslator
    from gurux_dlms.internal._GXCommon import _GXCommon
    from gurux_dlms.internal._GXDataInfo import _GXDataInfo

    def ask(kind, octets):
        if kind == "data":
            buffer = GXByteBuffer(octets)
            info = _GXDataInfo()
            _GXCommon.getData(None, buffer, info)
            return "accepted" if info.complete and buffer.position == len(octets) else "refused"
        xml = GXDLMSTranslator().pduToXml(octets)
        if not xml:
            return "refused"
        return GXDLMSTranslator().xmlToHexPdu(xml).replace(" ", "").upper()

    return ask


def _python(ask, kind, octets):
    """What a library says: what it throws is a refusal, and so is what it prints without an answer."""

    def stop(*_):
        raise DoesNotEnd

    noise = io.StringIO()
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        with contextlib.redirect_stdout(noise), contextlib.redirect_stderr(noise):
            return ask(kind, octets)
    except DoesNotEnd:
        return "does not end"
    except Exception:  # noqa: BLE001
        return "refused"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _rust(program, kind, octets):
    """What a program of rust-peers says; one that is killed by its own stack has refused."""
    try:
        done = subprocess.run([program, kind, octets.hex()], capture_output=True, text=True, timeout=10)
    except subprocess.TimeoutExpired:
        return "does not end"
    return done.stdout.strip() or "refused"


def peers(programs, tshark_program):
    """The peers that are installed: name, version, and what says of messages (kind, octets) what the peer says of them."""
    for name, package, make in [("COSEMpdu", "COSEMpdu", _cosempdu), ("dlms-cosem", "dlms-cosem", _dlms_cosem), ("gurux-dlms", "gurux_dlms", _gurux)]:
        ask = make()
        yield name, importlib.metadata.version(package), lambda messages, ask=ask: [_python(ask, *message) for message in messages]
    lock = (pathlib.Path(__file__).parent / "rust-peers" / "Cargo.lock").read_text()
    for name in ("dlms-cosem-rs", "dlms_cosem", "spodes-rs"):
        version = lock.split(f'name = "{name}"\nversion = "')[1].split('"')[0]
        program = str(pathlib.Path(programs) / name)
        yield name, version, lambda messages, program=program: [_rust(program, *message) for message in messages]
    version = tshark.version(tshark_program)
    if version:
        yield "tshark", version, lambda messages: tshark.verdicts(tshark_program, messages)

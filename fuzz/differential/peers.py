"""What programs of other people say of messages: refused, or the octets that they write for what they read."""

import contextlib
import io
import signal
import subprocess

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


def _rust(program):
    def ask(kind, octets):
        done = subprocess.run([program, kind, octets.hex()], capture_output=True, text=True, timeout=10)
        return done.stdout.strip() or "refused"

    return ask


def peers(rust_program):
    """The peers that are installed, by name."""
    found = {}
    for name, make in [("COSEMpdu", _cosempdu), ("dlms-cosem", _dlms_cosem), ("gurux-dlms", _gurux)]:
        found[name] = make()
    if rust_program:
        found["dlms-cosem-rs"] = _rust(rust_program)
    return found


def verdict(ask, kind, octets):
    """refused, does not end, not asked, not written, accepted (without a way to write it), or the octets that it writes."""
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
    except Exception:  # noqa: BLE001 - whatever a peer throws is a refusal
        return "refused"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)

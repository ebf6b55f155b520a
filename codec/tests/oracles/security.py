#!/usr/bin/env python3
"""Writes security.toml: protected APDUs of programs that were not written here, and certificates.

    pip install gurux-dlms==1.0.203 dlms-cosem==25.1.0 cryptography
    python3 security.py [--cosem PATH] > security.toml

Each APDU is sealed by one program and opened by the others that can. With --cosem, the command line of this project seals the same APDUs, and
the programs open them: what they were given is compared with what is recorded, so that the recorded octets show both directions.
Nothing of these programs is part of the project; only octets are recorded.
"""
import argparse
import datetime
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from dlms_cosem import security as dlms_cosem
from dlms_cosem.protocol.xdlms.general_global_cipher import GeneralGlobalCipher
from gurux_dlms.AesGcmParameter import AesGcmParameter
from gurux_dlms.GXByteBuffer import GXByteBuffer
from gurux_dlms.GXDLMSChippering import GXDLMSChippering
from gurux_dlms.enums.Security import Security
from gurux_dlms.objects.enums.SecuritySuite import SecuritySuite

# the programs write remarks to standard output
OUT, sys.stdout = sys.stdout, sys.stderr
TITLE = bytes.fromhex("4D4D4D0000BC614E")
KEYS = {0: (bytes(range(16)), bytes(range(0xD0, 0xE0))), 1: (bytes(range(16)), bytes(range(0xD0, 0xE0))),
        2: (bytes(range(0x80, 0xA0)), bytes(range(0xC0, 0xE0)))}
GET = bytes.fromhex("C001C100030100010800FF0200")
# a DataNotification with 300 octets: lengths of more than one octet
PUSH = bytes.fromhex("0F000000010009820128") + bytes(i % 251 for i in range(0x128))
FORMS = [("glo", 200, GET), ("ded", 208, GET), ("general-glo", 219, GET), ("general-glo", 219, PUSH), ("general-ded", 220, GET)]
POLICIES = {0x10: "authenticated", 0x20: "encrypted", 0x30: "both"}


def emit(line):
    OUT.write(line + "\n")


def text(octets):
    return bytes(octets).hex().upper()


def gurux(tag, control, counter, suite, plain):
    parameter = AesGcmParameter(tag, TITLE, *KEYS[suite])
    parameter.security, parameter.securitySuite = Security(control), SecuritySuite(suite)
    parameter.invocationCounter = counter
    return bytes(GXDLMSChippering.encryptAesGcm(parameter, plain))


def opened_by_gurux(apdu, suite):
    parameter = AesGcmParameter(0, TITLE, *KEYS[suite])
    return bytes(GXDLMSChippering.decryptAesGcm(None, parameter, GXByteBuffer(apdu)))


def dlms(control, counter, suite, plain):
    field = dlms_cosem.SecurityControlField.from_bytes(bytes([control | suite]))
    sealed = dlms_cosem.encrypt(field, TITLE, counter, KEYS[suite][0], plain, KEYS[suite][1])
    return field, sealed


def opened_by_dlms(apdu, suite):
    # its length octets have one octet only
    content = GeneralGlobalCipher.from_bytes(apdu) if apdu[0] == 219 and len(apdu) < 128 else None
    if content is None:
        body = apdu[-(len(apdu) - apdu.index(TITLE) - len(TITLE)):] if apdu[0] >= 219 else apdu[1:]
        body = body[1 + (body[0] & 0x7F if body[0] & 0x80 else 0):]
        field, counter, sealed = dlms_cosem.SecurityControlField.from_bytes(body[:1]), int.from_bytes(body[1:5], "big"), body[5:]
    else:
        field, counter, sealed = content.security_control, content.invocation_counter, content.ciphered_text
    return bytes(dlms_cosem.decrypt(field, TITLE, counter, KEYS[suite][0], bytes(sealed), KEYS[suite][1]))


def cosem(path, form, control, counter, suite, plain):
    block, authentication = (key.hex() for key in KEYS[suite])
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as keys:
        keys.write(f'[any]\nglobal-unicast = "{block}"\ndedicated = "{block}"\nauthentication = "{authentication}"\n')
        keys.flush()
        arguments = [path, "protect", "--form", form, "--policy", POLICIES[control], "--originator", TITLE.hex(), "--counter", str(counter),
                     "--suite", str(suite), "--key-file", keys.name, plain.hex()]
        return bytes.fromhex(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip())


def protected(path):
    counter = 0x0100_0000
    for suite in (0, 1, 2):
        for form, tag, plain in FORMS:
            for control in POLICIES:
                counter += 1
                apdu = gurux(tag, control, counter, suite, plain)
                assert opened_by_gurux(apdu, suite) == plain
                programs = ["gurux-dlms"]
                if control == 0x30:
                    _, sealed = dlms(control, counter, suite, plain)
                    assert apdu.endswith(sealed)
                    assert opened_by_dlms(apdu, suite) == plain
                    programs.append("dlms-cosem")
                if path:
                    ours = cosem(path, form, control, counter, suite, plain)
                    assert opened_by_gurux(ours, suite) == plain
                    assert control != 0x30 or opened_by_dlms(ours, suite) == plain
                    assert ours == apdu, (form, control, suite, text(ours), text(apdu))
                emit(f'[[apdu]]\nform = "{form}"\nsuite = {suite}\ncontrol = "{control | suite:02X}"\ncounter = {counter}\n'
                      f'system_title = "{text(TITLE)}"\nblock_cipher_key = "{text(KEYS[suite][0])}"\n'
                      f'authentication_key = "{text(KEYS[suite][1])}"\nplain = "{text(plain)}"\napdu = "{text(apdu)}"\n'
                      f'programs = {programs}\n'.replace("'", '"'))


def others():
    for suite in (0, 2):
        field = dlms_cosem.SecurityControlField.from_bytes(bytes([0x10 | suite]))
        challenge = bytes(range(0x40, 0x50))
        tag = dlms_cosem.gmac(field, TITLE, 7, KEYS[suite][0], KEYS[suite][1], challenge)
        emit(f'[[gmac]]\nsuite = {suite}\ncounter = 7\nsystem_title = "{text(TITLE)}"\nblock_cipher_key = "{text(KEYS[suite][0])}"\n'
              f'authentication_key = "{text(KEYS[suite][1])}"\nchallenge = "{text(challenge)}"\nanswer = "{0x10 | suite:02X}00000007{text(tag)}"\n')
        wrapped = dlms_cosem.wrap_key(field, KEYS[suite][1], KEYS[suite][0])
        emit(f'[[wrap]]\nkek = "{text(KEYS[suite][1])}"\nkey = "{text(KEYS[suite][0])}"\nwrapped = "{text(wrapped)}"\n')


def certificate(name, subject, key, issuer, signer, usage, authority=False, critical=True, days=(0, 3650), extra=None):
    """`signer` signs; usage is a set of names of key usages."""
    digest = {256: hashes.SHA256(), 384: hashes.SHA384()}[signer.curve.key_size]
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    entity = lambda text: x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
    builder = (x509.CertificateBuilder().subject_name(entity(subject)).issuer_name(entity(issuer)).public_key(key.public_key())
               .serial_number(0x1234).not_valid_before(start + datetime.timedelta(days[0])).not_valid_after(start + datetime.timedelta(days[1])))
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
             "encipher_only", "decipher_only"]
    if usage is not None:
        builder = builder.add_extension(x509.KeyUsage(**{flag: flag in usage for flag in names}), critical=critical)
    if authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    if extra:
        builder = builder.add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00"), critical=extra == "critical")
    der = builder.sign(signer, digest).public_bytes(serialization.Encoding.DER)
    numbers = signer.public_key().public_numbers()
    size = signer.curve.key_size // 8
    pair = numbers.x.to_bytes(size, "big") + numbers.y.to_bytes(size, "big")
    emit(f'[[certificate]]\nname = "{name}"\nissuer_curve = "P-{signer.curve.key_size}"\nissuer_key = "{text(pair)}"\nder = "{text(der)}"\n')


def certificates():
    key = lambda curve, number: ec.derive_private_key(number, curve())
    root256, root384 = key(ec.SECP256R1, 11), key(ec.SECP384R1, 12)
    own256, own384 = key(ec.SECP256R1, 13), key(ec.SECP384R1, 14)
    title = text(TITLE)
    certificate("signing-p256", title, own256, "Root", root256, {"digital_signature"})
    certificate("signing-p256-below-p384", title, own256, "Root", root384, {"digital_signature"})
    certificate("signing-p384", title, own384, "Root", root384, {"digital_signature"})
    certificate("agreement-p256", title, own256, "Root", root256, {"key_agreement"})
    certificate("authority-p256", "Root", root256, "Root", root256, {"key_cert_sign", "crl_sign"}, authority=True)
    certificate("signing-p384-below-p256", title, own384, "Root", root256, {"digital_signature"})
    certificate("usage-of-both", title, own256, "Root", root256, {"digital_signature", "key_agreement"})
    certificate("usage-not-critical", title, own256, "Root", root256, {"digital_signature"}, critical=False)
    certificate("usage-missing", title, own256, "Root", root256, None)
    certificate("system-as-authority", title, own256, "Root", root256, {"digital_signature"}, authority=True)
    certificate("not-a-title", "meter 12345", own256, "Root", root256, {"digital_signature"})
    certificate("signs-in-title", "+4D4D4D0000BC61E", own256, "Root", root256, {"digital_signature"})
    certificate("unknown-critical", title, own256, "Root", root256, {"digital_signature"}, extra="critical")
    certificate("unknown-not-critical", title, own256, "Root", root256, {"digital_signature"}, extra="plain")
    certificate("short-lived", title, own256, "Root", root256, {"digital_signature"}, days=(0, 1))
    certificate("other-curve", title, key(ec.SECP521R1, 15), "Root", root256, {"digital_signature"})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cosem", help="the command line of this project")
    emit("# Written by security.py: do not edit. Octets of gurux-dlms 1.0.203, dlms-cosem 25.1.0 and cryptography.\n")
    protected(parser.parse_args().cosem)
    others()
    certificates()
    OUT.flush()

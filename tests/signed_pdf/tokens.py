"""A real PKCS#11 token of SoftHSM2, in a folder of its own."""

from __future__ import annotations

import atexit
import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pkcs11
from asn1crypto import pem, x509
from pkcs11 import Attribute, KeyType, ObjectClass, Session
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.signed_pdf.pki import PASSPHRASE, pki

PEOPLE = ("montfleur", "rivebelle")
HOLDERS = {**{who: (who,) for who in PEOPLE}, "Double": PEOPLE, "Muette": ("montfleur",), "Vide": ()}
"""Whose keys each token holds, by its label."""
_PLACES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)


def module() -> Path:
    """The module of SoftHSM2, which the installation for tests brings."""
    return next(Path(place) for place in _PLACES if Path(place).exists())


@cache
def tokens() -> Path:
    """The module, with a token for each city that holds its key and certificate, and the authority's certificate.

    `Double` holds the keys of both, the key in `Muette` may not sign, and `Vide` holds nothing.
    """
    folder = tempfile.TemporaryDirectory(prefix="tokens-")
    atexit.register(folder.cleanup)
    base = Path(folder.name)
    (base / "tokens").mkdir()
    configuration = base / "softhsm2.conf"
    configuration.write_text(
        f"directories.tokendir = {base / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    for label in HOLDERS:
        command = [
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            label,
            "--so-pin",
            PASSPHRASE,
            "--pin",
            PASSPHRASE,
        ]
        subprocess.run(command, check=True, capture_output=True)
    library = pkcs11.lib(str(module()))
    library.reinitialize()
    for token, holders in HOLDERS.items():
        if not holders:
            continue
        with library.get_token(token_label=token).open(rw=True, user_pin=PASSPHRASE) as session:
            for who in holders:
                _put_key(session, who, signs=token != "Muette")
            _put_certificate(session, "Autorité", b"\x09", _authority())
    return module()


def _put_key(session: Session, who: str, *, signs: bool) -> None:
    """Puts key and certificate of that city on the token, under the city's own number."""
    kind, _, der = pem.unarmor(pki().bare_key(who).read_bytes())
    assert kind == "PRIVATE KEY"
    own = x509.Certificate.load(pki().der(who))
    id = bytes((PEOPLE.index(who) + 1,))
    session.create_object({**_key(der, own.public_key.algorithm, id), Attribute.SIGN: signs})
    _put_certificate(session, "Signature", id, own.dump())


def _put_certificate(session: Session, label: str, id: bytes, certificate: bytes) -> None:
    own = {Attribute.TOKEN: True, Attribute.LABEL: label, Attribute.ID: id}
    session.create_object({**decode_x509_certificate(certificate), **own})


def _authority() -> bytes:
    _, _, der = pem.unarmor(pki().chain.read_bytes())
    return bytes(der)


def _key(der: bytes, algorithm: str, id: bytes) -> dict[Attribute, object]:
    from asn1crypto import keys

    info = keys.PrivateKeyInfo.load(der)
    inner = info["private_key"].parsed
    if algorithm == "rsa":
        found = decode_rsa_private_key(inner.dump())
        found[Attribute.KEY_TYPE] = KeyType.RSA
    else:
        inner["parameters"] = info["private_key_algorithm"]["parameters"]
        found = decode_ec_private_key(inner.dump())
        found[Attribute.KEY_TYPE] = KeyType.EC
    found |= {
        Attribute.CLASS: ObjectClass.PRIVATE_KEY,
        Attribute.TOKEN: True,
        Attribute.PRIVATE: True,
        Attribute.SENSITIVE: True,
        Attribute.LABEL: "Signature",
        Attribute.ID: id,
    }
    return dict(found)

"""Trust anchors: the certificates that a person says to trust. None is ever assumed."""

from __future__ import annotations

from asn1crypto import pem, x509

from engross.diagnostics import Origin, refuse


def read_anchors(content: bytes, name: str) -> tuple[bytes, ...]:
    """The certificates of a file, each in DER: one in DER, or any number in PEM (RFC 7468).

    Raises `Refused` (not-a-certificate).
    """
    found: list[bytes] = []
    try:
        if pem.detect(content):
            for kind, _, der in pem.unarmor(content, multiple=True):
                if kind in ("CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE"):
                    found.append(der)
        else:
            found.append(content)
        for der in found:
            # Reading the key shows that it is a certificate, and not something that begins like one.
            _ = x509.Certificate.load(der, strict=True).public_key.algorithm
    except (ValueError, TypeError, KeyError, AttributeError):
        found = []
    if not found:
        raise refuse("not-a-certificate", Origin(name), name=name)
    return tuple(found)

"""Trust anchors: the certificates that the user gives as trusted. There are no default anchors."""

from __future__ import annotations

from asn1crypto import pem, x509

from engross.diagnostics import Origin, refuse


def read_anchors(content: bytes, name: str) -> tuple[bytes, ...]:
    """The certificates of a file, each in DER: one in DER, or any number in PEM (RFC 7468).

    Raises `Refused` (not-a-certificate).
    """
    anchors: list[bytes] = []
    try:
        if pem.detect(content):
            for kind, _, der in pem.unarmor(content, multiple=True):
                if kind in ("CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE"):
                    anchors.append(der)
        else:
            anchors.append(content)
        for der in anchors:
            # Reading the key shows that the whole is a certificate, and not only its beginning.
            _ = x509.Certificate.load(der, strict=True).public_key.algorithm
    except (ValueError, TypeError, KeyError, AttributeError):
        anchors = []
    if not anchors:
        raise refuse("not-a-certificate", Origin(name), name=name)
    return tuple(anchors)

"""Signing a copy.

A `SignatureSpec` says which signature is asked for. A `Key` makes the
cryptographic object and knows nothing of PDF. `sign` writes the file. So a key
file, a card and a remote service are interchangeable. pyHanko does the work.
"""

from __future__ import annotations

from engross.signed_pdf.signing.key import AskSecret, Key, Secret
from engross.signed_pdf.signing.keyfile import PemFiles, Pkcs12File
from engross.signed_pdf.signing.remote import RemoteKey
from engross.signed_pdf.signing.sign import Signed, sign
from engross.signed_pdf.signing.spec import Appearance, Level, SignatureSpec
from engross.signed_pdf.signing.token import TokenKey

__all__ = [
    "Appearance",
    "AskSecret",
    "Key",
    "Level",
    "PemFiles",
    "Pkcs12File",
    "RemoteKey",
    "Secret",
    "SignatureSpec",
    "Signed",
    "TokenKey",
    "sign",
]

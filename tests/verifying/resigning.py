"""Signatures made again over changed bytes, and messages put into the room of a signature in another form."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from asn1crypto import cms
from pyhanko.sign.signers import SimpleSigner

from tests.signed_pdf.pki import PASSPHRASE
from tests.verifying.tampering import rooms

_RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]")


def resigned(content: bytes, p12: Path, change: Callable[[bytes], bytes], *, pss: bool = False) -> bytes:
    """The file with its last signature made again after `change`, which keeps every byte at its place."""
    start, end = rooms(content)[-1]
    changed = change(content)
    assert len(changed) == len(content)
    first, size, second, rest = map(int, _last_range(changed).groups())
    covered = changed[first : first + size] + changed[second : second + rest]
    signer = SimpleSigner.load_pkcs12(p12, passphrase=PASSPHRASE.encode(), prefer_pss=pss)
    assert signer is not None
    digest = hashlib.sha256(covered).digest()
    message = asyncio.run(signer.async_sign(digest, "sha256", use_pades=True))
    return in_room(changed, start, end, message.dump())


def _last_range(content: bytes) -> re.Match[bytes]:
    return list(_RANGE.finditer(content))[-1]


def shortened(content: bytes) -> bytes:
    """The range of the last signature ends some bytes before its revision does."""
    last = _last_range(content)
    less = b"%d" % (int(last[4]) - 6)
    assert len(less) == len(last[4])
    return content[: last.start(4)] + less + content[last.end(4) :]


def in_room(content: bytes, start: int, end: int, message: bytes) -> bytes:
    """The file with that message in the room of a signature, padded with zeros."""
    digits = message.hex().upper().encode()
    assert len(digits) <= end - start - 2
    return content[: start + 1] + digits.ljust(end - start - 2, b"0") + content[end - 1 :]


def with_message(content: bytes, change: Callable[[cms.ContentInfo], cms.ContentInfo | bytes | None]) -> bytes:
    """The file whose last signature was taken out of its room, changed and put back."""
    start, end = rooms(content)[-1]
    message = cms.ContentInfo.load(bytes.fromhex(content[start + 1 : end - 1].decode()))
    changed = change(message)
    if not isinstance(changed, bytes):
        changed = (message if changed is None else changed).dump(force=True)
    return in_room(content, start, end, changed)

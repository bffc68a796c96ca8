"""What chance makes of a copy: bytes changed, taken out, doubled, or replaced by what a parser stumbles over."""

from __future__ import annotations

import json
import random
import zlib
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf

from engross.model.copy_record import RECORD_NAME
from engross.signed_pdf.signing import Level
from tests.verifying.small import small, small_at

_WORDS = (
    b"<<" * 40, b"[" * 400, b"endobj", b"stream\r\n", b"/Length 99999999999", b"9" * 400, b"\0" * 50, b"0 0 R",
    b"%%EOF\n", b"startxref\n0\n", b"/Prev 0", b"/Kids [1 0 R]", b"-1", b"(" * 300,
    b"/Filter [" + b"/FlateDecode " * 60 + b"]",
)  # fmt: skip


def mutated(seed: int) -> bytes:
    """The mutation of that seed. The same seed changes the same places of a copy."""
    chance = random.Random(seed)
    match seed % 4:
        case 0:
            return _with_record(chance)
        case 1:
            return _unpacked(chance)
    return _bytes_changed(bytes(small_at(chance.choice(list(Level)), chance.choice((0, 1, 2)))), chance)


def _bytes_changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.randrange(1, 200)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 2000)]
            case 3:
                changed[at:at] = chance.choice(_WORDS)
            case 4:
                changed[at : at + 4] = chance.randbytes(4)
    return bytes(changed)


@cache
def _plain() -> bytes:
    """The copy with nothing packed, so that changes reach what is inside."""
    with pikepdf.open(BytesIO(small())) as pdf:
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            static_id=True,
        )
    return out.getvalue()


def _unpacked(chance: random.Random) -> bytes:
    return _bytes_changed(_plain(), chance)


def _with_record(chance: random.Random) -> bytes:
    """The copy with a record in which one value is another."""
    with pikepdf.open(BytesIO(small())) as pdf:
        held = pdf.attachments[RECORD_NAME]
        record = json.loads(held.get_file().read_bytes())
        _spoil(record, chance)
        text = json.dumps(record).encode()
        if chance.random() < 0.3:
            text = _bytes_changed(text, chance)
        packed = zlib.compress(text)
        held.obj.EF.F.write(packed, filter=pikepdf.Name.FlateDecode)
        out = BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


_ODD: tuple[Any, ...] = (
    None, True, -1, 10**40, 1e308, "", "x" * 5000, "\x1b[2J", "\u202e", "../../etc/passwd", "a\0b", [], {}, [[]] * 50,
    {"": {"": ""}}, "99999999-99-99", "éé", "original", [None], {"protocol": []},
)  # fmt: skip


def _spoil(value: Any, chance: random.Random) -> None:
    """Replaces one value somewhere inside, or takes it away."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        here = value
        while True:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            if not keys:
                break
            key = chance.choice(keys)
            inner = here[key]
            if isinstance(inner, dict | list) and inner and chance.random() < 0.7:
                here = inner
                continue
            if chance.random() < 0.2:
                del here[key]
            else:
                here[key] = deepcopy(chance.choice(_ODD))
            break

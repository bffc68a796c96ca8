"""The distinguished encoding of ASN.1 (ITU-T X.690, 10 and 11), as far as CMS messages need it."""

from __future__ import annotations

INTEGER, BITS, OCTETS, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
CONTEXT_0, CONTEXT_1 = 0xA0, 0xA1


def tlv(tag: int, content: bytes) -> bytes:
    """One value: its tag, its length in the fewest bytes, its content."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def whole(content: bytes) -> int:
    """The size in bytes of the value at the start of `content`. Raises `ValueError` if its length is not in DER."""
    if len(content) < 2 or content[0] & 0x1F == 0x1F or content[1] in (0x80, 0xFF):
        raise ValueError("not a value in DER")
    many = content[1] & 0x7F if content[1] & 0x80 else 0
    size = int.from_bytes(content[2 : 2 + many], "big") if many else content[1]
    total = len(tlv(content[0], b"")) if not size else 2 + many + size
    if total > len(content) or tlv(content[0], content[2 + many : 2 + many + size])[: 2 + many] != content[: 2 + many]:
        raise ValueError("not a value in DER")
    return total

"""Signing: a copy that was issued, with one signature more."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Origin, Refused, refuse
from engross.output import digest, held, write, write_new

if TYPE_CHECKING:
    from engross.finish.signing import Appearance, Ask, Key, Level, Signed
    from engross.model.field import SignatureField


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the key of a signatory is kept.

    In a file (`p12`, or `key` with `cert`), on a token (`pkcs11`, its module),
    or with a service (`csc`, its address). `chain` are files of certificates between the signatory's and the one that
    is trusted.
    """

    p12: str = ""
    key: str = ""
    cert: str = ""
    chain: tuple[str, ...] = ()
    pkcs11: str = ""
    token: str = ""
    serial: str = ""
    label: str = ""
    id: str = ""
    csc: str = ""
    credential: str = ""


@dataclass(frozen=True, slots=True)
class SignOptions:
    """How a copy is to be signed.

    `field` is the name of a field or the id of a signatory; `level` is b-b,
    b-t, b-lt or b-lta; `at` the moment, with its time zone; `tsa` the address
    of a timestamp server; `trust` are files of certificates to trust. Without
    `seen` the signature shows nothing. `output` is where the signed copy
    goes, the copy itself only if it is named; `issued` is the SHA-256 that
    the file had when it was issued, where that is known.
    """

    field: str
    at: datetime
    level: str = "b-b"
    key: KeyPlace | None = None
    tsa: str = ""
    trust: tuple[str, ...] = ()
    reason: str = ""
    location: str = ""
    seen: bool = True
    output: Path | None = None
    issued: str = ""


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """Where the signed copy is, and what was signed in it."""

    path: Path
    signed: Signed


def sign(path: Path, options: SignOptions, ask: Ask) -> SignedCopy:
    """Signs the copy at `path`, which stays as it is unless `output` names it.

    `ask` gives what a key asks of its holder (a passphrase, a code), only
    when it is needed. Servers are asked only if they are named or the level
    needs it. Raises `Refused` with everything that forbids it.
    """
    from engross.finish.signing import Level, Wish
    from engross.finish.signing import sign as signed_copy
    from engross.finish.signing.keyfile import certificates

    with held(path):
        content = _content(path)
        if not options.field:
            raise _which_field(content, str(path))
        trust = tuple(one.dump() for file in options.trust for one in certificates(Path(file)))
        wish = Wish(
            field=options.field,
            level=Level(options.level),
            at=options.at,
            tsa=options.tsa,
            trust=trust,
            reason=options.reason,
            location=options.location,
            appearance=_appearance(options.at) if options.seen else None,
            issued=options.issued,
        )
        signed = signed_copy(content, str(path), wish, _key(options.key), ask)
        output = options.output or path.with_name(f"{path.stem}.{signed.field.signatory or signed.field.name}.pdf")
        if digest(_content(path)) != digest(content):
            raise refuse("changed-meanwhile", Origin(str(path)), name=str(path))
        if _same(output, path):
            write(output, signed.content)
        else:
            write_new(output, signed.content)
    return SignedCopy(output, signed)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None


def _same(output: Path, path: Path) -> bool:
    try:
        return os.path.samefile(output, path)  # noqa: PTH121 -- Path.samefile raises for a file that is not there, too
    except OSError:
        return False


def _which_field(content: bytes, name: str) -> Refused:
    """What is said to someone who named no field: those that may be signed now."""
    from engross.finish.signing.copy import read_copy

    copy = read_copy(content, name)
    ready = copy.next()
    if ready:
        names = ", ".join(f"`{one.name}`" for one in ready)
        return refuse("field-needed", Origin(name), names=names, who=", ".join(one.person for one in ready))
    return refuse("field-needed", Origin(name))


def _key(place: KeyPlace | None) -> Key | None:
    """The key that is kept there."""
    from engross.finish.signing import PemFiles, Pkcs12File, RemoteKey, TokenKey

    if place is None:
        return None
    chain = tuple(Path(one) for one in place.chain)
    if place.p12:
        return Pkcs12File(Path(place.p12), chain)
    if place.pkcs11:
        return TokenKey(Path(place.pkcs11), place.token, place.serial, place.label, place.id, chain)
    if place.csc:
        return RemoteKey(place.csc, place.credential, chain)
    return PemFiles(Path(place.key), Path(place.cert), chain)


def _appearance(at: datetime) -> Callable[[SignatureField, Level], Appearance]:
    """What a signature shows, in the language of the document: who, in which office, when, at which level."""

    def shown(field: SignatureField, level: Level) -> Appearance:
        from engross.finish.signing import Appearance
        from engross.language import grammar
        from engross.model.raised import lowered
        from engross.render.fonts import font_file

        lines = (field.capacity, lowered(grammar(field.lang).signed(at)), f"PAdES {level.written}")
        return Appearance(
            name=field.person,
            lines=lines,
            lang=field.lang,
            strong=font_file("SourceSerifPro-Semibold").read_bytes(),
            plain=font_file("SourceSansPro-Regular").read_bytes(),
        )

    return shown

"""XML of WordprocessingML (ECMA-376 part 1, Transitional) as text: small functions that escape their arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape as _escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def escape(text: str) -> str:
    """`text` for an element or an attribute in double quotes; what XML cannot hold becomes U+FFFD."""
    return _escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;"})


def tag(name: str, inside: str | Iterable[str] = "", /, **attributes: str | int | None) -> str:
    """One element of the namespace `w`. `inside` is XML.

    Attributes are of `w` too; those that are None are left out. A trailing underscore in the name of an attribute is
    dropped, so that `id_` gives `w:id`.
    """
    held = "".join(
        f' w:{key.rstrip("_")}="{escape(str(value))}"' for key, value in attributes.items() if value is not None
    )
    text = inside if isinstance(inside, str) else "".join(inside)
    return f"<w:{name}{held}>{text}</w:{name}>" if text else f"<w:{name}{held}/>"


def twips(points: float) -> int:
    """Points as twentieths of a point, the unit of most lengths in WordprocessingML."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(length / 25.4 * 1440)


def emu(points: float) -> int:
    """Points as English metric units, the unit of drawings."""
    return round(points * 12700)

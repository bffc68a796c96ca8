"""The cover of an act in one language, as the template asks for it."""

from __future__ import annotations

import base64
from typing import Any

from engross.model.document import Version, plain
from engross.model.rendering import Look
from engross.render.html.inlines import inline

_MANY = 3
"""With more parties than this the cover is set closer (class `crowded`)."""


def cover(version: Version, look: Look) -> dict[str, Any]:
    """Title, period, subject and parties of a version, for the page of the template; emblems are images of the look."""
    front = version.front
    return {
        "lang": version.lang,
        "title": inline(front.title),
        "period": inline(front.period),
        "subject": inline(front.subject),
        "between": front.word("between"),
        "and": front.word("and"),
        "sides": [
            {"parties": [inline(party) for party in side.parties], "name": inline(side.name)} for side in front.sides
        ],
        "crowded": sum(len(side.parties) for side in front.sides) > _MANY,
        "emblems": [
            {"source": source, "of": plain(party)}
            for side in front.sides
            for party, name in zip(side.parties, side.emblems, strict=False)
            if name and (source := _image(name, look))
        ],
    }


def _image(name: str, look: Look) -> str:
    """An image of the look as a `data:` address; empty if the look does not have it."""
    content = look.images.get(name)
    if content is None:
        return ""
    kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(ending := name.rpartition(".")[2].lower(), ending)
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"

"""The counterpart's kit as one HTML file that loads nothing: the act with its changes, and places to answer.

The policy of the page (CSP level 3) allows its own script and its own style by
their hashes, and nothing else. The words of the act are data: they stand in
the page as text, and in the script as JSON that is parsed.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from engross.model.kit import FORMAT, Kit
from engross.model.rendering import Look
from engross.render.template import fill_template


def kit_page(kit: Kit, look: Look, script: str) -> str:
    """The page. Raises `Refused` as `fill_template`."""
    style = look.style.replace("</", "<\\/")
    script = script.replace("</", "<\\/")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    answer = {"format": FORMAT, "protocol": kit.protocol, "against": kit.against, "text": kit.text}
    data = {
        "answer": answer,
        "lang": kit.lang,
        "words": kit.words,
        "changes": [change.number for change in kit.changes],
        "said": {str(one.number): one.words for one in kit.paragraphs},
        "old": {str(change.number): [change.old, change.new] for change in kit.changes},
    }
    return fill_template(
        look,
        kit=kit,
        word=kit.words[kit.lang],
        languages={code: words["language"] for code, words in kit.words.items()},
        change={change.number: change for change in kit.changes},
        policy=policy,
        style=Markup(style),
        script=Markup(script),
        data=Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")),
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"

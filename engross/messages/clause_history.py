"""The history of a clause in words for people."""

from __future__ import annotations

from collections.abc import Sequence

from engross.messages import visible, word
from engross.model.clause_history import ClauseEditions, ClauseHistory

_WORDS = """colon first identical newest nobody picture state.draft state.ready state.signed status.approved
    status.draft status.proposed status.signed status.withdrawn uses""".split()


def clause_history(
    clause: str, chains: Sequence[ClauseEditions], lang: str, *, author: str = "", date: str = ""
) -> ClauseHistory:
    """The history of `clause` with what pages say around it, in `lang`."""
    words = {name: word(name if name == "colon" else f"chain.{name}", lang) for name in _WORDS}
    shared = "added author date deleted end legend moved arrived redline skip out in".split()
    words |= {name: word(f"redline.{name}", lang) for name in shared}
    title = word("chain.title", lang, name=clause)
    return ClauseHistory(clause, lang, tuple(chains), title, words, visible(author), visible(date))

"""What may no longer change: the clauses of an act from its first signature on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engross.diagnostics import Diagnostic, Origin, Refused
from engross.register.store import path_of, read_register
from engross.workspace import Workspace

_CLAUSES = "clauses/"


def changed_signed_texts(
    workspace: Workspace, protocol: str, sources: Callable[[], Mapping[str, str]]
) -> tuple[Diagnostic, ...]:
    """Each edition of a signed act that is not as it was signed; `sources` gives the hashes of its sources today.

    Nothing for a protocol without a register: signed before there was one,
    there is nothing to compare with. What is wrong with the register itself
    is told too.
    """
    try:
        if not path_of(workspace, protocol).is_file():
            return ()
        settled = {name: sha for name, sha in read_register(workspace, protocol).settled.items() if _is_text(name)}
    except Refused as refused:
        return refused.diagnostics
    if not settled:
        return ()
    found = []
    today = {name: sha for name, sha in sources().items() if _is_text(name)}
    for name in sorted({*settled, *today}):
        facts = {"name": name, "protocol": protocol}
        if name in settled and name in today and settled[name] != today[name]:
            found.append(Diagnostic("signed-edition-changed", Origin(name), facts=facts))
        elif name not in today:
            found.append(Diagnostic("signed-edition-gone", Origin(f"protocols/{protocol}.yaml"), facts=facts))
        elif name not in settled:
            found.append(Diagnostic("signed-edition-added", Origin(f"protocols/{protocol}.yaml"), facts=facts))
    return tuple(found)


def _is_text(name: str) -> bool:
    """Whether a source is the text of a clause: what stands beside it may still say that it was signed."""
    return name.startswith(_CLAUSES) and name.endswith(".md")

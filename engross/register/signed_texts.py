"""Checks that the clauses of an act have not changed since its first signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engross.diagnostics import Diagnostic, Origin, Refused
from engross.register.store import path_of, read_register
from engross.workspace import Workspace

_CLAUSES = "clauses/"


def changed_signed_texts(
    workspace: Workspace, protocol: str, sources: Callable[[], Mapping[str, str]]
) -> tuple[Diagnostic, ...]:
    """Tells each edition of a signed act that differs from what was signed.

    `sources` gives the SHA-256 of the sources today, by name. A protocol
    without a register gives nothing: there is nothing to compare with. Damage
    of the register itself is told too.
    """
    try:
        if not path_of(workspace, protocol).is_file():
            return ()
        signed = {
            name: sha for name, sha in read_register(workspace, protocol).signed_sources.items() if _is_text(name)
        }
    except Refused as refused:
        return refused.diagnostics
    if not signed:
        return ()
    problems = []
    today = {name: sha for name, sha in sources().items() if _is_text(name)}
    for name in sorted({*signed, *today}):
        facts = {"name": name, "protocol": protocol}
        if name in signed and name in today and signed[name] != today[name]:
            problems.append(Diagnostic("signed-edition-changed", Origin(name), facts=facts))
        elif name not in today:
            problems.append(Diagnostic("signed-edition-gone", Origin(f"protocols/{protocol}.yaml"), facts=facts))
        elif name not in signed:
            problems.append(Diagnostic("signed-edition-added", Origin(f"protocols/{protocol}.yaml"), facts=facts))
    return tuple(problems)


def _is_text(name: str) -> bool:
    """Whether a source is the text of a clause. Other files may still change, for example to say that it was signed."""
    return name.startswith(_CLAUSES) and name.endswith(".md")

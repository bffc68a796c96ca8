"""The emblems of parties, as they lie in the workspace."""

from __future__ import annotations

from collections.abc import Iterable

from engross.model.party import Party
from engross.workspace import Workspace


def emblems(workspace: Workspace, parties: Iterable[Party]) -> dict[str, bytes]:
    """By name the images of those parties that have one; what is not there is told where a party is read."""
    found = {}
    for party in parties:
        path = workspace.find(party.emblem) if party.emblem else None
        if party.emblem and path is not None:
            found[party.emblem] = path.read_bytes()
    return found

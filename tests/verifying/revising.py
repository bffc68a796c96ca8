"""What may lawfully be added to a copy after it was issued, by us and by other programs, step by step."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engross.signed_pdf.signing import Level, Pkcs12File, sign
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.signing import secret, wish
from tests.verifying import outside
from tests.verifying.small import WHO, small_at


@dataclass(frozen=True)
class State:
    """A copy, how many have signed it, whether its field for the timestamp is taken, whether it has a timestamp."""

    content: bytes
    signatures: int
    taken: bool = False
    stamped: bool = False


Step = Callable[[State, Pki], State | None]
"""Gives the copy with one revision more; None where that revision is not allowed or makes no sense."""


def _ours(level: Level) -> Step:
    def step(state: State, pki: Pki) -> State | None:
        if state.signatures == len(WHO) or state.taken:
            return None
        who = WHO[state.signatures]
        signed = sign(state.content, "c.pdf", wish(pki, f"{who}-1", level), Pkcs12File(pki.p12(who)), secret)
        closing = level is Level.B_LTA and state.signatures + 1 == len(WHO)
        return State(signed.content, state.signatures + 1, closing, closing or state.stamped)

    return step


def _theirs(state: State, pki: Pki) -> State | None:
    if state.signatures == len(WHO) or state.taken:
        return None
    who = WHO[state.signatures]
    content = outside.signed_by(state.content, f"signature-{who}-1", pki.p12(who))
    return State(content, state.signatures + 1, state.taken, state.stamped)


def _stamp(state: State, pki: Pki) -> State | None:
    if not state.signatures:
        return None
    return State(outside.stamped(state.content, pki), state.signatures, state.taken, True)


def _stamp_with_proof(state: State, pki: Pki) -> State | None:
    if not state.signatures:
        return None
    return State(outside.stamped(state.content, pki, proof=True), state.signatures, state.taken, True)


def _stamp_in_its_field(state: State, pki: Pki) -> State | None:
    if state.signatures < len(WHO) or state.taken:
        return None
    return State(outside.stamped(state.content, pki, "timestamp"), state.signatures, True, True)


def _renewal(state: State, pki: Pki) -> State | None:
    if not state.stamped:
        return None
    return State(outside.renewed(state.content, pki), state.signatures, state.taken, True)


def _store(state: State, pki: Pki) -> State | None:
    if not state.signatures:
        return None
    return State(outside.with_store(state.content, pki), state.signatures, state.taken, state.stamped)


STEPS: dict[str, Step] = {
    **{f"we sign at {level.written}": _ours(level) for level in Level},
    "another program signs": _theirs,
    "a timestamp": _stamp,
    "a timestamp with proof": _stamp_with_proof,
    "a timestamp in its field": _stamp_in_its_field,
    "a renewal": _renewal,
    "a store": _store,
}


@dataclass(frozen=True)
class Revised:
    """A copy after some lawful revisions, and which these were."""

    name: str
    content: bytes


def lawful(seed: int, pki: Pki) -> Revised:
    """A copy of some level with one to four lawful revisions. The same seed takes the same steps."""
    chance = random.Random(seed)
    level, signatures = chance.choice(list(Level)), chance.choice((0, 1, 1, 2, 2))
    closed = level is Level.B_LTA and signatures == len(WHO)
    state = State(small_at(level, signatures), signatures, closed, closed)
    names: list[str] = []
    wanted = chance.randint(1, 4)
    for _ in range(40):
        if len(names) == wanted:
            break
        name = chance.choice(list(STEPS))
        following = STEPS[name](state, pki)
        if following is not None:
            state, names = following, [*names, name]
    return Revised(f"{signatures} at {level.written}: {', '.join(names)}", state.content)


def each_step(pki: Pki) -> Iterator[Revised]:
    """Each step alone, on a copy of each level signed by one and by both."""
    for level in Level:
        for signatures in (1, 2):
            closed = level is Level.B_LTA and signatures == len(WHO)
            state = State(small_at(level, signatures), signatures, closed, closed)
            for name, step in STEPS.items():
                if (following := step(state, pki)) is not None:
                    yield Revised(f"{signatures} at {level.written}: {name}", following.content)

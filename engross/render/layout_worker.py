"""A second process that lays out pages, within bounds of time and memory.

Importing WeasyPrint takes longer than assembling a protocol. On a second core both go on at once, and the memory of
the engine is given back when the process ends. A stylesheet, an emblem or a text may ask for more than any computer
has (`@page { size: 1mm }`, a drawing that uses itself a thousandfold): the process is stopped then, nothing else is
lost, and the file at fault is named.
"""

from __future__ import annotations

import atexit
import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from engross.bounded import BoundedWorker, ProcessBounds, Stopped, is_bounded
from engross.diagnostics import Origin, Refused, refuse
from engross.model.rendering import Look, Rendering

T = TypeVar("T")
_SECONDS, _SECONDS_OF_4_KB = 20, 1
"""A page of an act takes some tenths of a second, and has some 4,000 characters of HTML."""
_MEMORY, _MEMORY_OF_A_CHARACTER = 700 << 20, 1000
"""The engine itself takes 100 MiB, an act of a hundred pages 100 MiB more."""
_CLOCK = 4
"""How many times the processor time a page may take by the clock: other programs run too."""
_PROBE = ProcessBounds(processor=5, clock=30, memory=500 << 20)
"""What one emblem may take."""
_ONE_EMBLEM = (
    '<!DOCTYPE html><html lang="en"><head><title>Emblem</title></head><body><img alt="emblem" src="{}"></body></html>'
)

WORKER = BoundedWorker("engross.render.layout_engine:load_engine", "engross.render.layout_engine:release_fonts")
"""The process for everything that this one lays out."""
atexit.register(WORKER.close)


def lay_out(html: str, look: Look, *more: tuple[str, Look]) -> Rendering:
    """As `engross.render.layout.lay_out`, in the worker.

    Raises `Refused`, also layout-stopped and layout-failed (the process was stopped, or died).
    """
    size = sum(map(len, (html, *(text for text, _ in more))))
    without = {look.style_file: (_lay_out, html.replace(look.style, ""), look)} if look.style else {}
    with blamed(look, Origin(look.page_file or look.style_file), size, without):
        return in_worker(size, _lay_out, html, look, *more)


def _lay_out(html: str, look: Look, *more: tuple[str, Look]) -> Rendering:
    """Runs in the worker: this process need not load the engine to name the function."""
    from engross.render.layout import lay_out as lay_out_here

    return lay_out_here(html, look, *more)


def in_worker(size: int, function: Callable[..., T], *arguments: object) -> T:
    """What `function` returns in the worker, for a page of `size` characters. Raises `Stopped`, and as the function.

    A process that has bounds already calls the function itself.
    """
    if is_bounded():
        return function(*arguments)
    return WORKER.run(bounds(size), function, *arguments)


def bounds(size: int) -> ProcessBounds:
    """What laying out a page of `size` characters may use."""
    seconds = _SECONDS + size // 4096 * _SECONDS_OF_4_KB
    return ProcessBounds(seconds, _CLOCK * seconds, _MEMORY + size * _MEMORY_OF_A_CHARACTER)


@contextmanager
def blamed(look: Look, text: Origin, size: int, without: Mapping[str, tuple[Any, ...]]) -> Iterator[None]:
    """Turns `Stopped` into a diagnostic of the file that is at fault, for a page of `size` characters.

    That is an emblem that cannot be laid out alone, or the first file of `without` without which the page can be laid
    out: each has a function with its arguments that does so. Otherwise it is the `text`.
    """
    try:
        yield
    except Stopped as stopped:
        if is_bounded():
            raise
        less = _half(bounds(size))
        file = _emblem_at_fault(look) or next((name for name, work in without.items() if _ends(less, *work)), "")
        if stopped.reason == "died" and not file and stopped.status:
            raise refuse("layout-failed", text, status=str(stopped.status)) from None
        raise layout_stopped(stopped, Origin(file) if file else text, look, size) from None


def layout_stopped(stopped: Stopped, origin: Origin, look: Look, size: int) -> Refused:
    """The refusal of a page of `size` characters that could not be made within its bounds."""
    limits = bounds(size)
    facts = {"seconds": str(limits.processor), "mebibytes": str(limits.memory >> 20)}
    return refuse("layout-stopped", origin, reason=stopped.reason, **facts, page=look.page_file, style=look.style_file)


def _emblem_at_fault(look: Look) -> str:
    plain = replace(look, images={}, attachments=(), copy=None, archival=False, proved=False)
    for name, content in look.images.items():
        if not _ends(_PROBE, _lay_out, _ONE_EMBLEM.format(_address(name, content)), plain):
            return name
    return ""


def _ends(within: ProcessBounds, function: Callable[..., object], *arguments: object) -> bool:
    """Whether a function ends within these bounds, well or not."""
    try:
        WORKER.run(within, function, *arguments)
    except Stopped:
        return False
    except Refused:
        return True  # told another time: here it is asked what never ends
    return True


def _half(whole: ProcessBounds) -> ProcessBounds:
    return replace(whole, processor=max(whole.processor // 2, 1), clock=whole.clock / 2)


def _address(name: str, content: bytes) -> str:
    kind = "svg+xml" if name.lower().endswith(".svg") else "*"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"

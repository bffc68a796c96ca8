"""Comparing: makes a redline of two texts, or shows the changes of two sides since a third text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engross.api.negotiating import present_three
from engross.api.redlining import Acts, Compared, CompareOptions, called, present
from engross.api.texts import ComparedText, alike, read_texts
from engross.diagnostics import Collector
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.outline import Reading


def compare(workspace: Workspace | None, old: str, new: str, options: CompareOptions | None = None) -> Compared:
    """The redline from `old` to `new` and its summary in words, in the format that `options` ask for.

    Both are names as `read_texts` takes them. Harmless oddities of the texts
    are among the diagnostics. Raises `Refused` with what is wrong with both,
    or if the redline does not give both texts back, character for character
    (redline-not-exact).
    """
    from engross.compare import compare as compared
    from engross.model.outline import uncompared

    texts, odd = read_texts(workspace, old, new)
    was, now = alike(*(text.reading for text in texts))
    options = options or CompareOptions()
    left = uncompared(_as_sent(texts[0], was, now) if options.allow else was, now)
    redline = compared(was.outline, now.outline, uncompared=tuple(text.kind for text in left))
    if now.authors is not None:
        from engross.compare.attribution import attributed

        redline = attributed(redline, now.authors)
    identical = bool(was.source) and was.source == now.source
    compared_texts = present(
        redline,
        workspace,
        old,
        new,
        options,
        _acts(*texts),
        left_out=left,
        identical=identical,
        titles=(_title(texts[0], old), _title(texts[1], new)),
    )
    return replace(compared_texts, diagnostics=(*odd, *compared_texts.diagnostics))


def _as_sent(text: ComparedText, was: Reading, now: Reading) -> Reading:
    """An act with what its own Word file prints beside the text, for a file of Word that came back.

    The foot and the draft mark that engross itself put there are no change. An act is sent as a draft or not: the
    form that is nearer to what came back is taken.
    """
    if text.document is None or text.look is None or not now.left_out:
        return was
    from engross.render.docx import render
    from engross.source.wordprocessing.reading import read_word_file

    looks = (replace(text.look, draft=draft) for draft in (False, True))
    sent = [read_word_file(render(text.document, look).content, "", Collector()).left_out for look in looks]
    kinds = set(now.left_out)
    best = max(sent, key=lambda held: sum(held.get(kind) == now.left_out[kind] for kind in kinds))
    return replace(was, left_out={**was.left_out, **{kind: held for kind, held in best.items() if kind in kinds}})


def _title(text: ComparedText, name: str) -> str:
    """What a text is called in print: an act by its title and period, with its name; anything else by its name."""
    if text.document is None:
        return called(name)
    from engross.model.document import plain

    front = text.document.versions[0].front
    title = " ".join(part for part in (plain(front.title), plain(front.period)) if part)
    return f"{title} ({called(name)})" if title else called(name)


def _acts(old: ComparedText, new: ComparedText) -> Acts | None:
    """The trees of two acts, and the look of the new one with the images of both; None for texts without a tree."""
    look = new.look or old.look
    if old.document is None or new.document is None or look is None:
        return None
    images = {**(old.look.images if old.look else {}), **(new.look.images if new.look else {})}
    return Acts(old.document, new.document, replace(look, images=images))


def compare_three(
    workspace: Workspace | None,
    last: str,
    ours: str,
    theirs: str,
    options: CompareOptions | None = None,
    *,
    labels: tuple[str, str] = ("", ""),
) -> Compared:
    """The changes of both sides since `last`, each with its author, in the format that `options` ask for.

    The texts are named as for `compare`; `labels` name our side and theirs. Raises `Refused` as `compare` does.
    """
    from engross.compare.attribution import attributed_three
    from engross.compare.three_way import compare_three as compared

    names = (last, ours, theirs)
    (base, our_text, other), odd = read_texts(workspace, *names)
    readings = alike(base.reading, our_text.reading, other.reading)
    sides = readings[0].outline, readings[1].outline, readings[2].outline
    three = attributed_three(compared(*sides), sides, (readings[1].authors, readings[2].authors))
    compared_texts = present_three(three, workspace, names, labels, options or CompareOptions())
    return replace(compared_texts, diagnostics=(*odd, *compared_texts.diagnostics))


__all__ = ["CompareOptions", "Compared", "compare", "compare_three"]

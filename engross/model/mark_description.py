"""The mark of each change of a redline, with its words for people who read it or have it read to them."""

from __future__ import annotations

from dataclasses import replace

from engross.model.brief import Brief
from engross.model.document import Mark
from engross.model.redline import End, Seg


class MarkDescriber:
    """Gives the marks of one redline their words in the language of its account.

    A move may have many marks. Its label is printed once at each end, so a describer must be asked for the marks in
    reading order.
    """

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        changes = list(enumerate(brief.summary.changes, 1))
        self._nature = {place: str(change.nature) for _, change in changes for place in change.places}
        self._number = {place: number for number, change in changes for place in change.places}
        self._labelled: set[tuple[str, str]] = set()
        self._signed: set[tuple[int, str]] = set()

    def mark(self, of: Seg | End, style_changes: tuple[str, ...] = (), *, label: bool = True) -> Mark:
        """The mark of a segment or of a paragraph mark.

        `style_changes` says how kept words are set now (`set.strong`), or what became of a paragraph (`item.deeper`).
        Without `label` no label is given or used up. The mark of a tracked change names its author: in what is told of
        it, and in the label of the first one in a change.
        """
        mark = self._unsigned(of, style_changes, label=label)
        if not of.author:
            return mark
        shown = mark.label
        if label and (of.change, of.author) not in self._signed:
            self._signed.add((of.change, of.author))
            shown = f"{shown} ({of.author})" if shown else of.author
        return replace(mark, said=f"{mark.said} ({of.author})", label=shown, author=of.author, date=of.date)

    def _unsigned(self, of: Seg | End, style_changes: tuple[str, ...], *, label: bool) -> Mark:
        """The mark without its author."""
        words = self.brief.words
        kind = str(of.kind) if isinstance(of, Seg) and of.kind else ""
        numbers = self._number.get(of.change, 0), of.change, kind, self._nature.get(of.change, "")
        if of.op == "move":
            stem, side = of.id.partition(".")[0], of.side or "to"
            going, coming = self.brief.moves.get(of.id) or self.brief.moves[stem]
            phrase = going if side == "from" else coming
            first = label and (stem, side) not in self._labelled
            if first:
                self._labelled.add((stem, side))
            shown = f"{stem}{words['colon']}{phrase}" if first else ""
            return Mark("departed" if side == "from" else "arrived", *numbers, of.id, phrase, words["end"], shown)
        if of.op == "equal":
            phrase = ", ".join(self._changed(change) for change in style_changes) or words["set"]
            return Mark("set", *numbers, "", phrase, words["end"], phrase if label else "", style_changes)
        if of.op == "insert":
            return Mark("inserted", *numbers, "", words["added"], words["end"])
        return Mark("deleted", *numbers, "", words["deleted"], words["end"])

    def _changed(self, change: str) -> str:
        """A change of style in words. That of a link names its target: `set.link https://example.org`."""
        key, _, target = change.partition(" ")
        return f"{self.brief.words[key]} {target}" if target else self.brief.words[key]

"""The account of a comparison in English."""

from __future__ import annotations

from collections.abc import Sequence

from engross.messages.comparison import (
    ComparisonWords,
    heading_parts,
    main_provision,
    named_provisions,
    only_provision,
    short_line,
    short_pair,
)
from engross.model.summary import ConcordanceRow, Fact, Fate, Move, ProvisionName, Summary, Topic

_FATES = {
    Fate.KEPT: "kept",
    Fate.NEW: "new",
    Fate.DROPPED: "dropped",
    Fate.SPLIT: "split",
    Fate.MERGED: "merged",
    Fate.MOVED: "moved",
    Fate.RENUMBERED: "renumbered",
    Fate.RETITLED: "new heading",
    Fate.REWORDED: "reworded",
    Fate.REPLACED: "replaced",
    Fate.RELAID: "paragraphs cut otherwise",
    Fate.REORDERED: "passages moved",
    Fate.REFERENCES: "numbers or references updated",
    Fate.VALUES: "data updated",
    Fate.TYPOGRAPHY: "typography",
    Fate.FORMATTING: "formatting",
    Fate.LISTS: "lists",
}


def _quoted(text: str) -> str:
    return f"“{short_line(text)}”"


def _short(provision: ProvisionName) -> str:
    if provision.id.partition("@")[0] == "cover":
        return "the title page"
    if provision.id == "front-matter":
        return "the header of the file"
    if provision.id == "notes":
        return "the list of notes"
    if provision.id == "signatures":
        return "the signature block"
    if not provision.heading:
        return f"the passage that begins {_quoted(provision.opening)}" if provision.opening else "an untitled provision"
    parts = heading_parts(provision)
    return f"{parts.word} {parts.number}" if parts.word and parts.number else _quoted(provision.heading)


def name(provision: ProvisionName) -> str:
    """Article 3 (“Budget”)."""
    parts = heading_parts(provision)
    titled = provision.heading and parts.word and parts.number and parts.title and not _short(provision)[0].islower()
    within = f" ({_quoted(provision.around)})" if provision.repeated and provision.around else ""
    return f"{_short(provision)} ({_quoted(parts.title)}){within}" if titled else f"{_short(provision)}{within}"


def _words(out: int, into: int) -> str:
    def counted(n: int) -> str:
        return f"{n} word{'' if n == 1 else 's'}"

    if out and into:
        return f"{counted(out)} removed, {into} added"
    return f"{counted(out)} removed" if out else f"{counted(into)} added"


def _count(words: int) -> str:
    return f"{words} word{'' if words == 1 else 's'}"


def _former(text: str) -> str:
    return f"the former {text.removeprefix('the ')}" if text.startswith("the ") else f"former {text}"


def _list(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _became(old: str, new: str, times: int) -> str:
    more = f" ({times} times)" if times > 1 else ""
    if not old:
        return f"{_quoted(new)} is added{more}"
    if not new:
        return f"{_quoted(old)} is gone{more}"
    was, now = short_pair(old, new)
    return f"“{was}” becomes “{now}”{more}"


def fact(item: Fact, summary: Summary) -> str:
    """One fact as a clause."""
    n = len(item.changes)
    match item.topic:
        case Topic.PERIOD:
            return f"the period goes from {item.old} to {item.new}"
        case Topic.DATE:
            return f"the date goes from {short_line(item.old)} to {short_line(item.new)}"
        case Topic.VALUE:
            here = only_provision(item, summary)
            return (f"in {_short(here)}, " if here else "") + _became(item.old, item.new, n)
        case Topic.REFERENCES:
            return "one number or reference follows" if n == 1 else f"{n} numbers or references follow"
        case Topic.TYPOGRAPHY:
            places = "one place" if n == 1 else f"{n} places"
            return f"the typography is touched up in {places} (spaces, apostrophes, quotes), without touching the words"
    assert item.row is not None
    row = summary.rows[item.row]
    return _of_provision(item.topic, row) or _inside(item, main_provision(row), summary)


def _of_provision(topic: Topic, row: ConcordanceRow) -> str:
    """What became of a whole provision; empty if the fact is not about that."""
    here = main_provision(row)
    match topic:
        case Topic.NEW:
            return f"{name(here)} is new"
        case Topic.DROPPED:
            return f"{_former(name(here))} is dropped"
        case Topic.SPLIT:
            verb = "is" if len(row.old) == 1 else "are"
            olds, news = [_former(name(old)) for old in row.old], [name(new) for new in row.new]
            return f"{_list(olds)} {verb} split: {_list(news)}"
        case Topic.MERGED:
            return f"{_list([_former(name(old)) for old in row.old])} are merged in {name(here)}"
        case Topic.MOVED:
            if Fate.RENUMBERED in row.fates:
                return f"{_former(_short(row.old[0]))} changes place and becomes {name(here)}"
            return f"{name(here)} changes place"
        case Topic.HEADING:
            if not heading_parts(here).word:
                old, new = short_pair(row.old[0].heading, here.heading)
                return f"“{old}” is now headed “{new}”"
            old, new = (heading_parts(provision, whole=True).title for provision in (row.old[0], here))
            return f"{_short(here)} changes its heading: {_became(old, new, 1)}"
        case Topic.RENUMBERED:
            return f"{_former(_short(row.old[0]))} becomes {name(here)}"
    return ""


def _inside(item: Fact, here: ProvisionName, summary: Summary) -> str:
    """A fact inside the provision `here`: what is moved, reworded or set otherwise there."""
    n = len(item.changes)
    match item.topic:
        case Topic.SIGNATURES:
            if item.old and item.new:
                return f"in {name(here)}, {_quoted(item.old)} gives way to {_quoted(item.new)}"
            return f"{_quoted(item.old or item.new)} {'is no longer' if item.old else 'is added'} in {name(here)}"
        case Topic.PASSAGE:
            words = sum(summary.changes[index].words_moved for index in item.changes)
            count = "one passage" if n == 1 else f"{n} passages"
            if item.other is None:
                return f"in {name(here)}, {count} change{'s' if n == 1 else ''} place ({_count(words)})"
            there = main_provision(summary.rows[item.other])
            return f"{count} of {name(there)} go{'es' if n == 1 else ''} to {name(here)} ({_count(words)})"
        case Topic.PARAGRAPHS:
            return f"in {name(here)}, paragraphs begin and end elsewhere"
        case Topic.REPLACED:
            return f"the text of {name(here)} is replaced ({_words(item.words_out, item.words_in)})"
        case Topic.LINKS:
            text = summary.changes[item.changes[0]].set
            if item.old and item.new:
                return f"in {name(here)}, the link {_quoted(text)} leads to {item.new} and no longer to {item.old}"
            if item.new:
                return f"in {name(here)}, {_quoted(text)} is now a link to {item.new}"
            return f"in {name(here)}, {_quoted(text)} is no longer a link to {item.old}"
        case Topic.LISTS:
            what = "one paragraph changes" if n == 1 else f"{n} paragraphs change"
            return f"in {name(here)}, {what} place in the list (level, bullet or number)"
        case Topic.FORMATTING:
            text = summary.changes[item.changes[0]].set
            what = f"{n} passages change" if n > 1 else f"{_quoted(text)} changes" if text else "a paragraph changes"
            return f"in {name(here)}, {what} formatting{'' if n > 1 or text else ' (a line break)'}"
        case _:
            if item.words_out or item.words_in:
                return f"in {name(here)}, {_words(item.words_out, item.words_in)}"
            return f"in {name(here)}, the punctuation changes"


_TOGETHER = {
    Topic.NEW: "{n} provisions are new",
    Topic.DROPPED: "{n} provisions are dropped",
    Topic.SPLIT: "{n} provisions are split",
    Topic.MERGED: "{n} provisions merge several",
    Topic.MOVED: "{n} provisions change place",
    Topic.HEADING: "{n} provisions change their heading",
    Topic.RENUMBERED: "{n} provisions change their number",
    Topic.PARAGRAPHS: "paragraphs begin and end elsewhere in {n} provisions",
    Topic.REPLACED: "the text of {n} provisions is replaced",
    Topic.WORDING: "{n} provisions are reworded in part",
    Topic.FORMATTING: "the formatting changes in {n} provisions",
    Topic.LINKS: "links change their targets in {n} provisions",
    Topic.LISTS: "lists change their levels, bullets or numbers in {n} provisions",
}


def facts(topic: Topic, held: Sequence[Fact], summary: Summary) -> str:
    """Several facts of one topic together."""
    changes = sum(len(item.changes) for item in held)
    out, into = sum(item.words_out for item in held), sum(item.words_in for item in held)
    match topic:
        case Topic.PERIOD:
            return f"{len(held)} periods change, the first from {held[0].old} to {held[0].new}"
        case Topic.DATE:
            return f"{len(held)} dates change, the first from {short_line(held[0].old)} to {short_line(held[0].new)}"
        case Topic.VALUE:
            return f"{len(held)} values change (for example, {_became(held[0].old, held[0].new, 1)})"
        case Topic.SIGNATURES:
            return f"the signatories or their titles change ({changes} changes)"
        case Topic.PASSAGE:
            words = sum(summary.changes[index].words_moved for item in held for index in item.changes)
            return f"{changes} passages change place ({_count(words)})"
    named, left = named_provisions(held, summary)
    names = [name(provision) for provision in named] + ([f"{left} other{'s' if left > 1 else ''}"] if left else [])
    text = f"{_TOGETHER[topic].format(n=len({item.row for item in held}))} ({_list(names)})"
    return f"{text}: {_words(out, into)}" if topic is Topic.WORDING and (out or into) else text


def fates(row: ConcordanceRow) -> str:
    """Renumbered, reworded."""
    words = [_FATES[fate] for fate in row.fates]
    if Fate.SPLIT in row.fates:
        words[row.fates.index(Fate.SPLIT)] = f"split in {len(row.new)}"
    if Fate.MERGED in row.fates:
        words[row.fates.index(Fate.MERGED)] = f"{len(row.old)} merged in {'one' if len(row.new) == 1 else len(row.new)}"
    return ", ".join(words)


def _reshaped(n: int) -> str:
    if n == 1:
        return "one heading changes its level; no word changed"
    return f"{n} headings change their levels; no word changed"


def _nothing_else(left_out: Sequence[str]) -> str:
    if not left_out:
        return "nothing else changes"
    return f"nothing else changes in what was compared; {_uncompared(left_out)}"


def _uncompared(left_out: Sequence[str]) -> str:
    return f"not compared: {_list(left_out)}"


def _lead(n: int, told: bool, identical: bool, left_out: Sequence[str]) -> str:
    if n:
        return "One change in all." if n == 1 else f"{n} changes in all."
    if told:
        return "No word changes."
    if identical:
        return "Nothing changes: the two texts are the same, character for character."
    return f"Nothing changes in what was compared{f'; {_uncompared(left_out)}' if left_out else ''}."


def _percent(part: int, whole: int) -> str:
    if not part or not whole:
        return ""
    share = round(100 * part / whole)
    return "under 1%" if share < 1 else "over 99%" if share > 99 and part < whole else f"{share}%"


def _move(move: Move) -> tuple[str, str]:
    if move.same:
        return ("moved down", "moved from above") if move.down else ("moved up", "moved from below")
    return f"moved to {_short(move.new)}", f"moved from {_short(move.old)}"


COMPARISON_WORDS = ComparisonWords(
    name=name,
    fact=fact,
    facts=facts,
    fates=fates,
    reshaped=_reshaped,
    nothing_else=_nothing_else,
    lead=_lead,
    move=_move,
    percent=_percent,
)

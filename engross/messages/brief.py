"""The words around a redline, and around the history of a clause, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from engross.messages import catalogue, knows, visible, word
from engross.messages.comparison import comparison_words, sentences, short_line, short_pair
from engross.model.brief import Brief, ChangeLine, ConcordanceLine, Figure, ProvisionChanges
from engross.model.clause_history import ClauseEditions, ClauseHistory
from engross.model.outline import Uncompared
from engross.model.redline import MarkKind
from engross.model.summary import Change, ConcordanceRow, Fate, Nature, ProvisionName, Summary

_WORDS = """act added all_changes arrived author changed_by changes concordance date deleted end fate filter in inline
    keys legend moved nature new next old only out page previous proof redline semicolon set share shortcuts side skip
    summary total view set.break set.emphasis set.link set.strong set.struck set.underline unset.break unset.emphasis
    unset.link unset.strong unset.struck unset.underline item.begins item.bullet item.deeper item.ends item.higher
    item.number heading.begins heading.ends""".split()
"""Words of the page, under `redline.` in the catalogues."""
_HISTORY_WORDS = """colon first identical newest nobody picture state.draft state.ready state.signed status.approved
    status.draft status.proposed status.signed status.withdrawn uses""".split()


def brief(
    summary: Summary,
    lang: str,
    *,
    old: str,
    new: str,
    author: str = "",
    date: str = "",
    uncompared: tuple[Uncompared, ...] = (),
    identical: bool = False,
    hide: frozenset[MarkKind] = frozenset(),
    authors: tuple[tuple[str, int], ...] = (),
) -> Brief:
    """The words around a redline from `old` to `new`, in `lang`.

    `identical` says whether the two inputs are the same in everything; only then the words say so. `hide` names kinds
    of changes that are not shown.
    """
    speaks, typeset = comparison_words(lang), catalogue(lang).typeset
    n = len(summary.changes)
    left = tuple(left_out_words(item, lang) for item in uncompared)
    hidden = summary.of(Nature.TYPOGRAPHY) if MarkKind.TYPOGRAPHY in hide else 0
    return Brief(
        lang=lang,
        title=word("redline.title", lang),
        old=visible(old),
        new=visible(new),
        author=visible(author),
        date=visible(date),
        lead=typeset(speaks.lead(n, bool(summary.facts or summary.reshaped), identical, left)),
        sentences=sentences(summary, lang, left),
        figures=tuple(_figures(summary, lang)),
        lines=tuple(_line(row, lang) for row in summary.rows),
        changes=tuple(_changes(summary, lang)),
        uncompared=left,
        left_out=uncompared,
        hidden=word("redline.hidden", lang, n=hidden) if hidden else "",
        moves={item.id: (typeset((telling := speaks.move(item))[0]), typeset(telling[1])) for item in summary.moves},
        words={name: word(f"redline.{name}", lang) for name in _WORDS}
        | {
            "colon": word("colon", lang),
            "kept": word("redline.kept", lang, n=sum(row.fates == (Fate.KEPT,) for row in summary.rows)),
            "where": word("redline.where", lang, n="{n}", total="{total}"),
        },
        summary=summary,
        authors=tuple((visible(name), count) for name, count in authors),
    )


def left_out_words(kind: Uncompared, lang: str) -> str:
    """What was not compared, with its number in either text: `2 images, the same in both texts`."""
    key, n = f"uncompared.{kind.kind}", max(kind.old, kind.new)
    name = word(key, lang, n=n) if knows(key, lang) else visible(kind.kind)
    number = str(n) if kind.old == kind.new else f"{kind.old} → {kind.new}"
    if kind.kind == "unicode-form" and not kind.same:
        return f"{n} {name}"
    return word("uncompared.same" if kind.same else "uncompared.differ", lang, things=f"{number} {name}")


def _figures(summary: Summary, lang: str) -> list[Figure]:
    return [
        Figure(
            str(nature),
            word(f"redline.{nature}", lang),
            summary.of(nature),
            summary.words_out(nature),
            summary.words_in(nature),
        )
        for nature in Nature
        if summary.of(nature)
    ]


def _changes(summary: Summary, lang: str) -> Iterator[ProvisionChanges]:
    """The changes of each provision that has any, in reading order."""
    numbered = enumerate(summary.changes, 1)
    for row, changes in groupby(numbered, lambda item: item[1].row):
        where = " · ".join(_printed(item, lang) for item in summary.rows[row].new or summary.rows[row].old)
        yield ProvisionChanges(where, tuple(_change(number, item, lang) for number, item in changes))


def _change(number: int, change: Change, lang: str) -> ChangeLine:
    """A change with its words: `old → new`, or only one of them; a move has none."""
    old, new = short_pair(change.old, change.new)
    text = f"{old} → {new}" if old and new else f"+ {new}" if new else f"− {old}" if old else short_line(change.set)
    return ChangeLine(number, str(change.nature), word(f"redline.{change.nature}", lang), text, change.places)


def _line(row: ConcordanceRow, lang: str) -> ConcordanceLine:
    speaks, typeset = comparison_words(lang), catalogue(lang).typeset
    share = speaks.percent(row.changed, row.words) if Fate.REWORDED in row.fates else ""
    return ConcordanceLine(
        *_names(row, lang),
        typeset(speaks.fates(row)),
        typeset(share),
        row.fates == (Fate.KEPT,),
    )


def _names(row: ConcordanceRow, lang: str) -> tuple[str, str]:
    """The names in a row of the concordance. Two long headings are cut around the place where they differ."""
    old, new = (" · ".join(_printed(provision, lang) for provision in side) for side in (row.old, row.new))
    if len(row.old) == len(row.new) == 1 and old == new and row.old[0].heading != row.new[0].heading:
        return short_pair(row.old[0].heading, row.new[0].heading)
    return old, new


def _printed(provision: ProvisionName, lang: str) -> str:
    """The name of a provision: its printed heading, or its kind."""
    if provision.heading and provision.id.partition("@")[0] != "cover":
        return short_line(provision.heading)
    name: str = catalogue(lang).typeset(comparison_words(lang).name(provision))
    return name[:1].upper() + name[1:]


def clause_history(
    clause: str, chains: Sequence[ClauseEditions], lang: str, *, author: str = "", date: str = ""
) -> ClauseHistory:
    """The history of `clause` with the words of its page, in `lang`."""
    words = {name: word(name if name == "colon" else f"chain.{name}", lang) for name in _HISTORY_WORDS}
    shared = "added author date deleted end legend moved arrived redline skip out in".split()
    words |= {name: word(f"redline.{name}", lang) for name in shared}
    title = word("chain.title", lang, name=clause)
    return ClauseHistory(clause, lang, tuple(chains), title, words, visible(author), visible(date))

"""The words for the changes of two sides since the last text."""

from __future__ import annotations

from engross.messages import catalogue, knows, visible, word
from engross.messages.comparison import capital, comparison_words, short_line
from engross.model.brief import ThreeBrief, ThreeLine
from engross.model.three import By, Three, ThreeWayChange

_WORDS = """added arrived author both changes colon conflict date deleted end last legend moved none ours page proof
    redline skip summary theirs where who""".split()


def three_brief(
    three: Three,
    lang: str,
    *,
    names: tuple[str, str, str],
    labels: tuple[str, str] = ("", ""),
    author: str = "",
    date: str = "",
) -> ThreeBrief:
    """The words around `three`. Sides without a label are called ours and theirs."""
    words = {name: _word(name, lang) for name in _WORDS}
    ours, theirs = (visible(label) or words[side] for label, side in zip(labels, ("ours", "theirs"), strict=True))
    who = {By.OURS: ours, By.THEIRS: theirs, By.BOTH: words["both"], By.CONFLICT: words["conflict"]}
    typeset = catalogue(lang).typeset
    moves = {
        move.id: (typeset((telling := comparison_words(lang).move(move))[0]), typeset(telling[1]))
        for move in three.moves
    }
    lines = tuple(_line(change, who, moves, lang) for change in three.changes)
    return ThreeBrief(
        lang=lang,
        title=word("three.title", lang),
        names=(visible(names[0]), visible(names[1]), visible(names[2])),
        labels=(ours, theirs),
        author=visible(author),
        date=visible(date),
        sentences=tuple(_sentences(three, lines, who, lang)),
        lines=lines,
        moves=moves,
        words=words,
    )


def _word(name: str, lang: str) -> str:
    key = f"three.{name}"
    return word(key if knows(key, lang) else name if name == "colon" else f"redline.{name}", lang)


def _line(change: ThreeWayChange, who: dict[By, str], moves: dict[str, tuple[str, str]], lang: str) -> ThreeLine:
    provision = change.parts[0].provision
    where = capital(catalogue(lang).typeset(comparison_words(lang).name(provision))) if provision else ""
    ids = dict.fromkeys(end.id.partition(".")[0] for part in change.parts for end in part.moves)
    notes = [f"{move_id}{word('colon', lang)}{moves[move_id][0]}" if move_id in moves else move_id for move_id in ids]
    notes += [word("three.near", lang)] if change.near else []
    last, ours, theirs = (
        _shown("".join(getattr(part, side) for part in change.parts)) for side in ("last", "ours", "theirs")
    )
    names = dict.fromkeys(name for part in change.parts for name in part.authors)
    whose = f"{who[change.by]} ({', '.join(map(visible, names))})" if names else who[change.by]
    return ThreeLine(change.number, where, whose, str(change.by), last, ours, theirs, ", ".join(notes))


def _shown(text: str) -> str:
    return " ¶ ".join(short_line(line) for line in text.split("\n") if line.strip())


def _sentences(three: Three, lines: tuple[ThreeLine, ...], who: dict[By, str], lang: str) -> list[str]:
    if not lines:
        return [capital(word("three.nothing", lang))]
    told = [
        f"{who[by]}{word('colon', lang)}{word('talk.changes', lang, n=three.of(by))}" for by in (By.OURS, By.THEIRS)
    ]
    if both := three.of(By.BOTH):
        told.append(word("three.same", lang, n=both))
    conflicts = list(dict.fromkeys(line.where for line in lines if line.by == "conflict"))
    if conflicts:
        told.append(word("three.conflicts", lang, n=three.of(By.CONFLICT), where=" ; ".join(conflicts)))
    else:
        told.append(word("three.clear", lang))
    if numbers := [str(part.number) for part in three.changes if part.near]:
        told.append(word("three.read", lang, n=len(numbers), numbers=", ".join(numbers)))
    return [capital(sentence) for sentence in told]

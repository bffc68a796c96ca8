"""Two sides' changes since the last text, in words for people."""

from __future__ import annotations

from engross.messages import catalogue, knows, visible, word
from engross.messages.telling import bare, capital, tongue
from engross.model.brief import ThreeBrief, ThreeLine
from engross.model.three import By, Part, Three

_WORDS = """added author both changes colon conflict date deleted end last ours redline skip summary theirs who where
    none proof""".split()


def three_brief(
    three: Three,
    lang: str,
    *,
    names: tuple[str, str, str],
    labels: tuple[str, str] = ("", ""),
    author: str = "",
    date: str = "",
) -> ThreeBrief:
    """What people read around `three`. Sides without a label are called ours and theirs."""
    words = {name: _word(name, lang) for name in _WORDS}
    ours, theirs = (visible(label) or words[side] for label, side in zip(labels, ("ours", "theirs"), strict=True))
    who = {By.OURS: ours, By.THEIRS: theirs, By.BOTH: words["both"], By.CONFLICT: words["conflict"]}
    lines = tuple(_line(part, who, lang) for part in three.changes)
    return ThreeBrief(
        lang=lang,
        title=word("three.title", lang),
        names=(visible(names[0]), visible(names[1]), visible(names[2])),
        labels=(ours, theirs),
        author=visible(author),
        date=visible(date),
        sentences=tuple(_sentences(three, lines, who, lang)),
        lines=lines,
        words=words,
    )


def _word(name: str, lang: str) -> str:
    key = f"three.{name}"
    return word(key if knows(key, lang) else name if name == "colon" else f"redline.{name}", lang)


def _line(part: Part, who: dict[By, str], lang: str) -> ThreeLine:
    assert part.by is not None
    typeset = catalogue(lang).typeset
    where = capital(typeset(tongue(lang).name(part.provision))) if part.provision else ""
    notes = [word("three.moved", lang)] if part.moved else []
    notes += [word("three.near", lang)] if part.near else []
    last, ours, theirs = _shown(part.last), _shown(part.ours), _shown(part.theirs)
    return ThreeLine(part.number, where, who[part.by], str(part.by), last, ours, theirs, ", ".join(notes))


def _shown(text: str) -> str:
    return " ¶ ".join(bare(line) for line in text.split("\n") if line.strip())


def _sentences(three: Three, lines: tuple[ThreeLine, ...], who: dict[By, str], lang: str) -> list[str]:
    if not lines:
        return [word("three.nothing", lang)]
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
    return [capital(one) for one in told]

"""Reads amendments in forms that lawyers use and we do not write: the `UsualForms` of each language.

`Reader` reads our own forms and gives back exactly what was meant. This one is tried after it. The caller proves what
it reads: the operations are carried out, and said again in our own forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from engross.amend.naming import Names, plainly_spaced, superiors
from engross.amend.places import MARK, NamedPlace, PlaceFinder, column_of
from engross.amend.steps import as_it_stands
from engross.amend.traditions import amendment_words
from engross.language.typography import NBSP
from engross.model.act_text import CELLS, Piece, Unit, counted, in_word, occurrences, parts, sentences
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    Operation,
    Pieces,
    Repeal,
    ReplaceEverywhere,
    ReplaceUnit,
    ReplaceWords,
    Sentences,
)

_FIELD = re.compile(r"\{(\w+)\}")
_PLACES = ("at", "the", "to", "unit")
# Not `engross.model.numerals.ROMAN`: a signed act may have a number like IIII, which that one does not read. And D
# and M are letters of provisions here, not 500 and 1000.
_NUMBER = (
    r"(?:\d+(?:er|re)?|[IVXLC]+|[A-Z])(?:[ \u00a0]?(?:bis|ter|quater|quinquies|sexies)|[./-]\d+|[A-Z]{1,2}(?![a-z]))?"
)
_ITEM = re.compile(r"(?P<label>(?:\(?(?:\d{1,2}|[a-z])[.)°]\)?|\d{1,2}°|[–—-]))[ \u00a0\u202f]+")

Quoted = Sequence[str]
"""The paragraphs that a sentence quotes, without the marks around them."""
Found = tuple[Operation, ...]


class UsualReader:
    """The usual forms of one language of an act."""

    def __init__(self, names: Names) -> None:
        self.names, self.grammar, self.tradition = names, names.grammar, names.tradition
        self.words = amendment_words(names.grammar.tag)
        self.usual = self.words.usual
        self.places = PlaceFinder(names)
        self._builders: Mapping[str, Callable[[_Match], Found | None]] = {
            "replace-words": self._replace_words,
            "insert-after-words": self._insert_words,
            "insert-before-words": self._insert_words,
            "delete-words": self._delete_words,
            "replace": self._replace,
            "delete": self._delete,
            "insert-after": self._insert_after,
            "inserted-by-number": self._inserted_by_number,
            "append": self._append,
            "prepend": self._append,
            "everywhere": self._everywhere,
            "move": self._move,
        }

    def lead(self, sentence: str) -> str:
        """The provision that the head of an article names and whose items follow; empty if it is no such head."""
        text = plainly_spaced(sentence).rstrip(" :")
        for unit in self.names.units:
            noun = self.names.unit(unit.id)
            if any(form.lower() in text.lower() for form in self.names.forms(noun)):
                name = next((form for form in self.names.forms(noun) if form.lower() in text.lower()), "")
                after = text.lower().partition(name.lower())[2]
                if not re.match(r"[\w./-]", after) and not re.match(r" (?:bis|ter|quater)\b", after):
                    self.places.latest = unit.id
                    return unit.id
        return ""

    def read(self, sentence: str, quoted: Quoted = (), inside: str = "") -> Found:
        """What a sentence does; nothing if it is in none of the forms, or names what is not there.

        `inside` is the provision that the head of the article named.
        """
        text, quotes = self._lifted(_ITEM.sub("", sentence.strip(), count=1) if inside else sentence.strip())
        text = re.sub(r"(?:[ \u00a0\u202f]*[.;,:]|,? et|,? and|,? en)+$", "", plainly_spaced(text)).strip()
        text = re.sub(r" +", " ", text)
        for deed, pattern in self.usual.forms:
            match = _compiled(pattern, self.usual.quoted_nouns).fullmatch(text)
            if match is None:
                continue
            operations = self._builders[deed](_Match(deed, match, quotes, tuple(quoted), inside))
            if operations:
                return operations
        return ()

    # quotations

    def _lifted(self, words: str) -> tuple[str, list[str]]:
        """The sentence with a mark for each quotation, and the quotations, set as this language sets them."""
        opening, closing = (mark.strip() for mark in self.tradition.quotes)
        words = words.replace("'", "’")
        if opening not in words:
            words = re.sub(r'[“"]([^“”"]*)[”"]', lambda match: f"{opening}{match[1]}{closing}", words)
        out: list[str] = []
        quotes: list[str] = []
        depth = start = 0
        for index, letter in enumerate(words):
            if letter == opening:
                depth += 1
                start = index + 1 if depth == 1 else start
            elif letter == closing and depth:
                depth -= 1
                if not depth:
                    out.append(f"{MARK}{len(quotes)}{MARK}")
                    quotes.append(self.typeset(words[start:index].strip(" \u00a0\u202f")))
            elif not depth:
                out.append(letter)
        return "".join(out), quotes

    def typeset(self, words: str) -> str:
        """Words as the act has them: the typography of its language, superscripts between `<sup>` and `</sup>`."""
        return superiors(self.grammar.typeset(words))

    # words

    def _place(self, match: _Match, *names: str) -> NamedPlace | None:
        """The place of a form; the provision of the head if the form names none."""
        inside = match.inside
        if unit := match.group("unit"):
            place = self.places.find(unit, inside, match.quotes)
            if place is None:
                return None
            inside = place.unit
            narrower = any(match.group(name) for name in names)
            if not narrower:
                return place
        for name in names:
            if words := match.group(name):
                return self.places.find(words, inside, match.quotes)
        return NamedPlace(inside) if inside else None

    def _replace_words(self, match: _Match) -> Found | None:
        place = self._place(match, "at")
        where = self._words_at(place, match.quote("old")) if place else None
        if place is None or where is None:
            return None
        part, old, nth = where
        return (ReplaceWords(place.unit, part, old, match.quote("new"), nth),)

    def _delete_words(self, match: _Match) -> Found | None:
        place = self._place(match, "at")
        where = self._words_at(place, match.quote("old")) if place else None
        return (DeleteWords(place.unit, *where),) if place and where else None

    def _insert_words(self, match: _Match) -> Found | None:
        place = self._place(match, "at")
        where = self._words_at(place, match.quote("anchor")) if place else None
        if place is None or where is None:
            return None
        part, anchor, nth = where
        return (InsertWords(place.unit, part, anchor, match.quote("new"), nth, match.deed == "insert-before-words"),)

    def _words_at(self, place: NamedPlace, words: str) -> tuple[str, str, int] | None:
        """The paragraph in which words stand, as they stand there, and which of several they are."""
        unit = self.places.unit(place.unit)
        texts = dict(zip(parts(unit), (piece.text for piece in unit.pieces), strict=True))
        words = as_it_stands(words, list(texts.values()))
        wanted = [place.part] if place.part else [name for name, text in texts.items() if occurrences(text, words)]
        if len(wanted) != 1 or not words:
            return None
        text = texts[wanted[0]]
        spots = occurrences(text, words)
        here = [spot for spot in spots if self._is_in(place, unit, text, spot)]
        if len(here) != 1:
            return None
        return wanted[0], words, spots.index(here[0]) + 1 if len(spots) > 1 else 0

    @staticmethod
    def _is_in(place: NamedPlace, unit: Unit, text: str, spot: int) -> bool:
        """Whether words that start at a character stand in the sentence, or the column, of a place."""
        if place.column:
            return column_of(unit, place.column) == text[:spot].count(CELLS)
        if place.sentence:
            start, end = sentences(text)[place.sentence - 1]
            return start <= spot < end
        return True

    # whole parts

    def _replace(self, match: _Match) -> Found | None:
        place = self._place(match, "the")
        if place is None:
            return None
        new = match.quoted or ((match.quote("q"),) if match.has("q") else ())
        unit = self.places.unit(place.unit)
        if not new:
            return None
        if place.heading:
            return (Heading(unit.id, unit.heading, new[0]),)
        if place.sentence:
            return (self._sentences(place, " ".join(new)),)
        if place.part:
            return (Pieces(unit.id, place.part, self._pieces_at(place), self._pieces(new)),)
        head, body = self._head(new[0], unit.kind)
        heading = head.heading if head is not None else unit.heading
        return (ReplaceUnit(unit.id, heading, self._pieces((*([body] if body else []), *new[1:]) if head else new)),)

    def _delete(self, match: _Match) -> Found | None:
        if several := self.places.several(match.group("the")):
            return tuple(Repeal(ident) for ident in several)
        place = self._place(match, "the")
        if place is None or match.quoted:
            return None
        if place.sentence:
            return (self._sentences(place, ""),)
        if place.part:
            return (Pieces(place.unit, place.part, self._pieces_at(place), ()),)
        return (Repeal(place.unit),)

    def _insert_after(self, match: _Match) -> Found | None:
        place = self._place(match, "the")
        new = match.quoted or ((match.quote("q"),) if match.has("q") else ())
        if place is None or not new:
            return None
        if place.sentence:
            texts = tuple(new[0][start:end] for start, end in sentences(new[0]))
            return (Sentences(place.unit, place.part, place.sentence, (), texts),)
        if place.part:
            beside = self._text(place)
            return (Pieces(place.unit, place.part, (), self._pieces(new), beside),)
        return self._units(place.unit, match.group("what"), new)

    def _inserted_by_number(self, match: _Match) -> Found | None:
        """The operation that puts a provision where its number belongs: an article 3 bis comes after article 3."""
        for kind in self.names.kinds:
            noun = self.names.kind(kind).text
            named = re.search(rf"\b{re.escape(noun)} (?P<number>{_NUMBER})", match.group("what"), re.IGNORECASE)
            if named and (stem := re.match(r"\d+", named["number"])):
                before = [unit for unit in self.names.units if unit.kind == kind and _stem(unit) == int(stem[0])]
                if before and match.quoted:
                    return self._units(before[-1].id, match.group("what"), match.quoted)
        return None

    def _append(self, match: _Match) -> Found | None:
        """The operation that puts something at the end, or at the beginning, of a place."""
        place = self._place(match, "the")
        if place is None or (place.edge == "" and match.deed == "prepend"):
            return None
        first = place.edge == "start"
        if match.quoted:
            return self._append_pieces(place, match.quoted, first=first)
        inline = match.quote("q") or match.quote("new")
        part = place.part or self.names.alone(place.unit) or ("" if first else parts(self.places.unit(place.unit))[-1])
        if not inline or not part:
            return None
        place = NamedPlace(place.unit, part, sentence=place.sentence, edge=place.edge)
        if set(re.findall(r"\w+", match.group("what"))) & self.usual.sentence_words:
            texts = tuple(inline[start:end] for start, end in sentences(inline))
            count = 0 if first else place.sentence or len(sentences(self._text(place)))
            return (Sentences(place.unit, part, count, (), texts),)
        if set(re.findall(r"\w+", match.group("what"))) & {
            noun for noun, kind in self.usual.nouns.items() if kind == "paragraph"
        }:
            return self._append_pieces(place, (inline,), first=first)
        return self._append_words(place, inline, first=first)

    def _append_pieces(self, place: NamedPlace, new: Quoted, *, first: bool) -> Found:
        unit = self.places.unit(place.unit)
        last = place.part or ("" if first or not unit.pieces else parts(unit)[-1])
        beside = self._text(NamedPlace(unit.id, last)) if last else ""
        return (Pieces(unit.id, last, (), self._pieces(new), beside),)

    def _append_words(self, place: NamedPlace, new: str, *, first: bool) -> Found | None:
        """The operation that puts words at the end of a paragraph or sentence, before its full stop, or at its
        beginning.
        """
        text = self._text(place)
        start, end = sentences(text)[place.sentence - 1] if place.sentence else (0, len(text))
        while end > start and not in_word(text[end - 1]):
            end -= 1
        words = re.findall(r"\S+", text[start:end])
        for count in range(1, min(4, len(words)) + 1):
            anchor = text[start:end][: _end_of(text[start:end], count)] if first else _tail(text[start:end], count)
            spots = occurrences(text, anchor)
            spot = start if first else end - len(anchor)
            if spot in spots and (len(spots) == 1 or count == min(4, len(words))):
                nth = spots.index(spot) + 1 if len(spots) > 1 else 0
                return (InsertWords(place.unit, place.part, anchor, new.rstrip("."), nth, first),)
        return None

    def _everywhere(self, match: _Match) -> Found | None:
        old, new = match.quote("old"), match.quote("new")
        exception = match.group("exception").strip(" ,").removeprefix(self.usual.except_)
        if not exception:
            return (ReplaceEverywhere(old, new, self.names.lang),)
        spared = self.places.find(exception)
        if spared is None:
            return None
        operations: list[Operation] = []
        for unit in self.names.units:
            for part, piece in zip(parts(unit), unit.pieces, strict=True):
                spots = occurrences(piece.text, old)
                if unit.id != spared.unit or (spared.part and part != spared.part):
                    several = len(spots) > 1
                    operations += [
                        ReplaceWords(unit.id, part, old, new, nth if several else 0) for nth, _ in enumerate(spots, 1)
                    ]
        return tuple(operations)

    def _move(self, match: _Match) -> Found | None:
        """The operations that move a paragraph to another provision: it is taken out there and put in here."""
        place, target = self._place(match, "the"), match.group("to")
        named = re.search(r"(?P<rank>\w+)", target)
        where = self.places.find(re.sub(r"^.*?(?= d[eu]s? | de l’| van | of )", "", target))
        if place is None or not place.part or where is None or named is None or where.unit == place.unit:
            return None
        old = self._pieces_at(place)
        rank = next((self.places.rank(word) for word in target.split() if self.places.rank(word)), None)
        names = parts(self.places.unit(where.unit))
        if rank is None:
            return None
        after = names[-1] if rank == -1 or rank > len(names) else "" if rank == 1 else names[rank - 2]
        beside = self._text(NamedPlace(where.unit, after)) if after else ""
        return Pieces(place.unit, place.part, old, ()), Pieces(where.unit, after, (), old, beside)

    # what is there, and what is put in

    def _text(self, place: NamedPlace) -> str:
        return self._pieces_at(place)[0].text

    def _pieces_at(self, place: NamedPlace) -> tuple[Piece, ...]:
        unit = self.places.unit(place.unit)
        start = parts(unit).index(place.part)
        return unit.pieces[start : start + place.count]

    def _sentences(self, place: NamedPlace, new: str) -> Sentences:
        text = self._text(place)
        start, end = sentences(text)[place.sentence - 1]
        texts = tuple(new[first:last] for first, last in sentences(new))
        return Sentences(place.unit, place.part, place.sentence, (text[start:end],), texts)

    def _pieces(self, lines: Quoted) -> tuple[Piece, ...]:
        out = []
        for line in lines:
            text = self.typeset(line)
            match = _ITEM.match(text)
            out.append(Piece("li", text[match.end() :], match["label"]) if match else Piece("p", text))
        return tuple(out)

    def _units(self, after: str, what: str, lines: Quoted) -> Found | None:
        """Provisions that are put in, each from its head: « Article 3 bis Presse », and what follows it."""
        anchor = self.places.unit(after)
        kind = self._kind_of(what) or anchor.kind
        groups: list[tuple[Unit, list[str]]] = []
        for line in lines:
            head, rest = self._head(line, kind)
            if head is not None:
                groups.append((head, [rest] if rest else []))
            elif groups:
                groups[-1][1].append(line)
            else:
                named = re.search(rf"(?P<number>{_NUMBER})$", what.strip())
                if named is None:
                    return None
                groups.append((self._named(kind, named["number"], ""), [line]))
        units = []
        for head, body in groups:
            pieces = self._pieces(body)
            units.append(Unit(head.id, head.kind, anchor.level, head.number, head.heading, pieces))
        return (InsertUnits(tuple(units), after),)

    def _kind_of(self, what: str) -> str:
        words = plainly_spaced(what).lower()
        known = [
            kind for kind in self.names.kinds if re.search(rf"\b{re.escape(self.names.kind(kind).text.lower())}", words)
        ]
        return max(known, key=lambda kind: len(self.names.kind(kind).text), default="")

    def _head(self, line: str, kind: str) -> tuple[Unit | None, str]:
        """The head of a quoted provision, and the words that follow it in its paragraph; None if it is none.

        « Article 3 bis Presse » is all head; of « Art. 3 bis. – Les Parties… » the words belong to the article.
        """
        noun = self.names.kind(kind).text
        short = re.escape(noun[:3])
        text = plainly_spaced(line)
        label = rf"(?:{re.escape(noun)}|{short}\.) (?P<number>{_NUMBER})"
        match = re.match(rf"{label}(?P<gap>\.? ?[.:–—-]* ?)(?P<rest>.*)$", text, re.IGNORECASE)
        if match is None:
            return None, ""
        rest = match["rest"].strip()
        is_text = rest.endswith((".", ";", ":", "!", "?")) or counted(rest) > 12
        head = self._named(kind, match["number"], "" if is_text else self.typeset(rest))
        return head, rest if is_text else ""

    def head(self, line: str) -> tuple[Unit, str] | None:
        """The head of a quoted provision of any kind, and the words after it in its paragraph; None if it is none."""
        for kind in ("article", "annex", "chapter", "section", "domain"):
            head, rest = self._head(line, kind)
            if head is not None:
                return head, rest
        return None

    def _named(self, kind: str, number: str, heading: str) -> Unit:
        """A provision that is put in, numbered as those of its kind are: Article 3 bis."""
        like = next((unit for unit in self.names.units if unit.kind == kind and unit.number), None)
        figure = re.sub(r"(?<=\d)(er|re)$", r"<sup>\1</sup>", number).replace(" ", NBSP)
        before, _, after = like.number.rpartition(like.figure) if like is not None else ("", "", "")
        if like is None:
            before = f"{self.names.kind(kind).text.capitalize()}{NBSP}"
        suffix = f"@{self.names.lang}" if self.names.lang else ""
        name = re.sub(r"[^a-z0-9]+", "-", f"{kind}-{plainly_spaced(number).lower()}").strip("-")
        return Unit(f"{name}{suffix}", kind, 1, f"{before}{figure}{after}", heading)


class _Match:
    """What a form found: its fields, its quotations, the paragraphs quoted after it."""

    def __init__(self, deed: str, match: re.Match[str], quotes: Sequence[str], quoted: Quoted, inside: str) -> None:
        self.deed, self.quotes, self.quoted, self.inside = deed, quotes, quoted, inside
        self._groups = {name: value or "" for name, value in match.groupdict().items()}

    def group(self, name: str) -> str:
        """The words of a field; empty if the form has it not."""
        return self._groups.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the form quotes words under that name."""
        return bool(self._groups.get(f"q_{name}"))

    def quote(self, name: str) -> str:
        """The words quoted under a name; empty if there are none."""
        return self.quotes[int(self._groups[f"q_{name}"])] if self.has(name) else ""


@lru_cache(maxsize=512)
def _compiled(pattern: str, nouns: tuple[str, ...]) -> re.Pattern[str]:
    quoted_nouns = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))

    def field(match: re.Match[str]) -> str:
        name = match[1]
        if name in _PLACES:
            return rf"(?P<{name}>.+?)"
        if name == "act":
            return ".+?"
        noun = "" if name == "q" else rf"(?:(?:{quoted_nouns})(?: suivante?s?)? ?:? ?)?"
        return rf"{noun}{MARK}(?P<q_{name}>\d+){MARK}"

    return re.compile(_FIELD.sub(field, pattern), re.IGNORECASE)


def _stem(unit: Unit) -> int | None:
    match = re.match(r"\d+", unit.figure)
    return int(match[0]) if match else None


def _tail(text: str, count: int) -> str:
    """The last words of a text."""
    spots = [match.start() for match in re.finditer(r"\S+", text)]
    return text[spots[-count] :]


def _end_of(text: str, count: int) -> int:
    """The index after the first words of a text."""
    spots = [match.end() for match in re.finditer(r"\S+", text)]
    return spots[count - 1]


def sentences_quoted(paragraphs: Sequence[str], quotes: tuple[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Paragraphs of an article as sentences, each with the paragraphs that it quotes.

    A quotation may run over several paragraphs; a sentence ends before a paragraph that opens with a quotation mark.
    """
    opening, closing = (mark.strip() for mark in quotes)
    sentence, quoted, open_ = "", list[str](), False
    for paragraph in paragraphs:
        text = paragraph.strip()
        if not open_ and not text.startswith(opening):
            if sentence:
                yield sentence, tuple(quoted)
            sentence, quoted = text, []
            open_ = text.count(opening) > text.count(closing)
            continue
        inner = text.removeprefix(opening) if not open_ or text.startswith(opening) else text
        open_ = (text.count(opening) > text.count(closing)) if not open_ else text.count(closing) <= text.count(opening)
        if not open_:
            inner = inner[: inner.rindex(closing)] if closing in inner else inner
        quoted.append(inner.strip(" \u00a0\u202f"))
    if sentence:
        yield sentence, tuple(quoted)

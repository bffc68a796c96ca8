"""Acts made up by a seeded generator, and edits of them whose ideal amendment is known."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from engross.model.act_text import ActText, Piece, PieceType, Unit, counted, sentences, subtree

_WORDS = (
    "les villes partenaires favorisent échange culturel soutien projet durable jeunesse patrimoine comité suivi "
    "annuel rapport budget commun artistes accueil résidence atelier formation municipale gestion eau mobilité énergie "
    "quartier école bibliothèque archive musée festival tourisme entreprise innovation recherche réseau numérique "
    "donnée service citoyen participation solidarité santé sport plein air transport logement urbanisme climat "
    "nature délégation visite convention accord mesure action objectif résultat évaluation bilan calendrier réunion"
).split()
_SMALL = "de la les des du un une et à en par pour avec sur dans leur leurs chaque ce cette qui que".split()
PAGE = 380
"""Words of a page."""


@dataclass(frozen=True, slots=True)
class Edited:
    """An act before and after, how many edits were made, how many words an ideal amendment quotes."""

    old: ActText
    new: ActText
    edits: int
    ideal: int


class Maker:
    """Makes one act and edits it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = seed % 1000 * 1000

    def sentence(self) -> str:
        self.count += 1
        count = self.random.randint(7, 22)
        words = [self.random.choice(_SMALL if k % 2 else _WORDS) for k in range(count)]
        words.insert(3, f"mesure{self.count}" if self.random.random() < 0.7 else "ci-après « les Parties »")
        return f"{' '.join(words).capitalize()}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(1, 4)))

    def act(self, pages: int) -> ActText:
        units = [Unit("cover", "cover", 1, heading="Protocole de coopération", pieces=(Piece("p", "2027-2029"),))]
        words = rank = 0
        while words < pages * PAGE:
            rank += 1
            unit = self.article(f"article-{rank}", rank)
            units.append(unit)
            if self.random.random() < 0.25:
                units += [self.domain(f"{unit.id}-d{k}", k) for k in range(1, self.random.randint(2, 4))]
            words = sum(counted(piece.text) for one in units for piece in one.pieces)
        table = (Piece("head", "Action | Lieu | Échéance"), *(Piece("row", self.row()) for _ in range(5)))
        units.append(Unit("signatures", "signatures", 1, pieces=(Piece("sign", "Pour la Ville"), Piece("sign", "Nom"))))
        units.append(Unit("plan", "annex", 1, "Annexe A", "Plan d’action", (Piece("p", self.sentence()), *table)))
        return ActText("fr-CA", tuple(units))

    def row(self) -> str:
        self.count += 1
        return f"Atelier numéro {self.count} | {self.random.choice(_WORDS)} | juin {2027 + self.random.randint(0, 2)}"

    def article(self, ident: str, rank: int) -> Unit:
        pieces = [Piece("p", self.paragraph()) for _ in range(self.random.randint(1, 4))]
        if self.random.random() < 0.3:
            pieces += [Piece("li", self.sentence(), f"{'abcdef'[k]})") for k in range(self.random.randint(2, 5))]
        elif self.random.random() < 0.2:
            pieces += [Piece("li", self.sentence(), "–") for k in range(self.random.randint(2, 4))]
        heading = " ".join(self.random.sample(_WORDS, 3)).capitalize()
        number = "Article 1<sup>er</sup>" if rank == 1 else f"Article {rank}"
        return Unit(ident, "article", 1, number, heading, tuple(pieces))

    def domain(self, ident: str, rank: int) -> Unit:
        number = f"{('I', 'II', 'III', 'IV', 'V')[rank - 1]}."
        heading = " ".join(self.random.sample(_WORDS, 2)).capitalize()
        return Unit(ident, "domain", 2, number, heading, (Piece("p", self.paragraph()),))

    # edits

    def edited(self, pages: int, edits: int) -> Edited:
        return self.edits_of(self.act(pages), edits)

    def edits_of(self, old: ActText, edits: int) -> Edited:
        """Edits of an act, each of another provision."""
        units = list(old.units)
        ideal = made = 0
        places = self.random.sample(range(1, len(units)), min(edits, len(units) - 1))
        doing: list[tuple[int, str]] = [(at, self.random.choice(_EDITS)) for at in sorted(places)]
        for at, kind in reversed(doing):
            done = getattr(self, f"_{kind}")(units, at)
            if done is not None:
                made, ideal = made + 1, ideal + done
        return Edited(old, ActText(old.lang, tuple(units)), made, ideal)

    def _at(self, unit: Unit, *kinds: PieceType) -> int | None:
        places = [k for k, piece in enumerate(unit.pieces) if piece.type in kinds and counted(piece.text) > 6]
        return self.random.choice(places) if places else None

    def _put(self, units: list[Unit], at: int, k: int, text: str) -> None:
        pieces = list(units[at].pieces)
        pieces[k] = replace(pieces[k], text=text)
        units[at] = replace(units[at], pieces=tuple(pieces))

    def _replace(self, units: list[Unit], at: int) -> int | None:
        k = self._at(units[at], "p", "li")
        if k is None:
            return None
        words = units[at].pieces[k].text.split(" ")
        start = self.random.randrange(1, len(words) - 2)
        length = self.random.randint(1, 2)
        if any(letter in "«».," for word in words[start : start + length] for letter in word):
            return None
        self.count += 1
        new = [f"nouveau{self.count}", *self.random.sample(_WORDS, self.random.randint(0, 2))]
        self._put(units, at, k, " ".join([*words[:start], *new, *words[start + length :]]))
        return length + len(new)

    def _insert(self, units: list[Unit], at: int) -> int | None:
        k = self._at(units[at], "p", "li")
        if k is None:
            return None
        words = units[at].pieces[k].text.split(" ")
        start = self.random.randrange(1, len(words) - 1)
        self.count += 1
        new = [f"ajout{self.count}", *self.random.sample(_WORDS, self.random.randint(0, 4))]
        self._put(units, at, k, " ".join([*words[:start], *new, *words[start:]]))
        return len(new) + 1

    def _delete(self, units: list[Unit], at: int) -> int | None:
        k = self._at(units[at], "p", "li")
        if k is None:
            return None
        words = units[at].pieces[k].text.split(" ")
        marked = [n for n, word in enumerate(words) if word.startswith("mesure")]
        if not marked:
            return None
        self._put(units, at, k, " ".join(word for n, word in enumerate(words) if n != marked[0]))
        return 1

    def _sentence(self, units: list[Unit], at: int) -> int | None:
        k = self._at(units[at], "p")
        if k is None:
            return None
        text = units[at].pieces[k].text
        new = self.sentence()
        end = sentences(text)[0][1]
        self._put(units, at, k, f"{text[:end]} {new}{text[end:]}")
        return counted(new)

    def _paragraph(self, units: list[Unit], at: int) -> int | None:
        if units[at].kind not in ("article", "domain"):
            return None
        new = self.paragraph()
        units[at] = replace(units[at], pieces=(units[at].pieces[0], Piece("p", new), *units[at].pieces[1:]))
        return counted(new)

    def _drop(self, units: list[Unit], at: int) -> int | None:
        if len(units[at].pieces) < 2 or units[at].pieces[-1].type not in ("p", "row"):
            return None
        units[at] = replace(units[at], pieces=units[at].pieces[:-1])
        return 0

    def _rewrite(self, units: list[Unit], at: int) -> int | None:
        k = self._at(units[at], "p")
        if k is None:
            return None
        new = self.paragraph()
        self._put(units, at, k, new)
        return counted(new)

    def _heading(self, units: list[Unit], at: int) -> int | None:
        if not units[at].heading:
            return None
        self.count += 1
        units[at] = replace(units[at], heading=f"Titre {self.count} nouveau")
        return 3

    def _row(self, units: list[Unit], at: int) -> int | None:
        if units[at].id != "plan":
            return None
        new = self.row()
        units[at] = replace(units[at], pieces=(*units[at].pieces, Piece("row", new)))
        return counted(new)

    def _article(self, units: list[Unit], at: int) -> int | None:
        if units[at].kind not in ("article", "annex"):
            return None
        self.count += 1
        new = replace(self.article(f"neuf-{self.count}", 900 + self.count), number=f"Article {900 + self.count}")
        units.insert(at, new)
        return counted(new.heading) + 2 + sum(counted(piece.text) for piece in new.pieces)

    def _repeal(self, units: list[Unit], at: int) -> int | None:
        if units[at].kind != "domain":
            return None
        del units[at]
        return 0


_EDITS = (
    "replace", "replace", "replace", "insert", "insert", "delete", "sentence", "paragraph", "drop", "rewrite",
    "heading", "row", "article", "repeal",
)  # fmt: skip


def disturbed(seed: int, pages: int = 2) -> tuple[ActText, ActText]:
    """An act, and what becomes of it when articles move and go, items come in, and all that is left is renumbered."""
    maker = Maker(seed)
    one = maker.edited(pages, 3)
    units = list(one.new.units)
    if len(_articles(units)) > 3:
        span = subtree(tuple(units), maker.random.choice(_articles(units)))
        block = units[span.start : span.stop]
        del units[span.start : span.stop]
        place = maker.random.choice(_articles(units))
        units[place:place] = block
        if maker.random.random() < 0.4:
            span = subtree(tuple(units), maker.random.choice(_articles(units)))
            del units[span.start : span.stop]
    for at, unit in enumerate(units):
        units[at] = replace(unit, pieces=_with_an_item(maker, unit))
    for rank, at in enumerate(_articles(units), 1):
        units[at] = replace(units[at], number="Article 1<sup>er</sup>" if rank == 1 else f"Article {rank}")
    return one.old, ActText(one.old.lang, tuple(units))


def _articles(units: list[Unit]) -> list[int]:
    return [at for at, unit in enumerate(units) if unit.kind == "article"]


def _with_an_item(maker: Maker, unit: Unit) -> tuple[Piece, ...]:
    """An item more in a list of letters, and the letters after it one further."""
    pieces = list(unit.pieces)
    second = next((at for at, piece in enumerate(pieces) if piece.label == "b)"), None)
    if second is None or maker.random.random() < 0.5:
        return unit.pieces
    pieces.insert(second, Piece("li", maker.sentence(), "b)"))
    items = [at for at, piece in enumerate(pieces) if piece.type == "li"]
    for letter, at in zip("abcdefgh", items, strict=False):
        pieces[at] = replace(pieces[at], label=f"{letter})")
    return tuple(pieces)

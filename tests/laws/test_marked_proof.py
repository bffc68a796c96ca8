"""The proof of a marked act refuses each part that is not as one of the two acts has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engross.diagnostics import Refused
from engross.marking.proof import prove
from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Front,
    Inline,
    Item,
    ItemList,
    Mark,
    Marked,
    Number,
    Paragraph,
    Placeholder,
    Provision,
    Seam,
    Side,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
    Version,
)

Words = tuple[Inline, ...]


def words(text: str) -> Words:
    return (Text(text),)


def article(ident: str, label: str, *body: Provision | Block, heading: Words = ()) -> Provision:
    return Provision(ident, "article", heading or words(f"Titre {ident}"), Number(1, words(label), words(label)), body)


LIST = ItemList(
    "l",
    "label",
    (
        Item("l1", words("a)"), (Paragraph("l1p", words("un")),)),
        Item("l2", words("b)"), (Paragraph("l2p", words("deux")),)),
    ),
)
COUNTED = ItemList(
    "n",
    "decimal",
    (Item("n1", (), (Paragraph("n1p", words("premier")),)), Item("n2", (), (Paragraph("n2p", words("second")),))),
)
TABLE = Table("t", (Cell(words("An")), Cell(words("Montant"))), ((Cell(words("2030")), Cell(words("100"))),))
SIGNATURE = Signature(
    "s", "v", words("Camille Exemple"), (words("mairesse"), words("de Montfleur")), mention=words("témoin")
)
SIGNED = SignatureBlock("b", (SignatureColumn("v", (words("Pour Montfleur"),), (SIGNATURE,)),))
FRONT = Front(
    words("Protocole"),
    words("2030-2032"),
    words("entre deux villes"),
    (Side((words("Montfleur"),), words("la Ville")), Side((words("Rivebelle"),))),
    (("between", "Entre"), ("and", "et")),
)
RICH = Paragraph(
    "p",
    (
        Text("Le "),
        Superscript("er"),
        Value("montant", words("100 $")),
        Placeholder("date"),
        Break(),
        Styled("strong", words("fin")),
        Text("."),
    ),
)
PART = article("partie", "1.1", Paragraph("q", words("Dedans.")))
ACT = Document(
    "d",
    "protocol",
    "protocol",
    (
        Version(
            "fr-CA",
            FRONT,
            (
                article(
                    "objet",
                    "Article 1",
                    RICH,
                    LIST,
                    COUNTED,
                    article("partie", "1.1", Paragraph("q", words("Dedans."))),
                ),
                article("fin", "Article 2", TABLE),
            ),
            (article("annexe", "Annexe A", Paragraph("x", words("Budget."))),),
        ),
    ),
    (SIGNED,),
)

Spoil = Callable[[Document], Document]


def version(**change: object) -> Spoil:
    return lambda act: replace(act, versions=(replace(act.versions[0], **change),))  # type: ignore[arg-type]


def front(**change: object) -> Spoil:
    return version(front=replace(FRONT, **change))  # type: ignore[arg-type]


def first(**change: object) -> Spoil:
    one, *others = ACT.versions[0].provisions
    return version(provisions=(replace(one, **change), *others))  # type: ignore[arg-type]


def body(at: int, block: Provision | Block) -> Spoil:
    held = list(ACT.versions[0].provisions[0].body)
    held[at] = block
    return first(body=tuple(held))


def rich(at: int, node: Inline) -> Spoil:
    held = list(RICH.content)
    held[at] = node
    return body(0, replace(RICH, content=tuple(held)))


def second(block: Block) -> Spoil:
    one, other = ACT.versions[0].provisions
    return version(provisions=(one, replace(other, body=(block,))))


def signature(**change: object) -> Spoil:
    column = replace(SIGNED.columns[0], signatures=(replace(SIGNATURE, **change),))  # type: ignore[arg-type]
    return lambda act: replace(act, closing=(replace(SIGNED, columns=(column,)),))


def column(**change: object) -> Spoil:
    changed = replace(SIGNED.columns[0], **change)  # type: ignore[arg-type]
    return lambda act: replace(act, closing=(replace(SIGNED, columns=(changed,)),))


PROVISIONS = ACT.versions[0].provisions
SPOILERS: dict[str, tuple[Spoil, str]] = {
    "title": (front(title=words("Contrat")), "cover"),
    "period": (front(period=words("2030-2033")), "cover"),
    "subject": (front(subject=()), "cover"),
    "a party": (front(sides=(Side((words("Autreville"),), words("la Ville")), FRONT.sides[1])), "cover"),
    "the name of a side": (front(sides=(Side((words("Montfleur"),), words("la Cité")), FRONT.sides[1])), "cover"),
    "the order of the sides": (front(sides=FRONT.sides[::-1]), "cover"),
    "a side less": (front(sides=FRONT.sides[:1]), "cover"),
    "the word between": (front(words=(("between", "Par"), ("and", "et"))), "cover"),
    "the word and": (front(words=(("between", "Entre"), ("and", "ou"))), "cover"),
    "no cover": (version(front=Front(())), "objet"),
    "a heading": (first(heading=words("Autre")), "objet"),
    "a number": (first(number=Number(1, words("9"), words("Article 9"))), "objet"),
    "no number": (first(number=None), "objet"),
    "a name": (first(id="autre"), "autre"),
    "the order of provisions": (version(provisions=PROVISIONS[::-1]), "fin"),
    "a provision less": (version(provisions=PROVISIONS[:1]), "signatures"),
    "words before a superscript": (rich(0, Text("La ")), "objet"),
    "a superscript": (rich(1, Superscript("e")), "objet"),
    "a superscript set plain": (rich(1, Text("er")), "objet"),
    "a value": (rich(2, Value("montant", words("900 $"))), "objet"),
    "a placeholder": (rich(3, Placeholder("autre")), "objet"),
    "a break": (rich(4, Text("")), "objet"),
    "styled words": (rich(5, Styled("strong", words("début"))), "objet"),
    "the order of words": (rich(6, Text(". Le")), "objet"),
    "a label": (body(1, replace(LIST, items=(replace(LIST.items[0], label=words("z)")), LIST.items[1]))), "objet"),
    "an item": (body(1, replace(LIST, items=LIST.items[:1])), "objet"),
    "the order of items": (body(1, replace(LIST, items=LIST.items[::-1])), "objet"),
    "a counted item": (body(2, replace(COUNTED, items=COUNTED.items[::-1])), "objet"),
    "another count": (body(2, replace(COUNTED, style="lower-alpha")), "objet"),
    "no count": (body(2, replace(COUNTED, style="dash")), "objet"),
    "a part": (body(3, article("partie", "1.1", Paragraph("q", words("Dehors.")))), "partie"),
    "a head": (second(replace(TABLE, head=(Cell(words("An")), Cell(words("Euros"))))), "fin"),
    "a cell": (second(replace(TABLE, rows=((Cell(words("2030")), Cell(words("900"))),))), "fin"),
    "a row less": (second(replace(TABLE, rows=())), "fin"),
    "a caption": (column(caption=(words("Pour"),)), "signatures"),
    "nobody in a column": (column(signatures=()), "signatures"),
    "who signs": (signature(name=words("Autre Personne")), "signatures"),
    "as what": (signature(capacity=(words("maire"), words("de Montfleur"))), "signatures"),
    "a line of the office less": (signature(capacity=(words("mairesse"),)), "signatures"),
    "the mention": (signature(mention=()), "signatures"),
    "nobody": (lambda act: replace(act, closing=()), "annexe"),
    "an annex": (version(annexes=(article("annexe", "Annexe A", Paragraph("x", words("Rien."))),)), "annexe"),
    "no annex": (version(annexes=()), "annexe"),
    "an annex among the articles": (
        version(annexes=(), provisions=(*PROVISIONS, *ACT.versions[0].annexes)),
        "annexe",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILERS)
@pytest.mark.parametrize("side", ["old", "new"])
def test_whatever_differs_from_one_of_the_acts_is_refused_at_its_provision(name: str, side: str) -> None:
    spoil, place = SPOILERS[name]
    other = spoil(ACT)
    prove(ACT, ACT, ACT)
    prove(other, other, other)
    with pytest.raises(Refused) as refused:
        prove(ACT, other if side == "old" else ACT, ACT if side == "old" else other)
    [told] = refused.value.diagnostics
    assert (told.code, told.severity.value, told.facts["side"]) == ("redline-not-exact", "error", side)
    assert (told.origin.file, told.origin.line) == ("", 1)
    assert told.facts["paragraph"] == place


def test_the_provision_that_is_named_is_the_first_that_differs() -> None:
    """It is named as the act has it; a provision that the act lacks is named as the marked act has it."""
    for name, place in (("a heading", "objet"), ("a cell", "fin"), ("no annex", "annexe"), ("title", "cover")):
        with pytest.raises(Refused) as refused:
            prove(ACT, SPOILERS[name][0](ACT), ACT)
        assert refused.value.diagnostics[0].facts["paragraph"] == place


# marks --------------------------------------------------------------------------


def of(*paragraphs: Paragraph) -> Document:
    provision = Provision("a", "article", (), None, paragraphs)
    return Document("d", "protocol", "protocol", (Version("fr-CA", Front(()), (provision,)),))


def one_line(*content: Inline) -> Document:
    return of(Paragraph("p", content))


def said(*texts: str) -> Document:
    return of(*(Paragraph(f"p{at}", words(text)) for at, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("deed", "old", "new"),
    [
        ("inserted", "un deux", "un x deux"),
        ("arrived", "un deux", "un x deux"),
        ("deleted", "un x deux", "un deux"),
        ("departed", "un x deux", "un deux"),
        ("set", "un x deux", "un x deux"),
    ],
)
def test_each_side_reads_what_its_marks_say(deed: str, old: str, new: str) -> None:
    marked = one_line(Text("un "), Marked(Mark(deed), words("x ")), Text("deux"))  # type: ignore[arg-type]
    prove(marked, said(old), said(new))
    for wrong in ((new, old), (new, new), (old, old)):
        if wrong != (old, new):
            with pytest.raises(Refused):
                prove(marked, said(wrong[0]), said(wrong[1]))


@pytest.mark.parametrize(("deed", "side"), [("inserted", "old"), ("deleted", "new")])
def test_a_seam_parts_paragraphs_for_one_side_only(deed: str, side: str) -> None:
    marked = one_line(Text("un"), Seam(Mark(deed)), Text("deux"))  # type: ignore[arg-type]
    joined, parted = said("undeux"), said("un", "deux")
    prove(marked, *((joined, parted) if side == "old" else (parted, joined)))
    with pytest.raises(Refused):
        prove(marked, *((parted, joined) if side == "old" else (joined, parted)))


@pytest.mark.parametrize(("deed", "reads"), [("inserted", "new"), ("deleted", "old")])
def test_a_provision_of_one_side_is_no_provision_of_the_other(deed: str, reads: str) -> None:
    paragraph = Paragraph("q", (Marked(Mark(deed), words("Ajout.")),))  # type: ignore[arg-type]
    extra = Provision("b", "article", (), None, (paragraph,), mark=Mark(deed))  # type: ignore[arg-type]
    base = said("un")
    marked = replace(base, versions=(replace(base.versions[0], provisions=(*base.versions[0].provisions, extra)),))
    plain = Provision("b", "article", (), None, (Paragraph("q", words("Ajout.")),))
    longer = replace(base, versions=(replace(base.versions[0], provisions=(*base.versions[0].provisions, plain)),))
    old, new = (base, longer) if reads == "new" else (longer, base)
    prove(marked, old, new)
    with pytest.raises(Refused):
        prove(marked, new, old)


def test_a_second_language_is_read_apart() -> None:
    other = Version("en-CA", Front(()), (Provision("a", "article", (), None, (Paragraph("p", words("one")),)),))
    both = replace(said("un"), versions=(*said("un").versions, other))
    prove(both, both, both)
    swapped = replace(both, versions=both.versions[::-1])
    with pytest.raises(Refused) as refused:
        prove(both, swapped, both)
    assert refused.value.diagnostics[0].facts["side"] == "old"
    spoiled = replace(both, versions=(both.versions[0], replace(other, provisions=())))
    with pytest.raises(Refused) as refused:
        prove(both, both, spoiled)
    assert refused.value.diagnostics[0].facts == {"side": "new", "paragraph": "a@en"}

"""Documents that nobody would think of, and what somebody made of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Front,
    Inline,
    Item,
    ItemList,
    Number,
    Paragraph,
    Provision,
    Reference,
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

SENTENCES = (
    "Les villes favorisent la circulation des artistes.",
    "Chaque ville prend à sa charge les frais de ses représentants.",
    "Le budget annuel est arrêté par le comité de suivi.",
    "Un rapport d’activité est remis aux deux conseils.",
    "Réservé.",
    "a | b",
    "1. Un point.",
)
_NAMES = ("objet", "budget", "rapport", "langue", "fin")


def run(text: str) -> st.SearchStrategy[tuple[Inline, ...]]:
    half = len(text) // 2
    return st.sampled_from(
        [
            (Text(text),),
            (Text(text[:half]), Value("period", (Text(text[half:]),))),
            (Styled("strong", (Text(text[:half]),)), Text(text[half:])),
            (Text("1"), Superscript("er"), Text(f" {text}")),
            (Text(text), Break(), Text("Suite.")),
            (Text("Voir "), Reference("objet", content=(Text("l’article 1"),)), Text(f", {text}")),
        ]
    )


words = st.one_of(
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=3).map(" ".join),
    st.text(st.characters(codec="utf-8", categories=("L", "P", "Zs")), min_size=1, max_size=12).filter(str.strip),
).flatmap(run)
paragraphs = st.builds(Paragraph, st.just("p"), words)


def lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[ItemList]:
    styles = st.sampled_from(("dash", "decimal", "lower-alpha", "label"))
    items = st.lists(st.tuples(paragraphs, st.lists(inner, max_size=1)), min_size=1, max_size=3)

    def made(style: str, held: list[tuple[Paragraph, list[Block]]]) -> ItemList:
        return ItemList(
            "l",
            style,
            tuple(
                Item(f"i{at}", (Text(f"{at + 1}°"),) if style == "label" else (), (first, *more))
                for at, (first, more) in enumerate(held)
            ),
        )

    return st.builds(made, styles, items)


def _table(rows: list[list[tuple[Inline, ...]]]) -> Table:
    head, *rest = (tuple(Cell(content) for content in row) for row in rows)
    return Table("t", head, tuple(rest))


tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(words, min_size=width, max_size=width), min_size=1, max_size=3).map(_table)
)
blocks: st.SearchStrategy[Block] = st.recursive(
    st.one_of(paragraphs, tables), lambda inner: st.one_of(paragraphs, lists(inner)), max_leaves=4
)


def provisions(depth: int = 2) -> st.SearchStrategy[Provision]:
    numbers = st.one_of(st.none(), st.integers(1, 9).map(lambda n: Number(n, (Text(str(n)),), (Text(f"Article {n}"),))))
    inside = st.lists(st.one_of(blocks, provisions(depth - 1)) if depth else blocks, max_size=3).map(tuple)
    return st.builds(
        lambda ident, number, heading, body: Provision(ident, "article", heading, number, body),
        st.sampled_from(_NAMES),
        numbers,
        st.one_of(st.just(()), words),
        inside,
    )


def _column(lines: list[list[tuple[Inline, ...]]]) -> SignatureColumn:
    (caption, mention, name), *rest = [[*one, (), (), ()][:3] for one in lines]
    more = tuple(
        Signature(f"s{at}", "a", one[0], tuple(line for line in one[1:] if line)) for at, one in enumerate(rest)
    )
    return SignatureColumn("a", (caption,), (Signature("s", "a", name, (), mention=mention), *more))


closings = st.one_of(
    st.just(()),
    st.lists(
        st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=3).map(_column), min_size=1, max_size=3
    ).map(lambda columns: (SignatureBlock("signatures", tuple(columns)),)),
)
_WORDS = (("between", "Entre"), ("and", "et"))
fronts = st.builds(
    lambda title, period, sides, said: Front(title, period, (), tuple(sides), said),
    words,
    st.one_of(st.just(()), words),
    st.lists(
        st.builds(lambda parties: Side(tuple(parties), (), ("",)), st.lists(words, min_size=1, max_size=2)), max_size=3
    ),
    st.sampled_from((_WORDS, _WORDS, _WORDS, ())),
)


def versions(lang: str) -> st.SearchStrategy[Version]:
    several = st.lists(provisions(), max_size=4).map(_named)
    annexes = st.lists(provisions(0), max_size=1).map(lambda held: tuple(replace(one, id="annexe") for one in held))
    return st.builds(lambda front, own, annexes: Version(lang, front, own, annexes), fronts, several, annexes)


def _named(held: list[Provision]) -> tuple[Provision, ...]:
    """Provisions of which each has an id of its own, and its blocks ids of theirs."""
    seen: dict[str, int] = {}

    def own(one: Provision) -> Provision:
        count = seen[one.id] = seen.get(one.id, 0) + 1
        ident = one.id if count == 1 else f"{one.id}-{count}"
        body = tuple(
            own(part) if isinstance(part, Provision) else replace(part, id=f"{ident}/{at}")
            for at, part in enumerate(one.body)
        )
        return replace(one, id=ident, body=body)

    return tuple(map(own, held))


documents = st.builds(
    lambda own, closing: Document("acte", "protocol", "protocol", own, closing),
    st.one_of(versions("fr").map(lambda one: (one,)), st.tuples(versions("fr"), versions("en"))),
    closings,
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two documents; the second is often the first with something done to it."""
    old = draw(documents)
    if draw(st.integers(0, 4)) == 0:
        return old, draw(documents)
    edited = [
        replace(
            version,
            front=draw(st.one_of(st.just(version.front), st.just(version.front), fronts)),
            provisions=_named([_edit(draw, one) for one in draw(_shuffled(version.provisions))]),
        )
        for version in old.versions
    ]
    match draw(st.integers(0, 9)):
        case 0:
            edited = edited[:1]
        case 1:
            edited = edited[-1:]
        case 2 if len(edited) == 1:
            edited.append(draw(versions("en")))
    new = replace(old, versions=tuple(edited), closing=_signed(draw, old.closing))
    return (old, new) if draw(st.booleans()) else (new, old)


@st.composite
def tongues(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two documents of which either may have languages that the other has not, in whatever order."""

    def spoken(document: Document) -> Document:
        known = {one.lang: one for one in document.versions}
        langs = draw(st.lists(st.sampled_from(("fr", "en", "nl")), min_size=1, max_size=3, unique=True))
        return replace(document, versions=tuple(known.get(lang) or draw(versions(lang)) for lang in langs))

    old, new = draw(pairs())
    return spoken(old), spoken(new)


def _signed(draw: st.DrawFn, closing: tuple[Block, ...]) -> tuple[Block, ...]:
    """Who signs: as before, others, or the parties in another order and not all of them."""
    match draw(st.integers(0, 2)):
        case 0:
            return draw(closings)
        case 1:
            return tuple(
                replace(block, columns=tuple(draw(st.permutations(block.columns)))[draw(st.integers(0, 1)) :])
                for block in closing
                if isinstance(block, SignatureBlock)
            )
    return closing


def _shuffled(held: tuple[Provision, ...]) -> st.SearchStrategy[list[Provision]]:
    kept = st.one_of(st.just(list(held)), st.permutations(held))
    more: st.SearchStrategy[list[Provision]] = st.lists(provisions(1), max_size=1)
    return st.builds(lambda own, new: [*own[: len(own) // 2], *new, *own[len(own) // 2 :]], kept, more)


def _edit(draw: st.DrawFn, one: Provision) -> Provision:
    body = list(one.body)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(body)))
        match draw(st.integers(0, 7)):
            case 0:
                body.insert(at, draw(blocks))
            case 1 if at < len(body):
                del body[at]
            case 2 if at < len(body):
                part = body[at]
                if isinstance(part, Paragraph):
                    body[at : at + 1] = [replace(part, content=(*part.content, Text(" De plus."))), draw(paragraphs)]
                elif isinstance(part, ItemList):
                    body[at] = replace(part, items=part.items[1:]) if len(part.items) > 1 else part
                elif isinstance(part, Table):
                    body[at] = replace(part, rows=part.rows[1:])
            case 3 if at < len(body):
                body.append(body.pop(at))
            case 4 if at + 1 < len(body):
                first, second = body[at], body[at + 1]
                if isinstance(first, Paragraph) and isinstance(second, Paragraph):
                    body[at : at + 2] = [replace(first, content=(*first.content, Text(" "), *second.content))]
            case 5 if at < len(body):
                inside = Provision(draw(st.sampled_from(_NAMES)), "article", draw(words), None, tuple(body[at:]))
                body[at:] = [inside]
            case 6 if at < len(body):
                body[at : at + 1] = _cut(draw, body[at])
            case 7 if at < len(body):
                inner = body[at]
                body[at : at + 1] = inner.body if isinstance(inner, Provision) else [inner]
    heading = draw(st.one_of(st.just(one.heading), st.just(one.heading), words, st.just(())))
    return replace(one, heading=heading, body=tuple(body))


def _cut(draw: st.DrawFn, part: Provision | Block) -> list[Provision | Block]:
    """A list or a table in two, with something between them: an article that begins there, or a paragraph."""
    first, second = part, part
    if isinstance(part, ItemList):
        at = draw(st.integers(0, len(part.items)))
        first, second = replace(part, items=part.items[:at]), replace(part, items=part.items[at:])
    elif isinstance(part, Table):
        at = draw(st.integers(0, len(part.rows)))
        first, second = replace(part, rows=part.rows[:at]), replace(part, rows=part.rows[at:])
    else:
        return [part]
    kept = [one for one in (first, second) if not isinstance(one, ItemList) or one.items]
    if draw(st.booleans()):
        article = Provision(draw(st.sampled_from(_NAMES)), "article", draw(words), None, tuple(kept[1:]))
        return [*kept[:1], article]
    return [*kept[:1], draw(paragraphs), *kept[1:]]

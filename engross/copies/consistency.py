"""Checks that the originals of an act say the same.

The alternat may change the order of parties, rows, signatures and languages.
Each original is brought into a canonical form, in which these stand in a fixed
order. Then nothing may differ. Example: "Québec et Namur" and "Namur et
Québec" both become "⟨namur.name⟩ et ⟨quebec.name⟩". This module reads the
documents that were assembled for each keeper and shares no code with assembly.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engross.copies.mentions import Mentions
from engross.diagnostics import Diagnostic, Origin
from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
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
    plain,
)

FRONT, CLOSING = "front", "signatures"


@dataclass(frozen=True, slots=True)
class CanonicalProvision:
    """A provision in canonical form.

    `name` is its number and heading as printed. `permuted` are ids of rows
    whose order changed; `pointed` are ids that its references point at.
    """

    lang: str
    id: str
    name: str
    lines: tuple[str, ...]
    origin: Origin
    kind: str = ""
    permuted: frozenset[str] = frozenset()
    pointed: frozenset[str] = frozenset()

    @property
    def sha256(self) -> str:
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Consistency:
    """The provisions in canonical form, and the differences between the originals."""

    provisions: tuple[CanonicalProvision, ...]
    differences: tuple[Diagnostic, ...]


def check_consistency(documents: Mapping[str, Document], mentions: Mapping[str, Mentions]) -> Consistency:
    """Compares the documents of all originals, given by the mark of each original.

    `mentions` are the ways to name the parties, by language. Each difference
    is a diagnostic counterparts-differ at its provision, with both texts.
    """
    canonical = {mark: tuple(canonical_provisions(document, mentions)) for mark, document in documents.items()}
    first, *others = canonical
    base = canonical[first]
    known = {(provision.lang, provision.id): provision for provision in base}
    differences: list[Diagnostic] = []
    for mark in others:
        mine = {(provision.lang, provision.id): provision for provision in canonical[mark]}
        apart = _order_apart(base, canonical[mark])
        if apart is not None:
            differences.append(_differs(base[0], first, mark, *apart))
        for key, provision in known.items():
            other = mine.get(key)
            if other is None or provision.lines == other.lines:
                continue
            lines = _first_apart(provision.lines, other.lines)
            ours, theirs = (_readable(line, mentions.get(provision.lang)) for line in lines)
            if ours == theirs:  # they differ in what is not printed as such: the role, the kind of a paragraph
                ours, theirs = lines
            differences.append(_differs(provision, first, mark, ours, theirs))
    for provision in base:
        moved = {ident for other in canonical.values() for each in other for ident in each.permuted}
        differences.extend(
            _differs(provision, first, others[0], target, target)
            for target in sorted(provision.pointed & moved)
            if others
        )
    return Consistency(base, tuple(differences))


def _order(provisions: Sequence[CanonicalProvision]) -> list[str]:
    """Language, position and id of each provision. The order of the languages does not count."""
    return sorted(
        (
            f"{provision.lang} {index:04} {provision.id}"
            for lang in {provision.lang for provision in provisions}
            for index, provision in _of(provisions, lang)
        )
    )


def _order_apart(ours: Sequence[CanonicalProvision], theirs: Sequence[CanonicalProvision]) -> tuple[str, str] | None:
    """What stands at the first place where the orders of provisions differ, `–` for nothing; None if they are one."""
    one, other = _order(ours), _order(theirs)
    if one == other:
        return None
    names = {f"{item.lang} {item.id}": item.name or item.id for item in (*ours, *theirs)}

    def at(entry: str) -> str:
        lang, _, ident = entry.split(" ", 2)
        return names.get(f"{lang} {ident}", ident)

    for here, there in zip(one, other, strict=False):
        if here != there:
            return at(here), at(there)
    longer, index = (one, len(other)) if len(one) > len(other) else (other, len(one))
    return (at(longer[index]), "–") if longer is one else ("–", at(longer[index]))


def _of(provisions: Sequence[CanonicalProvision], lang: str) -> Iterator[tuple[int, CanonicalProvision]]:
    return enumerate(provision for provision in provisions if provision.lang == lang)


def _first_apart(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str]:
    for our_line, their_line in zip(ours, theirs, strict=False):
        if our_line != their_line:
            return our_line, their_line
    shorter = min(len(ours), len(theirs))
    return " ".join(ours[shorter : shorter + 1]), " ".join(theirs[shorter : shorter + 1])


def _readable(line: str, names: Mentions | None) -> str:
    words = line.partition(": ")[2] or line
    return names.restored(words) if names else words


def _differs(provision: CanonicalProvision, first: str, other: str, ours: str, theirs: str) -> Diagnostic:
    facts = {
        "name": provision.name or provision.id,
        "first": first,
        "other": other,
        "ours": ours[:200],
        "theirs": theirs[:200],
    }
    return Diagnostic("counterparts-differ", provision.origin, facts=facts)


# one document in canonical form ----------------------------------------------


def canonical_provisions(document: Document, mentions: Mapping[str, Mentions]) -> Iterator[CanonicalProvision]:
    """Each provision of a document in canonical form; the front and the signatures count as one provision each."""
    for version in sorted(document.versions, key=lambda version: version.lang):
        names = mentions[version.lang]
        yield _front(version, names, document.origin)
        for provision in (*version.provisions, *version.annexes):
            yield from _provision(provision, version.lang, names)
    every = tuple(mentions.values())
    lines = tuple(line for block in document.closing for line in _closing(block, every))
    yield CanonicalProvision("", CLOSING, "", lines, document.origin)


def _front(version: Version, names: Mentions, origin: Origin) -> CanonicalProvision:
    front = version.front
    lines = [names.canonical(_as_line(run)) for run in (front.title, front.period, front.subject)]
    lines += sorted(_side(side) for side in front.sides)
    return CanonicalProvision(version.lang, FRONT, plain(front.title), tuple(lines), origin)


def _side(side: Side) -> str:
    """A side with its parties. Which side is called « d'une part » depends on who is named first."""
    return " + ".join(sorted(_as_line(party) for party in side.parties)) + f" ({_as_line(side.name)})"


def _provision(provision: Provision, lang: str, names: Mentions) -> Iterator[CanonicalProvision]:
    writer = _CanonicalWriter(names)
    blocks = [part for part in provision.body if not isinstance(part, Provision)]
    lines = [
        names.canonical(_as_line(provision.number.label if provision.number else ())),
        names.canonical(_as_line(provision.heading)),
    ]
    lines += writer.blocks(blocks)
    name = " ".join(filter(None, (plain(provision.number.label) if provision.number else "", plain(provision.heading))))
    yield CanonicalProvision(
        lang,
        provision.id,
        name,
        tuple(lines),
        provision.origin,
        provision.kind,
        frozenset(writer.permuted),
        frozenset(writer.pointed),
    )
    for part in provision.body:
        if isinstance(part, Provision):
            yield from _provision(part, lang, names)


class _CanonicalWriter:
    """Writes blocks as canonical lines, and collects the ids for `permuted` and `pointed`."""

    def __init__(self, names: Mentions) -> None:
        self.names = names
        self.permuted: set[str] = set()
        self.pointed: set[str] = set()

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        return self.rows([(getattr(block, "id", ""), self.block(block)) for block in blocks])

    def run(self, content: tuple[Inline, ...]) -> str:
        self.pointed.update(_targets(content))
        return self.names.canonical(_as_line(content))

    def block(self, block: Block) -> list[str]:
        match block:
            case Paragraph():
                return [f"{block.role}: {self.run(block.content)}"]
            case ItemList():
                items = [(item.id, self.blocks(item.blocks)) for item in block.items]
                labels = [self.run(item.label) for item in block.items]
                return [f"list {block.style} {' | '.join(labels)}", *self.rows(items)]
            case Table():
                head = " | ".join(self.cell(cell) for cell in block.head)
                rows = [(f"{block.id}/{index}", [self.row(row)]) for index, row in enumerate(block.rows)]
                return [f"table {head}", *self.rows(rows)]
            case SignatureBlock():
                return list(_closing(block, (self.names,)))

    def row(self, cells: Iterable[Cell]) -> str:
        return "row " + " | ".join(self.cell(cell) for cell in cells)

    def cell(self, cell: Cell) -> str:
        return f"{cell.align} {self.run(cell.content)}"

    def rows(self, rows: Sequence[tuple[str, list[str]]]) -> list[str]:
        """Rows one after the other. Neighbours that each name one party, all different, are sorted by party."""
        out: list[str] = []
        start = 0
        while start < len(rows):
            group = self._per_party(rows, start)
            if len(group) > 1:
                self.permuted.update(ident for ident, _ in rows[start : start + len(group)])
                # The end mark belongs to the place in the list, not to the row. Example: "Namur ; Québec."
                # and "Québec ; Namur." both become "Namur ; Québec."
                ends = [lines[-1][len(_without_end_mark(lines[-1])) :] for _, lines in group]
                for (_, lines), end in zip(sorted(group), ends, strict=True):
                    out += [*lines[:-1], _without_end_mark(lines[-1]) + end]
            else:
                out.extend(rows[start][1])
            start += max(len(group), 1)
        return out

    def _per_party(self, rows: Sequence[tuple[str, list[str]]], start: int) -> list[tuple[str, list[str]]]:
        """The longest run of rows, from index `start` on, in which each row names one party and all parties differ."""
        group: list[tuple[str, list[str]]] = []
        for _, lines in rows[start:]:
            named = _keys("\n".join(lines))
            if len(named) != 1 or (party := next(iter(named))) in {known for known, _ in group}:
                break
            group.append((party, lines))
        return group


def _without_end_mark(line: str) -> str:
    """A line without its last punctuation, which depends on the place of the row in its list."""
    return line.rstrip(" ;,.")


def _keys(canonical: str) -> set[str]:
    """The parties that canonical lines name."""
    return {part.partition("⟩")[0].partition(".")[0] for part in canonical.split("⟨")[1:]}


def _closing(block: Block, every: Sequence[Mentions]) -> Iterator[str]:
    if not isinstance(block, SignatureBlock):
        yield from _CanonicalWriter(every[0]).block(block)
        return
    for column in sorted(block.columns, key=lambda column: column.party):
        yield from _column(column)


def _column(column: SignatureColumn) -> Iterator[str]:
    yield f"for {column.party}: {' | '.join(sorted(_as_line(line) for line in column.caption))}"
    for signature in column.signatures:
        yield _signature(signature)


def _signature(signature: Signature) -> str:
    """A signature. The alternat may change the order of languages, so that parts in several languages are sorted."""
    capacity = " | ".join(sorted(_as_line(line) for line in signature.capacity))
    mention = " | ".join(sorted(_as_line(signature.mention).split(" / ")))
    return f"{signature.role} {signature.id}: {_as_line(signature.name)}, {capacity}; {mention}"


def _as_line(content: Iterable[Inline]) -> str:
    """Inlines as one line, with marks for style, superscript and line breaks."""
    out = []
    for node in content:
        match node:
            case Text(text):
                out.append(text)
            case Superscript(text):
                out.append(f"^{{{text}}}")
            case Break():
                out.append("⏎")
            case Styled():
                out.append(f"{node.style}[{_as_line(node.content)}]")
            case Value() | Reference():
                out.append(_as_line(node.content))
            case Placeholder(name):
                out.append(f"[[{name}]]")
    return "".join(out)


def _targets(content: Iterable[Inline]) -> Iterator[str]:
    for node in content:
        if isinstance(node, Reference):
            yield node.target.replace(".", "/", 1)
        if isinstance(node, Styled | Value | Reference):
            yield from _targets(node.content)

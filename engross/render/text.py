"""The document as plain text: for reading in a terminal, for comparing, for a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.control_characters import harmless
from engross.model.document import (
    Block,
    Document,
    Front,
    Inline,
    ItemList,
    Mark,
    Marked,
    Paragraph,
    Provision,
    Reference,
    Seam,
    SignatureBlock,
    Styled,
    Table,
    Value,
    item_label,
    plain,
)
from engross.model.rendering import Look, Rendering


def render(document: Document, look: Look) -> Rendering:
    """UTF-8 text, one block a paragraph, languages one after the other, signatures once."""
    out: list[str] = []
    if look.draft and (mark := document.versions[0].front.word("draft")):
        out.append(mark.upper())
    for version in document.versions:
        out.extend(_front(version.front))
        out.extend(_provisions(version.provisions))
    for block in document.closing:
        out.extend(_block(block, ""))
    for version in document.versions:
        out.extend(_provisions(version.annexes))
    return Rendering(harmless("\n\n".join(part for part in out if part) + "\n").encode())


def _front(front: Front) -> Iterator[str]:
    yield inline_text(front.title)
    yield inline_text(front.period)
    yield inline_text(front.subject)
    yield front.word("between")
    for index, side in enumerate(front.sides):
        if index:
            yield front.word("and")
        for party in side.parties:
            yield inline_text(party)
        yield inline_text(side.name)


def _provisions(provisions: Sequence[Provision]) -> Iterator[str]:
    for provision in provisions:
        yield heading_text(provision)
        for part in provision.body:
            if isinstance(part, Provision):
                yield from _provisions((part,))
            else:
                yield from _block(part, "")


def heading_text(provision: Provision) -> str:
    """The printed number and heading of a provision."""
    number = inline_text(provision.number.label) if provision.number else ""
    return " ".join(part for part in (number, inline_text(provision.heading)) if part)


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield indent + _words(block.content, indent)
        case ItemList():
            for index, item in enumerate(block.items):
                label = inline_text(item.label) if block.style == "label" and item.label else item_label(block, index)
                parts = [text for inner in item.blocks for text in _block(inner, indent + "  ")]
                first = parts[0].strip() if parts else ""
                yield "\n".join([f"{indent}{label} {first}", *parts[1:]])
        case Table():
            for row in block.lines:
                yield indent + " | ".join(_words(cell.content, indent) for cell in row)
        case SignatureBlock():
            for column in block.columns:
                for line in column.caption:
                    yield indent + inline_text(line)
                for signature in column.signatures:
                    name = inline_text(signature.name) + ("," if signature.capacity else "")
                    lines = [inline_text(signature.mention), name, *(inline_text(line) for line in signature.capacity)]
                    yield "\n".join(indent + line for line in lines if line)


def inline_text(content: tuple[Inline, ...]) -> str:
    """The words of inlines; words under a mark are between the signs of `bracketed`."""
    out: list[str] = []
    for node in content:
        match node:
            case Marked(mark):
                out.append(bracketed(mark, inline_text(node.content)))
            case Seam(mark):
                out.append(bracketed(mark, "¶"))
            case Styled() | Value() | Reference():
                out.append(inline_text(node.content))
            case _:
                out.append(plain((node,)))
    return "".join(out)


def bracketed(mark: Mark, text: str) -> str:
    """Words under a mark, readable without colour.

    Taken out `[-…-]`, put in `{+…+}`, moved from here `[m1→ …]`, moved here `{→m1 …}`,
    set otherwise `{~…~ now in bold}`. The author of a tracked change stands after it: `{+…+}‹Ann›`.
    """
    by = f"‹{mark.author}›" if mark.author else ""
    return f"{_bracketed(mark, text)}{by}"


def _bracketed(mark: Mark, text: str) -> str:
    match mark.deed:
        case "inserted":
            return f"{{+{text}+}}"
        case "deleted":
            return f"[-{text}-]"
        case "departed":
            return f"[{mark.move}→ {text}]"
        case "arrived":
            return f"{{→{mark.move} {text}}}"
        case "set":
            return f"{{~{text}~ {mark.said.removesuffix(f' ({mark.author})')}}}"


def _words(content: tuple[Inline, ...], indent: str) -> str:
    return inline_text(content).replace("\n", f"\n{indent}")

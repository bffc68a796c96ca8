"""Checks that laid-out pages say what the act says: every word once, in order, visible, and nothing else.

The words of the act are taken from its tree here, by a walk of its own. This code shares nothing with the code that
makes the HTML page. So it finds an error there, in a template or in a stylesheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from engross.diagnostics import Collector, Origin, Refused
from engross.model.document import (
    Block,
    Document,
    Front,
    ItemList,
    Paragraph,
    Provision,
    Signature,
    SignatureBlock,
    Table,
    item_label,
    plain,
    walk,
)
from engross.model.rendering import InkFault, Look, PageWords
from engross.render.page_reading import squashed

_SHOWN = 60
"""Characters of the act that are quoted around a difference."""

Run = tuple[str, Origin]
"""Words of the act, and where they come from."""


def require_proof(document: Document, words: PageWords, look: Look) -> None:
    """Refuse pages on which ink is at fault, or that do not say what the act says.

    Raises `Refused`: ink-outside, ink-over, ink-unseen, page-differs; all of them at once. Each stands at the line of
    the source that it concerns, or at the stylesheet or the page of the template.
    """
    collector = Collector()
    places = _places(document)
    told: set[tuple[str, Origin, str]] = set()
    for fault in words.faults:
        code = _CODES[fault.kind]
        origin = _origin(fault, places, look)
        key = (code, origin, fault.kind)
        if key not in told:
            told.add(key)
            words_here = fault.words[:_SHOWN]
            collector.add(code, origin, kind=fault.kind, page=fault.page, words=words_here, node=fault.node)
    if not words.faults:
        for lang, runs in _texts(document).items():
            _compare(lang, list(runs), words.by_language.get(lang, ""), look, collector)
        for lang in words.by_language.keys() - {version.lang for version in document.versions}:
            _differs(collector, Origin(look.page_file), lang, "", words.by_language[lang][:_SHOWN])
        _compare_signatures(document, words, look, collector)
        _compare_pictures(document, words, look, collector)
        _compare_beside(document, words, look, collector)
    if collector.failed:
        raise Refused(collector)


_CODES: Mapping[str, str] = {
    "edge": "ink-outside",
    "frame": "ink-outside",
    "clipped": "ink-unseen",
    "over": "ink-over",
    "faint": "ink-unseen",
    "small": "ink-unseen",
    "split": "signatures-split",
    "foreign": "ink-foreign",
    "beneath": "ink-unseen",
    "struck": "ink-unseen",
    "close": "ink-unseen",
    "turned": "ink-unseen",
    "order": "ink-misplaced",
    "sheet": "sheet-differs",
}


def _origin(fault: InkFault, places: Mapping[str, Origin], look: Look) -> Origin:
    """Where a person looks first: the source of the node, or the stylesheet."""
    return places.get(fault.node.partition(":")[0], Origin(look.style_file))


def _places(document: Document) -> dict[str, Origin]:
    """By id of a node, the line of its source."""
    places: dict[str, Origin] = {}

    def take(block: Block, around: Origin) -> None:
        origin = getattr(block, "origin", around)
        origin = origin if origin.file else around
        places[block.id] = origin
        if isinstance(block, ItemList):
            for item in block.items:
                places[item.id] = origin
                for inside in item.blocks:
                    take(inside, origin)
        elif isinstance(block, SignatureBlock):
            for column in block.columns:
                for signature in column.signatures:
                    places[f"sign-{signature.id}"] = origin

    for version in document.versions:
        for provision in walk((*version.provisions, *version.annexes)):
            places[provision.id] = provision.origin
            for part in provision.body:
                if not isinstance(part, Provision):
                    take(part, provision.origin)
    for block in document.closing:
        take(block, document.origin)
    return {ident: origin for ident, origin in places.items() if origin.file}


# what the act says ---------------------------------------------------------------------------------------------------


def _texts(document: Document) -> dict[str, Iterator[Run]]:
    """By language, the words of the act in order, those of the cover first; signatures are left out."""
    return {version.lang: _text(document, rank) for rank, version in enumerate(document.versions)}


def _text(document: Document, rank: int) -> Iterator[Run]:
    version = document.versions[rank]
    for words in _cover(version.front):
        yield words, document.origin
    if rank and document.arrangement != "columns" and version.again != ():
        yield plain(version.front.opening if version.again is None else version.again), document.origin
    yield from _provisions(version.provisions)
    # What stands once for all languages, such as the words around the signatures, is read with the first language where
    # languages stand side by side, and with the last one where they follow one another.
    beside = document.arrangement == "columns" and len(document.versions) > 1
    if rank == (0 if beside else len(document.versions) - 1):
        for block in document.closing:
            yield from _block(block, document.origin)
    yield from _provisions(version.annexes)


def _cover(front: Front) -> Iterator[str]:
    yield plain(front.title)
    yield plain(front.period)
    yield plain(front.subject)
    yield front.word("between")
    for rank, side in enumerate(front.sides):
        if rank:
            yield front.word("and")
        for party in side.parties:
            yield plain(party)
        yield plain(side.name)


def _provisions(provisions: Sequence[Provision]) -> Iterator[Run]:
    for provision in provisions:
        if provision.number:
            yield plain(provision.number.label), provision.origin
        yield plain(provision.heading), provision.origin
        for part in provision.body:
            if isinstance(part, Provision):
                yield from _provisions((part,))
            else:
                yield from _block(part, provision.origin)


def _block(block: Block, around: Origin) -> Iterator[Run]:
    own = getattr(block, "origin", around)
    origin = own if own.file else around
    match block:
        case Paragraph():
            yield plain(block.content), origin
        case ItemList():
            for rank, item in enumerate(block.items):
                yield (plain(item.label) if block.style == "label" else item_label(block, rank)), origin
                for inside in item.blocks:
                    yield from _block(inside, origin)
        case Table():
            for row in block.lines:
                for cell in row:
                    yield plain(cell.content), origin
        case SignatureBlock():
            pass


def _signature(signature: Signature) -> str:
    name = plain(signature.name) + ("," if any(map(plain, signature.capacity)) else "")
    return squashed("".join((plain(signature.mention), name, *map(plain, signature.capacity))))


# both compared -------------------------------------------------------------------------------------------------------


def _compare(lang: str, runs: Sequence[Run], read: str, look: Look, collector: Collector) -> None:
    """Add page-differs at the first run of the act that the page does not give as it is."""
    position = 0
    for words, origin in runs:
        wanted = squashed(words)
        if not read.startswith(wanted, position):
            place = origin if origin.file else Origin(look.page_file)
            _differs(collector, place, lang, words, read[position : position + _SHOWN])
            return
        position += len(wanted)
    if position < len(read):
        _differs(collector, Origin(look.page_file), lang, "", read[position : position + _SHOWN])


def _compare_signatures(document: Document, words: PageWords, look: Look, collector: Collector) -> None:
    page = Origin(look.page_file)
    blocks = [block for block in document.closing if isinstance(block, SignatureBlock)]
    blocks += [
        part
        for version in document.versions
        for provision in walk((*version.provisions, *version.annexes))
        for part in provision.body
        if isinstance(part, SignatureBlock)
    ]
    columns = [column for block in blocks for column in block.columns]
    captions = [squashed("".join(map(plain, column.caption))) for column in columns]
    origin = next((one for one in (*(block.origin for block in blocks), document.origin) if one.file), page)
    captions = [caption for caption in captions if caption]
    if captions != list(words.captions):
        _differs(collector, origin, document.lang, " ".join(captions), " ".join(words.captions))
    wanted = [
        words
        for words in map(_signature, (signature for column in columns for signature in column.signatures))
        if words
    ]
    if Counter(wanted) != Counter(words.signatures):
        missing = next(iter((Counter(wanted) - Counter(words.signatures)).elements()), "")
        more = next(iter((Counter(words.signatures) - Counter(wanted)).elements()), "")
        _differs(collector, origin, document.lang, missing, more)
    # The grid of the page decides where each signature stands, so their order on the page is free, except that the
    # signatures of one party keep theirs.
    for column in columns:
        order = [
            words.signatures.index(signature)
            for signature in map(_signature, column.signatures)
            if signature in words.signatures
        ]
        if order != sorted(order):
            _differs(collector, origin, document.lang, " ".join(captions), "")


def _compare_pictures(document: Document, words: PageWords, look: Look, collector: Collector) -> None:
    """The pictures are the emblems of the parties on the cover, each once, with the name of its party."""
    sides = document.versions[0].front.sides
    wanted = [
        (sha256(look.images[name]).hexdigest(), plain(party))
        for side in sides
        for party, name in zip(side.parties, side.emblems, strict=False)
        if name in look.images
    ]
    if wanted != list(words.pictures):
        named = " ".join(party for _, party in wanted)
        collector.add("ink-foreign", Origin(look.page_file), kind="pictures", page=1, words=named[:_SHOWN], node="")


def _compare_beside(document: Document, words: PageWords, look: Look, collector: Collector) -> None:
    """The title of the PDF holds that of the act, and its bookmarks are headings of the act and nothing else."""
    title = plain(document.versions[0].front.title)
    if squashed(title) not in words.title:
        _differs(collector, Origin(look.page_file), document.lang, title, words.title)
    named = set(map(squashed, words.mentions))
    for version in document.versions:
        front = version.front
        named |= {squashed(plain(one)) for one in (front.title, front.opening, version.again or ())}
        for one in walk((*version.provisions, *version.annexes)):
            label = plain(one.number.label) if one.number else ""
            named |= {squashed(label + plain(one.heading)), squashed(plain(one.heading)), squashed(label)}
    for bookmark in words.bookmarks:
        if bookmark not in named:
            _differs(collector, Origin(look.style_file), document.lang, "", bookmark)


def _differs(collector: Collector, origin: Origin, lang: str, wanted: str, read: str) -> None:
    collector.add("page-differs", origin, lang=lang, wanted=wanted[:_SHOWN], read=read[:_SHOWN])

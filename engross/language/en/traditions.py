"""Formal words in English."""

from __future__ import annotations

from engross.language.tradition import Tradition
from engross.model.noun import Gender, Noun


def _noun(text: str, plural: str) -> Noun:
    return Noun(text=text, plural=plural, gender=Gender.NEUTER, article=True)


def _verb(participle: str) -> dict[str, str]:
    return {"ms": f"is {participle}", "fs": f"is {participle}", "mp": f"are {participle}", "fp": f"are {participle}"}


ENGLISH = Tradition(
    name="english",
    lang="en",
    quotes=("“", "”"),
    nouns={
        "cover": _noun("title page", "title pages"),
        "dash": _noun("dash", "dashes"),
        "element": _noun("element", "elements"),
        "head": _noun("heading row", "heading rows"),
        "heading": _noun("heading", "headings"),
        "item": _noun("point", "points").model_copy(update={"article": False}),
        "line": _noun("line", "lines"),
        "paragraph": _noun("paragraph", "paragraphs"),
        "passage": _noun("passage", "passages"),
        "preamble": _noun("preamble", "preambles"),
        "provision": _noun("provision", "provisions"),
        "row": _noun("row", "rows"),
        "sentence": _noun("sentence", "sentences"),
        "signatures": _noun("signature block", "signature blocks"),
        "table": _noun("table", "tables"),
        "testimonium": _noun("testimonium", "testimonia"),
        "titled": _noun("part headed", "parts headed"),
        "number": _noun("number", "numbers"),
        "sign": _noun("sign", "signs"),
        "word": _noun("word", "words"),
    },
    forms={
        "replace-words": "{at}{w:old}{nth} {vw:replaced:old} by {w:new}",
        "insert-after": "{at}after {w:anchor}{nth}, {w:new} {vw:inserted:new}",
        "insert-before": "{at}before {w:anchor}{nth}, {w:new} {vw:inserted:new}",
        "delete-words": "{at}{w:old}{nth} {vw:deleted:old}",
        "everywhere": "throughout the text, {w:old} {vw:replaced:old}, wherever {vw:occur:old}, by {w:new}",
        "sentence-replace": "{at}{S} {vs:replaced} by the following: {q}",
        "sentence-insert": "{at}after {S}, the following is inserted: {q}",
        "sentence-first": "{at}before the first sentence, the following is inserted: {q}",
        "sentence-delete": "{at}{S} {vs:deleted}",
        "pieces-replace": "{the} {v:replaced} by {new}:",
        "pieces-insert": "after {after}, {new} {vn:inserted}:",
        "pieces-first": "at the beginning {of}, {new} {vn:inserted}:",
        "pieces-delete": "{the} {v:deleted}",
        "pieces-move": "{the} {v:moved} after {after}",
        "pieces-move-first": "{the} {v:moved} before {after}",
        "heading": "the heading {of} is replaced by the following: {q}",
        "heading-inside": "the heading is replaced by the following: {q}",
        "relabel": "{olds}{of_} {become} {news}",
        "unit-replace": "{the} {v:replaced} by the following:",
        "unit-insert": "after {after}, {a} is inserted:",
        "unit-inside": "at the beginning {of}, {a} is inserted:",
        "unit-first": "at the beginning of the text, {a} is inserted:",
        "repeal": "{the} {v:repealed}",
        "move": "{the} {v:moved} after {after}",
        "move-inside": "{the} {v:moved} to the beginning {ofafter}",
        "move-first": "{the} {v:moved} to the beginning of the text",
        "renumber": "{olds} {become} {news}",
        "repeal-act-revive": "{act} is repealed and the provisions that it amended have their earlier words again",
        "repeal-act-keep": "{act} is repealed, without effect on the amendments already in force",
        "repeal-act": "{act} is repealed",
    },
    verbs={name: _verb(name) for name in ("amended", "deleted", "inserted", "moved", "repealed", "replaced")}
    | {"occur": {"ms": "it occurs", "fs": "it occurs", "mp": "they occur", "fp": "they occur"}},
    put_in={
        "paragraph": ("the following paragraph", "the following {n} paragraphs"),
        "item": ("the following point", "the following {n} points"),
        "line": ("the following row", "the following {n} rows"),
        "text": ("the following text", "the following text"),
        "provision": ("the following {a}", "the following {a}"),
    },
    article={"m": "", "f": ""},
    lead="{the} {v:amended} as follows:",
    item=("({n})", ";", "."),
    colon=":",
    conjunction="and",
    range_="to",
    of_prefixes=("of ",),
    occurrence=", at {their} {n} occurrence,",
    capitals=True,
    theirs=("its", "their"),
    becomes=("becomes", "become respectively"),
    between="{noun} from {the} to {other}",
    inserted="letter",
    fixed={"in": "in"},
)

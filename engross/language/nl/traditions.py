"""Formal words in Dutch, as the acts of Belgium have them.

After a place the verb comes second: in artikel 3 worden de woorden … vervangen. So
what is said under a lead that names the place has a form of its own (`-here`).
"""

from __future__ import annotations

from engross.language.tradition import Tradition
from engross.model.noun import Gender, Noun

_F, _M, _N = Gender.FEMININE, Gender.MASCULINE, Gender.NEUTER


def _noun(text: str, plural: str, gender: Gender = _N, *, article: bool = True) -> Noun:
    return Noun(text=text, plural=plural, gender=gender, article=article)


BELGIE = Tradition(
    name="belgie",
    lang="nl",
    quotes=("“", "”"),
    nouns={
        "cover": _noun("titelpagina", "titelpagina’s", _F),
        "dash": _noun("streepje", "streepjes"),
        "element": _noun("onderdeel", "onderdelen"),
        "head": _noun("kopregel", "kopregels", _M),
        "heading": _noun("opschrift", "opschriften"),
        "item": _noun("punt", "punten", article=False),
        "line": _noun("regel", "regels", _M),
        "paragraph": _noun("lid", "leden"),
        "passage": _noun("gedeelte", "gedeelten"),
        "preamble": _noun("aanhef", "aanheffen", _M),
        "provision": _noun("bepaling", "bepalingen", _F),
        "row": _noun("rij", "rijen", _F),
        "sentence": _noun("zin", "zinnen", _M),
        "signatures": _noun("handtekeningenblok", "handtekeningenblokken"),
        "table": _noun("tabel", "tabellen", _F),
        "testimonium": _noun("slotformule", "slotformules", _F),
        "titled": _noun("deel met het opschrift", "delen met het opschrift"),
        "number": _noun("getal", "getallen"),
        "sign": _noun("teken", "tekens"),
        "word": _noun("woord", "woorden"),
    },
    forms={
        "replace-words": "{at}{vw:wordt:old} {w:old}{nth} vervangen door {w:new}",
        "replace-words-here": "{w:old}{nth} {vw:wordt:old} vervangen door {w:new}",
        "insert-after": "{at}{vw:wordt:new} {w:new} ingevoegd na {w:anchor}{nth}",
        "insert-after-here": "{w:new} {vw:wordt:new} ingevoegd na {w:anchor}{nth}",
        "insert-before": "{at}{vw:wordt:new} {w:new} ingevoegd vóór {w:anchor}{nth}",
        "insert-before-here": "{w:new} {vw:wordt:new} ingevoegd vóór {w:anchor}{nth}",
        "delete-words": "{at}{vw:wordt:old} {w:old}{nth} opgeheven",
        "delete-words-here": "{w:old}{nth} {vw:wordt:old} opgeheven",
        "everywhere": "in de gehele tekst {vw:wordt:old} {w:old} telkens vervangen door {w:new}",
        "sentence-replace": "{at}{vs:wordt} {S} vervangen als volgt: {q}",
        "sentence-replace-here": "{S} {vs:wordt} vervangen als volgt: {q}",
        "sentence-insert": "{at}wordt na {S} het volgende ingevoegd: {q}",
        "sentence-insert-here": "na {S} wordt het volgende ingevoegd: {q}",
        "sentence-first": "{at}wordt vóór de eerste zin het volgende ingevoegd: {q}",
        "sentence-first-here": "vóór de eerste zin wordt het volgende ingevoegd: {q}",
        "sentence-delete": "{at}{vs:wordt} {S} opgeheven",
        "sentence-delete-here": "{S} {vs:wordt} opgeheven",
        "pieces-replace": "{the} {v:wordt} vervangen door {new}, luidende:",
        "pieces-insert": "na {after} {vn:wordt} {new} ingevoegd, luidende:",
        "pieces-first": "aan het begin {of} {vn:wordt} {new} ingevoegd, luidende:",
        "pieces-delete": "{the} {v:wordt} opgeheven",
        "pieces-move": "{the} {v:wordt} verplaatst na {after}",
        "pieces-move-first": "{the} {v:wordt} verplaatst vóór {after}",
        "heading": "het opschrift {of} wordt vervangen als volgt: {q}",
        "heading-inside": "het opschrift wordt vervangen als volgt: {q}",
        "relabel": "{olds}{of_} {become} {news}",
        "unit-replace": "{the} {v:wordt} vervangen als volgt:",
        "unit-insert": "na {after} wordt {a} ingevoegd, luidende:",
        "unit-inside": "aan het begin {of} wordt {a} ingevoegd, luidende:",
        "unit-first": "aan het begin van de tekst wordt {a} ingevoegd, luidende:",
        "repeal": "{the} {v:wordt} opgeheven",
        "move": "{the} {v:wordt} verplaatst na {after}",
        "move-inside": "{the} {v:wordt} verplaatst naar het begin {ofafter}",
        "move-first": "{the} {v:wordt} verplaatst naar het begin van de tekst",
        "renumber": "{olds} {become} {news}",
        "repeal-act-revive": "{act} wordt opgeheven en de gewijzigde bepalingen herkrijgen hun vroegere tekst",
        "repeal-act-keep": "{act} wordt opgeheven, zonder gevolg voor de wijzigingen die al in werking zijn",
        "repeal-act": "{act} wordt opgeheven",
    },
    verbs={"wordt": {"ms": "wordt", "fs": "wordt", "mp": "worden", "fp": "worden"}},
    put_in={
        "paragraph": ("een lid", "{n} leden"),
        "item": ("een punt", "{n} punten"),
        "line": ("een rij", "{n} rijen"),
        "text": ("een tekst", "een tekst"),
        "provision": ("{a}", "{a}"),
    },
    article={"m": "een", "f": "een"},
    lead="{to} worden de volgende wijzigingen aangebracht:",
    item=("{n}°", ";", "."),
    colon=":",
    conjunction="en",
    range_="tot",
    of_prefixes=("van ",),
    occurrence=", de {n} maal dat {their},",
    theirs=("het voorkomt", "ze voorkomen"),
    becomes=("wordt", "worden respectievelijk"),
    between="{noun} van {the} tot {other}",
    ranks="each",
    after_comma=True,
    ranked_after_comma=True,
    verb_second=True,
    plural_article=True,
    inserted="slash",
    gap="",
    fixed={"in": "in"},
)

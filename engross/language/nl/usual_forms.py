"""Dutch usual forms, as the acts of Belgium have them (Raad van State, Beginselen van de wetgevingstechniek, 2008)."""

from __future__ import annotations

from engross.language.usual_forms import UsualForms

_FOLLOWS = r"(?:als volgt|door wat volgt|door de volgende bepaling|door het volgende|door (?:een|het|de) [\w ]*?)(?:,? luidende| luidende als volgt)?"
USUAL_FORMS = UsualForms(
    forms=(
        ("everywhere", r"in (?:de gehele tekst|heel de tekst)(?P<exception>, met uitzondering van .+?,)? "
         r"(?:wordt|worden) {old} (?:telkens )?vervangen door {new}"),
        ("replace-words", r"(?:{at},? )?(?:wordt|worden) {old} vervangen door {new}"),
        ("replace-words", r"{old} (?:wordt|worden) vervangen door {new}"),
        ("insert-after-words", r"(?:{at},? )?(?:wordt|worden) na {anchor} {new} ingevoegd"),
        ("insert-after-words", r"(?:{at},? )?(?:wordt|worden) {new} ingevoegd na {anchor}"),
        ("insert-before-words", r"(?:{at},? )?(?:wordt|worden) vóór {anchor} {new} ingevoegd"),
        ("delete-words", r"(?:{at},? )?(?:wordt|worden) {old} (?:opgeheven|geschrapt|weggelaten)"),
        ("append", r"{the},? (?:wordt|worden) aangevuld met (?P<what>[^“”]+?)(?:,? luidende)? ?:? ?{q}"),
        ("append", r"{the},? (?:wordt|worden) aangevuld met (?P<what>[^“”]+?)(?:,? luidende)? ?:?"),
        ("insert-after", r"tussen {the} en .+? (?:wordt|worden) (?P<what>[^“”]+?) ingevoegd(?:,? luidende)? ?:?"),
        ("insert-after", r"na {the} (?:wordt|worden) (?P<what>[^“”]+?) ingevoegd(?:,? luidende)? ?:?"),
        ("insert-after", r"{at},? (?:wordt|worden) na {the} (?P<what>[^“”]+?) ingevoegd(?:,? luidende)? ?:?"),
        ("inserted-by-number", r"er wordt (?P<what>[^“”]+?) ingevoegd(?:,? luidende)? ?:?"),
        ("replace", r"{the},? (?:wordt|worden) vervangen " + _FOLLOWS + r" ?:? ?{q}"),
        ("replace", r"{the},? (?:wordt|worden) vervangen " + _FOLLOWS + r" ?:?"),
        ("replace", r"{unit} (?:wordt|worden) {the} vervangen " + _FOLLOWS + r" ?:?"),
        ("delete", r"{the},? (?:wordt|worden) (?:opgeheven|geschrapt)"),
        ("delete", r"{unit} (?:wordt|worden) {the} (?:opgeheven|geschrapt)"),
    ),
    nouns={
        "lid": "paragraph", "leden": "paragraph", "alinea": "paragraph", "zin": "sentence", "zinnen": "sentence",
        "punt": "item", "rij": "row", "kolom": "column", "tabel": "table", "opschrift": "heading",
    },
    quoted_nouns=("het woord", "de woorden", "het bedrag", "het jaartal", "het getal", "de datum", "het teken"),
    fillers=frozenset("in van de het aan".split()),
    separators=(", ", " van ", " in "),
    last=frozenset(("laatste",)),
    first=frozenset(("eerste",)),
    second=frozenset(("tweede",)),
    start=frozenset(("begin",)),
    end=frozenset(("einde",)),
    same=frozenset(("hetzelfde artikel", "dit artikel")),
    except_="met uitzondering van ",
    sentence_words=frozenset(("zin", "zinnen")),
)  # fmt: skip

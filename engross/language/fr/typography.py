"""French typography: the spaces of the table below, and the small forms that a careful typist would set.

Sources: Banque de dépannage linguistique (OQLF) for fr-CA; Lexique des règles typographiques en usage à l'Imprimerie
nationale for fr-FR and fr-BE. Before `;` `!` `?` fr-CA wants no space and drops one typed there, but keeps a thin
no-break space, which the OQLF allows. The two agree but for that and the space between groups of three digits.
"""

from __future__ import annotations

import re

from engross.language.fr.reading import READING
from engross.language.typography import (
    APOSTROPHE,
    NBSP,
    SPACES,
    THIN,
    TypographyRule,
    bound,
    dash,
    double_quotes,
    ellipsis,
    numbered,
    rule,
    spaced_before,
)
from engross.model.superscript import SUPERSCRIPT_END, SUPERSCRIPT_START, superscript

# Only known words: in coefficient, poème, moelle the two letters stay apart.
_LIGATURE = (
    r"\b(?i:(?:man|dés)?oeuvr|(?:s|ch|(?:é|ran)?c)oeur|moeurs\b|b?oeufs?\b|noeud|voeux?\b"
    r"|oeil\b|oeillet|oecum[ée]n|foetus\b)"
)
_UNITS = (
    "ans? mois semaines? jours? heures? minutes? exemplaires? euros? dollars? cents? centimes? francs? livres? "
    "millions? milliards? habitants? pages? annexes? articles? h min km m cm mm kg ha"
).replace(" ", "|")
_PROVISIONS = (
    "articles? annexes? domaines? chapitres? sections? paragraphes? points? titres? alinéas? pages? avenants?".split()
)


def rules(tag: str) -> tuple[TypographyRule, ...]:
    """The rules of a French locale, in order."""
    month = rf"(?i:{'|'.join(READING.months)})\b"
    return (
        rule(_LIGATURE, lambda match: _joined(match[0])),
        ellipsis(),
        rule("'", APOSTROPHE),
        double_quotes(("«", "»"), ("“", "”"), also=APOSTROPHE),
        *_raised(),
        dash(),
        *_strong_marks(tag),
        *spaced_before(":", NBSP),
        rule(rf"(?<=«){SPACES}+", NBSP),
        rule(r"«(?=\S)", f"«{NBSP}"),
        rule(rf"{SPACES}+(?=»)", NBSP),
        rule(r"(?<=\S)»", f"{NBSP}»"),
        rule(rf"(?<=\d){SPACES}+(?=[%‰$€£])", NBSP),
        rule(r"(?<=\d)[%‰$€£](?!\w)", lambda match: NBSP + match[0]),
        bound(rf"\d{NBSP}\$", r"(?:AU|CA|US)\b"),
        rule(rf"(?<![\d,.])\d{{1,3}}(?P<x>{SPACES})(?=\d{{3}}(?!\d))", group_space(tag)),
        bound(rf"\d|{SUPERSCRIPT_START}er{SUPERSCRIPT_END}", month),
        bound(r"\d", rf"(?:{_UNITS})\b"),
        bound(rf"\d{SPACES}h", r"\d"),
        bound(rf"\b[nN](?:[°º]|os?|{SUPERSCRIPT_START}os?{SUPERSCRIPT_END})", r"\d"),
        bound(r"\b(?i:art|al|chap|fig|p|par|vol)\.|§", r"\d"),
        bound(r"\b(?:MM?\.|M(?:me|lle)s?|Mes?|D(?:r|re)s?|P(?:r|re)s?)", r"[A-ZÀ-ÖØ-ÞŒ]"),
        bound(r"\b[eE]n", r"\d{4}\b"),
        numbered(*_PROVISIONS),
    )


def group_space(tag: str) -> str:
    """Between groups of three digits."""
    return NBSP if tag == "fr-CA" else THIN


def _joined(word: str) -> str:
    return word.replace("oe", "œ").replace("OE", "Œ").replace("Oe", "Œ").replace("oE", "œ")


def _strong_marks(tag: str) -> tuple[TypographyRule, ...]:
    if tag == "fr-CA":
        return (rule(rf"(?<=[^\s«])[ {NBSP}]+(?=[;!?])", ""),)
    return spaced_before(";!?", THIN)


def _raised() -> tuple[TypographyRule, ...]:
    """1er, 1re, 2e, 2es, XXe, and the o of « no 1 », are raised. Wrong forms (2ème, 1e) stay, for a reader to see."""

    def put(match: re.Match[str]) -> str:
        return superscript(match["x"])

    # Centuries end at XXXIX here. `engross.model.numerals.ROMAN` also reads L, C, D and M, and the words Le, Ce, De and
    # Me would get a raised e.
    roman = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
    return (
        rule(r"(?<!\w)1(?P<x>ers?|res?)(?!\w)", put),
        rule(r"(?<!\w)(?:\d*[02-9]|\d+1)(?P<x>es?)(?!\w)", put),
        rule(r"(?<!\w)2(?P<x>nde?s?)(?!\w)", put),
        rule(r"(?<!\w)I(?P<x>er|re)(?!\w)", put),
        rule(rf"(?<!\w)(?!Ie){roman}(?P<x>e)(?!\w)", put),
        rule(rf"(?<!\w)[nN](?P<x>o)(?={SPACES}\d)", put),
    )

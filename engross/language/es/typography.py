"""Spanish typography: marks that open and close, spaces of figures and of signs.

Sources: Ortografía de la lengua española (RAE, ASALE, 2010), chapters III and VIII; Fundéu on quotation marks, on
thousands and on the space before %. The marks ¿ ¡ ? ! touch what they enclose; « » stand outside, “ ” inside, without
spaces; groups of three digits are parted by a thin space from five digits on; a space stands before % and €.
"""

from __future__ import annotations

from engross.language.es.reading import READING
from engross.language.typography import (
    NBSP,
    SPACES,
    THIN,
    TypographyRule,
    bound,
    double_quotes,
    ellipsis,
    numbered,
    rule,
    single_quotes,
)

_COUNTED = (
    "años? mes(?:es)? semanas? días? horas? minutos? ejemplar(?:es)? euros? dólar(?:es)? céntimos? francos? libras? "
    "mil mill[oó]n(?:es)? habitantes? páginas? anexos? artículos? h min km m cm mm kg ha"
).replace(" ", "|")
_MONTH = "|".join(READING.months)

RULES: tuple[TypographyRule, ...] = (
    ellipsis(),
    double_quotes(("«", "»"), ("“", "”"), also="¿¡"),
    single_quotes(r"(?!)"),
    rule(r"(?<= )-(?= )", "—"),
    rule(rf"(?<=[«¿¡]){SPACES}+(?=\S)", ""),
    rule(rf"(?<=\S){SPACES}+(?=[»])", ""),
    rule(rf"(?<=\w){SPACES}+(?=[;:?!](?!\w))", ""),
    rule(rf"(?<=\d){SPACES}+(?=[%‰€£$])", NBSP),
    rule(r"(?<=\d)[%‰€£](?!\w)", lambda match: NBSP + match[0]),
    rule(rf"(?<![\d,.])\d{{1,3}}(?P<x>{SPACES})(?=\d{{3}}(?!\d))", THIN),
    bound(r"(?<!\d)\d{1,2}", rf"de (?i:{_MONTH})\b"),
    bound(r"\d", rf"(?:{_COUNTED})\b"),
    bound(r"\b[nN]\.[ºo]|\b(?i:núms?|arts?|págs?|caps?|párrs?|aps?|pp?)\.|§", r"\d"),
    bound(r"\b(?:Sra?|Dra?|Excm[oa]|Ilm[oa]|Dñ?[ªa]?)\.[ªa]?", "[A-ZÁÉÍÓÚÑ]"),
    numbered(
        "artículos?", "anexos?", "ámbitos?", "capítulos?", "secci(?:ón|ones)", "párrafos?", "puntos?", "apartados?",
        "títulos?", "páginas?", "adendas?",
    ),
)  # fmt: skip
"""The rules of es-ES, in order."""

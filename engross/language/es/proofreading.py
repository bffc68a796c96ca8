"""What a proofreader of Spanish knows. Sources: forms of public bodies; the messages of Word and Excel in Spanish."""

from __future__ import annotations

import re

from engross.language.proofreading import Proofreading

PROOFREADING = Proofreading(
    blank_phrases=re.compile(
        r"\b(?i:nombre y apellidos?)\b(?! de\b)|\b(?i:el/la|la/el|un/una|del/de la|al/a la)\b"
        r"|\bD\. ?/ ?(?:Dña|Dª)\b\.?|\bSr\. ?/ ?Sra\b\.?"
        r"|\((?i:nombre|fecha|lugar|cargo|importe|número|firma)(?: (?:de|del|y) [^()]{1,50})?\)"
        r"|(?i:¡?Error! ?(?:No se encuentra el origen de la referencia|Marcador no definido)[^.]{0,40}\.?)"
    ),
    undecided=re.compile(r"\b(?:por|a) (?P<words>completar|precisar|confirmar|determinar|definir)\b", re.IGNORECASE),
    before_value=frozenset("el la los las del de al en es son será por para fecha lugar".split()),
    cannot_end=frozenset("y e o u el la los las del al de".split()),
    drafting_labels=re.compile(r"^(?:Nota (?:de redacción|del redactor)|Borrador|Variante|Opción)(?: \w{1,2})?\s?:"),
    running_heads=re.compile(r"(?i:\bpágina \d{1,3} ?(?:de|/) ?\d{1,3}\b)|^\s?[–-] ?\d{1,3} ?[–-]\s?$"),
    alphabet="áéíóúüñçàèòïôêëœæö",
)

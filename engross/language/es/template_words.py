"""Words of the page that templates print in acts in Spanish."""

from __future__ import annotations

from engross.language.words import TemplateWords

_WORDS = {
    "between": "Entre",
    "and": "y",
    "for": "Por {the}",
    "draft": "Borrador",
    "page": "página {n} de {N}",
    "countersigned": "Refrendado por",
    "witness": "Testigo",
    "witnesses": "Testigos",
    "signature": "Firma",
    "place": "lugar de la firma",
    "date": "fecha de la firma",
    "who": "firmante",
    "decision-number": "número de la decisión",
    "decision-date": "fecha de la decisión",
    "original": "Ejemplar {n} de {N}",
    "electronic": "Original electrónico",
    "kept": "{copy} – {party}",
    "copy": "Copia",
    "certified": "Copia certificada",
    "publication": "Copia para publicación",
    "reading": "Copia de lectura en letra grande",
    "signed": "(firmado)",
    "seal": "sello {seal}",
    "field-signature": "Firma de {name} {for}",
    "field-countersignature": "Refrendo de {name} {for}",
    "field-witness": "Firma de {name}, testigo",
    "field-initials": "Rúbrica de {name}, página {n}",
    "field-timestamp": "Sello de tiempo del documento",
    "certify": "Esta copia reproduce palabra por palabra el texto del acto siguiente: "
    "{title}, {mark}, firmado {signed}.",
    "certify-limits": "No reproduce ni su disposición en la página ni las firmas.",
    "certify-corrected": "Errata del original corregida aquí: «{found}», impreso «{printed}».",
    "certify-by": "Certificado {day} por {certifier}.",
}
_LABELS = {
    "article": "Artículo {n}",
    "annex": "Anexo {n}",
    "chapter": "Capítulo {n}",
    "domain": "Ámbito {n}",
    "section": "Sección {n}",
    "paragraph": "Párrafo {n}",
    "point": "Punto {n}",
}
TEMPLATE_WORDS = TemplateWords(words=_WORDS, labels=_LABELS)
